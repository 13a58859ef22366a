"""What an editor filled in for a round: new reports, and changes of reports that are there."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.dutch import date_text
from generator.loading.nodes import Path as Keys
from generator.model.action import Action, Update
from generator.model.guesses import meant_date
from generator.model.monitoring import Round
from generator.model.portal import Unit
from generator.problems import Problem, has_errors, nearest, quoted
from generator.sheets.differences import Difference, Reading, asked, current_text, missing, read_row
from generator.sheets.fields import ENTERED_BY, HAPPENED_ON, PUBLISHED_ON, ROUND
from generator.sheets.grid import Oddity, Row
from generator.sheets.intentions import Intention, Reply
from generator.sheets.refused import refused
from generator.sheets.round_sheet import ACTION, REPORT, round_fields
from generator.sheets.rounds import Report, reports_in
from generator.sheets.rows import action_of, is_blank, misplaced, of_other_sheet
from generator.sheets.table import Table
from generator.sheets.updates import changes_of, columns_of, loses_remark, new_update
from generator.sheets.values import plain_text

UPDATES = "berichten"
_Answer = tuple[Intention | None, list[Problem]]


@dataclass(frozen=True)
class RoundPlace:
    """The round that a sheet is about, the folder of its partnership, and the day on which it is read."""

    unit: Unit
    this: Round
    folder: Path
    date: datetime.date


def round_reply(place: RoundPlace, table: Table) -> Reply:
    """Return what the rows of a sheet of a round ask for."""
    problems = of_other_sheet(table, ROUND, f"{place.unit.id}/{place.this.id}", "de ronde")
    if problems:
        return Reply((), tuple(problems))
    reading = _Sheet(place, table)
    for row in table.rows:
        reading.read(row)
    return Reply(tuple(reading.intentions), tuple(reading.problems))


class _Sheet:
    """One reading of all rows, which remembers what earlier rows were about."""

    def __init__(self, place: RoundPlace, table: Table) -> None:
        self.intentions: list[Intention] = []
        self.problems: list[Problem] = []
        self._place, self._table = place, table
        self._fields = round_fields(place.unit)
        self._seen: dict[tuple[str, str], int] = {}
        self._added: Counter[str] = Counter()

    def read(self, row: Row) -> None:
        """Read one row. One in which nothing is told asks for nothing."""
        told = [field.name for field in self._fields if field.name != ENTERED_BY]
        if is_blank(self._table, row, [*told, REPORT]):
            return
        action = action_of(self._table, row, ACTION, self._place.unit)
        report = self._report(row, action) if isinstance(action, Action) else action
        if isinstance(action, Problem) or isinstance(report, Problem):
            self.problems += [report] if isinstance(report, Problem) else []
            return
        one, found = self._change(row, action, report) if report else self._addition(row, action)
        found += misplaced(self._table, row, action, self._place.unit) if one else []
        self.problems += found
        if one and not has_errors(found):
            self.intentions.append(one)
            self._added[action.id] += one.is_new

    def _report(self, row: Row, action: Action) -> Report | Problem | None:
        """Return the report that a row is about; none when it is a new one."""
        found, spot = self._table.cell(row, REPORT), self._table.spot(row, REPORT)
        if isinstance(found, Oddity):
            return spot.problem(*found.value)
        typed = plain_text(found)
        if not typed:
            return None
        day = meant_date(typed) or typed
        present = {one.name: one for one in reports_in(self._place.unit, action, self._place.this)}
        if day in present:
            return present[day]
        return spot.problem(
            f"In deze ronde is er geen bericht van {quoted(typed)} over deze actie.",
            "Laat deze cel leeg voor een nieuw bericht.",
            nearest(day, present),
        )

    def _change(self, row: Row, action: Action, report: Report) -> _Answer:
        if is_blank(self._table, row, [field.name for field in self._fields]):
            return None, [self._table.spot(row).problem(_EMPTIED, _NOT_REMOVED)]
        differences, problems = asked(self._table, row, self._fields, report.update)
        problems += self._twice(row, action, report.name)
        problems += [
            self._table.spot(row, field.name).problem(
                "Bij deze gemeente staat ook een toelichting.", "Haal haar weg in het bestand van de actie."
            )
            for field in loses_remark(report.update, differences)
        ]
        problems += self._refused(row, differences)
        if has_errors(problems) or not differences:
            return None, problems
        base: Keys = (UPDATES, report.index)
        return Intention(
            row=row,
            file=self._file(action),
            what=f"bericht van {date_text(report.update.happened_on)}",
            is_new=False,
            differences=differences,
            edits=changes_of(base, report.update, differences),
            columns=columns_of(base, self._fields, report.update, differences),
            base=base,
        ), problems

    def _addition(self, row: Row, action: Action) -> _Answer:
        reading = read_row(self._table, row, self._fields, None)
        day = reading.texts.get(HAPPENED_ON, "")
        if not reading.problems and self._is_present(action, reading):
            return None, []
        published = reading.texts.get(PUBLISHED_ON) or self._place.date.isoformat()
        reading = replace(reading, texts={**reading.texts, PUBLISHED_ON: published})
        problems = [*reading.problems, *missing(self._table, row, self._fields, reading)]
        problems += self._same_day(row, action, day) + self._of_other_plan(row, action)
        differences = reading.differences(self._fields, None)
        problems += self._refused(row, differences)
        if problems:
            return None, problems
        base: Keys = (UPDATES, len(action.updates) + self._added[action.id])
        return Intention(
            row=row,
            file=self._file(action),
            what=f"nieuw bericht van {_day_text(day)}",
            is_new=True,
            differences=differences,
            edits=((base, new_update(differences, self._place.this.id)),),
            columns=columns_of(base, self._fields, None, differences),
            base=base,
        ), []

    def _refused(self, row: Row, differences: Sequence[Difference]) -> list[Problem]:
        values = new_update(differences, self._place.this.id)
        columns = columns_of((), self._fields, None, differences)
        return refused(self._table, row, Update, values, columns)

    def _file(self, action: Action) -> Path:
        return self._place.folder / "acties" / f"{action.id}.yml"

    def _is_present(self, action: Action, reading: Reading) -> bool:
        """Whether exactly this is in the round already: then the sheet was read before."""
        reports = reports_in(self._place.unit, action, self._place.this)
        fields = [one for one in self._fields if one.name != PUBLISHED_ON or reading.texts.get(PUBLISHED_ON)]
        return any(
            all(reading.texts.get(one.name, "") == current_text(one, report.update) for one in fields)
            for report in reports
        )

    def _same_day(self, row: Row, action: Action, day: str) -> list[Problem]:
        """A day has one report of an action in a round, so that it is clear which one a row is about."""
        for report in reports_in(self._place.unit, action, self._place.this):
            if day == report.update.happened_on.isoformat():
                return [
                    self._table.spot(row, HAPPENED_ON).problem(
                        f"In deze ronde is er al een bericht van {_day_text(day)} over deze actie.",
                        f"Wilt u dat wijzigen? Vul in de kolom “{REPORT}” in: {report.name}. "
                        "Is dit een ander bericht? Kies een andere dag.",
                    )
                ]
        return self._twice(row, action, day) if day else []

    def _twice(self, row: Row, action: Action, name: str) -> list[Problem]:
        first = self._seen.setdefault((action.id, name), row.number)
        if first == row.number:
            return []
        message = f"Over deze actie staat in rij {first} ook een bericht van {_day_text(name)}."
        return [self._table.spot(row, ACTION).problem(message, "Haal een van de twee rijen weg.")]

    def _of_other_plan(self, row: Row, action: Action) -> list[Problem]:
        if action.plan == self._place.this.plan:
            return []
        message = f"Deze actie hoort bij het plan {quoted(action.plan)}. De ronde gaat over een ander plan."
        return [self._table.spot(row, ACTION).problem(message, f"Dat is: {self._place.this.plan}.")]


def _day_text(text: str) -> str:
    try:
        return date_text(datetime.date.fromisoformat(text))
    except ValueError:
        return quoted(text)


_EMPTIED = "Alle velden van dit bericht zijn leeggemaakt."
_NOT_REMOVED = (
    "Zo verwijdert u geen bericht: haal het weg in het bestand van de actie, of zet de tekst terug."
)
