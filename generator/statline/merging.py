"""Changed and new values among those that an indicator has, each in its place in the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.loading.nodes import Value
from generator.loading.shape import keys_of
from generator.model.monitoring import IndicatorValue, ValueStatus
from generator.model.writing import plain_values
from generator.progress.indicators import moment_of
from generator.statline.changes import Change, Fields, numbers_of


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
    same = plain_values(before) | numbers_of(before)
    merged = {key: raw[key] if key in raw and same.get(key) == value else value for key, value in new.items()}
    # A field that says what holds without it, such as “stand: definitief”, may stay away.
    return {
        key: merged[key] for key in keys_of(IndicatorValue) if key in merged and _is_said(key, merged, raw)
    }


def _is_said(key: str, merged: Fields, raw: Mapping[str, Value]) -> bool:
    return key != "stand" or key in raw or merged[key] != ValueStatus.FINAL.value
