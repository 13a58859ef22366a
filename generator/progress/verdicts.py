"""What may be concluded from an indicator: against its targets and against its baseline.

Nothing is compared across a break, on small numbers, with a missing value or without an
agreed direction: then there is no verdict, and a sentence says why.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from generator.dutch import number_text
from generator.model.monitoring import Direction, Indicator, Target
from generator.progress.indicators import NO_FIGURE, Point, Series, moment_of, share_word


class Verdict(Enum):
    """What can be said of a value beside its target or its baseline."""

    REACHED = "gehaald"
    NOT_REACHED = "niet gehaald"
    BETTER = "beter dan de nulmeting"
    WORSE = "slechter dan de nulmeting"
    EQUAL = "gelijk aan de nulmeting"


@dataclass(frozen=True)
class Conclusion:
    """A verdict with the figures it rests on, or no verdict and the reason why there is none."""

    verdict: Verdict | None
    reason: str


def targets_of(indicator: Indicator, area: str) -> tuple[Target, ...]:
    """Return the targets that count for an area."""
    return tuple(target for target in indicator.targets if target.area in (None, area))


def against_target(series: Series, target: Target, date: datetime.date) -> Conclusion:
    """Return whether an area reached a target by a date, as far as that can be computed."""
    point = series.at(moment_of(target.period))
    obstacle = next(_target_obstacles(series, target, point, date), None)
    if obstacle or point is None or point.number is None or target.value is None:
        return Conclusion(None, obstacle or NO_FIGURE)
    reached = _better_by(series.indicator, point.number, target.value) >= 0
    reason = f"{_was(point)}. Het doel was {target_text(series.indicator, target)}.{_certainty(point)}"
    return Conclusion(Verdict.REACHED if reached else Verdict.NOT_REACHED, reason)


def _target_obstacles(series: Series, target: Target, point: Point | None,
                      date: datetime.date) -> Iterator[str]:  # fmt: skip
    moment = moment_of(target.period)
    if target.value is None:
        yield f"Het doel is in woorden afgesproken: “{target.words}”. De site rekent dat niet na."
    if series.indicator.direction is Direction.NONE:
        yield _NO_DIRECTION
    if moment is None or moment.end >= date:
        yield f"Het doel is voor {target.period}. Die periode is nog niet voorbij."
    if point is None or point.number is None:
        yield _absent(point, moment.label if moment else target.period)
    elif series.baseline:
        yield from _broken(series, series.baseline, point)


def against_baseline(series: Series) -> Conclusion:
    """Return how the newest value of an area compares with its baseline, as far as that can be computed."""
    first, last = series.baseline, series.numbered[-1] if series.numbered else None
    obstacle = next(_baseline_obstacles(series, first, last), None)
    if obstacle or not (first and last) or first.number is None or last.number is None:
        return Conclusion(None, obstacle or NO_FIGURE)
    better = _better_by(series.indicator, last.number, first.number)
    verdict = Verdict.BETTER if better > 0 else Verdict.WORSE if better < 0 else Verdict.EQUAL
    reason = f"{_was(last)}. Bij de nulmeting in {first.moment.label} was het {number_text(first.number)}."
    return Conclusion(verdict, reason + _certainty(last))


def _baseline_obstacles(series: Series, first: Point | None, last: Point | None) -> Iterator[str]:
    if series.indicator.baseline is None:
        yield "Er is geen nulmeting afgesproken."
    elif series.indicator.direction is Direction.NONE:
        yield _NO_DIRECTION
    elif first is None or first.number is None:
        yield f"De nulmeting is van {series.indicator.baseline}. {_absent(first, series.indicator.baseline)}"
    elif last is None or last.moment <= first.moment:
        yield f"Er is nog geen cijfer van na de nulmeting in {first.moment.label}."
    else:
        yield from _broken(series, first, last)


_NO_DIRECTION = "Er is niet afgesproken of hoger of lager beter is."


def _better_by(indicator: Indicator, value: Decimal, other: Decimal) -> Decimal:
    """By how much a value is better than another, in the direction that was agreed."""
    return value - other if indicator.direction is Direction.UP else other - value


def _broken(series: Series, first: Point, last: Point) -> Iterator[str]:
    """Why two points do not compare: the break that lies between them."""
    low, high = sorted((first.moment, last.moment))
    for point in series.points:
        if point.break_before and low < point.moment <= high:
            explanation = point.break_before.explanation
            yield f"Tussen {low.label} en {high.label} zit een breuk in de reeks. {explanation}"


def _absent(point: Point | None, period: str) -> str:
    if point is None or point.entry is None:
        return f"Het cijfer over {period} staat nog niet op deze site."
    if point.is_too_small:
        return f"Het aantal over {period} is te klein voor een {share_word(point.indicator)}."
    return f"Het cijfer over {period} ontbreekt: {(point.entry.reason or '').rstrip('.')}."


def _was(point: Point) -> str:
    assert point.number is not None
    return f"In {point.moment.label} was het {number_text(point.number)}"


def _certainty(point: Point) -> str:
    return f" Het cijfer over {point.moment.label} is voorlopig." if point.is_provisional else ""


def target_text(indicator: Indicator, target: Target) -> str:
    """Return a target as people say it: 40 of lager, or the words that were agreed."""
    if target.value is None:
        return f"“{target.words}”"
    beyond = {Direction.UP: " of hoger", Direction.DOWN: " of lager", Direction.NONE: ""}
    return f"{number_text(target.value)}{beyond[indicator.direction]}"
