"""What the model expects at a path of Dutch keys and list positions."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from enum import Enum
from typing import Any

from pydantic import BaseModel

from generator.model.fields import IDENTITY_KEY
from generator.model.marks import marks_of

Path = tuple[str | int, ...]


def keys_of(model: type[BaseModel]) -> dict[str, str]:
    """Return the Dutch keys of a model in order, each with its description."""
    return {
        field.alias: field.description or ""
        for field in model.model_fields.values()
        if field.alias and field.alias != IDENTITY_KEY
    }


def required_keys(model: type[BaseModel]) -> list[str]:
    """Return the keys that an editor must fill in."""
    fields = model.model_fields.values()
    return [
        field.alias for field in fields if field.alias and field.alias != IDENTITY_KEY and field.is_required()
    ]


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """Return the model that describes the group of fields at `path`."""
    current: type[BaseModel] = model
    for step in path:
        if isinstance(step, str):
            current = inner_model(annotation_of(current, step)) or current
    return current


def annotation_at(model: type[BaseModel], path: Path) -> Any:
    """Return the declared type of the field that a path leads to or into."""
    last = max((index for index, step in enumerate(path) if isinstance(step, str)), default=None)
    return None if last is None else annotation_of(model_at(model, path[:last]), str(path[last]))


def marks_at(model: type[BaseModel], path: Path) -> list[Any]:
    """Return what the declaration of the field that a path leads to or into says beside its type."""
    last = max((index for index, step in enumerate(path) if isinstance(step, str)), default=None)
    if last is None:
        return []
    fields = model_at(model, path[:last]).model_fields.values()
    return next((marks_of(field) for field in fields if field.alias == path[last]), [])


def annotation_of(model: type[BaseModel], key: str) -> Any:
    """Return the declared type of the field with a Dutch key."""
    return next((field.annotation for field in model.model_fields.values() if field.alias == key), None)


def inner_model(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside a type, through optional and list types."""
    return next(
        (part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, BaseModel)), None
    )


def choices_in(annotation: Any) -> list[str]:
    """Return the words that an enumeration inside a type allows."""
    enums = (part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, Enum))
    return [str(member.value) for enum in enums for member in enum]


def item_of(annotation: Any) -> Any:
    """Return the type of the items, when a type is that of a list; otherwise nothing."""
    if typing.get_origin(annotation) is tuple:
        return typing.get_args(annotation)[0]
    return None


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield the plain types inside Annotated, tuple and optional annotations."""
    origin = typing.get_origin(annotation)
    if origin in (tuple, typing.Union, types.UnionType) or hasattr(annotation, "__metadata__"):
        for part in typing.get_args(annotation):
            yield from _parts(part)
    else:
        yield annotation
