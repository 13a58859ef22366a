"""Finds the web servers that the publishing tests run, and installs Debian's where it may.

`make test` runs this as a program before the tests; the tests themselves only call `find()`.
nginx serves the published site in the tests; Caddy judges the configuration written for it.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("nginx", "caddy")
# openssl makes the certificate for which nginx judges a configuration with https.
PROGRAMS = (*NAMES, "openssl")
# A person's PATH often lacks the folder of programs for administrators, where Debian puts nginx.
_PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"))

NOT_FOUND = f"""\
The tests need {", ".join(PROGRAMS)}, and this machine lacks: {{missing}}.
Install them: as root 'apt-get install {" ".join(PROGRAMS)}', or as your system does it.
None of them has to run as a service."""


class WebServerError(Exception):
    """A program is missing; the message says what to do about it."""


def find(name: str) -> str:
    """Return the path of a program, or say what to do."""
    found = shutil.which(name, path=_PATH)
    if found is None:
        raise WebServerError(NOT_FOUND.format(missing=name))
    return found


def missing() -> list[str]:
    """Return the programs that this machine lacks."""
    return [name for name in PROGRAMS if shutil.which(name, path=_PATH) is None]


def may_install() -> bool:
    """Only root on a system with apt; elsewhere a person decides what is installed."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(names: list[str]) -> None:
    """Install Debian's packages. No test needs the ports of a service that this may start."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "--quiet"],
        ["apt-get", "install", "--quiet", "--yes", "--no-install-recommends", *names],
    ):
        print("Installing web servers:", " ".join(command), flush=True)
        done = subprocess.run(command, stdin=subprocess.DEVNULL, env=environment, check=False)
        if done.returncode:
            raise WebServerError(f"'{' '.join(command)}' failed; see above.")


def main() -> int:
    """Make sure that the publishing tests can run."""
    try:
        if missing() and may_install():
            install(missing())
        print("Web servers:", ", ".join(find(name) for name in PROGRAMS))
    except WebServerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
