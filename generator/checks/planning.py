"""Plannings can be understood, and periods run forwards."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from generator.loading.folders import Documents, UnitDocuments
from generator.loading.records import Document
from generator.model.action import Action
from generator.model.shared import Event
from generator.planning import NamedEvent, UnknownWording, parse_wording
from generator.problems import Problem, quoted

Path = tuple[str | int, ...]
_EVENTS = "evenementen.yml"


def plannings_are_understood(documents: Documents) -> Iterator[Problem]:
    """The site knows every wording of a planning, or an editor gave its dates by hand."""
    shared = documents.shared.get(_EVENTS)
    if _EVENTS in documents.unread or (shared and not shared.knows()):
        return  # a wording may name an event that could not be read
    events = events_of(documents)
    for unit in documents.units.values():
        for document in unit.of("acties").values():
            for path, wording in _wordings(document):
                yield from _understood(document, path, wording, events)


def events_of(documents: Documents) -> tuple[NamedEvent, ...]:
    """Return the named events, as far as they could be read."""
    document = documents.shared.get(_EVENTS)
    events = document.record.events if document else ()
    return tuple(NamedEvent(event.name, _editions(event)) for event in events if event.name)


def _editions(event: Event) -> dict[int, tuple[datetime.date, datetime.date]]:
    """Return the editions that could be read; a period that runs backwards has a problem of its own."""
    whole = [one for one in event.editions if None not in (one.year, one.start, one.end)]
    return {one.year: (one.start, one.end) for one in whole if one.start <= one.end}


def _wordings(document: Document[Any]) -> Iterator[tuple[Path, str]]:
    action: Action = document.record
    by_hand = [
        (day or not document.knows(key))
        for key, day in (("planning_begin", action.planning_start), ("planning_einde", action.planning_end))
    ]
    if action.planning and not all(by_hand):
        yield ("planning",), action.planning
    for index, shift in enumerate(action.shifts):
        if shift.to:
            yield ("verschuivingen", index, "naar"), shift.to
    for index, milestone in enumerate(action.milestones):
        if milestone.planning:
            yield ("mijlpalen", index, "planning"), milestone.planning


def _understood(
    document: Document[Any], path: Path, wording: str, events: Sequence[NamedEvent]
) -> Iterator[Problem]:
    found = parse_wording(wording, events)
    if isinstance(found, UnknownWording):
        by_hand = (
            " Of geef de dagen op met “planning_begin” en “planning_einde”." if path == ("planning",) else ""
        )
        examples = ", ".join(found.nearest)
        yield document.problem(
            path,
            f"De planning {quoted(wording)} is niet te begrijpen.",
            f"Schrijf bijvoorbeeld: {examples}.{by_hand}",
        )


def periods_are_in_order(documents: Documents) -> Iterator[Problem]:
    """A period does not end before it begins, and an extension makes a plan longer."""
    for unit in documents.units.values():
        for document in unit.of("acties").values():
            action = document.record
            yield from _in_order(document, ("planning_einde",), action.planning_start, action.planning_end)
        yield from _plans_in_order(unit)
    shared = documents.shared.get(_EVENTS)
    for place, event in enumerate(shared.record.events if shared else ()):
        for index, edition in enumerate(event.editions):
            path = ("evenementen", place, "edities", index, "einde")
            if shared:
                yield from _in_order(shared, path, edition.start, edition.end)


def _plans_in_order(unit: UnitDocuments) -> Iterator[Problem]:
    for document in unit.of("plannen").values():
        period, extension = document.record.period, document.record.extension
        if period:
            yield from _in_order(document, ("periode", "tot_en_met"), period.start, period.end)
        if period and extension and period.end and extension.end and extension.end <= period.end:
            yield document.problem(
                ("verlenging", "tot_en_met"),
                "De verlenging eindigt niet later dan het plan zelf.",
                f"Kies een dag na {period.end.isoformat()}.",
            )


def _in_order(
    document: Document[Any], path: Path, start: datetime.date | None, end: datetime.date | None
) -> Iterator[Problem]:
    if start and end and end < start:
        yield document.problem(
            path,
            f"Het einde ({end.isoformat()}) ligt vóór het begin ({start.isoformat()}).",
            "Draai de twee dagen om, of verbeter er één.",
        )


def shifts_are_in_order(documents: Documents) -> Iterator[Problem]:
    """Shifts stand in the order in which they were decided, the oldest first."""
    for unit in documents.units.values():
        for document in unit.of("acties").values():
            days = [(index, shift.on) for index, shift in enumerate(document.record.shifts) if shift.on]
            for (_, before), (index, day) in pairwise(days):
                if day < before:
                    yield document.problem(
                        ("verschuivingen", index, "op"),
                        "Deze verschuiving is ouder dan die erboven.",
                        "Zet de oudste verschuiving bovenaan.",
                    )
