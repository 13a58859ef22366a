"""Notices that files change, by looking. Whatever an editor, a rename or git does to them, the next look shows it.

Looking is slower than being told, but not by much: one look at the 170 files of two plans takes a millisecond.
Being told fails on network drives and in containers, and says nothing of what happened in between.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

Look = frozenset[tuple[str, int, int, int]]
"""What there is to see of files: the path, the moment of the last change, the size and the number of each."""
Seen = TypeVar("Seen")

_PAUSE = 0.1
_REST = 0.04
_MOST_RESTS = 50


def changes(look: Callable[[], Seen]) -> Iterator[Seen]:
    """Yield what `look` sees, and again whenever that has changed and has come to rest. Never ends."""
    before: Seen | None = None
    while True:
        began = time.monotonic()
        seen = look()
        took = time.monotonic() - began
        if seen != before:
            before = _at_rest(seen, look)
            yield before
        # Of many files a look takes long: then most of the time is for other work all the same.
        time.sleep(max(_PAUSE, 10 * took))


def _at_rest(seen: Seen, look: Callable[[], Seen]) -> Seen:
    """Wait until nothing changes any more, so that a file half saved is not a mistake; but not for ever."""
    for _ in range(_MOST_RESTS):
        time.sleep(_REST)
        before, seen = seen, look()
        if seen == before:
            break
    return seen


def look_at(paths: Iterable[Path]) -> Look:
    """Look at files and at everything in folders. What is hidden or gone is not seen."""
    return frozenset(one for path in paths for one in _look(path.resolve()))


def _look(place: Path | os.DirEntry[str]) -> Iterator[tuple[str, int, int, int]]:
    try:
        found = place.stat(follow_symlinks=False)
        is_folder = stat.S_ISDIR(found.st_mode)
        inside = list(os.scandir(place)) if is_folder else []
    except OSError:
        return
    # A folder changes whenever an editor puts a hidden file in it; what counts is that it is there.
    yield (os.fspath(place), *((0, 0, 0) if is_folder else (found.st_mtime_ns, found.st_size, found.st_ino)))
    for entry in inside:
        if not entry.name.startswith("."):
            yield from _look(entry)
