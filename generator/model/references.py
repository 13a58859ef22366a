"""Finds every reference in a record, from the declarations of its fields.

One place knows which fields point to other records; checks, renaming and forms ask here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.model.fields import IDENTITY_KEY, Reference
from generator.model.marks import first_mark, marks_of

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Pointer:
    """One reference: where it stands in the file, what it points to, and the id."""

    path: Path
    reference: Reference
    identifier: str


def pointers_of(record: BaseModel) -> Iterator[Pointer]:
    """Yield every reference inside a record, in the order of its fields."""
    yield from _pointers(record, ())


def _pointers(entity: BaseModel, path: Path) -> Iterator[Pointer]:
    for name, alias, reference in _fields(type(entity)):
        yield from _of_value(getattr(entity, name), reference, (*path, alias))


def _of_value(value: Any, reference: Reference | None, path: Path) -> Iterator[Pointer]:
    if isinstance(value, BaseModel):
        yield from _pointers(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _of_value(item, reference, (*path, index))
    elif reference and isinstance(value, str):
        yield Pointer(path, reference, value)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Reference | None], ...]:
    return tuple(
        (name, field.alias or name, first_mark(marks_of(field), Reference))
        for name, field in model.model_fields.items()
        if field.alias != IDENTITY_KEY
    )
