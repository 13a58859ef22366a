"""The ways in which a visitor can narrow a list of actions, and what each action is under every one of them.

A facet is one entry in a visible table. Its values come from the data: what does not occur is no choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.dutch import capitalised
from generator.model.plan import Priority
from generator.model.portal import Unit
from generator.model.values import slug
from generator.pages.page import Edition
from generator.pages.parts import stretch
from generator.planning import quarters_between
from generator.progress.outcome import PlanningClass
from generator.progress.standing import Assessment


@dataclass(frozen=True, order=True)
class Value:
    """What an action is under one facet. Values sort by place, then by name."""

    place: tuple[int, ...]
    label: str
    id: str


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list: its name in the address, its label, and the values of an action."""

    id: str
    label: str
    values: Callable[[Edition, Unit, Assessment], Iterable[Value]]


@dataclass(frozen=True)
class Filter:
    """A facet with the values that occur, ready for a form."""

    id: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Mark:
    """What one action is under one facet, for a script: the ids with spaces between them."""

    facet: str
    ids: str


def _priority(edition: Edition, unit: Unit, one: Assessment) -> Iterator[Value]:
    """The priority of an action and every priority above it."""
    places = {priority.id: place for place, priority in enumerate(from_the_top(unit))}
    priority = unit.priorities[one.action.priority]
    yield Value((places[priority.id],), priority.title, priority.id)
    while priority.parent:
        priority = unit.priorities[priority.parent]
        yield Value((places[priority.id],), priority.title, priority.id)


def from_the_top(unit: Unit) -> Iterator[Priority]:
    """Yield every priority, each after the one that it lies under."""
    for top in unit.top_priorities:
        yield from unit.family(top)


def _municipality(edition: Edition, unit: Unit, one: Assessment) -> Iterator[Value]:
    places = list(unit.municipalities)
    for municipality in unit.participants(one.action):
        yield Value((places.index(municipality.id),), municipality.name, municipality.id)


def _state(edition: Edition, unit: Unit, one: Assessment) -> Iterator[Value]:
    yield Value(
        (list(type(one.state)).index(one.state),), capitalised(one.state.label), slug(one.state.label)
    )


def _timeliness(edition: Edition, unit: Unit, one: Assessment) -> Iterator[Value]:
    if one.judgement:
        found = one.judgement.timeliness
        yield Value((list(type(found)).index(found),), capitalised(found.label), slug(found.label))


def _period(edition: Edition, unit: Unit, one: Assessment) -> Iterator[Value]:
    """The years and quarters that the planning touches; what goes on, and what has no moment.

    What goes on is the same here as on the page of the planning, and stands at the quarter of its start too.
    """
    days = stretch(one.planned.period)
    quarters = quarters_between(*days) if days else ()
    for year in sorted({quarter.year for quarter in quarters}):
        yield Value((year, 0), f"In {year} (alle kwartalen)", str(year))
    for quarter in quarters:
        yield Value((quarter.year, quarter.number), quarter.label, f"{quarter.year}-q{quarter.number}")
    if one.planning_class is PlanningClass.ONGOING:
        yield Value((9998,), "Loopt door of komt terug", "doorlopend")
    elif not quarters:
        yield Value((9999,), "Geen moment genoemd", "geen-moment")


def _audience(edition: Edition, unit: Unit, one: Assessment) -> Iterator[Value]:
    """The groups that hold the audience of an action; the words of the plan stay on the action's page."""
    groups = edition.portal.audience_groups
    for place, group in enumerate(groups):
        if any(map(group.holds, one.action.audience)):
            yield Value((place,), group.name, group.id)
    for name in one.action.audience:
        if not any(group.holds(name) for group in groups):
            yield Value((len(groups),), capitalised(name), slug(name))


def _level(edition: Edition, unit: Unit, one: Assessment) -> Iterator[Value]:
    for place, level in enumerate(unit.partnership.levels):
        if level.id == one.action.level:
            yield Value((place,), level.name, level.id)


PRIORITY = Facet("prioriteit", "Prioriteit", _priority)
MUNICIPALITY = Facet("gemeente", "Gemeente", _municipality)
STATE = Facet("stand", "Hoe ver is het?", _state)
TIMELINESS = Facet("schema", "Op schema?", _timeliness)
PERIOD = Facet("periode", "Wanneer?", _period)
AUDIENCE = Facet("doelgroep", "Voor wie?", _audience)
LEVEL = Facet("niveau", "Niveau", _level)

FACETS: tuple[Facet, ...] = (PRIORITY, MUNICIPALITY, STATE, TIMELINESS, PERIOD, AUDIENCE, LEVEL)


def values_of(
    facet: Facet, edition: Edition, unit: Unit, assessments: Iterable[Assessment]
) -> tuple[Value, ...]:
    """Return the values that occur, each once, in their own order."""
    found = {value.id: value for one in assessments for value in facet.values(edition, unit, one)}
    return tuple(sorted(found.values()))


def filters_of(edition: Edition, unit: Unit) -> tuple[Filter, ...]:
    """Return the filters that divide the actions of a partnership: a single value divides nothing."""
    assessments = edition.assessments(unit).values()
    found = [
        Filter(facet.id, _label(facet, unit), values_of(facet, edition, unit, assessments))
        for facet in FACETS
    ]
    return tuple(one for one in found if len(one.values) > 1)


def _label(facet: Facet, unit: Unit) -> str:
    """Return the name of a facet in the partnership's own word."""
    return capitalised(unit.partnership.words.priority.singular) if facet is PRIORITY else facet.label


def marks_of(edition: Edition, unit: Unit, one: Assessment, filters: Sequence[Filter]) -> tuple[Mark, ...]:
    """Return what an action is under each of some filters."""
    chosen = {one.id for one in filters}
    marks = (
        Mark(facet.id, " ".join(value.id for value in facet.values(edition, unit, one)))
        for facet in FACETS
        if facet.id in chosen
    )
    return tuple(mark for mark in marks if mark.ids)
