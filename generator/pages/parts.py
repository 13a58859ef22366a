"""Pieces that several pages show: rows of actions, notices and the ribbon of quarters."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.action import Action, PartyRole
from generator.model.plan import Plan
from generator.model.portal import Unit
from generator.pages import addresses
from generator.pages.page import Edition
from generator.planning import Period, PlanningKind, explain, quarters_between
from generator.progress.planned import Planned, planning_on
from generator.progress.state import State, standing_on
from generator.dutch import date_text, period_text

NO_PLANNING = "Geen planning in het plan"
NO_PROGRESS = "Op deze site staat nog geen voortgang. Dat zegt niet of een actie is uitgevoerd."
_NOT_PLANNED = {
    PlanningKind.TO_BE_DETERMINED: "nog te bepalen",
    PlanningKind.NOT_YET_KNOWN: "nog niet bekend",
    PlanningKind.NOT_APPLICABLE: "niet van toepassing",
}


@dataclass(frozen=True)
class Link:
    """A text that leads to an address of the site."""

    text: str
    address: str


@dataclass(frozen=True)
class ActionRow:
    """One action in a list."""

    title: str
    summary: str
    address: str
    planning: str
    state: State


@dataclass(frozen=True)
class RibbonQuarter:
    """One quarter of a plan, and what it means for one action."""

    label: str
    year: int
    number: int
    style: str


def action_row(edition: Edition, unit: Unit, action: Action) -> ActionRow:
    """Return the row for an action on the reference date."""
    planned = planning_on(action, edition.reference_date, edition.events)
    return ActionRow(
        title=action.title,
        summary=action.summary,
        address=addresses.action_address(unit.id, action.id),
        planning=planning_label(planned),
        state=standing_on(action, edition.reference_date).state,
    )


def action_rows(edition: Edition, unit: Unit, actions: Iterable[Action]) -> tuple[ActionRow, ...]:
    """Return the rows for several actions, in the order given."""
    return tuple(action_row(edition, unit, action) for action in actions)


def planning_label(planned: Planned) -> str:
    """Return the wording as printed; what a reader cannot know from it stands behind it."""
    if not planned.wording:
        return NO_PLANNING
    meaning = _NOT_PLANNED.get(planned.period.kind)
    return f"{planned.wording} ({meaning})" if meaning else planned.wording


def planning_months(planned: Planned) -> str:
    """Return the months behind a wording, or nothing where it says them itself."""
    return explain(planned.period, planned.wording) if planned.wording else ""


def ribbon(period: Period, plan: Plan, date: datetime.date) -> tuple[RibbonQuarter, ...]:
    """Return the quarters of a plan with the planned ones marked; nothing where there is nothing to mark."""
    if plan.first_day is None or plan.last_day is None or (period.start is None and period.end is None):
        return ()
    start, end = period.start or plan.first_day, period.end or plan.last_day
    return tuple(
        RibbonQuarter(quarter.label, quarter.year, quarter.number, " ".join(filter(None, (
            "planned" if quarter.start <= end and start <= quarter.end else "",
            "now" if quarter.start <= date <= quarter.end else "",
        ))))
        for quarter in quarters_between(plan.first_day, plan.last_day)
    )


def ended_notice(plan: Plan, date: datetime.date) -> str | None:
    """Return the sentence for a plan that is over on a date."""
    if not plan.has_ended(date) or plan.last_day is None:
        return None
    return f"{plan.title} liep tot en met {date_text(plan.last_day)}."


def plan_period(plan: Plan) -> str:
    """Return the years of a plan, or that they are not known."""
    if plan.period is None or plan.last_day is None:
        return "Looptijd niet bekend"
    return period_text(plan.period.start, plan.last_day)


def plan_status(plan: Plan, date: datetime.date) -> str:
    """Return in a few words whether a plan runs on a date."""
    if plan.first_day is None:
        return "De looptijd staat niet in de bron."
    if plan.first_day > date:
        return f"Begint op {date_text(plan.first_day)}."
    return ended_notice(plan, date) or "Loopt nu."


def has_progress(unit: Unit, date: datetime.date) -> bool:
    """Whether the partnership had published any progress on a date."""
    return any(standing_on(action, date).state.has_report for action in unit.actions.values())


def reference_line(edition: Edition) -> str:
    """Return the sentence that says on which day the page speaks."""
    return f"Stand op {date_text(edition.reference_date)}."


def parties_by_role(action: Action) -> list[tuple[PartyRole, list[str]]]:
    """Return the parties of an action grouped by role, the lead first."""
    groups = [(role, [party.name for party in action.parties if party.role is role]) for role in PartyRole]
    return [(role, names) for role, names in groups if names]
