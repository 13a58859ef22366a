"""The table of actions as a workbook: typed columns, a sheet per list of an action, an explanation."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.dutch import date_text
from generator.edition import Edition
from generator.exports.archive import rewritten
from generator.exports.cells import Cell, CellKind, defused, plain
from generator.exports.columns import Column, columns_of
from generator.exports.licences import licence_of
from generator.exports.part import Part
from generator.exports.rows import Table, action_table, public_actions
from generator.model.action import Action

MAIN_SHEET, EXPLANATION = "acties", "uitleg"
_OWNER = Column("actie", "De actie waar deze regel bij hoort.", CellKind.TEXT)
_WIDTHS = {CellKind.TEXT: 28, CellKind.LIST: 28, CellKind.GROUPS: 28}
_NARROW = 14
_LONGEST = 32_767  # what one cell can hold
CUT = " … (de hele tekst staat in het CSV-bestand)"
# A spreadsheet reads _x0041_ as the letter A, unless its first sign is written that way itself.
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
TOP = Alignment(vertical="top", wrap_text=True)
_BOLD = Font(bold=True)


def actions_workbook(edition: Edition, part: Part) -> bytes:
    """Return the actions of a part as XLSX. What an action has several of stands on a sheet of its own."""
    workbook = Workbook()
    workbook.remove(workbook.active)  # type: ignore[arg-type]
    tables = dict(_tables(edition, part))
    for name, table in tables.items():
        _fill(workbook.create_sheet(name), table)
    _explain(workbook.create_sheet(EXPLANATION), edition, part, tables)
    _describe(workbook, edition, part)
    return saved(workbook, edition.reference_date)


def _describe(workbook: Workbook, edition: Edition, part: Part) -> None:
    """Say what it is where programs look for that, for who meets the file without the site."""
    licence, properties = licence_of(edition), workbook.properties
    properties.title = f"Acties: {part.title}"
    properties.description = (
        f"Eén regel per actie. Stand op {date_text(edition.reference_date)}. Licentie: {licence.name}."
    )
    properties.creator = edition.portal.site.name
    properties.language = "nl"
    said = StringProperty(name="Licentie", value=licence.uri)
    workbook.custom_doc_props.append(said)  # type: ignore[attr-defined]


def _tables(edition: Edition, part: Part) -> Iterable[tuple[str, Table]]:
    table = action_table(edition, part)
    own = [index for index, column in enumerate(table.columns) if column.kind is not CellKind.GROUPS]
    yield (
        MAIN_SHEET,
        Table(
            tuple(table.columns[index] for index in own),
            tuple(tuple(row[index] for index in own) for row in table.rows),
        ),
    )
    for column in columns_of(Action):
        if column.group:
            yield column.name, _list_table(column, public_actions(edition, part))


def _list_table(column: Column, actions: Iterable[Action]) -> Table:
    """What every action has several of, with the action in front."""
    assert column.group
    inner = columns_of(column.group)
    rows = tuple(
        (action.id, *(one.cell(item) for one in inner))
        for action in actions
        for item in getattr(action, column.path[0])
    )
    return Table((_OWNER, *inner), rows)


def _fill(sheet: Worksheet, table: Table) -> None:
    for place, column in enumerate(table.columns, 1):
        put(sheet.cell(1, place), column.name).font = _BOLD
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(column.kind, _NARROW)
    for number, row in enumerate(table.rows, 2):
        for place, cell in enumerate(row, 1):
            if cell not in (None, ()):
                put(sheet.cell(number, place), cell)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"


def cut(text: str) -> str:
    """Return a text as far as one cell can hold it."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - len(CUT)]}{CUT}"


def put(cell: SheetCell | Any, value: Cell) -> SheetCell:
    """Write a value with its type. A text is never a formula, whatever it begins with."""
    if isinstance(value, str | tuple):
        text = plain(value)
        cell.value = cut(_CODED.sub("_x005F_", text))
        cell.data_type = "s"
        cell.quotePrefix = defused(text) != text
        cell.alignment = TOP
    else:
        cell.value = float(value) if isinstance(value, Decimal) else value
        cell.alignment = Alignment(vertical="top")
        if isinstance(value, datetime.date):
            cell.number_format = "yyyy-mm-dd"
    return cell


def _explain(sheet: Worksheet, edition: Edition, part: Part, tables: dict[str, Table]) -> None:
    """Say in words what stands in the workbook, for who got it without the site."""
    lines: list[tuple[str, ...]] = [
        (f"Acties: {part.title}",),
        (f"Stand op {date_text(edition.reference_date)}. Gemaakt door {edition.portal.site.publisher}.",),
        (f"Licentie: {licence_of(edition).name}.",),
        ("Een lege cel betekent: niet bekend of niet ingevuld. Dat is iets anders dan nul of nee.",),
        (),
        ("blad", "kolom", "wat er staat"),
        *(
            (name, column.name, column.description)
            for name, table in tables.items()
            for column in table.columns
        ),
    ]
    for number, line in enumerate(lines, 1):
        for place, text in enumerate(line, 1):
            put(sheet.cell(number, place), text)
    for letter, width in (("A", 20), ("B", 26), ("C", 90)):
        sheet.column_dimensions[letter].width = width
    for number in (1, 2, 3, 4):
        sheet.cell(number, 1).alignment = Alignment(vertical="top")
    for cell in (sheet["A1"], *sheet[6]):
        cell.font = _BOLD


def saved(workbook: Workbook, date: datetime.date) -> bytes:
    """Return the workbook as bytes of its content only; `Workbook.save` would write the hour into it."""
    day = datetime.datetime.combine(date, datetime.time())
    workbook.properties.created = workbook.properties.modified = day
    target = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(target, "w", allowZip64=True)).save()
    return rewritten(target.getvalue())
