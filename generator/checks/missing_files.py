"""A file that is gone while others still refer to it is one mistake, however many refer to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.loading.folders import UnitDocuments
from generator.loading.records import Document
from generator.model.fields import RecordKind
from generator.model.references import Pointer
from generator.problems import Place, Problem, closest, did_you_mean
from generator.program import PROGRAM

FOLDER_OF: Mapping[RecordKind, str] = {
    RecordKind.PLAN: "plannen",
    RecordKind.PRIORITY: "prioriteiten",
    RecordKind.MUNICIPALITY: "gemeenten",
    RecordKind.ACTION: "acties",
    RecordKind.ROUND: "voortgang",
    RecordKind.INDICATOR: "indicatoren",
}
"""The folder of each kind that has files of its own."""
_MOST_PLACES = 5
# So many files do not make the same typing error.
_NO_TYPING_ERROR = 5


@dataclass(frozen=True)
class Dead:
    """A reference to something that is not there."""

    document: Document[Any]
    pointer: Pointer

    @property
    def target(self) -> tuple[str, str]:
        """The folder and the name that it refers to; no folder when the target has no file of its own."""
        return FOLDER_OF.get(self.pointer.reference.kind, ""), self.pointer.identifier


def folded(unit: UnitDocuments, dead: Sequence[Dead]) -> tuple[list[Problem], list[Dead]]:
    """Return a problem for every file that several others miss, and the references that remain to be told."""
    by_target: dict[tuple[str, str], list[Dead]] = defaultdict(list)
    for one in dead:
        by_target[one.target].append(one)
    missing = {
        target: found
        for target, found in by_target.items()
        if target[0] and _is_missing(found, unit.ids.get(target[0], ()))
    }
    # What a missing file declares is missing with it: the goals of a priority.
    hit = {one.document.file for found in missing.values() for one in found}
    rest = [
        one for one in dead if one.target not in missing and (one.target[0] or one.document.file not in hit)
    ]
    return [_problem(unit, target, found) for target, found in missing.items()], rest


def _is_missing(found: Sequence[Dead], known: Collection[str]) -> bool:
    files = {one.document.file for one in found}
    is_misspelt = closest(found[0].pointer.identifier, known) is not None
    return len(files) >= (_NO_TYPING_ERROR if is_misspelt else 2)


def _problem(unit: UnitDocuments, target: tuple[str, str], found: Sequence[Dead]) -> Problem:
    folder, name = target
    file = f"{unit.folder}/{folder}/{name}.yml"
    places = sorted({one.document.tree.place_of(one.pointer.path) for one in found})
    count = len({place.file for place in places})
    shown = ", ".join(
        f"{place.name.removeprefix(f'{unit.folder}/')} (regel {place.line})"
        for place in places[:_MOST_PLACES]
    )
    more = f" en nog {len(places) - _MOST_PLACES}" if len(places) > _MOST_PLACES else ""
    return Problem(
        Place(file),
        f"Naar dit bestand verwijzen {count} andere, maar het ontbreekt: {shown}{more}.",
        f"Is het verwijderd? Zet het terug: git restore {file}. Moet het echt weg? Geef dan daarna de opdracht: "
        f'{PROGRAM} remove {unit.id}/{folder}/{name} --uitleg "Wat ermee is gebeurd."',
        did_you_mean(closest(name, unit.ids.get(folder, ()))),
    )
