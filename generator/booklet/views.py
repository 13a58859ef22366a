"""What stands in a booklet: the values of the pages of the site, put together for paper. Nothing is counted anew."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import addresses
from generator.dutch import capitalised, date_text, list_text
from generator.edition import Edition
from generator.model.action import Action, PartyRole, Update
from generator.model.monitoring import Round
from generator.model.municipality import Municipality
from generator.model.plan import Plan, Priority
from generator.model.portal import Unit
from generator.pages import parts
from generator.pages.changes import ChangesView, changes_view
from generator.pages.figure import Figure, figure_of
from generator.pages.figures import figures_in
from generator.pages.layout import banner
from generator.pages.municipalities import MunicipalityView, PlanLine, municipality_view, plan_line
from generator.pages.overview import OverviewView, overview_sources, overview_title, overview_view
from generator.pages.page import source_text
from generator.pages.partnerships import MoneyView, PartnershipView, money_view, partnership_view
from generator.pages.portal import sender_line
from generator.pages.priorities import priority_view
from generator.pages.progress import ProgressView, progress_view
from generator.progress.planned import shifts_until
from generator.progress.rounds import rounds_on
from generator.progress.state import State, updates_about
from generator.progress.timeliness import Judgement, Timeliness


@dataclass(frozen=True)
class Cover:
    """What a reader sees first, and what stands in the margin of every page."""

    title: str
    subtitle: str
    description: str
    site: str
    sender: str
    banner: str
    address: str
    """The page that says the same, below the address of the site."""
    day: datetime.date
    reference: str
    sources: tuple[str, ...]
    brand: str | None
    """The partnership's own colour."""


@dataclass(frozen=True)
class Report:
    """The newest report about an action, and what it says about the municipality of the booklet."""

    on: str
    update: Update
    remark: str | None


@dataclass(frozen=True)
class ActionLine:
    """One action: what the page shows of it in a list, who leads it, and what was said last."""

    row: parts.ActionRow
    leads: str
    place: str
    """Where the action stands in its plan."""
    judgement: Judgement | None
    shift_reason: str
    report: Report | None


@dataclass(frozen=True)
class ActionGroup:
    """Actions that belong together; without a title they are those of the chapter itself."""

    title: str
    lines: tuple[ActionLine, ...]


