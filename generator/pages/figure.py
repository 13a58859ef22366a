"""One indicator as pages show it: charts, a table, and what may be concluded."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.dutch import capitalised, date_text, list_text, number_text
from generator.model.monitoring import Direction, Indicator, Target
from generator.model.portal import Unit
from generator.model.shared import OutsideSource
from generator.pages import addresses, parts
from generator.pages.chart import Chart, draw
from generator.pages.chart_words import caption_of, course_of
from generator.pages.page import Edition
from generator.progress.indicators import (
    JOINT,
    NO_FIGURE,
    Point,
    Series,
    areas_of,
    series_of,
)
from generator.progress.verdicts import (
    Conclusion,
    against_baseline,
    against_target,
    target_text,
    targets_of,
)
from generator.rendering.chart import Scale, scale_for

_JOINT_NAME = "Alle gemeenten samen"
_DIRECTIONS = {
    Direction.UP: "hoger is beter",
    Direction.DOWN: "lager is beter",
}


@dataclass(frozen=True)
class Cell:
    """One value as a table shows it."""

    value: str
    count: str
    remark: str


@dataclass(frozen=True)
class Row:
    """The values of one period, and the break that lies before it."""

    period: str
    break_before: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """The values of a chart once more: a row per period, a column per area."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def is_about_one(self) -> bool:
        """Whether there is room for counts and remarks in columns of their own."""
        return len(self.columns) == 1

    @property
    def has_counts(self) -> bool:
        """Whether there is a number behind any of the values."""
        return any(cell.count for row in self.rows for cell in row.cells)

    @property
    def has_remarks(self) -> bool:
        """Whether there is anything to say about any of the values."""
        return any(cell.remark for row in self.rows for cell in row.cells)


@dataclass(frozen=True)
class Finding:
    """A verdict in words, or no verdict (an empty label) and why there is none."""

    label: str
    reason: str


@dataclass(frozen=True)
class AreaFigure:
    """One indicator in one area: a chart and what may be concluded, or the sentence that there is nothing."""

    name: str
    address: str | None
    chart: Chart | None
    course: str
    findings: tuple[Finding, ...]
    absent: str | None
    cautions: tuple[str, ...]
    """What a reader must know about this area alone."""


@dataclass(frozen=True)
class SourceLine:
    """A source outside the plans, with every day on which values were taken over from it."""

    source: OutsideSource
    days: str
    has_undated: bool
    """Whether values were also taken over on a day that is not known."""


@dataclass(frozen=True)
class Figure:
    """One indicator, for one or more areas in fixed order. Templates show it with `parts/cijfer.md.j2`."""

    indicator: Indicator
    address: str
    agreements: tuple[tuple[str, str], ...]
    belongs_to: tuple[parts.Link, ...]
    goals: tuple[str, ...]
    notes: tuple[str, ...]
    areas: tuple[AreaFigure, ...]
    legend: tuple[str, ...]
    table: Table
    sources: tuple[SourceLine, ...]

    @property
    def is_absent(self) -> bool:
        """Whether there is no figure for any of the areas: then there is nothing to be careful about."""
        return all(area.absent for area in self.areas)


@dataclass(frozen=True)
class Drawn:
    """What every page takes from an indicator: its series, and the chart of each area with numbers."""

    series: Sequence[Series]
    charts: Mapping[str, Chart]


