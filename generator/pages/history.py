"""What happened to an action, newest first: updates, shifts, milestones and bottlenecks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.dutch import date_text
from generator.model.action import Action, Bottleneck, Milestone, Update
from generator.model.monitoring import Round
from generator.model.portal import Unit
from generator.pages import addresses, parts
from generator.pages.page import Edition
from generator.progress.planned import first_planning, shifts_until
from generator.progress.rounds import decision_on, is_open, is_public
from generator.progress.state import State, counting_updates, standing_in, state_of


@dataclass(frozen=True)
class MunicipalState:
    """How far one municipality is with an action."""

    link: parts.Link
    state: State
    since: str | None
    remark: str | None


@dataclass(frozen=True)
class HistoryItem:
    """One event in the life of an action."""

    on: datetime.date
    title: str
    update: Update | None = None
    state: State | None = None
    municipal: tuple[MunicipalState, ...] = ()
    published: str | None = None
    round: parts.Link | None = None
    text: str | None = None


@dataclass(frozen=True)
class BottleneckView:
    """A bottleneck that may be shown."""

    bottleneck: Bottleneck
    is_open: bool
    decision: str | None


@dataclass(frozen=True)
class MilestoneView:
    """A step on the way, and whether it was reached on the reference date."""

    milestone: Milestone
    reached_on: str | None


def history(edition: Edition, unit: Unit, action: Action) -> tuple[HistoryItem, ...]:
    """Return everything known on the reference date, the newest first."""
    items = [*_updates(edition, unit, action), *_shifts(edition, action), *_bottlenecks(edition, action)]
    return tuple(sorted(items, key=lambda item: item.on, reverse=True))


def _updates(edition: Edition, unit: Unit, action: Action) -> Iterator[HistoryItem]:
    for update in counting_updates(action, edition.reference_date):
        this = _round_on(edition, unit, update)
        yield HistoryItem(
            on=update.happened_on,
            title=date_text(update.happened_on),
            update=update,
            state=state_of(update.progress) if update.progress else None,
            municipal=tuple(
                MunicipalState(
                    municipality_link(unit, one.municipality), state_of(one.progress), None, one.remark
                )
                for one in update.per_municipality
            ),
            published=date_text(update.published_on) if update.published_on != update.happened_on else None,
            round=parts.Link(this.title, addresses.record_address(unit.id, "voortgang", this.id))
            if this
            else None,
        )


def _round_on(edition: Edition, unit: Unit, update: Update) -> Round | None:
    """The round that an update belongs to, once it is public and has a page."""
    this = unit.rounds[update.round] if update.round else None
    return this if this and this.is_public(edition.reference_date) else None


def _shifts(edition: Edition, action: Action) -> Iterator[HistoryItem]:
    wording = first_planning(action, edition.events).wording or parts.NO_PLANNING
    for shift in shifts_until(action, edition.reference_date):
        text = (
            f"Planning verschoven van {wording} naar {shift.to}. Reden: {shift.reason.rstrip('.')}. "
            f"Besloten door {shift.decided_by}."
        )
        yield HistoryItem(on=shift.on, title=date_text(shift.on), text=text)
        wording = shift.to


def _bottlenecks(edition: Edition, action: Action) -> Iterator[HistoryItem]:
    for one in action.bottlenecks:
        if not is_public(one, edition.reference_date):
            continue
        yield HistoryItem(
            on=one.reported_on, title=date_text(one.reported_on), text=f"Knelpunt gemeld: {one.title}."
        )
        if one.solved_on and one.solved_on <= edition.reference_date:
            yield HistoryItem(
                on=one.solved_on, title=date_text(one.solved_on), text=f"Knelpunt opgelost: {one.title}."
            )


def bottleneck_views(edition: Edition, action: Action) -> tuple[BottleneckView, ...]:
    """Return the bottlenecks that may be shown, the open ones first."""
    date = edition.reference_date
    views = [
        BottleneckView(one, is_open(one, date), decision_on(one, date))
        for one in action.bottlenecks
        if is_public(one, date)
    ]
    return tuple(sorted(views, key=lambda view: not view.is_open))


def milestone_views(edition: Edition, action: Action) -> tuple[MilestoneView, ...]:
    """Return the milestones in the order of the plan; one reached later than the reference date is not reached yet."""
    return tuple(
        MilestoneView(
            one,
            date_text(one.reached_on)
            if one.reached_on and one.reached_on <= edition.reference_date
            else None,
        )
        for one in action.milestones
    )


def municipal_states(edition: Edition, unit: Unit, action: Action) -> tuple[MunicipalState, ...]:
    """Return the state per municipality, when a report made a difference between them."""
    updates = counting_updates(action, edition.reference_date)
    if not any(update.per_municipality for update in updates):
        return ()
    return tuple(_municipal_state(edition, unit, action, one.id) for one in unit.participants(action))


def _municipal_state(edition: Edition, unit: Unit, action: Action, municipality: str) -> MunicipalState:
    standing = standing_in(action, municipality, edition.reference_date)
    update = standing.update
    own = (
        next((one for one in update.per_municipality if one.municipality == municipality), None)
        if update
        else None
    )
    return MunicipalState(
        link=municipality_link(unit, municipality),
        state=standing.state,
        since=date_text(update.happened_on) if update else None,
        remark=own.remark if own else None,
    )


def municipality_link(unit: Unit, identifier: str) -> parts.Link:
    """Return the link to a municipality."""
    return parts.Link(
        unit.municipalities[identifier].name, addresses.municipality_address(unit.id, identifier)
    )


def action_link(unit: Unit, action: Action) -> parts.Link:
    """Return the link to an action."""
    return parts.Link(action.title, addresses.action_address(unit.id, action.id))
