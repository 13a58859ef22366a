"""Example files from the examples in the model: together one small partnership without problems."""

from __future__ import annotations

from pydantic import BaseModel

from generator.editing.described import Described, fields_of
from generator.editing.kinds import KINDS, FileKind
from generator.editing.yaml_text import fields_text
from generator.loading.nodes import Value


def example_files() -> dict[str, str]:
    """Return the example of every kind of file by its path in the data folder."""
    return {kind.example_path: example_text(kind) for kind in KINDS}


def example_text(kind: FileKind) -> str:
    """Return the example of one kind of file: what is required and what is usual."""
    return f"{kind.modeline}\n{fields_text(example_fields(kind.model, kind.shown))}"


def example_fields(
    model: type[BaseModel], shown: frozenset[str] = frozenset(), inside: str = ""
) -> dict[str, Value]:
    """Return the required fields of a group and the `shown` ones, each with its example."""
    chosen = (field for field in fields_of(model) if field.is_required or f"{inside}{field.key}" in shown)
    return {field.key: example_value(field, shown, inside) for field in chosen}


def example_value(field: Described, shown: frozenset[str] = frozenset(), inside: str = "") -> Value:
    """Return the example of one field, with all of its parts."""
    value: Value = field.example
    if field.group:
        value = example_fields(field.group, shown, f"{inside}{field.key}.")
    return [value] if field.is_list else value
