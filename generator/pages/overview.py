"""A municipality on one sheet of paper: what a councillor takes into the meeting, now or as of a round."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.dutch import date_text, euro_text
from generator.model.action import Action, PartyRole
from generator.model.monitoring import FrozenAction, FrozenBottleneck, Round
from generator.model.municipality import Municipality
from generator.model.portal import Unit
from generator.pages import addresses, parts
from generator.pages.changes import ChangeGroup, change_groups, changes_since
from generator.pages.groups import counted
from generator.pages.lists import municipality_section
from generator.pages.page import Crumb, Edition, Page, unit_trail
from generator.pages.progress import round_links
from generator.progress.planned import shifts_until
from generator.progress.rounds import (
    actions_of_round,
    frozen_action,
    frozen_bottleneck,
    frozen_bottlenecks,
    open_bottlenecks,
    previous_round,
    rounds_on,
    updates_in,
)
from generator.progress.state import State, standing_in, standing_on, state_of
from generator.progress.timeliness import Timeliness

# More names of one kind than this do not fit on one sheet of paper.
_MOST_CHANGES = 8


@dataclass(frozen=True)
class SheetLine:
    """One action on the sheet, with the reason it stands there."""

    link: parts.Link
    text: str


@dataclass(frozen=True)
class StateCount:
    """How many actions are in a state; it links to them where the list speaks of the same day."""

    state: State
    count: int
    address: str | None


@dataclass(frozen=True)
class SheetChange:
    """What changed in one way: the first few things, and how many more there are."""

    name: str
    links: tuple[parts.Link, ...]
    more: int


@dataclass(frozen=True)
class Sheet:
    """What the sheet says about one moment."""

    day: datetime.date
    since: datetime.date | None
    actions: tuple[FrozenAction, ...]
    bottlenecks: tuple[FrozenBottleneck, ...]


@dataclass(frozen=True)
class OverviewView:
    """Ten questions of a councillor, answered on one sheet."""

    municipality: Municipality
    reference: str
    total: int
    own: int
    apart: int
    apart_address: str | None
    """The list of what the total leaves out; a round has no list of its own."""
    states: tuple[StateCount, ...]
    unreported: int
    late: tuple[SheetLine, ...]
    shifted: tuple[SheetLine, ...]
    on_hold: tuple[SheetLine, ...]
    decisions: tuple[SheetLine, ...]
    changes: tuple[SheetChange, ...]
    changes_since: str
    cost: str
    leads: tuple[tuple[str, int], ...]
    without_lead: int
    unmeasured: int
    goals: int
    plan: parts.Link
    notices: tuple[str, ...]
    rounds: tuple[parts.Link, ...]
    shows_timeliness: bool


def overview_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """A sheet per municipality, now and as of each round."""
    rounds = rounds_on(unit, edition.reference_date)
    for municipality in unit.municipalities.values():
        for this in (None, *rounds):
            yield _page(edition, unit, municipality, this)


def overview_title(municipality: Municipality, this: Round | None) -> str:
    """Return the title of a sheet."""
    return f"{municipality.name} op één vel" + (f": {this.title}" if this else "")


def overview_view(
    edition: Edition, unit: Unit, municipality: Municipality, this: Round | None
) -> OverviewView:
    """Return what stands on the sheet of a municipality, now or as of a round."""
    sheet = _sheet_of_round(edition, unit, this) if this else _sheet_now(edition, unit, municipality)
    return _view(edition, unit, municipality, this, sheet)


def _sheet_now(edition: Edition, unit: Unit, municipality: Municipality) -> Sheet:
    """How far the municipality itself is; a round keeps only how far the whole was."""
    last = next(reversed(rounds_on(unit, edition.reference_date)), None)
    rows = tuple(
        frozen_action(unit, one, bool(last and updates_in(unit, one.action, last, edition.reference_date)))
        for one in counted(edition, unit, municipality.id)
    )
    bottlenecks = tuple(
        frozen_bottleneck(action, one) for action, one in open_bottlenecks(unit, edition.reference_date)
    )
    return Sheet(edition.reference_date, last.reference_date if last else None, rows, bottlenecks)


def _sheet_of_round(edition: Edition, unit: Unit, this: Round) -> Sheet:
    before = previous_round(unit, this)
    return Sheet(
        day=this.reference_date,
        since=before.reference_date if before else None,
        actions=actions_of_round(unit, this, edition.reference_date, edition.events),
        bottlenecks=this.snapshot.bottlenecks if this.snapshot else frozen_bottlenecks(unit, this),
    )


def _page(edition: Edition, unit: Unit, municipality: Municipality, this: Round | None) -> Page:
    return Page(
        address=addresses.overview_address(unit.id, municipality.id, this.id if this else None),
        template="overzicht.md.j2",
        kind="overzicht",
        title=overview_title(municipality, this),
        description=f"{municipality.name} in één oogopslag: wat is beloofd, wat ervan kwam, "
        "wat het kost en wie wat doet.",
        view=overview_view(edition, unit, municipality, this),
        trail=unit_trail(
            unit, Crumb(municipality.name, addresses.municipality_address(unit.id, municipality.id))
        ),
        unit=unit,
        sources=overview_sources(unit, municipality),
        explains_terms=False,
    )


def overview_sources(unit: Unit, municipality: Municipality) -> tuple[str, ...]:
    """Return the documents that a sheet draws on."""
    return tuple(
        plan.document.title if plan.document else plan.title
        for plan in parts.plans_of_actions(unit, unit.actions_in(municipality))
    )


def _view(
    edition: Edition, unit: Unit, municipality: Municipality, this: Round | None, sheet: Sheet
) -> OverviewView:
    every = [one for one in sheet.actions if municipality.id in one.municipalities]
    rows = [one for one in every if one.counts]
    mine = [unit.actions[one.action] for one in rows if one.action in unit.actions]
    leads = Counter(party.name for action in mine for party in action.parties if party.role is PartyRole.LEAD)
    changes = changes_since(edition, unit, sheet.since, municipality, sheet.day)
    apart = None if this else municipality_section(edition, unit, municipality).apart
    states = tuple(_states_then(rows) if this else _states_now(edition, unit, municipality))
    return OverviewView(
        municipality=municipality,
        reference=f"Stand op {date_text(sheet.day)}.",
        total=len(rows),
        own=sum(not unit.is_joint(action) for action in mine),
        apart=apart.count if apart else sum(not one.counts for one in every),
        apart_address=apart.address if apart else None,
        states=states,
        unreported=sum(one.count for one in states if one.state is State.NO_REPORT),
        late=tuple(
            _line(unit, one, one.reason or "") for one in rows if one.timeliness == Timeliness.LATE.label
        ),
        shifted=tuple(_shifted(unit, rows, sheet.day)),
        on_hold=tuple(
            _line(unit, one, _hold_reason(unit, one, sheet.day, None if this else municipality))
            for one in rows
            if state_of(one.progress) is State.ON_HOLD
        ),
        decisions=tuple(_decisions(unit, sheet, {one.action for one in rows})),
        changes=tuple(map(_sheet_change, change_groups(unit, changes))),
        changes_since=f"Sinds {date_text(sheet.since)}" if sheet.since else "",
        cost=_cost(unit, municipality),
        leads=tuple(leads.most_common()),
        without_lead=sum(
            all(party.role is not PartyRole.LEAD for party in action.parties) for action in mine
        ),
        unmeasured=sum(goal.measurable is False for goal in unit.goals.values()),
        goals=len(unit.goals),
        plan=_goal_matrix(unit, mine),
        notices=parts.notices(edition, unit, parts.plans_of_actions(unit, mine))[:-1],
        rounds=tuple(
            parts.Link(link.text, addresses.overview_address(unit.id, municipality.id, this.id))
            for link, this in zip(
                round_links(unit, rounds_on(unit, edition.reference_date)),
                reversed(rounds_on(unit, edition.reference_date)),
                strict=True,
            )
        ),
        shows_timeliness=any(one.timeliness for one in rows),
    )


def _sheet_change(group: ChangeGroup) -> SheetChange:
    """What changed more than once stands on the sheet once; of a long list the newest fit."""
    links = tuple(dict.fromkeys(row.link for row in group.rows))
    return SheetChange(group.kind.value, links[:_MOST_CHANGES], len(links[_MOST_CHANGES:]))


def _states_now(edition: Edition, unit: Unit, municipality: Municipality) -> Iterator[StateCount]:
    """How far the municipality is with each action; every number leads to the list it counts."""
    section = municipality_section(edition, unit, municipality)
    for state in State:
        group = section.group(state.label)
        if group:
            yield StateCount(state, group.count, group.address)


def _states_then(rows: list[FrozenAction]) -> Iterator[StateCount]:
    """How far the actions were in a round, which keeps no state per municipality and has no list of its own."""
    for state in State:
        number = sum(state_of(one.progress) is state for one in rows)
        if number:
            yield StateCount(state, number, None)


def _line(unit: Unit, frozen: FrozenAction, text: str) -> SheetLine:
    return SheetLine(parts.Link(frozen.title, addresses.action_address(unit.id, frozen.action)), text)


def _shifted(unit: Unit, rows: list[FrozenAction], day: datetime.date) -> Iterator[SheetLine]:
    """What comes later than first planned; what is over does not come any more."""
    for one in rows:
        if state_of(one.progress).has_ended:
            continue
        shifts = shifts_until(unit.actions[one.action], day) if one.action in unit.actions else []
        if shifts:
            first = unit.actions[one.action].planning or "geen planning"
            yield _line(unit, one, f"Van {first} naar {shifts[-1].to}. Reden: {shifts[-1].reason}")


def _hold_reason(unit: Unit, frozen: FrozenAction, day: datetime.date, here: Municipality | None) -> str:
    action = unit.actions.get(frozen.action)
    if action is None:
        return ""
    update = (standing_in(action, here.id, day) if here else standing_on(action, day)).update
    return update.reason or "" if update else ""


def _decisions(unit: Unit, sheet: Sheet, mine: set[str]) -> Iterator[SheetLine]:
    for one in sheet.bottlenecks:
        if one.action in mine and one.action in unit.actions:
            asked = f" (aan: {one.requested_from})" if one.requested_from else ""
            yield SheetLine(
                parts.Link(unit.actions[one.action].title, addresses.action_address(unit.id, one.action)),
                f"{one.title}. Gevraagd: {one.requested}{asked}",
            )


def _cost(unit: Unit, municipality: Municipality) -> str:
    rate = f"{euro_text(unit.partnership.contribution.per_inhabitant)} per inwoner per jaar"
    if municipality.contribution:
        return f"{euro_text(municipality.contribution.amount)} per jaar volgens het plan ({rate})"
    return f"{rate}; het plan noemt geen bedrag voor {municipality.name}"


def _goal_matrix(unit: Unit, actions: list[Action]) -> parts.Link:
    """The plan whose page shows which goals have which actions: the newest one with actions here."""
    plans = parts.plans_of_actions(unit, actions) or [unit.main_plan]
    return parts.Link(plans[-1].title, f"{addresses.plan_address(unit.id, plans[-1].id)}")
