"""Pieces that several pages show: rows of actions, notices and the ribbon of quarters."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator.dutch import date_text, period_text
from generator.model.action import Action, PartyRole
from generator.model.plan import Plan
from generator.model.portal import Unit
from generator.pages import addresses
from generator.pages.page import Edition
from generator.planning import Period, PlanningKind, Quarter, explain, quarters_between
from generator.progress.planned import Planned
from generator.progress.standing import Assessment
from generator.progress.state import State
from generator.progress.timeliness import Judgement

NO_PLANNING = "Geen planning in het plan"
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
    """One action in a list, as it stands on the reference date."""

    title: str
    summary: str
    address: str
    planning: str
    was_planned: str | None
    state: State
    judgement: Judgement | None
    ribbon: tuple[RibbonQuarter, ...] = ()


@dataclass(frozen=True)
class RibbonQuarter:
    """One quarter of a plan, and what it means for one action."""

    label: str
    year: int
    number: int
    style: str


def action_row(edition: Edition, unit: Unit, action: Action, municipality: str | None = None) -> ActionRow:
    """Return the row for an action; with a municipality, where that municipality's part stands."""
    assessment = edition.assessments(unit, municipality)[action.id]
    return ActionRow(
        title=action.title,
        summary=action.summary,
        address=addresses.action_address(unit.id, action.id),
        planning=planning_label(assessment.planned),
        was_planned=planning_label(assessment.first) if assessment.has_shifted else None,
        state=assessment.state,
        judgement=assessment.judgement,
    )


def action_rows(
    edition: Edition, unit: Unit, actions: Iterable[Action], municipality: str | None = None
) -> tuple[ActionRow, ...]:
    """Return the rows for several actions, in the order given."""
    return tuple(action_row(edition, unit, action, municipality) for action in actions)


def planning_label(planned: Planned) -> str:
    """Return the wording as printed; what a reader cannot know from it stands behind it."""
    if not planned.wording:
        return NO_PLANNING
    meaning = _NOT_PLANNED.get(planned.period.kind)
    return f"{planned.wording} ({meaning})" if meaning else planned.wording


def planning_months(planned: Planned) -> str:
    """Return the months behind a wording, or nothing where it says them itself."""
    if not planned.wording or not planned.period.kind.says_when:
        return ""
    return explain(planned.period, planned.wording)


def ribbon(assessment: Assessment, plan: Plan, date: datetime.date) -> tuple[RibbonQuarter, ...]:
    """Return the quarters of a plan with the planned ones marked; nothing where there is nothing to mark."""
    planned, first = stretch(assessment.planned.period), stretch(assessment.first.period)
    last_day = plan.last_day(date)
    if plan.first_day is None or last_day is None or planned is None:
        return ()
    return tuple(
        RibbonQuarter(
            quarter.label,
            quarter.year,
            quarter.number,
            " ".join(
                filter(
                    None,
                    (
                        "planned" if _touches(planned, quarter) else "",
                        "was" if assessment.has_shifted and first and _touches(first, quarter) else "",
                        "now" if quarter.start <= date <= quarter.end else "",
                    ),
                )
            ),
        )
        for quarter in quarters_between(min(plan.first_day, planned[0]), max(last_day, planned[1]))
    )


def stretch(period: Period) -> tuple[datetime.date, datetime.date] | None:
    """Return the days a planning names: the period, or for a start or an end alone the moment that names it."""
    if period.edge:
        return period.edge.start, period.edge.end
    return (period.start, period.end) if period.start and period.end else None


def _touches(stretch: tuple[datetime.date, datetime.date], quarter: Quarter) -> bool:
    return quarter.start <= stretch[1] and stretch[0] <= quarter.end


def ended_notice(plan: Plan, date: datetime.date) -> str | None:
    """Return the sentence for a plan that is over on a date."""
    last_day = _ended_on(plan, date)
    return f"{plan.title} liep tot en met {date_text(last_day)}." if last_day else None


def _ended_on(plan: Plan, date: datetime.date) -> datetime.date | None:
    return plan.last_day(date) if plan.has_ended(date) else None


def plan_period(plan: Plan, date: datetime.date) -> str:
    """Return the years of a plan as known on a date, or that they are not known."""
    last_day = plan.last_day(date)
    if plan.first_day is None or last_day is None:
        return "Looptijd niet bekend"
    return period_text(plan.first_day, last_day)


def plan_status(plan: Plan, date: datetime.date) -> str:
    """Return in a few words, to stand beside its title, whether a plan runs on a date."""
    if plan.first_day is None:
        return "De looptijd staat niet in de bron."
    if plan.first_day > date:
        return f"Begint op {date_text(plan.first_day)}."
    last_day = _ended_on(plan, date)
    return f"Liep tot en met {date_text(last_day)}." if last_day else "Loopt nu."


def notices(
    edition: Edition, unit: Unit, plans: Iterable[Plan] = (), subject: str | None = None
) -> tuple[str, ...]:
    """Return what a reader must know first: plans that ended, silence about progress, and the day.

    Silence is our limit, not a failure of the municipalities; `subject` is what it is said about.
    """
    about = subject or f"een {unit.partnership.words.action.singular}"
    silence = f"Op deze site staat nog geen voortgang. Dat zegt niet of {about} is uitgevoerd."
    ended = [ended_notice(plan, edition.reference_date) for plan in plans]
    return tuple(
        filter(None, (*ended, None if edition.shows_progress(unit) else silence, reference_line(edition)))
    )


def plans_of_actions(unit: Unit, actions: Iterable[Action]) -> list[Plan]:
    """Return the plans that some actions belong to, in the order of the plans."""
    used = {action.plan for action in actions}
    return [plan for plan in unit.plans.values() if plan.id in used]


def reference_line(edition: Edition) -> str:
    """Return the sentence that says on which day the page speaks."""
    return f"Stand op {date_text(edition.reference_date)}."


def parties_by_role(action: Action) -> list[tuple[PartyRole, list[str]]]:
    """Return the parties of an action grouped by role, the lead first."""
    groups = [(role, [party.name for party in action.parties if party.role is role]) for role in PartyRole]
    return [(role, names) for role, names in groups if names]
