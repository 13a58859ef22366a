"""The plain text values of one YAML file, with their places."""

from __future__ import annotations

import itertools
import re
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
        """Return what stands at a path; nothing where its form is so broken that it could not be kept."""
        value: Value = self.values
        for step in path:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
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

    def place_of_words(self, path: Path, words: str, earlier: int = 0) -> Place:
        """Return where words stand in the text at `path`, after so many earlier ones; else where the text begins."""
        place = self.place_of(path)
        later = [other for other in (*self.value_places.values(), *self.key_places.values()) if other > place]
        text = "\n".join(self.lines)
        start, end = self._offset(place), self._offset(min(later)) if later else len(text)
        # A long line is folded: the words may stand on two lines of the file.
        pattern = r"\s+".join(map(re.escape, words.split()))
        found = re.finditer(rf"{_edge(words[:1], '<!')}{pattern}{_edge(words[-1:], '!')}", text[start:end])
        here = next(itertools.islice(found, earlier, None), None)
        if here is None:
            return place
        before = text[: start + here.start()]
        return Place(self.file, before.count("\n") + 1, len(before) - before.rfind("\n"))

    def _offset(self, place: Place) -> int:
        """Return how many characters come before a place."""
        return sum(len(line) + 1 for line in self.lines[: max(place.line, 1) - 1]) + max(place.column, 1) - 1

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


def _edge(character: str, side: str) -> str:
    """Return what keeps a letter or digit at the end of words from being in the middle of a longer word."""
    return rf"(?{side}\w)" if character.isalnum() else ""
