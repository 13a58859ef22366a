"""The planning by quarter: what when, what goes on, and what has no moment."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.portal import Unit
from generator.pages import addresses, parts
from generator.pages.page import Edition, Page, unit_trail
from generator.planning import Precision, Quarter, quarter_of
from generator.progress.outcome import PlanningClass
from generator.progress.standing import Assessment
from generator.progress.timeliness import due_day


@dataclass(frozen=True)
class QuarterGroup:
    """The actions whose planned moment ends in one quarter."""

    label: str
    anchor: str
    months: str
    when: str
    rows: tuple[parts.ActionRow, ...]


@dataclass(frozen=True)
class TimelineView:
    """The planning of a partnership."""

    quarters: tuple[QuarterGroup, ...]
    ongoing: tuple[parts.ActionRow, ...]
    open: tuple[parts.ActionRow, ...]
    unplanned: tuple[parts.ActionRow, ...]
    shifted: int
    notices: tuple[str, ...]


_MONTHS = (
    "januari tot en met maart",
    "april tot en met juni",
    "juli tot en met september",
    "oktober tot en met december",
)
_YEAR = "januari tot en met december"


def timeline_page(edition: Edition, unit: Unit) -> Iterator[Page]:
    """A list by quarter first; the bars beside it only add to it."""
    words = unit.partnership.words
    yield Page(
        address=addresses.page_address(unit.id, "planning"),
        template="planning.md.j2",
        kind="planning",
        title="Wat wanneer?",
        description=f"De planning van de {words.action.plural} van {unit.partnership.name}, per kwartaal.",
        view=_view(edition, unit),
        trail=unit_trail(unit),
        unit=unit,
        sources=tuple(
            plan.document.title if plan.document else plan.title
            for plan in unit.plans.values()
            if any(action.plan == plan.id for action in unit.actions.values())
        ),
    )


def _view(edition: Edition, unit: Unit) -> TimelineView:
    by_class: dict[PlanningClass, list[Assessment]] = {kind: [] for kind in PlanningClass}
    for one in edition.assessments(unit).values():
        by_class[one.planning_class].append(one)
    return TimelineView(
        quarters=tuple(_quarters(edition, unit, by_class[PlanningClass.MOMENT])),
        ongoing=_rows(edition, unit, by_class[PlanningClass.ONGOING]),
        open=_rows(edition, unit, by_class[PlanningClass.OPEN]),
        unplanned=_rows(edition, unit, by_class[PlanningClass.NONE]),
        shifted=sum(one.has_shifted for one in edition.assessments(unit).values()),
        notices=parts.notices(edition, unit, parts.plans_of_actions(unit, unit.actions.values())),
    )


def _rows(edition: Edition, unit: Unit, assessments: list[Assessment]) -> tuple[parts.ActionRow, ...]:
    return parts.action_rows(edition, unit, (one.action for one in assessments))


def _quarters(edition: Edition, unit: Unit, assessments: list[Assessment]) -> Iterator[QuarterGroup]:
    """A group per quarter; what is planned for a whole year comes after the quarters of that year."""
    groups: dict[tuple[Quarter, bool], list[Assessment]] = {}
    for one in assessments:
        due = due_day(one.planned)
        if due is not None:
            groups.setdefault((quarter_of(due), one.planned.period.precision is Precision.YEAR), []).append(
                one
            )
    for (quarter, whole_year), members in sorted(groups.items(), key=lambda item: item[0]):
        start = datetime.date(quarter.year, 1, 1) if whole_year else quarter.start
        yield QuarterGroup(
            label=f"Heel {quarter.year}" if whole_year else quarter.label,
            anchor=f"heel-{quarter.year}" if whole_year else f"q{quarter.number}-{quarter.year}",
            months=f"{_YEAR if whole_year else _MONTHS[quarter.number - 1]} {quarter.year}",
            when=_when(start, quarter.end, edition.reference_date),
            rows=_rows(edition, unit, members),
        )


def _when(start: datetime.date, end: datetime.date, date: datetime.date) -> str:
    if end < date:
        return "voorbij"
    return "nu" if start <= date else "komt nog"
