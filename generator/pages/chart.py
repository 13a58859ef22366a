"""The chart of one series: where everything stands, decided here and drawn by a template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.dutch import number_text
from generator.progress.indicators import Moment, Point, Series
from generator.rendering.chart import (
    CHARACTER,
    HEIGHT,
    RIGHT,
    Choices,
    Label,
    Scale,
    along,
    placed,
)


@dataclass(frozen=True)
class Dot:
    """One value; a provisional one is hollow."""

    x: float
    y: float
    provisional: bool


@dataclass(frozen=True)
class Level:
    """A horizontal line, with what is written at it: the baseline or a target."""

    value: Decimal
    text: str
    x1: float
    x2: float
    y: float
    style: str


@dataclass(frozen=True)
class Caption:
    """What a chart is called and what it shows, in words."""

    id: str
    title: str
    description: str


@dataclass(frozen=True)
class Chart:
    """Everything that a template draws, from the back to the front."""

    caption: Caption
    scale: Scale
    axis: tuple[Label, ...]
    breaks: tuple[float, ...]
    levels: tuple[Level, ...]
    lines: tuple[tuple[Dot, ...], ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]

    @property
    def grid(self) -> tuple[float, ...]:
        """The heights of the round numbers."""
        return tuple(self.scale.y(tick) for tick in self.scale.ticks)

    @property
    def texts(self) -> tuple[Label, ...]:
        """Everything that is written in the drawing."""
        return (*self.axis, *self.labels)


def draw(series: Series, scale: Scale, targets: Sequence[tuple[str, Decimal]], caption: Caption) -> Chart:
    """Return the chart of a series with at least one number; a target is a label and a value."""
    breaks = tuple(_breaks(series, scale))
    levels = (*_baseline(series, scale, breaks), *(_target(scale, text, value) for text, value in targets))
    runs = tuple(tuple(_dot(point, scale) for point in run) for run in series.runs)
    axis = (*_tick_labels(scale), *_moment_labels(series, scale))
    return Chart(
        caption=caption,
        scale=scale,
        axis=axis,
        breaks=breaks,
        levels=levels,
        lines=tuple(run for run in runs if len(run) > 1),
        dots=tuple(dot for run in runs for dot in run),
        labels=placed(_label_choices(series, scale, levels, breaks), axis, _drawn(runs)),
    )


def _dot(point: Point, scale: Scale) -> Dot:
    return Dot(scale.x(point.moment.start), scale.y(_number(point)), point.is_provisional)


def _number(point: Point) -> Decimal:
    assert point.number is not None
    return point.number


def _drawn(runs: Iterable[Sequence[Dot]]) -> list[tuple[float, float]]:
    return [spot for run in runs for spot in along([(dot.x, dot.y) for dot in run])]


def _breaks(series: Series, scale: Scale) -> Iterator[float]:
    """The places of the breaks: half-way between the periods before and after each."""
    for before, after in pairwise(series.points):
        if after.break_before:
            yield round((scale.x(before.moment.start) + scale.x(after.moment.start)) / 2, 1)


def _baseline(series: Series, scale: Scale, breaks: Sequence[float]) -> Iterator[Level]:
    """The line of the baseline, as far as other values compare with it."""
    point = series.baseline
    if point and point.number is not None:
        here = scale.x(point.moment.start)
        left = max((place for place in breaks if place < here), default=scale.left)
        right = min((place for place in breaks if place > here), default=RIGHT)
        text = f"nulmeting {number_text(point.number)}"
        yield Level(point.number, text, left, right, scale.y(point.number), "target baseline")


def _target(scale: Scale, text: str, value: Decimal) -> Level:
    return Level(value, text, scale.left, RIGHT, scale.y(value), "target")


def _tick_labels(scale: Scale) -> Iterator[Label]:
    for tick in scale.ticks:
        yield Label(scale.left - 6, scale.y(tick) + 4, number_text(tick), "end", "tick")


def _moment_labels(series: Series, scale: Scale) -> tuple[Label, ...]:
    """The names of the first and last period, and of the middle one where there is room."""
    moments = [point.moment for point in series.points]
    if len(moments) == 1:
        return (_moment_label(scale, moments[0], "middle"),)
    ends = [_moment_label(scale, moments[0], "start"), _moment_label(scale, moments[-1], "end")]
    middle = _moment_label(scale, moments[len(moments) // 2], "middle")
    return (*ends,) if any(map(middle.overlaps, ends)) else (ends[0], middle, ends[1])


def _moment_label(scale: Scale, moment: Moment, anchor: str) -> Label:
    place = {"start": scale.left, "middle": scale.x(moment.start), "end": RIGHT}[anchor]
    return Label(place, HEIGHT - 8, moment.label.removeprefix("schooljaar "), anchor, "tick")


def _label_choices(
    series: Series, scale: Scale, levels: Sequence[Level], breaks: Sequence[float]
) -> Iterator[Choices]:
    """Yield the labels, those that matter most first."""
    for level in levels:
        yield _level_choices(level, series)
    for place in breaks:
        yield [Label(place, 12, "breuk", anchor, "tick") for anchor in ("middle", "end", "start")]
    for point in _told(series):
        yield _point_choices(point, series, scale)


def _level_choices(level: Level, series: Series) -> Choices:
    """A baseline is named at its left and a target at its right, away from most of the values."""
    at_left = "baseline" in level.style
    near, far = (level.x1 + 2, "start"), (level.x2, "end")
    below = sum(_number(point) > level.value for point in series.numbered) * 2 > len(series.numbered)
    heights = [level.y + 15, level.y - 5] if below else [level.y - 5, level.y + 15]
    sides = [near, far] if at_left else [far, near]
    return [Label(x, y, level.text, anchor, "level") for x, anchor in sides for y in heights]


def _told(series: Series) -> list[Point]:
    """The points with their value beside them: last, first, highest and lowest; not the baseline again."""
    points = series.numbered
    told = [points[-1], points[0], max(points, key=_number), min(points, key=_number)]
    unique = {point.moment: point for point in told}.values()
    return [point for point in unique if point != series.baseline]


def _point_choices(point: Point, series: Series, scale: Scale) -> Choices:
    """A value stands on the side of its dot where the line does not go."""
    x, y = scale.x(point.moment.start), scale.y(_number(point))
    place = series.numbered.index(point)
    neighbours = [_number(one) for one in series.numbered[max(0, place - 1) : place + 2] if one != point]
    is_low = bool(neighbours) and _number(point) < sum(neighbours) / len(neighbours)
    heights = [y + 19, y - 9] if is_low else [y - 9, y + 19]
    edges = [(scale.left + 2, "start"), (RIGHT, "end")]
    near = [(edge, anchor) for edge, anchor in edges if abs(edge - x) < 2 * CHARACTER]
    return [
        Label(place, height, number_text(_number(point)), anchor)
        for place, anchor in [*near, (x, "middle")]
        for height in heights
    ]
