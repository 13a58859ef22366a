"""Builds the whole site besides, for what a preview cannot make page by page: the search index, the exports,
the map of the site, and what is wrong with it as a whole, such as links that lead nowhere.

It is an ordinary build in a process of its own: so it is right, and the next saved change does not wait for it.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from generator.build import Report, build_site
from generator.inputs import Inputs
from generator.serving.failures import problem_of

_QUIET = 1.0


class Finishing:
    """One build at a time, of the newest inputs, begun when there has been no change for a second."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._wanted: tuple[Inputs, Callable[[Report], None]] | None = None
        self._news = threading.Condition()
        self._process: subprocess.Popen[bytes] | None = None
        threading.Thread(target=self._work, daemon=True).start()

    def want(self, inputs: Inputs, done: Callable[[Report], None]) -> None:
        """Ask for a build; what was asked before and has not begun is forgotten."""
        with self._news:
            self._wanted = (inputs, done)
            self._news.notify_all()

    def stop(self) -> None:
        """End the build that is under way, and the indexer that it may have started."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait()

    def _work(self) -> None:
        while True:
            inputs, done = self._next()
            report = self._build(inputs)
            if report:
                done(report)

    def _next(self) -> tuple[Inputs, Callable[[Report], None]]:
        with self._news:
            while self._wanted is None:
                self._news.wait()
            while self._news.wait(_QUIET):
                pass
            wanted, self._wanted = self._wanted, None
            return wanted

    def _build(self, inputs: Inputs) -> Report | None:
        """Return the report of a build; nothing when it was ended."""
        # In a session of its own: Ctrl+C in the terminal is for the preview, which then ends the build.
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        answer, _ = self._process.communicate(pickle.dumps((inputs, self.folder)))
        return pickle.loads(answer) if self._process.returncode == 0 else None


def _report(inputs: Inputs, folder: Path) -> Report:
    try:
        return build_site(inputs, folder, lambda line: None)
    except Exception as error:
        return Report([problem_of(error)])


if __name__ == "__main__":
    pickle.dump(_report(*pickle.load(sys.stdin.buffer)), sys.stdout.buffer)
