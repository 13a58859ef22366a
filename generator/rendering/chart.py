"""The measures of a small line chart: a scale, and labels that do not stand on each other.

A drawing is 320 units wide, so that it keeps its size on the smallest phone and its words
stay readable there. The vertical axis starts at zero, unless a value lies below it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from functools import cached_property
from itertools import pairwise
from typing import ClassVar

from generator.dutch import number_text

WIDTH, HEIGHT = 320, 200
TOP, BOTTOM, RIGHT = 30, 172, 308
_INSET = 6
CHARACTER, _ASCENT, _DESCENT = 8, 11, 3  # how wide a letter is, and how far it rises and hangs
_MOST_STEPS = 4


@dataclass(frozen=True)
class Scale:
    """From days and values to places in the drawing. Charts that are compared share one scale."""

    days: tuple[datetime.date, ...]
    ticks: tuple[Decimal, ...]
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    top: ClassVar[int] = TOP
    bottom: ClassVar[int] = BOTTOM
    right: ClassVar[int] = RIGHT

    @cached_property
    def left(self) -> int:
        """Where the drawing begins: right of the longest number on the axis."""
        return 8 + CHARACTER * max(len(number_text(tick)) for tick in self.ticks)

    def x(self, day: datetime.date) -> float:
        """Return the place of a day; equal times are equal distances."""
        first, last = self.days[0], self.days[-1]
        start, end = self.left + _INSET, RIGHT - _INSET
        if first == last:
            return (start + end) / 2
        return round(start + (day - first) / (last - first) * (end - start), 1)

    def y(self, value: Decimal) -> float:
        """Return the height of a value."""
        low, high = self.ticks[0], self.ticks[-1]
        return round(BOTTOM - float((value - low) / (high - low)) * (BOTTOM - TOP), 1)


def scale_for(days: Sequence[datetime.date], values: Iterable[Decimal]) -> Scale:
    """Return a scale that holds zero and all the values, with round numbers on its axis."""
    known = [Decimal(0), *values]
    low, high = min(known), max(known)
    step = _step(high - low)
    ticks = [(low / step).to_integral_value(ROUND_FLOOR) * step]
    while ticks[-1] < high or len(ticks) < 2:
        ticks.append(ticks[-1] + step)
    return Scale(tuple(days), tuple(Decimal(f"{tick:f}") for tick in ticks))


def _step(reach: Decimal) -> Decimal:
    """The smallest round number that divides a reach in few steps."""
    if reach == 0:
        return Decimal(1)
    power = (reach / _MOST_STEPS).adjusted()
    sizes = (Decimal(size).scaleb(power) for size in (1, 2, 5, 10))
    return next(size for size in sizes if size * _MOST_STEPS >= reach)


@dataclass(frozen=True)
class Label:
    """A text at a place; `anchor` is the side of the text that stands there."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    style: str = "val"

    def overlaps(self, other: Label) -> bool:
        """Whether two labels would stand on each other."""
        apart = self.y + _DESCENT <= other.y - _ASCENT or other.y + _DESCENT <= self.y - _ASCENT
        return not apart and self._start < other._end and other._start < self._end

    def covers(self, spots: Spots) -> bool:
        """Whether any of some places lies under the label."""
        start, end, top, bottom = self._start, self._end, self.y - _ASCENT, self.y + _DESCENT
        return any(start <= x <= end and top <= y <= bottom for x, y in spots)

    @property
    def is_inside(self) -> bool:
        """Whether the label stays within the drawing and above its axis."""
        return self._start >= 0 and self._end <= WIDTH and self.y >= _ASCENT and self.y <= BOTTOM

    @property
    def _start(self) -> float:
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self._width

    @property
    def _end(self) -> float:
        return self._start + self._width

    @property
    def _width(self) -> float:
        return len(self.text) * CHARACTER


Choices = Sequence[Label]
"""Places for one label, the best first."""
Spots = Sequence[tuple[float, float]]
"""Places that a label had better leave free."""


def placed(labels: Iterable[Choices], taken: Sequence[Label], drawn: Spots) -> tuple[Label, ...]:
    """Give each label its first free place: clear of all that is drawn, or else of the other labels.

    A label without any free place is left out.
    """
    found: list[Label] = []
    for choices in labels:
        free = [one for one in choices if one.is_inside and not any(map(one.overlaps, [*taken, *found]))]
        clear = [one for one in free if not one.covers(drawn)]
        found.extend([*clear, *free][:1])
    return tuple(found)


def along(corners: Spots, apart: float = 6) -> Iterator[tuple[float, float]]:
    """Yield places along a line, so close together that no label slips between them."""
    yield from corners
    for (x1, y1), (x2, y2) in pairwise(corners):
        steps = int(max(abs(x2 - x1), abs(y2 - y1)) / apart) + 1
        for step in range(1, steps):
            yield x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
