"""What an editor needs to hear when the YAML parser gives up.

The parser says what it expected next; an editor wants to know which line to mend and how.
Each clue looks at the lines around the spot and recognises one mistake. The first clue
that does, speaks; the parser's own words, in Dutch, are for when none of them does.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from generator.loading.clues_to_layout import LAYOUT_CLUES
from generator.loading.failure import Failure
from generator.loading.marks import Spot, end_of, start_of
from generator.loading.parser_words import QUOTE_IT, in_dutch
from generator.problems import Problem, short

Clue = Callable[[Failure], Problem | None]


def why_unreadable(failure: Failure) -> Problem:
    """Return the most helpful thing to say about a file that could not be read to its end."""
    found = next(filter(None, (clue(failure) for clue in CLUES)), None)
    spot = failure.began if "simple key" in failure.said else None
    return found or failure.problem(*in_dutch(failure.said), spot)


def unclosed_quote(failure: Failure) -> Problem | None:
    """A text that begins with a quotation mark and has none at its end."""
    if failure.began and "end of stream" in failure.said and "quoted scalar" in failure.said:
        return _unclosed(failure, failure.began)
    last = failure.quoted_text
    if last and start_of(last)[0] < end_of(last)[0] == failure.spot[0]:
        return _unclosed(failure, start_of(last))
    return None


def _unclosed(failure: Failure, spot: Spot) -> Problem:
    text = failure.lines[spot[0]][spot[1] :]
    if re.match(r"'[A-Za-z]\b", text):
        message = "Deze tekst begint met een apostrof; die telt als aanhalingsteken."
        return failure.problem(
            message, f'Zet de tekst tussen dubbele aanhalingstekens: "{short(text)}".', spot
        )
    advice = f"Zet ook een {text[:1]} aan het eind van de tekst."
    return failure.problem("Dit aanhalingsteken wordt niet gesloten.", advice, spot)


def unclosed_bracket(failure: Failure) -> Problem | None:
    """A [ or { without its counterpart."""
    spot = _bracket(failure)
    if spot is None:
        return None
    line, column = spot
    sign = failure.lines[line][column]
    closing = "]" if sign == "[" else "}"
    text = f"Hoort {sign} bij een tekst? Zet die dan tussen aanhalingstekens."
    if line == failure.spot[0] and closing in failure.here[failure.spot[1] :]:
        message = f"Tussen {sign} en {closing} ontbreekt hier een komma, of er staat een teken te veel."
        return failure.problem(message, text)
    return failure.problem(
        f"De {sign} wordt niet gesloten.", f"Sluit af met {closing}. {text}", (line, column)
    )


def _bracket(failure: Failure) -> Spot | None:
    """Return where the bracket stands that is still open, if it is what the parser stumbled over."""
    if failure.open and re.search("flow|',' or", failure.said):
        return start_of(failure.open[-1])
    if failure.began and "simple key" in failure.said:
        line, column = failure.began
        return failure.began if failure.lines[line][column : column + 1] in ("[", "{") else None
    return None


def text_after_quote(failure: Failure) -> Problem | None:
    """A quotation mark that closes the text too early."""
    last = failure.quoted_text
    if not last or end_of(last)[0] != failure.spot[0]:
        return None
    line, column = end_of(last)
    other = "dubbele aanhalingstekens" if last.style == "'" else "enkele aanhalingstekens"
    return failure.problem(
        "Na dit aanhalingsteken is de tekst afgelopen, maar de regel gaat verder.",
        f"Zet de hele tekst tussen {other}, of haal de aanhalingstekens weg.",
        (line, column - 1),
    )


def text_after_bracket(failure: Failure) -> Problem | None:
    """A text that begins with [ or {."""
    if not isinstance(failure.last, yaml.CollectionEndEvent):
        return None
    line, column = end_of(failure.last)
    sign = failure.here[column - 1 : column] if column else ""
    if line != failure.spot[0] or sign not in ("]", "}"):
        return None
    advice = f"Hoort {sign} bij een tekst? Zet de hele tekst dan tussen aanhalingstekens."
    return failure.problem(f"Na de {sign} gaat deze regel verder.", advice)


def wrong_start(failure: Failure) -> Problem | None:
    """A value that begins with a sign that YAML takes for itself."""
    if not re.search("any token|node content|mapping keys|alias|anchor|tag|block scalar", failure.said):
        return None
    scanning = re.search("alias|anchor|tag|block scalar", failure.said)
    line, column = failure.began if failure.began and scanning else failure.spot
    sign = failure.lines[line][column : column + 1]
    if not sign.strip():
        return None
    if sign in "|>":
        advice = f"Zet de tekst ingesprongen op de volgende regels. Hoort {sign} bij de tekst? "
        message = f"Achter {sign} kan geen tekst staan."
        return failure.problem(message, f"{advice}Zet die tussen aanhalingstekens.", (line, column))
    return failure.problem(f"Een waarde kan niet met {sign} beginnen.", QUOTE_IT, (line, column))


CLUES: tuple[Clue, ...] = (
    unclosed_quote,
    unclosed_bracket,
    text_after_quote,
    text_after_bracket,
    *LAYOUT_CLUES,
    wrong_start,
)
