"""What has been achieved, and plainly how much is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.dutch import date_text
from generator.model.action import Action, Update
from generator.model.plan import Priority
from generator.model.portal import Unit
from generator.pages import addresses, parts
from generator.pages.groups import Group, Section, all_apart, counted
from generator.pages.history import action_link
from generator.pages.lists import priority_sections
from generator.pages.page import Edition, Page, unit_trail
from generator.progress.state import counting_updates


@dataclass(frozen=True)
class Result:
    """A reported result."""

    action: parts.Link
    on: str
    update: Update


@dataclass(frozen=True)
class ResultGroup:
    """The results under one priority, the newest first."""

    priority: parts.Link
    anchor: str
    results: tuple[Result, ...]
    unreported: int
    total: int
    apart: Group | None
    """The actions that the total leaves out."""


@dataclass(frozen=True)
class ResultsView:
    """What a partnership has achieved."""

    groups: tuple[ResultGroup, ...]
    count: int
    unreported: int
    total: int
    apart: Group | None
    notices: tuple[str, ...]


def results_page(edition: Edition, unit: Unit) -> Iterator[Page]:
    """Results per priority, newest first, in words and figures."""
    sections = priority_sections(edition, unit)
    groups = tuple(
        _group(edition, unit, priority, section)
        for priority, section in zip(unit.top_priorities, sections, strict=True)
    )
    yield Page(
        address=addresses.page_address(unit.id, "resultaten"),
        template="resultaten.md.j2",
        kind="resultaten",
        title="Wat is er bereikt?",
        description=f"Wat {unit.partnership.name} heeft bereikt, en waarover nog niets bekend is.",
        view=ResultsView(
            groups=groups,
            count=sum(len(group.results) for group in groups),
            unreported=sum(group.unreported for group in groups),
            total=sum(group.total for group in groups),
            apart=all_apart(edition, unit),
            notices=parts.notices(edition, unit, parts.plans_of_actions(unit, unit.actions.values())),
        ),
        trail=unit_trail(unit),
        unit=unit,
        sources=("Berichten over de voortgang op deze site",),
    )


def _group(edition: Edition, unit: Unit, priority: Priority, section: Section) -> ResultGroup:
    family = {member.id for member in unit.family(priority)}
    assessments = [one for one in counted(edition, unit) if one.action.priority in family]
    found = [
        pair for one in unit.actions.values() if one.priority in family for pair in _results(edition, one)
    ]
    found.sort(key=lambda pair: pair[1].happened_on, reverse=True)
    return ResultGroup(
        priority=parts.Link(priority.title, addresses.priority_address(unit.id, priority.id)),
        anchor=priority.id,
        results=tuple(
            Result(action_link(unit, action), date_text(update.happened_on), update)
            for action, update in found
        ),
        unreported=sum(not one.state.has_report for one in assessments),
        total=len(assessments),
        apart=section.apart,
    )


def _results(edition: Edition, action: Action) -> Iterator[tuple[Action, Update]]:
    for update in counting_updates(action, edition.reference_date):
        if update.result or update.figures:
            yield action, update
