"""Every page says what it may load, keeps to it, and a script that slipped in does not run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.content_policy import page_policy
from tests.support.sites import BuiltSite
from tests.support.visits import kinds_of, open_folds, visited

LISTEN = """
window.broken = [];
document.addEventListener('securitypolicyviolation', one => {
  window.broken.push(`${one.effectiveDirective}: ${one.blockedURI}`);
});
"""
HOSTILE = """
<script>window.ran = true</script>
<img src="x" onerror="window.ran = true">
<a id="klik" href="javascript:window.ran = true">klik</a>
<p style="position: fixed">stijl</p>
<iframe src="https://elders.example/"></iframe>
<object data="/index.html"></object>
<form action="https://elders.example/"><button id="stuur">stuur</button></form>
<img src="https://elders.example/spion.png" alt="">
<script src="https://elders.example/kwaad.js"></script>
"""
STOPPED = {
    "script-src-elem", "script-src-attr", "style-src-attr", "frame-src", "object-src", "form-action", "img-src",
}  # fmt: skip


@pytest.fixture
def watched(browser: Browser) -> Iterator[Page]:
    """A page that keeps in `broken` what its policy stopped."""
    context = browser.new_context()
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


def test_every_page_says_it_before_anything_else(either_site: BuiltSite) -> None:
    for address, page in either_site.pages.items():
        first = page.find("head")[0]
        assert first.get("http-equiv") == "Content-Security-Policy", address
        assert first.get("content") == page_policy(runs_webassembly=address == "zoeken/"), address


def test_a_policy_allows_what_is_our_own_and_nothing_inline() -> None:
    assert page_policy().startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
    for policy in (page_policy(), page_policy(runs_webassembly=True)):
        assert "'unsafe-" not in policy
        assert "http" not in policy
        assert "*" not in policy


@pytest.mark.browser
@pytest.mark.parametrize(
    "which", [pytest.param(kinds_of, id="kinds"), pytest.param(visited, id="all", marks=pytest.mark.full)]
)
@pytest.mark.parametrize("name", ["real", "example"])
def test_no_page_breaks_it(
    name: str, which: Callable[[BuiltSite], list[str]], watched: Page, request: pytest.FixtureRequest
) -> None:
    site: BuiltSite = request.getfixturevalue(f"{name}_site")
    url: str = request.getfixturevalue(f"{name}_url")
    wrong: list[tuple[str, str]] = []
    address = ""
    watched.on("console", lambda message: wrong.append((address, message.text)))
    watched.on("pageerror", lambda error: wrong.append((address, str(error))))
    for address in which(site):
        watched.goto(url + address)
        open_folds(watched)
        wrong += [(address, broken) for broken in watched.evaluate("window.broken")]
    assert wrong == []


@pytest.mark.browser
def test_searching_keeps_to_it(watched: Page, real_url: str) -> None:
    watched.goto(f"{real_url}zoeken/?q=jeugd")
    expect(watched.locator("#zoekstatus")).to_contain_text("gevonden")
    assert watched.evaluate("window.broken") == []


@pytest.mark.browser
@pytest.mark.parametrize("address", ["", "zoeken/", "widget/zblw/woudenberg/", "404.html"])
def test_what_slipped_in_does_nothing(address: str, watched: Page, real_url: str) -> None:
    """The last lock, should all others fail: markup that no editor can write is put into the page."""
    refused: dict[str, str | None] = {}

    def with_something_hostile(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{HOSTILE}</main>"))

    watched.route(real_url + address, with_something_hostile)
    watched.on("requestfailed", lambda request: refused.update({request.url: request.failure}))
    watched.goto(real_url + address)
    watched.evaluate("for (const id of ['klik', 'stuur']) document.getElementById(id).click()")
    watched.wait_for_load_state("networkidle")
    assert watched.evaluate("window.ran") is None
    assert {one.partition(":")[0] for one in watched.evaluate("window.broken")} >= STOPPED
    # What the policy stops never left the browser; without it these would be names that nobody could find.
    assert {url: why for url, why in refused.items() if "elders" in url and why != "csp"} == {}
