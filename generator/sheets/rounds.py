"""Which actions can still be reported on in a round, and which reports are in it already."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.dutch import date_text
from generator.model.action import Action, Update
from generator.model.monitoring import Round
from generator.model.portal import Unit
from generator.progress.rounds import window_of
from generator.progress.state import Standing, standing_on

_ALL_PUBLIC = datetime.date.max


@dataclass(frozen=True)
class Report:
    """An update that belongs to a round, and its place in the list of its action."""

    index: int
    update: Update
    name: str
    """The day, with a number behind it when an action has more reports of that day in the round."""


@dataclass(frozen=True)
class Choice:
    """The actions of a round that get rows, and why others get none."""

    actions: tuple[Action, ...]
    left_out: tuple[tuple[Action, str], ...]


def reports_in(unit: Unit, action: Action, this: Round) -> list[Report]:
    """Return the updates about a round: named for it, or from its days. Public or not: editors see all."""
    window = window_of(unit, this)
    found: list[Report] = []
    for index, update in enumerate(action.updates):
        if update.round == this.id or (update.round is None and update.happened_on in window):
            same = sum(one.update.happened_on == update.happened_on for one in found)
            day = update.happened_on.isoformat()
            found.append(Report(index, update, f"{day} ({same + 1})" if same else day))
    return found


def chosen_actions(unit: Unit, this: Round) -> Choice:
    """Return the actions of a round's plan that are not over, or have a report in the round already."""
    actions: list[Action] = []
    left_out: list[tuple[Action, str]] = []
    for action in unit.actions.values():
        if action.plan == this.plan:
            reason = None if reports_in(unit, action, this) else _why_not(unit, action, this)
            if reason:
                left_out.append((action, reason))
            else:
                actions.append(action)
    return Choice(tuple(actions), tuple(left_out))


def _why_not(unit: Unit, action: Action, this: Round) -> str | None:
    if unit.actions_under(action):
        return "een paraplu; meld de voortgang bij de acties die eronder vallen"
    before = _standing_before(action, this)
    if before.update and before.state.has_ended:
        return f"{before.state.label} volgens het bericht van {date_text(before.update.happened_on)}"
    return None


def _standing_before(action: Action, this: Round) -> Standing:
    """Return how far an action was by the end of a round, to which no report about it belongs."""
    return standing_on(action, this.reference_date, _ALL_PUBLIC)
