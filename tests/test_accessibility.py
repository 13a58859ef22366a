"""Every page can be used by everyone, as far as a program can tell: axe in Chromium, width, weight."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

from tests.support.sites import BuiltSite
from tests.support.visits import kinds_of, visited

pytestmark = pytest.mark.browser

OPTIONS = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
    ],
    "resultTypes": ["violations"],
}  # fmt: skip
# A phone by day and a desk by night on every run; the other states where there is more time.
STATES = [
    (320, "light"),
    (1280, "dark"),
    *(
        pytest.param(width, scheme, marks=pytest.mark.full)
        for width, scheme in ((320, "dark"), (768, "light"), (768, "dark"), (1280, "light"))
    ),
]
MOST_BYTES, MOST_REQUESTS = 40_000, 5


def violations(page: Page, address: str) -> Iterator[str]:
    """Yield what axe finds, with every menu and fold open."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for found in Axe().run(page, options=OPTIONS).response["violations"]:
        nodes = ", ".join(str(node["target"]) for node in found["nodes"][:3])
        yield f"{address}: {found['id']}: {found['help']} ({nodes})"


@pytest.mark.parametrize(("width", "scheme"), STATES)
@pytest.mark.parametrize("site", ["real", "example"])
def test_a_page_of_every_kind_breaks_no_rule(
    site: str, width: int, scheme: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    built: BuiltSite = request.getfixturevalue(f"{site}_site")
    url: str = request.getfixturevalue(f"{site}_url")
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    found = [line for address in kinds_of(built) for line in violations(page, url + address)]
    page.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("site", ["real", "example"])
def test_every_page_breaks_no_rule_on_a_phone(
    site: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    built: BuiltSite = request.getfixturevalue(f"{site}_site")
    url: str = request.getfixturevalue(f"{site}_url")
    page = browser.new_page(viewport={"width": 320, "height": 640})
    found = [line for address in visited(built) for line in violations(page, url + address)]
    page.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("site", ["real", "example"])
def test_nothing_is_wider_than_a_narrow_screen(
    site: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    """400 % zoom of a screen of 1280 pixels is a screen of 320 pixels (WCAG 1.4.10)."""
    built: BuiltSite = request.getfixturevalue(f"{site}_site")
    url: str = request.getfixturevalue(f"{site}_url")
    page = browser.new_page(viewport={"width": 320, "height": 256})
    too_wide = []
    for address in kinds_of(built):
        page.goto(url + address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            too_wide.append(address)
    page.close()
    assert not too_wide


def test_the_first_visit_is_light(real_site: BuiltSite, real_url: str, browser: Browser) -> None:
    """Compressed, a first visit weighs at most 40 kB in at most 5 requests, and asks no other host."""
    heavy = []
    for address in kinds_of(real_site):
        page = browser.new_page()
        asked = requests_of(page, real_url + address)
        page.close()
        assert all(url.startswith(real_url) for url in asked), asked
        weight = sum(len(gzip.compress(file_of(real_site, real_url, url).read_bytes(), 9)) for url in asked)
        if weight > MOST_BYTES or len(asked) > MOST_REQUESTS:
            heavy.append(f"{address}: {weight} bytes in {len(asked)} requests")
    assert not heavy, "\n".join(heavy)


def requests_of(page: Page, address: str) -> list[str]:
    """Return what a page asks for when it is opened."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(address, wait_until="load")
    return asked


def file_of(site: BuiltSite, url: str, asked: str) -> Path:
    """Return the file behind a request."""
    path = site.folder / asked.removeprefix(url).partition("?")[0].partition("#")[0]
    return path / "index.html" if path.is_dir() else path
