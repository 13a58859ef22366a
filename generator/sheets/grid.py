"""What was read of a spreadsheet: rows of cells, with the numbers that the spreadsheet itself shows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from openpyxl.utils import get_column_letter

from generator.problems import Place, Problem, Severity, quoted

RULE = "rekenblad"


class Oddity(Enum):
    """What can stand in a cell and is no value, with what to do about it."""

    FORMULA = (
        "Hier staat een formule.",
        "Kopieer de cel en plak alleen de waarde (Plakken speciaal, Waarden).",
    )
    FAULT = ("Hier staat een foutmelding van het rekenblad.", "Typ de waarde opnieuw.")
    TIME = ("Hier staat een tijd.", "Zet de cel op Tekst en typ de waarde opnieuw.")


Found = str | bool | int | float | datetime.date | Oddity | None
"""What stands in a cell, as the spreadsheet typed it."""


@dataclass(frozen=True)
class Row:
    """One row, numbered as the spreadsheet shows it."""

    number: int
    cells: tuple[Found, ...]

    def cell(self, column: int) -> Found:
        """Return what stands in a column; the first has number 1."""
        return self.cells[column - 1] if column <= len(self.cells) else None


@dataclass(frozen=True)
class Merged:
    """Cells that were made into one: only the first of them can hold anything."""

    cells: str
    """As the spreadsheet names them: J3:J5."""
    row: int
    columns: range
    """The numbers of the columns that they cover."""


@dataclass(frozen=True)
class Grid:
    """One sheet: all rows in which anything stands. A CSV file is one sheet without a name."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True)
class Book:
    """A file with sheets."""

    file: str
    grids: tuple[Grid, ...]
    is_text: bool
    """Whether it is a CSV file, in which every text was kept from being a formula."""


@dataclass(frozen=True)
class Spot:
    """A cell, a row or a whole sheet, as an editor looks for it: by a number and a letter."""

    file: str
    sheet: str = ""
    row: int = 0
    column: int = 0
    name: str = ""
    """What the column is called."""

    @property
    def place(self) -> Place:
        """The row and the column as numbers."""
        return Place(self.file, self.row, self.column)

    def problem(
        self, message: str, allowed: str = "", hint: str = "", *, severity: Severity = Severity.ERROR
    ) -> Problem:
        """Return a problem that says in words too where it is."""
        parts = (
            f"blad {quoted(self.sheet)}" if self.sheet else "",
            f"rij {self.row}" if self.row else "",
            f"kolom {get_column_letter(self.column)} ({self.name})" if self.column else "",
        )
        where = ", ".join(part for part in parts if part)
        told = f"{where[0].upper()}{where[1:]}: {message}" if where else message
        return Problem(self.place, told, allowed, hint, severity, RULE)
