"""Other values for fields of a YAML text, also in groups and lists; every other character stays."""

from __future__ import annotations

import copy
import difflib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from pydantic import BaseModel

from generator.editing.described import fields_of
from generator.editing.patches import (
    CannotPatch,
    column_of,
    end_of_line,
    end_of_writing,
    inserted,
    with_commented_item,
    with_new_key,
    without,
)
from generator.editing.positions import Positions, positions_of
from generator.editing.yaml_text import field_text, flow_text, item_text, scalar_text
from generator.loading.nodes import Path, Value
from generator.loading.shape import model_at

Edit = tuple[Path, Value]
"""A path and what must stand there. Nothing takes a field away; a number after a list is one more item."""

_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*")
_UNSAFE = "Dit bestand is zo opgemaakt dat het niet veilig kan worden gewijzigd."


def with_fields(text: str, model: type[BaseModel], edits: Sequence[Edit]) -> str:
    """Return a text of some model with other values, after making sure that nothing else became different."""
    changed = text
    for path, value in edits:
        changed = _with_field(changed, model, path, value)
    if _values(changed) != _edited(_values(text), edits):
        raise CannotPatch(_UNSAFE)
    return changed


def _values(text: str) -> Any:
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        raise CannotPatch(_UNSAFE) from None


def _edited(values: Any, edits: Sequence[Edit]) -> Any:
    """Return plain values as they must be after the edits."""
    values = copy.deepcopy(values)
    for path, value in edits:
        *above, last = path
        if isinstance(last, int):
            group, key = _at(values, above[:-1]), above[-1]
            group[key] = [*(group.get(key) or ()), value]
        elif value is None:
            _at(values, above).pop(last, None)
        else:
            _at(values, above)[last] = value
    return values


