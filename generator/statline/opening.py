"""From a file of StatLine to its rows, or everything that is wrong with its form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.loading.disk import read_bytes
from generator.problems import Problem, nearest, quoted
from generator.sheets.unreadable import Unreadable
from generator.statline.records import MEASURE, PERIOD, REGION, VALUE, Rows, wrong_file
from generator.statline.rows_of import AGAIN, CUT_OFF, ENDINGS, WANTED, rows_of

_MOST_BYTES = 300_000_000
# Two bytes of UTF-8 that somebody read as two characters.
_GARBLED = re.compile("[ÃÂ][\u0080-\u00bf]|\ufffd")
_MOST_ROWS_NAMED = 10
_NO_ROWS = "In dit bestand staat geen enkele rij."


def read_rows(path: Path) -> tuple[Rows | None, list[Problem]]:
    """Read a file, in any of the forms that StatLine has."""
    if not path.exists():
        beside = [one.name for one in path.parent.glob("*") if one.suffix.lower() in ENDINGS]
        return None, [
            wrong_file(path.as_posix(), "Dit bestand bestaat niet.", hint=nearest(path.name, beside))
        ]
    content, problems = read_bytes(path, _MOST_BYTES)
    if content is None:
        return None, problems
    try:
        rows = rows_of(path, content)
    except Unreadable as error:
        return None, [
            wrong_file(path.as_posix(), error.message, error.allowed, row=error.row, column=error.column)
        ]
    problems = list(_misshapen(rows))
    return (None if problems else rows), problems


def _misshapen(rows: Rows) -> Iterator[Problem]:
    """Yield what makes a file something else than a table of StatLine."""
    if rows.text and not rows.records:  # in JSON the columns are known from the rows alone
        yield wrong_file(rows.file, _NO_ROWS, AGAIN)
        return
    missing = [name for name in (REGION, PERIOD) if name not in rows.columns]
    if MEASURE in rows.columns and VALUE not in rows.columns:
        missing.append(VALUE)
    if missing:
        yield wrong_file(
            rows.file,
            f"In dit bestand ontbreekt: {', '.join(missing)}.",
            _columns_found(rows),
            nearest(missing[0], rows.columns),
            row=0 if rows.text else 1,
        )
        return
    if not rows.records:
        yield wrong_file(rows.file, _NO_ROWS, AGAIN)
    yield from _garbled(rows)
    yield from _broken_rows(rows)


def _columns_found(rows: Rows) -> str:
    names = ", ".join(map(quoted, rows.columns[:8]))
    if not rows.columns:
        return WANTED
    if len(rows.columns) < 2 and not rows.text:
        return f"Er is maar één kolom: {names}. De kolommen horen gescheiden te zijn met een puntkomma."
    return f"Wel gevonden: {names}. {WANTED}"


def _garbled(rows: Rows) -> Iterator[Problem]:
    for record in rows.records:
        for name, raw in record.cells.items():
            if isinstance(raw, str) and _GARBLED.search(raw):
                yield record.problem(
                    name,
                    f"In {quoted(raw.strip())} zijn letters met accenten kapot.",
                    "Dit bestand is met een verkeerde tekenset opgeslagen. Haal het opnieuw op (UTF-8).",
                )
                return


def _broken_rows(rows: Rows) -> Iterator[Problem]:
    if rows.text:
        return
    broken = [record for record in rows.records if not record.cells]
    for record in broken[:_MOST_ROWS_NAMED]:
        yield wrong_file(
            rows.file,
            f"Rij {record.number}: Deze rij heeft {record.start} cellen, en de eerste rij {len(rows.columns)}.",
            CUT_OFF,
            row=record.number,
        )
    if len(broken) > _MOST_ROWS_NAMED:
        more = len(broken) - _MOST_ROWS_NAMED
        yield wrong_file(rows.file, f"Zo zijn er nog {more} rijen.", row=broken[_MOST_ROWS_NAMED].number)
