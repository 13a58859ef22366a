"""What stands in the Markdown of a page written by hand: links, pictures and headings, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.loading.content import ContentPage
from generator.rendering.prose import written_headings
from generator.rendering.safe_markdown import Heading

_INLINE = re.compile(r"(?:(?P<start>!?\[)(?P<words>[^\[\]\n]*))?\]\((?P<inside>[^)\n]*)\)")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]: *<?(?P<target>[^\s>]+)")
_ADDRESS = re.compile(r"<(?P<angled>[^>]*)>(?:\s.*)?|(?P<bare>\S*)(?:\s+[\"'(].*)?")
_MARKUP = re.compile(r"</?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?>|<!--|<![a-z]|<\?[a-z]", re.IGNORECASE)
_CODE = re.compile(r"`[^`\n]+`")


@dataclass(frozen=True)
class Link:
    """A link, or a picture."""

    line: int
    column: int
    target: str
    words: str | None
    """What a visitor reads or hears; None where that cannot be seen from the link."""
    is_picture: bool = False


def links_in(page: ContentPage) -> Iterator[Link]:
    """Yield every link and picture of a page, in order."""
    for number, line in lines_of(page):
        yield from _links_on(number, without_code(line))


def markup_in(page: ContentPage) -> Iterator[tuple[int, int, str]]:
    """Yield the line, the column and the text of the first piece of HTML on every line of a page."""
    for number, line in lines_of(page):
        if found := _MARKUP.search(without_code(line)):
            yield number, found.start() + 1, found.group()


def without_code(line: str) -> str:
    """Return a line in which code is blotted out. It stays as long as it is, so that columns fit the file."""
    return _CODE.sub(lambda code: "·" * len(code.group()), line)


def _links_on(number: int, line: str) -> Iterator[Link]:
    for found in _INLINE.finditer(line):
        address = _ADDRESS.fullmatch(found["inside"].strip())
        target = found["inside"].strip() if not address else address["angled"] or address["bare"] or ""
        column = line.index(target, found.start("inside")) + 1
        yield Link(number, column, target, found["words"], found["start"] == "![")
    if definition := _DEFINITION.match(line):
        yield Link(number, definition.start("target") + 1, definition["target"], None)


def headings_in(page: ContentPage) -> Iterator[tuple[int, Heading]]:
    """Yield every heading in the text of a page, with its line in the file."""
    for heading in written_headings(page.body):
        yield page.first_line + heading.line, heading


def anchors_in(page: ContentPage) -> set[str]:
    """Return the names on a page that a link can lead to."""
    return {heading.id for heading in written_headings(page.body) if heading.id}


def lines_of(page: ContentPage) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page that are not in a block of code, each with its number in the file."""
    fenced = False
    for number, line in enumerate(page.body.split("\n"), page.first_line):
        fence = line.lstrip().startswith(("```", "~~~"))
        fenced ^= fence
        if not fenced and not fence:
            yield number, line
