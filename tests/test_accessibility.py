"""Every page can be used by everyone, as far as a program can tell: axe in Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from generator.colour import ELSEWHERE, contrast
from tests.support.axe import Finding, State, Visit, examine, find_town, narrow, search
from tests.support.judged import JUDGED
from tests.support.sites import BuiltSite
from tests.support.visits import kinds_of, visited

pytestmark = pytest.mark.browser

STATES = [
    State(320, "light"), State(320, "dark"), State(768, "light"),
    State(768, "dark"), State(1280, "light"), State(1280, "dark"),
]  # fmt: skip
# Pages that a visitor does more with than read.
IN_USE: dict[str, Callable[[Page], None]] = {
    "kind-zoeken": search,
    "kind-acties": narrow,
    "kind-home": find_town,
}
SITES = ["real", "example"]


@pytest.fixture(scope="module")
def kinds_examined(browser: Browser, request: pytest.FixtureRequest) -> list[Finding]:
    """What axe finds on a page of every kind of both sites, in every state and in use."""
    found: list[Finding] = []
    for name in SITES:
        site: BuiltSite = request.getfixturevalue(f"{name}_site")
        visits = [visit for address in by_size(site, kinds_of(site)) for visit in visits_to(site, address)]
        found += examine(browser, request.getfixturevalue(f"{name}_url"), visits, STATES)
    return found


def visits_to(site: BuiltSite, address: str) -> list[Visit]:
    """Return a visit to a page, and another one in use where there is something to use."""
    use = IN_USE.get(site.pages[address].find("body").get("class"))
    return [Visit(address), Visit(address, use)] if use else [Visit(address)]


def by_size(site: BuiltSite, addresses: list[str]) -> list[str]:
    """Put pages of the same size side by side."""
    return sorted(addresses, key=lambda address: len(site.pages[address].text_content()))


def test_a_page_of_every_kind_breaks_no_rule(kinds_examined: list[Finding]) -> None:
    assert not [str(one) for one in kinds_examined if one.is_wrong]


def test_what_axe_cannot_judge_has_been_looked_at(kinds_examined: list[Finding]) -> None:
    assert not [str(one) for one in kinds_examined if not (one.is_wrong or one.is_accepted)]


def test_nothing_stands_on_the_list_of_what_was_looked_at_that_is_gone(kinds_examined: list[Finding]) -> None:
    needed = {one.place for one in kinds_examined}
    assert not [f"{one.rule}: {one.where}" for place, one in enumerate(JUDGED) if place not in needed]


@pytest.mark.parametrize(
    "states",
    [
        pytest.param(STATES[:1], id="phone"),
        pytest.param(STATES[1:], id="other-states", marks=pytest.mark.full),
    ],
)
@pytest.mark.parametrize("name", SITES)
def test_every_other_page_breaks_no_rule(
    name: str, states: list[State], browser: Browser, request: pytest.FixtureRequest
) -> None:
    """The pages of every kind have been looked at above."""
    site: BuiltSite = request.getfixturevalue(f"{name}_site")
    others = [Visit(address) for address in by_size(site, sorted(set(visited(site)) - set(kinds_of(site))))]
    found = examine(browser, request.getfixturevalue(f"{name}_url"), others, states)
    assert not [str(one) for one in found if not one.is_accepted]


# The ground is the rim around the letters, or else the page.
TEXT_IN_DRAWINGS = """() => [...document.querySelectorAll('svg text')].map(text => {
  const {fill, stroke} = getComputedStyle(text);
  return [fill, stroke === 'none' ? getComputedStyle(document.body).backgroundColor : stroke];
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_in_drawings_has_contrast(
    example_url: str, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    """What axe cannot measure, because a drawing is an image to it."""
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{example_url}lindemark/cijfers/")
    pairs = {(hexadecimal(text), hexadecimal(ground)) for text, ground in page.evaluate(TEXT_IN_DRAWINGS)}
    page.close()
    assert pairs
    assert not [pair for pair in pairs if contrast(*pair) < ELSEWHERE]


def hexadecimal(colour: str) -> str:
    """Return a colour as #rrggbb: browsers say rgb(1, 2, 3)."""
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour))
