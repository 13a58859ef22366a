"""Values as YAML text in the one layout of the data folder."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

from generator.loading.nodes import Value

Fields = Mapping[str, Value]
_SHORT_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_WIDEST_LIST = 90
# Texts that other YAML loaders take for something else.
_NOT_PLAIN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"})


def fields_text(fields: Fields, indent: int = 0) -> str:
    """Return a group of fields as lines of YAML."""
    return "".join(field_text(key, value, indent) for key, value in fields.items())


def field_text(key: str, value: Value, indent: int = 0) -> str:
    """Return one field as lines of YAML."""
    margin = " " * indent
    if isinstance(value, Mapping):
        return f"{margin}{key}:\n{fields_text(value, indent + 2)}"
    if not isinstance(value, list):
        return f"{margin}{key}: {scalar_text(value or '', indent + 2)}\n"
    flow = _flow_list(value)
    if flow is not None and len(margin) + len(key) + len(flow) < _WIDEST_LIST:
        return f"{margin}{key}: {flow}\n"
    return f"{margin}{key}:\n" + "".join(item_text(item, indent + 2) for item in value)


def item_text(item: Value, indent: int) -> str:
    """Return one item of a list as lines of YAML."""
    margin = " " * indent
    if isinstance(item, Mapping):
        return f"{margin}- {fields_text(item, indent + 2)[indent + 2 :]}"
    return f"{margin}- {scalar_text(str(item), indent + 2)}\n"


def _flow_list(items: Sequence[Value]) -> str | None:
    names = [item for item in items if isinstance(item, str) and _SHORT_NAME.fullmatch(item)]
    return f"[{', '.join(names)}]" if len(names) == len(items) else None


def scalar_text(text: str, indent: int = 2) -> str:
    """Return a text as YAML, between quotation marks only where it must be."""
    if "\n" in text:
        lines = [f"{' ' * indent}{line}".rstrip() for line in text.strip().split("\n")]
        return "\n".join(["|-", *lines])
    style = "'" if text.lower() in _NOT_PLAIN else None
    node = yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)
    dumped = yaml.serialize(node, Dumper=yaml.BaseDumper, allow_unicode=True, width=100_000)
    return str(dumped).removesuffix("\n").removesuffix("\n...")
