"""The planning of an action on a date: first as printed, then as it was shifted.

The printed wording is always what people see; the period behind it only sorts,
compares and draws.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.action import Action, PlanningMeaning, Shift
from generator.model.shared import Event
from generator.planning import (
    NamedEvent,
    Period,
    PlanningKind,
    Precision,
    Span,
    UnknownWording,
    parse_wording,
)

_KIND_OF = {
    PlanningMeaning.WITHIN: PlanningKind.WITHIN,
    PlanningMeaning.STARTS: PlanningKind.FROM,
    PlanningMeaning.ENDS: PlanningKind.UNTIL,
}


@dataclass(frozen=True)
class Planned:
    """A planning as people read it, and the period behind it."""

    wording: str | None
    period: Period


def named_events(events: Iterable[Event]) -> tuple[NamedEvent, ...]:
    """Return the events of the data in the form that the planning grammar reads."""
    return tuple(
        NamedEvent(event.name, {edition.year: (edition.start, edition.end) for edition in event.editions})
        for event in events
    )


def first_planning(action: Action, events: Sequence[NamedEvent]) -> Planned:
    """Return the planning as the plan printed it. It never changes."""
    return Planned(action.planning, _period_by_hand(action, _period(action.planning, events)))


def planning_on(action: Action, date: datetime.date, events: Sequence[NamedEvent]) -> Planned:
    """Return the planning that held on a date, after the shifts decided by then."""
    shifts = shifts_until(action, date)
    if not shifts:
        return first_planning(action, events)
    return Planned(shifts[-1].to, _period(shifts[-1].to, events))


def shifts_until(action: Action, date: datetime.date) -> list[Shift]:
    """Return the shifts decided on or before a date, the oldest first."""
    return sorted((shift for shift in action.shifts if shift.on <= date), key=lambda shift: shift.on)


def _period(wording: str | None, events: Sequence[NamedEvent]) -> Period:
    period = parse_wording(wording, events)
    # Checks refuse a wording without dates by hand before any page is made, so what is left is set by hand.
    if isinstance(period, UnknownWording):
        return Period(PlanningKind.WITHIN, None, None, Precision.NONE)
    return period


def _period_by_hand(action: Action, period: Period) -> Period:
    """Let what an editor wrote by hand win over what the wording says."""
    by_hand = action.planning_start is not None or action.planning_end is not None
    dated = dataclasses.replace(
        period,
        start=action.planning_start or period.start,
        end=action.planning_end or period.end,
        precision=Precision.DAY if by_hand and period.precision is Precision.NONE else period.precision,
    )
    return _with_meaning(dated, action.planning_meaning) if action.planning_meaning else dated


def _with_meaning(period: Period, meaning: PlanningMeaning) -> Period:
    """Read a period as only a start or only an end: the other side is open, the edge remembers the period."""
    edge = Span(period.start, period.end, period.precision) if period.start and period.end else period.edge
    sides = {
        PlanningMeaning.WITHIN: (period.start, period.end),
        PlanningMeaning.STARTS: (period.start, None),
        PlanningMeaning.ENDS: (None, period.end),
    }
    start, end = sides[meaning]
    return dataclasses.replace(period, kind=_KIND_OF[meaning], start=start, end=end, edge=edge)
