"""Work that is divided over copies of the process: in order, with its errors, and nothing is left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pytest

from generator.processes import fitting_processes, made_of_each
from generator.search.pagefind import SearchIndexError
from tests.support.sites import ROOT

FIRST = os.getpid()
NAMES = ["a", "b", "c", "d", "e"]
# Two copies that say who they are, beside a first process that never gets done.
ENDLESS = """
import os, sys, time
from functools import partial
from pathlib import Path
from generator.processes import made_of_each

first, pieces = os.getpid(), int(sys.argv[2])

def make(name):
    Path(sys.argv[1], f"{os.getpid()}").touch()
    time.sleep(3600 if os.getpid() == first else 0.05)
    return name * 200_000

try:
    made_of_each([f"{number}" for number in range(pieces)], partial(map, make), 3)
except KeyboardInterrupt:
    print("ended")
"""


class OddError(Exception):
    """Cannot be handed over between processes: it is made of two things and remembers one."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)


def process_of(name: str) -> tuple[str, int]:
    return name, os.getpid()


def test_every_piece_is_made_once_and_stands_in_order() -> None:
    made = made_of_each(NAMES, partial(map, process_of), 3)
    assert [name for name, _ in made] == NAMES
    makers = [process for _, process in made]
    assert makers[0] == makers[3] == FIRST
    assert makers[1] == makers[4]
    assert len(set(makers)) == 3


@pytest.mark.parametrize("count", [1, 2, 5, 8])
def test_any_number_of_processes_makes_the_same(count: int) -> None:
    assert made_of_each(NAMES, partial(map, str.upper), count) == ["A", "B", "C", "D", "E"]
    assert made_of_each([], partial(map, str.upper), count) == []


@pytest.mark.parametrize("odd", ["", "d"], ids=["done", "gone wrong"])
def test_what_a_process_opened_is_closed_in_it(odd: str, tmp_path: Path) -> None:
    def make(names: Sequence[str]) -> Iterator[str]:
        try:
            for name in names:
                if name == odd:
                    raise SearchIndexError(name)
                yield name
        finally:
            with (tmp_path / f"{os.getpid()}").open("a", encoding="utf-8") as file:
                file.write("closed ")

    expected = pytest.raises(SearchIndexError) if odd else nullcontext()
    with expected:
        assert made_of_each(NAMES, make, 2) == NAMES
    closed = {int(path.name): path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert len(closed) == 2
    # What went wrong in a copy is done again in the first process.
    assert closed.pop(FIRST) == ("closed closed " if odd else "closed ")
    assert list(closed.values()) == ["closed "]


def test_what_goes_wrong_in_a_copy_is_raised_here() -> None:
    def refuse(name: str) -> str:
        if name == "b":
            raise SearchIndexError("Pagefind kon de zoekindex niet maken.")
        return name

    with pytest.raises(SearchIndexError, match=r"^Pagefind kon de zoekindex niet maken\.$"):
        made_of_each(NAMES, partial(map, refuse), 2)


@pytest.mark.parametrize(
    "error", [KeyError("kwijt"), OddError("een", "twee")], ids=["a slip", "one that cannot travel"]
)
def test_what_nobody_expected_is_raised_where_it_happened(
    error: Exception, capfd: pytest.CaptureFixture[str]
) -> None:
    def slip(name: str) -> str:
        if name == "d":
            raise error
        return name

    with pytest.raises(type(error)) as raised:
        made_of_each(NAMES, partial(map, slip), 2)
    assert raised.value is error
    assert raised.traceback[-1].name == "slip"
    assert capfd.readouterr() == ("", "")


def test_the_work_of_a_copy_that_stops_is_done_here() -> None:
    def stop(name: str) -> tuple[str, int]:
        if name == "d" and os.getpid() != FIRST:
            os.kill(os.getpid(), signal.SIGKILL)
        return process_of(name)

    assert made_of_each(NAMES, partial(map, stop), 2) == [(name, FIRST) for name in NAMES]


def test_so_is_that_of_a_copy_that_is_stopped_while_it_answers() -> None:
    stopped = []

    def make(name: str) -> str:
        # When the last one is made here, the copy waits to answer: with more than a pipe holds.
        if name == "e" and os.getpid() == FIRST:
            (copy,) = multiprocessing.active_children()
            wait_until(lambda: is_asleep(copy.pid))
            stopped.append(copy)
            copy.kill()
        return name * 200_000

    assert made_of_each(NAMES, partial(map, make), 2) == [name * 200_000 for name in NAMES]
    assert [copy.exitcode for copy in stopped] == [-signal.SIGKILL]


def test_without_room_for_a_copy_all_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    assert made_of_each(NAMES, partial(map, process_of), 3) == [(name, FIRST) for name in NAMES]


@pytest.mark.parametrize("pieces", [100_000, 6], ids=["at work", "answering"])
def test_copies_end_when_the_first_process_is_killed(tmp_path: Path, pieces: int) -> None:
    with started(tmp_path, pieces) as program:
        copies = running(tmp_path, 3) - {program.pid}
        time.sleep(0.5)  # they make six pieces in a fifth of that, and then they wait to answer
        program.kill()
        program.wait()
        wait_until(lambda: not any(map(is_running, copies)))


def test_ctrl_c_ends_all_without_a_word_from_the_copies(tmp_path: Path) -> None:
    with started(tmp_path, 100_000) as program:
        copies = running(tmp_path, 3) - {program.pid}
        os.killpg(program.pid, signal.SIGINT)
        said, complained = program.communicate(timeout=60)
        assert (said, complained) == ("ended\n", "")
        assert not any(map(is_running, copies))


def started(folder: Path, pieces: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ENDLESS, folder.as_posix(), f"{pieces}"],
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
    return state_of(process) not in ("", "Z")


def is_asleep(process: int | None) -> bool:
    """Whether a process waits for something, a fifth of a second long."""
    for _ in range(20):
        if state_of(process) != "S":
            return False
        time.sleep(0.01)
    return True


def state_of(process: int | None) -> str:
    """Return what a process does, as a letter; none where there is no such process."""
    try:
        return Path("/proc", f"{process}", "stat").read_text().rpartition(") ")[2][0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def wait_until(happened: Callable[[], bool]) -> None:
    for _ in range(1200):
        if happened():
            return
        time.sleep(0.05)
    pytest.fail("it did not happen within a minute")


def test_little_work_is_not_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(64)))
    assert [fitting_processes(pieces) for pieces in (0, 2, 7, 8, 20, 200)] == [1, 1, 1, 2, 2, 2]
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
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert fitting_processes(200) == 2
    monkeypatch.setattr(sys, "platform", "darwin")
    assert fitting_processes(200) == 1
