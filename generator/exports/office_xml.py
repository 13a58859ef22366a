"""Writes a workbook as Office Open XML (ECMA-376, part 1), as far as our tables need it.

XlsxWriter, which writes everything, takes more than three times as long: that made a build of twenty partnerships a
ninth longer. A test proves that its workbook of the same sheets says the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from html import escape
from itertools import groupby
from string import ascii_uppercase

from generator.exports.archive import archive
from generator.exports.cells import Cell, coded, defused, plain
from generator.exports.templates import export_environment

_PARTS: Mapping[str, str] = {
    "[Content_Types].xml": "onderdelen",
    "_rels/.rels": "verwijzingen",
    "docProps/app.xml": "programma",
    "docProps/core.xml": "over",
    "docProps/custom.xml": "eigenschappen",
    "xl/workbook.xml": "werkmap",
    "xl/_rels/workbook.xml.rels": "werkmap-verwijzingen",
    "xl/styles.xml": "opmaak",
}
"""The parts that say little of the sheets, each with its template."""
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_FROZEN = (
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
    '<selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight"/>'
)
# Excel counts days from here; in front of March 1900 it counts one that there was not, so those are texts.
_DAY_ZERO, _FIRST_DAY = datetime.date(1899, 12, 30), datetime.date(1900, 3, 1)
_LONGEST = 32_767  # what one cell can hold
CUT = " … (de hele tekst staat in het CSV-bestand)"
_MARGIN = 0.7109375  # of a letter, at the sides of a column

Look = int
"""How a cell looks: its place among the looks in the template `opmaak.xml.j2`."""
TEXT, DANGEROUS, BOLD, LINE, DAY = range(1, 6)
"""A text; one that looks like a formula; a bold one; one that is not cut into lines, or a number; a day."""


@dataclass(frozen=True)
class Row:
    """A row of cells. Without a look of its own, a cell looks like what is in it."""

    cells: Sequence[Cell]
    look: Look | None = None


@dataclass(frozen=True)
class Sheet:
    """A sheet: columns, each as wide as a number of letters, and rows."""

    name: str
    widths: Sequence[int]
    rows: Sequence[Row]
    has_head: bool
    """Whether the first row tells what the columns are: then it and the first column stay in sight, with filters."""

    @property
    def last(self) -> tuple[str, int]:
        """The last column and the last row."""
        return letters(len(self.widths) - 1), len(self.rows)


@dataclass(frozen=True)
class About:
    """What a workbook says of itself, for who meets it without the site."""

    title: str
    description: str
    author: str
    day: datetime.date
    licence: str


def workbook(sheets: Sequence[Sheet], about: About) -> bytes:
    """Return a workbook as XLSX. The same sheets give the same bytes."""
    written = {
        f"xl/worksheets/sheet{number}.xml": _sheet(sheet, is_open=number == 1)
        for number, sheet in enumerate(sheets, 1)
    }
    environment = export_environment()
    parts = {
        path: environment.get_template(f"exports/werkmap/{name}.xml.j2").render(
            sheets=sheets, about=about, filters=list(_filters(sheets))
        )
        for path, name in _PARTS.items()
    }
    return archive({path: content.encode() for path, content in {**parts, **written}.items()})


def _filters(sheets: Sequence[Sheet]) -> Iterator[tuple[int, str]]:
    """Yield the place of every sheet with filters, and the cells that they are about."""
    for place, sheet in enumerate(sheets):
        if sheet.has_head:
            column, row = sheet.last
            yield place, f"'{sheet.name}'!$A$1:${column}${row}"


def _sheet(sheet: Sheet, *, is_open: bool) -> str:
    column, row = sheet.last
    area = f"A1:{column}{row}"
    opened = ' tabSelected="1"' if is_open else ""
    frozen, filters = (_FROZEN, f'<autoFilter ref="{area}"/>') if sheet.has_head else ("", "")
    rows = (_row(number, one) for number, one in enumerate(sheet.rows, 1))
    return (
        f'{_XML}<worksheet {_NAMES}><dimension ref="{area}"/>'
        f'<sheetViews><sheetView{opened} workbookViewId="0">{frozen}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{"".join(_columns(sheet.widths))}</cols>'
        f"<sheetData>{''.join(rows)}</sheetData>{filters}</worksheet>"
    )


def _columns(widths: Sequence[int]) -> Iterator[str]:
    for width, same in groupby(enumerate(widths, 1), key=lambda one: one[1]):
        places = [place for place, _ in same]
        yield f'<col min="{places[0]}" max="{places[-1]}" width="{width + _MARGIN}" customWidth="1"/>'


def _row(number: int, row: Row) -> str:
    cells = (
        _cell(f"{letters(place)}{number}", value, row.look)
        for place, value in enumerate(row.cells)
        if value not in (None, (), "")
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, value: Cell, look: Look | None) -> str:
    """Return a value with its type. A text is never a formula, whatever it begins with."""
    if isinstance(value, datetime.date) and value >= _FIRST_DAY:
        return f'<c r="{place}" s="{DAY}"><v>{(value - _DAY_ZERO).days}</v></c>'
    if isinstance(value, bool):
        return f'<c r="{place}" s="{LINE}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, int | Decimal):
        return f'<c r="{place}" s="{LINE}"><v>{float(value):.16G}</v></c>'
    usual, content = _text(plain(value))
    return f'<c r="{place}" s="{look or usual}" t="inlineStr">{content}</c>'


@lru_cache(maxsize=4096)  # an action stands in several workbooks, and the explanation in all
def _text(text: str) -> tuple[Look, str]:
    """Return how a text looks, and the text as its cell holds it: the same in every workbook."""
    content = escape(coded(cut(text)), quote=False)
    return (
        TEXT if defused(text) == text else DANGEROUS,
        f'<is><t xml:space="preserve">{content}</t></is>',
    )


@cache
def letters(place: int) -> str:
    """Return the letters of a column, of which the first has place 0: A to Z, AA and on."""
    above, last = divmod(place, 26)
    return (letters(above - 1) if above else "") + ascii_uppercase[last]


def cut(text: str) -> str:
    """Return a text as far as one cell can hold it."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - len(CUT)]}{CUT}"
