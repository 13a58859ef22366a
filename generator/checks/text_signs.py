"""Signs that were meant as a link, a table or HTML, and would come on the site as they were typed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.checks.hand_written import lines_of, without_code
from generator.checks.texts import mendable_texts
from generator.loading.content import Content
from generator.loading.folders import Documents
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

    words: str
    """The line itself from there on, to find its place by."""
    message: str
    allowed: str


Slips = Callable[[str, str], Iterator[Slip]]


def signs_in_texts_work(documents: Documents) -> Iterator[Problem]:
    """A text shows no signs that were meant as a link, a table, HTML or a quotation mark."""
    for document, text in mendable_texts(documents):
        for slip in _slips_in(text):
            place = document.tree.place_of_words(text.path, slip.words)
            yield Problem(place, slip.message, slip.allowed, severity=Severity.WARNING)


def signs_on_pages_work(content: Content) -> Iterator[Problem]:
    """A page written by hand shows no signs that were meant as a link or a table."""
    for page in content.pages:
        for (_, above), (number, line) in itertools.pairwise([(0, ""), *lines_of(page)]):
            for slip in _slips_on(line, above, (_broken_links, _tables)):
                place = Place(page.file, number, line.index(slip.words) + 1)
                yield Problem(place, slip.message, slip.allowed, severity=Severity.WARNING)


def _slips_in(text: Text) -> Iterator[Slip]:
    lines = text.text.split("\n")
    for above, line in itertools.pairwise(["", *lines]):
        yield from _slips_on(line, above, (_broken_links, _spaced_links, _tables, _html))
    if len(lines) == 1:
        yield from _stray_quote(text.text)


def _slips_on(line: str, above: str, kinds: tuple[Slips, ...]) -> Iterator[Slip]:
    plain = without_code(line)
    for kind in kinds:
        yield from kind(plain, above)


def _broken_links(line: str, _: str) -> Iterator[Slip]:
    for found in _SPACE.finditer(line):
        meant = f"{found['words']}({found['target']})"
        yield Slip(found.group(), "Door de spatie tussen ] en ( wordt dit geen link.", f"Schrijf: {meant}.")
    for found in _SWAPPED.finditer(line):
        words, target = found["words"] or found["named"], found["target"] or found["there"]
        meant = f"[{words}]({target})"
        yield Slip(found.group(), "De haken van deze link staan verkeerd om.", f"Schrijf: {meant}.")
    for found in _OPEN.finditer(line):
        if not _SPACED.match(line, found.end()):
            meant = f"{found['link'].rstrip('.,;')})"
            yield Slip(found.group(), "Deze link wordt niet gesloten.", f"Schrijf: {meant}.")


def _spaced_links(line: str, _: str) -> Iterator[Slip]:
    for found in _OPEN.finditer(line):
        if _SPACED.match(line, found.end()):
            message = f"In het adres van de link {quoted(found['words'])} staat een spatie."
            yield Slip(found.group(), message, "Haal de spatie weg, of schrijf %20.")


def _tables(line: str, above: str) -> Iterator[Slip]:
    if _RULER.fullmatch(line) and "|" in above:
        yield Slip(line.strip(), f"{_TABLE} De strepen en streepjes zouden zo op de site komen.", _AS_LIST)
    elif "\t" in line.strip():
        words = line.split("\t")[0] or line.strip().split("\t")[0]
        yield Slip(words, f"{_TABLE} Hier staat een tab, zoals in een tabel uit Word of Excel.", _AS_LIST)


def _html(line: str, _: str) -> Iterator[Slip]:
    for found in _HTML.finditer(line):
        message = f"HTML kan niet in een tekst: {quoted(found.group())} {_RAW}"
        yield Slip(found.group(), message, "Schrijf **vet**, *schuin*, of een link als [tekst](https://…).")


def _stray_quote(text: str) -> Iterator[Slip]:
    """A last quotation mark that closes nothing: the first one was forgotten, or went into the layout of the file."""
    last = text[-1:]
    begins = text.count("“") + text.count("„") if last == "”" else text.count(last) - 1
    if (last == '"' and begins % 2 == 0) or (last == "”" and begins < text.count("”")):
        yield Slip(
            text.split()[-1],
            "Aan het eind staat een aanhalingsteken dat nergens begint.",
            "Haal het weg, of zet ook het eerste.",
        )
