"""Digests of the program and of files: with the same digest they are the same."""

from __future__ import annotations

import hashlib
import json
import platform
import sysconfig
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_PROGRAM = ("generator", "site_templates")


@cache
def program_digest() -> str:
    """Return the digest of the program, when first asked for: its own files, and the versions of its packages."""
    folders = [_ROOT / name for name in _PROGRAM]
    files = (path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts)
    # Names and versions stand in the names of these folders; asking for the metadata takes ten times as long.
    packages = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    values = [platform.python_version(), packages, digest_of_files(_ROOT, [_ROOT / "mkdocs.yml", *files])]
    return digest(json.dumps(values).encode())


def digest_of_files(root: Path, paths: Iterable[Path]) -> str:
    """Return the digest of the names, below `root`, and the content of some files. What is no file does not count."""
    sha256 = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            content = path.read_bytes()
            sha256.update(f"{path.relative_to(root).as_posix()} {len(content)} ".encode() + content)
    return sha256.hexdigest()


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
