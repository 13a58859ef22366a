"""What the rows of a sheet ask for, as changes of files; and problems brought back to the cell they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.editing.field_patches import Edit, with_fields
from generator.editing.patches import CannotPatch
from generator.editing.places import Places
from generator.editing.proposals import read_text
from generator.loading.nodes import Path as Keys
from generator.model.action import Action
from generator.problems import Problem
from generator.sheets.differences import Difference
from generator.sheets.grid import Row
from generator.sheets.table import Table


@dataclass(frozen=True)
class Intention:
    """What one row asks for."""

    row: Row
    file: Path
    what: str
    """What is made or changed, in words."""
    is_new: bool
    differences: tuple[Difference, ...]
    edits: tuple[Edit, ...]
    columns: Mapping[Keys, str]
    """Which column every changed part of the file comes from."""
    base: Keys = ()
    """The group in the file that the row is about."""


@dataclass(frozen=True)
class Reply:
    """All that a sheet asks for, and what is wrong with it."""

    intentions: tuple[Intention, ...]
    problems: tuple[Problem, ...]


def new_texts(table: Table, intentions: Iterable[Intention]) -> tuple[dict[Path, str], list[Problem]]:
    """Return the files with everything in them that rows ask for, and what could not be put in them."""
    texts: dict[Path, str] = {}
    problems: list[Problem] = []
    for one in intentions:
        before = texts.get(one.file) or read_text(one.file)
        try:
            texts[one.file] = with_fields(before, Action, one.edits)
        except CannotPatch as reason:
            message = f"{one.file.as_posix()} kan zo niet worden gewijzigd."
            problems.append(table.spot(one.row).problem(message, str(reason)))
    return texts, problems


def brought_back(
    table: Table, intentions: Sequence[Intention], texts: Mapping[Path, str], problems: Sequence[Problem]
) -> list[Problem]:
    """Return problems in the changed files as problems in the cells that the changes come from."""
    by_file: dict[str, list[Intention]] = {}
    for one in intentions:
        by_file.setdefault(one.file.as_posix(), []).append(one)
    trees = {
        name: Places(name, texts[Path(name)])
        for name in {problem.place.file for problem in problems} & by_file.keys()
    }
    return sorted(
        _in_cell(table, by_file[problem.place.file], trees[problem.place.file], problem)
        if problem.place.file in trees
        else problem
        for problem in problems
    )


def _in_cell(table: Table, intentions: Sequence[Intention], places: Places, problem: Problem) -> Problem:
    """Return a problem at the cell that it is about, or at the row: the line is not there before it is written."""
    keys = places.at(problem.place.line, problem.place.column)
    row, name = next(_cells(intentions, keys), (intentions[0].row, ""))
    found = table.spot(row, name).problem(problem.message, problem.allowed, problem.hint)
    return replace(found, severity=problem.severity, rule=problem.rule)


def _cells(intentions: Sequence[Intention], keys: Keys) -> Iterator[tuple[Row, str]]:
    """Yield the cell of the innermost value around some keys, then the row of the group around them."""
    for length in range(len(keys), 0, -1):
        for one in intentions:
            if keys[:length] in one.columns:
                yield one.row, one.columns[keys[:length]]
            elif keys[:length] == one.base:
                yield one.row, ""
