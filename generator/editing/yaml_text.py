"""Values as YAML text in the one layout of the data folder."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence

import yaml

from generator.loading.nodes import Value

Fields = Mapping[str, Value]
_SHORT_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_WIDEST_LIST = 90
_WIDEST_TEXT = 100
# Folding changes nothing but single spaces, so other white space is not for it.
_FOLDABLE = re.compile(r"\S+(?: \S+)*")
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
    if not text:
        return "''"
    if "\n" in text:
        lines = [f"{' ' * indent}{line}".rstrip() for line in text.strip().split("\n")]
        return "\n".join(["|-", *lines])
    if len(text) > _WIDEST_TEXT and _FOLDABLE.fullmatch(text):
        return "\n".join([">-", *_folded(text, indent)])
    style = "'" if text.lower() in _NOT_PLAIN else None
    node = yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)
    dumped = yaml.serialize(node, Dumper=yaml.BaseDumper, allow_unicode=True, width=100_000)
    return str(dumped).removesuffix("\n").removesuffix("\n...")


def _folded(text: str, indent: int) -> list[str]:
    margin = " " * indent
    return textwrap.wrap(
        text,
        width=_WIDEST_TEXT,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def flow_text(text: str) -> str:
    """Return a text as YAML that may stand in a list between brackets."""
    items = [
        yaml.ScalarNode("tag:yaml.org,2002:str", text, style="'" if text.lower() in _NOT_PLAIN else None)
    ]
    node = yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=True)
    dumped = yaml.serialize(node, Dumper=yaml.BaseDumper, allow_unicode=True, width=100_000)
    return str(dumped).strip()[1:-1]