def figure_of(
    edition: Edition, unit: Unit, indicator: Indicator, areas: Sequence[str] | None = None
) -> Figure:
    """Return an indicator of a partnership of the edition for some areas (default: all), on the scale of all."""
    known = areas_of(unit, indicator)
    drawn = edition.once(
        f"charts of {unit.id} {indicator.id}", lambda: _drawn(unit, indicator, known, edition.reference_date)
    )
    every = drawn.series
    shown = [one for one in every if areas is None or one.area in areas or known == (JOINT,)]
    filled = [one for one in shown if not one.is_empty]
    notes = _shared([tuple(_findings(one, edition)) for one in filled])
    return Figure(
        indicator=indicator,
        address=f"{addresses.page_address(unit.id, 'cijfers')}#{indicator.id}",
        agreements=tuple(_agreements(unit, indicator, shown)),
        belongs_to=tuple(_belongs_to(unit, indicator)),
        goals=tuple(unit.goals[goal].text for goal in indicator.goals),
        notes=tuple(note.reason for note in notes) or tuple(_nothing_agreed(indicator)),
        areas=tuple(_area(edition, unit, one, drawn.charts.get(one.area), notes) for one in shown),
        legend=tuple(_legend(filled, every)),
        table=Table(tuple(_name(unit, one.area) for one in filled), tuple(_rows(filled))),
        sources=tuple(_sources(indicator, filled)),
    )


def _name(unit: Unit, area: str) -> str:
    return _JOINT_NAME if area == JOINT else unit.municipalities[area].name


def _agreements(unit: Unit, indicator: Indicator, shown: Sequence[Series]) -> Iterator[tuple[str, str]]:
    if indicator.direction in _DIRECTIONS:
        yield "Gewenste richting", _DIRECTIONS[indicator.direction]
    if indicator.baseline:
        yield "Nulmeting", indicator.baseline
    areas = [None, *(series.area for series in shown)]
    for target in (one for one in indicator.targets if one.area in areas):
        yield "Doel", _target_line(unit, indicator, target)


def _nothing_agreed(indicator: Indicator) -> Iterator[str]:
    if not indicator.targets and indicator.baseline is None:
        yield "Er is geen doel en geen nulmeting afgesproken."


def _target_line(unit: Unit, indicator: Indicator, target: Target) -> str:
    name = _JOINT_NAME.lower() if target.area == JOINT else _name(unit, target.area) if target.area else ""
    where = f" ({name})" if name else ""
    return f"{target_text(indicator, target)} in {target.period}{where}"


def _belongs_to(unit: Unit, indicator: Indicator) -> Iterator[parts.Link]:
    if indicator.priority:
        priority = unit.priorities[indicator.priority]
        yield parts.Link(priority.title, addresses.priority_address(unit.id, priority.id))
    for identifier in indicator.actions:
        yield parts.Link(unit.actions[identifier].title, addresses.action_address(unit.id, identifier))


def _sources(indicator: Indicator, series: Sequence[Series]) -> Iterator[SourceLine]:
    """Yield every source of the values once, that of the whole indicator first."""
    entries = [point.entry for one in series for point in one.points if point.entry]
    usual = [indicator.source] if not entries or any(entry.source is None for entry in entries) else []
    days: dict[OutsideSource, set[datetime.date | None]] = {}
    for source in [*usual, *(entry.source for entry in entries if entry.source)]:
        undated = source.model_copy(update={"retrieved_on": None})
        days.setdefault(undated, set()).add(source.retrieved_on)
    for source, found in days.items():
        known = sorted(day for day in found if day)
        yield SourceLine(source, list_text([date_text(day) for day in known]), bool(known) and None in found)


def _findings(series: Series, edition: Edition) -> Iterator[Finding]:
    for target in targets_of(series.indicator, series.area):
        conclusion = against_target(series, target, edition.reference_date)
        yield _finding(f"Doel voor {target.period} {{}}", conclusion)
    if series.indicator.baseline:
        yield _finding("{}", against_baseline(series))


def _finding(label: str, conclusion: Conclusion) -> Finding:
    verdict = conclusion.verdict
    return Finding(capitalised(label.format(verdict.value)) if verdict else "", conclusion.reason)


def _shared(findings: Sequence[Sequence[Finding]]) -> list[Finding]:
    """What stands in the way of a verdict everywhere: said once, not in every area."""
    first = findings[0] if findings else ()
    everywhere = (one for one in first if not one.label and all(one in others for others in findings))
    return list(dict.fromkeys(everywhere))


def _drawn(unit: Unit, indicator: Indicator, areas: Iterable[str], date: datetime.date) -> Drawn:
    every = [series_of(indicator, area, date) for area in areas]
    return Drawn(every, {one.area: _chart(unit, one, every) for one in every if one.numbered})


