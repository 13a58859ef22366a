"""The pages written by hand: their links lead somewhere, and their addresses are their own."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from urllib.parse import unquote, urlsplit

from generator.checks.addresses import RESERVED_AT_ROOT
from generator.loading.content import REQUIRED_PAGES, Content, ContentPage
from generator.problems import Place, Problem, allowed_values, nearest, quoted

_RULE = "content_is_sound"
# Where generated pages stand too; the pages that are always written by hand are there alone.
_SHARED = frozenset(RESERVED_AT_ROOT) - frozenset(REQUIRED_PAGES)
_LINK = re.compile(
    r"""
    !?\[ [^\]\n]* \]\( \s* <?(?P<inline>[^)\s>]+)           # [text](link) and ![text](link)
    | ^\ {0,3}\[ [^\]\n]+ \]:\ * <?(?P<below>[^\s>]+)       # [name]: link
    | (?:href|src)="(?P<html>[^"]+)"                      # <a href="link">
    """,
    re.VERBOSE,
)
_CODE = re.compile(r"`[^`\n]+`")
_HEADING = re.compile(r"#{1,6} +(?P<text>.*?) *#*(?:\{[^}#]*#(?P<id>[\w-]+)[^}]*\})?$")
_HTML_ID = re.compile(r"\bid=\"([^\"]+)\"")


def content_is_sound(
    content: Content, generated: Collection[str] | None, units: Collection[str]
) -> list[Problem]:
    """Links in hand-written pages lead to something that exists, and no two pages share an address.

    `generated` holds the addresses of all other pages, and is asked only where that matters.
    It is None while the data has errors: then links into the data cannot be judged.
    """
    check = _ContentCheck(content, generated, units)
    return [problem for page in content.pages for problem in (*check.address(page), *check.links(page))]


class _ContentCheck:
    """What there is to link to."""

    def __init__(self, content: Content, generated: Collection[str] | None, units: Collection[str]) -> None:
        self.pages = {f"{page.name}.md": page for page in content.pages}
        self.files = content.files
        self.unread = {f"{name}.md" for name in content.unread}
        self.generated = () if generated is None else generated
        self.knows_generated = generated is not None
        self.units = units
        self.taken = Counter(_address(page.name) for page in content.pages)

    def address(self, page: ContentPage) -> Iterator[Problem]:
        """Yield a problem when the address of a page belongs to another page, or to a partnership."""
        address = _address(page.name)
        message = ""
        top = page.name.partition("/")[0]
        if top in self.units:
            message = f"Het adres /{address} hoort bij een samenwerking."
        elif self.taken[address] > 1 or not address or (top in _SHARED and address in self.generated):
            message = f"Op het adres /{address} staat al een andere pagina."
        if message:
            yield Problem(Place(page.file), message, "Geef het bestand een andere naam.", rule=_RULE)

    def links(self, page: ContentPage) -> Iterator[Problem]:
        """Yield a problem for every link of a page that leads nowhere."""
        for number, line in enumerate(_without_code(page.body), page.first_line):
            for found in _LINK.finditer(line):
                link = next(filter(None, found.groups()))
                place = Place(page.file, number, found.start() + found.group().index(link) + 1)
                yield from self._dead(page, place, link)

    def _dead(self, page: ContentPage, place: Place, link: str) -> Iterator[Problem]:
        path, fragment = _inside(link)
        if path is None:
            return
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.name), path)).lstrip("/")
        target = target if path else f"{page.name}.md"
        anchors = _anchors(self.pages[target]) if target in self.pages else None
        if anchors is None and not (
            target in self.files or target in self.unread or self._is_generated(target)
        ):
            known = [*self.pages, *self.files, *(f"{address}index.md" for address in self.generated)]
            yield Problem(
                place,
                f"De link {quoted(link)} leidt nergens heen.",
                "Verwijs naar een bestand dat bestaat.",
                nearest(path, known),
                rule=_RULE,
            )
        elif anchors is not None and fragment and fragment not in anchors:
            yield Problem(
                place,
                f"Op die pagina is geen kop met de naam {quoted(fragment)}.",
                allowed_values(sorted(anchors)),
                nearest(fragment, anchors),
                rule=_RULE,
            )

    def _is_generated(self, target: str) -> bool:
        if not self.knows_generated:
            return target.partition("/")[0] in (*self.units, *RESERVED_AT_ROOT, "index.md")
        return target.endswith("index.md") and target.removesuffix("index.md") in self.generated


def _inside(link: str) -> tuple[str | None, str]:
    """Return the path and the fragment of a link inside the site; no path for a link to elsewhere."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link, ""
    return (None if parts.scheme or parts.netloc else unquote(parts.path)), unquote(parts.fragment)


def _address(name: str) -> str:
    if name == "index" or name.endswith("/index"):
        name = name.removesuffix("index").rstrip("/")
    return f"{name}/" if name else ""


def _without_code(body: str) -> Iterator[str]:
    """Yield the lines of a page with the code in them left blank."""
    fenced = False
    for line in body.split("\n"):
        fence = line.lstrip().startswith(("```", "~~~"))
        fenced ^= fence
        yield "" if fenced or fence else _CODE.sub(lambda code: " " * len(code.group()), line)


def _anchors(page: ContentPage) -> set[str]:
    anchors = set(_HTML_ID.findall(page.body))
    for line in _without_code(page.body):
        if found := _HEADING.match(line):
            anchors.add(found["id"] or heading_id(found["text"]))
    return anchors


def heading_id(text: str) -> str:
    """Return the id that Python-Markdown gives a heading."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
