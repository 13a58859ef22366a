"""The columns of a sheet that an editor may fill in, read from the declarations of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from pydantic import BaseModel

from generator.editing.described import Described, field_of
from generator.exports.cells import Cell, CellKind
from generator.exports.columns import Column, columns_for_editors, columns_of, inner_type
from generator.exports.values import ID
from generator.model.action import Action, MunicipalProgress, Update
from generator.model.forms import PROSE

PER_MUNICIPALITY = "per_gemeente"
ROUND, ENTERED_BY, PUBLISHED_ON = "ronde", "ingevoerd_door", "gepubliceerd_op"
HAPPENED_ON, PROGRESS = "gebeurd_op", "voortgang"


@dataclass(frozen=True)
class SheetField:
    """One column to fill in: a field of the model that is written in one cell."""

    name: str
    description: str
    kind: CellKind
    described: Described
    keys: tuple[str, ...]
    """The Dutch keys that lead to it in a file."""
    read: Callable[[BaseModel], Cell]
    """What a record has in this column."""

    @property
    def is_list(self) -> bool:
        """Whether a cell holds several values, each on a line of its own."""
        return self.kind is CellKind.LIST

    @property
    def is_prose(self) -> bool:
        """Whether the text may have several lines."""
        return self.described.form is PROSE


@cache
def action_fields() -> tuple[SheetField, ...]:
    """Return the fields of an action that fit in a cell."""
    return tuple(_fields(Action, columns_for_editors(Action)))


@cache
def update_fields() -> tuple[SheetField, ...]:
    """Return the fields of an update that fit in a cell; the day of publication, mostly left blank, is last."""
    fields = {field.name: field for field in _fields(Update, columns_of(Update)) if field.name != ROUND}
    published = fields.pop(PUBLISHED_ON)
    return (
        *fields.values(),
        replace(published, description=f"{published.description} Leeg: de dag waarop u het blad inleest."),
    )


def municipality_field(municipality: str, name: str) -> SheetField:
    """Return the column for how far one municipality is, in the update of a joint action."""
    described = field_of(MunicipalProgress, PROGRESS)
    assert described

    def read(update: BaseModel) -> Cell:
        assert isinstance(update, Update)
        found = (one.progress for one in update.per_municipality if one.municipality == municipality)
        return next(found, None)

    return SheetField(
        column_of(municipality),
        f"Hoe ver {name} is, als dat verschilt.",
        CellKind.TEXT,
        replace(described, is_required=False),
        (PER_MUNICIPALITY, municipality),
        read,
    )


def column_of(municipality: str) -> str:
    """Return the name of the column of a municipality."""
    return f"{PROGRESS}_{municipality}"


def left_out(model: type[BaseModel]) -> list[str]:
    """Return the fields of a model that do not fit in one cell, because they are groups of fields."""
    return [column.name for column in columns_for_editors(model) if column.kind is CellKind.GROUPS]


def _fields(model: type[BaseModel], columns: Iterable[Column]) -> Iterable[SheetField]:
    for column in columns:
        if column.kind is CellKind.GROUPS or column.name == ID:
            continue
        keys, described = _in_file(model, column.path)
        yield SheetField(column.name, column.description, column.kind, described, keys, column.cell)


def _in_file(model: type[BaseModel], path: Iterable[str]) -> tuple[tuple[str, ...], Described]:
    """Return the keys in a file for a path of attributes, and what the last one is."""
    keys: list[str] = []
    described: Described | None = None
    for name in path:
        field = model.model_fields[name]
        keys.append(field.alias or name)
        described = field_of(model, keys[-1])
        model, _ = inner_type(field.annotation)
    assert described
    return tuple(keys), described
