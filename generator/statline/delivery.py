"""A file of StatLine with everything that is known around it: table, day of retrieval, what is provisional."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model.monitoring import ValueStatus
from generator.problems import Problem, quoted
from generator.progress.indicators import Moment, moment_of
from generator.statline.codebooks import Codebook, codebook_beside, table_beside
from generator.statline.codes import StatPeriod, period_of
from generator.statline.opening import read_rows
from generator.statline.records import PERIOD, REGION, Rows, wrong_file

NONE = "geen"
"""What an editor says when no period is provisional."""
_FILE_NAME = re.compile(
    r"(?<![0-9])(?P<table>[0-9]{5}[A-Za-z]{3})(?![0-9A-Za-z])(?:_(?:Un)?[Tt]yped[Dd]ata[Ss]et_"
    r"(?:(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>20[0-9]{2})_[0-9]{6}|(?P<stamp>20[0-9]{6})[0-9]{6}))?"
)


@dataclass(frozen=True)
class Asked:
    """What an editor says about a file. What the file says itself need not be said."""

    table: str | None = None
    retrieved_on: datetime.date | None = None
    provisional: tuple[str, ...] = ()
    """The periods that are provisional (then the others are final); nothing when the file tells."""
    licence: str | None = None


@dataclass(frozen=True)
class Delivery:
    """The rows of one table as they were on a day."""

    rows: Rows
    table: str
    retrieved_on: datetime.date
    licence: str | None
    codebooks: Mapping[str, Codebook]
    provisional: frozenset[Moment] | None
    """The provisional periods that an editor named; None when nobody did."""
    has_stars: bool
    """Whether names of periods are marked with a star: without any, a name tells nothing."""

    def status_of(self, text: str, period: StatPeriod) -> ValueStatus | None:
        """Return how certain the values of a period are, or None where nothing tells."""
        if self.provisional is not None:
            is_provisional = moment_of(period.wording) in self.provisional
            return ValueStatus.PROVISIONAL if is_provisional else ValueStatus.FINAL
        codebook = self.codebooks.get(PERIOD, Codebook())
        if known := codebook.status.get(codebook.by_title.get(text, text)):
            return known
        if period.is_provisional is None or not self.has_stars:
            return None
        return ValueStatus.PROVISIONAL if period.is_provisional else ValueStatus.FINAL


def read_delivery(path: Path, asked: Asked, today: datetime.date) -> tuple[Delivery | None, list[Problem]]:
    """Read a file and the lists of codes beside it, or return everything that is wrong."""
    rows, problems = read_rows(path)
    if rows is None:
        return None, problems
    codebooks: dict[str, Codebook] = {}
    for dimension in (REGION, PERIOD, *rows.dimensions):
        codebook, found = codebook_beside(path, dimension)
        problems += found
        if codebook:
            codebooks[dimension] = codebook
    table, found = _table(path, rows, asked)
    problems += found
    retrieved_on, found = _retrieved_on(path, asked, today)
    problems += found
    provisional, found = _provisional(path, asked.provisional)
    problems += found
    if table is None or retrieved_on is None or problems:
        return None, problems
    has_stars = any("*" in record.text(PERIOD) for record in rows.records)
    return Delivery(rows, table, retrieved_on, asked.licence, codebooks, provisional, has_stars), []


def _table(path: Path, rows: Rows, asked: Asked) -> tuple[str | None, list[Problem]]:
    """Return the table that a file is of: what it says itself, what stands beside it, its name, or the editor."""
    named = _FILE_NAME.search(path.name)
    says = {
        "het bestand zelf": rows.table,
        "het bestand ernaast": table_beside(path),
        "de naam van het bestand": named["table"] if named else "",
        "--table": asked.table or "",
    }
    known = {who: table for who, table in says.items() if table}
    if not known:
        return None, [
            wrong_file(
                path.as_posix(),
                "Dit bestand zegt niet van welke tabel het is.",
                "Zet het erbij, bijvoorbeeld: --table 83648NED.",
            )
        ]
    if len({table.lower() for table in known.values()}) > 1:
        told = ", ".join(f"{who} {quoted(table)}" for who, table in known.items())
        return None, [
            wrong_file(path.as_posix(), f"Het is niet duidelijk van welke tabel dit bestand is: {told}.")
        ]
    return next(iter(known.values())), []


def _retrieved_on(
    path: Path, asked: Asked, today: datetime.date
) -> tuple[datetime.date | None, list[Problem]]:
    day = asked.retrieved_on or _day_in_name(path.name)
    if day is None:
        return None, [
            wrong_file(
                path.as_posix(),
                "Dit bestand zegt niet wanneer het is opgehaald.",
                "Zet het erbij, bijvoorbeeld: --retrieved 2026-01-31.",
            )
        ]
    if day > today:
        return None, [
            wrong_file(path.as_posix(), f"Dit bestand zou pas op {day.isoformat()} zijn opgehaald.",
                       f"Dat is na de peildatum, {today.isoformat()}. Kies de goede dag met --retrieved.")
        ]  # fmt: skip
    return day, []


def _day_in_name(name: str) -> datetime.date | None:
    """Return the day that StatLine writes in the name of a download: 83648NED_TypedDataSet_31012026_143012.csv."""
    found = _FILE_NAME.search(name)
    if not found:
        return None
    text = found["stamp"] or "".join(found[part] or "" for part in ("year", "month", "day"))
    try:
        return datetime.datetime.strptime(text, "%Y%m%d").date()
    except ValueError:
        return None


def _provisional(path: Path, wordings: Sequence[str]) -> tuple[frozenset[Moment] | None, list[Problem]]:
    if not wordings:
        return None, []
    if [one.lower() for one in wordings] == [NONE]:
        return frozenset(), []
    moments: list[Moment] = []
    problems: list[Problem] = []
    for wording in wordings:
        period = period_of(wording)
        moment = moment_of(period.wording if period else wording)
        if moment:
            moments.append(moment)
        else:
            problems.append(
                wrong_file(
                    path.as_posix(),
                    f"Bij --provisional: {quoted(wording)} is geen periode.",
                    f"Bijvoorbeeld: --provisional 2023 2024, of --provisional {NONE}.",
                )
            )
    return frozenset(moments), problems
