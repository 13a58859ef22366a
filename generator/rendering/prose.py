"""Text from the data made safe: plain lines, and longer texts in a small part of Markdown."""

from __future__ import annotations

import re
from functools import cache

import pyphen
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

# An author may write paragraphs, lists, emphasis, quotations and links. No HTML, images or headings:
# a heading in a text would break the outline of the page around it.
_RULES = ["list", "blockquote", "emphasis", "link", "backticks", "escape", "entity", "newline"]
# A text stands on many pages, so a link in it is a whole address and never one from page to page.
_SAFE_LINK = re.compile(r"https://|mailto:|tel:", re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{11,}")
# Every character with a meaning in Markdown, also in the attribute lists of Python-Markdown.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!])")
SOFT_HYPHEN = "\u00ad"


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"html": False, "breaks": False}).enable(_RULES)
    markdown.validateLink = lambda url: bool(_SAFE_LINK.match(url))  # type: ignore[method-assign]
    return markdown


@cache
def _hyphenator() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=3, right=3)


@cache
def prose(text: str) -> Markup:
    """Return a longer text as HTML without blank lines, so that it stays one block in Markdown."""
    html = _markdown().render(text)
    return Markup(re.sub(r"\n{2,}", "\n", html).rstrip("\n"))


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
