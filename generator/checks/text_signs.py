"""Signs that were meant as a link, a table or HTML, and would come on the site as they were typed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.checks.each_file import each_file
from generator.checks.hand_written import lines_of, without_code
from generator.checks.texts import mendable_texts
from generator.loading.content import Content
from generator.loading.records import Document
from generator.model.texts import Text
from generator.problems import Place, Problem, Severity, quoted

_ADDRESS = r"(?:https?://|www\.|mailto:|tel:)"
_SPACE = re.compile(rf"(?P<words>\[[^\[\]]+\])\s+\((?P<target>{_ADDRESS}[^()\s]*)\)", re.IGNORECASE)
_SWAPPED = re.compile(
    rf"\((?P<words>[^()]+)\)\[(?P<target>{_ADDRESS}[^\[\]\s]*)\]|"
    rf"\((?P<named>[^()]+)\)\((?P<there>{_ADDRESS}[^()\s]*)\)",
    re.IGNORECASE,
)
# A title may stand behind the address, between quotation marks: then the bracket comes later.
_OPEN = re.compile(
    rf"(?P<link>(?P<words>\[[^\[\]]+\])\((?P<target>{_ADDRESS}[^()\s]*))(?=\s|$)(?!\s+[\"'(])", re.IGNORECASE
)
_SPACED = re.compile(r"\s+[^\s()\[\]]+\)")
_RULER = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*")
_TAGS = (
    "a|abbr|b|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|iframe|img|ins|li|mark|ol|p|pre|s|"
    "script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul"
)
_HTML = re.compile(rf"<(?:{_TAGS})(?:[\s/][^<>]*)?>|<!--", re.IGNORECASE)
_RAW = "komt als gewone tekst op de site."
_TABLE = "Een tabel kan hier niet."
_AS_LIST = "Maak er een lijst van, met een streepje voor elke regel."


@dataclass(frozen=True)
class Slip:
    """A piece of a line that will not do what its writer meant."""

    start: int
    """Where it begins in the line."""
    words: str
    message: str
    allowed: str


@dataclass(frozen=True)
class _Line:
    """A line of a text, and the one above it."""

    typed: str
    above: str

    @property
    def plain(self) -> str:
        """The line in which code is blotted out, as long as it is."""
        return without_code(self.typed)

    @property
    def indent(self) -> int:
        """How many spaces it begins with."""
        return len(self.typed) - len(self.typed.lstrip())

    def typed_in(self, found: re.Match[str], group: str | int = 0) -> str:
        """Return what was typed where something was found in the plain line."""
        start, end = found.span(group)
        return self.typed[start:end]


Slips = Callable[[_Line], Iterator[Slip]]


@each_file
def signs_in_texts_work(document: Document[Any]) -> Iterator[Problem]:
    """A text shows no signs that were meant as a link, a table, HTML or a quotation mark."""
    for text in mendable_texts(document):
        for slip in _slips_in(text):
            place = document.tree.place_of_words(text.path, slip.words)
            yield Problem(place, slip.message, slip.allowed, severity=Severity.WARNING)


def signs_on_pages_work(content: Content) -> Iterator[Problem]:
    """A page written by hand shows no signs that were meant as a link or a table."""
    for page in content.pages:
        for (_, above), (number, line) in itertools.pairwise([(0, ""), *lines_of(page)]):
            for slip in _slips_on(_Line(line, above), (_broken_links, _tables)):
                place = Place(page.file, number, slip.start + 1)
                yield Problem(place, slip.message, slip.allowed, severity=Severity.WARNING)


def _slips_in(text: Text) -> Iterator[Slip]:
    lines = text.text.split("\n")
    for above, line in itertools.pairwise(["", *lines]):
        yield from _slips_on(_Line(line, above), (_broken_links, _spaced_links, _tables, _html))
    if len(lines) == 1:
        yield from _stray_quote(text.text)


def _slips_on(line: _Line, kinds: tuple[Slips, ...]) -> Iterator[Slip]:
    for kind in kinds:
        yield from kind(line)


def _broken_links(line: _Line) -> Iterator[Slip]:
    for found in _SPACE.finditer(line.plain):
        meant = f"{line.typed_in(found, 'words')}({found['target']})"
        yield _slip(line, found, "Door de spatie tussen ] en ( wordt dit geen link.", f"Schrijf: {meant}.")
    for found in _SWAPPED.finditer(line.plain):
        words = line.typed_in(found, "words" if found["words"] else "named")
        meant = f"[{words}]({found['target'] or found['there']})"
        yield _slip(line, found, "De haken van deze link staan verkeerd om.", f"Schrijf: {meant}.")
    for found in _OPEN.finditer(line.plain):
        if not _SPACED.match(line.plain, found.end()):
            meant = f"{line.typed_in(found, 'link').rstrip('.,;')})"
            yield _slip(line, found, "Deze link wordt niet gesloten.", f"Schrijf: {meant}.")


def _spaced_links(line: _Line) -> Iterator[Slip]:
    for found in _OPEN.finditer(line.plain):
        if _SPACED.match(line.plain, found.end()):
            message = f"In het adres van de link {quoted(line.typed_in(found, 'words'))} staat een spatie."
            yield _slip(line, found, message, "Haal de spatie weg, of schrijf %20.")


def _tables(line: _Line) -> Iterator[Slip]:
    text = line.typed.strip()
    if _RULER.fullmatch(line.plain) and "|" in line.above:
        message = f"{_TABLE} De strepen en streepjes zouden zo op de site komen."
        yield Slip(line.indent, text, message, _AS_LIST)
    elif "\t" in line.plain.strip():
        message = f"{_TABLE} Hier staat een tab, zoals in een tabel uit Word of Excel."
        yield Slip(line.indent, text.split("\t")[0], message, _AS_LIST)


def _html(line: _Line) -> Iterator[Slip]:
    for found in _HTML.finditer(line.plain):
        message = f"HTML kan niet in een tekst: {quoted(found.group())} {_RAW}"
        yield _slip(line, found, message, "Schrijf **vet**, *schuin*, of een link als [tekst](https://…).")


def _slip(line: _Line, found: re.Match[str], message: str, allowed: str) -> Slip:
    return Slip(found.start(), line.typed_in(found), message, allowed)


def _stray_quote(text: str) -> Iterator[Slip]:
    """A last quotation mark that closes nothing: the first one was forgotten, or went into the layout of the file."""
    last = text[-1:]
    begins = text.count("“") + text.count("„") if last == "”" else text.count(last) - 1
    if (last == '"' and begins % 2 == 0) or (last == "”" and begins < text.count("”")):
        words = text.split()[-1]
        yield Slip(
            text.rindex(words),
            words,
            "Aan het eind staat een aanhalingsteken dat nergens begint.",
            "Haal het weg, of zet ook het eerste.",
        )
