"""Finds the libraries with which WeasyPrint makes the booklets, and installs Debian's where it may.

`make test` runs this as a program before the tests. Which packages they are, the generator says itself.
"""

import os
import shutil
import subprocess
import sys

from generator.booklet.printing import DEBIAN_PACKAGES, PrintError, require


def may_install() -> bool:
    """Only root on a system with apt; elsewhere a person decides what is installed."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def is_there() -> bool:
    """Whether PDFs can be made."""
    try:
        require()
    except PrintError:
        return False
    return True


def install() -> None:
    """Install Debian's packages."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "--quiet"],
        ["apt-get", "install", "--quiet", "--yes", "--no-install-recommends", *DEBIAN_PACKAGES],
    ):
        print("Installing Pango:", " ".join(command), flush=True)
        done = subprocess.run(command, stdin=subprocess.DEVNULL, env=environment, check=False)
        if done.returncode:
            raise PrintError(f"'{' '.join(command)}' failed; see above.")


def main() -> int:
    """Make sure that the tests of the booklets can run."""
    try:
        if not is_there() and may_install():
            install()
        require()
        print("Pango: WeasyPrint can make PDFs")
    except PrintError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
