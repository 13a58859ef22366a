"""What a visitor can read on a built page."""

from __future__ import annotations

from pathlib import Path

from lxml import html

# Only these stand within a line; every other element has white space around it on the screen.
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup", "time"}
)
_UNSEEN = ("script", "style", "template", "head")
# The explanations of terms at the foot of a page would count for every page that uses a term.
_EXPLANATIONS = './/h2[@id="begrippen"]/following-sibling::dl'


def normalised(text: str) -> str:
    """Return a text for comparison: no soft hyphens, plain quotation marks, single spaces, lower case."""
    plain = text.replace("\u00ad", "").replace("’", "'").replace("‘", "'")
    return " ".join(plain.split()).casefold()


class BuiltPage:
    """One page of the built site, as text to search in."""

    def __init__(self, file: Path) -> None:
        root = html.parse(file).getroot()
        for unseen in list(root.iter(*_UNSEEN)):
            unseen.drop_tree()
        self.whole = _text(root)
        main = root.find(".//main")
        for explanations in main.xpath(_EXPLANATIONS) if main is not None else ():
            explanations.drop_tree()
        self.main = _text(main) if main is not None else ""


def _text(root: html.HtmlElement) -> str:
    parts: list[str] = []
    _gather(root, parts)
    return normalised("".join(parts))


def _gather(element: html.HtmlElement, parts: list[str]) -> None:
    space = "" if element.tag in _INLINE else " "
    parts += [space, (element.text or "") if isinstance(element.tag, str) else ""]
    for child in element:
        _gather(child, parts)
        parts.append(child.tail or "")
    parts.append(space)


def built_pages(site: Path) -> dict[str, BuiltPage]:
    """Return every page of a built site by its address: 'zblw/acties/weerbaarheidsscan/'."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): BuiltPage(file)
        for file in sorted(site.rglob("*.html"))
    }
