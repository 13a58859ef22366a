"""What stands in a booklet: the values of the pages of the site, put together for paper. Nothing is counted anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import addresses
from generator.booklet.cover import Cover, SourceLine, cover_of, documents_of, sources_of
from generator.booklet.lines import ActionLine, Lines
from generator.edition import Edition
from generator.model.monitoring import Round
from generator.model.municipality import Municipality
from generator.model.plan import Priority
from generator.model.portal import Unit
from generator.pages.changes import ChangesView, changes_view
from generator.pages.figure import Figure, figure_of
from generator.pages.figures import figures_in
from generator.pages.municipalities import MunicipalityView, PlanLine, municipality_view, plan_line
from generator.pages.overview import OverviewView, overview_view
from generator.pages.partnerships import MoneyView, PartnershipView, money_view, partnership_view
from generator.pages.priorities import priority_view
from generator.pages.progress import ProgressView, progress_view
from generator.progress.rounds import rounds_on
from generator.progress.state import State
from generator.progress.timeliness import Timeliness


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
    lines = Lines(edition, unit, tuple(actions), municipality)
    return MunicipalBooklet(
        cover=cover_of(
            edition,
            unit,
            title=municipality.name,
            subtitle="Wat de gemeente doet aan veiligheid",
            address=addresses.municipality_address(unit.id, municipality.id),
            sources=documents_of(unit, actions),
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
        sources=tuple(sources_of(unit, actions)),
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
        cover=cover_of(
            edition,
            unit,
            title=unit.partnership.name,
            subtitle="Wat de gemeenten doen aan veiligheid",
            address=addresses.unit_address(unit.id),
            sources=documents_of(unit, actions),
        ),
        plans=tuple(plan_line(edition, unit, plan) for plan in unit.plans.values()),
        round=last,
        notices=page.notices,
        has_reports=edition.shows_progress(unit),
        chapters=tuple(_chapters(edition, unit, Lines(edition, unit, actions))),
        figures=tuple(figure_of(edition, unit, indicator) for indicator in unit.indicators.values()),
        changes=changes_view(edition, unit, last),
        sources=tuple(sources_of(unit, actions)),
        states=tuple(State),
        timeliness=tuple(Timeliness) if edition.shows_progress(unit) else (),
        page=page,
        progress=progress_view(edition, unit),
        money=money_view(edition, unit),
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


def _chapters(edition: Edition, unit: Unit, lines: Lines) -> Iterator[Chapter]:
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
