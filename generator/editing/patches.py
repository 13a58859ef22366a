"""Small changes of a YAML text: every other character stays as it was, comments too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.editing.positions import Positions, Span, positions_of
from generator.editing.yaml_text import field_text, item_text, scalar_text
from generator.loading.nodes import Path, Value

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class CannotPatch(Exception):
    """A text is laid out in a way that cannot be changed safely. The message is Dutch."""


def with_value(text: str, path: Path, value: str) -> str:
    """Return a text with another scalar at a path."""
    return with_values(text, {path: value})


def with_values(text: str, values: Mapping[Path, str]) -> str:
    """Return a text with other scalars at some paths."""
    found = positions_of(text)
    for path in sorted(values, key=lambda path: found.values[path].start, reverse=True):
        span = found.values[path]
        if text[span.start : span.end].startswith(("|", ">")):
            raise CannotPatch(
                f"De waarde van “{path[-1]}” staat op een eigen regel. Zet haar achter de dubbele punt."
            )
        text = text[: span.start] + scalar_text(values[path]) + text[span.end :]
    return text


def with_item(text: str, key: str, item: Value, *, order: Sequence[str]) -> str:
    """Return a text with one more item at the end of a list at the top of a file.

    `order` names the keys of the file in their usual order, for when the list is new.
    """
    found = positions_of(text)
    path = (key,)
    if path not in found.keys:
        return with_new_key(text, found, field_text(key, [item]), order[order.index(key) + 1 :])
    if path in found.in_brackets:
        return _with_item_in_brackets(text, found, key, item)
    if not found.counts.get(path):
        return inserted(text, end_of_line(text, found.keys[path].end), item_text(item, 2))
    indent = column_of(text, found.values[path].start)
    return inserted(text, _end_of_block(text, found.ends[path], indent), item_text(item, indent))


def with_commented_item(text: str, key: str, lines: str, *, order: Sequence[str]) -> str:
    """Return a text with one more item in a list at the top of a file; its lines are indented by two."""
    found = positions_of(text)
    path = (key,)
    if path not in found.keys:
        return with_new_key(text, found, f"{key}:\n{lines}", order[order.index(key) + 1 :])
    if path in found.in_brackets and found.counts[path]:
        raise CannotPatch(
            f"De lijst “{key}” staat tussen haken. Zet elk onderdeel met een streepje op een eigen regel."
        )
    if not found.counts.get(path):
        span = Span(found.keys[path].end, found.values[path].end)
        bare = f"{text[: span.start]}:{text[max(span.end, span.start + 1) :]}"
        return inserted(bare, end_of_line(bare, span.start), lines)
    indent = column_of(text, found.values[path].start)
    moved = "".join(f"{' ' * indent}{line[2:]}" if line.strip() else line for line in lines.splitlines(True))
    return inserted(text, _end_of_block(text, found.ends[path], indent), moved)


def without(text: str, path: Path) -> str:
    """Return a text without a field or without an item of a list, and the lines that were its own."""
    found = positions_of(text)
    parent = path[:-1]
    if parent in found.in_brackets:
        return _without_item_in_brackets(text, found, path)
    start = _line_start(text, found.keys[path].start if path in found.keys else found.values[path].start)
    if not text[start:].lstrip(" ").startswith("- ") and isinstance(path[-1], int):
        start = text.rindex("-", 0, found.values[path].start)
        start = _line_start(text, start)
    if isinstance(path[-1], str) and text[start:].lstrip(" ").startswith("- "):
        raise CannotPatch(f"“{path[-1]}” staat direct achter een streepje.")
    end = max(found.ends[path], found.keys[path].end if path in found.keys else 0)
    return text[:start] + text[end_of_line(text, end_of_writing(text, end)) :]


def _with_item_in_brackets(text: str, found: Positions, key: str, item: Value) -> str:
    if not isinstance(item, str):
        raise CannotPatch(
            f"De lijst “{key}” staat tussen haken. Zet elk onderdeel met een streepje op een eigen regel."
        )
    count = found.counts[(key,)]
    if not count:
        span = found.values[(key,)]
        return f"{text[: span.start]}[{scalar_text(item)}]{text[span.end :]}"
    end = found.ends[(key, count - 1)]
    return f"{text[:end]}, {scalar_text(item)}{text[end:]}"


def _without_item_in_brackets(text: str, found: Positions, path: Path) -> str:
    """Take the comma away too: the one before the item, or after it when it is the first."""
    parent, index = path[:-1], int(path[-1])
    own = found.values[path]
    if index:
        start, end = found.ends[(*parent, index - 1)], own.end
    elif found.counts[parent] > 1:
        start, end = own.start, found.values[(*parent, 1)].start
    else:
        start, end = own.start, own.end
    if "#" in text[start:end]:
        raise CannotPatch("In een lijst tussen haken staat een opmerking.")
    return text[:start] + text[end:]


def with_new_key(text: str, found: Positions, lines: str, later: Sequence[str]) -> str:
    """Return a text with a new key before the first that usually comes later, and before its comment."""
    starts = [found.keys[(key,)].start for key in later if (key,) in found.keys]
    if not starts:
        return inserted(text, len(text), lines)
    at = min(starts)
    while at and text[_line_start(text, at - 1) : at].startswith("#") and _line_start(text, at - 1):
        at = _line_start(text, at - 1)
    return inserted(text, at, lines)


def inserted(text: str, at: int, lines: str) -> str:
    """Return a text with whole lines inserted, with the line breaks that it has itself."""
    line_break = "\r\n" if "\r\n" in text else "\n"
    head = text[:at] if not at or text[at - 1] in "\r\n" else text[:at] + line_break
    return head + lines.replace("\n", line_break) + text[at:]


def _end_of_block(text: str, end: int, indent: int) -> int:
    """Return where the lines of a block end: after comments that stand as far to the right as its items."""
    at = end_of_line(text, end_of_writing(text, end))
    while True:
        line = text[at : end_of_line(text, at)]
        comment = line.lstrip(" ")
        if not comment.startswith("#") or len(line) - len(comment) < max(indent, 1):
            return at
        at += len(line)


def end_of_writing(text: str, end: int) -> int:
    """Return the end of what is written: a text in more lines counts its line breaks as its own."""
    return len(text[:end].rstrip())


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def end_of_line(text: str, at: int) -> int:
    """Return the index after the line break of the line in which `at` lies."""
    found = _LINE_BREAK.search(text, at)
    return found.end() if found else len(text)


def column_of(text: str, at: int) -> int:
    """Return how far to the right an index stands on its line."""
    return at - _line_start(text, at)
