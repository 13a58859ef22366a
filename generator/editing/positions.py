"""Where every key and value of a YAML text begins and ends, to change one and leave the rest alone.

Changes are made in the text itself, not by loading and dumping. A dumper that keeps comments hangs
them on what stands above: with a new item at the end of a list it comes out below the comment of the
next field, and with a removed list that comment goes too. CONTRIBUTING.md tells what was measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from generator.loading.nodes import Path


@dataclass(frozen=True)
class Span:
    """A part of a text, from one index up to another."""

    start: int
    end: int


@dataclass
class Positions:
    """The spans of one text by path, and how its lists are written."""

    keys: dict[Path, Span] = field(default_factory=dict)
    values: dict[Path, Span] = field(default_factory=dict)
    """Scalars and flow lists span exactly their text; block lists and groups end somewhere after it."""
    ends: dict[Path, int] = field(default_factory=dict)
    """The end of the last scalar in a value: where its own text really ends."""
    in_brackets: set[Path] = field(default_factory=set)
    counts: dict[Path, int] = field(default_factory=dict)
    """The number of items of each list, and of keys of each group."""


def positions_of(text: str) -> Positions:
    """Return the positions in a text that is known to be right YAML."""
    reader = _Reader(yaml.parse(text, Loader=yaml.BaseLoader))
    reader.read()
    return reader.found


class _Reader:
    """Reads the events of one text."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.found = Positions()
        self._events = events

    def read(self) -> None:
        next(self._events)  # the stream
        if isinstance(next(self._events), yaml.DocumentStartEvent):
            self._value(next(self._events), ())

    def _value(self, event: yaml.Event, path: Path) -> int:
        start, end = _span(event)
        if isinstance(event, yaml.CollectionStartEvent):
            if event.flow_style:
                self.found.in_brackets.add(path)
            is_list = isinstance(event, yaml.SequenceStartEvent)
            last, close = self._list(path) if is_list else self._group(path)
            end = _span(close)[1]
            last = end if event.flow_style else last
        else:
            last = end
        self.found.values[path] = Span(start, end)
        self.found.ends[path] = last
        return last

    def _list(self, path: Path) -> tuple[int, yaml.Event]:
        last, count = 0, 0
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            last = self._value(event, (*path, count))
            count += 1
        self.found.counts[path] = count
        return last, event

    def _group(self, path: Path) -> tuple[int, yaml.Event]:
        last, count = 0, 0
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = (*path, str(getattr(event, "value", "")))
            self.found.keys[key] = Span(*_span(event))
            # An empty value has no text of its own: then the key is the last thing there.
            last = max(self._value(next(self._events), key), _span(event)[1])
            count += 1
        self.found.counts[path] = count
        return last, event


def _span(event: yaml.Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start and end else (0, 0)
