"""The rows of a file of StatLine, whatever its form, each with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.problems import Place, Problem, Severity
from generator.sheets.grid import Spot

RULE = "statline"
REGION, PERIOD = "RegioS", "Perioden"
MEASURE, VALUE, ATTRIBUTE = "Measure", "Value", "ValueAttribute"
_NOT_DIMENSIONS = frozenset({"ID", "Id", REGION, PERIOD, MEASURE, VALUE, ATTRIBUTE, "StringValue", ""})

Raw = str | bool | int | Decimal | None
"""What stands in a cell: a text in CSV, any value in JSON."""


@dataclass(frozen=True)
class Record:
    """One row: a region and a period, with all topics (OData v3) or one measure (OData v4)."""

    rows: Rows
    number: int
    cells: Mapping[str, Raw]
    start: int = 0
    """Where it begins in a JSON text."""

    def text(self, name: str) -> str:
        """Return a cell without the spaces that codes are padded with; nothing when it is empty."""
        raw = self.cells.get(name)
        return "" if raw is None else str(raw).strip()

    @property
    def where(self) -> str:
        """Where it stands, in words."""
        if not self.rows.text:
            return f"rij {self.number}"
        return f"regel {place_in(self.rows.file, self.rows.text, self.start).line}"

    def problem(
        self,
        name: str,
        message: str,
        allowed: str = "",
        hint: str = "",
        *,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem at a cell of this row."""
        return self.rows.problem(self, name, message, allowed, hint, severity)


@dataclass(frozen=True)
class Rows:
    """All rows of one file."""

    file: str
    columns: tuple[str, ...]
    records: Sequence[Record]
    text: str = ""
    """The whole text of a JSON file, in which lines and columns are counted; nothing for CSV."""
    table: str = ""
    """The table that the file itself says it is of."""
    is_part: bool = False
    """Whether the file says that there is more."""

    @property
    def has_measures(self) -> bool:
        """Whether every row is one cell of the table (OData v4), and not a row with all topics (OData v3)."""
        return MEASURE in self.columns

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The other dimensions than region and period. Names of topics end on a number: Totaal_1."""
        return tuple(
            name
            for name in self.columns
            if name not in _NOT_DIMENSIONS
            and not name.startswith("Unnamed")  # how pandas calls a column of row numbers
            and not name.rpartition("_")[2].isdecimal()
        )

    @property
    def topics(self) -> tuple[str, ...]:
        """The columns with figures."""
        return tuple(name for name in self.columns if name.rpartition("_")[2].isdecimal() and "_" in name)

    def problem(
        self, record: Record, name: str, message: str, allowed: str, hint: str, severity: Severity
    ) -> Problem:
        """Return a problem at a cell: by row and column in CSV, by line and field in JSON."""
        if not self.text:
            column = self.columns.index(name) + 1 if name in self.columns else 0
            found = Spot(self.file, row=record.number, column=column, name=name).problem(
                message, allowed, hint, severity=severity
            )
            return Problem(found.place, found.message, found.allowed, found.hint, severity, RULE)
        at = max(self.text.find(f'"{name}"', record.start), record.start)
        place = place_in(self.file, self.text, at)
        return Problem(place, f"Veld {name}: {message}", allowed, hint, severity, RULE)


def place_in(file: str, text: str, at: int) -> Place:
    """Return the line and the column of an index in a text."""
    return Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def wrong_file(
    file: str,
    message: str,
    allowed: str = "",
    hint: str = "",
    *,
    row: int = 0,
    column: int = 0,
    severity: Severity = Severity.ERROR,
) -> Problem:
    """Return a problem of a file as a whole, or of a row of it."""
    return Problem(Place(file, row, column), message, allowed, hint, severity, RULE)
