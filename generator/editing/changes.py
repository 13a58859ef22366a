"""Changes of files as one value: tried on a copy first, then written all or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.inputs import Inputs, read_inputs
from generator.problems import Place, Problem

Changes = Mapping[Path, str | None]
"""The new text of every file that changes; None for a file that goes."""
Judge = Callable[[Changes], list[Problem]]


def judge_of(inputs: Inputs) -> Judge:
    """Return the function that tells what `check` would say about the data after some changes."""

    def judge(changes: Changes) -> list[Problem]:
        with tempfile.TemporaryDirectory(prefix="plansite-") as folder:
            copy = Path(folder) / inputs.data.name
            if inputs.data.is_dir():
                shutil.copytree(inputs.data, copy, symlinks=True)
            write(_moved(changes, inputs.data, copy))
            problems = read_inputs(replace(inputs, data=copy))[2]
            return [_moved_back(problem, copy, inputs.data) for problem in problems]

    return judge


def _moved(changes: Changes, data: Path, copy: Path) -> Changes:
    return {copy / path.relative_to(data): text for path, text in changes.items()}


def _moved_back(problem: Problem, copy: Path, data: Path) -> Problem:
    """Return a problem about the copy as one about the data itself."""
    place = problem.place
    file = place.file.replace(copy.as_posix(), data.as_posix(), 1)
    return replace(problem, place=Place(file, place.line, place.column))


def new_errors(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """Return the errors that were not there before, wherever they stood in their file."""
    return [one for one in new_problems(before, after) if one.is_error]


def new_problems(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """Return the errors and warnings that were not there before, wherever they stood in their file."""
    known = {(problem.place.file, problem.message) for problem in before}
    return [one for one in after if (one.place.file, one.message) not in known]


def write(changes: Changes) -> None:
    """Write all changes. When one of them fails, every file is put back as it was."""
    before = {path: path.read_bytes() if path.is_file() else None for path in changes}
    try:
        for path, text in changes.items():
            _put(path, None if text is None else text.encode("utf-8"))
    except OSError:
        for path, content in before.items():
            _put(path, content)
        raise
    _remove_empty_folders(path.parent for path, text in changes.items() if text is None)


def _put(path: Path, content: bytes | None) -> None:
    """Replace a file in one step, so that nobody ever reads half of it."""
    if content is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)


def _remove_empty_folders(folders: Iterable[Path]) -> None:
    for folder in sorted(set(folders), key=lambda one: len(one.parts), reverse=True):
        for one in (folder, *folder.parents):
            if not one.is_dir() or any(one.iterdir()):
                break
            one.rmdir()
