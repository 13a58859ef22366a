"""The text of a rendered page as the index should have it: the content, without what surrounds it."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

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


def main_text(html: str) -> tuple[str, str]:
    """Return the content of a page as bare HTML, and as plain text."""
    reader = _Main()
    reader.feed(html)
    return "".join(reader.html), " ".join("".join(reader.text).split())


class _Main(HTMLParser):
    """Reads what stands in <main>, and skips elements by tag, class and id."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.html: list[str] = []
        self.text: list[str] = []
        self.inside = False
        self.open: list[bool] = []  # for every open element in <main>: whether it is left out

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self.inside = True
        elif self.inside:
            skipped = self._is_skipping or self._skips(tag, dict(attributes))
            if tag not in _VOID:
                self.open.append(skipped)
            if tag in _KEPT and not skipped:
                self._write(f"<{tag}>", " ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.inside = False
        elif self.inside and tag not in _VOID and self.open and not self.open.pop():
            if tag == "dt":  # beside its explanation in an excerpt, where it has no line of its own
                self._write(": </dt>", ": ")
            elif tag in _KEPT:
                self._write(f"</{tag}>", " ")
            elif tag == "strong":  # a number or a name that stands apart only by how it looks
                self._write(" ", " ")

    def handle_data(self, data: str) -> None:
        if self.inside and not self._is_skipping:
            bare = data.replace(SOFT_HYPHEN, "")
            self._write(escape(bare, quote=False), bare)

    @property
    def _is_skipping(self) -> bool:
        return bool(self.open) and self.open[-1]

    def _skips(self, tag: str, attributes: dict[str, str | None]) -> bool:
        classes = (attributes.get("class") or "").split()
        return (
            tag in _SKIPPED_TAGS
            or not _SKIPPED_CLASSES.isdisjoint(classes)
            or (tag.startswith("h") and attributes.get("id") in _SKIPPED_IDS)
        )

    def _write(self, html: str, text: str) -> None:
        self.html.append(html)
        self.text.append(text)
