"""Runs plansite and lets something happen just before its n-th step on disk.

Called as a program: python -m tests.support.killed HOW STEP COUNT_FILE plansite's arguments …
HOW is "killed", with a signal that nothing can catch, or "full": from then on the disk takes
nothing more. Step 0 harms nothing and writes to COUNT_FILE how many steps there were.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from generator.cli import main

# What changes the disk. Renaming is one event for os.rename and os.replace.
CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.chmod", "os.link"})
# What a full disk refuses: all that needs room.
GROWS = frozenset({"os.rename", "os.mkdir", "os.symlink", "os.link"})
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def killed(event: str, path: object) -> None:
    """End here and now."""
    os.kill(os.getpid(), signal.SIGKILL)


def full(event: str, path: object) -> None:
    """Refuse what needs room."""
    if event in GROWS or (event == "open" and path != os.devnull):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)


HOW: dict[str, Callable[[str, object], None]] = {"killed": killed, "full": full}


def counter(
    fatal: int, harm: Callable[[str, object], None]
) -> tuple[Callable[[str, tuple[object, ...]], None], list[int]]:
    """Return an audit hook that counts steps and does harm from a fatal one on, and its count."""
    count = [0]

    def look(event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
        if event in CHANGES or writes:
            count[0] += 1
            if 0 < fatal <= count[0]:
                harm(event, arguments[0])

    return look, count


if __name__ == "__main__":
    how, step, count_file, *arguments = sys.argv[1:]
    # Python's own caches are no steps of publishing.
    sys.dont_write_bytecode = True
    look, steps = counter(int(step), HOW[how])
    sys.addaudithook(look)
    code = main(arguments)
    if step == "0":
        Path(count_file).write_text(str(steps[0]), encoding="utf-8")
    sys.exit(code)
