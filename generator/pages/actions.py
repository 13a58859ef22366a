"""The list of actions, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.action import Action, PartyRole, TitleOrigin
from generator.model.plan import Plan, Priority
from generator.model.portal import Unit
from generator.model.shared import Goal
from generator.pages import addresses, parts
from generator.pages.facets import Filter, Mark, filters_of, marks_of
from generator.pages.history import (
    BottleneckView,
    HistoryItem,
    MilestoneView,
    MunicipalState,
    action_link,
    bottleneck_views,
    history,
    milestone_views,
    municipal_states,
    municipality_link,
)
from generator.pages.lists import list_links
from generator.pages.page import Crumb, Edition, Page, data_file, source_text, unit_trail
from generator.progress.planned import shifts_until
from generator.progress.rounds import last_report_text
from generator.progress.standing import Assessment

FILTER_SCRIPT = "stijl/filter.js"


@dataclass(frozen=True)
class ActionView:
    """Everything the page of an action shows."""

    action: Action
    assessment: Assessment
    plan: parts.Link
    notices: tuple[str, ...]
    priority: parts.Link
    level: str
    municipalities: tuple[parts.Link, ...]
    planning: str
    planning_months: str
    first_planning: str
    shift_count: int
    ribbon: tuple[parts.RibbonQuarter, ...]
    nature: str | None
    parties: list[tuple[PartyRole, list[str]]]
    goals: tuple[Goal, ...]
    related: tuple[tuple[str, parts.Link], ...]
    under: tuple[parts.ActionRow, ...]
    others: tuple[parts.ActionRow, ...]
    title_is_ours: bool
    last_report: str
    municipal: tuple[MunicipalState, ...]
    milestones: tuple[MilestoneView, ...]
    bottlenecks: tuple[BottleneckView, ...]
    has_open_bottleneck: bool
    history: tuple[HistoryItem, ...]
    indicators: tuple[parts.Link, ...]


def action_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """A page per action: what is promised, when, by whom, and what came of it."""
    for action in unit.actions.values():
        priority = unit.priorities[action.priority]
        yield Page(
            address=addresses.action_address(unit.id, action.id),
            template="actie.md.j2",
            kind="actie",
            title=action.title,
            browser_title=_browser_title(unit, action),
            description=action.summary,
            view=_view(edition, unit, action, priority),
            trail=unit_trail(unit, Crumb(priority.title, addresses.priority_address(unit.id, priority.id))),
            unit=unit,
            sources=(source_text(unit, action.source),),
            data_file=data_file(unit, "acties", action.id),
        )


def _browser_title(unit: Unit, action: Action) -> str | None:
    """An action that goes on under the same title in the next plan is told apart by its plan."""
    namesakes = [other for other in unit.actions.values() if other.title == action.title]
    return f"{action.title} – {unit.plans[action.plan].title}" if len(namesakes) > 1 else None


def _view(edition: Edition, unit: Unit, action: Action, priority: Priority) -> ActionView:
    plan = unit.plans[action.plan]
    date = edition.reference_date
    assessment = edition.assessments(unit)[action.id]
    return ActionView(
        action=action,
        assessment=assessment,
        plan=parts.Link(plan.title, addresses.plan_address(unit.id, plan.id)),
        notices=_notices(edition, unit, action),
        priority=parts.Link(priority.title, addresses.priority_address(unit.id, priority.id)),
        level=next(level.name for level in unit.partnership.levels if level.id == action.level),
        municipalities=tuple(municipality_link(unit, one.id) for one in unit.participants(action)),
        planning=parts.planning_label(assessment.planned),
        planning_months=parts.planning_months(assessment.planned),
        first_planning=parts.planning_label(assessment.first),
        shift_count=len(shifts_until(action, date)),
        ribbon=parts.ribbon(assessment, plan, date),
        nature=_nature_text(action, assessment),
        parties=parts.parties_by_role(action),
        goals=tuple(unit.goals[identifier] for identifier in action.goals),
        related=tuple(_related(unit, action)),
        under=parts.action_rows(edition, unit, unit.actions_under(action)),
        others=parts.action_rows(edition, unit, _neighbours(unit, action)),
        title_is_ours=action.title_origin is TitleOrigin.EDITORS,
        last_report=last_report_text(unit, action, date),
        municipal=municipal_states(edition, unit, action),
        milestones=milestone_views(edition, action),
        bottlenecks=bottleneck_views(edition, action),
        has_open_bottleneck=any(one.is_open for one in bottleneck_views(edition, action)),
        history=history(edition, unit, action),
        indicators=tuple(_indicator_links(unit, action)),
    )


def _nature_text(action: Action, assessment: Assessment) -> str | None:
    """What an editor said, or what the planning suggests; the page says which of the two."""
    if assessment.nature is None:
        return None
    return (
        assessment.nature.value if action.nature else f"{assessment.nature.value} (afgeleid uit de planning)"
    )


def _notices(edition: Edition, unit: Unit, action: Action) -> tuple[str, ...]:
    return parts.notices(edition, unit, [unit.plans[action.plan]], unit.partnership.words.action.this)


def _related(unit: Unit, action: Action) -> Iterator[tuple[str, parts.Link]]:
    """The actions that this one belongs to, follows, or went on in."""
    for label, identifier in (
        ("Valt onder", action.umbrella),
        ("Vervolg van", action.continues),
        ("Samengevoegd met", action.merged_into),
        ("Vervangen door", action.replaced_by),
    ):
        if identifier:
            yield label, action_link(unit, unit.actions[identifier])
    for other in unit.actions.values():
        if other.continues == action.id:
            yield "Gaat verder als", action_link(unit, other)


def _indicator_links(unit: Unit, action: Action) -> Iterator[parts.Link]:
    for indicator in unit.indicators.values():
        if action.id in indicator.actions:
            yield parts.Link(indicator.title, f"{addresses.page_address(unit.id, 'cijfers')}#{indicator.id}")


def _neighbours(unit: Unit, action: Action, most: int = 3) -> tuple[Action, ...]:
    """The actions that follow this one under its priority, round to the first."""
    siblings = [
        other for other in unit.actions_of(unit.priorities[action.priority]) if other.plan == action.plan
    ]
    place = siblings.index(action)
    return tuple((siblings[place + 1 :] + siblings[:place])[:most])


@dataclass(frozen=True)
class MarkedRow:
    """A row that says what it is under each filter."""

    row: parts.ActionRow
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class PriorityGroup:
    """The actions of one priority in a list."""

    priority: Priority
    anchor: str
    joint: tuple[MarkedRow, ...]
    local: tuple[tuple[str, tuple[MarkedRow, ...]], ...]


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
    filters: tuple[Filter, ...]
    lists: tuple[parts.Link, ...]
    plans: tuple[PlanGroup, ...]
    notices: tuple[str, ...]


def action_list_page(edition: Edition, unit: Unit) -> Iterator[Page]:
    """One list of all actions, by plan and priority."""
    words = unit.partnership.words
    filters = filters_of(edition, unit)
    groups = tuple(_plan_group(edition, unit, plan, filters) for plan in _plans_with_actions(unit))
    yield Page(
        address=addresses.page_address(unit.id, "acties"),
        template="acties.md.j2",
        kind="acties",
        title=f"Alle {words.action.plural} van {unit.partnership.short_name}",
        description=f"Alle {len(unit.actions)} {words.action.plural} van {unit.partnership.name}, met hun planning.",
        view=ActionListView(
            count=len(unit.actions),
            filters=filters,
            lists=list_links(edition, unit),
            plans=groups,
            notices=parts.notices(edition, unit),
        ),
        front_matter={"scripts": [FILTER_SCRIPT]},
        trail=unit_trail(unit),
        unit=unit,
        sources=tuple(
            group.plan.document.title if group.plan.document else group.plan.title for group in groups
        ),
    )


def _plans_with_actions(unit: Unit) -> list[Plan]:
    used = {action.plan for action in unit.actions.values()}
    return [plan for plan in reversed(list(unit.plans.values())) if plan.id in used]


def _plan_group(edition: Edition, unit: Unit, plan: Plan, filters: tuple[Filter, ...]) -> PlanGroup:
    groups = [
        _priority_group(edition, unit, plan, priority, filters)
        for top in unit.top_priorities
        for priority in unit.family(top)
    ]
    return PlanGroup(
        plan=plan,
        count=sum(action.plan == plan.id for action in unit.actions.values()),
        ended=parts.ended_notice(plan, edition.reference_date),
        groups=tuple(group for group in groups if group.joint or group.local),
    )


def _priority_group(
    edition: Edition, unit: Unit, plan: Plan, priority: Priority, filters: tuple[Filter, ...]
) -> PriorityGroup:
    actions = [action for action in unit.actions_of(priority) if action.plan == plan.id]
    by_owner: dict[str, list[Action]] = {}
    for action in actions:
        if not unit.is_joint(action):
            by_owner.setdefault(owner_names(unit, action), []).append(action)
    return PriorityGroup(
        priority=priority,
        anchor=f"{plan.id}-{priority.id}",
        joint=_marked(edition, unit, filter(unit.is_joint, actions), filters),
        local=tuple((owner, _marked(edition, unit, rows, filters)) for owner, rows in by_owner.items()),
    )


def _marked(
    edition: Edition, unit: Unit, actions: Iterable[Action], filters: tuple[Filter, ...]
) -> tuple[MarkedRow, ...]:
    assessments = edition.assessments(unit)
    return tuple(
        MarkedRow(
            parts.action_row(edition, unit, action),
            marks_of(edition, unit, assessments[action.id], filters),
        )
        for action in actions
    )


def owner_names(unit: Unit, action: Action) -> str:
    """Return the names of the municipalities that do an action by themselves."""
    return " en ".join(municipality.name for municipality in unit.participants(action))
