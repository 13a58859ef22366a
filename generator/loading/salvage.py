"""What can still be read of a record with problems, so that the checks can look at the rest of it.

In a salvaged record a value that could not be read is None, and a list that could not be
read is empty. Such a record is checked, and never shown: any problem stops the build.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.loading.shape import inner_model, item_of
from generator.model.fields import without_blanks

M = TypeVar("M", bound=BaseModel)


def salvaged(model: type[M], values: Mapping[str, Any]) -> M:
    """Return a record with everything in it that could be read."""
    filled = without_blanks(model, dict(values))
    fields = {name: _field(model, name, field, filled) for name, field in model.model_fields.items()}
    record = model.model_construct()
    record.__dict__.update(fields)
    return record


def _field(model: type[BaseModel], name: str, field: FieldInfo, values: Mapping[str, Any]) -> Any:
    if field.alias not in values:
        default = None if field.is_required() else field.get_default(call_default_factory=True)
        return () if default is None and item_of(field.annotation) else default
    value = values[field.alias or name]
    inner, item = inner_model(field.annotation), item_of(field.annotation)
    if item is None:
        return _single(inner, value) if inner else _read(model, name, value)
    if not isinstance(value, list):
        return ()
    if inner:
        return tuple(salvaged(inner, one if isinstance(one, dict) else {}) for one in value)
    return tuple(next(iter(_read(model, name, [one]) or [None])) for one in value)


def _single(model: type[BaseModel], value: Any) -> BaseModel | None:
    return salvaged(model, value) if isinstance(value, dict) else None


def _read(model: type[BaseModel], name: str, value: Any) -> Any:
    try:
        return _adapter(model, name).validate_python(value)
    except ValidationError:
        return None


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    return TypeAdapter(field.rebuild_annotation())