@dataclass(frozen=True)
class Chapter:
    """A priority: what was promised, and its actions."""

    anchor: str
    priority: Priority
    summary: str
    count: int
    groups: tuple[ActionGroup, ...]


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents."""

    anchor: str
    title: str
    is_below: bool = False
    """Whether it is a part of the entry above it."""


@dataclass(frozen=True)
class SourceLine:
    """A document, and the places in it that the booklet draws on."""

    title: str
    places: str


@dataclass(frozen=True)
class Booklet:
    """What the booklets of a municipality and of a partnership have in common."""

    cover: Cover
    plans: tuple[PlanLine, ...]
    round: Round | None
    """The last one."""
    notices: tuple[str, ...]
    has_reports: bool
    """Whether the partnership has published any progress; if not, one column needs little room."""
    chapters: tuple[Chapter, ...]
    figures: tuple[Figure, ...]
    changes: ChangesView
    sources: tuple[SourceLine, ...]
    states: tuple[State, ...]
    timeliness: tuple[Timeliness, ...]


@dataclass(frozen=True)
class MunicipalBooklet(Booklet):
    """The booklet of a municipality."""

    page: MunicipalityView
    sheet: OverviewView
    own: tuple[Chapter, ...]

    @property
    def contents(self) -> Iterator[Entry]:
        """Everything that a reader may look for."""
        name = self.page.municipality.name
        yield Entry("stand", "Hoe staat het ervoor?")
        if self.page.local_priorities:
            yield Entry("lokaal", f"Dit vindt {name} zelf belangrijk")
        yield Entry("zelf", f"Dit doet {name} zelf")
        yield Entry("samen", "Dit doen de gemeenten en hun partners samen")
        yield from (Entry(one.anchor, one.priority.title, is_below=True) for one in self.chapters)
        yield from _last_contents(self)


@dataclass(frozen=True)
class JointBooklet(Booklet):
    """The booklet of a partnership."""

    page: PartnershipView
    progress: ProgressView
    money: MoneyView

    @property
    def contents(self) -> Iterator[Entry]:
        """Everything that a reader may look for."""
        yield Entry("stand", "Hoe staat het ervoor?")
        yield Entry("prioriteiten", "Wat is beloofd, en hoe ver is het?")
        yield from (Entry(one.anchor, one.priority.title, is_below=True) for one in self.chapters)
        yield from _last_contents(self)


def _last_contents(booklet: Booklet) -> Iterator[Entry]:
    yield Entry("veranderd", "Wat is er veranderd?")
    if booklet.figures:
        yield Entry("cijfers", "Cijfers")
    yield Entry("kosten", "Wat kost het?")
    yield Entry("standen", "Wat betekenen de standen?")
    yield Entry("bronnen", "Bronnen")


def municipal_booklet(edition: Edition, unit: Unit, municipality: Municipality) -> MunicipalBooklet:
    """Return what stands in the booklet of a municipality."""
    page = municipality_view(edition, unit, municipality)
    actions = unit.actions_in(municipality)
    last = _last_round(edition, unit)
    priorities = {addresses.priority_address(unit.id, one.id): one for one in unit.priorities.values()}
    lines = _Lines(edition, unit, tuple(actions), municipality)
    return MunicipalBooklet(
        cover=_cover(
            edition,
            unit,
            title=municipality.name,
            subtitle="Wat de gemeente doet aan veiligheid",
            address=addresses.municipality_address(unit.id, municipality.id),
            sources=_documents(unit, actions),
        ),
        plans=page.plans,
        round=last,
        notices=page.notices,
        has_reports=edition.shows_progress(unit),
        chapters=tuple(
            _chapter(priorities[one.address], "samen", [ActionGroup("", lines.of(one.rows))])
            for one in page.joint
        ),
        figures=figures_in(edition, unit, municipality),
        changes=changes_view(edition, unit, last, municipality),
        sources=tuple(_sources(unit, actions)),
        states=tuple(State),
        timeliness=tuple(Timeliness) if edition.shows_progress(unit) else (),
        page=page,
        sheet=overview_view(edition, unit, municipality, None),
        own=tuple(
            _chapter(priorities[one.address], "zelf", [ActionGroup("", lines.of(one.rows))])
            for one in page.own
        ),
    )


def joint_booklet(edition: Edition, unit: Unit) -> JointBooklet:
    """Return what stands in the booklet of a partnership."""
    page = partnership_view(edition, unit)
    actions = tuple(unit.actions.values())
    last = _last_round(edition, unit)
    return JointBooklet(
        cover=_cover(
            edition,
            unit,
            title=unit.partnership.name,
            subtitle="Wat de gemeenten doen aan veiligheid",
            address=addresses.unit_address(unit.id),
            sources=_documents(unit, actions),
        ),
        plans=tuple(plan_line(edition, unit, plan) for plan in unit.plans.values()),
        round=last,
        notices=page.notices,
        has_reports=edition.shows_progress(unit),
        chapters=tuple(_chapters(edition, unit, _Lines(edition, unit, actions))),
        figures=tuple(figure_of(edition, unit, indicator) for indicator in unit.indicators.values()),
        changes=changes_view(edition, unit, last),
        sources=tuple(_sources(unit, actions)),
        states=tuple(State),
        timeliness=tuple(Timeliness) if edition.shows_progress(unit) else (),
        page=page,
        progress=progress_view(edition, unit),
        money=money_view(edition, unit),
    )


def sheet_cover(edition: Edition, unit: Unit, municipality: Municipality, this: Round | None) -> Cover:
    """Return the head and the foot of a municipality's sheet, which speaks of the day of its round."""
    day = this.reference_date if this else edition.reference_date
    cover = _cover(
        edition,
        unit,
        title=overview_title(municipality, this),
        subtitle="",
        address=addresses.overview_address(unit.id, municipality.id, this.id if this else None),
        sources=overview_sources(unit, municipality),
    )
    reference = f"Stand op {date_text(day)}."
    return dataclasses.replace(cover, description=f"{cover.title}. {reference}", reference=reference)


def _cover(
    edition: Edition, unit: Unit, *, title: str, subtitle: str, address: str, sources: tuple[str, ...]
) -> Cover:
    colours = unit.partnership.colours
    return Cover(
        title=title,
        subtitle=subtitle,
        description=f"{subtitle or title}. {parts.reference_line(edition)}",
        site=edition.portal.site.name,
        sender=sender_line(edition),
        banner=banner(edition),
        address=address,
        day=edition.reference_date,
        reference=parts.reference_line(edition),
        sources=sources,
        brand=colours.brand if colours else None,
    )