def _area(
    edition: Edition, unit: Unit, series: Series, chart: Chart | None, notes: Sequence[Finding]
) -> AreaFigure:
    is_joint = series.area == JOINT
    findings = () if series.is_empty else dict.fromkeys(_findings(series, edition))
    return AreaFigure(
        name=_name(unit, series.area),
        address=None if is_joint else addresses.municipality_address(unit.id, series.area),
        chart=chart,
        course=course_of(series) if series.numbered else "",
        findings=tuple(one for one in findings if one not in notes),
        absent=NO_FIGURE if series.is_empty else None,
        cautions=tuple(one.text for one in series.indicator.area_cautions if one.area == series.area),
    )


def _chart(unit: Unit, series: Series, every: Sequence[Series]) -> Chart:
    targets = targets_of(series.indicator, series.area)
    lines = [
        (f"doel {target.period}: {number_text(target.value)}", target.value)
        for target in targets
        if target.value is not None
    ]
    caption = caption_of(series, _name(unit, series.area), targets)
    return draw(series, _scale(series, every), lines, caption)


def _scale(series: Series, every: Sequence[Series]) -> Scale:
    apart = _joint_stands_apart(every)
    group = [one for one in every if not apart or (one.area == JOINT) == (series.area == JOINT)]
    targets = [target.value for one in group for target in targets_of(one.indicator, one.area)]
    values = [value for one in group for value in _numbers(one)]
    return scale_for(
        [point.moment.start for point in series.points],
        [*values, *(target for target in targets if target is not None)],
    )


def _joint_stands_apart(every: Sequence[Series]) -> bool:
    """Whether the figures of all together are sums, which would flatten those of each."""
    joint = [value for one in every if one.area == JOINT for value in _numbers(one)]
    single = [value for one in every if one.area != JOINT for value in _numbers(one)]
    return bool(joint and single) and max(joint) > 2 * max(single)


def _numbers(series: Series) -> list[Decimal]:
    return [point.number for point in series.numbered if point.number is not None]


def _legend(series: Sequence[Series], every: Sequence[Series]) -> Iterator[str]:
    points = [point for one in series for point in one.points]
    if len(series) > 1:
        yield "De gemeenten staan in een vaste volgorde, niet van hoog naar laag."
        own = " Die van alle gemeenten samen heeft een eigen schaal." if _joint_stands_apart(every) else ""
        yield f"De grafieken hebben dezelfde schaal.{own}"
    if any(point.number is None for point in points):
        yield "Waar de lijn ontbreekt, is er geen cijfer."
    if any(point.is_provisional for point in points):
        yield "Een open rondje is een voorlopig cijfer."
    rounding = _shared_rounding(series)
    if rounding:
        yield f"De aantallen zijn {rounding}."
    if any(point.break_before for point in points):
        yield "Bij een breuk zijn de cijfers ervoor en erna niet te vergelijken."


def _shared_rounding(series: Sequence[Series]) -> str:
    """Return how the counts were rounded when that holds for all of them: said once, not in every cell."""
    found = {point.rounding for one in series for point in one.numbered}
    return found.pop() if len(found) == 1 else ""


def _rows(series: Sequence[Series]) -> Iterator[Row]:
    is_shared = bool(_shared_rounding(series))
    for points in zip(*(one.points for one in series), strict=True):
        broken = points[0].break_before
        cells = tuple(_cell(point, "" if is_shared else point.rounding) for point in points)
        period = points[0].moment.label.replace(" ", "\u00a0")
        yield Row(period, broken.explanation if broken else None, cells)


def _cell(point: Point, rounding: str) -> Cell:
    count = point.entry.count if point.entry else None
    return Cell(
        value=number_text(point.number) if point.number is not None else "",
        count=number_text(count) if count is not None else "",
        remark="; ".join(filter(None, (point.remark, f"aantal {rounding}" if rounding else ""))),
    )
