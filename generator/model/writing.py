"""A record as the plain values that stand in its YAML file: Dutch keys, texts, lists and groups."""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

from generator.model.fields import IDENTITY_KEY


def plain_values(entity: BaseModel) -> dict[str, Any]:
    """Return what an editor would have typed: no empty fields, dates as ISO, booleans as ja or nee."""
    values = {
        field.alias or name: _plain(getattr(entity, name))
        for name, field in type(entity).model_fields.items()
        if field.alias != IDENTITY_KEY
    }
    return {key: value for key, value in values.items() if value not in (None, [], {})}


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return plain_values(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, int | Decimal) else value
