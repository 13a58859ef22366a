"""The list of actions, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.action import Action, PartyRole, TitleOrigin
from generator.model.municipality import Municipality
from generator.model.plan import Plan, Priority
from generator.model.portal import Unit
from generator.model.shared import Goal
from generator.pages import addresses, parts
from generator.pages.page import Crumb, Edition, Page, data_file, source_text, unit_trail
from generator.progress.nature import nature_of
from generator.progress.planned import planning_on
from generator.progress.state import Standing, standing_on


@dataclass(frozen=True)
class ActionView:
    """Everything the page of an action shows."""

    action: Action
    plan: parts.Link
    plan_has_ended: str | None
    priority: parts.Link
    level: str
    municipalities: tuple[parts.Link, ...]
    takes_all: bool
    standing: Standing
    no_progress: bool
    reference: str
    planning: str
    planning_months: str
    ribbon: tuple[parts.RibbonQuarter, ...]
    nature: str | None
    parties: list[tuple[PartyRole, list[str]]]
    goals: tuple[Goal, ...]
    umbrella: parts.Link | None
    under: tuple[parts.ActionRow, ...]
    others: tuple[parts.ActionRow, ...]
    title_is_ours: bool


def action_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """A page per action: what is promised, when, by whom, and what came of it."""
    for action in unit.actions.values():
        priority = unit.priorities[action.priority]
        yield Page(
            address=addresses.action_address(unit.id, action.id),
            template="actie.md.j2",
            kind="actie",
            title=action.title,
            description=action.summary,
            view=_view(edition, unit, action, priority),
            trail=unit_trail(unit, Crumb(priority.title, addresses.priority_address(unit.id, priority.id))),
            unit=unit,
            sources=(source_text(unit, action.source),),
            data_file=data_file(unit, "acties", action.id),
        )


def _view(edition: Edition, unit: Unit, action: Action, priority: Priority) -> ActionView:
    plan = unit.plans[action.plan]
    planned = planning_on(action, edition.reference_date, edition.events)
    nature = nature_of(action, planned.period)
    participants = unit.participants(action)
    umbrella = unit.actions[action.umbrella] if action.umbrella else None
    return ActionView(
        action=action,
        plan=parts.Link(plan.title, addresses.plan_address(unit.id, plan.id)),
        plan_has_ended=parts.ended_notice(plan, edition.reference_date),
        priority=parts.Link(priority.title, addresses.priority_address(unit.id, priority.id)),
        level=next(level.name for level in unit.partnership.levels if level.id == action.level),
        municipalities=tuple(_municipality_link(unit, one) for one in participants),
        takes_all=len(participants) == len(unit.municipalities) > 1,
        standing=standing_on(action, edition.reference_date),
        no_progress=not parts.has_progress(unit, edition.reference_date),
        reference=parts.reference_line(edition),
        planning=parts.planning_label(planned),
        planning_months=parts.planning_months(planned),
        ribbon=parts.ribbon(planned.period, plan, edition.reference_date),
        nature=nature.value if nature else None,
        parties=parts.parties_by_role(action),
        goals=tuple(unit.goals[identifier] for identifier in action.goals),
        umbrella=parts.Link(umbrella.title, addresses.action_address(unit.id, umbrella.id)) if umbrella else None,
        under=parts.action_rows(edition, unit, unit.actions_under(action)),
        others=parts.action_rows(edition, unit, _neighbours(unit, action)),
        title_is_ours=action.title_origin is TitleOrigin.EDITORS,
    )


def _municipality_link(unit: Unit, municipality: Municipality) -> parts.Link:
    return parts.Link(municipality.name, addresses.municipality_address(unit.id, municipality.id))


def _neighbours(unit: Unit, action: Action, most: int = 3) -> tuple[Action, ...]:
    """The actions that follow this one under its priority, round to the first."""
    siblings = [other for other in unit.actions_of(unit.priorities[action.priority]) if other.plan == action.plan]
    place = siblings.index(action)
    return tuple((siblings[place + 1 :] + siblings[:place])[:most])


@dataclass(frozen=True)
class PriorityGroup:
    """The actions of one priority in a list."""

    priority: Priority
    anchor: str
    joint: tuple[parts.ActionRow, ...]
    local: tuple[tuple[str, tuple[parts.ActionRow, ...]], ...]


@dataclass(frozen=True)
class PlanGroup:
    """The actions of one plan in a list."""

    plan: Plan
    count: int
    ended: str | None
    groups: tuple[PriorityGroup, ...]


@dataclass(frozen=True)
class ActionListView:
    """All actions of a partnership."""

    count: int
    plans: tuple[PlanGroup, ...]
    no_progress: bool
    reference: str


def action_list_page(edition: Edition, unit: Unit) -> Iterator[Page]:
    """One list of all actions, by plan and priority."""
    words = unit.partnership.words
    groups = tuple(_plan_group(edition, unit, plan) for plan in _plans_with_actions(unit))
    yield Page(
        address=addresses.page_address(unit.id, "acties"),
        template="acties.md.j2",
        kind="acties",
        title=f"Alle {words.action.plural} van {unit.partnership.short_name}",
        description=f"Alle {len(unit.actions)} {words.action.plural} van {unit.partnership.name}, met hun planning.",
        view=ActionListView(
            count=len(unit.actions),
            plans=groups,
            no_progress=not parts.has_progress(unit, edition.reference_date),
            reference=parts.reference_line(edition),
        ),
        trail=unit_trail(unit),
        unit=unit,
        sources=tuple(group.plan.document.title if group.plan.document else group.plan.title for group in groups),
    )


def _plans_with_actions(unit: Unit) -> list[Plan]:
    used = {action.plan for action in unit.actions.values()}
    return [plan for plan in reversed(unit.plans.values()) if plan.id in used]


def _plan_group(edition: Edition, unit: Unit, plan: Plan) -> PlanGroup:
    groups = [_priority_group(edition, unit, plan, priority)
              for top in unit.top_priorities for priority in unit.family(top)]
    return PlanGroup(
        plan=plan,
        count=sum(action.plan == plan.id for action in unit.actions.values()),
        ended=parts.ended_notice(plan, edition.reference_date),
        groups=tuple(group for group in groups if group.joint or group.local),
    )


def _priority_group(edition: Edition, unit: Unit, plan: Plan, priority: Priority) -> PriorityGroup:
    actions = [action for action in unit.actions_of(priority) if action.plan == plan.id]
    by_owner: dict[str, list[Action]] = {}
    for action in actions:
        if not unit.is_joint(action):
            by_owner.setdefault(owner_names(unit, action), []).append(action)
    return PriorityGroup(
        priority=priority,
        anchor=f"{plan.id}-{priority.id}",
        joint=parts.action_rows(edition, unit, filter(unit.is_joint, actions)),
        local=tuple((owner, parts.action_rows(edition, unit, rows)) for owner, rows in by_owner.items()),
    )


def owner_names(unit: Unit, action: Action) -> str:
    """Return the names of the municipalities that do an action by themselves."""
    return " en ".join(municipality.name for municipality in unit.participants(action))
