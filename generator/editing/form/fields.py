"""The fields of a record as the form asks them, written from the declarations of the model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.editing.described import Described, fields_of
from generator.model.fields import RecordKind
from generator.model.forms import DATE, LINE, PROSE

Widget = dict[str, Any]
"""One field as Decap's configuration has it; the names in it are Decap's."""

_FOLDERS = {
    RecordKind.PLAN: ("plannen", "titel"),
    RecordKind.PRIORITY: ("prioriteiten", "titel"),
    RecordKind.MUNICIPALITY: ("gemeenten", "naam"),
    RecordKind.ACTION: ("acties", "titel"),
    RecordKind.ROUND: ("voortgang", "titel"),
    RecordKind.INDICATOR: ("indicatoren", "titel"),
}
# The model knows no singular of "berichten": the form says "Voeg onderdeel toe".
_ITEM = "onderdeel"
# Decap shows this many choices of a relation at most.
_MOST_CHOICES = 2_000


@dataclass(frozen=True)
class Choice:
    """Something that can be chosen: what is written in the file, and what the editor sees."""

    value: str
    label: str


@dataclass(frozen=True)
class FormUnit:
    """What the form knows of one partnership."""

    id: str
    name: str
    goals: tuple[Choice, ...] = ()
    """Goals stand in three kinds of file, and a relation of Decap can look in one only."""


SHARED = "site"
"""The name of the collection of files that all partnerships share."""


def collection_name(unit: FormUnit, folder: str) -> str:
    """Return Decap's name for a folder of a partnership."""
    return f"{unit.id}-{folder}"


def unit_collection(unit: FormUnit) -> str:
    """Return Decap's name for the single files of a partnership."""
    return collection_name(unit, "samenwerking")


def widgets_of(model: type[BaseModel], unit: FormUnit | None) -> list[Widget]:
    """Return the fields of a group: what must be filled in, then what grows over time, then the rest."""
    fields = sorted(fields_of(model), key=lambda field: (not field.is_required, not field.grows))
    return [_widget(field, unit) for field in fields if not field.is_written_by_program]


def _widget(field: Described, unit: FormUnit | None) -> Widget:
    named = {
        "name": field.key,
        "label": field.title,
        "required": field.is_required,
        "hint": hint(field),
    }
    if field.group:
        return {**named, **_group(field, field.group, unit)}
    if field.is_list:
        return {**named, **_list(field, unit)}
    return {**named, **_value(field, unit)}


def hint(field: Described) -> str:
    """Return what stands below a field: what it is for, how it is written and what counts without it."""
    parts = [field.description]
    is_plain = field.form in (None, LINE, PROSE, DATE) or field.reference or field.choices
    if field.form and not is_plain and field.form.words.lower() not in field.description.lower():
        parts.append(f"Schrijf: {field.form.words}.")
    if field.default and field.default != "0":
        parts.append(f"Laat u dit leeg, dan geldt: {field.default}.")
    return " ".join(parts)


def _group(field: Described, model: type[BaseModel], unit: FormUnit | None) -> Widget:
    """Return a list of groups; a group that may be absent is a list of at most one.

    Decap demands the required fields inside a group also when the group itself may be left out.
    """
    inner: Widget = {"fields": widgets_of(model, unit)}
    if field.is_list:
        fewest = {"min": field.fewest} if field.fewest else {}
        return {"widget": "list", "label_singular": _ITEM, "summary": summary(model), **fewest, **inner}
    if field.is_required:
        return {"widget": "object", "collapsed": False, **inner}
    return {"widget": "list", "label_singular": _ITEM, "summary": summary(model), "max": 1, **inner}


def summary(model: type[BaseModel]) -> str:
    """Return what a folded item shows: its first required texts, with at most the first date."""
    required = [field for field in fields_of(model) if field.is_required and not field.group]
    told = [field for field in required if field.key != "id"]
    shown = [field for at, field in enumerate(told) if at == 0 or field.form is not DATE][:2]
    return " · ".join(f"{{{{{field.key}}}}}" for field in shown or fields_of(model)[:1])


def _list(field: Described, unit: FormUnit | None) -> Widget:
    value = _value(field, unit)
    if value["widget"] == "relation" or (value["widget"] == "select" and not field.reference):
        return {**value, "multiple": True}
    item = {"name": "waarde", "label": field.title, "required": True, **value}
    return {"widget": "list", "label_singular": _ITEM, "summary": "{{waarde}}", "field": item}


def _value(field: Described, unit: FormUnit | None) -> Widget:
    if field.reference:
        return _reference(field.reference, unit)
    if field.choices:
        return _select(Choice(choice, choice) for choice in field.choices)
    if field.form is DATE:
        return {"widget": "datetime", "date_format": "YYYY-MM-DD", "time_format": False}
    widget = "text" if field.form is PROSE else "string"
    return {"widget": widget, **_pattern(field)}


def _pattern(field: Described) -> Widget:
    form = field.form
    if form is None or not form.pattern:
        return {}
    pattern = form.pattern
    if field.minimum is not None and field.minimum >= 0:
        pattern = pattern.replace("-?[0-9]", "[0-9]")
    return {"pattern": [pattern, form.words]}


def _reference(kind: RecordKind, unit: FormUnit | None) -> Widget:
    if kind is RecordKind.THEME:
        return _relation(SHARED, "themas.*.id", "themas.*.naam", file="themas")
    assert unit is not None, "only files of a partnership refer to other records"
    if kind is RecordKind.GOAL:
        return _select(unit.goals)
    if kind is RecordKind.LEVEL:
        return _relation(unit_collection(unit), "niveaus.*.id", "niveaus.*.naam", file="samenwerking")
    folder, title = _FOLDERS[kind]
    return _relation(collection_name(unit, folder), "{{slug}}", title)


def _relation(collection: str, value: str, display: str, **place: str) -> Widget:
    return {
        "widget": "relation",
        "collection": collection,
        **place,
        "value_field": value,
        "search_fields": [display],
        "display_fields": [display],
        "options_length": _MOST_CHOICES,
    }


def _select(choices: Iterable[Choice]) -> Widget:
    options: Sequence[Widget] = [{"label": one.label, "value": one.value} for one in choices]
    return {"widget": "select", "options": options}
