"""Quarters of a year, and stretches of whole months."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


def whole_months(year: int, month: int, count: int = 1) -> tuple[date, date]:
    """Return the first and last day of `count` months; months past 12 roll over."""
    first = year * 12 + month - 1
    last = first + count - 1
    last_year, last_month = last // 12, last % 12 + 1
    return (
        date(first // 12, first % 12 + 1, 1),
        date(last_year, last_month, monthrange(last_year, last_month)[1]),
    )


@dataclass(frozen=True, order=True)
class Quarter:
    """One quarter of one year; quarters sort in time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        """Refuse a fifth quarter."""
        if not 1 <= self.number <= 4:
            raise ValueError(f"quarter must be 1 to 4, not {self.number}")

    @property
    def start(self) -> date:
        """The first day."""
        return whole_months(self.year, self.number * 3 - 2, 3)[0]

    @property
    def end(self) -> date:
        """The last day."""
        return whole_months(self.year, self.number * 3 - 2, 3)[1]

    @property
    def label(self) -> str:
        """The quarter as plans write it: "Q4 2024"."""
        return f"Q{self.number} {self.year}"


def quarter_of(day: date) -> Quarter:
    """Return the quarter that a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarters_between(start: date, end: date) -> tuple[Quarter, ...]:
    """Return every quarter that the days from start to end touch, in order."""
    first, last = (day.year * 4 + (day.month - 1) // 3 for day in (start, end))
    return tuple(Quarter(n // 4, n % 4 + 1) for n in range(first, last + 1))
