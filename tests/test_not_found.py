"""The page 'not found' appears at any address, and leads on: search, municipalities, menu."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, expect

from generator.pages.layout import not_found
from tests.support.sites import BuiltSite, edition_for, text_of


def links(site: BuiltSite, address: str, path: str) -> list[str]:
    """Return where links lead, seen from a page deep in the site for the one that has no place of its own."""
    here = site.base + ("a/b/c" if address == "404.html" else address)
    return [urljoin(here, one.get("href")) for one in site.pages[address].xpath(path)]


@pytest.mark.parametrize("path", ["//header//nav//a", "//body/footer//a"])
def test_menu_and_footer_are_those_of_every_page(path: str, either_site: BuiltSite) -> None:
    there, here = links(either_site, "begrippen/", path), links(either_site, "404.html", path)
    assert here == there
    assert len(here) > 3


def test_every_municipality_and_the_search_are_offered(either_site: BuiltSite) -> None:
    towns = links(either_site, "404.html", "//main//ul[@class='towns']//a")
    pages = re.compile(rf"{re.escape(either_site.base)}[^/]+/gemeenten/[^/]+/")
    assert len(towns) > 3
    assert all(map(pages.fullmatch, towns))
    actions = [form.get("action") for form in either_site.pages["404.html"].iter("form")]
    assert {urljoin(f"{either_site.base}a/b/c", action) for action in actions} == {
        f"{either_site.base}zoeken/"
    }


def test_it_is_marked_as_example_or_preview(example_site: BuiltSite, real_site: BuiltSite) -> None:
    banner = example_site.pages["404.html"].xpath("//aside[@class='banner']")
    assert text_of(banner[0]).startswith("Fictief voorbeeld")
    assert not real_site.pages["404.html"].xpath("//aside[@class='banner']")


def test_links_start_at_the_root_of_the_host(example_site: BuiltSite) -> None:
    values = not_found(edition_for(example_site.inputs))
    assert values["root"] == "/veilig/"
    assert {"title": "Begrippen", "url": "/veilig/begrippen/"} in values["footer"]  # type: ignore[operator]


@pytest.mark.browser
def test_a_visitor_who_got_lost_searches_on(real_site: BuiltSite, real_url: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    lost = Path(real_site.folder, "404.html").read_text(encoding="utf-8")
    page.route(
        f"{real_url}a/b/c", lambda route: route.fulfill(status=404, content_type="text/html", body=lost)
    )
    page.goto(f"{real_url}a/b/c")
    page.get_by_label("Zoek wat u nodig hebt").fill("inbraak")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{real_url}zoeken/?q=inbraak")
    expect(page.get_by_role("status")).to_contain_text("gevonden")
    page.close()
