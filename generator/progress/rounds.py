"""Rounds of monitoring: what each one covers, what was known in it, and how fresh a report is."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from generator.dutch import date_text
from generator.model.action import Action, Bottleneck, Update
from generator.model.monitoring import FrozenAction, FrozenBottleneck, Round, RoundStatus
from generator.model.portal import Unit
from generator.planning import NamedEvent
from generator.progress.standing import Assessment, assess_all
from generator.progress.state import counting_updates, progress_of


@dataclass(frozen=True)
class Window:
    """The days that a round is about: after the previous round, up to its own reference date."""

    after: datetime.date | None
    until: datetime.date

    def __contains__(self, day: datetime.date) -> bool:
        return (self.after is None or self.after < day) and day <= self.until


def rounds_on(unit: Unit, date: datetime.date) -> tuple[Round, ...]:
    """Return the rounds that were public, the oldest first."""
    return tuple(one for one in unit.rounds.values() if one.is_public(date))


def previous_round(unit: Unit, this: Round) -> Round | None:
    """Return the round before this one."""
    earlier = [one for one in unit.rounds.values() if one.reference_date < this.reference_date]
    return earlier[-1] if earlier else None


def window_of(unit: Unit, this: Round) -> Window:
    """Return the days that a round is about."""
    before = previous_round(unit, this)
    return Window(before.reference_date if before else None, this.reference_date)


def updates_in(unit: Unit, action: Action, this: Round, known_on: datetime.date) -> list[Update]:
    """Return the updates about a round that were public on a day: named for it, or from its days."""
    window = window_of(unit, this)
    return [
        update
        for update in counting_updates(action, this.reference_date, known_on)
        if update.round == this.id or (update.round is None and update.happened_on in window)
    ]


def late_updates(unit: Unit, this: Round, date: datetime.date) -> list[tuple[Action, Update]]:
    """Return what was published about a frozen round after it was frozen, the oldest first."""
    if this.snapshot is None:
        return []
    frozen_on = this.snapshot.frozen_on
    late = [
        (action, update)
        for action in unit.actions.values()
        if action.plan == this.plan
        for update in updates_in(unit, action, this, date)
        if update.published_on > frozen_on
    ]
    return sorted(late, key=lambda pair: (pair[1].published_on, pair[0].id))


def frozen_actions(
    unit: Unit, this: Round, known_on: datetime.date, events: Sequence[NamedEvent]
) -> tuple[FrozenAction, ...]:
    """Return what was known on a day about every action of a round's plan, as it stood on the reference date."""
    assessments = assess_all(unit, this.reference_date, events, known_on)
    return tuple(
        frozen_action(unit, assessments[action.id], bool(updates_in(unit, action, this, known_on)))
        for action in unit.actions.values()
        if action.plan == this.plan and not unit.actions_under(action)
    )


def frozen_action(unit: Unit, assessment: Assessment, reported: bool) -> FrozenAction:
    """Return an assessment in the form in which a round keeps it; `reported` says if the round has a report."""
    action, judgement, update = assessment.action, assessment.judgement, assessment.standing.update
    return FrozenAction.made(
        action=action.id,
        title=action.title,
        planning=assessment.planned.wording or "geen planning",
        progress=progress_of(assessment.state),
        last_update_on=update.happened_on if update else None,
        timeliness=judgement.timeliness.label if judgement else None,
        reason=judgement.reason if judgement else None,
        counts=assessment.outcome.counts,
        reported_in_round=reported,
        municipalities=tuple(municipality.id for municipality in unit.participants(action)),
        priority=action.priority,
    )


def open_bottlenecks(unit: Unit, date: datetime.date) -> list[tuple[Action, Bottleneck]]:
    """Return the bottlenecks that were reported, released and not solved on a date, the oldest first."""
    found = [
        (action, one) for action in unit.actions.values() for one in action.bottlenecks if is_open(one, date)
    ]
    return sorted(found, key=lambda pair: (pair[1].reported_on, pair[0].id))


