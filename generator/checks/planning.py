"""Plannings can be understood, and periods run forwards."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.loading.folders import Documents, UnitDocuments
from generator.loading.records import Document
from generator.model.action import Action
from generator.planning import NamedEvent, UnknownWording, parse_wording
from generator.problems import Problem
from generator.progress.planned import named_events

Path = tuple[str | int, ...]


def plannings_are_understood(documents: Documents) -> Iterator[Problem]:
    """The site knows every wording of a planning, or an editor gave its dates by hand."""
    events = events_of(documents)
    for unit in documents.units.values():
        for document in unit.of("acties").values():
            for path, wording in _wordings(document.record):
                yield from _understood(document, path, wording, events)


def events_of(documents: Documents) -> tuple[NamedEvent, ...]:
    """Return the named events, or none while their file cannot be read."""
    document = documents.shared.get("evenementen.yml")
    return named_events(document.record.events) if document else ()


def _wordings(action: Action) -> Iterator[tuple[Path, str]]:
    by_hand = action.planning_start and action.planning_end
    if action.planning and not by_hand:
        yield ("planning",), action.planning
    for index, shift in enumerate(action.shifts):
        yield ("verschuivingen", index, "naar"), shift.to
    for index, milestone in enumerate(action.milestones):
        yield ("mijlpalen", index, "planning"), milestone.planning


def _understood(document: Document, path: Path, wording: str, events: Sequence[NamedEvent]) -> Iterator[Problem]:
    found = parse_wording(wording, events)
    if isinstance(found, UnknownWording):
        by_hand = " Of geef de dagen op met “planning_begin” en “planning_einde”." if path == ("planning",) else ""
        examples = ", ".join(found.nearest)
        yield document.problem(path, f"De planning “{wording}” is niet te begrijpen.",
                               f"Schrijf bijvoorbeeld: {examples}.{by_hand}")


def periods_are_in_order(documents: Documents) -> Iterator[Problem]:
    """A period does not end before it begins, and an extension makes a plan longer."""
    for unit in documents.units.values():
        for document in unit.of("acties").values():
            action = document.record
            yield from _in_order(document, ("planning_einde",), action.planning_start, action.planning_end)
        yield from _plans_in_order(unit)
    document = documents.shared.get("evenementen.yml")
    for place, event in enumerate(document.record.events if document else ()):
        for index, edition in enumerate(event.editions):
            yield from _in_order(document, ("evenementen", place, "edities", index, "einde"), edition.start, edition.end)


def _plans_in_order(unit: UnitDocuments) -> Iterator[Problem]:
    for document in unit.of("plannen").values():
        plan = document.record
        if plan.period:
            yield from _in_order(document, ("periode", "tot_en_met"), plan.period.start, plan.period.end)
        if plan.period and plan.extension and plan.extension.end <= plan.period.end:
            yield document.problem(("verlenging", "tot_en_met"), "De verlenging eindigt niet later dan het plan zelf.",
                                   f"Kies een dag na {plan.period.end.isoformat()}.")


def _in_order(document: Document, path: Path, start: datetime.date | None,
              end: datetime.date | None) -> Iterator[Problem]:
    if start and end and end < start:
        yield document.problem(path, f"Het einde ({end.isoformat()}) ligt vóór het begin ({start.isoformat()}).")


def shifts_are_in_order(documents: Documents) -> Iterator[Problem]:
    """Shifts stand in the order in which they were decided, the oldest first."""
    for unit in documents.units.values():
        for document in unit.of("acties").values():
            shifts = document.record.shifts
            for index in range(1, len(shifts)):
                if shifts[index].on < shifts[index - 1].on:
                    yield document.problem(("verschuivingen", index, "op"), "Deze verschuiving is ouder dan die erboven.",
                                           "Zet de oudste verschuiving bovenaan.")
