"""The rows of a sheet by the names of its columns, however an editor ordered or spelt those."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.problems import Problem, Severity, closest, did_you_mean
from generator.sheets.grid import Book, Found, Grid, Row, Spot

_TITLE_ROWS = 20  # so many rows may stand above the names of the columns


@dataclass(frozen=True)
class Layout:
    """How one kind of sheet is made up."""

    sheet: str
    key: str
    """The column that says which action a row is about."""
    names: tuple[str, ...]
    required: tuple[str, ...]
    """The columns that a sheet cannot do without."""
    command: str


@dataclass(frozen=True)
class Table:
    """A sheet of which the columns are known."""

    file: str
    sheet: str
    is_text: bool
    """Whether it comes from a CSV file."""
    columns: Mapping[str, int]
    """The number of each known column; the first is 1."""
    rows: tuple[Row, ...]

    def cell(self, row: Row, name: str) -> Found:
        """Return what stands in a row below the name of a column; nothing when there is no such column."""
        return row.cell(self.columns[name]) if name in self.columns else None

    def spot(self, row: Row, name: str = "") -> Spot:
        """Return the place of a cell; of the whole row when there is no such column."""
        return Spot(self.file, self.sheet, row.number, self.columns.get(name, 0), name)


def table_of(book: Book, layout: Layout, others: Sequence[Layout]) -> tuple[Table | None, list[Problem]]:
    """Return the sheet of a file that is laid out in some way, and what is wrong with its columns."""
    wanted = sorted(book.grids, key=lambda grid: grid.name.lower() != layout.sheet)
    found = next(((grid, head) for grid in wanted if (head := _head(grid, layout))), None)
    if found is None:
        return None, [_no_sheet(book, layout, others)]
    grid, head = found
    columns: dict[str, int] = {}
    problems: list[Problem] = []
    for number, name in enumerate(map(_plain_name, head.cells), 1):
        if name in layout.names and name not in columns:
            columns[name] = number
        elif name:
            problems.append(_odd_column(_spot(book, grid, head, number), name, layout, head))
    problems += [
        Spot(book.file, grid.name, head.number).problem(f"De kolom “{name}” ontbreekt.", "Exporteer opnieuw.")
        for name in layout.required
        if name not in columns
    ]
    problems += _merged_cells(book, grid, head, columns)
    rows = tuple(row for row in grid.rows if row.number > head.number)
    return Table(book.file, grid.name, book.is_text, columns, rows), problems


def _merged_cells(book: Book, grid: Grid, head: Row, columns: Mapping[str, int]) -> Iterator[Problem]:
    """Rows that look filled in, and are not: what stands in merged cells is of the first row only."""
    for merged in grid.merged:
        name = next((name for name, number in columns.items() if number in merged.columns), None)
        if name and merged.row > head.number:
            yield Spot(book.file, grid.name, merged.row, columns[name], name).problem(
                f"De cellen {merged.cells} zijn samengevoegd. Daarvan telt alleen de eerste.",
                "Splits ze weer en vul elke cel in.",
            )


def _head(grid: Grid, layout: Layout) -> Row | None:
    """Return the row with the names of the columns: the first in which the key stands beside another."""
    for row in grid.rows[:_TITLE_ROWS]:
        found = {*map(_plain_name, row.cells)} & {*layout.names}
        if layout.key in found and len(found) > 1:
            return row
    return None


def _plain_name(cell: Found) -> str:
    """Return the name of a column as the model spells it: ' Gebeurd op' is gebeurd_op."""
    return re.sub(r"[\s_]+", "_", cell.strip().lower()) if isinstance(cell, str) else ""


def _spot(book: Book, grid: Grid, head: Row, number: int) -> Spot:
    return Spot(book.file, grid.name, head.number, number, str(head.cell(number)).strip())


def _odd_column(spot: Spot, name: str, layout: Layout, head: Row) -> Problem:
    """A column that is not read is worth a word; one that was probably meant to be read is a mistake."""
    if name in layout.names:
        return spot.problem("Deze kolom staat er twee keer.", "Haal er een weg.")
    present = set(map(_plain_name, head.cells))
    meant = closest(name, [one for one in layout.names if one not in present])
    if meant:
        return spot.problem("Deze kolom bestaat niet.", hint=did_you_mean(meant))
    return spot.problem("Deze kolom wordt niet gelezen.", severity=Severity.WARNING)


def _no_sheet(book: Book, layout: Layout, others: Sequence[Layout]) -> Problem:
    names = [grid.name for grid in book.grids if grid.name]
    for other in others:
        if any(_head(grid, other) for grid in book.grids):
            return Spot(book.file).problem(
                f"Dit is een blad van {other.command}.", f"Deze opdracht leest een blad van {layout.command}."
            )
    sheets = f" De bladen heten: {', '.join(names)}." if names else ""
    return Spot(book.file).problem(
        f"In dit bestand staat geen kolom “{layout.key}”.{sheets}", "Exporteer opnieuw."
    )
