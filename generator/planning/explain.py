"""What stands beside a wording for a person: "Q4 2024" and its months."""

from __future__ import annotations

import re
from datetime import date, timedelta

from generator.planning.period import Period, PlanningKind, Precision
from generator.planning.spelling import plain
from generator.planning.vocabulary import MONTH_NAMES

_MEANS = {
    PlanningKind.TO_BE_DETERMINED: "nader te bepalen",
    PlanningKind.NOT_YET_KNOWN: "nog niet bekend",
    PlanningKind.NOT_APPLICABLE: "niet van toepassing",
}
_CLEAR = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.NONE)
"""A person reads days, months and years without help."""
_UNCLEAR = re.compile(r"\b(?:q ?[1-4]|[1-4]q|kw ?[1-4]|kwartaal|h[12]|helft|halfjaar)\b")
_ABBREVIATION = re.compile(r"[a-z]{2,4}")


def explain(period: Period, wording: str) -> str:
    """Return what a wording means in days and months; "" when it says so itself.

    "ongeveer" marks the seasons and parts whose borders are our choice. Of a wording
    that names one side only, the moment that it names is explained.
    """
    text = plain(wording)
    if meaning := _MEANS.get(period.kind):
        return meaning if _ABBREVIATION.fullmatch(text) else ""
    is_dated_event = period.event and period.precision is Precision.DAY
    if period.precision in _CLEAR and not (is_dated_event or _UNCLEAR.search(text)):
        return ""
    return _named(period, "ongeveer " if period.precision.is_our_choice else "")


def _named(period: Period, about: str) -> str:
    if period.edge:
        return about + _stretch(period.edge.start, period.edge.end)
    if period.start and period.end:
        return about + _stretch(period.start, period.end)
    if period.start:
        return f"vanaf {about}{_day(period.start)}"
    return f"tot en met {about}{_day(period.end)}" if period.end else ""


def _stretch(start: date, end: date) -> str:
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    first, last = (_month(day) if whole else _day(day) for day in (start, end))
    if first == last:
        return last
    if not whole:
        first = first.removesuffix(f" {_month(end)}")
    return f"{first.removesuffix(f' {end.year}')} tot en met {last}"


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"
