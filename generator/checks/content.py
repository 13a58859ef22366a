"""The pages written by hand: their links lead somewhere, everyone can use them, and their addresses are their own."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator
from urllib.parse import unquote, urlsplit

from generator.checks.addresses import RESERVED_AT_ROOT
from generator.checks.hand_written import Link, anchors_in, headings_in, links_in, markup_in
from generator.loading.content import REQUIRED_PAGES, Content, ContentPage
from generator.problems import Place, Problem, allowed_values, did_you_mean, nearest, quoted, short
from generator.rendering.safe_markdown import is_safe, leads_inside

_RULE = "content_is_sound"
_OWN_COMPUTER = re.compile(r"file:|[A-Za-z]:|.*\\", re.IGNORECASE)
# Where generated pages stand too; the pages that are always written by hand are there alone.
_SHARED = frozenset(RESERVED_AT_ROOT) - frozenset(REQUIRED_PAGES)

# What the site has at its root itself, of the kinds that may stand there.
OWN_FILES = frozenset({"deelbeeld.png"})
_ANOTHER_FOLDER = "Zet het bestand in een andere map, of geef het een andere naam."


def content_is_sound(
    content: Content, generated: Collection[str] | None, units: Collection[str]
) -> list[Problem]:
    """Pages have one title, links that lead somewhere, pictures in words, and an address of their own.

    `units` are the names of partnerships, now and earlier. `generated` holds the addresses of all other pages,
    and is asked only where that matters.
    It is None while the data has errors: then links into the data cannot be judged.
    """
    check = _ContentCheck(content, generated, units)
    pages = (
        problem
        for page in content.pages
        for problem in (*check.address(page), *_second_titles(page), *_markup(page), *check.links(page))
    )
    return [*pages, *_files_of_the_site(content, units)]


def _files_of_the_site(content: Content, units: Collection[str]) -> Iterator[Problem]:
    """A file beside the pages never replaces one that is made of the data."""
    for name in content.files:
        top, _, below = name.partition("/")
        place = Place(f"{content.folder}/{name}")
        if below and top in units:
            yield _problem(place, f"De map {top} hoort bij een samenwerking.", _ANOTHER_FOLDER)
        elif (below and top in _SHARED) or (not below and name.lower() in OWN_FILES):
            yield _problem(place, f"Het adres /{name} is van de site zelf.", _ANOTHER_FOLDER)


def _second_titles(page: ContentPage) -> Iterator[Problem]:
    for line, heading in headings_in(page):
        if heading.rank == 1:
            yield _problem(
                Place(page.file, line, 1),
                f"Deze pagina heeft al een titel: {quoted(page.head.title)}, in de kop.",
                f"Begin een kop in de tekst met twee hekjes: ## {short(heading.words)}.",
            )


def _markup(page: ContentPage) -> Iterator[Problem]:
    """HTML stays text: whoever may write it may also run a program on the visitor's computer."""
    for line, column, markup in markup_in(page):
        yield _problem(
            Place(page.file, line, column),
            f"HTML kan niet op een pagina: {quoted(markup)} zou als gewone tekst op de site komen.",
            "Schrijf een kop met ##, een lijst met - en een link als [tekst](adres).",
            "Bedoelt u de tekens zelf? Zet er dan ` voor en achter.",
        )


