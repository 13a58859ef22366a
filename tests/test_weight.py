"""Pages are light and stand still: bytes and requests of a first visit, and what moves after the first drawing."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urljoin

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.support.sites import BuiltSite
from tests.support.visits import kinds_of

pytestmark = pytest.mark.browser

SITES = ["real", "example"]
MOST_BYTES, MOST_REQUESTS = 40_000, 5
PLACE = "https://site.example/"
# What the head of a page asks for. It is counted from the page: Chromium without a window leaves out the icon, and what
# an earlier page brought along. Of the icons a browser takes one: the drawing.
LOADED = "//link[@rel='stylesheet' or @type='image/svg+xml']/@href | //script/@src"


@pytest.mark.parametrize("name", SITES)
def test_the_first_visit_is_light(name: str, browser: Browser, request: pytest.FixtureRequest) -> None:
    """Compressed, a first visit weighs at most 40 kB in at most 5 requests, and asks no other host."""
    site: BuiltSite = request.getfixturevalue(f"{name}_site")
    url: str = request.getfixturevalue(f"{name}_url")
    page = browser.new_page()
    asked: set[str] = set()
    page.on("request", lambda one: asked.add(one.url))
    heavy = []
    for address in kinds_of(site):
        asked.clear()
        page.goto(url + address, wait_until="load")
        named = {urljoin(url + address, path) for path in site.pages[address].xpath(LOADED)} | {url + address}
        assert asked <= named, f"{address} asks for more than its head names"
        weight = sum(compressed(file_of(site, url, one)) for one in named)
        if weight > MOST_BYTES or len(named) > MOST_REQUESTS:
            heavy.append(f"{address}: {weight} bytes in {len(named)} requests")
    page.close()
    assert not heavy, "\n".join(heavy)


def test_every_page_is_light(either_site: BuiltSite) -> None:
    """What one page of every kind weighs says little of the longest list: every page is counted."""
    heavy = []
    for address in set(either_site.whole_pages) - {"404.html"}:
        named = {urljoin(PLACE + address, path) for path in either_site.pages[address].xpath(LOADED)}
        weight = sum(compressed(file_of(either_site, PLACE, one)) for one in named | {PLACE + address})
        if weight > MOST_BYTES or len(named) >= MOST_REQUESTS:
            heavy.append(f"{address}: {weight} bytes in {len(named) + 1} requests")
    assert not heavy, "\n".join(heavy)


def file_of(site: BuiltSite, url: str, asked: str) -> Path:
    """Return the file behind a request."""
    path = site.folder / asked.removeprefix(url)
    return path / "index.html" if path.is_dir() else path


def compressed(file: Path) -> int:
    """Return the size of a file as the least eager web server sends it."""
    return len(gzip.compress(file.read_bytes(), 1, mtime=0))


# --- A search --------------------------------------------------------------------------------

# All that a first question costs, the page with its style and icon too: Pagefind's program (90 kB), of three indexes
# the tables and the parts that hold the words asked for, and a request for each result that is shown.
MOST_SEARCH_BYTES, MOST_SEARCH_REQUESTS = 230_000, 32
FIRST_QUESTIONS = ["inbraak", "ondermijning", "ondermijnng", "wat doet zeist aan drugs", "vuurwerk"]


def test_a_search_loads_nothing_before_it_is_used(browser: Browser, real_url: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(f"{real_url}zoeken/", wait_until="networkidle")
    page.get_by_label("Waar wilt u iets over weten?").fill("inbraak")
    page.wait_for_load_state("networkidle")
    page.close()
    assert not [url for url in asked if "pagefind" in url]


@pytest.mark.parametrize("question", FIRST_QUESTIONS)
def test_a_first_question_keeps_to_its_budget(
    question: str, browser: Browser, real_site: BuiltSite, real_url: str
) -> None:
    """Asked by address, with nothing in the browser's cache."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(f"{real_url}zoeken/?q={quote(question)}", wait_until="networkidle")
    expect(page.locator("#zoekstatus")).to_contain_text("gevonden")
    context.close()
    weight = sum(compressed(file_of(real_site, real_url, one.partition("?")[0])) for one in asked)
    assert weight <= MOST_SEARCH_BYTES
    assert len(asked) <= MOST_SEARCH_REQUESTS


# --- Layout shift ----------------------------------------------------------------------------

SCREENS: list[ViewportSize] = [{"width": 360, "height": 640}, {"width": 1280, "height": 800}]
# Addresses that carry a question or a filter; the script makes the page after them.
IN_USE = {"real": ["zoeken/?q=inbraak", "zblw/acties/?gemeente=zeist"], "example": []}
WATCH = """
  window.shifts = [];
  new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({type: 'layout-shift', buffered: true});
"""
# Two frames on, whatever the last change moved has been noticed.
SHIFTS = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(
  shifts.map(({value, sources}) => `${value}: ${sources.map(({node}) => node?.outerHTML?.slice(0, 80))}`))))))"""


@pytest.mark.parametrize("screen", SCREENS, ids=["phone", "desk"])
@pytest.mark.parametrize("name", SITES)
def test_nothing_moves_after_the_first_drawing(
    name: str, screen: ViewportSize, browser: Browser, request: pytest.FixtureRequest
) -> None:
    """Cumulative layout shift is 0; nobody presses what was something else a moment before."""
    site: BuiltSite = request.getfixturevalue(f"{name}_site")
    page = browser.new_page(viewport=screen)
    page.add_init_script(WATCH)
    found = [
        f"{address}: {shift}"
        for address in [*kinds_of(site), *IN_USE[name]]
        for shift in shifts_on(page, request.getfixturevalue(f"{name}_url") + address)
    ]
    page.close()
    assert not found, "\n".join(found)


def shifts_on(page: Page, address: str) -> Iterator[str]:
    """Yield what moved on a page, once it is complete."""
    page.goto(address, wait_until="load")
    if "?q=" in address:
        expect(page.locator("#zoekresultaten li").first).to_be_visible()
    yield from page.evaluate(SHIFTS)
