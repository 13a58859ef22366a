"""What an editor needs to hear when the YAML parser gives up.

The parser says what it expected next; an editor wants to know which line to mend and how.
Each clue below looks at the lines around the spot and recognises one mistake.
The first clue that does, speaks; `parser_words` speaks when none of them does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import yaml

from generator.loading.parser_words import in_dutch
from generator.problems import Place, Problem, quoted, short

_FIELD = re.compile(r"(?P<indent> *(?:- +)*)(?P<name>[\w-]+) *:(?: +(?P<value>\S.*))?$")
_NO_SPACE = re.compile(r"(?P<start> *(?:- +)*(?P<name>[A-Za-z_]+):)(?P<value>[^\s/:].*)$")
_NO_COLON = re.compile(r"(?P<start> *(?:- +)*(?P<name>[a-z_]+))(?: +(?P<value>[^\s:].*))?$")
_CURLY = "“”„‘’‚«»´"


@dataclass(frozen=True)
class Failure:
    """A file that could not be read to its end: where that was, what the parser said, and what it saw last."""

    file: str
    lines: Sequence[str]
    said: str
    line: int
    """The line where the parser gave up, from 0; never past the last one with something on it."""
    column: int
    began: tuple[int, int] | None
    """Line and column, from 0, of the thing that the parser was reading."""
    last: yaml.Event | None
    open: Sequence[yaml.Event]

    @classmethod
    def of(cls, file: str, text: str, error: yaml.YAMLError, last: yaml.Event | None,
           still_open: Sequence[yaml.Event]) -> Failure:
        """Return what an error of the parser says about a text."""
        lines = text.rstrip("\n ").split("\n")
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        context = getattr(error, "context_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        if line >= len(lines):  # the parser points past the end: show the end of the last line
            line, column = len(lines) - 1, len(lines[-1])
        said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
        return cls(file, lines, said, line, column, (context.line, context.column) if context else None, last, tuple(still_open))

    @property
    def here(self) -> str:
        """The line where the parser gave up."""
        return self.lines[self.line]

    @property
    def above(self) -> int | None:
        """The number of the nearest line above with more than a comment on it."""
        numbers = range(self.line - 1, -1, -1)
        return next((n for n in numbers if self.lines[n].strip() and not self.lines[n].lstrip().startswith("#")), None)

    def problem(self, message: str, allowed: str = "", line: int | None = None, column: int | None = None) -> Problem:
        """Return a problem at a line and a column from 0; without them at the spot where the parser gave up."""
        line = self.line if line is None else line
        column = self.column if column is None else column
        return Problem(Place(self.file, line + 1, column + 1), message, allowed)


Clue = Callable[[Failure], Problem | None]


def why_unreadable(failure: Failure) -> Problem:
    """Return the most helpful thing to say about a file that could not be read to its end."""
    found = next(filter(None, (clue(failure) for clue in CLUES)), None)
    return found or failure.problem(*in_dutch(failure.said))


def unclosed_quote(failure: Failure) -> Problem | None:
    """A text that begins with a quotation mark and has none at its end."""
    if failure.began and "end of stream" in failure.said and "quoted scalar" in failure.said:
        return _unclosed(failure, *failure.began)
    last = failure.last
    if isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"') and last.start_mark.line < last.end_mark.line:
        if last.end_mark.line == failure.line:
            return _unclosed(failure, last.start_mark.line, last.start_mark.column)
    return None


def _unclosed(failure: Failure, line: int, column: int) -> Problem:
    text = failure.lines[line][column:]
    if re.match(r"'[A-Za-z]\b", text):
        return failure.problem("Deze tekst begint met een apostrof; die telt als aanhalingsteken.",
                               f'Zet de tekst tussen dubbele aanhalingstekens: "{short(text)}".', line, column)
    return failure.problem("Dit aanhalingsteken wordt niet gesloten.",
                           f"Zet ook een {text[:1]} aan het eind van de tekst.", line, column)


def text_after_quote(failure: Failure) -> Problem | None:
    """A quotation mark that closes the text too early."""
    last = failure.last
    if not isinstance(last, yaml.ScalarEvent) or last.style not in ("'", '"') or last.end_mark.line != failure.line:
        return None
    other = "dubbele aanhalingstekens" if last.style == "'" else "enkele aanhalingstekens"
    return failure.problem("Na dit aanhalingsteken is de tekst afgelopen, maar de regel gaat verder.",
                           f"Zet de hele tekst tussen {other}, of haal de aanhalingstekens weg.", last.end_mark.line,
                           last.end_mark.column - 1)


def unclosed_bracket(failure: Failure) -> Problem | None:
    """A [ or { without its counterpart."""
    if not failure.open or not re.search("flow|',' or", failure.said):
        return None
    mark = failure.open[-1].start_mark
    sign = failure.lines[mark.line][mark.column]
    closing = "]" if sign == "[" else "}"
    if mark.line == failure.line and closing in failure.here[failure.column :]:
        return failure.problem(f"Tussen {sign} en {closing} ontbreekt hier een komma, of er staat een teken te veel.",
                               f"Hoort {sign} bij een tekst? Zet die dan tussen aanhalingstekens.")
    return failure.problem(f"De {sign} wordt niet gesloten.",
                           f"Sluit af met {closing}. Hoort {sign} bij een tekst? Zet die dan tussen aanhalingstekens.", mark.line, mark.column)


def text_after_bracket(failure: Failure) -> Problem | None:
    """A text that begins with [ or {."""
    last = failure.last
    if not isinstance(last, yaml.CollectionEndEvent) or last.end_mark.line != failure.line:
        return None
    sign = failure.here[last.end_mark.column - 1 : last.end_mark.column]
    if sign not in ("]", "}"):
        return None
    return failure.problem(f"Na de {sign} gaat deze regel verder.",
                           f"Hoort {sign} bij een tekst? Zet de hele tekst dan tussen aanhalingstekens.")


def no_space_after_colon(failure: Failure) -> Problem | None:
    """'titel:Een titel' is one word to YAML."""
    for number in _suspects(failure):
        found = _NO_SPACE.match(failure.lines[number])
        if found:
            return failure.problem("Na de dubbele punt ontbreekt een spatie.",
                                   f"Schrijf: {found['name']}: {short(found['value'])}.", number, found.end("start") - 1)
    return None


def no_colon(failure: Failure) -> Problem | None:
    """'titel Een titel' has no colon."""
    for number in _suspects(failure):
        found = _NO_COLON.match(failure.lines[number])
        if found and not _continues_text(failure, number):
            value = f" {short(found['value'])}" if found["value"] else ""
            return failure.problem(
                "Op deze regel ontbreekt een dubbele punt.",
                f"Is dit een veld? Schrijf: {found['name']}:{value}. "
                "Hoort dit bij de tekst erboven? Laat de regel dan verder inspringen.",
                number, found.end("start"))
    return None


def _suspects(failure: Failure) -> list[int]:
    """Return the lines that may lack a colon or a space: where reading began, here, and the one above."""
    if not re.search("mapping values|expected ':'", failure.said):
        return []
    above = failure.above
    return [failure.began[0]] if failure.began else [] if above is None else [above]


def _continues_text(failure: Failure, number: int) -> bool:
    line = failure.lines[number]
    before = failure.lines[number - 1] if number else ""
    return bool(before.strip()) and _indent(line) > _indent(before) and not before.rstrip().endswith(":")


def indented_too_far(failure: Failure) -> Problem | None:
    """A field that stands to the right of the field above it, which has a value already."""
    if "mapping values" not in failure.said or failure.above is None:
        return None
    here, above = _FIELD.match(failure.here), _FIELD.match(failure.lines[failure.above])
    if not here or not above or not above["value"] or failure.column != here.end("name"):
        return None
    return failure.problem("Deze regel springt te ver in.",
                           f"Laat “{here['name']}” recht onder “{above['name']}” beginnen.", column=len(here["indent"]))


def colon_in_text(failure: Failure) -> Problem | None:
    """A colon with a space behind it, inside a text."""
    found = _FIELD.match(failure.here)
    if "mapping values" not in failure.said or not found or not found["value"] or failure.column < found.start("value"):
        return None
    value = found["value"]
    message = "In deze tekst staat een dubbele punt met een spatie erachter. Dat mag alleen tussen aanhalingstekens."
    if value[0] in _CURLY:
        message = "De gekrulde aanhalingstekens om deze tekst tellen niet mee."
        value = value.strip(_CURLY)
    mark = "'" if '"' in value else '"'
    return failure.problem(message, f"Schrijf: {found['name']}: {mark}{short(value)}{mark}.")


def text_too_far_left(failure: Failure) -> Problem | None:
    """A line of a text after | or > that stands further to the left than the first one."""
    last = failure.last
    if not isinstance(last, yaml.ScalarEvent) or last.style not in ("|", ">") or "expected key" not in failure.said:
        return None
    return failure.problem("Deze regel springt minder ver in dan de tekst erboven.",
                           "Laat alle regels van één tekst op dezelfde kolom beginnen.", column=_indent(failure.here))


def no_dash(failure: Failure) -> Problem | None:
    """A line in a list that has no dash, or stands straight under one."""
    if "'-' indicator" not in failure.said and "block collection" not in failure.said:
        return None
    return failure.problem("Deze regel staat recht onder een streepje, maar begint niet met een streepje.",
                           "Hoort de regel bij het onderdeel erboven? Zet er twee spaties voor. Is het een nieuw onderdeel? "
                           "Zet er een streepje en een spatie voor.")


def wrong_indentation(failure: Failure) -> Problem | None:
    """A line that stands straight under nothing."""
    if not re.search("expected key|block end|document start", failure.said) or not failure.here.strip():
        return None
    column = _indent(failure.here)
    if failure.here.lstrip().startswith("- "):
        return failure.problem("Dit streepje staat niet recht onder de andere streepjes.",
                               "Zet alle streepjes van een lijst recht onder elkaar.", column=column)
    first = next((n for n, line in enumerate(failure.lines) if line.strip() and not line.startswith("#")), 0)
    if "document start" in failure.said and _indent(failure.lines[first]):
        return failure.problem("Het eerste veld springt in.", "Begin de regel zonder spaties.", first, 0)
    return failure.problem("Deze regel staat niet recht onder de andere velden.",
                           "Laat alle velden van één groep op dezelfde kolom beginnen.", column=column)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


CLUES: tuple[Clue, ...] = (
    unclosed_quote,
    text_after_quote,
    unclosed_bracket,
    text_after_bracket,
    no_space_after_colon,
    indented_too_far,
    colon_in_text,
    no_colon,
    text_too_far_left,
    no_dash,
    wrong_indentation,
)
