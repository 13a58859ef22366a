"""The indicators that take from a table, and whether a file has what they take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model.monitoring import Indicator, ValueStatus
from generator.model.municipality import Municipality
from generator.model.portal import Portal, Unit
from generator.model.statline import Pace, StatLine, Topic
from generator.problems import Problem, allowed_values, nearest, quoted
from generator.progress.indicators import Moment
from generator.statline.codes import (
    Amount,
    StatPeriod,
)
from generator.statline.delivery import Delivery
from generator.statline.records import Record, wrong_file


@dataclass
class Found:
    """What a file says about one area in one period."""

    record: Record
    period: StatPeriod
    status: ValueStatus | None
    value: Amount | None = None
    count: Amount | None = None
    places: dict[str, tuple[Record, str]] = field(default_factory=dict)
    """Where the value and the count stand."""


@dataclass(frozen=True)
class Series:
    """One indicator, and what a file says about it."""

    unit: Unit
    indicator: Indicator
    taken: StatLine
    found: dict[tuple[str, Moment], Found] = field(default_factory=dict)
    other_paces: dict[str, set[Pace]] = field(default_factory=dict)
    """The sorts of periods of which a file has rows of an area that this indicator does not take."""

    @property
    def name(self) -> str:
        """Its name in commands."""
        return f"{self.unit.id}/{self.indicator.id}"

    @property
    def absent(self) -> tuple[Municipality, ...]:
        """The municipalities that the file has no row of."""
        return tuple(one for one in self._without_value if one.id not in self.other_paces)

    @property
    def at_other_pace(self) -> tuple[tuple[Municipality, tuple[Pace, ...]], ...]:
        """The municipalities that the file has only other periods of, with their sorts, the longest first."""
        return tuple(
            (one, tuple(pace for pace in Pace if pace in self.other_paces[one.id]))
            for one in self._without_value
            if one.id in self.other_paces
        )

    @property
    def _without_value(self) -> tuple[Municipality, ...]:
        present = {area for area, _ in self.found}
        return tuple(one for one in self.unit.municipalities.values() if one.id not in present)


def series_in(portal: Portal) -> list[Series]:
    """Return every indicator that takes from StatLine."""
    return [
        Series(unit, indicator, indicator.statline)
        for unit in portal.units.values()
        for indicator in unit.indicators.values()
        if indicator.statline
    ]


def unknown_table(portal: Portal, table: str, file: str) -> Problem:
    """Return the problem of a table that no indicator takes from."""
    tables = sorted({one.taken.table for one in series_in(portal)})
    return wrong_file(
        file,
        f"Geen enkel cijfer in de gegevens komt uit tabel {table}.",
        allowed_values(tables) or "Vul bij een cijfer “statline” in.",
        nearest(table, tables),
    )


def series_taking(
    portal: Portal, delivery: Delivery, wanted: str | None
) -> tuple[list[Series], list[Problem]]:
    """Return the indicators that take from the table of a file; only the one that was `wanted`, if any was."""
    every = series_in(portal)
    if wanted is not None:
        return _wanted(portal, every, delivery, wanted)
    found = [one for one in every if one.taken.table.lower() == delivery.table.lower()]
    if found:
        return found, []
    return [], [unknown_table(portal, delivery.table, delivery.rows.file)]


def _wanted(
    portal: Portal, every: Iterable[Series], delivery: Delivery, wanted: str
) -> tuple[list[Series], list[Problem]]:
    """Return the one indicator that an editor named, when it takes from the table."""
    by_name = {one.name: one for one in every}
    names = [f"{unit.id}/{one}" for unit in portal.units.values() for one in unit.indicators]
    file = delivery.rows.file
    if wanted not in names:
        return [], [
            wrong_file(file, f"Er is geen cijfer {quoted(wanted)}.", allowed_values(names), nearest(wanted, names))
        ]  # fmt: skip
    one = by_name.get(wanted)
    if one is None:
        return [], [
            wrong_file(
                file,
                f"Het cijfer {wanted} zegt niet dat het uit StatLine komt.",
                "Vul bij dat cijfer “statline” in.",
            )
        ]
    if one.taken.table.lower() != delivery.table.lower():
        return [], [
            wrong_file(
                file,
                f"Het cijfer {wanted} komt uit tabel {one.taken.table} ({one.taken.publisher}), en dit bestand is "
                f"van tabel {delivery.table}.",
                "In één reeks staan cijfers van één bron. Maak voor een andere tabel een ander cijfer.",
            )
        ]
    return [one], []


def unfit(series: Series, delivery: Delivery) -> list[Problem]:
    """Return why the cells of an indicator cannot be in a file: another topic, or a dimension without a choice."""
    rows = delivery.rows
    problems: list[Problem] = []

    def wrong(message: str, allowed: str = "", hint: str = "") -> None:
        told = f"Voor {series.name}: {message}"
        problems.append(wrong_file(rows.file, told, allowed, hint, row=0 if rows.text else 1))

    for key, topic in topics_of(series.taken):
        name = topic.measure if rows.has_measures else topic.column
        if name is None:
            field_name = "maat" if rows.has_measures else "kolom"
            wrong(f"bij dit cijfer staat niet welke {field_name} in “{key}” komt.",
                  f"Vul “{field_name}” in onder “statline”, “{key}”.")  # fmt: skip
        elif not rows.has_measures and name not in rows.columns:
            wrong(
                f"de kolom {quoted(name)} ontbreekt.", allowed_values(rows.topics), nearest(name, rows.topics)
            )
    chosen = {choice.dimension for choice in series.taken.choices}
    for name in sorted(chosen - set(rows.columns)):
        wrong(f"de kolom {quoted(name)} ontbreekt.", hint=nearest(name, rows.dimensions))
    for name in rows.dimensions:
        if name not in chosen:
            wrong(f"bij dit cijfer staat niet welke {quoted(name)} het is.",
                  "Vul bij “keuzes” een dimensie en een code in.")  # fmt: skip
    return problems


def topics_of(taken: StatLine) -> list[tuple[str, Topic]]:
    """Return what is taken, by the field of a value in which it comes."""
    return [("waarde", taken.value), *([("aantal", taken.count)] if taken.count else [])]
