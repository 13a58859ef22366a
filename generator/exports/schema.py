"""The JSON Schema of the documents, read from the declarations of the fields like everything else."""

from __future__ import annotations

import datetime
import types
import typing
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

from generator.edition import Edition
from generator.exports.cells import CellKind
from generator.exports.document import FORMAT_VERSION, SCHEMA_FILE
from generator.exports.rows import COMPUTED
from generator.exports.shared import SHARED_SCHEMA_FILE
from generator.exports.values import json_key, json_text, public_fields
from generator.model.action import Action
from generator.model.monitoring import Indicator, Round
from generator.model.municipality import Municipality
from generator.model.partnership import Partnership
from generator.model.plan import Plan, Priority
from generator.model.removed import RemovedRecord
from generator.model.shared import AudienceGroup, Event, HelpLine, Term, Theme

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_DAY: Schema = {"type": "string", "format": "date"}
_PLAIN: dict[type, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    datetime.date: _DAY,
    str: _TEXT,
}
_CELLS: dict[CellKind, Schema] = {
    CellKind.TEXT: _TEXT,
    CellKind.DATE: _DAY,
    CellKind.WHOLE_NUMBER: {"type": "integer"},
    CellKind.NUMBER: {"type": "number"},
    CellKind.YES_NO: {"type": "boolean"},
    CellKind.LIST: {"type": "array", "items": _TEXT},
}
_LISTS: dict[str, type[BaseModel]] = {
    "plannen": Plan,
    "prioriteiten": Priority,
    "gemeenten": Municipality,
    "acties": Action,
    "voortgang": Round,
    "indicatoren": Indicator,
    "vervallen": RemovedRecord,
}

_SHARED_LISTS: dict[str, type[BaseModel]] = {
    "themas": Theme,
    "doelgroepen": AudienceGroup,
    "begrippen": Term,
    "nummers": HelpLine,
    "evenementen": Event,
}
# What every document begins with.
_HEAD: Schema = {
    "$schema": _TEXT,
    "versie": {"const": FORMAT_VERSION},
    "peildatum": _DAY | {"description": "De dag waarop alles in dit bestand slaat."},
    "licentie": _TEXT,
    "afzender": _TEXT,
    "webadres": _TEXT,
}


def plan_schema(edition: Edition) -> bytes:
    """Return the schema that every plan.json of the site follows."""
    definitions: dict[str, Schema] = {}
    properties = {
        **_HEAD,
        "gaat_over": _group(
            {"soort": {"enum": ["samenwerking", "gemeente", "prioriteit"]}, "id": _TEXT, "titel": _TEXT}
        ),
        "samenwerking": _of_type(Partnership, definitions),
        **_lists(_LISTS, definitions),
        "standen": {"type": "array", "items": _standing()},
    }
    told = {"title": "Een veiligheidsplan", "description": "Alles wat openbaar is, op één dag."}
    return _whole(edition, SCHEMA_FILE, told, properties, definitions)


def shared_schema(edition: Edition) -> bytes:
    """Return the schema of what all partnerships share."""
    definitions: dict[str, Schema] = {}
    properties = {**_HEAD, **_lists(_SHARED_LISTS, definitions)}
    told = {"title": "Wat alle samenwerkingen delen", "description": "Zoals het was op één dag."}
    return _whole(edition, SHARED_SCHEMA_FILE, told, properties, definitions)


def _whole(
    edition: Edition, file: str, told: Schema, properties: Schema, definitions: dict[str, Schema]
) -> bytes:
    identity = {"$id": f"{edition.base_url}{file}"} if edition.base_url else {}
    head = {"$schema": _DIALECT, **told, **identity}
    return json_text({**head, **_group(properties), "$defs": dict(sorted(definitions.items()))})


def _lists(models: dict[str, type[BaseModel]], definitions: dict[str, Schema]) -> Schema:
    return {key: {"type": "array", "items": _of_type(model, definitions)} for key, model in models.items()}


def _group(properties: Schema) -> Schema:
    """A group of fields of which each is always there."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _standing() -> Schema:
    computed = {
        one.column.name: _or_nothing(_CELLS[one.column.kind]) | {"description": one.column.description}
        for one in COMPUTED
    }
    return _group({"actie": _TEXT, **computed})


def _or_nothing(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _of_type(annotation: Any, definitions: dict[str, Schema]) -> Schema:
    """Return the schema of a declared type; groups of fields go into the definitions."""
    if hasattr(annotation, "__metadata__"):
        return _of_type(typing.get_args(annotation)[0], definitions)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        return {"type": "array", "items": _of_type(arguments[0], definitions)}
    if origin in (typing.Union, types.UnionType):
        return _or_nothing(_of_type(next(one for one in arguments if one is not types.NoneType), definitions))
    if issubclass(annotation, BaseModel):
        return _definition(annotation, definitions)
    if issubclass(annotation, Enum):
        return {"enum": [member.value for member in annotation]}
    return next(schema for base, schema in _PLAIN.items() if issubclass(annotation, base))


def _definition(model: type[BaseModel], definitions: dict[str, Schema]) -> Schema:
    name = model.__name__
    if name not in definitions:
        definitions[name] = {}  # named first, so that a group may hold its own kind
        properties = {
            json_key(field.alias or key): _of_type(field.annotation, definitions)
            | ({"description": field.description} if field.description else {})
            for key, field in public_fields(model).items()
        }
        definitions[name] = _group(properties)
    return {"$ref": f"#/$defs/{name}"}
