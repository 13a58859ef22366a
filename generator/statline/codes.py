"""The codes and figures of StatLine: periods, and numbers that are there or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from pydantic_core import PydanticCustomError

from generator.model import values
from generator.model.statline import Pace
from generator.planning.vocabulary import MONTH_NAMES
from generator.statline.records import Raw

_CODE = re.compile(
    r"(?P<year>[12][0-9]{3})(?:(?P<all>JJ00)|KW0(?P<quarter>[1-4])|MM(?P<month>0[1-9]|1[0-2]))"
)
_LABEL = re.compile(
    r"(?P<year>[12][0-9]{3})(?: (?P<quarter>[1-4])e kwartaal| (?P<month>[a-z]+))?(?P<stars>\*{0,2})"
)
PERIODS_ALLOWED = (
    "Toegestaan: jaren (2023JJ00), kwartalen (2023KW01) en maanden (2023MM05), "
    "of hun namen (2023, 2023 1e kwartaal, 2023 mei)."
)
REGION_CODE = re.compile(r"[A-Z]{2}[0-9]{2,4}")


@dataclass(frozen=True)
class StatPeriod:
    """A period of a table."""

    wording: str
    """As the data of a plan write it: 2023, Q1 2023, mei 2023."""
    pace: Pace
    is_provisional: bool | None
    """What its name says with a star; None for a code, which says nothing."""


def period_of(text: str) -> StatPeriod | None:
    """Return the period of a code or a name, or None for any other form."""
    if found := _CODE.fullmatch(text):
        return _period(found["year"], found["quarter"], int(found["month"] or 0), None)
    found = _LABEL.fullmatch(text.lower())
    if not found or (found["month"] and found["month"] not in MONTH_NAMES):
        return None
    month = MONTH_NAMES.index(found["month"]) + 1 if found["month"] else 0
    return _period(found["year"], found["quarter"], month, bool(found["stars"]))


def _period(year: str, quarter: str | None, month: int, is_provisional: bool | None) -> StatPeriod:
    if quarter:
        return StatPeriod(f"Q{quarter} {year}", Pace.QUARTERS, is_provisional)
    if month:
        return StatPeriod(f"{MONTH_NAMES[month - 1]} {year}", Pace.MONTHS, is_provisional)
    return StatPeriod(year, Pace.YEARS, is_provisional)


class Absence(Enum):
    """Why there is no figure, as far as the table says: a sentence about its publisher."""

    EMPTY = "In de tabel van {} staat geen cijfer."
    HIDDEN = "Volgens {} is het cijfer onbekend, niet betrouwbaar genoeg of geheim."
    SECRET = "Volgens {} is het cijfer geheim."
    IMPOSSIBLE = "Volgens {} kan dit cijfer niet bestaan."
    UNRELIABLE = "Volgens {} is het cijfer niet betrouwbaar genoeg."
    NOT_YET = "Volgens {} is het cijfer er nog niet."


_ABSENT = {
    "": Absence.EMPTY,
    "nan": Absence.EMPTY,  # how pandas writes what is missing
    "none": Absence.EMPTY,
    "null": Absence.EMPTY,
    "na": Absence.EMPTY,
    ".": Absence.HIDDEN,
    "x": Absence.SECRET,
}
_ATTRIBUTES = {
    "": None,
    "none": None,
    "impossible": Absence.IMPOSSIBLE,
    "secret": Absence.SECRET,
    "confidential": Absence.SECRET,
    "unreliable": Absence.UNRELIABLE,
    "unknown": Absence.HIDDEN,
    "missing": Absence.EMPTY,
    "notavailable": Absence.NOT_YET,
    "notyetavailable": Absence.NOT_YET,
}


@dataclass(frozen=True)
class Complaint:
    """Why a cell cannot be read."""

    message: str
    allowed: str = ""


_NO_FIGURE = "Geen cijfer is leeg, een punt of null."
Amount = Decimal | Absence
"""A figure, or why there is none. What is absent is never zero."""


def amount_of(raw: Raw) -> Amount | Complaint:
    """Return the figure in a cell. A point or a comma before decimals; nothing between thousands."""
    if isinstance(raw, bool):
        return Complaint("Hier staat ja of nee, geen getal.")
    if isinstance(raw, int | Decimal):
        number = Decimal(raw)
        return number if number.is_finite() else Complaint(f"{raw} is geen getal.", _NO_FIGURE)
    text = (raw or "").strip()
    if text.lower() in _ABSENT:
        return _ABSENT[text.lower()]
    try:
        return values.number(text)
    except PydanticCustomError as error:
        found = error.context or {}
        return Complaint(
            str(found.get("message", "")),
            f"{found.get('allowed', '')} {_NO_FIGURE}",
        )


def observed(raw: Raw, attribute: str) -> Amount | Complaint:
    """Return the figure of an observation (OData v4), of which an attribute may say why it is absent."""
    amount = amount_of(raw)
    if isinstance(amount, Complaint):
        return amount
    key = attribute.replace(" ", "").lower()
    if key in _ATTRIBUTES:
        absence = _ATTRIBUTES[key]
        if absence and isinstance(amount, Decimal):
            return Complaint(f"Hier staat een getal, maar ook: {attribute}.", "Een van de twee klopt niet.")
        return absence or amount
    if isinstance(amount, Decimal):
        return Complaint(
            f"Wat “{attribute}” over dit getal zegt, is niet bekend.", "Toegestaan: None, met een getal."
        )
    return Absence.HIDDEN


def whole(amount: Decimal) -> Decimal | Complaint:
    """Return a count without decimals: pandas writes 620 as 620.0 when a column has gaps."""
    if amount != amount.to_integral_value():
        return Complaint(f"{str(amount).replace('.', ',')} is geen heel getal, en dit is een aantal.")
    return amount.to_integral_value()
