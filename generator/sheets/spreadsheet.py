"""Cells and files of a workbook for editors: typed values, and nothing of when it was made."""

from __future__ import annotations

import datetime
import io
import zipfile
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment
from openpyxl.writer.excel import ExcelWriter

from generator.exports.archive import rewritten
from generator.exports.cells import Cell, coded, defused, plain
from generator.exports.office_xml import cut

TOP = Alignment(vertical="top", wrap_text=True)


def put(cell: SheetCell | Any, value: Cell) -> SheetCell:
    """Write a value with its type. A text is never a formula, whatever it begins with."""
    if isinstance(value, str | tuple):
        text = plain(value)
        cell.value = cut(coded(text))
        cell.data_type = "s"
        cell.quotePrefix = defused(text) != text
        cell.alignment = TOP
    else:
        cell.value = float(value) if isinstance(value, Decimal) else value
        cell.alignment = Alignment(vertical="top")
        if isinstance(value, datetime.date):
            cell.number_format = "yyyy-mm-dd"
    return cell


def saved(workbook: Workbook, date: datetime.date) -> bytes:
    """Return the workbook as bytes of its content only; `Workbook.save` would write the hour into it."""
    day = datetime.datetime.combine(date, datetime.time())
    workbook.properties.created = workbook.properties.modified = day
    target = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(target, "w", allowZip64=True)).save()
    return rewritten(target.getvalue())
