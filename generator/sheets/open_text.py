"""A CSV file as Excel and other programs save it: any delimiter, UTF-8 or Windows text."""

from __future__ import annotations

import csv
import io

from generator.sheets.grid import Grid, Row
from generator.sheets.unreadable import Unreadable

_DELIMITERS = (";", ",", "\t")
_LONGEST_CELL = 1_000_000


def text_grid(content: bytes) -> Grid:
    """Return the rows of a CSV file. A line break between quotation marks does not end a row."""
    lines = _decoded(content)
    first, _, rest = lines.partition("\n")
    if first.strip().lower().removeprefix("sep=") in _DELIMITERS:  # a line for Excel, which shows it nowhere
        delimiter, lines = first.strip()[-1], rest
    else:
        delimiter = max(_DELIMITERS, key=_first_line(lines).count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if any(cells):
                rows.append(Row(number, tuple(cells)))
    except csv.Error:
        raise Unreadable(
            "In deze rij of eronder kloppen de aanhalingstekens niet.",
            "Open het bestand in Excel of LibreOffice en sla het opnieuw op.",
            row=number + 1,
        ) from None
    return Grid("", tuple(rows))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _first_line(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip(" ;,\t")), "")
