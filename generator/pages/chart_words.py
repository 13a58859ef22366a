"""What a chart shows, said in words: for who does not see it, and to check it against the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.dutch import list_text, number_text
from generator.model.monitoring import Target
from generator.pages.chart import Caption
from generator.progress.indicators import Point, Series
from generator.progress.verdicts import target_text


def caption_of(series: Series, name: str, targets: Sequence[Target]) -> Caption:
    """Return the title and description of a chart of the area with this name."""
    indicator = series.indicator
    return Caption(
        id=f"grafiek-{indicator.id}-{series.area}",
        title=f"{indicator.title}: {name}, {_period(series.points)}",
        description=" ".join(_sentences(series, targets)),
    )


def course_of(series: Series) -> str:
    """Return the first and last value of the newest stretch: what lies before a break does not compare."""
    points = _numbered(series.stretches[-1]) or series.numbered[-1:]
    first, last = (f"{_value(point)} in {point.moment.label}" for point in (points[0], points[-1]))
    return f"{first}." if first == last else f"Van {first} naar {last}."


def _sentences(series: Series, targets: Sequence[Target]) -> Iterator[str]:
    yield f"Eenheid: {series.indicator.unit}."
    stretches = [stretch for stretch in series.stretches if _numbered(stretch)]
    for stretch in stretches:
        prefix = f"Periode {_period(stretch)}. " if len(stretches) > 1 else ""
        yield prefix + _extremes(_numbered(stretch))
    for point in series.points:
        if point.break_before:
            yield f"Breuk in de reeks vanaf {point.moment.label}."
    yield from _exceptions(series)
    if series.baseline and series.baseline.number is not None:
        yield f"Nulmeting: {_value(series.baseline)} in {series.baseline.moment.label}."
    for target in targets:
        yield f"Doel voor {target.period}: {target_text(series.indicator, target)}."


def _extremes(points: Sequence[Point]) -> str:
    first, last = points[0], points[-1]
    if len(points) == 1:
        return f"{_value(first)} in {first.moment.label}."
    numbers = [point.number for point in points if point.number is not None]
    highest = [point for point in points if point.number == max(numbers)]
    lowest = [point for point in points if point.number == min(numbers)]
    told = (("Eerste", [first]), ("Laatste", [last]), ("Hoogste", highest), ("Laagste", lowest))
    return " ".join(f"{name}: {_value(found[0])} in {_labels(found)}." for name, found in told)


def _exceptions(series: Series) -> Iterator[str]:
    provisional = [point for point in series.numbered if point.is_provisional]
    absent = [point for point in series.points if point.number is None]
    if provisional:
        yield f"Voorlopig: {_labels(provisional)}."
    if absent:
        yield f"Zonder cijfer: {_labels(absent)}."


def _numbered(points: Iterable[Point]) -> list[Point]:
    return [point for point in points if point.number is not None]


def _value(point: Point) -> str:
    return number_text(point.number) if point.number is not None else ""


def _labels(points: Iterable[Point]) -> str:
    return list_text([point.moment.label for point in points])


def _period(points: Sequence[Point]) -> str:
    first, last = points[0].moment.label, points[-1].moment.label
    return first if first == last else f"{first} tot en met {last}"