def _last_round(edition: Edition, unit: Unit) -> Round | None:
    return next(reversed(rounds_on(unit, edition.reference_date)), None)


def _chapter(priority: Priority, anchor: str, groups: Iterable[ActionGroup]) -> Chapter:
    filled = tuple(group for group in groups if group.lines)
    return Chapter(
        anchor=f"{anchor}-{priority.id}",
        priority=priority,
        summary=priority.summary,
        count=sum(len(group.lines) for group in filled),
        groups=filled,
    )


def _chapters(edition: Edition, unit: Unit, lines: _Lines) -> Iterator[Chapter]:
    """A chapter per priority, with its subpriorities as the page of the priority divides them."""
    for priority in unit.top_priorities:
        groups = []
        for group in priority_view(edition, unit, priority).groups:
            title = group.priority.title if group.address else ""
            groups.append(ActionGroup(title, lines.of(group.joint)))
            groups += [
                ActionGroup(": ".join(filter(None, (title, own.municipality))), lines.of(own.rows))
                for own in group.own
            ]
        yield _chapter(priority, "prioriteit", groups)


class _Lines:
    """Adds to the rows of a page what a booklet says besides."""

    def __init__(
        self,
        edition: Edition,
        unit: Unit,
        actions: tuple[Action, ...],
        municipality: Municipality | None = None,
    ) -> None:
        self._edition, self._unit, self._municipality = edition, unit, municipality
        self._actions = {addresses.action_address(unit.id, one.id): one for one in actions}
        self._has_one_plan = len(parts.plans_of_actions(unit, actions)) == 1

    def of(self, rows: Iterable[parts.ActionRow]) -> tuple[ActionLine, ...]:
        """Return the lines for some rows, in the same order."""
        return tuple(self._line(row, self._actions[row.address]) for row in rows)

    def _line(self, row: parts.ActionRow, action: Action) -> ActionLine:
        leads = [party.name for party in action.parties if party.role is PartyRole.LEAD]
        shifts = shifts_until(action, self._edition.reference_date)
        return ActionLine(
            row=row,
            leads=f"Leiding: {list_text(leads)}" if leads else "Het plan noemt niet wie de leiding neemt",
            place=action.source.section if self._has_one_plan else source_text(self._unit, action.source),
            judgement=_judgement(row),
            shift_reason=shifts[-1].reason if shifts and not _says_why_shifted(row) else "",
            report=self._report(action),
        )

    def _report(self, action: Action) -> Report | None:
        here = self._municipality.id if self._municipality else None
        update = next(iter(updates_about(action, here, self._edition.reference_date)), None)
        if update is None:
            return None
        remark = next((one.remark for one in update.per_municipality if one.municipality == here), None)
        return Report(date_text(update.happened_on), update, remark)


def _says_why_shifted(row: parts.ActionRow) -> bool:
    judgement = _judgement(row)
    return judgement is not None and judgement.timeliness is Timeliness.RESCHEDULED


def _judgement(row: parts.ActionRow) -> Judgement | None:
    """Whether the action runs as planned, where that says more than the state beside it."""
    if row.judgement is None:
        return None
    timeliness = row.judgement.timeliness
    says_nothing_new = timeliness is Timeliness.PASSED_SILENTLY and not row.state.has_report
    return None if says_nothing_new else row.judgement


def _sources(unit: Unit, actions: Iterable[Action]) -> Iterator[SourceLine]:
    """The documents with the places in them, in the order of the plans."""
    places: dict[str, dict[str, None]] = {}
    for action in actions:
        places.setdefault(action.source.plan, {})[action.source.section] = None
    for plan in unit.plans.values():
        if plan.id in places:
            yield SourceLine(_document(plan), capitalised("; ".join(places[plan.id])))


def _documents(unit: Unit, actions: Iterable[Action]) -> tuple[str, ...]:
    """The documents that say what was promised: those of the actions and of their priorities."""
    used = {unit.priorities[one.priority].plan for one in actions} | {one.plan for one in actions}
    return tuple(_document(plan) for plan in unit.plans.values() if plan.id in used)


def _document(plan: Plan) -> str:
    return plan.document.title if plan.document else plan.title
