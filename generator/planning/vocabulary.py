"""The words and numbers that moments and recurrences are built from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.planning.period import Unit

MONTH_NAMES = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
    "september", "oktober", "november", "december",
)  # fmt: skip
MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "febr": 2, "feb": 2, "maart": 3, "mrt": 3,
    "april": 4, "apr": 4, "mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7,
    "augustus": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10,
    "okt": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS = (
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
)  # fmt: skip
SEASONS = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9}
"""First month of each season, as meteorologists count; winter spans two years."""
ORDINALS = {
    "eerste": 1, "1e": 1, "1ste": 1, "tweede": 2, "2e": 2, "2de": 2,
    "derde": 3, "3e": 3, "3de": 3, "vierde": 4, "4e": 4, "4de": 4,
}  # fmt: skip
NUMBERS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12,
}  # fmt: skip
UNITS = {
    "dag": (1, Unit.DAY), "dagen": (1, Unit.DAY),
    "week": (1, Unit.WEEK), "weken": (1, Unit.WEEK),
    "maand": (1, Unit.MONTH), "maanden": (1, Unit.MONTH),
    "kwartaal": (1, Unit.QUARTER), "kwartalen": (1, Unit.QUARTER),
    "halfjaar": (6, Unit.MONTH), "jaar": (1, Unit.YEAR), "jaren": (1, Unit.YEAR),
}  # fmt: skip
"""The cycles of "elke acht weken": how many of which unit."""
ADVERBS = {
    "dagelijks": (1, Unit.DAY), "wekelijks": (1, Unit.WEEK),
    "maandelijks": (1, Unit.MONTH), "kwartaallijks": (1, Unit.QUARTER),
    "halfjaarlijks": (6, Unit.MONTH), "jaarlijks": (1, Unit.YEAR),
}  # fmt: skip


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches one of the words."""
    return f"(?:{'|'.join(words)})"


GLUE = "(?: ?[-/,] ?| van | in | )"
"""What may stand between a moment and its year: Q3 2024, Q3-2024, Q3 van 2024."""
YEAR_GLUE = "(?:[-/ ]|, )"
"""What may stand after a year in front: "2024 - juli" may be the stump of a range."""

_SLOTS = {
    "year": "(?:199[0-9]|20[0-9][0-9])",
    "next": "(?:20)?[0-9][0-9]",
    "month": any_of(MONTHS),
    "month_number": "[01]?[0-9]",
    "day": "[0-3]?[0-9]",
    "weekday": any_of(WEEKDAYS),
    "week": "[0-5]?[0-9]",
    "quarter": "[1-4]",
    "half": "[12]",
    "ordinal": any_of([*ORDINALS, "laatste"]),
    "season": any_of(SEASONS),
    "part": "(?:begin|medio|midden|halverwege|einde|eind)",
    "number": any_of([*NUMBERS, "[1-9][0-9]?"]),
    "times": any_of([*NUMBERS, "[1-9][0-9]?"]),
    "adverb": any_of(ADVERBS),
    "unit": any_of(UNITS),
}


def shape(template: str) -> re.Pattern[str]:
    """Compile a template: {slot} is a named word or number; ~ glues a year, ^ what follows it."""
    pattern = re.sub(r"\{(\w+)\}", lambda slot: f"(?P<{slot[1]}>{_SLOTS[slot[1]]})", template)
    return re.compile(pattern.replace("~", GLUE).replace("^", YEAR_GLUE), re.ASCII)


def number(word: str) -> int:
    """Return the value of a number in words or digits."""
    return NUMBERS.get(word) or int(word)
