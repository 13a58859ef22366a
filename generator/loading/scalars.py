"""Values that YAML reads without a word, but not as the editor meant them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from generator.loading.marks import end_of, place_at, start_of
from generator.problems import Place, Problem, Severity, quoted, short

_COMMENT_WITHOUT_SPACE = re.compile(r"\s+(#[^\s#].*)")
_OPENING, _CLOSING = "“„‘‚«»’´", "”“’‘»«´"
_CURLY = re.compile("[“”„‘’‚«»´]")
_WHAT_IT_DOES = {
    "*": "een verwijzing naar een ander stuk van het bestand",
    "&": "een naam voor een stuk van het bestand",
    "!": "een opdracht aan de computer",
}


def reserved_start(event: yaml.Event, lines: Sequence[str], place: Place) -> Problem | None:
    """Return the problem of a value that begins with *, & or !, which YAML takes for itself."""
    named = getattr(event, "anchor", None) or getattr(event, "tag", None) not in (None, "!", "")
    sign = lines[place.line - 1][place.column - 1 : place.column]
    if sign not in _WHAT_IT_DOES or not (named or sign == "!"):
        return None
    return Problem(
        place,
        f"Deze waarde begint met {sign}. Dat lijkt {_WHAT_IT_DOES[sign]}, en dat kan hier niet.",
        "Is het tekst? Zet die tussen aanhalingstekens.",
    )


def odd_scalar(event: yaml.ScalarEvent, lines: Sequence[str], file: str) -> Problem | None:
    """Return what is odd about a text, if anything."""
    if event.style in ("|", ">"):
        return None
    return _cut_off(event, lines, file) or (
        None if event.style else _dash(event, lines, file) or _curly(event, file)
    )


def _cut_off(event: yaml.ScalarEvent, lines: Sequence[str], file: str) -> Problem | None:
    """A # with a space in front of it ends the text, also in 'Actie #3'."""
    line, column = end_of(event)
    found = _COMMENT_WITHOUT_SPACE.match(lines[line], column) if line < len(lines) else None
    if not found:
        return None
    return Problem(
        Place(file, line + 1, found.start(1) + 1),
        f"Vanaf de # telt deze regel niet mee: {quoted(found.group(1))} komt niet op de site.",
        "Hoort het bij de tekst? Zet de hele tekst tussen aanhalingstekens. "
        "Is het een opmerking? Zet een spatie na de #.",
    )


def _dash(event: yaml.ScalarEvent, lines: Sequence[str], file: str) -> Problem | None:
    """A dash that stands too far to the right is text of the item above it."""
    first, last = start_of(event)[0] + 1, end_of(event)[0]
    for number, line in enumerate(lines[first : last + 1], first):
        if line.lstrip().startswith("- "):
            return Problem(
                Place(file, number + 1, len(line) - len(line.lstrip()) + 1),
                "Dit streepje hoort nu bij de tekst op de regel erboven.",
                "Zet alle streepjes van een lijst recht onder elkaar.",
            )
    return None


def _curly(event: yaml.ScalarEvent, file: str) -> Problem | None:
    """Curly quotation marks around a text are part of the text."""
    text = str(event.value)
    if len(text) < 3 or text[0] not in _OPENING or text[-1] not in _CLOSING or _CURLY.search(text[1:-1]):
        return None
    return Problem(
        place_at(file, start_of(event)),
        "Deze gekrulde aanhalingstekens komen zo op de site.",
        f"Wilt u dat niet? Laat ze weg: {short(text[1:-1])}. "
        f'Wilt u dat wel? Zet er rechte omheen: "{short(text)}".',
        severity=Severity.WARNING,
    )
