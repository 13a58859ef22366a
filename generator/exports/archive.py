"""Archives that are the same bytes whenever the same files go in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import IO

# The first day that a ZIP can hold; the days that matter stand in the files themselves.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o644 << 16


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP with files in the order given, without a word about when or by whom it was made."""
    target = io.BytesIO()
    write_archive(files.items(), target)
    return target.getvalue()


def write_archive(files: Iterable[tuple[str, bytes]], target: IO[bytes]) -> None:
    """Write such a ZIP, holding one file at a time in memory."""
    with zipfile.ZipFile(target, "w") as made:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _PLAIN_FILE
            entry.create_system = 3  # Unix, wherever it is made
            made.writestr(entry, content)


def rewritten(content: bytes) -> bytes:
    """Return another program's ZIP with the same files, without times."""
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return archive({name: found.read(name) for name in found.namelist()})
