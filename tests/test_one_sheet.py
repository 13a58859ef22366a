"""The sheet of a municipality is one sheet: it prints on one page of A4, now and as of every round."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.support.sites import BuiltSite

MILLIMETRES_PER_POINT = 25.4 / 72


def sheets(site: BuiltSite) -> list[str]:
    """Return the address of every sheet, now and as of a round."""
    return [address for address in site.mains if "/overzicht/" in address]


@pytest.mark.browser
@pytest.mark.parametrize(("url", "built"), [("real_url", "real_site"), ("example_url", "example_site")])
def test_a_sheet_is_one_page_of_a4(
    url: str, built: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    base, site = request.getfixturevalue(url), request.getfixturevalue(built)
    page = browser.new_page()
    sizes = {}
    for address in sheets(site):
        page.goto(base + address)
        pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        width, height = (round(float(side) * MILLIMETRES_PER_POINT) for side in pages[0].mediabox[2:])
        sizes[address] = (len(pages), width, height)
    page.close()
    assert sizes
    assert {address: size for address, size in sizes.items() if size != (1, 210, 297)} == {}


def test_every_municipality_has_a_sheet(either_site: BuiltSite) -> None:
    municipalities = {address for address, page in either_site.pages.items() if is_municipality(page)}
    now = {address for address in sheets(either_site) if address.endswith("/overzicht/")}
    assert now == {f"{address}overzicht/" for address in municipalities}


def is_municipality(page: object) -> bool:
    return page.xpath("//body/@class") == ["kind-gemeente"]  # type: ignore[attr-defined, no-any-return]
