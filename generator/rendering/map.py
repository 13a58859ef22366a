"""Borders as a small drawing: projected, scaled to the screen and simplified until the drawing is light.

Points are moved to a grid, and what falls together is left out. Neighbours share the points
of their border, so they still fit each other afterwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model.boundaries import Area, Boundaries, Point, Ring

WIDTH = 600
_MARGIN = 4
_MOST_CHARACTERS = 12_000
_STEPS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32)

Dot = tuple[int, int]
Outline = tuple[Dot, ...]


@dataclass(frozen=True)
class Shape:
    """One municipality in the drawing: its outline as an SVG path, and the place of its name."""

    code: str
    path: str
    x: int
    y: int


@dataclass(frozen=True)
class Drawing:
    """The map of a partnership in the units of its own drawing."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


def drawing_of(boundaries: Boundaries) -> Drawing:
    """Return the map, on the finest grid on which all outlines together stay light."""
    rings: dict[str, list[Ring]] = {area.code: [] for area in boundaries.areas}
    for area in boundaries.areas:
        rings[area.code] += _flat(area, _stretch_of(boundaries))
    frame = _Frame.around(point for ring in rings.values() for one in ring for point in one)
    return Drawing(WIDTH, frame.height, _light_shapes(rings, frame))


def _light_shapes(rings: Mapping[str, Sequence[Ring]], frame: _Frame) -> tuple[Shape, ...]:
    shapes: tuple[Shape, ...] = ()
    for step in _STEPS:
        shapes = tuple(_shape(code, frame.outlines(found, step)) for code, found in rings.items())
        if sum(len(shape.path) for shape in shapes) <= _MOST_CHARACTERS:
            return shapes
    return shapes


def _stretch_of(boundaries: Boundaries) -> float:
    """How much narrower a degree of longitude is than one of latitude, in the middle of the map."""
    if not boundaries.in_degrees:
        return 1.0
    heights = [y for area in boundaries.areas for ring in area.rings for _, y in ring]
    return math.cos(math.radians((min(heights) + max(heights)) / 2))


def _flat(area: Area, stretch: float) -> Iterator[Ring]:
    for ring in area.rings:
        yield tuple((x * stretch, y) for x, y in ring)


@dataclass(frozen=True)
class _Frame:
    """How places on the ground become places in the drawing."""

    left: float
    top: float
    scale: float
    height: int

    @staticmethod
    def around(points: Iterable[Point]) -> _Frame:
        """Return the frame in which all points just fit."""
        xs, ys = zip(*points, strict=True)
        across = max(xs) - min(xs) or 1.0
        scale = (WIDTH - 2 * _MARGIN) / across
        return _Frame(min(xs), max(ys), scale, round((max(ys) - min(ys)) * scale) + 2 * _MARGIN)

    def outlines(self, rings: Iterable[Ring], step: int) -> list[Outline]:
        """Return rings on a grid; islands that fall together to less than a triangle are left out."""
        outlines = [_tidy([self._dot(point, step) for point in ring]) for ring in rings]
        return [outline for outline in outlines if len(outline) > 2]

    def _dot(self, point: Point, step: int) -> Dot:
        x = (point[0] - self.left) * self.scale + _MARGIN
        y = (self.top - point[1]) * self.scale + _MARGIN
        return round(x / step) * step, round(y / step) * step


def _tidy(dots: Sequence[Dot]) -> Outline:
    """Leave out what repeats the dot before it, and what lies on a straight line between its neighbours."""
    different = [dot for place, dot in enumerate(dots) if dot != dots[place - 1]]
    return tuple(
        dot
        for place, dot in enumerate(different)
        if not _on_line(different[place - 1], dot, different[(place + 1) % len(different)])
    )


def _on_line(before: Dot, here: Dot, after: Dot) -> bool:
    return (here[0] - before[0]) * (after[1] - here[1]) == (here[1] - before[1]) * (after[0] - here[0])


def _shape(code: str, outlines: Sequence[Outline]) -> Shape:
    largest = max(outlines, key=lambda outline: abs(_area(outline)), default=((0, 0),))
    x, y = _label_place(largest)
    return Shape(code, "".join(map(_path, outlines)), x, y)


def _path(outline: Outline) -> str:
    """Return a closed path in steps from dot to dot, which is shorter than places."""
    first = outline[0]
    steps = [f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(outline)]
    return f"M{first[0]} {first[1]}l{' '.join(steps)}z".replace(" -", "-")


def _area(outline: Outline) -> float:
    ahead = (*outline[1:], outline[0])
    return sum(a * y - x * b for (a, b), (x, y) in zip(outline, ahead, strict=True)) / 2


def _label_place(outline: Outline) -> Dot:
    """Return the middle of a wide stretch inside an outline, as near to half its height as there is room."""
    ys = [y for _, y in outline]
    low, high = min(ys), max(ys)
    lines = [low + (high - low) * part / 12 + 0.01 for part in range(2, 11)]
    half = (low + high) / 2
    stretches = [
        (end - start - abs(y - half), (start + end) / 2, y)
        for y in lines
        for start, end in _inside(outline, y)
    ]
    _, x, y = max(stretches, default=(0, outline[0][0], outline[0][1]))
    return round(x), round(y)


def _inside(outline: Outline, y: float) -> Iterator[tuple[float, float]]:
    """Yield the stretches of a horizontal line that lie inside an outline."""
    ahead = (*outline[1:], outline[0])
    crossings = sorted(
        a + (y - b) * (x - a) / (to - b)
        for (a, b), (x, to) in zip(outline, ahead, strict=True)
        if (b > y) != (to > y)
    )
    yield from zip(crossings[::2], crossings[1::2], strict=False)
