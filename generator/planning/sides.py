"""Sides: periods of which a wording names the start, the end, or both.

Where Dutch leaves room, this is the choice (the other reading stands behind it):

- "voor 1 juli 2025" ends on 30 June, "voor Q3 2025" on 30 June (not: on the day or in
  the quarter itself). "uiterlijk 1 juli 2025" and "tot 1 juli 2025" end on 1 July.
  "na 1 juli 2025" starts on 2 July; "vanaf" and "per" include the moment they name.
- "voor eind 2025" ends with the year (not: before what "eind 2025" begins with).
- "Start Q4 2024" says when it starts (not: the first part of Q4, which is "begin Q4").
- "start 2024 - 2025" starts somewhere in two years; "start 2024 t/m 2025" is a range.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from generator.planning.moments import Events
from generator.planning.period import Period, PlanningKind, Span
from generator.planning.spans import cuts, span

_STARTING = (
    "met ingang van", "met ingang", "miv", "ingaande per", "ingaande", "ingangsdatum",
    "start vanaf", "starten", "gestart", "start", "vanaf", "va", "sinds", "per", "aanvang",
)  # fmt: skip
_STARTED = ("en verder", "ev", "en later", "startend", "gestart", "start")
_ENDING = (
    "afronding", "afgerond", "afronden", "uiterlijk tot", "uiterlijk", "tot uiterlijk",
    "gereed", "klaar", "oplevering", "voor eind van", "voor einde van", "voor eind",
    "voor einde", "tot",
)  # fmt: skip
_ENDED = ("afronding", "afgerond", "afronden", "uiterlijk", "gereed", "klaar")
_ONE_DAY = timedelta(days=1)


def bounds(text: str, events: Events) -> Period | None:
    """Read a plain text that names a start, an end or both."""
    return within(text, events) or _start_and_end(text, events) or _start(text, events) or _end(text, events)


def within(text: str, events: Events) -> Period | None:
    """Read a plain text that names the whole period: "q4 2024", an event."""
    found = span(text, events)
    if found is None:
        return None
    kind = PlanningKind.EVENT if found.event else PlanningKind.WITHIN
    return Period(kind, found.start, found.end, found.precision, event=found.event)


def _start_and_end(text: str, events: Events) -> Period | None:
    """Read both sides: "start q4 2024, afronding q2 2025"."""
    for left, right in cuts(text, " "):
        start = _start(left.rstrip(" ,-"), events)
        end = _end(right.lstrip(" ,-"), events) if start else None
        if start and end:
            return _from_until(start, end)
    return None


def _from_until(start: Period, end: Period) -> Period | None:
    if not (start.start and end.end and start.start <= end.end):
        return None
    precision = start.precision.or_coarser(end.precision)
    return Period(PlanningKind.WITHIN, start.start, end.end, precision)


def _start(text: str, events: Events) -> Period | None:
    kind = PlanningKind.FROM
    if edge := _named(text, _STARTING, _STARTED, events):
        return Period(kind, edge.start, precision=edge.precision, event=edge.event, edge=edge)
    after = _named(text, ("na",), (), events)
    return Period(kind, after.end + _ONE_DAY, None, after.precision) if after else None


def _end(text: str, events: Events) -> Period | None:
    kind = PlanningKind.UNTIL
    if edge := _named(text, _ENDING, _ENDED, events):
        return Period(kind, end=edge.end, precision=edge.precision, event=edge.event, edge=edge)
    before = _named(text, ("voor",), (), events)
    return Period(kind, None, before.start - _ONE_DAY, before.precision) if before else None


def _named(text: str, openings: Iterable[str], closings: Iterable[str], events: Events) -> Span | None:
    """Read the moment that follows an opening word or precedes a closing one."""
    rests = [text[len(word) :].lstrip(" ,-") for word in openings if text.startswith(f"{word} ")]
    rests += [text[: -len(word)].rstrip(" ,-") for word in closings if text.endswith(f" {word}")]
    return next((found for rest in rests if (found := span(rest, events))), None)
