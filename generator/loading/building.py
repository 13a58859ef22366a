"""YAML text to plain text values with their places. Nothing here guesses a type.

Plain YAML loading turns 1.10 into 1.1, 12:30 into 750 and NO into false, and keeps the
last of two equal keys without a word. So the events of the parser are read one by one,
and every scalar stays the text that the editor typed.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from generator.loading.marks import place_at, start_of
from generator.loading.nodes import Path, Tree, Value
from generator.loading.scalars import odd_scalar, reserved_start
from generator.problems import Place, Problem, quoted

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C loader is about nine times as fast
_MOST_LEVELS = 20
_MOST_VALUES = 50_000
_NO_NAME = (
    "Hier hoort de naam van een veld te staan.",
    "Hoort { of [ bij een tekst? Zet die tekst dan tussen aanhalingstekens.",
)
_ONCE = "Elk veld mag één keer. Zet alles bij het eerste, of laat er één staan."
_MERGED = ("“<<” voegt een ander stuk van het bestand in. Dat kan hier niet.", "Schrijf de velden uit.")


class Stop(Exception):
    """What makes reading on senseless, though the parser does not mind."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Builder:
    """Reads the events of one file once, keeping values, places and problems."""

    def __init__(self, tree: Tree, text: str) -> None:
        self.tree = tree
        self.problems: list[Problem] = []
        self.last: yaml.Event | None = None
        self.open: list[yaml.Event] = []
        self._lines = tree.lines = text.split("\n")
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self._count = 0

    def build(self) -> None:
        """Read the whole file: one document, and nothing after it."""
        self._next()  # the stream starts
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise Stop(self._nothing())
        self.tree.values = self._value(self._next(), (), 0)
        if self.tree.values is None:
            raise Stop(self._nothing())
        self._next()  # the document ends
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise Stop(
                Problem(
                    self._place(after),
                    "Halverwege dit bestand staat een regel met ---.",
                    "Haal die regel weg.",
                )
            )

    def _nothing(self) -> Problem:
        if any(line.strip() not in ("", "---") for line in self._lines):
            return Problem(
                Place(self.tree.file),
                "In dit bestand staan alleen opmerkingen: regels met een #.",
                "Vul de velden in, of verwijder het bestand.",
            )
        return Problem(
            Place(self.tree.file), "Dit bestand is leeg.", "Vul de velden in, of verwijder het bestand."
        )

    def _next(self) -> yaml.Event:
        self.last = next(self._events)
        self._count += 1
        if self._count > _MOST_VALUES:
            raise Stop(
                Problem(
                    Place(self.tree.file),
                    "In dit bestand staan te veel waarden.",
                    f"Het mogen er hooguit {_MOST_VALUES} zijn.",
                )
            )
        return self.last

    def _value(self, event: yaml.Event, path: Path, depth: int) -> Value:
        place = self.tree.value_places[path] = self._place(event)
        if depth > _MOST_LEVELS:
            raise Stop(
                Problem(
                    place,
                    "Hier staan te veel groepen of lijsten in elkaar.",
                    f"Het mogen er hooguit {_MOST_LEVELS} zijn.",
                )
            )
        self._report(reserved_start(event, self._lines, place), path)
        if isinstance(event, yaml.CollectionStartEvent):
            return self._collection(event, path, depth)
        if isinstance(event, yaml.ScalarEvent):
            self._report(odd_scalar(event, self._lines, self.tree.file), path)
            return None if not event.style and event.value == "" else str(event.value)
        return None

    def _collection(self, event: yaml.CollectionStartEvent, path: Path, depth: int) -> Value:
        if event.flow_style:
            self.open.append(event)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        value = self._list(path, depth) if is_list else self._mapping(path, depth)
        if event.flow_style:
            self.open.pop()
        return value

    def _list(self, path: Path, depth: int) -> list[Value]:
        values: list[Value] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values)), depth + 1))
        return values

    def _mapping(self, path: Path, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, values, path, depth)
            if key is None:  # what stands there is read, and left out
                self._value(self._next(), (*path, "?"), depth + 1)
            else:
                self.tree.key_places[(*path, key)] = self._place(event)
                values[key] = self._value(self._next(), (*path, key), depth + 1)
        return values

    def _key(self, event: yaml.Event, seen: dict[str, Value], path: Path, depth: int) -> str | None:
        """Return the name of a field, or nothing when what stands there cannot be one."""
        place = self._place(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._value(event, (*path, "?"), depth + 1)
            self._report(Problem(place, *_NO_NAME), path)
            return None
        name = str(event.value)
        if name == "<<":
            self._report(Problem(place, *_MERGED), path)
            return None
        if name in seen:
            first = self.tree.key_places[(*path, name)].line
            message = f"Het veld {quoted(name)} staat hier twee keer, eerder op regel {first}."
            self._report(Problem(place, message, _ONCE), (*path, name))
            return None
        return name

    def _report(self, problem: Problem | None, path: Path) -> None:
        if problem:
            self.problems.append(problem)
            if problem.is_error:
                self.tree.broken.add(path)

    def _place(self, event: yaml.Event) -> Place:
        line, column = start_of(event)
        if line >= len(self._lines):  # an empty value at the end stands past the last line
            line, column = len(self._lines) - 1, len(self._lines[-1])
        return place_at(self.tree.file, (line, column))
