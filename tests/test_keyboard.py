"""Every page can be used with a keyboard alone: the focus reaches everything, is seen, and is never held."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.keyboard import tab_to, walk
from tests.support.sites import BuiltSite
from tests.support.visits import kinds_of, opened, scripts_of

pytestmark = pytest.mark.browser

PHONE, TABLET, DESK = 360, 800, 1280
Scheme = Literal["light", "dark"]
# A phone by day and a desk by night on every run, without the few pages that are long lists; all of it where there is
# more time.
SCREENS = [
    ("example_site", PHONE, "light", 110),
    ("real_site", DESK, "dark", 110),
    *(
        pytest.param(site, width, scheme, 1000, marks=pytest.mark.full)
        for site, width, scheme in (
            ("example_site", TABLET, "dark"),
            ("example_site", DESK, "light"),
            ("real_site", PHONE, "light"),
            ("real_site", TABLET, "dark"),
            ("real_site", DESK, "light"),
        )
    ),
]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": PHONE, "height": 640})
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": DESK, "height": 800})
    yield context.new_page()
    context.close()


# --- Every page ------------------------------------------------------------------------------


@pytest.mark.parametrize(("either_site", "width", "scheme", "most"), SCREENS, indirect=["either_site"])
def test_tab_goes_through_a_page_of_every_kind_and_back(
    browser: Browser, either_site: BuiltSite, either_url: str, width: int, scheme: Scheme, most: int
) -> None:
    """Everything that takes the focus takes it in reading order, is then in sight, and shows it (WCAG 2.4.11)."""
    page = browser.new_page(viewport={"width": width, "height": 640}, color_scheme=scheme)
    pages = [
        address for address in kinds_of(either_site) if len(either_site.mains[address].xpath(".//a")) <= most
    ]
    wrong = [f"{address}: {line}" for address in pages for line in walk(page, either_url + address)]
    page.close()
    assert len(pages) > 20
    assert not wrong, "\n".join(wrong)


def test_no_single_key_does_anything(browser: Browser, either_site: BuiltSite, either_url: str) -> None:
    """Who speaks to a computer, or types where no field is, sets nothing off (WCAG 2.1.4)."""
    page = browser.new_page(viewport={"width": DESK, "height": 800})
    # Only a script can answer to a key: every kind of page that has one, and one that has none.
    scripted = {
        tuple(sources): address
        for address in kinds_of(either_site)
        if (sources := scripts_of(either_site, address))
    }
    assert len(scripted) > 1
    for address in (*scripted.values(), "over/"):
        page.goto(either_url + address)
        before = page.evaluate(EVERYTHING)
        page.keyboard.type(string.digits + string.ascii_letters + string.punctuation)
        assert page.evaluate(EVERYTHING) == before, address
    page.close()


EVERYTHING = """() => [location.href, document.activeElement.localName, scrollX, scrollY, document.body.outerHTML,
    [...document.querySelectorAll("input, select")].map(one => one.value)]"""


def test_no_script_is_written_in_a_page(either_site: BuiltSite) -> None:
    """So what holds for pages with a script file holds for every page: without one, no key can do anything."""
    for address, page in either_site.pages.items():
        assert not page.xpath("//script[not(@src) and not(@type='application/ld+json')]"), address
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), address
        assert not page.xpath("//@accesskey"), address


# --- Menu ------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_and_closes_by_keyboard(phone: Page, example_url: str, key: str) -> None:
    phone.goto(f"{example_url}lindemark/acties/wijkschouw/")
    button = phone.locator("header summary")
    passed = tab_to(phone, button)
    assert passed == ["Ga naar inhoud", "Veiligheidsplan Lindemark (fictief voorbeeld)", "Zoeken"]
    phone.keyboard.press("Tab")
    expect(phone.locator("header details a").first).to_be_hidden()
    expect(phone.locator(".crumbs a:visible")).to_be_focused()

    phone.keyboard.press("Shift+Tab")
    phone.keyboard.press(key)
    links = phone.locator("header details a:visible")
    assert links.count() > 8
    for link in links.all():
        phone.keyboard.press("Tab")
        expect(link).to_be_focused()
        expect(link).to_be_in_viewport(ratio=0.9)
    phone.keyboard.press("Tab")
    expect(phone.locator(".crumbs a:visible")).to_be_focused()

    for _ in range(links.count() + 1):
        phone.keyboard.press("Shift+Tab")
    phone.keyboard.press(key)
    expect(phone.locator("header details a").first).to_be_hidden()
    expect(button).to_be_focused()


def test_on_a_desk_the_menu_is_a_row_of_links(desk: Page, example_url: str) -> None:
    desk.goto(f"{example_url}lindemark/")
    passed = tab_to(desk, desk.get_by_role("searchbox", name="Zoek op deze site"))
    assert passed[2:] == desk.locator("nav.menu a").all_text_contents()
    expect(desk.locator("header summary")).to_be_hidden()


def test_the_first_stop_skips_to_the_content(desk: Page, example_url: str) -> None:
    desk.goto(f"{example_url}lindemark/prioriteiten/veilige-buurten/")
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Ga naar inhoud")).to_be_focused()
    expect(desk.get_by_role("link", name="Ga naar inhoud")).to_be_in_viewport(ratio=1)
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    expect(desk.locator("main a").first).to_be_focused()


# --- Search ----------------------------------------------------------------------------------

FOUND = re.compile("gevonden")
RESULTS = "#zoekresultaten li"
MORE = "Toon meer over Samenwerking Heuvelrug"


def test_search_from_the_header_to_a_result_and_back(desk: Page, real_url: str) -> None:
    desk.goto(f"{real_url}zblw/acties/senioren/")
    tab_to(desk, desk.get_by_role("searchbox", name="Zoek op deze site"))
    desk.keyboard.type("ondermijning")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{real_url}zoeken/?q=ondermijning")
    expect(desk.get_by_role("status")).to_have_text(FOUND)

    more = desk.get_by_role("button", name=MORE)
    rows = desk.locator("#zoekresultaten > section").filter(has=more).locator("li")
    tab_to(desk, more)
    desk.keyboard.press("Enter")
    expect(rows.nth(3).locator("a")).to_be_focused()
    desk.keyboard.press("Tab")
    followed = rows.nth(4).locator("a")
    expect(followed).to_be_focused()
    title = followed.text_content()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text(re.compile(".+"))
    assert "/zoeken/" not in desk.url

    desk.go_back()
    expect(rows).to_have_count(13)
    expect(followed).to_be_focused()
    expect(followed).to_be_in_viewport(ratio=1)
    expect(followed).to_have_text(title or "")
    expect(desk.get_by_label("Waar wilt u iets over weten?")).to_have_value("ondermijning")


def test_search_on_a_phone_is_narrowed_and_followed(phone: Page, real_url: str) -> None:
    phone.goto(f"{real_url}zblw/")
    tab_to(phone, phone.get_by_role("link", name="Zoeken", exact=True))
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"{real_url}zoeken/")
    tab_to(phone, phone.get_by_label("Waar wilt u iets over weten?"))
    phone.keyboard.type("ondermijning")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("status")).to_have_text(FOUND)

    tab_to(phone, phone.get_by_text("Verfijn"))
    phone.keyboard.press("Space")
    phone.keyboard.press("Tab")
    expect(phone.get_by_label("Samenwerking")).to_be_focused()
    phone.keyboard.type("Samenwerking Heuvelrug")
    phone.wait_for_url(f"{real_url}zoeken/?q=ondermijning&samenwerking=heuvelrug")
    expect(phone.get_by_role("status")).to_have_text(FOUND)
    expect(phone.get_by_label("Samenwerking")).to_be_focused()

    first = phone.locator(f"{RESULTS} a").first
    tab_to(phone, first)
    expect(first).to_be_in_viewport(ratio=1)
    phone.keyboard.press("Enter")
    phone.wait_for_url(re.compile("/heuvelrug/"))
    phone.go_back()
    expect(first).to_be_focused()
    expect(phone.get_by_label("Samenwerking")).to_have_value("heuvelrug")


def test_more_results_come_once_however_often_the_key_is_pressed(desk: Page, real_url: str) -> None:
    desk.goto(f"{real_url}zoeken/?q=gemeente")
    expect(desk.get_by_role("status")).to_have_text(FOUND)
    before = desk.locator(RESULTS).count()
    more = desk.get_by_role("button", name=MORE)
    rows = desk.locator("#zoekresultaten > section").filter(has=more).locator("li")
    more.evaluate("more => { more.click(); more.click() }")
    expect(rows).to_have_count(13)
    expect(rows.nth(3).locator("a")).to_be_focused()
    shown = desk.locator(f"{RESULTS} a").evaluate_all("links => links.map(link => link.href)")
    assert len(set(shown)) == len(shown) == before + 10


# --- Filters ---------------------------------------------------------------------------------


def test_filters_on_a_phone_lead_to_an_action_and_back(phone: Page, example_url: str) -> None:
    phone.goto(f"{example_url}lindemark/acties/")
    tab_to(phone, phone.get_by_text("Filter de lijst"))
    phone.keyboard.press("Enter")
    tab_to(phone, phone.get_by_label("Hoe ver is het?"))
    phone.keyboard.type("Klaar")
    phone.wait_for_url(f"{example_url}lindemark/acties/?stand=klaar")
    rows = phone.locator(".narrowed .rows > li:visible")
    shown = rows.all_inner_texts()
    assert shown

    passed = tab_to(phone, rows.first.get_by_role("link"))
    assert "Wis alle filters" in passed
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text(shown[0].splitlines()[0])
    phone.go_back()
    expect(rows).to_have_count(len(shown))
    assert rows.all_inner_texts() == shown

    # With a choice made the filters are folded, so that the actions come first.
    tab_to(phone, phone.get_by_text("Wijzig het filter"))
    phone.keyboard.press("Enter")
    tab_to(phone, phone.get_by_role("button", name="Wis alle filters"))
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"{example_url}lindemark/acties/")
    assert rows.count() > len(shown)


# --- Tables ----------------------------------------------------------------------------------

# What is wider inside than outside, and lets itself be moved.
SCROLLS = """() => [...document.querySelectorAll("main *")].filter(one => one.scrollWidth > one.clientWidth + 1
    && ["auto", "scroll"].includes(getComputedStyle(one).overflowX)).map(one => one.getAttribute("aria-label"))"""


def test_what_scrolls_sideways_scrolls_by_keyboard(
    browser: Browser, either_site: BuiltSite, either_url: str
) -> None:
    seen = 0
    for address, page in opened(browser, either_site, either_url, viewport={"width": 320, "height": 640}):
        for label in page.evaluate(SCROLLS):
            region = page.get_by_role("region", name=label, exact=True)
            assert region.get_attribute("tabindex") == "0", f"{address}: {label}"
            region.focus()
            page.keyboard.press("ArrowRight")
            expect(region).not_to_have_js_property("scrollLeft", 0)
            seen += 1
    assert seen > 1
