"""Work that is divided over copies of the process: in order, with its errors, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.processes import fitting_processes, made_of_each
from generator.search.pagefind import SearchIndexError
from tests.support.sites import ROOT

FIRST = os.getpid()
NAMES = ["a", "b", "c", "d", "e"]
# Three copies that each say who they are, and then go on for as long as anybody waits for them.
ENDLESS = """
import os, sys, time
from pathlib import Path
from generator.processes import made_of_each

def make(name):
    Path(sys.argv[1], f"{os.getpid()}").touch()
    time.sleep(0.05)

try:
    made_of_each([f"{number}" for number in range(100_000)], make, 3)
except KeyboardInterrupt:
    print("ended")
"""


def process_of(name: str) -> tuple[str, int]:
    return name, os.getpid()


def test_every_piece_is_made_once_and_stands_in_order() -> None:
    made = made_of_each(NAMES, process_of, 3)
    assert [name for name, _ in made] == NAMES
    makers = [process for _, process in made]
    assert makers[0] == makers[3] == FIRST
    assert makers[1] == makers[4]
    assert len(set(makers)) == 3


@pytest.mark.parametrize("count", [1, 2, 5, 8])
def test_any_number_of_processes_makes_the_same(count: int) -> None:
    assert made_of_each(NAMES, str.upper, count) == ["A", "B", "C", "D", "E"]
    assert made_of_each([], str.upper, count) == []


def test_what_goes_wrong_in_a_copy_is_raised_here() -> None:
    def refuse(name: str) -> str:
        if os.getpid() != FIRST:
            raise SearchIndexError("Pagefind kon de zoekindex niet maken.")
        return name

    with pytest.raises(SearchIndexError, match=r"^Pagefind kon de zoekindex niet maken\.$"):
        made_of_each(NAMES, refuse, 2)


def test_the_work_of_a_copy_that_stops_is_done_here() -> None:
    def stop(name: str) -> tuple[str, int]:
        if name == "d" and os.getpid() != FIRST:
            os.kill(os.getpid(), signal.SIGKILL)
        return process_of(name)

    assert made_of_each(NAMES, stop, 2) == [(name, FIRST) for name in NAMES]


def test_copies_end_when_the_first_process_is_killed(tmp_path: Path) -> None:
    with started(tmp_path) as program:
        copies = running(tmp_path, 3) - {program.pid}
        program.kill()
        program.wait()
        wait_until(lambda: not any(map(is_running, copies)))


def test_ctrl_c_ends_all_without_a_word_from_the_copies(tmp_path: Path) -> None:
    with started(tmp_path) as program:
        copies = running(tmp_path, 3) - {program.pid}
        os.killpg(program.pid, signal.SIGINT)
        said, complained = program.communicate(timeout=60)
        assert (said, complained) == ("ended\n", "")
        assert not any(map(is_running, copies))


def started(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ENDLESS, folder.as_posix()],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Some callers of the tests ignore Ctrl-C, which a program inherits.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def running(folder: Path, count: int) -> set[int]:
    """Return the processes that make something, as soon as there are as many as that."""
    wait_until(lambda: len(list(folder.iterdir())) == count)
    return {int(path.name) for path in folder.iterdir()}


def is_running(process: int) -> bool:
    """Whether a process does anything still; what waits to be forgotten by its parent does not."""
    try:
        return Path("/proc", f"{process}", "stat").read_text().rpartition(") ")[2][0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_until(happened: Callable[[], bool]) -> None:
    for _ in range(1200):
        if happened():
            return
        time.sleep(0.05)
    pytest.fail("it did not happen within a minute")


def test_little_work_is_not_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(64)))
    assert [fitting_processes(pieces) for pieces in (0, 2, 7, 8, 20, 200)] == [1, 1, 1, 2, 4, 4]
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0})
    assert fitting_processes(200) == 1


def test_beside_threads_and_on_other_systems_one_process_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(64)))
    is_over = threading.Event()
    beside = threading.Thread(target=is_over.wait)
    beside.start()
    assert fitting_processes(200) == 1
    is_over.set()
    beside.join()
    assert fitting_processes(200) == 4
    monkeypatch.setattr(sys, "platform", "darwin")
    assert fitting_processes(200) == 1
