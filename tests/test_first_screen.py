"""The first screen of a small phone answers the first question of the page: nobody has to scroll for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.support.sites import BuiltSite
from tests.support.visits import kinds_of, visited

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 360, 640
# What must lie on the first screen, per kind of page: a CSS selector each, the first element that it finds counts.
# Where a page may have one thing or the other, a selector names both.
ANSWERS = {
    # find your municipality; what is this
    "home": ["h1", ".lead", "#vind, .glance a[href='#gemeenten']"],
    # who, what for, how far (the third number), until when (the fourth)
    "samenwerkingsverband": ["h1", ".lead", ".glance li:nth-child(4)"],
    # who steers, in which ways, what it costs
    "samenwerking": ["h1", ".lead", ".facts a[href='#sturing']", ".facts dd:last-child"],
    # why, and how much is done about it
    "prioriteit": ["h1", ".lead", ".glance li:last-child"],
    # what happens here: all numbers
    "gemeente": ["h1", ".lead", ".glance li:last-child"],
    # how many, and how to find yours
    "acties": ["h1", ".lead", ".narrow > summary", "main a[href$='lijsten/stand/']"],
    # how far is it, and when was it planned (the second fact)
    "actie": ["h1", ".lead", ".facts .state", ".facts dd:nth-of-type(2)"],
    # since when, and why
    "vervallen": ["h1", ".notice", ".notice + p"],
    # what when
    "planning": ["h1", ".lead", ".toc a"],
    # what was achieved, and what is not known
    "resultaten": ["h1", ".lead", "main h2 + .history .when, main h2 + p"],
    # how far is it: all numbers
    "voortgang": ["h1", ".lead", ".glance li:last-child"],
    # about how many actions something is said
    "ronde": ["h1", ".lead", ".facts dd"],
    # what changed since when
    "wijzigingen": ["h1", ".lead", ".rows a, .lead ~ p"],
    # which figures there are, and what they do not say
    "cijfers": ["h1", ".lead", ".notice", ".toc a, h2 + p"],
    # what it costs, and what for
    "financien": ["h1", ".lead", "#waarvoor + *"],
    # which plan, and for which years (the first fact)
    "plan": ["h1", ".lead", ".facts dd"],
    # how many count, and how many stand in the first group
    "lijst": ["h1", ".lead", "main h3, .lead ~ p.nothing"],
    # how many actions, and how far they are
    "overzicht": ["h1", ".lead", ".sheet h2", ".sheet li, .sheet p"],
    "thema": ["h1", ".lead", ".glance li:last-child, #gemeenten"],
    "themas": ["h1", ".lead", ".cards a"],
    "begrippen": ["h1", ".lead", ".toc li:last-child", "dd"],
    "a-z": ["h1", ".lead", ".toc li:last-child", "main h2"],
    "standen": ["h1", ".lead", ".state", ".facts dd"],
    "zoeken": ["h1", "#zoekvraag", "#zoekformulier button"],
    "open-data": ["h1", ".lead", "main li:last-child"],
    "tekst": ["h1", "main p"],
    # has the site been examined
    "toegankelijkheid": ["h1", ".lead", "#status + p"],
    "widget": ["h1", ".glance li:last-child"],
    # what to do next: search, or choose a municipality
    "niet-gevonden": ["h1", ".lead", "main form button", ".towns a"],
}
# Returns the selectors whose element ends below the screen, or is not to be seen at all.
BELOW = """answers => answers.filter(answer => {
  const one = document.querySelector(answer);
  return !one?.checkVisibility() || one.getBoundingClientRect().bottom > innerHeight;
})"""


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param(kinds_of, id="kinds"),
        pytest.param(visited, id="all", marks=pytest.mark.full),
    ],
)
@pytest.mark.parametrize("name", ["real", "example"])
def test_the_first_screen_answers_first(
    name: str, pages: Callable[[BuiltSite], list[str]], browser: Browser, request: pytest.FixtureRequest
) -> None:
    site: BuiltSite = request.getfixturevalue(f"{name}_site")
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    missing = []
    for address in pages(site):
        page.goto(request.getfixturevalue(f"{name}_url") + address)
        missing += [
            f"{address}: {answer}" for answer in page.evaluate(BELOW, ANSWERS[kind_of(site, address)])
        ]
    page.close()
    assert not missing, "not on the first screen:\n" + "\n".join(missing)


def kind_of(site: BuiltSite, address: str) -> str:
    """Return what kind of page stands at an address."""
    return str(site.pages[address].find("body").get("class")).removeprefix("kind-")


def test_every_kind_of_page_has_an_answer_and_every_answer_a_page(
    real_site: BuiltSite, example_site: BuiltSite
) -> None:
    both = (real_site, example_site)
    assert {kind_of(site, address) for site in both for address in kinds_of(site)} == set(ANSWERS)
