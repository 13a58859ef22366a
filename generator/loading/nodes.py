"""The plain text values of one YAML file, with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.problems import Place

Path = tuple[str | int, ...]
Value = str | None | list["Value"] | dict[str, "Value"]


@dataclass
class Tree:
    """The values of one file, with the place of every key and every value."""

    file: str
    values: Value = None
    key_places: dict[Path, Place] = field(default_factory=dict)
    value_places: dict[Path, Place] = field(default_factory=dict)
    lines: Sequence[str] = ()
    """The lines of the file, to find words in."""
    broken: set[Path] = field(default_factory=set)
    """The paths at which something other than the model is wrong with the form."""

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Yield every text that an editor typed, with its path."""
        return _texts(self.values, ())

    def value_at(self, path: Path) -> Value:
        """Return what stands at a path that has a place."""
        value: Value = self.values
        for step in path:
            value = value[step] if isinstance(value, list | dict) else None  # type: ignore[index]
        return value

    def is_empty(self, path: Path) -> bool:
        """Tell whether there is a key at `path` with nothing behind or under it."""
        return path in self.key_places and not self.value_at(path)

    def place_of(self, path: Path) -> Place:
        """Return the place of the value at `path`, or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.value_places:
                return self.value_places[path[:length]]
        return Place(self.file)

    def place_in(self, path: Path, words: str) -> Place:
        """Return the place of words inside the text at `path`; that of the text where they cannot be found."""
        start = self.place_of(path)
        after = [place for place in (*self.key_places.values(), *self.value_places.values()) if place > start]
        last = min((place.line for place in after), default=len(self.lines) + 1)
        # Long lines are folded: words that stand on two lines are found by the first of them.
        for wanted in (words, *words.split(None, 1)[:1]):
            for number, line in enumerate(self.lines[start.line - 1 : max(last - 1, start.line)], start.line):
                column = line.find(wanted, start.column - 1 if number == start.line else 0)
                if column >= 0:
                    return Place(self.file, number, column + 1)
        return start

    def place_of_key(self, path: Path) -> Place:
        """Return the place of the key at `path`, or of the nearest thing around it."""
        return self.key_places.get(path) or self.place_of(path)


def _texts(value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
