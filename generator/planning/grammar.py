"""From Dutch plan language to a period: the rules, in the order they are tried.

The language is built in layers, and each layer documents the choices that it makes:
`moments` (one quarter, day, season), `spans` (ranges and lists of moments), `sides`
(start only, end only), `recurrences` (how often), and here what they mean together.

- "doorlopend" and "jaarlijks" may carry bounds, on either side: "jaarlijks vanaf 2024".
- "jaarlijks in oktober" has no start and no end, but its recurrence has a month.
- "jaarlijks in Q4 2024" is refused: what comes back every year does not fit in it.
- Ntb (someone decides later), N.n.b. (not known) and N.v.t. are three answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from generator.planning.moments import Events
from generator.planning.nearest import FALLBACK, nearest
from generator.planning.period import (
    NamedEvent,
    Period,
    PlanningKind,
    Recurrence,
    UnknownWording,
)
from generator.planning.recurrences import VAGUE, frequency, months_named
from generator.planning.sides import bounds, within
from generator.planning.spans import cuts
from generator.planning.spelling import is_blank, plain

LONGEST_WORDING = 200
"""A wording has no more characters than this; what is longer is a text."""

_WITHOUT_DATE = {
    PlanningKind.TO_BE_DETERMINED: (
        "ntb", "nader te bepalen", "nog te bepalen", "nog nader te bepalen", "tbd",
        "nog te plannen", "nader te plannen", "pm", "pro memorie",
    ),
    PlanningKind.NOT_YET_KNOWN: (
        "nnb", "nog niet bekend", "nnbk", "onbekend", "nog onbekend", "niet bekend",
    ),
    PlanningKind.NOT_APPLICABLE: ("nvt", "niet van toepassing"),
}  # fmt: skip
_CONTINUOUS = (
    "doorlopend", "doorlopende", "doorlopend proces", "continu", "permanent", "altijd",
    "structureel", "lopend", "lopende", "loopt door", "voortdurend", "hele jaar",
    "hele jaar door", "jaarrond", "planperiode", "hele planperiode",
    "gehele planperiode", "hele looptijd", "gehele looptijd", "onbepaalde tijd",
    "voor onbepaalde tijd",
)  # fmt: skip
_THROUGHOUT = "gedurende "
_EACH = ("elke ", "elk ", "iedere ", "ieder ")


def parse_wording(wording: str | None, events: Sequence[NamedEvent] = ()) -> Period | UnknownWording:
    """Return what a wording of a plan means, or the nearest wordings that are known."""
    return _parsed(wording, tuple(events))


# Plans say the same again and again, and checks, pages and lists each ask. Measured in a country of a hundred
# partnerships: a quarter of the waiting for a preview, a twentieth of a build after a small change.
@lru_cache(maxsize=10_000)
def _parsed(wording: str | None, events: tuple[NamedEvent, ...]) -> Period | UnknownWording:
    if wording is None or is_blank(wording):
        return Period(PlanningKind.ABSENT)
    if len(wording) > LONGEST_WORDING:
        return UnknownWording(wording, FALLBACK)
    named = {plain(event.name): event for event in events}
    if found := _period(plain(wording), named):
        return found
    similar = nearest(wording, [event.name for event in events])
    known = (text for text in similar if _period(plain(text), named))
    return UnknownWording(wording, tuple(islice(known, 3)) or FALLBACK)


def _period(text: str, events: Events) -> Period | None:
    return (
        _without_date(text) or bounds(text, events) or _continuous(text, events) or _recurring(text, events)
    )


def _without_date(text: str) -> Period | None:
    kinds = (kind for kind, words in _WITHOUT_DATE.items() if text in words)
    return next((Period(kind) for kind in kinds), None)


def _continuous(text: str, events: Events) -> Period | None:
    rest = text.removeprefix(_THROUGHOUT)
    found = within(rest, events) if rest != text else None
    if found is None:
        rests = (other for words, other in _halves(rest) if words in _CONTINUOUS)
        found = next(filter(None, (_optional(rest, events) for rest in rests)), None)
    return found and replace(found, kind=PlanningKind.CONTINUOUS)


def _optional(text: str, events: Events) -> Period | None:
    """Read bounds that may be left out, also by saying that there are none."""
    if not text or text in _CONTINUOUS:
        return Period(PlanningKind.CONTINUOUS)
    return bounds(text, events)


def _recurring(text: str, events: Events) -> Period | None:
    for words, other in _halves(text):
        often = frequency(words)
        if often or words in VAGUE:
            found = _when(other, often, events)
            if found:
                return found
    each = next((word for word in _EACH if text.startswith(word)), None)
    if each and months_named(text.removeprefix(each)):  # elk najaar
        return _recurring(f"jaarlijks {text.removeprefix(each)}", events)
    return None


def _when(text: str, often: Recurrence | None, events: Events) -> Period | None:
    """Read what stands beside a frequency: an event, bounds, months, or the last two."""
    if text and (event := events.get(text.removeprefix("tijdens "))):
        return Period(PlanningKind.RECURRING, recurrence=often, event=event.name)
    if found := _optional(text, events):
        return _recurring_in(found, often)
    for words, other in _halves(text) if often else ():
        months = months_named(words)
        found = _optional(other, events) if months else None
        # One October is no recurrence: "jaarlijks in oktober" needs more years than one.
        if found and often and (found.days is None or found.days >= 2 * often.cycle_days):
            return _recurring_in(found, replace(often, months=months))
    return None


def _recurring_in(period: Period, often: Recurrence | None) -> Period | None:
    """Return the period with its recurrence, unless not one whole cycle fits in it."""
    if often and period.days and period.days < often.cycle_days:
        return None
    return replace(period, kind=PlanningKind.RECURRING, recurrence=often)


def _halves(text: str) -> list[tuple[str, str]]:
    """Return every way to say one thing in front and another behind, both ways round.

    The whole text comes first, with nothing beside it.
    """
    pairs = [(left.rstrip(" ,-"), right.lstrip(" ,-")) for left, right in cuts(text, " ")]
    return [(text, ""), *(pair for left, right in pairs for pair in ((left, right), (right, left)))]
