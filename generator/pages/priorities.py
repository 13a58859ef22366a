"""A page per priority: why, what for, what the municipalities do, and what mine adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.action import Action
from generator.model.municipality import LocalPriority
from generator.model.plan import Priority
from generator.model.portal import Unit
from generator.model.shared import HelpLine, Theme
from generator.pages import addresses, parts
from generator.pages.actions import owner_names
from generator.pages.groups import Section
from generator.pages.lists import priority_sections
from generator.pages.page import Crumb, Edition, Page, data_file, source_text, unit_trail
from generator.pages.themes import theme_help_lines


@dataclass(frozen=True)
class LocalAddition:
    """What one municipality adds to a joint priority."""

    municipality: parts.Link
    priority: LocalPriority
    address: str


@dataclass(frozen=True)
class OwnerGroup:
    """The actions that one municipality does by itself under a priority."""

    municipality: str
    rows: tuple[parts.ActionRow, ...]


@dataclass(frozen=True)
class ActionGroup:
    """The actions of a priority or of one of its subpriorities."""

    priority: Priority
    address: str | None
    joint: tuple[parts.ActionRow, ...]
    own: tuple[OwnerGroup, ...]


@dataclass(frozen=True)
class PriorityView:
    """Everything the page of a priority shows."""

    priority: Priority
    parent: parts.Link | None
    children: tuple[parts.Link, ...]
    action_count: int
    own_count: int
    groups: tuple[ActionGroup, ...]
    progress: Section | None
    additions: tuple[LocalAddition, ...]
    notices: tuple[str, ...]
    advice: tuple[str, ...]
    advice_is_general: bool
    themes: tuple[parts.Link, ...]
    help_lines: tuple[HelpLine, ...]
    plan: parts.Link


def priority_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """A page per priority, at whatever depth it lies."""
    for priority in unit.priorities.values():
        yield Page(
            address=addresses.priority_address(unit.id, priority.id),
            template="prioriteit.md.j2",
            kind="prioriteit",
            title=priority.title,
            description=priority.summary,
            view=priority_view(edition, unit, priority),
            trail=_trail(unit, priority),
            unit=unit,
            sources=(source_text(unit, priority.source),),
            data_file=data_file(unit, "prioriteiten", priority.id),
        )


def _trail(unit: Unit, priority: Priority) -> tuple[Crumb, ...]:
    if priority.parent is None:
        return unit_trail(unit)
    parent = unit.priorities[priority.parent]
    return (*_trail(unit, parent), Crumb(parent.title, addresses.priority_address(unit.id, parent.id)))


def priority_view(edition: Edition, unit: Unit, priority: Priority) -> PriorityView:
    """Return everything there is to show about a priority."""
    actions = [action for member in unit.family(priority) for action in unit.actions_of(member)]
    joint = sum(map(unit.is_joint, actions))
    parent = unit.priorities[priority.parent] if priority.parent else None
    plan = unit.plans[priority.plan]
    themes = [theme for theme in edition.portal.themes if theme.id in unit.themes_of(priority)]
    return PriorityView(
        priority=priority,
        parent=_link(unit, parent) if parent else None,
        children=tuple(_link(unit, child) for child in unit.subpriorities(priority)),
        action_count=len(actions),
        own_count=len(actions) - joint,
        groups=tuple(_group(edition, unit, member, priority) for member in unit.family(priority)),
        progress=next((one for one in priority_sections(edition, unit) if one.anchor == priority.id), None),
        additions=tuple(_additions(unit, priority)),
        notices=parts.notices(edition, unit, [plan]),
        advice=priority.advice or tuple(line for theme in themes for line in theme.advice),
        advice_is_general=not priority.advice,
        themes=tuple(parts.Link(theme.name, addresses.theme_address(theme.id)) for theme in themes),
        help_lines=_help_lines(edition, themes),
        plan=parts.Link(plan.title, addresses.plan_address(unit.id, plan.id)),
    )


def _help_lines(edition: Edition, themes: list[Theme]) -> tuple[HelpLine, ...]:
    """Return whom to call about the first theme that says so, or else the numbers of the whole site."""
    first = next((theme for theme in themes if theme.calls), None)
    return theme_help_lines(edition, first) if first else edition.portal.help_lines


def _link(unit: Unit, priority: Priority) -> parts.Link:
    return parts.Link(priority.title, addresses.priority_address(unit.id, priority.id))


def _group(edition: Edition, unit: Unit, member: Priority, priority: Priority) -> ActionGroup:
    actions = unit.actions_of(member)
    by_owner: dict[str, list[Action]] = {}
    for action in actions:
        if not unit.is_joint(action):
            by_owner.setdefault(owner_names(unit, action), []).append(action)
    return ActionGroup(
        priority=member,
        address=None if member is priority else addresses.priority_address(unit.id, member.id),
        joint=parts.action_rows(edition, unit, filter(unit.is_joint, actions)),
        own=tuple(
            OwnerGroup(owner, parts.action_rows(edition, unit, rows)) for owner, rows in by_owner.items()
        ),
    )


def _additions(unit: Unit, priority: Priority) -> Iterator[LocalAddition]:
    for municipality in unit.municipalities.values():
        for local in municipality.local_priorities:
            if local.extends == priority.id:
                address = addresses.municipality_address(unit.id, municipality.id)
                yield LocalAddition(
                    parts.Link(municipality.name, address), local, f"{address}#lokaal-{local.id}"
                )
