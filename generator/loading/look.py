"""What there is to see of files from outside, to notice that one of them was changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

Look = frozenset[tuple[str, int, int, int, int]]
"""What there is to see of files: the path, two moments of the last change, the size and the number of each.

The first moment can be set by anyone; the second cannot, but not every system keeps it.
"""
_DEEPEST = 30
"""So many folders in each other; nothing of the site stands so deep."""


def look_at(paths: Iterable[Path]) -> Look:
    """Look at files and at everything in folders. What is hidden or gone is not seen."""
    return frozenset(one for path in paths for one in _look(path.resolve()))


def _look(place: Path | os.DirEntry[str], depth: int = 0) -> Iterator[tuple[str, int, int, int, int]]:
    try:
        found = place.stat(follow_symlinks=False)
        is_folder = stat.S_ISDIR(found.st_mode)
        inside = list(os.scandir(place)) if is_folder and depth < _DEEPEST else []
    except OSError:
        return
    # A folder changes whenever an editor puts a hidden file in it; what counts is that it is there.
    times = (found.st_mtime_ns, found.st_ctime_ns)
    yield (os.fspath(place), *((0, 0, 0, 0) if is_folder else (*times, found.st_size, found.st_ino)))
    for entry in inside:
        if not entry.name.startswith("."):
            yield from _look(entry, depth + 1)
