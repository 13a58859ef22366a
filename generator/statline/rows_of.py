"""From the content of a file to rows: CSV with any separator, or JSON."""

from __future__ import annotations

from pathlib import Path

from generator.sheets.open_text import text_grid
from generator.sheets.unreadable import Unreadable
from generator.statline.json_text import json_rows
from generator.statline.records import Record, Rows

ENDINGS = (".csv", ".json")
WANTED = "Geef het CSV- of JSON-bestand zoals StatLine of cbsodata het geeft."
AGAIN = "Haal het bestand opnieuw op."
CUT_OFF = f"Is het bestand afgebroken, of klopt het scheidingsteken niet? {AGAIN}"


def rows_of(path: Path, content: bytes) -> Rows:
    """Return the rows of a file, or raise `Unreadable` with the Dutch reason why it has none."""
    name = path.as_posix()
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise Unreadable("Dit bestand is leeg.", AGAIN)
    if start.startswith(b"<"):
        raise Unreadable("Dit is een webpagina, geen tabel: misschien een foutmelding van StatLine.", AGAIN)
    if start.startswith((b"PK", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise Unreadable("Dit is een Excel-bestand, een zip of een pdf.", WANTED)
    if path.suffix.lower() not in ENDINGS:
        raise Unreadable(f"De naam van dit bestand eindigt niet op {' of '.join(ENDINGS)}.", WANTED)
    if start.startswith((b"{", b"[")):
        return json_rows(name, content)
    if path.suffix.lower() == ".json":
        raise Unreadable("Dit is geen JSON.", WANTED)
    if b"\0" in content[:4_000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("Dit is geen tekst.", WANTED)
    return _csv_rows(name, content)


def _csv_rows(name: str, content: bytes) -> Rows:
    """Return the rows of a CSV file. A row of another length than the first has no cells here."""
    try:
        grid = text_grid(content)
    except Unreadable as error:
        raise Unreadable(error.message, CUT_OFF, row=error.row) from None
    head = [str(cell).strip() for cell in grid.rows[0].cells]
    while head and not head[-1]:  # a spreadsheet may add empty columns
        head.pop()
    records: list[Record] = []
    rows = Rows(name, tuple(head), records)
    for row in grid.rows[1:]:
        cells = [str(cell) for cell in row.cells]
        is_whole = len(cells) >= len(head) and not any(cells[len(head) :])
        records.append(
            Record(rows, row.number, dict(zip(head, cells, strict=False)) if is_whole else {}, len(cells))
        )
    return rows
