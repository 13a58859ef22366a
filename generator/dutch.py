"""Dates, numbers, amounts and lists as a Dutch reader expects them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_SMALL_NUMBERS = (
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)


def date_text(date: datetime.date) -> str:
    """Return a day in words: 22 november 2026."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def period_text(start: datetime.date, end: datetime.date) -> str:
    """Return a period in words; whole years as years only: 2024 tot en met 2027."""
    whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if whole_years and start.year == end.year:
        return str(start.year)
    if whole_years:
        return f"{start.year} tot en met {end.year}"
    return f"{date_text(start)} tot en met {date_text(end)}"


def number_text(number: int | Decimal) -> str:
    """Return a number with Dutch marks: 1.440 and 0,15."""
    whole, _, decimals = f"{abs(number)}".partition(".")
    whole = f"{int(whole):,}".replace(",", ".")
    sign = "−" if number < 0 else ""
    return f"{sign}{whole},{decimals}" if decimals else f"{sign}{whole}"


def euro_text(amount: Decimal) -> str:
    """Return an amount of money: € 1.440 or € 0,15."""
    cents = amount.quantize(Decimal("0.01"))
    return f"€\u00a0{number_text(cents if cents % 1 else cents.to_integral_value())}"


def count_text(number: int, singular: str, plural: str) -> str:
    """Return a number with its noun: 1 actie, 13 acties."""
    return f"{number_text(number)} {singular if number == 1 else plural}"


def in_words(number: int) -> str:
    """Return a small number as a word (vier), a larger one in digits (18)."""
    return _SMALL_NUMBERS[number] if 0 <= number < len(_SMALL_NUMBERS) else number_text(number)


def list_text(parts: Sequence[str]) -> str:
    """Return parts as running text: Zeist, Bunnik en Leusden."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} en {parts[-1]}"


def capitalised(text: str) -> str:
    """Return the text with a capital first: a capital É loses its accent, ’t Zand keeps its form."""
    return ("E" if text.startswith("éé") else text[:1].upper()) + text[1:]
