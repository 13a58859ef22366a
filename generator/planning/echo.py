"""What a refused wording names: its years, quarters, months, weeks and days.

Suggestions repeat these, moved to the nearest value that exists.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from generator.planning.vocabulary import MONTH_NAMES, MONTHS, ORDINALS, WEEKDAYS

_YEAR = re.compile("(?<![0-9])(?:199[0-9]|20[0-9][0-9])(?![0-9])")
_SHORT_YEAR = re.compile("(?<!week)(?<=[ '/-])[23][0-9]$")
_NUMBER = re.compile("(?<![0-9])[0-9][0-9]?(?![0-9])")
_AMERICAN = re.compile("[0-9][-/.][0-9]")
_SHORT_MONTHS = {3: "mrt"}
_USUAL_YEAR, _USUAL_QUARTER, _USUAL_MONTH, _USUAL_WEEK = 2025, 3, 10, 41


def slots(text: str) -> dict[str, str]:
    """Return what a plain text names, by slot; usual values for what it does not."""
    years, numbers = _years(text), _numbers(text)
    months, quarters = _months(text, numbers), _quarters(text, numbers)
    year = min(years)
    following = year + 1
    return {
        "year": str(year),
        "next_year": str(following),
        "later_year": str(max(following, *years)),
        "typed": str(numbers[0]) if numbers else "",
        "quarter": str(quarters[0]),
        "quarters": _range(years, quarters, ("Q1", "Q2", "Q3", "Q4")),
        "month": MONTH_NAMES[months[0] - 1],
        "month_number": str(months[0]),
        "short_month": _SHORT_MONTHS.get(months[0], MONTH_NAMES[months[0] - 1][:3]),
        "short_year": str(year)[2:],
        "months": _range(years, months, MONTH_NAMES),
        **_day_slots(year, months[0], numbers),
        **_week_slots(year, numbers),
    }


def _years(text: str) -> list[int]:
    if found := _YEAR.findall(text):
        return [int(year) for year in found]
    short = _SHORT_YEAR.search(text)
    return [2000 + int(short[0])] if short else [_USUAL_YEAR]


def _numbers(text: str) -> list[int]:
    """Return the other numbers, a day before its month."""
    rest = _YEAR.sub("", text)
    if rest == text:
        rest = _SHORT_YEAR.sub("", text)
    numbers = [int(number) for number in _NUMBER.findall(rest)]
    if _AMERICAN.search(text) and len(numbers) > 1 and numbers[0] <= 12 < numbers[1]:
        numbers[:2] = numbers[1], numbers[0]
    return numbers


def _quarters(text: str, numbers: Sequence[int]) -> list[int]:
    named = [ORDINALS[word] for word in text.split(" ") if word in ORDINALS]
    digits = [min(max(number, 1), 4) for number in numbers if number <= 9]
    return named or digits or [_USUAL_QUARTER]


def _months(text: str, numbers: Sequence[int]) -> list[int]:
    words = re.findall("[a-z]+", text)
    near = (get_close_matches(word, MONTHS, n=1, cutoff=0.75) for word in words)
    if named := [MONTHS[match[0]] for match in near if match]:
        return named
    # In 31-2-2025 the month is the second number, in 2025-07 the only one.
    last = numbers[:2][-1] if numbers and not words else _USUAL_MONTH
    return [last if 1 <= last <= 12 else _USUAL_MONTH]


def _range(years: Sequence[int], values: Sequence[int], names: Sequence[str]) -> str:
    """Name two values in order: the years give way when the end precedes the start."""
    first = (years[0], values[0])
    last = (years[min(1, len(years) - 1)], (*values, values[0] % len(names) + 1)[1])
    if last <= first:
        if last[0] < first[0]:
            first, last = last, first
        elif len(years) > 1 or len(values) == 1:
            last = (last[0] + 1, last[1])
        else:
            first = (first[0] - 1, first[1])
    opening = names[first[1] - 1]
    if first[0] != last[0]:
        opening += f" {first[0]}"
    return f"{opening} t/m {names[last[1] - 1]} {last[0]}"


def _day_slots(year: int, month: int, numbers: Sequence[int]) -> dict[str, str]:
    day, days = _counted(numbers, monthrange(year, month)[1], usual=1)
    weekday = WEEKDAYS[date(year, month, day).weekday()]
    return {"day": str(day), "days": days, "weekday": weekday}


def _week_slots(year: int, numbers: Sequence[int]) -> dict[str, str]:
    last_week = date(year, 12, 28).isocalendar().week
    week, weeks = _counted(numbers, last_week, usual=_USUAL_WEEK)
    return {"week": str(week), "weeks": weeks}


def _counted(numbers: Sequence[int], last: int, *, usual: int) -> tuple[int, str]:
    """Return the first number and a range of the first two, all of which exist."""
    first, *others = [min(max(number, 1), last) for number in numbers or [usual]]
    low, high = sorted((first, next((n for n in others if n != first), first + 1)))
    return first, f"{low} t/m {min(high, last)}"
