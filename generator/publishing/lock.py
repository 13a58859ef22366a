"""One publisher at a time. The lock is the kernel's, so it is gone when its holder is killed."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

LONGEST_WAIT = 600.0
_PAUSE = 0.1


class BusyError(Exception):
    """Someone else is publishing, and did not finish in time. The message is for the editor."""


@contextmanager
def locked(path: Path, say: Callable[[str], None], longest_wait: float = LONGEST_WAIT) -> Iterator[None]:
    """Hold the lock while the block runs; wait for it, and tell so, while someone else has it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _taken(descriptor):
            say("Er is al een publicatie bezig. Deze wacht tot die klaar is …")
            _wait(descriptor, longest_wait)
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait(descriptor: int, longest: float) -> None:
    deadline = time.monotonic() + longest
    while not _taken(descriptor):
        if time.monotonic() >= deadline:
            raise BusyError("Een andere publicatie is nog bezig. Probeer het straks opnieuw.")
        time.sleep(_PAUSE)
