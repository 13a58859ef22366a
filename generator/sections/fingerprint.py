"""What the section of a partnership is made from, as one number: with the same number it has the same bytes."""

from __future__ import annotations

import hashlib
import json
import platform
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.edition import Edition
from generator.loading.disk import EntryKind, kind_of
from generator.loading.look import look_at

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = ("generator", "site_templates")


@dataclass(frozen=True)
class Fingerprint:
    """What all partnerships of a build share, and where the data of each stand."""

    shared: str
    data: Path

    @classmethod
    def of(cls, edition: Edition, data: Path) -> Fingerprint:
        """Return the fingerprint of a build."""
        whole = edition.portal.whole
        values = [
            _program(),
            _of_files(data, (path for path in data.iterdir() if kind_of(path) is EntryKind.FILE)),
            edition.reference_date.isoformat(),
            edition.base_url,
            edition.is_preview,
            edition.press is not None,
            whole.partnerships,
            whole.is_fictional,
        ]
        return cls(_number(json.dumps(values).encode()), data)

    def key(self, edition: Edition, unit: str) -> str:
        """Return what the section of a partnership is made from, as one number."""
        folder = f"data/{unit}/"
        days = {path: f"{day}" for path, day in sorted(edition.modified.items()) if path.startswith(folder)}
        seen = (Path(path) for path, *_ in look_at([self.data / unit]))
        files = _of_files(self.data.resolve(), seen)
        return _number(json.dumps([self.shared, unit, files, days]).encode())


@cache
def _program() -> str:
    """The program itself: its own files, and the versions of what it is built on."""
    folders = [_ROOT / name for name in _PROGRAM]
    files = (path for folder in folders for path in folder.rglob("*") if path.suffix != ".pyc")
    # Names and versions stand in the names of these folders; asking for the metadata takes ten times as long.
    packages = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    values = [platform.python_version(), packages, _of_files(_ROOT, [_ROOT / "mkdocs.yml", *files])]
    return _number(json.dumps(values).encode())


def _of_files(root: Path, paths: Iterable[Path]) -> str:
    number = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            content = path.read_bytes()
            number.update(f"{path.relative_to(root).as_posix()} {len(content)} ".encode() + content)
    return number.hexdigest()


def _number(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
