"""Reads counts and the lists behind them from pages: what a count says, and what its link leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin

from lxml import html

from generator.dutch import in_words
from tests.support.sites import text_of

_HEADINGS = ("h1", "h2", "h3", "h4")
_NUMBER = re.compile(r"(\d+)(?![\d.,:–%-])")
_WORDS = {in_words(number): number for number in range(13)}
# What a list can be made of. A section may hold two: cards of local priorities and rows of actions.
_ITEMS = (
    ".//li[div[@class='what']]",
    ".//ul[contains(@class, 'towns')]/li",
    ".//ul[contains(@class, 'cards')]/li",
    ".//section[contains(@class, 'group')]",
)

Pages = Mapping[str, html.HtmlElement]


@dataclass(frozen=True)
class Count:
    """A number that is a link."""

    page: str
    text: str
    number: int
    target: str


def counts_on(address: str, main: html.HtmlElement) -> Iterator[Count]:
    """Yield the links of a page that begin with a number of things, in digits or in words."""
    for link in main.iter("a"):
        if link.xpath("ancestor::*[@class='what'] | ancestor::h1 | ancestor::h2 | ancestor::h3"):
            continue  # the title of an action, which may begin with a number of its own
        text, target = text_of(link), unquote(urljoin(f"https://site/{address}", link.get("href")))
        number = _number_in(text)
        if number is not None and target.startswith("https://site/"):
            yield Count(address, text, number, target.removeprefix("https://site/"))


def _number_in(text: str) -> int | None:
    digits = _NUMBER.match(text)
    return int(digits.group(1)) if digits else _WORDS.get(text.partition(" ")[0].lower())


def list_lengths(pages: Pages, target: str) -> set[int]:
    """Return how many things of each kind a place lists; nothing when it is no list."""
    address, _, anchor = target.partition("#")
    section = section_of(pages[address], anchor) if anchor else [pages[address]]
    return {sum(len(element.xpath(path)) for element in section) for path in _ITEMS} - {0}


def section_of(main: html.HtmlElement, anchor: str) -> list[html.HtmlElement]:
    """Return what stands under a heading, up to the next one as high; or the element that has the id."""
    (place,) = main.xpath("//*[@id=$anchor]", anchor=anchor)
    if place.tag not in _HEADINGS:
        return [place]
    found: list[html.HtmlElement] = []
    for element in place.itersiblings():
        if element.tag in _HEADINGS and element.tag <= place.tag:
            break
        found.append(html.fromstring(f"<div>{html.tostring(element, encoding='unicode')}</div>"))
    return found
