"""The lists of codes of a table, from files beside it: what a code is called, and whether a period is final."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.loading.disk import read_bytes
from generator.model.monitoring import ValueStatus
from generator.problems import Problem
from generator.sheets.unreadable import Unreadable
from generator.statline.records import Record, wrong_file
from generator.statline.rows_of import rows_of

_MOST_BYTES = 50_000_000
# As cbsodata saves them, and as the download of OData v4 calls them.
_NAMES = ("{name}.json", "{name}Codes.json", "{name}.csv", "{name}Codes.csv")
_TABLES = ("TableInfos.json", "Properties.json", "TableInfos.csv", "Properties.csv")


@dataclass(frozen=True)
class Codebook:
    """The codes of one dimension."""

    by_title: Mapping[str, str] = field(default_factory=dict)
    status: Mapping[str, ValueStatus] = field(default_factory=dict)
    """What is known about the periods."""


def codebook_beside(file: Path, dimension: str) -> tuple[Codebook | None, list[Problem]]:
    """Return the codes of a dimension when there is a list of them in the folder of a file."""
    found = next(
        (path for one in _NAMES if (path := file.parent / one.format(name=dimension)).is_file()), None
    )
    if found is None or found == file:
        return None, []
    records, problems = _records(found)
    if problems:
        return None, problems
    by_title: dict[str, str] = {}
    status: dict[str, ValueStatus] = {}
    for record in records:
        code = record.text("Key") or record.text("Identifier")
        title = record.text("Title")
        if code and title:
            by_title[title] = code
        if code and (known := _status(record.text("Status"))):
            status[code] = known
    return Codebook(by_title, status), []


def table_beside(file: Path) -> str:
    """Return the table that a description in the folder of a file is of; nothing when there is none."""
    for name in _TABLES:
        path = file.parent / name
        if path.is_file():
            records, _ = _records(path)
            return next((found for one in records if (found := one.text("Identifier"))), "")
    return ""


def _records(path: Path) -> tuple[list[Record], list[Problem]]:
    content, problems = read_bytes(path, _MOST_BYTES)
    if content is None:
        return [], problems
    try:
        return list(rows_of(path, content).records), []
    except Unreadable as error:
        return [], [wrong_file(path.as_posix(), error.message, error.allowed, row=error.row)]


def _status(text: str) -> ValueStatus | None:
    word = text.lower().replace(" ", "")
    if "voorlopig" in word or "provisional" in word:  # also NaderVoorlopig: it can still change
        return ValueStatus.PROVISIONAL
    return ValueStatus.FINAL if word.startswith(("definiti", "final")) else None
