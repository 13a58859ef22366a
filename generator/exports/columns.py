"""The columns of a table of records, read from the declarations of their fields.

A new field of an action is a new column, without a line here.
"""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.exports.cells import Cell, CellKind
from generator.exports.values import json_key, json_line, public_fields

_KINDS: tuple[tuple[type, CellKind], ...] = (
    (bool, CellKind.YES_NO),
    (int, CellKind.WHOLE_NUMBER),
    (Decimal, CellKind.NUMBER),
    (datetime.date, CellKind.DATE),
)


@dataclass(frozen=True)
class Column:
    """One column: its Dutch name, what it means, what it holds and the fields that lead to it."""

    name: str
    description: str
    kind: CellKind
    path: tuple[str, ...] = ()
    group: type[BaseModel] | None = None
    """What the groups of fields in it are, when it holds groups."""

    def cell(self, record: BaseModel) -> Cell:
        """Return what a record has in this column."""
        value: Any = record
        for name in self.path:
            value = None if value is None else getattr(value, name)
        return _cell(value)


def _cell(value: Any) -> Cell:
    if isinstance(value, tuple):
        return tuple(json_line(item) if isinstance(item, BaseModel) else str(item) for item in value)
    return str(value) if isinstance(value, str) else typing.cast(Cell, value)


@cache
def columns_of(model: type[BaseModel]) -> tuple[Column, ...]:
    """Return the public columns of a model; a single group of fields becomes a column per field."""
    return tuple(_columns(public_fields(model)))


@cache
def columns_for_editors(model: type[BaseModel]) -> tuple[Column, ...]:
    """Return the columns of a model with those that are for editors only."""
    return tuple(_columns(model.model_fields))


def _columns(fields: Mapping[str, FieldInfo]) -> Iterator[Column]:
    for name, field in fields.items():
        key, description = json_key(field.alias or name), field.description or "De naam in het webadres."
        inner, is_list = inner_type(field.annotation)
        if not issubclass(inner, BaseModel):
            yield Column(key, description, CellKind.LIST if is_list else kind_of(inner), (name,))
        elif is_list:
            yield Column(key, description, CellKind.GROUPS, (name,), inner)
        else:
            yield from (
                Column(f"{key}_{one.name}", one.description, one.kind, (name, *one.path), one.group)
                for one in columns_of(inner)
            )


def kind_of(inner: type) -> CellKind:
    """Return the sort of cell for a single value of a type."""
    return next((kind for base, kind in _KINDS if issubclass(inner, base)), CellKind.TEXT)


def inner_type(annotation: Any) -> tuple[type, bool]:
    """Return the plain type in a declaration, and whether there may be several of it."""
    if hasattr(annotation, "__metadata__"):
        return inner_type(typing.get_args(annotation)[0])
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        return inner_type(arguments[0])[0], True
    if origin in (typing.Union, types.UnionType):
        return next(inner_type(one) for one in arguments if one is not types.NoneType)
    assert isinstance(annotation, type), annotation
    return annotation, False
