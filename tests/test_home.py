"""The start of the site: find your municipality by name or village, with and without a script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.inputs import Inputs, edition_of, read_inputs
from generator.pages.home import NewestChange, newest_changes
from generator.progress.changes import ChangeKind
from tests.support.sites import REAL_INPUTS, ROOT, BuiltSite, example_inputs, text_of

pytestmark = pytest.mark.browser


@pytest.fixture
def home(browser: Browser, real_url: str) -> Iterator[Page]:
    """The home page of the real plans on a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(real_url)
    yield page
    context.close()


@pytest.fixture
def plain_home(browser: Browser, real_url: str) -> Iterator[Page]:
    """The same page where no script runs."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(real_url)
    yield page
    context.close()


def field(page: Page) -> None:
    page.get_by_label("Zoek uw gemeente of dorp").focus()


@pytest.mark.parametrize(
    ("typed", "town"),
    [
        ("Odijk", "Bunnik"),
        ("odij", "Bunnik"),
        ("wijk bij", "Wijk bij Duurstede"),
        ("driebergen rijsenburg", "Utrechtse Heuvelrug"),
        ("Heuvelrug", "Utrechtse Heuvelrug"),
        ("DOLDER", "Zeist"),
        ("élst", "Rhenen"),
    ],
)
def test_a_village_leads_to_its_municipality(home: Page, typed: str, town: str) -> None:
    field(home)
    home.keyboard.type(typed)
    expect(home.locator(".towns a:visible")).to_have_text([town])
    expect(home.get_by_role("status")).to_have_text("Eén gemeente gevonden. Druk op Enter om erheen te gaan.")
    home.keyboard.press("Enter")
    expect(home.get_by_role("heading", level=1)).to_have_text(town)


def test_the_list_grows_again_when_the_field_is_emptied(home: Page) -> None:
    field(home)
    home.keyboard.type("w")
    expect(home.get_by_role("status")).to_have_text("3 gemeenten gevonden.")
    home.keyboard.press("Backspace")
    expect(home.locator(".towns a:visible")).to_have_count(9)
    expect(home.get_by_role("status")).to_have_text("Of kies uw gemeente uit de lijst.")


def test_what_is_no_municipality_is_searched_on_the_whole_site(home: Page, real_url: str) -> None:
    field(home)
    home.keyboard.type("inbraak")
    expect(home.get_by_role("status")).to_have_text(
        "Geen gemeente gevonden. Met de knop zoekt u op de hele site."
    )
    home.keyboard.press("Enter")
    home.wait_for_url(f"{real_url}zoeken/?q=inbraak")


def test_without_a_script_the_list_is_whole_and_the_form_searches(plain_home: Page, real_url: str) -> None:
    expect(plain_home.locator(".towns a")).to_have_count(9)
    field(plain_home)
    plain_home.keyboard.type("Odijk")
    plain_home.keyboard.press("Enter")
    plain_home.wait_for_url(f"{real_url}zoeken/?q=Odijk")


def test_the_first_screen_holds_title_sentence_and_finder(home: Page) -> None:
    for found in (
        home.locator("h1"),
        home.locator(".lead"),
        home.locator("#vind"),
        home.locator(".towns a").first,
    ):
        expect(found).to_be_in_viewport(ratio=1)


def test_the_script_is_small_and_stands_on_no_other_page(real_site: BuiltSite) -> None:
    assert len((ROOT / "site_templates/theme/stijl/vind.js").read_bytes()) < 1500
    with_script = [
        address
        for address, page in real_site.pages.items()
        if page.xpath('.//script[contains(@src, "stijl/vind.")]')
    ]
    assert with_script == [""]


def test_home_leads_to_subjects_and_partnerships(real_site: BuiltSite) -> None:
    page = real_site.mains[""]
    links = {link.get("href") for link in page.iter("a")}
    assert {"themas/jeugd/", "themas/ondermijning/", "heuvelrug/", "zblw/", "zblw/wijzigingen/"} <= links
    assert [text_of(heading) for heading in page.iter("h2")] == [
        "Of kies een onderwerp",
        "Twee samenwerkingen",
        "Wat is er veranderd?",
    ]


def newest(inputs: Inputs) -> tuple[NewestChange, ...]:
    portal = read_inputs(inputs)[0]
    assert portal is not None
    return newest_changes(edition_of(portal, inputs))


def test_without_reports_home_says_so_and_no_more(real_site: BuiltSite) -> None:
    assert newest(REAL_INPUTS) == ()
    assert (
        "Er is nog geen bericht over de voortgang. Dat zegt niet of iets is uitgevoerd. "
        "Stand op 22 november 2026." in text_of(real_site.mains[""])
    )


def test_what_changed_is_told_once_newest_first_and_in_short() -> None:
    found = newest(example_inputs())
    assert len(found) == 5
    assert all(change.kind is not ChangeKind.NEW for change in found)
    told = [(change.row.on, change.row.link.address, change.row.text) for change in found]
    assert len(set(told)) == 5
    assert found[0].row.on == "12 februari 2026"


def test_that_a_plan_began_is_no_change_anywhere(real_site: BuiltSite) -> None:
    for address, main in real_site.mains.items():
        if not address.endswith(("wijzigingen/", "overzicht/")):
            continue
        text = text_of(main)
        assert "Er is nog niets gemeld." in text, address
        assert "1 januari 2024" not in text and "1 januari 2023" not in text, address
        assert not main.xpath(".//h2[@id='new']"), address
    changes = real_site.mains["zblw/wijzigingen/"]
    assert "Er is nog niets gemeld. In het plan staan 51 acties." in text_of(changes)
    assert [link.get("href") for link in changes.xpath(".//p[@class='lead']/a")] == ["../acties/"]


def test_no_day_is_given_for_what_came_with_a_plan(example_site: BuiltSite) -> None:
    listed = 0
    for address, main in example_site.mains.items():
        if "wijzigingen/" in address and main.xpath(".//h2[@id='new']"):
            (rows,) = main.xpath(".//h2[@id='new']/following-sibling::*[1]")
            assert not rows.xpath(".//div[@class='when']"), address
            listed += len(rows)
    assert listed


def test_the_search_stands_beside_the_menu_on_a_wide_screen(
    browser: Browser, example_url: str, real_url: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    for url in (example_url, real_url):
        page.goto(f"{url}themas/")
        menu, search = (page.locator(f".top {one}").bounding_box() for one in (".menu", ".search"))
        assert menu and search
        assert search["x"] >= menu["x"] + menu["width"]
        assert abs((search["y"] + search["height"] / 2) - (menu["y"] + menu["height"] / 2)) < 12
    page.close()
