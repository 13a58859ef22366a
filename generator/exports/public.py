"""A partnership as it was public on a date: the same records, without what nobody may know yet.

Names of persons never leave the plan's own page, so they are not here either.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import TypeVar

from generator.model.action import Action, Bottleneck, Milestone, Shift, Update
from generator.model.fields import Record
from generator.model.monitoring import Indicator, Round
from generator.model.plan import Plan
from generator.model.portal import Unit
from generator.progress.indicators import counts_on
from generator.progress.rounds import is_public, rounds_on
from generator.progress.state import counting_updates

AnyRecord = TypeVar("AnyRecord", bound=Record)


def public_unit(unit: Unit, date: datetime.date) -> Unit:
    """Return a partnership with only what was public on a date."""
    rounds = {one.id: _round(one, date) for one in rounds_on(unit, date)}
    return dataclasses.replace(
        unit,
        plans=_by_id(_plan(one, date) for one in unit.plans.values()),
        actions=_by_id(_action(one, date, frozenset(rounds)) for one in unit.actions.values()),
        rounds=rounds,
        indicators=_by_id(_indicator(one, date) for one in unit.indicators.values()),
        removed=tuple(one for one in unit.removed if one.removed_on <= date),
    )


def _by_id(records: Iterable[AnyRecord]) -> Mapping[str, AnyRecord]:
    return {one.id: one for one in records}


def _plan(plan: Plan, date: datetime.date) -> Plan:
    extension = plan.extension if plan.is_extended(date) else None
    return plan.model_copy(update={"named_persons": None, "extension": extension})


def _action(action: Action, date: datetime.date, rounds: frozenset[str]) -> Action:
    public = counting_updates(action, date)
    return action.model_copy(
        update={
            "updates": tuple(_update(one, rounds) for one in action.updates if one in public),
            "shifts": tuple(_shift(one, rounds) for one in action.shifts if one.on <= date),
            "milestones": tuple(_milestone(one, date) for one in action.milestones),
            "bottlenecks": tuple(
                _bottleneck(one, date) for one in action.bottlenecks if is_public(one, date)
            ),
        }
    )


def _update(update: Update, rounds: frozenset[str]) -> Update:
    return update.model_copy(update={"round": update.round if update.round in rounds else None})


def _shift(shift: Shift, rounds: frozenset[str]) -> Shift:
    return shift.model_copy(update={"round": shift.round if shift.round in rounds else None})


def _milestone(milestone: Milestone, date: datetime.date) -> Milestone:
    is_reached = milestone.reached_on is not None and milestone.reached_on <= date
    return milestone if is_reached else milestone.model_copy(update={"reached_on": None})


def _bottleneck(bottleneck: Bottleneck, date: datetime.date) -> Bottleneck:
    later: dict[str, None] = {}
    if bottleneck.decided_on and bottleneck.decided_on > date:
        later |= {"decision": None, "decided_on": None}
    if bottleneck.solved_on and bottleneck.solved_on > date:
        later |= {"solved_on": None}
    return bottleneck.model_copy(update=later)


def _round(this: Round, date: datetime.date) -> Round:
    snapshot = this.snapshot if this.snapshot and this.snapshot.frozen_on <= date else None
    notices = tuple(one for one in this.notices if one.on <= date)
    return this.model_copy(update={"notices": notices, "snapshot": snapshot})


def _indicator(indicator: Indicator, date: datetime.date) -> Indicator:
    return indicator.model_copy(
        update={"values": tuple(one for one in indicator.values if counts_on(one, date))}
    )
