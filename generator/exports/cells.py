"""Values in a table: their sorts, how they are written, and how a text is kept from being a formula.

A spreadsheet runs a cell that begins with =, +, - or @. Such a text gets an apostrophe in
front; so does a text that already looks as if it had got one, so that taking one apostrophe
away from every text that matches `_DEFUSED` always gives back what there was.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache

Cell = str | int | bool | Decimal | datetime.date | tuple[str, ...] | None

_DANGEROUS = re.compile("\\A'*[=+\\-@\t\r＝＋－＠]")
_DEFUSED = re.compile("\\A'+[=+\\-@\t\r＝＋－＠]")
# What XML cannot hold, and what a spreadsheet would read as the code for that: _x0041_ is the letter A to it.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
LIST_SEPARATOR = "\n"
"""No line of text holds a line break, so a list of lines can be taken apart again."""


class CellKind(Enum):
    """What a column holds; the value is the name of the datatype in CSVW."""

    TEXT = "string"
    DATE = "date"
    WHOLE_NUMBER = "integer"
    NUMBER = "decimal"
    YES_NO = "boolean"
    LIST = "list"
    """Several lines of text."""
    GROUPS = "json"
    """Several groups of fields, each written as JSON on a line of its own."""

    @property
    def is_text(self) -> bool:
        """Whether a cell is free text, which a spreadsheet could take for a formula."""
        return self in (CellKind.TEXT, CellKind.LIST, CellKind.GROUPS)

    @property
    def is_list(self) -> bool:
        """Whether a cell holds any number of values."""
        return self in (CellKind.LIST, CellKind.GROUPS)


def defused(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def restored(text: str) -> str:
    """Return the text that was defused."""
    return text[1:] if _DEFUSED.match(text) else text


def coded(text: str) -> str:
    """Return a text as a workbook holds it: with a code for what it would otherwise not show as it is."""
    return _UNWRITABLE.sub(lambda sign: f"_x{ord(sign.group()):04X}_", text)


def plain(cell: Cell) -> str:
    """Return a value as text, not yet defused: ISO dates, decimal points, ja or nee, empty for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, tuple):
        return LIST_SEPARATOR.join(cell)
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)


def written(cell: Cell) -> str:
    """Return a value as it stands in a CSV file."""
    return _safe(cell) if isinstance(cell, str | tuple) else plain(cell)


@lru_cache(maxsize=4096)  # an action stands in several files
def _safe(cell: str | tuple[str, ...]) -> str:
    return defused(plain(cell))
