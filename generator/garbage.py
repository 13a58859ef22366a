"""Spares Python the search for garbage where there is none.

The search goes through everything in memory again and again. In a country of partnerships that is much, and it stays.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 300_000  # new objects; Python itself searches after 700


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


def the_program_ends() -> None:
    """Let Python end without the search, which it does several times while it takes everything apart.

    For two partnerships that takes a sixteenth of a build. All memory goes back to the system anyway.
    """
    gc.freeze()


@contextmanager
def what_is_there_stays() -> Iterator[None]:
    """Keep what there is out of the search for a while, and search seldom: about once for every partnership made.

    The one saves a twelfth of a first build of a hundred partnerships; the other a twentieth of one of two, and a
    thirtieth of one of twenty, for some 40 MB of memory.
    """
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
