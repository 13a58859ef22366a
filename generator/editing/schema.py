"""JSON Schemas of every kind of file, for completion and help while an editor types.

A schema judges the values that an ordinary YAML 1.2 loader makes of a file, where the model
judges texts: so a number may be a number or a text, and a field that may stand empty may be null.
What goes beyond one file, such as a reference to a record that is not there, only the checks know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.editing.described import Described, fields_of
from generator.editing.kinds import KINDS, FileKind
from generator.model.forms import LINE, Typed

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_files() -> Mapping[str, str]:
    """Return the text of every schema by its path in the data folder."""
    return {kind.schema_file: schema_text(kind) for kind in KINDS}


def schema_text(kind: FileKind) -> str:
    """Return the schema of one kind of file as JSON."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def schema_of(kind: FileKind) -> Schema:
    """Return the schema of one kind of file."""
    writer = _Writer()
    head = {"$schema": _DIALECT, "title": kind.title, "description": kind.purpose}
    body = writer.group(kind.model)
    return {**head, **body, **({"$defs": writer.definitions} if writer.definitions else {})}


class _Writer:
    """Writes one schema and keeps the groups of fields in it by name."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self._names: dict[type[BaseModel], str] = {}

    def group(self, model: type[BaseModel]) -> Schema:
        """Return the schema of a group of fields."""
        fields = fields_of(model)
        required = [field.key for field in fields if field.is_required]
        return {
            "type": "object",
            "properties": {field.key: self._field(field) for field in fields},
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _field(self, field: Described) -> Schema:
        value = self._list(field) if field.is_list else self._value(field, may_be_empty=not field.is_required)
        return {"title": field.title, "description": _description(field), **value, **_extras(field)}

    def _list(self, field: Described) -> Schema:
        fewest = {"minItems": field.fewest} if field.fewest else {}
        kinds = ["array"] if field.is_required else ["array", "null"]
        return {"type": kinds, "items": self._value(field, may_be_empty=False), **fewest}

    def _value(self, field: Described, *, may_be_empty: bool) -> Schema:
        if field.group:
            reference = {"$ref": f"#/$defs/{self._definition(field.key, field.group)}"}
            return {"anyOf": [reference, {"type": "null"}]} if may_be_empty else reference
        empty = ["null"] if may_be_empty else []
        if field.choices:
            return {"enum": [*field.choices, *([None] if may_be_empty else [])]}
        return {**_scalar(field), "type": [*_types(field), *empty]}

    def _definition(self, key: str, model: type[BaseModel]) -> str:
        """Return the name of a group in this schema: the first key that leads to it."""
        if model not in self._names:
            taken = self._names.values()
            name = next(name for name in (key, *(f"{key}_{n}" for n in range(2, 99))) if name not in taken)
            self._names[model] = name
            self.definitions[name] = {}  # keeps the order in which groups are met
            self.definitions[name] = self.group(model)
        return self._names[model]


def _description(field: Described) -> str:
    if field.reference:
        return f"{field.description} Verwijst naar: {field.reference.value}."
    if field.form is None or field.form is LINE or field.choices:
        return field.description
    return f"{field.description} Zo schrijft u het: {field.form.words}."


def _types(field: Described) -> tuple[str, ...]:
    return field.form.typed.value if field.form else Typed.TEXT.value


def _scalar(field: Described) -> Schema:
    form = field.form
    if form is None:
        return {}
    bounds = {"minimum": field.minimum, "maximum": field.maximum, "maxLength": form.longest}
    given = {key: value for key, value in bounds.items() if value is not None}
    pattern = form.pattern
    if field.minimum is not None and field.minimum >= 0:  # the bounds above hold for numbers, this for texts
        pattern = pattern.replace("-?[0-9]", "[0-9]")
    return {"type": [], "pattern": pattern, **given}


def _extras(field: Described) -> Schema:
    extras: Schema = {}
    if field.default:
        extras["default"] = _typed(field, field.default)
    if field.example:
        example = _typed(field, field.example)
        extras["examples"] = [[example] if field.is_list else example]
    return extras


def _typed(field: Described, text: str) -> Any:
    """Return a value as the schema's own judge would load it."""
    is_whole = field.form is not None and field.form.typed is Typed.WHOLE_NUMBER
    return int(text) if is_whole else text
