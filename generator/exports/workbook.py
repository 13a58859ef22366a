"""The table of actions as a workbook: typed columns, a sheet per list of an action, an explanation."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

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


class _Book:
    """A workbook under way, with the few looks that its cells have."""

    def __init__(self) -> None:
        self.content = io.BytesIO()
        self.workbook = Workbook(self.content, {"in_memory": True})
        add = self.workbook.add_format
        self._text = add({"valign": "top", "text_wrap": True})
        # What looks like a formula says of itself that it is text, also when somebody changes the cell.
        self._dangerous = add({"valign": "top", "text_wrap": True, "quote_prefix": True})
        self.bold = add({"valign": "top", "text_wrap": True, "bold": True})
        self.line = add({"valign": "top"})
        self._day = add({"valign": "top", "num_format": "yyyy-mm-dd"})

    def put(self, sheet: Worksheet, row: int, place: int, value: Cell, look: Format | None = None) -> None:
        """Write a value with its type. A text is never a formula, whatever it begins with."""
        if isinstance(value, str | tuple):
            text = plain(value)
            usual = self._text if defused(text) == text else self._dangerous
            sheet.write_string(row, place, cut(text), look or usual)
        elif isinstance(value, bool):
            sheet.write_boolean(row, place, value, self.line)
        elif isinstance(value, datetime.date):
            sheet.write_datetime(row, place, value, self._day)
        elif value is not None:
            number = float(value) if isinstance(value, Decimal) else value
            sheet.write_number(row, place, number, self.line)

    def saved(self) -> bytes:
        """Return the workbook as bytes of its content only."""
        self.workbook.close()
        return rewritten(self.content.getvalue(), {"docProps/core.xml": _in_dutch})


def _in_dutch(properties: bytes) -> bytes:
    """Say in which language the texts are, which a screen reader asks and the library does not write."""
    return properties.replace(b"</cp:coreProperties>", b"<dc:language>nl</dc:language></cp:coreProperties>")


def actions_workbook(edition: Edition, part: Part) -> bytes:
    """Return the actions of a part as XLSX. What an action has several of stands on a sheet of its own."""
    book = _Book()
    tables = dict(_tables(edition, part))
    for name, table in tables.items():
        _fill(book, book.workbook.add_worksheet(name), table)
    _explain(book, book.workbook.add_worksheet(EXPLANATION), edition, part, tables)
    _describe(book.workbook, edition, part)
    return book.saved()


def _describe(workbook: Workbook, edition: Edition, part: Part) -> None:
    """Say what it is where programs look for that, for who meets the file without the site."""
    licence, date = licence_of(edition), edition.reference_date
    workbook.set_properties(
        {
            "title": f"Acties: {part.title}",
            "comments": f"Eén regel per actie. Stand op {date_text(date)}. Licentie: {licence.name}.",
            "author": edition.portal.site.name,
            # Not the hour at which it was made: the same data give the same bytes.
            "created": datetime.datetime.combine(date, datetime.time()),
        }
    )
    workbook.set_custom_property("Licentie", licence.uri)


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


def _fill(book: _Book, sheet: Worksheet, table: Table) -> None:
    for place, column in enumerate(table.columns):
        book.put(sheet, 0, place, column.name, book.bold)
        sheet.set_column(place, place, _WIDTHS.get(column.kind, _NARROW))
    for number, row in enumerate(table.rows, 1):
        for place, cell in enumerate(row):
            if cell not in (None, ()):
                book.put(sheet, number, place, cell)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def cut(text: str) -> str:
    """Return a text as far as one cell can hold it."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - len(CUT)]}{CUT}"


def _explain(book: _Book, sheet: Worksheet, edition: Edition, part: Part, tables: dict[str, Table]) -> None:
    """Say in words what stands in the workbook, for who got it without the site."""
    about = (
        f"Acties: {part.title}",
        f"Stand op {date_text(edition.reference_date)}. Gemaakt door {edition.portal.site.publisher}.",
        f"Licentie: {licence_of(edition).name}.",
        "Een lege cel betekent: niet bekend of niet ingevuld. Dat is iets anders dan nul of nee.",
    )
    for number, line in enumerate(about):
        book.put(sheet, number, 0, line, book.bold if number == 0 else book.line)
    head = len(about) + 1
    for place, text in enumerate(("blad", "kolom", "wat er staat")):
        book.put(sheet, head, place, text, book.bold)
    columns = [(name, column) for name, table in tables.items() for column in table.columns]
    for number, (name, column) in enumerate(columns, head + 1):
        for place, text in enumerate((name, column.name, column.description)):
            book.put(sheet, number, place, text)
    for place, width in enumerate((20, 26, 90)):
        sheet.set_column(place, place, width)
