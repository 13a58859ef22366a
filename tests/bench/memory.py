"""How much memory a program and all that it starts have together, at most."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_PROCESSES = Path("/proc")
_APART = "pagefind"  # makes the index, a program of its own: at most 41 MB at 200 partnerships, each
_EVERY = 0.1


def most_memory() -> float:
    """Return the most memory that this program had until now, in MB; what started it does not count."""
    found = re.search(r"^VmHWM:\s+(\d+) kB", _text(_PROCESSES / "self" / "status"), re.MULTILINE)
    assert found
    return int(found[1]) / 1024


def with_memory(run: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Run something that starts a program, and add the most that it had, in MB, to what is told of it.

    What processes share counts once (PSS). Looked at ten times a second, so a peak between two looks is not seen.
    """
    most, is_over = 0.0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not is_over.wait(_EVERY):
            most = max(most, sum(map(_memory, _below(os.getpid()))))

    beside = threading.Thread(target=watch)
    beside.start()
    try:
        took = run()
    finally:
        is_over.set()
        beside.join()
    return took | {"megabytes": round(most)}


def _below(process: int) -> Iterator[int]:
    for children in (_PROCESSES / f"{process}" / "task").glob("*/children"):
        for child in map(int, _text(children).split()):
            yield child
            yield from _below(child)


def _memory(process: int) -> float:
    folder = _PROCESSES / f"{process}"
    found = re.search(r"^Pss: +(\d+) kB", _text(folder / "smaps_rollup"), re.MULTILINE)
    return int(found[1]) / 1024 if found and _APART not in _text(folder / "comm") else 0.0


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError:  # it ended meanwhile
        return ""