def is_open(bottleneck: Bottleneck, date: datetime.date) -> bool:
    """Whether a bottleneck may be shown and still stands in the way on a date."""
    return is_public(bottleneck, date) and (bottleneck.solved_on is None or bottleneck.solved_on > date)


def decision_on(bottleneck: Bottleneck, date: datetime.date) -> str | None:
    """Return the decision about a bottleneck, with its day, if it had been taken by a date."""
    if bottleneck.decision is None or (bottleneck.decided_on and bottleneck.decided_on > date):
        return None
    day = f" ({date_text(bottleneck.decided_on)})" if bottleneck.decided_on else ""
    return f"{bottleneck.decision.rstrip('.')}{day}."


def is_public(bottleneck: Bottleneck, date: datetime.date) -> bool:
    """Whether a bottleneck was reported and released by a date."""
    return bottleneck.reported_on <= date and bottleneck.release is not None and bottleneck.release.on <= date


def frozen_bottlenecks(unit: Unit, this: Round) -> tuple[FrozenBottleneck, ...]:
    """Return the open bottlenecks of a round's plan on its reference date."""
    return tuple(
        frozen_bottleneck(action, one)
        for action, one in open_bottlenecks(unit, this.reference_date)
        if action.plan == this.plan
    )


def frozen_bottleneck(action: Action, bottleneck: Bottleneck) -> FrozenBottleneck:
    """Return a bottleneck in the form in which a round keeps it."""
    return FrozenBottleneck.made(
        action=action.id,
        title=bottleneck.title,
        requested=bottleneck.requested or "niet genoemd",
        requested_from=bottleneck.requested_from,
    )


@dataclass(frozen=True)
class Coverage:
    """Over how many of the actions that count there was a report."""

    reported: int
    total: int


def coverage(actions: Iterable[FrozenAction], municipality: str | None = None) -> Coverage:
    """Return the coverage of a round, for one municipality or for all."""
    counted = [
        one for one in actions if one.counts and (municipality is None or municipality in one.municipalities)
    ]
    return Coverage(sum(one.reported_in_round for one in counted), len(counted))


def actions_of_round(
    unit: Unit, this: Round, date: datetime.date, events: Sequence[NamedEvent]
) -> tuple[FrozenAction, ...]:
    """Return what a round says about each action: its snapshot, or while it is open what is known now."""
    if this.status is RoundStatus.FROZEN and this.snapshot:
        return this.snapshot.actions
    return frozen_actions(unit, this, date, events)


class Freshness(Enum):
    """The answers to 'Laatste bericht'."""

    LAST_ROUND = (
        "uit de laatste ronde",
        "Er is een bericht uit de laatste ronde van het plan, of van daarna.",
    )
    EARLIER = ("ouder dan de laatste ronde", "Het laatste bericht is van vóór de laatste ronde.")
    NO_ROUNDS = ("geen rondes", "Er is een bericht, maar er zijn nog geen rondes om het mee te vergelijken.")
    NEVER = ("nog geen bericht", "Er is nog nooit een bericht geweest.")

    def __init__(self, label: str, definition: str) -> None:
        self.label = label
        self.definition = definition


def freshness_of(unit: Unit, action: Action, date: datetime.date) -> Freshness:
    """Return how recent the newest report about an action is, measured in rounds."""
    updates = counting_updates(action, date)
    if not updates:
        return Freshness.NEVER
    rounds = [one for one in rounds_on(unit, date) if one.plan == action.plan]
    if not rounds:
        return Freshness.NO_ROUNDS
    window = window_of(unit, rounds[-1])
    recent = window.after is None or updates[0].happened_on > window.after
    return Freshness.LAST_ROUND if recent else Freshness.EARLIER


def last_report_text(unit: Unit, action: Action, date: datetime.date) -> str:
    """Return when the newest report is from, and how recent that is."""
    updates = counting_updates(action, date)
    freshness = freshness_of(unit, action, date)
    if not updates:
        return "Nog geen bericht"
    if freshness is Freshness.NO_ROUNDS:
        return date_text(updates[0].happened_on)
    return f"{date_text(updates[0].happened_on)} ({freshness.label})"
