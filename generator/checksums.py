"""The checksums of a folder: a list that says of every file what it must be.

It has the form of `sha256sum`, so that anyone can check a folder without plansite, also years later.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

FILE = "SHA256SUMS"
NO_FILE = "geen gewoon bestand"
"""Stands for the checksum of a link, a device or a pipe: no such thing belongs in a site, and none is opened."""
_LINE = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")
_MOST_BYTES = 100_000_000
_SIGNS = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}

Checksums = Mapping[str, str]
"""The SHA-256 of each file in hexadecimal, by its path in the folder."""


class ChecksumError(Exception):
    """A list of checksums cannot be read. The message is for who checks."""


@dataclass(frozen=True)
class Differences:
    """In which files a folder is another than it must be."""

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.count)

    @property
    def count(self) -> int:
        """How many files differ."""
        return len(self.changed) + len(self.missing) + len(self.extra)


def checksums_of(folder: Path) -> Checksums:
    """Return the checksum of every file below a folder, without that of the list itself."""
    return {path: _checksum(folder / path) for path in sorted(paths_of(folder)) if path != FILE}


def checksums_of_files(files: Mapping[str, bytes]) -> Checksums:
    """Return the checksum of files that are still to be written."""
    return {path: hashlib.sha256(files[path]).hexdigest() for path in sorted(files)}


def paths_of(folder: Path) -> Iterator[str]:
    """Yield the path of every file below a folder; a link is one too, whatever it leads to."""
    start = len(folder.as_posix()) + 1
    for root, folders, names in os.walk(folder.as_posix(), onerror=_stop):
        links = [name for name in folders if Path(root, name).is_symlink()]
        for name in (*names, *links):
            yield f"{root}/{name}"[start:]


def _stop(error: OSError) -> None:
    """A folder that cannot be read may hold anything, so nothing can be said about it."""
    raise error


def _checksum(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return NO_FILE
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def differences(expected: Checksums, found: Checksums) -> Differences:
    """Compare what files must be with what they are."""
    return Differences(
        changed=tuple(sorted(path for path in expected if path in found and found[path] != expected[path])),
        missing=tuple(sorted(expected.keys() - found.keys())),
        extra=tuple(sorted(found.keys() - expected.keys())),
    )


def checksum_list(checksums: Checksums) -> bytes:
    """Return the list as `sha256sum` writes it, sorted by path."""
    return b"".join(_line(path, checksum) for path, checksum in sorted(checksums.items()))


def _line(path: str, checksum: str) -> bytes:
    name = "".join(_SIGNS.get(sign, sign) for sign in path)
    mark = "\\" if name != path else ""
    return os.fsencode(f"{mark}{checksum}  {name}\n")


def parse_checksum_list(content: bytes) -> Checksums:
    """Read a list that `checksum_list` or `sha256sum` wrote. Raises ChecksumError at the first line that is none."""
    found: dict[str, str] = {}
    *lines, rest = os.fsdecode(content).split("\n")
    if rest:
        raise ChecksumError(f"{FILE} is niet compleet: de laatste regel heeft geen einde.")
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise ChecksumError(f"Regel {number} van {FILE} is geen controlegetal met een bestandsnaam.")
        path = _unescaped(match[3]) if match[1] else match[3]
        if path in found:
            raise ChecksumError(f"Regel {number} van {FILE} noemt een bestand dat er al in staat.")
        found[path] = match[2]
    return found


def read_checksum_list(path: Path) -> Checksums:
    """Read a list from a file. Raises ChecksumError where there is none, or something else in its place."""
    if path.is_symlink() or not path.is_file():
        raise ChecksumError(f"{path.name} ontbreekt, dus met controlegetallen is niets te vergelijken.")
    if path.stat().st_size > _MOST_BYTES:
        raise ChecksumError(f"{path.name} is te groot.")
    return parse_checksum_list(path.read_bytes())


def known_checksums(path: Path) -> Checksums:
    """Return a list from a file; nothing where there is none that can be read."""
    try:
        return read_checksum_list(path)
    except ChecksumError:
        return {}


def _unescaped(name: str) -> str:
    signs = {written: sign for sign, written in _SIGNS.items()}
    return re.sub(r"\\[\\nr]", lambda match: signs[match[0]], name)


def write_checksums(folder: Path, known: Checksums = MappingProxyType({})) -> Checksums:
    """Write the list of a folder into it, and return it. What is known of it is not computed again."""
    found = {
        path: known.get(path) or _checksum(folder / path) for path in sorted(paths_of(folder)) if path != FILE
    }
    path = folder / FILE
    # What stands there is replaced and not written into: it could be a link to another file.
    path.unlink(missing_ok=True)
    path.write_bytes(checksum_list(found))
    return found
