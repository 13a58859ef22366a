"""Moments: one quarter, month, season, week, day, year or event.

Where Dutch leaves room, this is the choice (the other reading stands behind it):

- Seasons are meteorological: voorjaar is March to May, zomer June to August, najaar
  September to November (astronomers begin three weeks later).
- "winter 2024" begins in December 2024 (not: the January and February of 2024).
- begin, medio and eind of a year are its first quarter, May to August and its last
  quarter; of a half year two months each, of a quarter or season one month each, of a
  month ten days each (some mean the first or last weeks only).
- "1-7-2025" and "1/7/2025" are day, month, year: 1 July (not 7 January).
- A school year runs from 1 August to 31 July, as in Dutch education law (not: from the
  first school day). Weeks are ISO weeks.
- "heel 2025" names the year (not: something that goes on all through it).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from generator.planning.period import NamedEvent, Precision, Span
from generator.planning.quarters import Quarter, whole_months
from generator.planning.vocabulary import MONTHS, ORDINALS, SEASONS, WEEKDAYS, shape

Events = Mapping[str, NamedEvent]
"""Named events by the plain spelling of their name."""
Found = Mapping[str, str]
"""What stood in the slots of a template."""


def _year(found: Found) -> Span:
    return Span(*whole_months(int(found["year"]), 1, 12), Precision.YEAR)


def _quarter(found: Found) -> Span:
    number = ORDINALS.get(found["ordinal"], 4) if "ordinal" in found else int(found["quarter"])
    quarter = Quarter(int(found["year"]), number)
    return Span(quarter.start, quarter.end, Precision.QUARTER)


def _half_year(found: Found) -> Span:
    number = ORDINALS.get(found["ordinal"], 2) if "ordinal" in found else int(found["half"])
    if number > 2:
        raise ValueError("a year has two halves")
    return Span(*whole_months(int(found["year"]), number * 6 - 5, 6), Precision.HALF_YEAR)


def _month(found: Found) -> Span:
    month = MONTHS[found["month"]]
    return Span(*whole_months(int(found["year"]), month), Precision.MONTH)


def _season(found: Found) -> Span:
    month = SEASONS[found["season"]]
    return Span(*whole_months(int(found["year"]), month, 3), Precision.SEASON)


def _winter(found: Found) -> Span:
    _refuse_gap(found)
    return Span(*whole_months(int(found["year"]), 12, 3), Precision.SEASON)


def _school_year(found: Found) -> Span:
    _refuse_gap(found)
    return Span(*whole_months(int(found["year"]), 8, 12), Precision.SCHOOL_YEAR)


def _refuse_gap(found: Found) -> None:
    following = int(found["year"]) + 1
    if found.get("next", str(following)) not in (str(following), str(following)[2:]):
        raise ValueError("the second year must follow the first")


def _week(found: Found) -> Span:
    monday = date.fromisocalendar(int(found["year"]), int(found["week"]), 1)
    return Span(monday, monday + timedelta(days=6), Precision.WEEK)


def _day(found: Found) -> Span:
    month = MONTHS[found["month"]] if "month" in found else int(found["month_number"])
    day = date(int(found["year"]), month, int(found["day"]))
    if found.get("weekday", WEEKDAYS[day.weekday()]) != WEEKDAYS[day.weekday()]:
        raise ValueError("this day is another day of the week")
    return Span(day, day, Precision.DAY)


_TABLE: tuple[tuple[Callable[[Found], Span], tuple[str, ...]], ...] = (
    (_year, ("{year}", "(?:heel|geheel|hele jaar|jaar|kalenderjaar) {year}")),
    (_quarter, (
        "q ?{quarter}~{year}", "{year}^?q ?{quarter}", "{quarter}q~{year}",
        "(?:kwartaal|kw|k) ?{quarter}~{year}", "{year}^(?:kwartaal|kw) ?{quarter}",
        "{ordinal} (?:kwartaal|kw)~{year}", "{year}^{ordinal} kwartaal",
    )),
    (_half_year, (
        "h ?{half}~{year}", "{year}^h ?{half}", "(?:halfjaar|helft) {half}~{year}",
        "{ordinal} (?:helft|halfjaar|jaarhelft)(?: van jaar)?~{year}",
    )),
    (_month, ("{month}~{year}", "{year}^{month}", "maand {month}~{year}")),
    (_season, ("{season}~{year}",)),
    (_winter, ("winter~{year}", "winter~{year} ?[-/] ?{next}")),
    (_school_year, ("schooljaar {year} ?[-/] ?{next}",)),
    (_week, (
        "(?:week|weken|wk|weeknummer) ?{week}~{year}", "w{week}~{year}",
        "{year}^(?:week |w){week}",
    )),
    (_day, (
        "{day} {month}~{year}", "{weekday} {day} {month}~{year}",
        "{day}-{month_number}-{year}", "{day}/{month_number}/{year}",
        r"{day}\.{month_number}\.{year}", "{year}-{month_number}-{day}",
    )),
)  # fmt: skip
_SHAPES = tuple((shape(form), build) for build, forms in _TABLE for form in forms)

_PART_DAYS = {"begin": (1, 10), "medio": (11, 20), "eind": (21, 0)}
"""First and last day of a part of a month; 0 is the last day there is."""
_PART_MONTHS = {
    Precision.QUARTER: (3, 1, 1),
    Precision.SEASON: (3, 1, 1),
    Precision.HALF_YEAR: (6, 2, 2),
    Precision.YEAR: (12, 3, 4),
    Precision.SCHOOL_YEAR: (12, 3, 4),
}
"""How many months the whole has, its begin or eind, and its middle."""

_LEAD_IN = re.compile("(?:eenmalig,? )?(?:(?:ergens )?in (?:loop van )?|op |tijdens )?")
_PART = shape("{part} (?:van )?(?P<whole>.+)")
_EVENT = shape("(?P<name>.+?)~{year}")


def moment(text: str, events: Events) -> Span | None:
    """Read a plain text as one moment: "in najaar van 2024", "eind q2 2025"."""
    text = _LEAD_IN.sub("", text, count=1)
    return _unit(text) or _part(text) or _event(text, events)


def _unit(text: str) -> Span | None:
    for form, build in _SHAPES:
        if match := form.fullmatch(text):
            try:
                return build(match.groupdict())
            except ValueError:  # 31 februari, week 54: the right shape, no such day
                return None
    return None


def _part(text: str) -> Span | None:
    match = _PART.fullmatch(text)
    whole = _unit(match["whole"]) if match else None
    if match is None or whole is None:
        return None
    name = {"begin": "begin", "eind": "eind", "einde": "eind"}.get(match["part"])
    return _part_of(whole, name or "medio")


def _part_of(whole: Span, name: str) -> Span | None:
    if whole.precision is Precision.MONTH:
        first, last = _PART_DAYS[name]
        start = whole.start.replace(day=first)
        end = whole.end.replace(day=last or whole.end.day)
        return Span(start, end, Precision.APPROXIMATE)
    if whole.precision not in _PART_MONTHS:
        return None
    months, edge, middle = _PART_MONTHS[whole.precision]
    count = middle if name == "medio" else edge
    skipped = {"begin": 0, "medio": (months - middle) // 2, "eind": months - edge}[name]
    days = whole_months(whole.start.year, whole.start.month + skipped, count)
    return Span(*days, Precision.APPROXIMATE)


def _event(text: str, events: Events) -> Span | None:
    match = _EVENT.fullmatch(text) if events else None
    event = events.get(match["name"]) if match else None
    if match is None or event is None:
        return None
    year = int(match["year"])
    if edition := event.editions.get(year):
        return Span(*edition, Precision.DAY, event.name)
    # Without dates in the data the year is all that the wording says.
    return Span(*whole_months(year, 1, 12), Precision.YEAR, event.name)
