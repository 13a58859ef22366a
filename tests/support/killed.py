"""Runs plansite and kills it, with a signal that nothing can catch, just before its n-th step on disk.

Called as a program: python -m tests.support.killed STEP COUNT_FILE plansite's arguments …
Step 0 kills nothing and writes to COUNT_FILE how many steps there were.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from generator.cli import main

# What changes the disk. Renaming is one event for os.rename and os.replace.
CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.chmod", "os.link"})
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def counter(fatal: int) -> tuple[Callable[[str, tuple[object, ...]], None], list[int]]:
    """Return an audit hook that counts steps and kills at a fatal one, and its count."""
    count = [0]

    def look(event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
        if event in CHANGES or writes:
            count[0] += 1
            if count[0] == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    return look, count


if __name__ == "__main__":
    step, count_file, *arguments = sys.argv[1:]
    # Python's own caches are no steps of publishing.
    sys.dont_write_bytecode = True
    look, steps = counter(int(step))
    sys.addaudithook(look)
    code = main(arguments)
    if step == "0":
        Path(count_file).write_text(str(steps[0]), encoding="utf-8")
    sys.exit(code)
