"""Visits to a built site: the pages on which a visitor can stay, one of every kind, and what is to be seen there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, Page

from tests.support.sites import ROOT, BuiltSite


def visited(site: BuiltSite) -> list[str]:
    """Return every page on which a visitor can stay: a redirect moves on at once.

    The page "not found" names its files from the root of its host; the example stands below it.
    """
    return [
        address
        for address, tree in site.pages.items()
        if not tree.xpath("//meta[@http-equiv='refresh']")
        and (address != "404.html" or site.inputs.base_url is not None)
    ]


def kinds_of(site: BuiltSite) -> list[str]:
    """Return one page of every kind: the longest, where most can be wrong."""
    longest: dict[str, tuple[int, str]] = {}
    for address in visited(site):
        tree = site.pages[address]
        kind = tree.find("body").get("class") or "zonder"
        longest[kind] = max(longest.get(kind, (0, "")), (len(tree.text_content()), address))
    return sorted(address for _, address in longest.values())


def scripts_of(site: BuiltSite, address: str) -> list[str]:
    """Return the scripts that a page loads."""
    found: list[str] = site.pages[address].xpath("//script/@src")
    return [source.rpartition("/")[2] for source in found]


def opened(browser: Browser, site: BuiltSite, url: str, **settings: Any) -> Iterator[tuple[str, Page]]:
    """Open a page of every kind, one after the other, with every menu and fold open."""
    context = browser.new_context(**settings)
    page = context.new_page()
    for address in kinds_of(site):
        page.goto(url + address)
        open_folds(page)
        yield address, page
    context.close()


def open_folds(page: Page) -> None:
    """Open every menu and fold."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def script(name: str) -> str:
    """Return a script that looks at a page from within: what it finds wrong, it says in words."""
    return (ROOT / "tests" / "support" / f"{name}.js").read_text(encoding="utf-8")
