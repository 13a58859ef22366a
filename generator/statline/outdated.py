"""The texts of an indicator that name a year at which its figures began or ended, when that is no longer so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.loading.nodes import Path
from generator.loading.reading import read_tree
from generator.model.monitoring import Indicator
from generator.model.texts import texts_of
from generator.progress.indicators import Moment, moment_of
from generator.statline.changes import VALUES, Change

_METHOD = "methode"
# What the program reads, not people; of other groups only the periods.
_NO_TEXTS = (VALUES, "statline", "nulmeting")
_PERIOD = "periode"


@dataclass(frozen=True)
class OutdatedText:
    """A text that an editor has to look at again."""

    field: str
    line: int
    """Where it names the first of the years; where it begins when it names none."""
    years: tuple[str, ...]
    """The years that it names; the method is looked at without any, for it tells what is still to come."""


def outdated_texts(indicator: Indicator, changes: Sequence[Change], text: str) -> list[OutdatedText]:
    """Return the texts to look at again once the changes are there, with their lines in a text of the file."""
    years = _overtaken_years(indicator, changes)
    tree, _ = read_tree("", text.encode())
    if not years or tree is None:
        return []
    lines = text.splitlines()
    found: list[OutdatedText] = []
    for one in texts_of(indicator):
        named = tuple(year for year in years if _names(one.text, (year,)))
        if one.path[0] in _NO_TEXTS or one.path[-1] == _PERIOD or not (named or one.path == (_METHOD,)):
            continue
        start = tree.value_places[one.path].line
        # A folded text begins at its sign, a line or more above the year.
        line = next((at for at in range(start, len(lines) + 1) if _names(lines[at - 1], named)), start)
        found.append(OutdatedText(_field(one.path), line, named))
    return sorted(found, key=lambda one: one.line)


def _overtaken_years(indicator: Indicator, changes: Sequence[Change]) -> tuple[str, ...]:
    """Return the first and the last year with a figure, of all areas and of each, that no longer are that."""
    old = [
        (one.area, moment)
        for one in indicator.values
        if one.value is not None and (moment := moment_of(one.period))
    ]
    new = [(one.area, one.moment) for one in changes if one.new.value is not None]
    years = set(_overtaken([moment for _, moment in old], [moment for _, moment in new]))
    for area in {area for area, _ in new}:
        years |= set(
            _overtaken(
                [one for other, one in old if other == area], [one for other, one in new if other == area]
            )
        )
    return tuple(sorted(years))


def _overtaken(old: Sequence[Moment], new: Sequence[Moment]) -> Iterator[str]:
    if old and new and min(new) < min(old):
        yield str(min(old).start.year)
    if old and new and max(new) > max(old):
        yield str(max(old).end.year)


def _names(text: str, years: Sequence[str]) -> bool:
    return any(re.search(rf"(?<![\w.,]){year}(?!\w|[.,]\d)", text) for year in years)


def _field(path: Path) -> str:
    return ", ".join(key for key in path if isinstance(key, str))
