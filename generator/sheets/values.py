"""What stands in a cell as the text that would stand in the file, or a complaint in Dutch."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from generator.exports.cells import CellKind
from generator.loading.nodes import Value
from generator.model.guesses import meant_date
from generator.sheets.fields import SheetField
from generator.sheets.grid import Found, Oddity

# What a spreadsheet shows where it could not work something out, in Dutch and in English; CSV has it as text.
_FAULT = re.compile(
    r"#(?:VERW!|REF!|NAAM\?|NAME\?|N/B|N/A|WAARDE!|VALUE!|DEEL/0!|DIV/0!|GETAL!|NUM!|LEEG!|NULL!|"
    r"OVERLOOP!|SPILL!|BEREKENEN!|CALC!)"
)
_NAMES_APART = re.compile(r"[\n,;]")


@dataclass(frozen=True)
class Complaint:
    """Why a cell cannot be read."""

    message: str
    allowed: str = ""


def text_of(found: Found, field: SheetField) -> str | Complaint:
    """Return a cell as the text of a field, with days and choices in their one notation."""
    if isinstance(found, Oddity):
        return Complaint(*found.value)
    if isinstance(found, datetime.date) and field.kind is not CellKind.DATE:
        return Complaint(
            "Hier staat een datum, geen tekst.",
            "Maakte Excel er zelf een datum van? Zet de cel op Tekst en typ het opnieuw.",
        )
    if isinstance(found, bool) and field.kind is not CellKind.YES_NO:
        return Complaint(
            f"Hier staat {_typed(found, field.kind)}: geen tekst, maar een waarde van het rekenblad.",
            "Zet de cel op Tekst en typ wat u bedoelt.",
        )
    text = tidy(_typed(found, field.kind), field)
    if _FAULT.fullmatch(text):
        return Complaint(*Oddity.FAULT.value)
    if "\n" in text and not (field.is_list or field.is_prose):
        return Complaint("Deze tekst moet op één regel staan.", "Haal de nieuwe regel (Alt+Enter) weg.")
    return text


def is_same_day(found: Found, text: str) -> bool:
    """Whether a spreadsheet took a text for a day, and wrote that its own way: 12 maart 2026, 12-03-2026."""
    if isinstance(found, Oddity) or not (day := meant_date(text)):
        return False
    typed = _typed(found, CellKind.DATE).strip()
    return day in (typed, meant_date(typed))


def plain_text(found: Found) -> str:
    """Return a cell that is only there to recognise a row by."""
    if isinstance(found, Oddity):
        return ""
    return " ".join(_typed(found, CellKind.TEXT).split())


def _typed(found: Found, kind: CellKind) -> str:
    if found is None or isinstance(found, Oddity):
        return ""
    if isinstance(found, bool):
        yes, no = ("ja", "nee") if kind is CellKind.YES_NO else ("WAAR", "ONWAAR")
        return yes if found else no
    if isinstance(found, datetime.datetime):
        return found.date().isoformat()
    if isinstance(found, datetime.date):
        return found.isoformat()
    return found if isinstance(found, str) else _number(found)


def _number(found: float) -> str:
    """Return a number as a Dutch reader types it, without a comma when it is whole."""
    return f"{Decimal(str(found)).normalize():f}".replace(".", ",")


def tidy(text: str, field: SheetField) -> str:
    """Return a text without the differences that mean nothing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    lines = [line.rstrip() for line in text.split("\n")]
    text = "\n".join(lines).strip()
    if field.is_list:
        return "\n".join(_items(text, field))
    if field.described.choices:
        return next((one for one in field.described.choices if one == text.lower()), text)
    return (meant_date(text) or text) if field.kind is CellKind.DATE else text


def _items(text: str, field: SheetField) -> list[str]:
    """Names may also have commas between them; a line of text may contain a comma itself."""
    parts = _NAMES_APART.split(text) if field.described.reference else text.split("\n")
    return [part.strip() for part in parts if part.strip()]


def value_of(text: str, field: SheetField) -> Value:
    """Return a text as it stands in the file: nothing when it is empty, a list when the field is one."""
    if not text:
        return None
    return list(text.split("\n")) if field.is_list else text
