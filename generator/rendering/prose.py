"""Text from the data made safe: plain lines, and longer texts in a small part of Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

import pyphen
from markupsafe import Markup, escape

from generator.rendering.safe_markdown import Heading, SafeMarkdown

# An author may write paragraphs, lists, emphasis, quotations and links. No HTML, images or headings:
# a heading in a text would break the outline of the page around it.
# A text stands on many pages, so a link in it is a whole address and never one from page to page.
_RULES = ("list", "blockquote", "emphasis", "link", "backticks", "escape", "entity", "newline")
_ELEMENTS = ("p", "ul", "ol", "li", "blockquote", "em", "strong", "a", "code", "br")
# On a page that is written by hand stands more: headings and pictures, and links inside the site.
_PAGE_RULES = (*_RULES, "heading", "lheading", "image", "fence", "code", "hr", "autolink", "reference")
_PAGE_ELEMENTS = (*_ELEMENTS, "h1", "h2", "h3", "h4", "h5", "h6", "img", "pre", "hr")
_LONG_WORD = re.compile(r"[^\W\d_]{11,}")
# Every character with a meaning in Markdown, also in the attribute lists of Python-Markdown.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!])")
SOFT_HYPHEN = "\u00ad"


@cache
def _texts() -> SafeMarkdown:
    return SafeMarkdown(_RULES, _ELEMENTS)


@cache
def _pages() -> SafeMarkdown:
    return SafeMarkdown(_PAGE_RULES, _PAGE_ELEMENTS, may_lead_inside=True)


@cache
def _hyphenator() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=3, right=3)


@cache
def prose(text: str) -> Markup:
    """Return a longer text as HTML without blank lines, so that it stays one block in Markdown."""
    return Markup(_texts().html(text))


def written_page(text: str, link: Callable[[str], str]) -> Markup:
    """Return the text of a page that is written by hand as HTML. `link` turns a link between files into an address."""
    return Markup(_pages().html(text, link, heading_id))


def written_headings(text: str) -> Iterator[Heading]:
    """Yield the headings of a page that is written by hand, with the ids that they have on the page."""
    return _pages().headings(text, heading_id)


def heading_id(text: str) -> str:
    """Return the id of a heading: its words without accents and signs."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def hyphenated(text: str) -> str:
    """Return text with soft hyphens in its long words. For pages only, never for data."""
    return _LONG_WORD.sub(lambda word: _hyphenator().inserted(word.group(), SOFT_HYPHEN), text)


@cache
def heading(text: str) -> Markup:
    """Return a line of data for use in a Markdown heading: inert, with soft hyphens."""
    broken = hyphenated(text).replace(SOFT_HYPHEN, "\x00")
    marked = _MARKDOWN.sub(r"\\\1", broken)
    html = marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(html.replace("\x00", "&shy;"))


def html_heading(text: str) -> Markup:
    """Return a line of data for a heading inside an HTML block: escaped, with soft hyphens."""
    return Markup(str(escape(hyphenated(text))).replace(SOFT_HYPHEN, "&shy;"))
