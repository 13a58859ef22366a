"""What an editor changed in a row: every cell that no longer says what the file says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from generator.exports.cells import plain, restored
from generator.exports.office_xml import CUT, cut
from generator.problems import Problem
from generator.sheets.fields import SheetField
from generator.sheets.grid import Row
from generator.sheets.table import Table
from generator.sheets.values import Complaint, is_same_day, plain_text, text_of, tidy

STAMP = "controle"
"""The column with a mark of what a row said when it was exported."""


@dataclass(frozen=True)
class Difference:
    """One field that gets another value."""

    field: SheetField
    old: str
    new: str


@dataclass(frozen=True)
class Reading:
    """What one row says, as the texts of its fields, and what is wrong with it."""

    texts: Mapping[str, str]
    problems: tuple[Problem, ...]

    def differences(self, fields: Iterable[SheetField], record: BaseModel | None) -> tuple[Difference, ...]:
        """Return what a row says otherwise than a record; without one, everything that it says."""
        pairs = ((field, current_text(field, record)) for field in fields if field.name in self.texts)
        return tuple(
            Difference(field, old, self.texts[field.name])
            for field, old in pairs
            if old != self.texts[field.name]
        )


def current_text(field: SheetField, record: BaseModel | None) -> str:
    """Return what a record has in a field, as a sheet would say it."""
    return tidy(plain(field.read(record)), field) if record else ""


def read_row(table: Table, row: Row, fields: Sequence[SheetField], record: BaseModel | None) -> Reading:
    """Return what a row says about a record. What is only written otherwise, is the same."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for field in fields:
        if field.name not in table.columns:
            continue
        found, old = table.cell(row, field.name), current_text(field, record)
        text = old if is_same_day(found, old) else text_of(found, field)
        if isinstance(text, Complaint):
            problems.append(table.spot(row, field.name).problem(text.message, text.allowed))
        elif old in (text, tidy(restored(text), field)) or (CUT in text and text == tidy(cut(old), field)):
            texts[field.name] = old
        elif text.endswith(CUT) or (cut(old) != old and not table.is_text):
            problems.append(table.spot(row, field.name).problem(_TOO_LONG, _ELSEWHERE))
        else:
            texts[field.name] = tidy(restored(text), field) if table.is_text else text
    return Reading(texts, tuple(problems))


_TOO_LONG = "Deze tekst past niet in een cel: het einde ontbreekt."
_ELSEWHERE = "Wijzig de tekst in een CSV-bestand, of in het bestand van de actie zelf."


def asked(
    table: Table, row: Row, fields: Sequence[SheetField], record: BaseModel
) -> tuple[tuple[Difference, ...], list[Problem]]:
    """Return what a row changes of a record, and what is wrong with it.

    A row that nobody touched since it was exported asks for nothing, also when the record was
    changed in the meantime. When both were changed, an editor has to look.
    """
    reading = read_row(table, row, fields, record)
    found = reading.differences(fields, record)
    mark = plain_text(table.cell(row, STAMP))
    if found and mark and mark != stamp_of(fields, record):
        if mark == stamp(reading.texts):
            return (), []
        return (), [table.spot(row).problem(_OUTDATED, "Exporteer opnieuw en vul uw wijziging daarin in.")]
    return found, [*reading.problems, *missing(table, row, fields, reading)]


_OUTDATED = "Dit is na het exporteren ook in het bestand gewijzigd."


def missing(table: Table, row: Row, fields: Iterable[SheetField], reading: Reading) -> list[Problem]:
    """Return a problem for every field that is empty and cannot be."""
    return [
        table.spot(row, field.name).problem("Hier staat niets, maar dit is verplicht.", field.description)
        for field in fields
        if field.described.is_required and reading.texts.get(field.name) == ""
    ]


def stamp(texts: Mapping[str, str]) -> str:
    """Return a short mark of what a row says. Empty cells leave no trace in it."""
    said = "\0".join(f"{name}={text}" for name, text in sorted(texts.items()) if text)
    # A letter in front: a spreadsheet takes digits with an e among them for a number.
    return f"k{hashlib.sha256(said.encode()).hexdigest()[:11]}"


def stamp_of(fields: Iterable[SheetField], record: BaseModel | None) -> str:
    """Return the mark of a record as it stands in the file."""
    return stamp({field.name: current_text(field, record) for field in fields})
