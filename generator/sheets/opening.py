"""From a file that an editor saved to its sheets, or the Dutch reason why it cannot be read."""

from __future__ import annotations

from pathlib import Path

from generator.loading.disk import read_bytes
from generator.problems import Problem, nearest
from generator.sheets.grid import Book, Spot
from generator.sheets.open_text import text_grid
from generator.sheets.open_workbook import workbook_grids
from generator.sheets.unreadable import SAVE_AS, Unreadable

ENDINGS = (".xlsx", ".csv")
_HELPER = "~$"
_MOST_BYTES = 20_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_IS_TEXT = "Is het een csv-bestand? Laat de naam dan eindigen op .csv."
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def open_book(path: Path) -> tuple[Book | None, list[Problem]]:
    """Read a workbook or a CSV file."""
    if path.name.startswith(_HELPER):
        return None, [_helper(path)]
    if not path.exists():
        return None, [_missing(path)]
    content, problems = read_bytes(path, _MOST_BYTES)
    if content is None:
        return None, problems
    try:
        return _book(path, content), []
    except Unreadable as error:
        return None, [Spot(path.as_posix(), row=error.row).problem(error.message, error.allowed)]


def _missing(path: Path) -> Problem:
    beside = [one.name for one in path.parent.glob("*") if one.suffix.lower() in ENDINGS]
    return Spot(path.as_posix()).problem("Dit bestand bestaat niet.", hint=nearest(path.name, beside))


def _helper(path: Path) -> Problem:
    return Spot(path.as_posix()).problem(
        "Dit is een hulpbestand dat Excel maakt zolang het rekenblad open is.",
        f"Geef het rekenblad zelf: {path.with_name(path.name.removeprefix(_HELPER)).as_posix()}.",
    )


def _book(path: Path, content: bytes) -> Book:
    name = path.as_posix()
    if not content.strip():
        raise Unreadable("Dit bestand is leeg.", "Exporteer het opnieuw.")
    if content.startswith(_OLD_OFFICE):
        raise _old_office(content)
    if content.startswith(b"%PDF"):
        raise Unreadable("Dit is een pdf, geen rekenblad.", "Geef het bestand dat u in Excel hebt ingevuld.")
    if path.suffix.lower() not in ENDINGS:
        raise Unreadable(f"De naam van dit bestand eindigt niet op {' of '.join(ENDINGS)}.", SAVE_AS)
    if content.startswith(b"PK"):
        return Book(name, workbook_grids(content), is_text=False)
    if content.lstrip().startswith(b"<"):
        raise Unreadable("Dit is een webpagina, geen rekenblad.", SAVE_AS)
    if b"\0" in content[:4_000] and not content.startswith(_UTF16):
        raise Unreadable("Dit is geen rekenblad.", SAVE_AS)
    if path.suffix.lower() != ".csv":
        raise Unreadable("Dit is geen Excel-bestand (.xlsx), ook als de naam zo eindigt.", _IS_TEXT)
    return Book(name, (text_grid(content),), is_text=True)


def _old_office(content: bytes) -> Unreadable:
    if _ENCRYPTED in content:
        return Unreadable("Dit bestand heeft een wachtwoord.", "Sla het op zonder wachtwoord.")
    return Unreadable("Dit is een oud Excel-bestand, ook als de naam anders eindigt.", SAVE_AS)
