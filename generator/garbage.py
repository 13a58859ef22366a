"""Spares Python the search for garbage where there is none.

The search goes through everything in memory again and again. In a country of partnerships that is much, and it stays.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_is_garbage() -> Iterator[None]:
    """Make something that stays, without a search.

    For 200 partnerships that saves a fifth of a check, and of importing a command, whose modules stay too, a tenth.
    """
    was_searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_searching:
            gc.enable()


@contextmanager
def what_is_there_stays() -> Iterator[None]:
    """Keep what there is out of the search for a while. For 100 partnerships that saves a twelfth of a first build.

    Of a build after a small change it saves a seventh, together with the other.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
