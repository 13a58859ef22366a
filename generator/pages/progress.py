"""How far a partnership is: the state now, and a page per monitoring round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.dutch import date_text
from generator.model.monitoring import FrozenAction, FrozenBottleneck, Round
from generator.model.portal import Unit
from generator.pages import addresses, parts
from generator.pages.groups import Section, counted
from generator.pages.history import action_link
from generator.pages.lists import (
    late_sections,
    municipality_sections,
    priority_sections,
    state_sections,
    timeliness_sections,
)
from generator.pages.page import Crumb, Edition, Page, data_file, unit_trail
from generator.progress.rounds import (
    Coverage,
    actions_of_round,
    coverage,
    decision_on,
    frozen_bottlenecks,
    late_updates,
    open_bottlenecks,
    rounds_on,
)
from generator.progress.state import State, state_of


@dataclass(frozen=True)
class CountRow:
    """One row of a table of counts: a name, a number per state, and the sum."""

    title: str
    address: str
    section: Section
    total: int


@dataclass(frozen=True)
class OpenBottleneck:
    """An open bottleneck in a list."""

    action: parts.Link
    title: str
    requested: str | None
    requested_from: str | None
    decision: str | None


@dataclass(frozen=True)
class ProgressView:
    """The state of a partnership now."""

    reference: str
    notices: tuple[str, ...]
    total: int
    all_actions: int
    states: tuple[str, ...]
    overall: Section
    timeliness: Section
    by_priority: tuple[CountRow, ...]
    by_municipality: tuple[CountRow, ...]
    attention: tuple[Section, ...]
    rounds: tuple[parts.Link, ...]
    bottlenecks: tuple[OpenBottleneck, ...]


def progress_page(edition: Edition, unit: Unit) -> Iterator[Page]:
    """The state now, by priority and by municipality; each count links to what it counts."""
    words = unit.partnership.words
    yield Page(
        address=addresses.page_address(unit.id, "voortgang"),
        template="voortgang.md.j2",
        kind="voortgang",
        title="Hoe ver is het?",
        description=f"Hoe ver de {words.action.plural} van {unit.partnership.name} zijn, met wat nog niet bekend is.",
        view=progress_view(edition, unit),
        trail=unit_trail(unit),
        unit=unit,
        sources=(f"Berichten over de {words.action.plural} op deze site",),
    )


def progress_view(edition: Edition, unit: Unit) -> ProgressView:
    """Return how far a partnership is."""
    date = edition.reference_date
    overall = next(state_sections(edition, unit))
    by_priority, by_municipality = (
        list(priority_sections(edition, unit)),
        list(municipality_sections(edition, unit)),
    )
    return ProgressView(
        reference=parts.reference_line(edition),
        notices=parts.notices(edition, unit, parts.plans_of_actions(unit, unit.actions.values()))[:-1],
        total=len(counted(edition, unit)),
        all_actions=len(unit.actions),
        states=tuple(_states([overall, *by_priority, *by_municipality])),
        overall=overall,
        timeliness=next(timeliness_sections(edition, unit)),
        by_priority=tuple(
            _rows(by_priority, [addresses.priority_address(unit.id, top.id) for top in unit.top_priorities])
        ),
        by_municipality=tuple(
            _rows(
                by_municipality, [addresses.municipality_address(unit.id, one) for one in unit.municipalities]
            )
        ),
        attention=tuple(section for section in late_sections(edition, unit) if section.groups),
        rounds=round_links(unit, rounds_on(unit, date)),
        bottlenecks=tuple(
            OpenBottleneck(
                action_link(unit, action),
                one.title,
                one.requested,
                one.requested_from,
                decision_on(one, date),
            )
            for action, one in open_bottlenecks(unit, date)
        ),
    )


def _states(sections: list[Section]) -> Iterator[str]:
    """The states that any section has: a municipality can be in one that no action as a whole is in."""
    yield from (state.label for state in State if any(section.group(state.label) for section in sections))


def _rows(sections: list[Section], targets: list[str]) -> Iterator[CountRow]:
    for section, address in zip(sections, targets, strict=True):
        yield CountRow(section.title, address, section, sum(group.count for group in section.groups))


def round_links(unit: Unit, rounds: tuple[Round, ...]) -> tuple[parts.Link, ...]:
    """Return the links to rounds, the newest first."""
    return tuple(
        parts.Link(one.title, addresses.record_address(unit.id, "voortgang", one.id))
        for one in reversed(rounds)
    )


@dataclass(frozen=True)
class RoundRow:
    """One action in a round, as it was known then."""

    frozen: FrozenAction
    address: str
    state: State
    last_update_on: str


@dataclass(frozen=True)
class RoundGroup:
    """The actions of one priority in a round."""

    title: str
    rows: tuple[RoundRow, ...]


@dataclass(frozen=True)
class LateUpdate:
    """A report that came in after the round was frozen."""

    action: parts.Link
    happened_on: str
    published_on: str
    text: str


@dataclass(frozen=True)
class RoundView:
    """One monitoring round."""

    round: Round
    is_frozen: bool
    reference: str
    coverage: Coverage
    by_municipality: tuple[tuple[str, Coverage], ...]
    groups: tuple[RoundGroup, ...]
    bottlenecks: tuple[tuple[parts.Link, FrozenBottleneck], ...]
    late: tuple[LateUpdate, ...]
    plan: parts.Link
    changes: str
    ended: str | None
    today: str
    overviews: tuple[parts.Link, ...]


def round_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """A page per round under four fixed headings; it prints as the annex to the agenda."""
    for this in rounds_on(unit, edition.reference_date):
        plan = unit.plans[this.plan]
        yield Page(
            address=addresses.record_address(unit.id, "voortgang", this.id),
            template="ronde.md.j2",
            kind="ronde",
            title=this.title,
            description=f"Voortgang van {plan.title}: stand op {date_text(this.reference_date)}.",
            view=_round_view(edition, unit, this),
            trail=unit_trail(unit, Crumb("Voortgang", addresses.page_address(unit.id, "voortgang"))),
            unit=unit,
            sources=(f"Voortgangsbericht “{this.title}” van {unit.partnership.name}",),
            data_file=data_file(unit, "voortgang", this.id),
            explains_terms=False,
        )


def _round_view(edition: Edition, unit: Unit, this: Round) -> RoundView:
    date = edition.reference_date
    actions = actions_of_round(unit, this, date, edition.events)
    bottlenecks = this.snapshot.bottlenecks if this.snapshot else frozen_bottlenecks(unit, this)
    members = [
        one for one in unit.municipalities.values() if any(one.id in row.municipalities for row in actions)
    ]
    plan = unit.plans[this.plan]
    return RoundView(
        round=this,
        is_frozen=this.snapshot is not None,
        reference=f"Stand op {date_text(this.reference_date)}.",
        coverage=coverage(actions),
        by_municipality=tuple((one.name, coverage(actions, one.id)) for one in members),
        groups=tuple(_round_groups(unit, actions)),
        bottlenecks=tuple((_frozen_link(unit, one.action, one.action), one) for one in bottlenecks),
        late=tuple(
            LateUpdate(
                action_link(unit, action),
                date_text(update.happened_on),
                date_text(update.published_on),
                update.text,
            )
            for action, update in late_updates(unit, this, date)
        ),
        plan=parts.Link(plan.title, addresses.plan_address(unit.id, plan.id)),
        changes=addresses.page_address(unit.id, f"wijzigingen/{this.id}"),
        ended=parts.ended_notice(plan, date),
        today=parts.reference_line(edition),
        overviews=tuple(
            parts.Link(one.name, addresses.overview_address(unit.id, one.id, this.id)) for one in members
        ),
    )


def _round_groups(unit: Unit, actions: tuple[FrozenAction, ...]) -> Iterator[RoundGroup]:
    for priority in unit.priorities.values():
        rows = tuple(_round_row(unit, one) for one in actions if one.priority == priority.id)
        if rows:
            yield RoundGroup(priority.title, rows)


def _round_row(unit: Unit, frozen: FrozenAction) -> RoundRow:
    return RoundRow(
        frozen=frozen,
        address=addresses.action_address(unit.id, frozen.action),
        state=state_of(frozen.progress),
        last_update_on=date_text(frozen.last_update_on) if frozen.last_update_on else "–",
    )


def _frozen_link(unit: Unit, identifier: str, fallback: str) -> parts.Link:
    action = unit.actions.get(identifier)
    return (
        action_link(unit, action)
        if action
        else parts.Link(fallback, addresses.action_address(unit.id, identifier))
    )
