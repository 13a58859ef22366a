"""What changed in a stretch of time, as far as it was published: the councillor's first question."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from generator.dutch import date_text
from generator.model.action import Action, Progress, Shift, Update
from generator.model.monitoring import Indicator
from generator.model.portal import Unit
from generator.progress.rounds import is_public
from generator.progress.state import concerns


class ChangeKind(Enum):
    """The kinds of change, in the order in which they are shown."""

    NEW = "Nieuw"
    FINISHED = "Klaar"
    STARTED = "Begonnen"
    SHIFTED = "Verschoven"
    ON_HOLD = "Ligt stil"
    ENDED = "Gestopt, samengevoegd of overgenomen"
    BOTTLENECK = "Nieuwe knelpunten"
    SOLVED = "Opgeloste knelpunten"
    FIGURE = "Nieuwe cijfers"
    REPORT = "Andere berichten"


@dataclass(frozen=True)
class Change:
    """One change: when it became public, what it is about, and whom it concerns."""

    on: datetime.date
    kind: ChangeKind
    subject: Action | Indicator
    text: str
    municipalities: tuple[str, ...]


_KIND_OF = {
    Progress.DONE: ChangeKind.FINISHED,
    Progress.STOPPED: ChangeKind.ENDED,
    Progress.MERGED: ChangeKind.ENDED,
    Progress.HANDED_OVER: ChangeKind.ENDED,
    Progress.ON_HOLD: ChangeKind.ON_HOLD,
}


def changes_between(unit: Unit, after: datetime.date | None, until: datetime.date) -> list[Change]:
    """Return what became public after one day and up to another, the newest first."""
    found = [
        change for change in _all_changes(unit) if change.on <= until and (after is None or change.on > after)
    ]
    return sorted(found, key=lambda change: (change.on, change.subject.id), reverse=True)


def _all_changes(unit: Unit) -> Iterator[Change]:
    for action in unit.actions.values():
        concerned = tuple(municipality.id for municipality in unit.participants(action))
        yield from _new(unit, action, concerned)
        yield from _reported(action, concerned)
        yield from _shifted(action, concerned)
        yield from _bottlenecks(action, concerned)
    for indicator in unit.indicators.values():
        yield from _figures(unit, indicator)


def _new(unit: Unit, action: Action, concerned: tuple[str, ...]) -> Iterator[Change]:
    """An action is new when its plan begins: the plan says nothing more exact."""
    plan = unit.plans[action.plan]
    if plan.first_day:
        yield Change(plan.first_day, ChangeKind.NEW, action, f"Staat in {plan.title}.", concerned)


def _reported(action: Action, concerned: tuple[str, ...]) -> Iterator[Change]:
    updates = sorted(action.updates, key=lambda update: (update.happened_on, update.published_on))
    before: Progress | None = None
    parts: dict[str, Progress] = {}
    for update in updates:
        named: list[ChangeKind] = []
        for one in update.per_municipality:
            named.append(_report_kind(one.progress, parts.get(one.municipality)))
            yield Change(update.published_on, named[-1], action, _report_text(update), (one.municipality,))
            parts[one.municipality] = one.progress
        others = _others(update, concerned)
        kind = _report_kind(update.progress, before)
        # What a report says of the whole is a change too, unless it says the same of whom it names.
        if others or not named or kind not in (*named, ChangeKind.REPORT):
            yield Change(update.published_on, kind, action, _report_text(update), others)
        before = update.progress or before


def _others(update: Update, concerned: tuple[str, ...]) -> tuple[str, ...]:
    """The municipalities that an update is about without naming them."""
    named = [one.municipality for one in update.per_municipality]
    return tuple(one for one in concerned if one not in named and concerns(update, one))


def _report_kind(progress: Progress | None, before: Progress | None) -> ChangeKind:
    if progress is None or progress is before:
        return ChangeKind.REPORT
    if progress is Progress.RUNNING and before in (None, Progress.NOT_STARTED):
        return ChangeKind.STARTED
    return _KIND_OF.get(progress, ChangeKind.REPORT)


def _report_text(update: Update) -> str:
    first = update.text.split("\n")[0]
    reason = f" Reden: {update.reason}" if update.reason else ""
    return f"{date_text(update.happened_on)}: {first}{reason}"


def _shifted(action: Action, concerned: tuple[str, ...]) -> Iterator[Change]:
    before = action.planning or "geen planning"
    for shift in action.shifts:
        yield Change(shift.on, ChangeKind.SHIFTED, action, _shift_text(shift, before), concerned)
        before = shift.to


def _shift_text(shift: Shift, before: str) -> str:
    return f"Van {before} naar {shift.to}. Reden: {shift.reason}"


def _bottlenecks(action: Action, concerned: tuple[str, ...]) -> Iterator[Change]:
    for one in action.bottlenecks:
        if one.release is None:
            continue
        public = max(one.reported_on, one.release.on)
        yield Change(public, ChangeKind.BOTTLENECK, action, one.title, concerned)
        if one.solved_on and is_public(one, one.solved_on):
            yield Change(one.solved_on, ChangeKind.SOLVED, action, one.title, concerned)


def _figures(unit: Unit, indicator: Indicator) -> Iterator[Change]:
    """New values of one indicator on one day are one change."""
    by_day: dict[datetime.date, set[str]] = {}
    for value in indicator.values:
        if value.published_on:
            by_day.setdefault(value.published_on, set()).add(value.area)
    for day, areas in by_day.items():
        concerned = tuple(one for one in unit.municipalities if one in areas or "samen" in areas)
        yield Change(day, ChangeKind.FIGURE, indicator, f"Nieuwe cijfers op {date_text(day)}.", concerned)
