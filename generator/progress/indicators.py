"""Indicators on a date: their series per area, with breaks, gaps and small numbers.

Missing is never zero, and zero is a value.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property

from generator.model.monitoring import Break, Indicator, IndicatorValue, ValueStatus
from generator.model.portal import Unit
from generator.planning import PlanningKind, Precision, UnknownWording, parse_wording, quarter_of

JOINT = "samen"
"""The area that stands for all municipalities of a partnership together."""
NO_FIGURE = "Dit cijfer staat nog niet op deze site"
_MULTIPLES = {5: "vijftallen", 10: "tientallen", 100: "honderdtallen", 1000: "duizendtallen"}
_COMPARABLE = (
    Precision.YEAR,
    Precision.SCHOOL_YEAR,
    Precision.HALF_YEAR,
    Precision.QUARTER,
    Precision.MONTH,
)


@dataclass(frozen=True, order=True)
class Moment:
    """A period that has a value; moments sort in time, however they were written."""

    start: datetime.date
    end: datetime.date
    precision: Precision = field(compare=False)
    label: str = field(compare=False)

    @property
    def kind(self) -> tuple[Precision, int]:
        """What sort of period it is: values of a year and of a quarter do not compare."""
        months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        return self.precision, months


@cache
def moment_of(wording: str) -> Moment | None:
    """Return the period that a wording names, or None where it names none that has a value."""
    period = parse_wording(wording)
    if isinstance(period, UnknownWording) or period.kind is not PlanningKind.WITHIN:
        return None
    if period.start is None or period.end is None or period.precision not in _COMPARABLE:
        return None
    is_quarter = (period.end - period.start).days < 92 and period.precision is Precision.QUARTER
    label = quarter_of(period.start).label if is_quarter else wording
    return Moment(period.start, period.end, period.precision, label)


@dataclass(frozen=True)
class Point:
    """What is known about one area in one period; `entry` is None where nobody entered anything."""

    indicator: Indicator
    moment: Moment
    entry: IndicatorValue | None
    break_before: Break | None = None

    @property
    def is_missing(self) -> bool:
        """Whether there is no value: not entered, or entered as missing."""
        return self.entry is None or self.entry.value is None

    @property
    def is_too_small(self) -> bool:
        """Whether the number behind the value is too small to show more than that number."""
        least = self.indicator.small_numbers_below
        count = self.entry.count if self.entry else None
        return not self.is_missing and least is not None and count is not None and count < least

    @property
    def is_provisional(self) -> bool:
        """Whether the value can still change."""
        return self.entry is not None and self.entry.status is ValueStatus.PROVISIONAL

    @property
    def number(self) -> Decimal | None:
        """The value as it may be shown, drawn and compared."""
        return self.entry.value if self.entry and not self.is_too_small else None

    @property
    def remark(self) -> str:
        """What a reader must know about the value, in words; nothing for a final value."""
        if self.entry is None:
            return "staat nog niet op deze site"
        return "; ".join(filter(None, (self._status, self._too_small, self._own_source)))

    @property
    def _status(self) -> str:
        assert self.entry
        reason = self.entry.reason
        return ": ".join(filter(None, (self.entry.status.remark, reason.rstrip(".") if reason else "")))

    @property
    def _too_small(self) -> str:
        if not self.is_too_small:
            return ""
        least, word = self.indicator.small_numbers_below, share_word(self.indicator)
        return f"aantal onder {least}: te klein voor een {word}"

    @property
    def _own_source(self) -> str:
        """A source that is not the one of the whole series, whatever the day on which it was taken over."""
        own, usual = self.entry.source if self.entry else None, self.indicator.source
        return f"bron: {own.name}" if own and (own.name, own.table) != (usual.name, usual.table) else ""

    @property
    def rounding(self) -> str:
        """How the count was rounded, in words; nothing when it was not, or when nobody says so."""
        to = self.entry.rounded_to if self.entry else None
        if to is None:
            return ""
        return f"afgerond op {_MULTIPLES.get(to, f'een veelvoud van {to}')}"


def share_word(indicator: Indicator) -> str:
    """Return what the values of an indicator are called beside the number behind them."""
    unit = indicator.unit.lower()
    return "percentage" if "%" in unit or "procent" in unit else "verhouding"


@dataclass(frozen=True)
class Series:
    """The values of one area in order of time: a point for every period that the indicator has."""

    indicator: Indicator
    area: str
    points: tuple[Point, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever entered for this area."""
        return all(point.entry is None for point in self.points)

    @cached_property
    def numbered(self) -> tuple[Point, ...]:
        """The points whose value may be shown."""
        return tuple(point for point in self.points if point.number is not None)

    @cached_property
    def stretches(self) -> tuple[tuple[Point, ...], ...]:
        """The points between breaks; only those of one stretch compare."""
        found: list[list[Point]] = []
        for point in self.points:
            if point.break_before or not found:
                found.append([])
            found[-1].append(point)
        return tuple(map(tuple, found))

    @cached_property
    def runs(self) -> tuple[tuple[Point, ...], ...]:
        """The points that a line may connect: neighbours without a gap or a break between them."""
        found: list[list[Point]] = [[]]
        for point in self.points:
            if point.break_before or point.number is None:
                found.append([])
            if point.number is not None:
                found[-1].append(point)
        return tuple(tuple(run) for run in found if run)

    def at(self, moment: Moment | None) -> Point | None:
        """Return the point of a period."""
        return next((point for point in self.points if point.moment == moment), None)

    @cached_property
    def baseline(self) -> Point | None:
        """The point of the baseline, if the indicator has one and it is known."""
        return self.at(moment_of(self.indicator.baseline)) if self.indicator.baseline else None


def counts_on(value: IndicatorValue, date: datetime.date) -> bool:
    """Whether a value was public on a date; without a day of publishing it counts when its period is over."""
    moment = moment_of(value.period)
    if moment is None:
        return False
    return (value.published_on or moment.end) <= date


def moments_of(indicator: Indicator, date: datetime.date) -> tuple[Moment, ...]:
    """Return every period that some area has an entry for, in order of time."""
    moments = (moment_of(value.period) for value in indicator.values if counts_on(value, date))
    return tuple(sorted({moment for moment in moments if moment}))


def series_of(indicator: Indicator, area: str, date: datetime.date) -> Series:
    """Return the series of one area as it was public on a date."""
    moments = moments_of(indicator, date)
    breaks = _breaks(indicator, moments)
    entries = {moment_of(value.period): value for value in indicator.values
               if value.area == area and counts_on(value, date)}  # fmt: skip
    points = (Point(indicator, moment, entries.get(moment), breaks.get(moment)) for moment in moments)
    return Series(indicator, area, tuple(points))


def _breaks(indicator: Indicator, moments: tuple[Moment, ...]) -> dict[Moment, Break]:
    """The breaks that lie between two known periods, by the first period after each."""
    found = {}
    for one in indicator.breaks:
        moment = moment_of(one.period)
        after = [known for known in moments if moment and known.start >= moment.start]
        if after and after[0] != moments[0]:
            found[after[0]] = one
    return found


def areas_of(unit: Unit, indicator: Indicator) -> tuple[str, ...]:
    """Return the areas of an indicator in fixed order: the partnership's list, then all together.

    A figure that exists for all together only has no other areas: no municipality lacks it.
    """
    named = {value.area for value in indicator.values}
    joint = (JOINT,) if JOINT in named else ()
    return joint if named == {JOINT} else (*unit.municipalities, *joint)
