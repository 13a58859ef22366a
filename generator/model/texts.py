"""Finds every text in a record, from the declarations of its fields.

One place knows which fields hold words of people, and which of them has a summary.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.model import forms
from generator.model.fields import IDENTITY_KEY, SummarisedBy
from generator.model.marks import first_mark, marks_of

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Text:
    """One text, the place where it stands in the file, and what its file says of its summary."""

    path: Path
    text: str
    is_prose: bool
    """Whether it may be long; otherwise it is one line, perhaps no more than a name."""
    summary: str | None
    summary_key: str
    """The key of the field that holds the summary; empty when the model has no place for one."""


@dataclass(frozen=True)
class _TextField:
    name: str
    key: str
    form: forms.Form | None
    summary: str
    summary_key: str


def texts_of(record: BaseModel) -> Iterator[Text]:
    """Yield every line and every longer text inside a record, in the order of its fields."""
    yield from _texts(record, ())


def _texts(entity: BaseModel, path: Path) -> Iterator[Text]:
    for field in _fields(type(entity)):
        yield from _of_value(getattr(entity, field.name), field, entity, (*path, field.key))


def _of_value(value: Any, field: _TextField, entity: BaseModel, path: Path) -> Iterator[Text]:
    if isinstance(value, BaseModel):
        yield from _texts(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _of_value(item, field, entity, (*path, index))
    elif field.form and isinstance(value, str):
        summary = getattr(entity, field.summary) if field.summary else None
        yield Text(path, value, field.form is forms.PROSE, summary, field.summary_key)


@cache
def _fields(model: type[BaseModel]) -> tuple[_TextField, ...]:
    found = []
    for name, field in model.model_fields.items():
        marks = marks_of(field)
        form = first_mark(marks, forms.Form)
        summary = first_mark(marks, SummarisedBy)
        attribute = summary.attribute if summary else ""
        key = model.model_fields[attribute].alias or "" if summary else ""
        text_form = form if form in (forms.LINE, forms.PROSE) else None
        found.append(_TextField(name, field.alias or name, text_form, attribute, key))
    return tuple(field for field in found if field.key != IDENTITY_KEY)
