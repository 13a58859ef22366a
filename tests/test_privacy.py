"""A visit leaves nothing behind and is nobody else's business: one host, no cookie, nothing stored."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.sites import BuiltSite

STORED = """async () => [
  document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"""
OWN_SCRIPTS = {"stijl/filter.js", "stijl/vind.js", "stijl/zoeken.js"}


def find_a_village(page: Page) -> None:
    page.get_by_label("Zoek uw gemeente of dorp").fill("Odijk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bunnik")


def choose_a_filter(page: Page) -> None:
    page.locator(".narrow > summary").click()
    page.get_by_label("Gemeente").select_option("zeist")
    page.wait_for_url("**gemeente=zeist")


def search(page: Page) -> None:
    page.get_by_label("Waar wilt u iets over weten?").fill("inbraak")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("gevonden")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "use"),
    [("", find_a_village), ("zblw/acties/", choose_a_filter), ("zoeken/", search)],
)
def test_what_a_visitor_does_stays_between_browser_and_site(
    address: str, use: object, real_url: str, browser: Browser
) -> None:
    assert callable(use)
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(real_url + address)
    use(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(STORED) == ["", 0, 0, 0, 0, 0]
    assert context.cookies() == []
    assert [url for url in asked if not url.startswith((real_url, "data:"))] == []
    context.close()


def test_no_page_has_another_script_than_ours(either_site: BuiltSite) -> None:
    scripts = {
        Path(either_site.folder, address, source).resolve().relative_to(either_site.folder).as_posix()
        for address, page in either_site.pages.items()
        for source in page.xpath("//script/@src")
    }
    assert scripts
    assert {re.sub(r"\.[0-9a-f]{8}(?=\.js$)", "", script) for script in scripts} <= OWN_SCRIPTS


@pytest.mark.parametrize("name", sorted(OWN_SCRIPTS))
def test_our_scripts_store_nothing_and_listen_to_no_single_key(name: str, real_site: BuiltSite) -> None:
    (script,) = real_site.folder.glob(name.replace(".js", ".*.js"))
    text = script.read_text(encoding="utf-8")
    for word in ("cookie", "Storage", "indexedDB", "keydown", "keyup", "keypress", "://"):
        assert word not in text, word
