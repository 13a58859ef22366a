"""Every page prints well on A4: nothing is cut off, nothing is there that only a screen needs."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.support.sites import BuiltSite
from tests.support.visits import kinds_of, script

pytestmark = pytest.mark.browser

# The width of A4 between its margins, in CSS pixels.
PAPER = {"width": 673, "height": 986}


def test_on_paper_every_kind_of_page_is_whole(
    browser: Browser, either_site: BuiltSite, either_url: str
) -> None:
    context = browser.new_context(viewport=PAPER)  # type: ignore[arg-type]
    page = context.new_page()
    page.emulate_media(media="print")
    wrong = []
    for address in kinds_of(either_site):
        page.goto(either_url + address)
        for judge in ("paper", "cramped"):
            wrong += [f"{address}: {line}" for line in page.evaluate(script(judge))]
    context.close()
    assert not wrong, "\n".join(wrong)


COLOURS = """() => [...document.querySelectorAll("*")].flatMap(one => [null, "::before", "::after"].map(part => {
  const { color, backgroundColor, borderColor, fill, stroke } = getComputedStyle(one, part);
  return [one.localName, one.className, color, backgroundColor, borderColor, fill, stroke].join();
}))"""


@pytest.mark.parametrize("address", ["", "lindemark/cijfers/", "lindemark/acties/wijkschouw/"])
def test_who_reads_in_the_dark_prints_in_the_light(browser: Browser, example_url: str, address: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(example_url + address)
    on_screen = page.evaluate(COLOURS)
    page.emulate_media(media="print", color_scheme="dark")
    by_night = page.evaluate(COLOURS)
    page.emulate_media(media="print", color_scheme="light")
    by_day = page.evaluate(COLOURS)
    page.close()
    assert by_night == by_day
    assert by_day != on_screen


def printed(browser: Browser, address: str) -> list[str]:
    """Return the text of every sheet of a printed page; each of them is A4."""
    page = browser.new_page(viewport={"width": 360, "height": 640}, color_scheme="dark")
    page.goto(address)
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.close()
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {(595, 842)}
    return [" ".join(sheet.extract_text().split()) for sheet in sheets]


def test_a_long_table_names_its_columns_on_every_sheet(browser: Browser, example_url: str) -> None:
    sheets = printed(browser, f"{example_url}standen/")
    parts = [sheet for sheet in sheets if "Dan heet het" in sheet]
    assert len(parts) > 1
    assert all("Wat dat betekent" in part for part in parts)
    assert "Ligt stil" in parts[-1]


def test_what_was_folded_is_printed(browser: Browser, example_url: str) -> None:
    sheets = printed(browser, f"{example_url}lindemark/cijfers/")
    assert "Een cijfer is definitief, tenzij er iets anders bij staat." in " ".join(sheets)
    # The name of a table is never the last line of a sheet.
    assert not [sheet for sheet in sheets if sheet.endswith("Dezelfde cijfers als tabel")]


def test_a_quarter_is_never_left_behind_at_the_foot_of_a_sheet(browser: Browser, real_url: str) -> None:
    sheets = printed(browser, f"{real_url}zblw/planning/")
    assert len(sheets) > 3
    assert not [sheet for sheet in sheets if sheet.endswith((": voorbij.", ": nu.", ": komt nog."))]


def test_files_and_further_pages_are_left_out_on_paper(browser: Browser, real_url: str) -> None:
    sheets = " ".join(printed(browser, f"{real_url}zblw/gemeenten/zeist/"))
    assert "Downloaden en volgen" not in sheets
    assert "Verder:" not in sheets
    assert "Adres van deze pagina: https://veiligheid.example/zblw/gemeenten/zeist/" in sheets


def test_terms_are_folded_on_the_screen_and_open_when_asked_for(browser: Browser, real_url: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(f"{real_url}zblw/gemeenten/zeist/")
    assert not page.locator(".glossary dl").is_visible()
    page.locator("a.term").first.click()
    assert page.locator(".glossary dl").is_visible()
    page.close()
