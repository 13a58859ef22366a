"""Which value of a file stands at a line and a column, to tell where a problem comes from."""

from __future__ import annotations

from bisect import bisect_right

from generator.loading.nodes import Path
from generator.loading.reading import read_tree


class Places:
    """Which value stands where in a file."""

    def __init__(self, name: str, text: str) -> None:
        tree, _ = read_tree(name, text.encode())
        places = tree.value_places if tree else {}
        # What begins at the same spot stays in order: the group first, then what is in it.
        found = sorted((((place.line, place.column), keys) for keys, place in places.items()), key=_spot)
        self._spots = [spot for spot, _ in found]
        self._keys = [keys for _, keys in found]

    def at(self, line: int, column: int) -> Path:
        """Return the keys of the value that begins at a spot, or is the last to begin before it."""
        index = bisect_right(self._spots, (line, column))
        return self._keys[index - 1] if index else ()


def _spot(found: tuple[tuple[int, int], Path]) -> tuple[int, int]:
    return found[0]
