"""The text of a rendered page as the index should have it: the content, without what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape, unescape

SOFT_HYPHEN = "\u00ad"
# Kept as the indexer's sign of weight and of where a sentence ends; every other tag is left out.
_KEPT = frozenset({"h2", "h3", "h4", "p", "li", "dt", "dd", "th", "td", "caption", "div", "br"})
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "col"})
# The title is metadata, so that no excerpt repeats it.
_SKIPPED_TAGS = frozenset({"h1", "nav", "footer", "form", "script", "style", "svg", "noscript", "aside"})
# Lists of pages that have their own place in the index; explanations that stand on many pages; counts.
_SKIPPED_CLASSES = frozenset(
    {
        "rows",
        "terms",
        "notice",
        "glance",
        "ribbon",
        "towns",
        "cards",
        "toc",
        "ours",
        "only-print",
        "visually-hidden",
        "crumbs",
        "filters",
    }
)
# Headings above what is left out.
_SKIPPED_IDS = frozenset({"begrippen", "meer", "onderdelen", "samen", "acties", "voortgang"})


_MAIN = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)
# Our own pages are well-formed and write every sign in an attribute as an entity. Python's reader of HTML, which takes
# any page, took four times as long: a tenth of a build.
_TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-z0-9]+)([^>]*)>|([^<]+)", re.DOTALL)
_CLASS = re.compile(r'\sclass="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')


def main_text(html: str) -> tuple[str, str]:
    """Return the content of a page of ours as bare HTML, and as plain text."""
    main = _MAIN.search(html)
    written = list(_written(main[1])) if main else []
    return "".join(html for html, _ in written), " ".join("".join(text for _, text in written).split())


def _written(main: str) -> Iterator[tuple[str, str]]:
    """Yield what is kept, as HTML and as text; elements are left out by tag, class and id, with all that is in them."""
    left_out = [False]  # for every open element, below the page as a whole
    for close, tag, attributes, data in _TOKEN.findall(main):
        if data:
            if not left_out[-1]:
                yield _read(data)
        elif close:
            if not left_out.pop():
                yield from _end(tag)
        elif tag:
            skipped = left_out[-1] or _skips(tag, attributes)
            if tag not in _VOID and not attributes.endswith("/"):  # a drawing closes its own elements
                left_out.append(skipped)
            if tag in _KEPT and not skipped:
                yield f"<{tag}>", " "


@lru_cache(maxsize=4096)  # the same titles stand on many pages
def _read(data: str) -> tuple[str, str]:
    bare = unescape(data).replace(SOFT_HYPHEN, "")
    return escape(bare, quote=False), bare


def _end(tag: str) -> Iterator[tuple[str, str]]:
    if tag == "dt":  # beside its explanation in an excerpt, where it has no line of its own
        yield ": </dt>", ": "
    elif tag in _KEPT:
        yield f"</{tag}>", " "
    elif tag == "strong":  # a number or a name that stands apart only by how it looks
        yield " ", " "


@lru_cache(maxsize=4096)  # as do the same elements
def _skips(tag: str, attributes: str) -> bool:
    classes, identifier = _CLASS.search(attributes), _ID.search(attributes)
    return (
        tag in _SKIPPED_TAGS
        or (classes is not None and not _SKIPPED_CLASSES.isdisjoint(classes[1].split()))
        or (tag.startswith("h") and identifier is not None and identifier[1] in _SKIPPED_IDS)
    )