def _at(values: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        values = values[step]
    return values


def _with_field(text: str, model: type[BaseModel], path: Path, value: Value) -> str:
    if isinstance(path[-1], int) and isinstance(value, Mapping):
        return with_commented_item(text, str(path[0]), item_text(value, 2), order=_order(model, path[:1]))
    found = positions_of(text)
    if path not in found.keys:
        return text if value is None else _added(text, found, path, value, _order(model, path))
    if value is None:
        _refuse_brackets(found, path[:-1])
        return without(text, path)
    if isinstance(value, list):
        return _with_list(text, model, path, value)
    if isinstance(value, Mapping):
        return _with_group(text, model, path, value)
    return _with_scalar(text, path, str(value))


def _with_group(text: str, model: type[BaseModel], path: Path, group: Mapping[str, Value]) -> str:
    """Return a text with other fields in a group that is there."""
    old = _at(_values(text), path) or {}
    for key in {**old, **group}:
        if old.get(key) != group.get(key):
            text = _with_field(text, model, (*path, key), group.get(key))
    return text


def _order(model: type[BaseModel], path: Path) -> list[str]:
    """Return the keys beside the last one of a path, in their usual order."""
    return [field.key for field in fields_of(model_at(model, path[:-1]))]


def _refuse_brackets(found: Positions, path: Path) -> None:
    if path in found.in_brackets:
        raise CannotPatch("Deze velden staan tussen accolades. Zet elk veld op een eigen regel.")


def _added(text: str, found: Positions, path: Path, value: Value, order: Sequence[str]) -> str:
    """Return a text with a field that was not there: in its usual place, as far to the right as its neighbours."""
    parent, key = path[:-1], str(path[-1])
    at = order.index(key)
    if not parent:
        return with_new_key(text, found, field_text(key, value), order[at + 1 :])
    _refuse_brackets(found, parent)
    beside = [one for one in found.keys if one[:-1] == parent]
    before = [(*parent, one) for one in order[:at] if (*parent, one) in beside]
    # A first field may stand behind the dash of an item: nothing goes in front of that.
    above = before[-1] if before else beside[-1]
    end = max(found.ends[above], found.keys[above].end)
    lines = field_text(key, value, column_of(text, found.keys[above].start))
    return inserted(text, end_of_line(text, end_of_writing(text, end)), lines)


def _with_scalar(text: str, path: Path, value: str) -> str:
    """Return a text with another scalar, on lines of its own where it must; a comment behind it stays there."""
    found = positions_of(text)
    span = found.values[path]
    if any(path[:length] in found.in_brackets for length in range(len(path))):
        return f"{text[: span.start]}{flow_text(value)}{text[span.end :]}"
    head = _BLOCK_HEAD.match(text, span.start, span.end)
    behind = head.end() if head else span.end
    last = end_of_writing(text, span.end) if head else span.end
    indent = column_of(text, found.keys[path].start if path in found.keys else span.start)
    first, *more = scalar_text(value, indent + 2).split("\n")
    space = " " if span.start == span.end else ""
    tail = text[behind : end_of_line(text, behind)]
    rest = text[max(end_of_line(text, behind), end_of_line(text, last)) :]
    until = f"{text[: span.start]}{space}{first}{tail}"
    return inserted(until + rest, len(until), "".join(f"{line}\n" for line in more))


def _with_list(text: str, model: type[BaseModel], path: Path, items: Sequence[Value]) -> str:
    """Return a text with another list: what stays of it keeps its lines and its comments."""
    found = positions_of(text)
    if not found.counts.get(path) and any(isinstance(item, Mapping) for item in items):
        return _with_first_groups(text, found, path, items)
    if path in found.in_brackets or not found.counts.get(path):
        return _with_list_in_brackets(text, found, path, items)
    old = _at(_values(text), path)
    for first, last, new in reversed(list(_differences(old, items))):
        pairs = list(zip(range(first, last), new, strict=False))
        if new[len(pairs) :]:
            text = _with_more(text, path, first + len(pairs), new[len(pairs) :])
        for index in reversed(range(first + len(pairs), last)):
            text = without(text, (*path, index))
        for index, item in reversed(pairs):
            # From the last to the first: what stands above a changed item is still where it was.
            text = _with_item(text, model, found, (*path, index), old[index], item)
    return text


def _with_first_groups(text: str, found: Positions, path: Path, items: Sequence[Value]) -> str:
    """Return a text with groups in a list in which nothing stood."""
    key, span = found.keys[path], found.values[path]
    text = text[: span.start].rstrip(" ") + text[span.end :] if span.end > span.start else text
    lines = "".join(item_text(item, column_of(text, key.start) + 2) for item in items)
    return inserted(text, end_of_line(text, key.end), lines)


def _differences(old: Sequence[Value], new: Sequence[Value]) -> Iterator[tuple[int, int, Sequence[Value]]]:
    """Yield which items of a list go, and what comes in their place."""
    before, after = ([json.dumps(item, sort_keys=True) for item in items] for items in (old, new))
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            yield first, last, new[start:end]


def _with_item(text: str, model: type[BaseModel], found: Positions, path: Path, old: Any, new: Value) -> str:
    """Return a text with another item of a list; a group is changed on its own lines, which are few to read."""
    if not isinstance(new, dict):
        return _with_scalar(text, path, str(new))
    dash = text.rindex("-", 0, found.values[path].start)
    start = dash - column_of(text, dash)
    end = end_of_line(text, end_of_writing(text, found.ends[path]))
    lines = text[start:end]
    changed = {key: new.get(key) for key in {**old, **new} if old.get(key) != new.get(key)}
    if path in found.in_brackets and not _fits_in_braces(old, changed):
        lines = _without_braces(lines, new)
    else:
        for key, value in changed.items():
            lines = _with_field(lines, model_at(model, path), (0, key), value)
    return text[:start] + lines + text[end:]


def _fits_in_braces(old: Mapping[str, Any], changed: Mapping[str, Value]) -> bool:
    return all(key in old and isinstance(value, str) for key, value in changed.items())


def _without_braces(lines: str, item: dict[str, Value]) -> str:
    """Return an item that stood between braces with every field on a line of its own, and its comment above."""
    span = positions_of(lines).values[(0,)]
    comment = lines[span.end :].strip()
    indent = column_of(lines, lines.index("-"))
    above = f"{' ' * indent}{comment}\n" if comment else ""
    own = f"{above}{item_text(item, indent)}"
    return own.replace("\n", "\r\n") if "\r\n" in lines else own


def _with_more(text: str, path: Path, index: int, items: Sequence[Value]) -> str:
    """Return a text with new items in front of the item at an index of a list, or at its end."""
    found = positions_of(text)
    dash = text.rindex("-", 0, found.values[(*path, 0)].start)
    indent = column_of(text, dash)
    above = end_of_writing(text, found.ends[(*path, index - 1)]) if index else 0
    at = end_of_line(text, above) if index else dash - indent
    return inserted(text, at, "".join(item_text(item, indent) for item in items))


def _with_list_in_brackets(text: str, found: Positions, path: Path, items: Sequence[Value]) -> str:
    """Return a text with another list of texts between brackets; a list in which nothing stood becomes one."""
    span = found.values[path]
    own = text[span.start : span.end]
    if "#" in own or not all(isinstance(item, str) for item in items):
        raise CannotPatch(f"De lijst “{path[-1]}” staat tussen haken. Zet elk onderdeel op een eigen regel.")
    known = {
        str(item): text[found.values[(*path, index)].start : found.values[(*path, index)].end]
        for index, item in enumerate(_at(_values(text), path) or ())
    }
    inside = ", ".join(known.get(str(item)) or flow_text(str(item)) for item in items)
    return f"{text[: span.start]}{'' if own else ' '}[{inside}]{text[span.end :]}"
