"""Everything there is to say about one action on one date, computed once."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.action import Action, Nature
from generator.model.portal import Unit
from generator.planning import NamedEvent
from generator.progress.nature import nature_of
from generator.progress.outcome import Outcome, Phase, PlanningClass, Situation, outcome_of
from generator.progress.planned import Planned, first_planning, planning_on, shifts_until
from generator.progress.state import Standing, State, standing_in, standing_on
from generator.progress.timeliness import Case, Judgement, due_day, judge


@dataclass(frozen=True)
class Assessment:
    """Planning, state, timeliness and how it counts, for one action on one date."""

    action: Action
    first: Planned
    planned: Planned
    nature: Nature | None
    goes_on: bool
    """Whether the action has no end of its own."""
    standing: Standing
    judgement: Judgement | None
    """None while the partnership has published no progress: then timeliness is not shown."""
    outcome: Outcome

    @property
    def state(self) -> State:
        """How far the action is."""
        return self.standing.state

    @property
    def planning_class(self) -> PlanningClass:
        """What there is to measure against. What goes on has no moment, also where a start is planned."""
        if self.goes_on:
            return PlanningClass.ONGOING
        found = PlanningClass.of(self.planned.period)
        has_moment = found is PlanningClass.MOMENT and due_day(self.planned) is not None
        return PlanningClass.OPEN if found is PlanningClass.MOMENT and not has_moment else found

    @property
    def has_shifted(self) -> bool:
        """Whether the planning is another one than the plan printed."""
        return self.first.wording != self.planned.wording


def has_published_progress(unit: Unit, date: datetime.date, known_on: datetime.date | None = None) -> bool:
    """Whether a partnership had published any progress on a date."""
    return any(standing_on(action, date, known_on).state.has_report for action in unit.actions.values())


def assess_all(
    unit: Unit,
    date: datetime.date,
    events: Sequence[NamedEvent],
    known_on: datetime.date | None = None,
    *,
    municipality: str | None = None,
) -> dict[str, Assessment]:
    """Return the assessment of every action of a partnership on a date, by id.

    With a municipality, of that municipality's part of each.
    """
    shows = has_published_progress(unit, date, known_on)
    return {
        action.id: assess(
            unit,
            action,
            date,
            events,
            shows_timeliness=shows,
            known_on=known_on,
            municipality=municipality,
        )
        for action in unit.actions.values()
    }


def assess(
    unit: Unit,
    action: Action,
    date: datetime.date,
    events: Sequence[NamedEvent],
    *,
    shows_timeliness: bool,
    known_on: datetime.date | None = None,
    municipality: str | None = None,
) -> Assessment:
    """Return the assessment of an action on a date, from what was public by `known_on` (default: that date).

    With a municipality, everything follows from how far that municipality is with it.
    """
    planned = planning_on(action, date, events)
    nature = nature_of(action, planned.period)
    standing = (
        standing_on(action, date, known_on)
        if municipality is None
        else standing_in(action, municipality, date, known_on)
    )
    first, shifts = first_planning(action, events), shifts_until(action, date)
    case = Case(
        first,
        planned,
        nature,
        standing,
        date,
        shifts[-1] if shifts else None,
        unit.plans[action.plan].has_ended(date),
    )
    situation = Situation(
        nature=nature,
        planning=PlanningClass.of(planned.period),
        state=standing.state,
        phase=Phase.of(unit.plans[action.plan], date),
        is_umbrella=bool(unit.actions_under(action)),
    )
    return Assessment(
        action=action,
        first=first,
        goes_on=situation.goes_on,
        planned=planned,
        nature=nature,
        standing=standing,
        judgement=judge(case) if shows_timeliness else None,
        outcome=outcome_of(situation),
    )
