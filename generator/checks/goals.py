"""Where goals are declared: in plans, in priorities, and in the local priorities of municipalities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.loading.folders import Documents, UnitDocuments
from generator.loading.records import Document
from generator.model.shared import Goal
from generator.problems import Problem, printable, quoted

Path = tuple[str | int, ...]

GOAL_KEYS = {"plannen": ("doelen",), "prioriteiten": ("doelen",), "gemeenten": ("lokale_prioriteiten",)}


def goals_of(unit: UnitDocuments) -> Iterator[tuple[Document[Any], Path, Goal]]:
    """Yield every goal that has an id, with its document and its path there."""
    for folder in GOAL_KEYS:
        for document in unit.of(folder).values():
            for path, goal in _goals_in(document):
                if goal.id:
                    yield document, path, goal


def _goals_in(document: Document[Any]) -> Iterator[tuple[Path, Goal]]:
    for index, goal in enumerate(getattr(document.record, "goals", ())):
        yield ("doelen", index), goal
    for place, priority in enumerate(getattr(document.record, "local_priorities", ())):
        for index, goal in enumerate(priority.goals):
            yield ("lokale_prioriteiten", place, "doelen", index), goal


def goals_have_their_own_id(documents: Documents) -> Iterator[Problem]:
    """No two goals of a partnership have the same id: actions refer to goals by id alone."""
    for unit in documents.units.values():
        first: dict[str, str] = {}
        for document, path, goal in goals_of(unit):
            if goal.id in first:
                where = "hierboven" if first[goal.id] == document.file else f"in {printable(first[goal.id])}"
                yield document.problem(
                    (*path, "id"),
                    f"De naam {quoted(goal.id)} is al van een ander doel, {where}.",
                    "Geef elk doel een eigen naam.",
                )
            first.setdefault(goal.id, document.file)
