"""The nearest wordings that are known, for a wording that is not.

A suggestion repeats what was typed as far as it can: "Kwartaal 3 24" suggests
"Q3 2024", and "31 februari 2025" suggests "28 februari 2025".
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from generator.planning.echo import slots
from generator.planning.spelling import plain

_FORMS: tuple[tuple[str, ...], ...] = (
    (
        "Q{quarter} {year}",
        "q{typed} {year}",
        "q{typed}",
        "kwartaal {typed} {year}",
        "{typed}e kwartaal {year}",
        "derde kwartaal {year}",
    ),
    ("{quarters}",),
    ("eerste helft {year}", "h1 {year}"),
    ("tweede helft {year}", "h2 {year}"),
    ("{year}", "jaar {year}"),
    ("{year}-{later_year}", "{later_year}-{year}"),
    (
        "{month} {year}",
        "{year}-{month_number}",
        "{year}-0{month_number}",
        "{month_number}-{year}",
        "0{month_number}-{year}",
        "{short_month}-{short_year}",  # what a spreadsheet makes of "nov 2024"
    ),
    ("{months}",),
    ("voorjaar {year}", "lente {year}"),
    ("zomer {year}",),
    ("najaar {year}", "herfst {year}"),
    ("winter {year}-{next_year}",),
    ("begin {year}",),
    ("medio {year}", "halverwege {year}"),
    ("eind {year}", "einde {year}"),
    ("schooljaar {year}-{next_year}",),
    ("week {week} {year}", "week {typed} {year}"),
    ("week {weeks} {year}",),
    (
        "{day} {month} {year}",
        "{typed} {month} {year}",
        "{weekday} {day} {month} {year}",
    ),
    ("{days} {month} {year}",),
    (
        "{day}-{month_number}-{year}",
        "{typed}-{month_number}-{year}",
        "{typed}-0{month_number}-{year}",
    ),
    ("doorlopend", "continu", "permanent"),
    ("doorlopend vanaf {year}",),
    ("jaarlijks", "ieder jaar"),
    ("jaarlijks in {month}", "ieder jaar in {month}"),
    ("tweemaal per jaar", "twee keer per jaar", "2x per jaar"),
    ("tweejaarlijks", "om het jaar"),
    ("maandelijks", "elke maand"),
    ("elke acht weken", "om de acht weken"),
    ("elke acht weken vanaf Q{quarter} {year}",),
    ("Start Q{quarter} {year}", "begint in Q{quarter} {year}"),
    ("vanaf {month} {year}",),
    ("met ingang van {day} {month} {year}",),
    ("Q{quarter} {year} (afronding)", "einde Q{quarter} {year}"),
    ("uiterlijk {day} {month} {year}",),
    ("voor {day} {month} {year}",),
    ("Ntb", "nader te bepalen", "ntb {year}"),
    ("N.n.b.", "nog niet bekend"),
    ("N.v.t.", "niet van toepassing"),
)
"""Each suggestion, followed by what people type when they mean it."""


EXAMPLES = tuple(forms[0].format_map(slots("")) for forms in _FORMS)
"""One wording of every form, for documentation and tests."""
FALLBACK = ("Q3 2025", "doorlopend", "Ntb")
"""For a wording that resembles nothing: a moment, and what to write without one."""

_RESEMBLES = 0.6
_NEARLY_AS_GOOD = 0.15


def nearest(wording: str, events: Sequence[str]) -> list[str]:
    """Return the suggestions that resemble a wording, the most similar first."""
    text = plain(wording)
    values = slots(text)
    filled = [[form.format_map(values) for form in forms] for forms in _FORMS]
    filled += [[f"{event} {values['year']}"] for event in events]
    scores = {looks[0]: _likeness(text, looks) for looks in filled}
    least = max(_RESEMBLES, max(scores.values()) - _NEARLY_AS_GOOD)
    return sorted((s for s in scores if scores[s] >= least), key=lambda s: -scores[s])


def _likeness(text: str, looks: Sequence[str]) -> float:
    return max(SequenceMatcher(None, text, plain(look), autojunk=False).ratio() for look in looks)
