"""A sheet as a workbook: grey columns to read, white ones to fill in, lists to choose from, an explanation."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from generator.exports.cells import CellKind, plain
from generator.sheets.sheet import Head, Line, Sheet
from generator.sheets.spreadsheet import TOP, put, saved

EXPLANATION, CHOICES = "uitleg", "keuzes"
_GREY, _HEAD, _OPEN_HEAD = (PatternFill("solid", start_color=one) for one in ("EEF1F3", "D5DCE1", "CFE6EC"))
_BOLD = Font(name="Calibri", size=11, family=2, scheme="minor", bold=True)  # the font of the other cells
_OPEN = Protection(locked=False)
_DAY, _TEXT = "yyyy-mm-dd", "@"
_FREE_ROWS = 200  # below the last row, for what an editor adds
_LONGEST_PROMPT = 255
_HIGHEST, _LINE_HEIGHT = 10, 15


def sheet_workbook(sheet: Sheet, date: datetime.date) -> bytes:
    """Return a sheet as XLSX, protected against slips of the hand but without a password."""
    workbook = Workbook()
    workbook.properties.creator = "plansite"
    workbook.remove(workbook.active)  # type: ignore[arg-type]
    main = workbook.create_sheet(sheet.name)
    for place, head in enumerate(sheet.heads, 1):
        _head(main, place, head)
    for number, line in enumerate(sheet.lines, 2):
        _line(main, number, line, sheet.heads)
    last = len(sheet.lines) + 1
    main.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}2"
    main.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{last}"
    _protect(main)
    _explain(workbook.create_sheet(EXPLANATION), sheet)
    _offer(main, workbook.create_sheet(CHOICES), sheet.heads, last + _FREE_ROWS)
    return saved(workbook, date)


def _head(main: Worksheet, place: int, head: Head) -> None:
    cell = put(main.cell(1, place), head.name)
    cell.font = _BOLD
    cell.fill = _OPEN_HEAD if head.is_open else _HEAD
    column = main.column_dimensions[get_column_letter(place)]
    column.width = head.width
    column.hidden = head.is_hidden
    # What holds for the column holds for the rows that an editor adds.
    column.protection, column.alignment, column.number_format = _OPEN, TOP, _format(head)


def _format(head: Head) -> str:
    """A cell for text says so: else a spreadsheet makes a number or a day of what looks like one."""
    return _DAY if head.kind is CellKind.DATE else _TEXT if head.kind.is_text else "General"


def _line(main: Worksheet, number: int, line: Line, heads: Sequence[Head]) -> None:
    for place, (head, value) in enumerate(zip(heads, line.cells, strict=True), 1):
        cell = main.cell(number, place)
        if value not in (None, ()):
            put(cell, value)
        cell.alignment, cell.number_format = TOP, _format(head)
        if head.is_open and head.name not in line.closed:
            cell.protection = _OPEN
        else:
            cell.fill = _GREY
    _height(main, number, line, heads)


class _Height(RowDimension):
    """A height to begin with: a row still grows with what an editor types in it."""

    customHeight = False  # the library would fix it


def _height(main: Worksheet, number: int, line: Line, heads: Iterable[Head]) -> None:
    """Make a row high enough for its texts; not every spreadsheet does so itself."""
    rows = max(_rows(plain(value), head.width) for head, value in zip(heads, line.cells, strict=True))
    main.row_dimensions[number] = _Height(main, index=number, ht=_LINE_HEIGHT * min(rows, _HIGHEST))


def _rows(text: str, width: int) -> int:
    return sum(max(1, -(-len(part) // (width - 1))) for part in text.split("\n"))


def _protect(main: Worksheet) -> None:
    """Filtering and the width of columns stay free."""
    main.protection.sheet = True
    main.protection.autoFilter = main.protection.formatColumns = main.protection.formatRows = False


def _offer(main: Worksheet, choices: Worksheet, heads: Iterable[Head], last: int) -> None:
    """Put every list to choose from on a hidden sheet, and point the columns to it."""
    choices.sheet_state = "hidden"
    for place, head in enumerate(heads, 1):
        letter = get_column_letter(place)
        rule = None
        if head.choices:
            for number, choice in enumerate(head.choices, 1):
                put(choices.cell(number, place), choice)
            rule = DataValidation(
                "list", formula1=f"{CHOICES}!${letter}$1:${letter}${len(head.choices)}", errorStyle="stop"
            )
            rule.error = "Kies een waarde uit de lijst."
        elif head.kind is CellKind.DATE and head.is_open:
            rule = DataValidation("date", operator="greaterThan", formula1="36526", errorStyle="stop")
            rule.error = "Typ een datum, bijvoorbeeld 31-3-2026."
        if rule:
            rule.allow_blank, rule.errorTitle = True, "Dat kan hier niet"
            rule.promptTitle, rule.prompt = head.name[:32], head.description[:_LONGEST_PROMPT]
            rule.add(f"{letter}2:{letter}{last}")
            main.add_data_validation(rule)


def _explain(explanation: Worksheet, sheet: Sheet) -> None:
    explained = [head for head in sheet.heads if not head.is_hidden]
    lines: list[tuple[str, ...]] = [
        (sheet.title,),
        (),
        *((step,) for step in sheet.steps),
        (),
        ("kolom", "invullen", "wat er staat", "keuzes"),
        *((head.name, _duty(head), head.description, ", ".join(head.choices)) for head in explained),
        (),
        *((note,) for note in sheet.notes),
    ]
    for number, line in enumerate(lines, 1):
        for place, text in enumerate(line, 1):
            put(explanation.cell(number, place), text)
        if len(line) == 1:
            explanation.cell(number, 1).alignment = Alignment(vertical="top")
    for letter, width in (("A", 24), ("B", 14), ("C", 70), ("D", 70)):
        explanation.column_dimensions[letter].width = width
    for cell in (explanation["A1"], *explanation[len(sheet.steps) + 4]):
        cell.font = _BOLD


def _duty(head: Head) -> str:
    if not head.is_open:
        return "nee"
    return "verplicht" if head.is_required else "mag"
