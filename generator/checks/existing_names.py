"""Names that were written wrongly, with what was meant: only names that exist here are suggested.

While one file is read nobody knows yet which names the others have. Here they are known.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.checks.references import known_ids
from generator.loading.folders import Documents
from generator.loading.nodes import Path
from generator.loading.records import Document
from generator.loading.shape import annotation_at, item_of, marks_at
from generator.model.fields import RecordKind, Reference
from generator.model.marks import first_mark
from generator.model.meant_lists import meant_names
from generator.problems import Place, Problem, allowed_values, closest, did_you_mean

_Advice = tuple[str, str]
"""What is allowed, and what was meant."""
_SURE = 0.8
_SPELLING = "Gebruik alleen kleine letters, cijfers en streepjes."


def with_existing_names(problems: Iterable[Problem], documents: Documents) -> list[Problem]:
    """Return the problems, in which those about a name of something else suggest what there is."""
    advice = {
        place: told
        for unit in documents.units.values()
        for document in unit.all()
        if document.broken
        for place, told in _advice_for(document, known_ids(documents, unit))
    }
    return [_advised(problem, advice.get(problem.place)) for problem in problems]


def _advised(problem: Problem, advice: _Advice | None) -> Problem:
    return dataclasses.replace(problem, allowed=advice[0], hint=advice[1]) if advice else problem


def _advice_for(
    document: Document[Any], known: Mapping[RecordKind, list[str]]
) -> Iterator[tuple[Place, _Advice]]:
    for path in document.broken:
        typed = document.tree.value_at(path) if path in document.tree.value_places else None
        reference = first_mark(marks_at(type(document.record), path), Reference)
        if not isinstance(typed, str) or not typed.strip() or typed.startswith("-"):
            continue  # nothing stands there, or the dash is what is wrong
        if reference and reference.kind in known:
            is_list = isinstance(path[-1], str) and item_of(annotation_at(type(document.record), path))
            names = known[reference.kind]
            told = _for_list(typed, names) if is_list else _for_name(document, path, typed, names)
            yield document.tree.place_of(path), told


def _for_list(typed: str, known: list[str]) -> _Advice:
    names = [closest(name, known, cutoff=_SURE) for name in meant_names(typed)]
    if names and all(names):
        return f"Zet er rechte haken omheen: [{', '.join(filter(None, names))}].", ""
    return f"Zet er rechte haken omheen, met een komma tussen de namen. {allowed_values(known)}".strip(), ""


def _for_name(document: Document[Any], path: Path, typed: str, known: list[str]) -> _Advice:
    names = meant_names(typed)
    if len(names) == 1:
        meant = closest(names[0], known)
        return _SPELLING if meant else allowed_values(known), did_you_mean(meant)
    if not isinstance(path[-1], int):
        return f"Hier hoort één naam. {allowed_values(known)}".strip(), ""
    place = document.tree.place_of(path)
    before = document.tree.lines[place.line - 1][: place.column - 1]
    if before.strip() == "-":
        return "Zet elke naam op een eigen regel, met een streepje en een spatie ervoor.", ""
    found = [closest(name, known, cutoff=_SURE) or name for name in names]
    return f"Zet een komma tussen de namen: {', '.join(found)}.", ""
