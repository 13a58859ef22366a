"""A page per municipality: what happens here, with whom, for how much, and whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.dutch import date_text
from generator.model.action import Action
from generator.model.municipality import LocalPriority, Municipality
from generator.model.plan import Plan
from generator.model.portal import Unit
from generator.model.shared import HelpLine
from generator.pages import addresses, parts
from generator.pages.figure import Figure
from generator.pages.figures import figures_in
from generator.pages.groups import Group, Section
from generator.pages.lists import late_section, municipality_section
from generator.pages.page import Edition, Page, data_file, source_text, unit_trail
from generator.pages.subjects import themes_with_advice
from generator.progress.state import State


@dataclass(frozen=True)
class LocalPriorityView:
    """A local priority, and the joint one that it extends."""

    priority: LocalPriority
    extends: parts.Link | None


@dataclass(frozen=True)
class OwnGroup:
    """The actions that a municipality does by itself under one priority."""

    title: str
    address: str
    rows: tuple[parts.ActionRow, ...]


@dataclass(frozen=True)
class JointGroup:
    """The joint actions under one priority, subpriorities included."""

    title: str
    summary: str
    address: str
    anchor: str
    rows: tuple[parts.ActionRow, ...]


@dataclass(frozen=True)
class PlanLine:
    """A plan that counts in the municipality."""

    link: parts.Link
    period: str
    remark: str


@dataclass(frozen=True)
class MunicipalityView:
    """Everything the page of a municipality shows."""

    municipality: Municipality
    lead: str
    own_count: int
    joint_count: int
    reported_count: int
    progress: Section
    attention: tuple[Group, ...]
    links: tuple[parts.Link, ...]
    local_priorities: tuple[LocalPriorityView, ...]
    own: tuple[OwnGroup, ...]
    joint: tuple[JointGroup, ...]
    notices: tuple[str, ...]
    departure: str | None
    successor: parts.Link | None
    printed_contribution: Decimal | None
    rate: Decimal
    plans: tuple[PlanLine, ...]
    figures: tuple[Figure, ...]
    advice: tuple[parts.Link, ...]
    """What residents can do themselves, by subject."""
    help_lines: tuple[HelpLine, ...]
    partners: str


def municipality_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """A page per municipality, the one place where a resident sees everything."""
    for municipality in unit.municipalities.values():
        yield Page(
            address=addresses.municipality_address(unit.id, municipality.id),
            template="gemeente.md.j2",
            kind="gemeente",
            title=municipality.name,
            browser_title=f"{municipality.name}: wat de gemeente doet aan veiligheid",
            description=f"Wat {municipality.name} doet aan veiligheid: eigen {unit.partnership.words.action.plural}, "
            f"wat de gemeenten samen doen, de planning en de kosten.",
            view=municipality_view(edition, unit, municipality),
            trail=unit_trail(unit),
            unit=unit,
            sources=(source_text(unit, municipality.source),),
            data_file=data_file(unit, "gemeenten", municipality.id),
        )


def municipality_view(edition: Edition, unit: Unit, municipality: Municipality) -> MunicipalityView:
    """Return everything there is to show about a municipality."""
    actions = unit.actions_in(municipality)
    own = [action for action in actions if not unit.is_joint(action)]
    joint = [action for action in actions if unit.is_joint(action)]
    progress = municipality_section(edition, unit, municipality)
    return MunicipalityView(
        municipality=municipality,
        lead=f"Wat gebeurt er in {municipality.name} aan veiligheid, en wanneer?",
        own_count=len(own),
        joint_count=len(joint),
        reported_count=sum(group.count for group in progress.groups if group.title != State.NO_REPORT.label),
        progress=progress,
        attention=tuple(_attention(edition, unit, municipality)) if edition.shows_progress(unit) else (),
        links=tuple(_council_links(unit, municipality, actions)),
        local_priorities=tuple(_local_priority(unit, one) for one in municipality.local_priorities),
        own=tuple(_own_groups(edition, unit, municipality, own)),
        joint=tuple(_joint_groups(edition, unit, municipality, joint)),
        notices=parts.notices(edition, unit, parts.plans_of_actions(unit, actions) or [unit.main_plan]),
        departure=_departure(edition, municipality),
        successor=_successor(unit, municipality),
        printed_contribution=municipality.contribution.amount if municipality.contribution else None,
        rate=unit.partnership.contribution.per_inhabitant,
        plans=tuple(plan_line(edition, unit, plan) for plan in unit.plans_of(municipality)),
        figures=figures_in(edition, unit, municipality),
        advice=tuple(
            parts.Link(theme.name, f"{addresses.theme_address(theme.id)}#zelf-doen")
            for theme in themes_with_advice(edition, unit, municipality)
        ),
        help_lines=edition.portal.help_lines,
        partners=unit.partnership.short_name,
    )


def _attention(edition: Edition, unit: Unit, municipality: Municipality) -> Iterator[Group]:
    """What is late or shifted; what stands still already stands among the states."""
    section = late_section(edition, unit, municipality)
    yield from (group for group in section.groups if group.title != State.ON_HOLD.label)


def _council_links(
    unit: Unit, municipality: Municipality, actions: tuple[Action, ...]
) -> Iterator[parts.Link]:
    """Where a councillor finds the answer to each question that this page does not answer itself."""
    here = addresses.municipality_address(unit.id, municipality.id)
    plan = (parts.plans_of_actions(unit, actions) or [unit.main_plan])[-1]
    yield parts.Link("Alles op één vel, om te printen", f"{here}overzicht/")
    yield parts.Link("Wat is er veranderd?", f"{here}wijzigingen/")
    yield parts.Link("Wie neemt de leiding?", f"{here}overzicht/#trekkers")
    yield parts.Link("Wat is er bereikt?", addresses.page_address(unit.id, "resultaten"))
    yield parts.Link("Wat wanneer?", addresses.page_address(unit.id, "planning"))
    yield parts.Link("Welke doelen zijn niet te meten?", f"{addresses.plan_address(unit.id, plan.id)}#doelen")


def _local_priority(unit: Unit, priority: LocalPriority) -> LocalPriorityView:
    extended = unit.priorities[priority.extends] if priority.extends else None
    link = parts.Link(extended.title, addresses.priority_address(unit.id, extended.id)) if extended else None
    return LocalPriorityView(priority, link)


def _own_groups(
    edition: Edition, unit: Unit, municipality: Municipality, own: list[Action]
) -> Iterator[OwnGroup]:
    for priority in unit.priorities.values():
        actions = [action for action in own if action.priority == priority.id]
        if actions:
            yield OwnGroup(
                priority.title,
                addresses.priority_address(unit.id, priority.id),
                parts.action_rows(edition, unit, actions, municipality.id),
            )


def _joint_groups(
    edition: Edition, unit: Unit, municipality: Municipality, joint: list[Action]
) -> Iterator[JointGroup]:
    for priority in unit.top_priorities:
        family = {member.id for member in unit.family(priority)}
        rows = parts.action_rows(
            edition, unit, (action for action in joint if action.priority in family), municipality.id
        )
        if rows:
            yield JointGroup(
                priority.title,
                priority.summary,
                addresses.priority_address(unit.id, priority.id),
                f"samen-{priority.id}",
                rows,
            )


def _departure(edition: Edition, municipality: Municipality) -> str | None:
    left = municipality.departure
    if left is None or municipality.takes_part(edition.reference_date):
        return None
    return f"{municipality.name} deed mee tot en met {date_text(left.until)}. {left.reason}"


def _successor(unit: Unit, municipality: Municipality) -> parts.Link | None:
    left = municipality.departure
    if left is None or left.merged_into is None:
        return None
    into = unit.municipalities[left.merged_into]
    return parts.Link(into.name, addresses.municipality_address(unit.id, into.id))


def plan_line(edition: Edition, unit: Unit, plan: Plan) -> PlanLine:
    """Return a plan with its period and whether it runs."""
    return PlanLine(
        link=parts.Link(plan.title, addresses.plan_address(unit.id, plan.id)),
        period=parts.plan_period(plan, edition.reference_date),
        remark=parts.plan_status(plan, edition.reference_date),
    )
