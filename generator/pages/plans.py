"""A page per plan document: period, decisions, motions, ambition, and which goals have which actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.action import Action
from generator.model.municipality import Municipality
from generator.model.plan import Ambition, Motion, Plan
from generator.model.portal import Unit
from generator.model.shared import Goal
from generator.pages import addresses, parts
from generator.pages.page import Edition, Page, data_file, source_text, unit_trail


@dataclass(frozen=True)
class MotionView:
    """A motion, and the council that carried it."""

    motion: Motion
    council: str


@dataclass(frozen=True)
class GoalRow:
    """A goal, where it stands in the plan, and the actions that work on it."""

    goal: Goal
    owner: str
    actions: tuple[parts.Link, ...]
    indicators: tuple[parts.Link, ...]


@dataclass(frozen=True)
class AmbitionRow:
    """An ambition, and the actions of its priority: no plan ties an action to one ambition."""

    ambition: Ambition
    owner: parts.Link
    action_count: int
    indicators: tuple[parts.Link, ...]


@dataclass(frozen=True)
class PlanView:
    """Everything the page of a plan shows."""

    plan: Plan
    period: str
    is_extended: bool
    status: str
    parent: parts.Link | None
    predecessor: parts.Link | None
    successor: parts.Link | None
    elaborations: tuple[parts.Link, ...]
    municipalities: tuple[parts.Link, ...]
    motions: tuple[MotionView, ...]
    goals: tuple[GoalRow, ...]
    ambitions: tuple[AmbitionRow, ...]
    without_goal: tuple[parts.Link, ...]
    action_count: int
    notices: tuple[str, ...]
    described_in: str | None


def plan_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """A page per plan, also for a plan of which only the name is known."""
    for plan in unit.plans.values():
        yield Page(
            address=addresses.plan_address(unit.id, plan.id),
            template="plan.md.j2",
            kind="plan",
            title=plan.title,
            description=plan.summary,
            view=_view(edition, unit, plan),
            trail=unit_trail(unit),
            unit=unit,
            sources=_sources(unit, plan),
            data_file=data_file(unit, "plannen", plan.id),
        )


def _sources(unit: Unit, plan: Plan) -> tuple[str, ...]:
    if plan.source:
        return (source_text(unit, plan.source),)
    return (plan.document.title if plan.document else plan.title,)


def _view(edition: Edition, unit: Unit, plan: Plan) -> PlanView:
    actions = [action for action in unit.actions.values() if action.plan == plan.id]
    ended = parts.ended_notice(plan, edition.reference_date)
    return PlanView(
        plan=plan,
        period=parts.plan_period(plan, edition.reference_date),
        is_extended=plan.is_extended(edition.reference_date),
        status=parts.plan_status(plan, edition.reference_date),
        parent=_link(unit, unit.plans[plan.parent]) if plan.parent else None,
        predecessor=_link(unit, unit.plans[plan.predecessor]) if plan.predecessor else None,
        successor=next(
            (_link(unit, other) for other in unit.plans.values() if other.predecessor == plan.id), None
        ),
        elaborations=tuple(_link(unit, other) for other in unit.plans.values() if other.parent == plan.id),
        municipalities=tuple(_municipality_link(unit, one) for one in _members(unit, plan)),
        motions=tuple(
            MotionView(motion, unit.municipalities[motion.council].name) for motion in plan.motions
        ),
        goals=tuple(_goal_rows(unit, plan)),
        ambitions=tuple(_ambition_rows(unit, plan)),
        without_goal=tuple(_action_link(unit, action) for action in actions if not action.goals),
        action_count=len(actions),
        notices=tuple(filter(None, [ended, parts.reference_line(edition) if ended else None])),
        described_in=source_text(unit, plan.source) if plan.source else None,
    )


def _members(unit: Unit, plan: Plan) -> list[Municipality]:
    return [unit.municipalities[one] for one in plan.municipalities or unit.partnership.municipalities]


def _goal_rows(unit: Unit, plan: Plan) -> Iterator[GoalRow]:
    """The goals of the plan and of its priorities, and those of the plan that it works out."""
    family = unit.plan_family(plan)
    lineage = unit.plan_lineage(plan)
    for goal in (goal for one in lineage for goal in one.goals):
        yield GoalRow(goal, "Het hele plan", _working_on(unit, goal, family), _measured_by(unit, goal))
    for priority in unit.priorities.values():
        if priority.plan in {one.id for one in lineage}:
            for goal in priority.goals:
                yield GoalRow(goal, priority.title, _working_on(unit, goal, family), _measured_by(unit, goal))


def _ambition_rows(unit: Unit, plan: Plan) -> Iterator[AmbitionRow]:
    lineage = {one.id for one in unit.plan_lineage(plan)}
    for priority in unit.priorities.values():
        if priority.plan in lineage:
            members = [action for one in unit.family(priority) for action in unit.actions_of(one)]
            link = parts.Link(priority.title, f"{addresses.priority_address(unit.id, priority.id)}#acties")
            figures = tuple(
                parts.Link(one.title, f"{addresses.page_address(unit.id, 'cijfers')}#{one.id}")
                for one in unit.indicators.values()
                if one.priority == priority.id
            )
            for ambition in priority.ambitions:
                yield AmbitionRow(ambition, link, len(members), figures)


def _working_on(unit: Unit, goal: Goal, family: frozenset[str]) -> tuple[parts.Link, ...]:
    return tuple(
        _action_link(unit, action)
        for action in unit.actions.values()
        if goal.id in action.goals and action.plan in family
    )


def _measured_by(unit: Unit, goal: Goal) -> tuple[parts.Link, ...]:
    return tuple(
        parts.Link(one.title, f"{addresses.page_address(unit.id, 'cijfers')}#{one.id}")
        for one in unit.indicators.values()
        if goal.id in one.goals
    )


def _link(unit: Unit, plan: Plan) -> parts.Link:
    return parts.Link(plan.title, addresses.plan_address(unit.id, plan.id))


def _municipality_link(unit: Unit, municipality: Municipality) -> parts.Link:
    return parts.Link(municipality.name, addresses.municipality_address(unit.id, municipality.id))


def _action_link(unit: Unit, action: Action) -> parts.Link:
    return parts.Link(action.title, addresses.action_address(unit.id, action.id))
