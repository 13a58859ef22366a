"""Reads what stands beside a type in its declaration: how a value is written, what it refers to."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic.fields import FieldInfo

T = TypeVar("T")


def marks_of(field: FieldInfo) -> list[Any]:
    """Return every mark of a field, also those inside optional and list types."""
    return list(_marks(field.annotation, field.metadata))


def _marks(annotation: Any, metadata: Iterable[Any] = ()) -> Iterator[Any]:
    yield from metadata
    yield from getattr(annotation, "__metadata__", ())
    for part in typing.get_args(annotation):
        yield from _marks(part)


def first_mark(marks: Iterable[Any], kind: type[T]) -> T | None:
    """Return the first mark of a kind, if there is one."""
    return next((mark for mark in marks if isinstance(mark, kind)), None)
