"""Records as plain JSON values: Dutch keys, every key always there, numbers as numbers, days as ISO dates."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import to_json

from generator.model.fields import IDENTITY_KEY, StaysInFile
from generator.model.marks import first_mark, marks_of

ID = "id"


def json_value(value: Any) -> Any:
    """Return a value of the model as JSON has it."""
    if isinstance(value, BaseModel):
        fields = public_fields(type(value)).items()
        return {json_key(field.alias or name): json_value(getattr(value, name)) for name, field in fields}
    if isinstance(value, tuple):
        return [json_value(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


@cache
def public_fields(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """Return the fields of a model by name, without those that are for editors only."""
    return {
        name: field
        for name, field in model.model_fields.items()
        if first_mark(marks_of(field), StaysInFile) is None
    }


def json_key(key: str) -> str:
    """Return the key of a field; a record's id comes from the name of its file."""
    return ID if key == IDENTITY_KEY else key


def json_line(value: Any) -> str:
    """Return a value as JSON on one line."""
    return json.dumps(json_value(value), ensure_ascii=False)


def json_text(value: Any) -> bytes:
    """Return a value as JSON that people can read too."""
    # Pydantic's writer, because the one of Python is slow as soon as it indents.
    return to_json(value, indent=2) + b"\n"
