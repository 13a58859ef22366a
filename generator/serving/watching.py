"""Notices that files change, by looking. Whatever an editor, a rename or git does to them, the next look shows it.

Looking is slower than being told, but not by much: one look at the 170 files of two plans takes a millisecond.
Being told fails on network drives and in containers, and says nothing of what happened in between.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

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
