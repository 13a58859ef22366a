"""Markdown that editors write, as HTML that holds nothing else: two locks, by two programs."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_SCHEMES = {"https", "mailto", "tel"}
_SAFE_LINK = re.compile(r"https://|mailto:|tel:", re.IGNORECASE)
_HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_BLANK = re.compile(r"(\n[^\S\n]*)\n")
_ATTRIBUTES = {
    "*": set[str](), "a": {"href", "rel"}, "ol": {"start"}, "img": {"src", "alt"},
    "h1": {"id"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
}  # fmt: skip
# An id that a writer gives a heading: ## Kop {#vast-id}
_OWN_ID = re.compile(r" *\{#([\w-]+)\} *$")


@dataclass(frozen=True)
class Heading:
    """A heading in a text: its rank, its words as they were typed, and its id."""

    line: int
    """The line of the text, from 0."""
    rank: int
    words: str
    id: str


class SafeMarkdown:
    """A part of Markdown: without HTML, and with links to nothing but safe places."""

    def __init__(
        self, rules: Iterable[str], elements: Iterable[str], *, may_lead_inside: bool = False
    ) -> None:
        self._elements = set(elements)
        self._parser = MarkdownIt("zero", {"html": False, "breaks": False}).enable(list(rules))
        self._parser.validateLink = lambda url: is_safe(url, may_lead_inside=may_lead_inside)  # type: ignore[method-assign]

    def html(
        self, text: str, link: Callable[[str], str] = str, heading_id: Callable[[str], str] = str
    ) -> str:
        """Return the HTML of a text, without blank lines, so that it stays one block in Markdown.

        `link` turns a link inside the site into its address, `heading_id` the words of a heading into its id.
        """
        tokens = self._parser.parse(text)
        for token in _all(tokens):
            _finish(token, link)
        for opening, heading in _headings(tokens, heading_id):
            if heading.id:
                opening.attrSet("id", heading.id)
        html = self._parser.renderer.render(tokens, self._parser.options, {})
        # The parser makes nothing else: this is the second lock, for the day that the first one fails.
        locked = nh3.clean(
            html, tags=self._elements, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
        )
        # A line that is blank, or has nothing but spaces, would end the block in Markdown: an entity says the same.
        return _BLANK.sub(r"\1&#10;", locked.replace("\r", "&#13;").rstrip("\n"))

    def headings(self, text: str, heading_id: Callable[[str], str]) -> Iterator[Heading]:
        """Yield the headings of a text, with the ids that they have in its HTML."""
        yield from (heading for _, heading in _headings(self._parser.parse(text), heading_id))


def is_safe(url: str, *, may_lead_inside: bool = False) -> bool:
    """Whether a link may be a link: to another website by https, to a mailbox, to a telephone, or inside the site."""
    return bool(_SAFE_LINK.match(url)) or (may_lead_inside and leads_inside(url))


def leads_inside(url: str) -> bool:
    """Whether a link names no other place than the site itself."""
    return not _HAS_SCHEME.match(url)


def _all(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())


def _finish(token: Token, link: Callable[[str], str]) -> None:
    for name in ("href", "src"):
        target = token.attrGet(name)
        if isinstance(target, str) and leads_inside(target):
            token.attrSet(name, link(target))
        elif name == "src":
            # A picture of another website would tell that site who comes here. Its words stay.
            token.attrs.pop(name, None)
        elif isinstance(target, str) and target.lower().startswith("https:"):
            # The style shows this mark.
            token.attrSet("rel", "external noopener")


def _headings(tokens: list[Token], heading_id: Callable[[str], str]) -> Iterator[tuple[Token, Heading]]:
    """Yield every heading with where it opens.

    Its id is the one that its writer chose, or one made of its words; the same id twice gets a number.
    """
    given = Counter[str]()
    for opening, words in itertools.pairwise(tokens):
        if opening.type == "heading_open":
            name = _own_id(words) or heading_id(words.content)
            given[name] += 1
            number = f"_{given[name] - 1}" if name and given[name] > 1 else ""
            line = opening.map[0] if opening.map else 0
            text = _OWN_ID.sub("", words.content)
            yield opening, Heading(line, int(opening.tag[1:]), text, f"{name}{number}")


def _own_id(words: Token) -> str | None:
    """Take the id that stands behind the words of a heading away from them."""
    last = words.children[-1] if words.children else None
    found = _OWN_ID.search(last.content) if last and last.type == "text" else None
    if last is None or found is None:
        return None
    last.content = last.content[: found.start()]
    return found[1]
