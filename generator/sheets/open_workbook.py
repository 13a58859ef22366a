"""An XLSX file, read without its formulas and without trusting its sizes."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries

from generator.sheets.grid import Found, Grid, Merged, Oddity, Row
from generator.sheets.unreadable import SAVE_AS, Unreadable

_MOST_UNPACKED = 100_000_000
_MOST_ROWS, _MOST_COLUMNS = 20_000, 500
# How Excel writes a sign that XML cannot hold, and the _ of a text that looks like that itself.
_CODED = re.compile("_x(00[01][0-9A-F]|005F)_", re.IGNORECASE)
_MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_ODDITIES = {"f": Oddity.FORMULA, "e": Oddity.FAULT}


def workbook_grids(content: bytes) -> tuple[Grid, ...]:
    """Return the sheets of a workbook with every row in which anything stands."""
    _refuse_other_files(content)
    try:
        with warnings.catch_warnings():  # about colours and lists that are of no use here
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                return tuple(
                    Grid(sheet.title, tuple(_rows(sheet)), tuple(_merged(sheet, archive)))
                    for sheet in book.worksheets
                )
    except Unreadable:
        raise
    except Exception:  # the library raises whatever a damaged file makes it stumble on
        raise Unreadable("Dit bestand is beschadigd en kan niet worden gelezen.", SAVE_AS) from None


def _refuse_other_files(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as found:
            names, size = found.namelist(), sum(entry.file_size for entry in found.infolist())
    except zipfile.BadZipFile:
        raise Unreadable("Dit bestand is beschadigd en kan niet worden gelezen.", SAVE_AS) from None
    if size > _MOST_UNPACKED:
        raise Unreadable(
            "Dit bestand is uitgepakt te groot.", f"Het mag hooguit {_MOST_UNPACKED // 1_000_000} MB zijn."
        )
    if "xl/workbook.xml" not in names:
        raise Unreadable("Dit is geen Excel-bestand (.xlsx), ook als de naam zo eindigt.", SAVE_AS)


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a file says about its own size need not be true
    filled = (
        Row(number, tuple(_found(cell) for cell in cells[:_MOST_COLUMNS]))
        for number, cells in enumerate(sheet.iter_rows(), 1)
        if any(cell.value is not None for cell in cells)
    )
    yield from islice(filled, _MOST_ROWS)
    if next(filled, None) is not None:
        raise Unreadable(
            f"Het blad “{sheet.title}” heeft te veel rijen.", f"Het mogen er hooguit {_MOST_ROWS} zijn."
        )


def _merged(sheet: Any, archive: zipfile.ZipFile) -> Iterator[Merged]:
    """Yield the cells that were merged. The library does not tell of them when it reads row by row."""
    for found in _MERGED.finditer(archive.read(sheet._worksheet_path)):
        cells = found[1].decode("ascii")
        left, top, right, _ = range_boundaries(cells)
        if left and top and right:
            yield Merged(cells, top, range(left, right + 1))


def _found(cell: Any) -> Found:
    if cell.data_type in _ODDITIES:
        return _ODDITIES[cell.data_type]
    value = cell.value
    if isinstance(value, str):
        return _CODED.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, datetime.time | datetime.timedelta):
        return Oddity.TIME
    return value  # type: ignore[no-any-return]
