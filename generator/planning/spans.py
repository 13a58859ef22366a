"""Spans: one moment, or several joined into one stretch.

Where Dutch leaves room, this is the choice (the other reading stands behind it):

- "tot" includes the moment after it, as "t/m" does: "Februari 2024 tot juli 2024" ends
  on 31 July (not: on 30 June). One plan needs both: its February to July is a half year
  only inclusively, its August 2024 to February 2025 only exclusively. A record that
  means the other sets its end by hand.
- "Q1/Q2 2025" and "Q1 en Q2 2025" are one stretch from January to June (not: twice).
  That is safe only where the moments touch, so "Q1 en Q3 2025" is refused.
- A moment without a year takes the year after it, so "november t/m februari 2025" is
  refused (not: read as November 2024).
- "Q4 2024/2025" and "Q4 2024-2025" are refused: the last year may belong to the quarter
  or to the range. "Q4 2024 - 2025" and "Q4 2024 t/m 2025" are ranges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from generator.planning.moments import Events, moment
from generator.planning.period import Precision, Span

_RANGES = (" tot ", " - ", "-")
_RANGE_OPENINGS = re.compile("\\A(?:(?:van|vanaf|start) (?=.* tot )|van )")
_LISTS = (re.compile("(?:, | )(?:en|of|&|\\+) |, "), re.compile(" ?/ ?"))


def span(text: str, events: Events) -> Span | None:
    """Read a plain text as a moment, a range or a list of moments that touch."""
    return moment(text, events) or _range(text, events) or _list(text, events)


def cuts(text: str, separator: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and after each occurrence of a separator."""
    parts = text.split(separator)
    for at in range(1, len(parts)):
        yield separator.join(parts[:at]), separator.join(parts[at:])


def _range(text: str, events: Events) -> Span | None:
    if text.startswith("tussen "):
        sides = [(" en ", cut) for cut in cuts(text.removeprefix("tussen "), " en ")]
    else:
        text = _RANGE_OPENINGS.sub("", text, count=1)
        sides = [(by, cut) for by in _RANGES for cut in cuts(text, by)]
    for by, (left, right) in sides:
        if ends := _ends(left, right, events):
            return _joined(*ends, is_tight=by == "-")
    return None


def _ends(left: str, right: str, events: Events) -> tuple[Span, Span] | None:
    last, text = _last(left, right, events)
    first = _first(left, text, events) if last else None
    return (first, last) if first and last else None


def _last(left: str, right: str, events: Events) -> tuple[Span | None, str]:
    """Read the last moment; it may lean on the first word: week 41 t/m 43 2025."""
    if found := moment(right, events):
        return found, right
    head, _, rest = left.partition(" ")
    text = f"{head} {right}" if rest else ""
    return moment(text, events), text


def _first(left: str, right: str, events: Events) -> Span | None:
    """Read a moment that may leave out what follows: 1 t/m 5 september 2025."""
    words = right.split(" ")
    tails = (" ".join(["", *words[at:]]) for at in range(1, len(words)))
    texts = (left, *(left + tail for tail in tails))
    return next((found for text in texts if (found := moment(text, events))), None)


def _joined(first: Span, last: Span, *, is_tight: bool) -> Span | None:
    if last.end < max(first.end, first.start):
        return None
    years = [side.precision is Precision.YEAR for side in (first, last)]
    if is_tight and years == [False, True]:
        return None
    return Span(first.start, last.end, first.precision.or_coarser(last.precision))


def _list(text: str, events: Events) -> Span | None:
    for separator in _LISTS:
        parts = separator.split(text)
        if len(parts) > 1 and (found := _touching(parts, events)):
            return found
    return None


def _touching(parts: list[str], events: Events) -> Span | None:
    """Join moments from the last to the first, for the last names what all share."""
    found, text = _last(parts[0], parts[-1], events)
    following = found
    for part in reversed(parts[:-1]):
        earlier = _first(part, text, events)
        if not (found and following and earlier and _touch(earlier, following)):
            return None
        found = _joined(earlier, found, is_tight=True)
        following = earlier
    return found


def _touch(earlier: Span, later: Span) -> bool:
    """Whether nothing lies between; "begin/medio 2025" has no exact border."""
    if {earlier.precision, later.precision} == {Precision.APPROXIMATE}:
        return earlier.start < later.start
    return earlier.end + timedelta(days=1) == later.start
