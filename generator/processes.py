"""Divides work over copies of this process, which know all that it has read and hand over what they make."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Made = TypeVar("Made")
Make = Callable[[Sequence[str]], Iterable[Made]]
"""Makes something of each of some names, in their order."""

# With four, 200 partnerships need 750 MB of memory; with two 470, and alone 340.
_MOST = 2
# What a copy has to do again, such as loading templates, takes as long as making two or three partnerships.
_LEAST_WORK = 4


def fitting_processes(pieces: int) -> int:
    """Return how many processes divide a number of pieces of work well: two where there are two cores and enough work.

    Then a build of 20 or 200 partnerships takes two thirds of the time on the clock: reading, the portal and putting
    together stay the work of one. It is one where a process cannot be copied safely: outside Linux, or beside threads,
    of which a copy has none and for which it would wait for ever.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return max(1, min(_MOST, len(os.sched_getaffinity(0)), pieces // _LEAST_WORK))


def made_of_each(names: Sequence[str], make: Make[Made], processes: int) -> list[Made]:
    """Return what `make` gives for each name, in their order. Raises what `make` raises."""
    own, *others = [names[start::processes] for start in range(processes)]
    made: dict[str, Made] = {}
    with ExitStack() as at_work:
        answers = [_started(share, make, at_work) for share in others]
        made.update(zip(own, make(own), strict=True))
        for share, answer in zip(others, answers, strict=True):
            made.update(zip(share, _received(answer) or make(share), strict=True))
    return [made[name] for name in names]


def _started(names: Sequence[str], make: Make[Made], at_work: ExitStack) -> Connection | None:
    """Return where a new copy will answer; nothing where there is no room for one."""
    # Imported for a large site only: for a small one it takes a hundredth of the build.
    from multiprocessing import get_context

    context = get_context("fork")
    answer, to_answer = context.Pipe(duplex=False)
    at_work.callback(answer.close)
    copy = context.Process(target=_work, args=(names, make, answer, to_answer, os.getpid()), daemon=True)
    # Afterwards that end is open in the copy only, and its end is heard here.
    with to_answer:
        try:
            copy.start()
        except OSError:
            return None
    at_work.callback(copy.join)
    at_work.callback(copy.terminate)
    return answer


def _received(answer: Connection | None) -> list[Made] | None:
    """Return what a copy made; nothing where it stopped, and then its work is done here.

    It stops where something goes wrong: here that is raised with the place where it happened. Or the system stops it
    because memory is full, if need be halfway through its answer.
    """
    try:
        made: list[Made] | None = answer.recv() if answer else None
    except (EOFError, OSError):
        return None
    return made


def _work(names: Sequence[str], make: Make[Made], read: Connection, answer: Connection, first: int) -> None:
    # Ctrl-C reaches every process of a terminal; the first one hears it and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    read.close()  # or an answer would wait for ever for a first process that was killed
    made: list[Made] = []
    with suppress(Exception):
        for one in make(names):
            if os.getppid() != first:  # it was killed: nobody waits for this, and somebody may start anew
                return
            made.append(one)
        answer.send(made)
