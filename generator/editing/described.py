"""The fields of a model as editors know them, read from their declarations.

Schemas, the field reference and new files all ask here, so that they never disagree.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache

from annotated_types import Ge, Le, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.loading.shape import choices_in, inner_model, item_of
from generator.model.fields import IDENTITY_KEY, RecordKind, Reference, WrittenByProgram
from generator.model.forms import Form
from generator.model.marks import first_mark, marks_of

# What a reference looks like in an example: the records of the one fictional partnership of all examples.
REFERENCE_EXAMPLES = {
    RecordKind.PARTNERSHIP: "duinrand",
    RecordKind.PLAN: "ivp-2024-2027",
    RecordKind.PRIORITY: "jeugd",
    RecordKind.MUNICIPALITY: "aalduin",
    RecordKind.ACTION: "buurtapp",
    RecordKind.ROUND: "2024-q3",
    RecordKind.INDICATOR: "meldingen-jeugd",
    RecordKind.GOAL: "eerder-hulp",
    RecordKind.LEVEL: "samen",
    RecordKind.THEME: "jongeren",
}


@dataclass(frozen=True)
class Described:
    """One field: everything that its declaration tells an editor."""

    key: str
    description: str
    is_required: bool
    is_list: bool
    form: Form | None
    """How its value is written; None for a group or a choice."""
    group: type[BaseModel] | None
    choices: tuple[str, ...]
    reference: RecordKind | None
    example: str
    """One value, or one item of a list; empty for a group."""
    default: str
    minimum: int | None
    maximum: int | None
    fewest: int
    """The least number of items in a list."""
    is_written_by_program: bool

    @property
    def title(self) -> str:
        """The key as words: 'gehaald_op' is 'Gehaald op'."""
        words = self.key.replace("_", " ")
        return words[:1].upper() + words[1:]

    @property
    def grows(self) -> bool:
        """Whether groups are added to it as time goes by, such as reports."""
        return self.is_list and self.group is not None


@cache
def fields_of(model: type[BaseModel]) -> tuple[Described, ...]:
    """Return the fields of a model in the order of their declaration."""
    return tuple(
        _described(field)
        for field in model.model_fields.values()
        if field.alias and field.alias != IDENTITY_KEY
    )


def field_of(model: type[BaseModel], key: str) -> Described | None:
    """Return the field with a Dutch key, if there is one."""
    return next((field for field in fields_of(model) if field.key == key), None)


def _described(field: FieldInfo) -> Described:
    marks = marks_of(field)
    group = inner_model(field.annotation)
    form = first_mark(marks, Form)
    choices = (*choices_in(field.annotation), *(form.choices if form else ()))
    reference = first_mark(marks, Reference)
    least, most, fewest = first_mark(marks, Ge), first_mark(marks, Le), first_mark(marks, MinLen)
    return Described(
        key=field.alias or "",
        description=field.description or "",
        is_required=field.is_required(),
        is_list=item_of(field.annotation) is not None,
        form=form,
        group=group,
        choices=choices,
        reference=reference.kind if reference else None,
        example="" if group else _example(field, form, choices, reference),
        default=_default_text(field),
        minimum=int(str(least.ge)) if least else None,
        maximum=int(str(most.le)) if most else None,
        fewest=fewest.min_length if fewest else 0,
        is_written_by_program=any(isinstance(mark, WrittenByProgram) for mark in marks),
    )


def _example(
    field: FieldInfo, form: Form | None, choices: tuple[str, ...], reference: Reference | None
) -> str:
    if field.examples:
        return str(field.examples[0])
    if reference:
        return REFERENCE_EXAMPLES[reference.kind]
    return choices[0] if choices else form.example if form else ""


def _default_text(field: FieldInfo) -> str:
    """Return what counts when a field is left out, as an editor would write it."""
    value = None if field.is_required() else field.default
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Enum):
        return str(value.value)
    return str(value) if isinstance(value, str | int | Decimal | datetime.date) else ""
