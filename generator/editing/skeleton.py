"""A new file: what is required filled in or marked as missing, what is optional behind a #."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel

from generator.editing.described import REFERENCE_EXAMPLES, Described, fields_of
from generator.editing.kinds import FileKind
from generator.editing.yaml_text import Fields, field_text
from generator.loading.nodes import Value
from generator.model import placeholders
from generator.model.fields import RecordKind
from generator.model.forms import DATE, EUROS, IDENTIFIER, MUNICIPALITY_CODE, NUMBER, WHOLE_NUMBER, Form

Known = Mapping[RecordKind, Sequence[str]]
"""The names that a reference may have."""

_OPTIONAL = "# Hieronder staan velden die u mag invullen. Haal dan de # aan het begin van de regel weg."
# Other commands write these, and a file has none of them when it is new.
_NOT_IN_A_NEW_FILE = frozenset(
    {"aliassen", "momentopname", "mededelingen", "verschuivingen", "berichten", "knelpunten", "status"}
)
_MOST_NAMES = 12
# The partnership of all examples is not real, and a new file may be of one that is.
_FICTION = re.compile(
    "|".join(REFERENCE_EXAMPLES[kind] for kind in (RecordKind.PARTNERSHIP, RecordKind.MUNICIPALITY)),
    re.IGNORECASE,
)
_STANDS_FOR: Mapping[Form, str] = {
    DATE: placeholders.DATE,
    MUNICIPALITY_CODE: placeholders.CODE,
    WHOLE_NUMBER: "0",
    NUMBER: "0",
    EUROS: "0",
    IDENTIFIER: "vul-in",
}


def new_text(kind: FileKind, given: Fields, known: Known) -> str:
    """Return the text of a new file, with a comment above every field."""
    fields = completed(kind.model, given)
    lines = [f"{kind.modeline}\n", f"# {kind.title}. {kind.purpose}\n"]
    for field in fields_of(kind.model):
        if field.key in fields:
            lines += [f"# {hint(field, known)}\n", field_text(field.key, fields[field.key])]
    optional = list(_optional(kind.model, fields, known))
    return "".join([*lines, *([f"\n{_OPTIONAL}\n"] if optional else []), *optional])


def _optional(model: type[BaseModel], fields: Fields, known: Known) -> Iterator[str]:
    for field in fields_of(model):
        if field.key not in fields and field.key not in _NOT_IN_A_NEW_FILE:
            yield f"#\n# {hint(field, known)}\n"
            yield commented(field_text(field.key, _fitting_example(field, known)))


def new_item_text(model: type[BaseModel], given: Fields, offered: Sequence[str], known: Known) -> str:
    """Return an item for a list as lines: its fields, and the `offered` ones behind a #."""
    fields = completed(model, given)
    lines: list[str] = []
    for field in fields_of(model):
        if field.key in fields:
            lines += [f"# {hint(field, known)}\n", field_text(field.key, fields[field.key])]
        elif field.key in offered:
            lines += [
                f"# {hint(field, known)}\n",
                commented(field_text(field.key, _fitting_example(field, known))),
            ]
    inside = "".join(lines).splitlines(True)
    first = next(index for index, line in enumerate(inside) if not line.startswith("#"))
    head = [f"  {line}" for line in inside[:first]]
    return "".join([*head, f"  - {inside[first]}", *(f"    {line}" for line in inside[first + 1 :])])


def commented(lines: str) -> str:
    """Return lines of YAML behind a #."""
    return "".join(f"# {line}" for line in lines.splitlines(True))


def hint(field: Described, known: Known) -> str:
    """Return what to fill in, with the choices there are."""
    names = _names(field, known)
    if not names or all(name in field.description for name in names):
        return field.description
    if len(names) > _MOST_NAMES:
        return f"{field.description} Schrijf de naam van het bestand, zonder .yml."
    return f"{field.description} Kies uit: {', '.join(names)}."


def _names(field: Described, known: Known) -> list[str]:
    return list(known.get(field.reference, ()) if field.reference else field.choices)


def _fitting_example(field: Described, known: Known) -> Value:
    """Return an example that holds here: it names what exists, if anything does, and nothing that is made up."""
    names = _names(field, known) if field.reference else []
    value: Value = names[0] if names else field.example
    if field.group:
        value = _group_example(field.group, known)
    elif not names and _FICTION.search(field.example):
        value = placeholders.TEXT
    return [value] if field.is_list else value


def _group_example(model: type[BaseModel], known: Known) -> dict[str, Value]:
    """Return what a group must have; when it must have nothing, the plain fields that it may have."""
    fields = [field for field in fields_of(model) if field.is_required]
    fields = fields or [field for field in fields_of(model) if not field.group]
    return {field.key: _fitting_example(field, known) for field in fields}


def completed(model: type[BaseModel], given: Fields) -> dict[str, Value]:
    """Return the given fields and every required one, in the usual order."""
    chosen = (field for field in fields_of(model) if field.is_required or field.key in given)
    return {field.key: _value(field, given.get(field.key)) for field in chosen}


def _value(field: Described, given: Value) -> Value:
    if field.group and isinstance(given, dict):
        return completed(field.group, given)
    if field.group and isinstance(given, list):
        return [completed(field.group, item) if isinstance(item, dict) else item for item in given]
    return given if given is not None else _placeholder(field)


def _placeholder(field: Described) -> Value:
    """Return what stands for a value that nobody has given yet."""
    value: Value = (
        field.choices[0] if field.choices else _STANDS_FOR.get(field.form or DATE, placeholders.TEXT)
    )
    if field.group:
        value = completed(field.group, {})
    return [value] if field.is_list else value
