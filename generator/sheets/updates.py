"""Rows of a round as values of an update: how far each municipality is becomes a list, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.editing.field_patches import Edit
from generator.loading.nodes import Path as Keys
from generator.loading.nodes import Value
from generator.loading.shape import keys_of
from generator.model.action import Update
from generator.model.writing import plain_values
from generator.sheets.differences import Difference
from generator.sheets.fields import PER_MUNICIPALITY, PROGRESS, ROUND, SheetField
from generator.sheets.values import value_of

_MUNICIPALITY = "gemeente"
_Towns = list[dict[str, Value]]


def new_update(differences: Sequence[Difference], this_round: str) -> dict[str, Value]:
    """Return an update of what is said, its fields in their usual order."""
    values: dict[str, Value] = {
        one.field.keys[0]: value_of(one.new, one.field) for one in differences if not _town(one.field)
    }
    values |= {PER_MUNICIPALITY: list(_towns(None, differences)), ROUND: this_round}
    return {key: values[key] for key in keys_of(Update) if values.get(key)}


def changes_of(base: Keys, update: Update, differences: Sequence[Difference]) -> tuple[Edit, ...]:
    """Return what changes in an update."""
    edits: list[Edit] = [
        ((*base, *one.field.keys), value_of(one.new, one.field))
        for one in differences
        if not _town(one.field)
    ]
    if any(_town(one.field) for one in differences):
        edits.append(((*base, PER_MUNICIPALITY), [*_towns(update, differences)] or None))
    return tuple(edits)


def columns_of(
    base: Keys, fields: Iterable[SheetField], update: Update | None, differences: Sequence[Difference]
) -> Mapping[Keys, str]:
    """Return which column every part of an update stands in."""
    columns: dict[Keys, str] = {(*base, *field.keys): field.name for field in fields if not _town(field)}
    names = {_town(field): field.name for field in fields}
    for index, one in enumerate(_towns(update, differences)):
        columns[(*base, PER_MUNICIPALITY, index)] = names.get(str(one[_MUNICIPALITY]), PER_MUNICIPALITY)
    return columns


def loses_remark(update: Update, differences: Iterable[Difference]) -> list[SheetField]:
    """Return the municipalities that are made empty while the file says more about them."""
    remarked = {one.municipality for one in update.per_municipality if one.remark}
    return [one.field for one in differences if _town(one.field) in remarked and not one.new]


def _town(field: SheetField) -> str:
    """Return the municipality of a column, if it is of one."""
    return field.keys[1] if field.keys[0] == PER_MUNICIPALITY else ""


def _towns(update: Update | None, differences: Iterable[Difference]) -> _Towns:
    """Return how far each municipality is, with everything else that was said about it."""
    towns: _Towns = [plain_values(one) for one in (update.per_municipality if update else ())]
    for one in differences:
        town = _town(one.field)
        if not town:
            continue
        at = next((index for index, found in enumerate(towns) if found[_MUNICIPALITY] == town), len(towns))
        old = towns[at] if at < len(towns) else {_MUNICIPALITY: town}
        towns[at : at + 1] = [{**old, PROGRESS: one.new}] if one.new else []
    return towns
