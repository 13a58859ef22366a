"""The plain text values of one YAML file, with their places."""

from __future__ import annotations

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
    broken: set[Path] = field(default_factory=set)
    """The paths at which something other than the model is wrong with the form."""

    def place_of(self, path: Path) -> Place:
        """Return the place of the value at `path`, or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.value_places:
                return self.value_places[path[:length]]
        return Place(self.file)

    def place_of_key(self, path: Path) -> Place:
        """Return the place of the key at `path`, or of the nearest thing around it."""
        return self.key_places.get(path) or self.place_of(path)
