"""What a file changes in the values of one indicator: new values, other values, and what became final."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.loading.nodes import Value
from generator.loading.shape import keys_of
from generator.model.monitoring import IndicatorValue, ValueStatus
from generator.model.shared import OutsideSource
from generator.model.writing import plain_values
from generator.problems import Problem, Severity
from generator.progress.indicators import Moment, moment_of
from generator.statline.codes import Absence
from generator.statline.delivery import Delivery
from generator.statline.series import Found, Series

Fields = dict[str, Value]
"""The fields of one value as they stand in a file."""
VALUES, SOURCE = "waarden", "bron"


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
        return self.old is not None and _figure(self.old)[:-1] == _figure(self.new)[:-1]

    @property
    def fields(self) -> Fields:
        """The value as it stands in a file."""
        fields = plain_values(self.new) | _numbers(self.new)
        # What holds without saying so may stay away where it does not stand yet.
        is_usual = self.old is None and self.new.status is ValueStatus.FINAL
        return {key: value for key, value in fields.items() if not (is_usual and key == "stand")}


def _numbers(value: IndicatorValue) -> Fields:
    return {"waarde": written(value.value)} if value.value is not None else {}


def written(number: Decimal) -> str:
    """Return a number as editors write it: a comma, and nothing between thousands."""
    return f"{number:f}".replace(".", ",")


def _figure(value: IndicatorValue) -> tuple[object, ...]:
    """Return what a file of StatLine can say about a value; what its count was rounded to comes last."""
    return value.value, value.count, value.status, value.reason, value.rounded_to


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
        after = _value(_Context(series, delivery, today), area, found, before)
        if after is not None and after != before:
            changes.append(Change(area, moment, found.period.wording, before, after, found, index))
    return changes


@dataclass(frozen=True)
class _Context:
    series: Series
    delivery: Delivery
    today: datetime.date

    @property
    def source(self) -> OutsideSource:
        """The source of what is taken now: that of the indicator, on the day of the file."""
        source = self.series.indicator.source
        return source.model_copy(
            update={
                "retrieved_on": self.delivery.retrieved_on,
                "licence": self.delivery.licence or source.licence,
            }
        )


def _value(
    context: _Context, area: str, found: Found, before: IndicatorValue | None
) -> IndicatorValue | None:
    """Return a value as the file makes it; the one that was there when the file says nothing else."""
    if found.value is None or (before is None and _is_gone(context, area, found)):
        return before
    number = found.value if isinstance(found.value, Decimal) else None
    count = int(found.count) if isinstance(found.count, Decimal) else None
    status, reason = _certainty(context, found, before, (number, count))
    after = {
        "area": area,
        "period": before.period if before else found.period.wording,
        "value": number,
        "count": count,
        "rounded_to": _rounded(context, number, count),
        "status": status,
        "reason": reason,
    }
    draft = IndicatorValue.made(**after)
    if before and _figure(before) == _figure(draft):
        return before if before.source else before.model_copy(update={"source": context.source})
    is_other_number = before is None or (before.value, before.count) != (number, count)
    published = context.today if is_other_number else before.published_on if before else None
    return draft.model_copy(update={"published_on": published, "source": context.source})


def _is_gone(context: _Context, area: str, found: Found) -> bool:
    """Whether a municipality without a figure was no longer there: then nothing is missing."""
    moment = moment_of(found.period.wording)
    departure = context.series.unit.municipalities[area].departure
    return bool(departure and moment and isinstance(found.value, Absence) and moment.end > departure.until)


def _rounded(context: _Context, number: Decimal | None, count: int | None) -> int | None:
    """Return what a count was rounded to; one that is no multiple of it was not."""
    to = context.series.taken.rounded_to
    counted = count if context.series.taken.count else number
    return to if to and counted is not None and counted % to == 0 else None


def _certainty(
    context: _Context, found: Found, before: IndicatorValue | None, numbers: tuple[Decimal | None, int | None]
) -> tuple[ValueStatus, str | None]:
    """Return how certain a value is, and why it is missing or was revised."""
    earlier = _earlier(before) if before and (before.value, before.count) != numbers else ""
    if isinstance(found.value, Absence):
        if before and before.status is ValueStatus.MISSING:
            return ValueStatus.MISSING, before.reason
        return (
            ValueStatus.MISSING,
            f"{found.value.value.format(context.series.taken.publisher.in_words)}{earlier}",
        )
    same_figure = before is not None and not earlier
    if found.status is None:
        return (before.status, before.reason) if before and same_figure else _other(before, None, earlier)
    if before and same_figure:
        is_kept = before.status is found.status or (
            before.status is ValueStatus.REVISED and found.status is ValueStatus.FINAL
        )
        return (before.status, before.reason) if is_kept else (found.status, None)
    return _other(before, found.status, earlier)


def _other(
    before: IndicatorValue | None, status: ValueStatus | None, earlier: str
) -> tuple[ValueStatus, str | None]:
    """Return the certainty of another figure: what replaces a final one is a revision."""
    was_final = before is not None and before.status in (ValueStatus.FINAL, ValueStatus.REVISED)
    if was_final and status is not ValueStatus.PROVISIONAL and earlier:
        return ValueStatus.REVISED, earlier.strip()
    return status or ValueStatus.UNKNOWN, None


def _earlier(before: IndicatorValue | None) -> str:
    if before is None or before.value is None:
        return ""
    count = f" (aantal: {before.count})" if before.count is not None else ""
    return f" Eerst stond hier {written(before.value)}{count}."


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


@dataclass(frozen=True)
class NewValues:
    """The values of an indicator after some changes."""

    updated: list[Fields]
    """Those that were there, some with other fields."""
    every: list[Fields]
    """With the new ones among them."""
    landed: Mapping[int, Change]
    """Which change the value at a place comes from."""


def new_values(raw: Sequence[Fields], changes: Sequence[Change]) -> NewValues:
    """Return values with their changes.

    A new value stands behind the last one of its area that is earlier, or in front of the first that is later.
    """
    values: list[tuple[Fields, Change | None]] = [(one, None) for one in raw]
    for change in changes:
        if change.index is not None:
            values[change.index] = (_merged(raw[change.index], change.fields), change)
    updated = [fields for fields, _ in values]
    for change in changes:
        if change.index is None:
            values.insert(_place(values, change), (change.fields, change))
    landed = {index: change for index, (_, change) in enumerate(values) if change}
    return NewValues(updated, [fields for fields, _ in values], landed)


def _place(every: Sequence[tuple[Fields, Change | None]], change: Change) -> int:
    own = [
        (index, moment)
        for index, (one, _) in enumerate(every)
        if one.get("gebied") == change.area and (moment := moment_of(str(one.get("periode"))))
    ]
    earlier = [index for index, moment in own if moment < change.moment]
    if earlier:
        return earlier[-1] + 1
    return own[0][0] if own else len(every)


def _merged(raw: Mapping[str, Value], new: Fields) -> Fields:
    """Return the fields of a value in their usual order; what means the same stays as it was written."""
    before = IndicatorValue.model_validate(dict(raw))
    same = plain_values(before) | _numbers(before)
    merged = {key: raw[key] if key in raw and same.get(key) == value else value for key, value in new.items()}
    # A field that says what holds without it, such as “stand: definitief”, may stay away.
    return {
        key: merged[key] for key in keys_of(IndicatorValue) if key in merged and _is_said(key, merged, raw)
    }


def _is_said(key: str, merged: Fields, raw: Mapping[str, Value]) -> bool:
    return key != "stand" or key in raw or merged[key] != ValueStatus.FINAL.value
