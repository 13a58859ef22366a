"""How often: "jaarlijks", "tweemaal per jaar", "elke acht weken", "om de week".

Where Dutch leaves room, this is the choice (the other reading stands behind it):

- "tweejaarlijks", "tweemaandelijks" and "tweewekelijks" are once in two years, months
  or weeks (not: twice a year, a month or a week).
- "halfjaarlijks" is once in six months (not: something that lasts half a year).
- "om de week" and "om het jaar" are once in two, "om de acht weken" once in eight
  (not: in nine).
"""

from __future__ import annotations

import re

from generator.planning.moments import Found
from generator.planning.period import Precision, Recurrence, Unit
from generator.planning.spans import span
from generator.planning.vocabulary import ADVERBS, UNITS, number, shape

VAGUE = (
    "periodiek", "regelmatig", "terugkerend", "periodiek terugkerend",
    "op gezette tijden", "meermaals per jaar", "meerdere keren per jaar",
)  # fmt: skip
"""It comes back, but the wording does not say how often."""

_ABOUT = "(?:(?:circa|ca|ongeveer|minimaal|minstens|tenminste|maximaal) )?"
_ADVERB = shape("(?:{number}-?)?{adverb}(?: terugkerend)?")
_EVERY = shape("(?:elke|elk|iedere|ieder|per|om) (?:{number} )?{unit}")
_EVERY_OTHER = shape("om (?:andere )?{unit}")
_TIMES = shape(_ABOUT + "(?:{times} ?(?:keer|maal|x)|eens) (?:per|in) (?:{number} )?{unit}")
_ANY_YEAR = 2023
_OF_EVERY_YEAR = (
    Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.HALF_YEAR,
)  # fmt: skip
_AND = re.compile(" en |, ")


def frequency(text: str) -> Recurrence | None:
    """Read a plain text that says how often, and nothing else."""
    if match := _ADVERB.fullmatch(text):
        return _recurrence(match.groupdict(), ADVERBS[match["adverb"]])
    if match := _EVERY_OTHER.fullmatch(text):
        return _recurrence({"number": "2"}, UNITS[match["unit"]])
    if match := _EVERY.fullmatch(text) or _TIMES.fullmatch(text):
        return _recurrence(match.groupdict(), UNITS[match["unit"]])
    return None


def _recurrence(found: Found, cycle: tuple[int, Unit]) -> Recurrence:
    count, unit = cycle
    every = count * number(found.get("number") or "1")
    return Recurrence(number(found.get("times") or "1"), every, unit)


def months_named(text: str) -> tuple[int, ...]:
    """Return the months of a text without a year: "in voorjaar en najaar", "q4"."""
    spans = [span(f"{part} {_ANY_YEAR}", {}) for part in _AND.split(text)]
    months: list[int] = []
    for found in spans:
        if found is None or found.precision not in _OF_EVERY_YEAR:
            return ()
        count = (found.end.year - found.start.year) * 12 + found.end.month
        months += [n % 12 + 1 for n in range(found.start.month - 1, count)]
    return tuple(months)
