"""The one layout of the data files: a change of one value is then a change of one line.

Both the form for editors and the commands that write in a file count on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from generator.checks.each_file import each_file
from generator.loading.nodes import Path, Tree, Value
from generator.loading.records import Document
from generator.problems import Place, Problem, Severity

_STEP = 2
_DEEPER = "Alles wat bij een veld hoort, staat twee spaties verder naar rechts. Een streepje ook."
_OWN_LINE = "Zet elk veld op een eigen regel, twee spaties verder naar rechts."
_DASHES = "Zet elk onderdeel met een streepje op een eigen regel."


@each_file
def files_have_one_layout(document: Document[Any]) -> Iterator[Problem]:
    """Fields and lists are indented by two spaces; only short lists and rows of figures stand between brackets."""
    if not document.broken:  # what is wrong comes before what is odd
        yield from islice(_odd(document.tree, document.tree.values, (), 1), 1)


def _odd(tree: Tree, value: Value, path: Path, column: int) -> Iterator[Problem]:
    """Yield what is laid out differently in a value that should begin in a column."""
    if isinstance(value, dict):
        yield from _odd_group(tree, value, path, column)
    elif isinstance(value, list) and value:
        yield from _odd_list(tree, value, path, column)


def _odd_group(tree: Tree, group: dict[str, Value], path: Path, column: int) -> Iterator[Problem]:
    keys = [(*path, key) for key in group]
    if keys and tree.key_places[keys[0]] != tree.value_places[path]:
        yield from _odd_braces(tree, group, path)
        return
    for key in keys:
        if tree.key_places[key].column != column:
            yield _warning(tree.key_places[key], "Dit veld staat niet op zijn plaats.", _DEEPER)
        yield from _odd(tree, group[str(key[-1])], key, column + _STEP)


def _odd_braces(tree: Tree, group: dict[str, Value], path: Path) -> Iterator[Problem]:
    """A row of figures may stand between braces, on one line."""
    start = tree.value_places[path]
    is_row = path and isinstance(path[-1], int)
    is_flat = not any(isinstance(value, dict | list) for value in group.values())
    if not is_row or not is_flat or any(tree.value_places[(*path, key)].line != start.line for key in group):
        yield _warning(start, "Deze groep velden staat tussen accolades.", _OWN_LINE)


def _odd_list(tree: Tree, items: list[Value], path: Path, column: int) -> Iterator[Problem]:
    start = tree.value_places[path]
    in_brackets = start.line == tree.place_of_key(path).line
    if in_brackets:
        is_flat = not any(isinstance(item, dict | list) for item in items)
        if not is_flat or any(tree.value_places[(*path, at)].line != start.line for at in range(len(items))):
            yield _warning(start, "Deze lijst tussen haken past niet op één regel.", _DASHES)
        return
    if start.column != column:
        yield _warning(start, "Dit streepje staat niet op zijn plaats.", _DEEPER)
    for at, item in enumerate(items):
        yield from _odd(tree, item, (*path, at), start.column + _STEP)


def _warning(place: Place, message: str, advice: str) -> Problem:
    return Problem(place, message, advice, severity=Severity.WARNING)
