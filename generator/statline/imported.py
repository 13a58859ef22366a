"""A file of StatLine, judged as a whole: what would change, and everything that is in the way."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.editing.changes import Judge, new_problems
from generator.editing.field_patches import Edit, with_fields
from generator.editing.patches import CannotPatch
from generator.editing.places import Places
from generator.editing.proposals import read_text
from generator.model.monitoring import Indicator, ValueStatus
from generator.model.portal import Portal
from generator.problems import Problem, Severity, has_errors
from generator.statline.changes import VALUES, Change, changes_of, odd_values
from generator.statline.delivery import Delivery
from generator.statline.joining import joined
from generator.statline.merging import new_values
from generator.statline.records import wrong_file
from generator.statline.series import Series


@dataclass(frozen=True)
class ImportedSeries:
    """What a file changes in one indicator."""

    series: Series
    file: Path
    changes: tuple[Change, ...]
    before: str = ""
    """The text of the file, when it changes."""
    after: str = ""
    """The text of the file with the changes."""

    @property
    def has_unknown(self) -> bool:
        """Whether a value would be written of which nobody says if it is final."""
        return any(change.new.status is ValueStatus.UNKNOWN for change in self.changes)


@dataclass(frozen=True)
class Imported:
    """What a file would change; nothing as long as there are errors."""

    series: tuple[ImportedSeries, ...]
    texts: Mapping[Path, str]
    others: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Place:
    """The data that a file is imported into, and the day on which that happens."""

    portal: Portal
    data: Path
    today: datetime.date
    wanted: str | None
    """The one indicator that an editor named, as partnership/indicator."""


def imported(place: Place, delivery: Delivery, judge: Judge, before: Sequence[Problem]) -> Imported:
    """Return what a file changes, judged with all checks on a copy of the data."""
    join = joined(place.portal, delivery, place.wanted)
    problems = [*join.problems, *_unfinished(delivery)]
    problems += [problem for one in join.series for problem in _without_licence(one, delivery)]
    series: list[ImportedSeries] = []
    texts: dict[Path, str] = {}
    landed: dict[str, Mapping[int, Change]] = {}
    for one in join.series:
        problems += [] if has_errors(join.problems) else odd_values(one, delivery)
        file = place.data / one.unit.id / "indicatoren" / f"{one.indicator.id}.yml"
        changes = changes_of(one, delivery, place.today)
        text = read_text(file) if changes else ""
        if changes:
            try:
                texts[file], landed[file.as_posix()] = _new_text(text, changes)
            except CannotPatch as reason:
                problems.append(wrong_file(file.as_posix(), "Dit kan zo niet worden gewijzigd.", str(reason)))
        series.append(ImportedSeries(one, file, tuple(changes), text, texts.get(file, text)))
    if texts:
        problems += _brought_back(new_problems(before, judge(texts)), texts, landed)
    if has_errors(problems):
        texts = {}
    return Imported(tuple(series), texts, join.others, tuple(sorted(problems)))


def _new_text(text: str, changes: Sequence[Change]) -> tuple[str, Mapping[int, Change]]:
    """Return the text of a file with its changes, and which change every value comes from."""
    raw: Any = yaml.load(text, Loader=yaml.BaseLoader)
    values = new_values(raw.get(VALUES) or [], changes)
    # First what was there, then what is new: every value keeps its own lines and its own comments.
    steps = [one for one in (values.updated, values.every) if one]
    edits: list[Edit] = [((VALUES,), list(one)) for one in steps]
    return with_fields(text, Indicator, edits), values.landed


def _unfinished(delivery: Delivery) -> list[Problem]:
    if not delivery.rows.is_part:
        return []
    return [
        wrong_file(
            delivery.rows.file,
            "Dit bestand is niet de hele tabel: StatLine geeft er een vervolg bij.",
            "Haal de rest ook op, of kies minder rijen.",
            severity=Severity.WARNING,
        )
    ]


def _without_licence(series: Series, delivery: Delivery) -> list[Problem]:
    if delivery.licence or series.indicator.source.licence:
        return []
    return [
        wrong_file(
            delivery.rows.file,
            f"Voor {series.name}: bij “bron” van dit cijfer staat geen licentie.",
            "Vul daar “licentie” in, of zet haar erbij, bijvoorbeeld: --licence 'CC BY 4.0'.",
        )
    ]


def _brought_back(
    problems: Sequence[Problem], texts: Mapping[Path, str], landed: Mapping[str, Mapping[int, Change]]
) -> list[Problem]:
    """Return problems in changed values as problems in the cells of the file that they come from."""
    places = {name: Places(name, texts[Path(name)]) for name in landed}
    return [_in_cell(problem, places, landed) for problem in problems]


def _in_cell(
    problem: Problem, places: Mapping[str, Places], landed: Mapping[str, Mapping[int, Change]]
) -> Problem:
    name = problem.place.file
    if name not in places:
        return problem
    keys = places[name].at(problem.place.line, problem.place.column)
    change = landed[name].get(int(keys[1])) if len(keys) > 1 and keys[0] == VALUES else None
    if change is None:
        return problem
    field = str(keys[2]) if len(keys) > 2 else ""
    record, column = change.found.places.get(field, (change.found.record, ""))
    found = record.problem(column, problem.message, problem.allowed, problem.hint, severity=problem.severity)
    return dataclasses.replace(found, rule=problem.rule)
