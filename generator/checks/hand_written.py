"""What stands in the Markdown of a page written by hand: links, pictures and headings, with their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.loading.content import ContentPage

_INLINE = re.compile(r"(?:(?P<start>!?\[)(?P<words>[^\[\]\n]*))?\]\((?P<inside>[^)\n]*)\)")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]: *<?(?P<target>[^\s>]+)")
_ADDRESS = re.compile(r"<(?P<angled>[^>]*)>(?:\s.*)?|(?P<bare>\S*)(?:\s+[\"'(].*)?")
_HTML_LINK = re.compile(r"<(?P<name>[a-z]+)\b[^>]*?\b(?:href|src)=\"(?P<target>[^\"]+)\"[^>]*>")
_ALT = re.compile(r"\balt=\"([^\"]*)\"")
_CODE = re.compile(r"`[^`\n]+`")
_HEADING = re.compile(r"(?P<signs>#{1,6}) +(?P<text>.*?) *#*(?:\{[^}#]*#(?P<id>[\w-]+)[^}]*\})?$")
_UNDERLINE = re.compile(r"=+ *$")
_HTML_ID = re.compile(r"\bid=\"([^\"]+)\"")


@dataclass(frozen=True)
class Link:
    """A link, or a picture."""

    line: int
    column: int
    target: str
    words: str | None
    """What a visitor reads or hears; None where that cannot be seen from the link."""
    is_picture: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading: its rank, its words and its name in an address."""

    line: int
    rank: int
    text: str
    id: str


def links_in(page: ContentPage) -> Iterator[Link]:
    """Yield every link and picture of a page, in order."""
    for number, line in _lines(page):
        # Code stays as long as it is, so that columns fit the file.
        yield from _links_on(number, _CODE.sub(lambda code: "·" * len(code.group()), line))


def _links_on(number: int, line: str) -> Iterator[Link]:
    for found in _INLINE.finditer(line):
        address = _ADDRESS.fullmatch(found["inside"].strip())
        target = found["inside"].strip() if not address else address["angled"] or address["bare"] or ""
        column = line.index(target, found.start("inside")) + 1
        yield Link(number, column, target, found["words"], found["start"] == "![")
    if definition := _DEFINITION.match(line):
        yield Link(number, definition.start("target") + 1, definition["target"], None)
    for found in _HTML_LINK.finditer(line):
        is_picture = found["name"] == "img"
        alt = _ALT.search(found.group())
        words = (alt[1] if alt else "") if is_picture else None
        yield Link(number, found.start("target") + 1, found["target"], words, is_picture)


def headings_in(page: ContentPage) -> Iterator[Heading]:
    """Yield every heading in the text of a page."""
    before = ""
    for number, line in _lines(page):
        if found := _HEADING.match(line):
            text = found["text"]
            yield Heading(number, len(found["signs"]), text, found["id"] or heading_id(text))
        elif before.strip() and _UNDERLINE.match(line):
            yield Heading(number - 1, 1, before.strip(), heading_id(before))
        before = line


def anchors_in(page: ContentPage) -> set[str]:
    """Return the names on a page that a link can lead to."""
    return {*_HTML_ID.findall(page.body), *(heading.id for heading in headings_in(page))}


def heading_id(text: str) -> str:
    """Return the id that Python-Markdown gives a heading."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _lines(page: ContentPage) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page that are not in a block of code, each with its number in the file."""
    fenced = False
    for number, line in enumerate(page.body.split("\n"), page.first_line):
        fence = line.lstrip().startswith(("```", "~~~"))
        fenced ^= fence
        if not fenced and not fence:
            yield number, line
