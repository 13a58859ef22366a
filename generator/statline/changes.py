"""What a file changes in the values of one indicator: new values, other values, and what became final."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.loading.nodes import Value
from generator.model.monitoring import IndicatorValue, ValueStatus
from generator.model.writing import plain_values
from generator.problems import Problem, Severity
from generator.progress.indicators import Moment, moment_of
from generator.statline.delivery import Delivery
from generator.statline.revising import Context, figure_of, value_after, written
from generator.statline.series import Found, Series

Fields = dict[str, Value]
"""The fields of one value as they stand in a file."""
VALUES = "waarden"


@dataclass(frozen=True)
class Change:
    """One value that is new or becomes another."""

    area: str
    moment: Moment
    period: str
    old: IndicatorValue | None
    new: IndicatorValue
    found: Found
    index: int | None
    """Its place in the list of values; None when it is new."""

    @property
    def is_same_figure(self) -> bool:
        """Whether the figure and its certainty stay as they were: only what is known about it is more."""
        return self.old is not None and figure_of(self.old)[:-1] == figure_of(self.new)[:-1]

    @property
    def fields(self) -> Fields:
        """The value as it stands in a file."""
        fields = plain_values(self.new) | numbers_of(self.new)
        # What holds without saying so may stay away where it does not stand yet.
        is_usual = self.old is None and self.new.status is ValueStatus.FINAL
        return {key: value for key, value in fields.items() if not (is_usual and key == "stand")}


def numbers_of(value: IndicatorValue) -> Fields:
    """Return the figure of a value as editors write it."""
    return {"waarde": written(value.value)} if value.value is not None else {}


def changes_of(series: Series, delivery: Delivery, today: datetime.date) -> list[Change]:
    """Return every value of an indicator that a file changes, in the order of the areas and of time."""
    old = {
        (one.area, moment_of(one.period)): (index, one) for index, one in enumerate(series.indicator.values)
    }
    areas = list(series.unit.municipalities)
    changes: list[Change] = []
    for (area, moment), found in sorted(
        series.found.items(), key=lambda one: (areas.index(one[0][0]), one[0][1])
    ):
        index, before = old.get((area, moment), (None, None))
        after = value_after(Context(series, delivery, today), area, found, before)
        if after is not None and after != before:
            changes.append(Change(area, moment, found.period.wording, before, after, found, index))
    return changes


def odd_values(series: Series, delivery: Delivery) -> Iterator[Problem]:
    """Yield what is strange in a file but no reason to refuse it."""
    to = series.taken.rounded_to
    key = "aantal" if series.taken.count else "waarde"
    publisher = series.taken.publisher.in_words
    for found in series.found.values():
        counted = found.count if series.taken.count else found.value
        if to and isinstance(counted, Decimal) and counted % to and key in found.places:
            record, name = found.places[key]
            yield record.problem(
                name,
                f"{written(counted)} is geen veelvoud van {to}, terwijl {publisher} daarop afrondt.",
                f"Is dit bestand echt van tabel {delivery.table}? Bij deze waarde komt niet te staan dat zij "
                "is afgerond.",
                severity=Severity.WARNING,
            )
        if found.value is None:
            yield found.record.problem(
                "", f"Over deze gemeente en periode staat “waarde” niet in het bestand ({found.period.wording}).",
                "Er verandert niets aan.", severity=Severity.WARNING,
            )  # fmt: skip
