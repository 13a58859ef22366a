"""What the page of the form must know of a kind of file, to change only what was changed in it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.editing.described import fields_of
from generator.editing.kinds import FileKind

Shape = dict[str, Any]


def format_of(kind: FileKind) -> Shape:
    """Return the first line of a kind of file, and its fields in the order in which they are written."""
    return {"modeline": kind.modeline, "fields": shape_of(kind.model)}


def shape_of(model: type[BaseModel]) -> Shape:
    """Return for every field of a group whether it is a list, a group, or a group that may be absent."""
    return {
        field.key: {
            **({"list": True} if field.is_list else {}),
            **({"fields": shape_of(field.group)} if field.group else {}),
            **({"optional": True} if field.group and not field.is_list and not field.is_required else {}),
        }
        for field in fields_of(model)
        if not field.is_written_by_program
    }