class _ContentCheck:
    """What there is to link to."""

    def __init__(self, content: Content, generated: Collection[str] | None, units: Collection[str]) -> None:
        self.pages = {f"{page.name}.md": page for page in content.pages}
        self.files = content.files
        self.unread = {f"{name}.md" for name in content.unread}
        self.generated = () if generated is None else generated
        self.knows_generated = generated is not None
        self.units = units
        self.taken = Counter(page.address for page in content.pages)

    def address(self, page: ContentPage) -> Iterator[Problem]:
        """Yield a problem when the address of a page belongs to another page, or to a partnership."""
        address = page.address
        message = ""
        top = page.name.partition("/")[0]
        if top in self.units:
            message = f"Het adres /{address} hoort bij een samenwerking."
        elif self.taken[address] > 1 or not address or (top in _SHARED and address in self.generated):
            message = f"Op het adres /{address} staat al een andere pagina."
        if message:
            yield _problem(Place(page.file), message, "Geef het bestand een andere naam.")

    def links(self, page: ContentPage) -> Iterator[Problem]:
        """Yield a problem for every link or picture of a page that does not work for everyone."""
        for link in links_in(page):
            place = Place(page.file, link.line, link.column)
            found = (
                _without_words(place, link) or _unusable(place, link) or self._dead(page, place, link.target)
            )
            if found:
                yield found

    def _dead(self, page: ContentPage, place: Place, link: str) -> Problem | None:
        path, fragment = _inside(link)
        if path is None:
            return None
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.name), path)).lstrip("/")
        target = target if path else f"{page.name}.md"
        if target in self.pages:
            return _no_heading(place, fragment, anchors_in(self.pages[target]))
        if target in self.files or target in self.unread or self._is_generated(target):
            return None
        known = [*self.pages, *self.files, *(f"{address}index.md" for address in self.generated)]
        return _problem(
            place,
            f"De link {quoted(link)} leidt nergens heen.",
            "Verwijs naar een bestand dat bestaat.",
            did_you_mean(_elsewhere(link)) or nearest(path, known),
        )

    def _is_generated(self, target: str) -> bool:
        if not self.knows_generated:
            return target.partition("/")[0] in (*self.units, *RESERVED_AT_ROOT, "index.md")
        return target.endswith("index.md") and target.removesuffix("index.md") in self.generated


def _problem(place: Place, message: str, allowed: str, hint: str = "") -> Problem:
    return Problem(place, message, allowed, hint, rule=_RULE)


def _no_heading(place: Place, fragment: str, anchors: set[str]) -> Problem | None:
    if not fragment or fragment in anchors:
        return None
    message = f"Op die pagina is geen kop met de naam {quoted(fragment)}."
    return _problem(place, message, allowed_values(sorted(anchors)), nearest(fragment, anchors))


def _without_words(place: Place, link: Link) -> Problem | None:
    """A picture that a blind visitor hears nothing of, or a link with nothing to click on."""
    if link.words is None or link.words.strip():
        return None
    if not link.is_picture:
        advice = "Zet tussen de rechte haken waar de link naartoe gaat."
        return _problem(place, "Deze link heeft geen tekst.", advice)
    return _problem(
        place,
        "Bij deze afbeelding staat niet wat erop te zien is. Een blinde bezoeker hoort dan niets.",
        f"Schrijf: ![wat erop te zien is]({short(link.target)}).",
    )


def _unusable(place: Place, found: Link) -> Problem | None:
    """A link that can lead nowhere, whatever there is on the site, or that is not safe for visitors."""
    link = found.target
    if not link:
        return _problem(place, "Deze link heeft geen adres.", "Zet het adres tussen de ronde haken.")
    if _OWN_COMPUTER.match(link):
        message = f"De link {quoted(link)} wijst naar een bestand op uw eigen computer."
        return _problem(place, message, "Zet het bestand in de map content en verwijs daarnaar.")
    if found.is_picture and not leads_inside(link):
        message = f"De afbeelding {quoted(link)} staat op een andere website. Die ziet dan wie hier komt."
        return _problem(place, message, "Zet de afbeelding in de map content en verwijs daarnaar.")
    if " " in link:
        message = f"In de link {quoted(link)} staat een spatie. Dat kan niet."
        example = f"Bijvoorbeeld: {short('-'.join(link.split()))}."
        return _problem(place, message, "Geef het bestand een naam zonder spaties.", example)
    if not is_safe(link, may_lead_inside=True):
        message = f"De link {quoted(link)} kan niet op de site."
        allowed = (
            "Begin een webadres met https://, een e-mailadres met mailto: en een telefoonnummer met tel:."
        )
        return _problem(place, message, allowed, did_you_mean(_by_https(link)))
    return None


def _by_https(link: str) -> str | None:
    return f"https://{link.removeprefix('http://')}" if link.startswith("http://") else None


def _inside(link: str) -> tuple[str | None, str]:
    """Return the path and the fragment of a link inside the site; no path for a link to elsewhere."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link, ""
    return (None if parts.scheme or parts.netloc else unquote(parts.path)), unquote(parts.fragment)


def _elsewhere(link: str) -> str | None:
    """Return the address of another site, or of a mailbox, that was written without its beginning."""
    if link.startswith("www."):
        return f"https://{link}"
    return f"mailto:{link}" if "@" in link else None
