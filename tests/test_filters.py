"""The list of actions: narrowed by keyboard, kept in the address, and whole without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.support.counts import section_of
from tests.support.sites import ROOT, BuiltSite, text_of

pytestmark = pytest.mark.browser

LIST = "lindemark/acties/"
SHOWN = ".narrowed .rows > li:visible"
FACETS = ["prioriteit", "gemeente", "stand", "schema", "periode", "doelgroep", "niveau"]


@pytest.fixture
def actions(browser: Browser, example_url: str) -> Iterator[Page]:
    """The list of actions of the example, with every script error a failure."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(example_url + LIST)
    yield page
    context.close()
    assert errors == []


def total(page: Page) -> int:
    return page.locator(".narrowed .rows > li").count()


def test_by_keyboard_alone(actions: Page, example_url: str) -> None:
    everything = total(actions)
    actions.locator(".narrow > summary").focus()
    actions.keyboard.press("Enter")
    actions.keyboard.press("Tab")
    expect(actions.get_by_label("Speerpunt")).to_be_focused()
    actions.keyboard.type("Jeugd")
    actions.wait_for_url(f"{example_url}{LIST}?prioriteit=jeugd-in-de-buurt")
    expect(actions.locator(SHOWN)).to_have_count(5)
    expect(actions.get_by_role("status")).to_have_text(f"5 van de {everything} maatregelen")
    actions.keyboard.press("Tab")
    expect(actions.get_by_label("Gemeente")).to_be_focused()
    actions.keyboard.type("Broek")
    actions.wait_for_url(f"{example_url}{LIST}?prioriteit=jeugd-in-de-buurt&gemeente=broek-en-veen")


def test_counts_follow_the_choice(actions: Page, example_url: str) -> None:
    actions.goto(f"{example_url}{LIST}?prioriteit=jeugd-in-de-buurt&stand=klaar")
    left = actions.locator(SHOWN).count()
    assert 0 < left < total(actions)
    for box in actions.locator("div.narrowed:visible > p > .count").all():
        rows = box.locator("xpath=ancestor::div[1]").locator(".rows > li:visible").count()
        assert (box.text_content() or "").split()[0] == str(rows)
    assert actions.locator("section.narrowed:visible").count() >= 1
    for section in actions.locator("section.narrowed:visible").all():
        assert section.locator(".rows > li:visible").count() > 0


def test_the_address_holds_the_filter(actions: Page, example_url: str) -> None:
    actions.goto(f"{example_url}{LIST}?periode=2025-q3")
    expect(actions.locator("details.narrow")).not_to_have_attribute("open", "")
    expect(actions.locator(".narrow > summary")).to_have_text("Gekozen: Q3 2025. Wijzig het filter.")
    expect(actions.locator("#filter-periode")).to_have_value("2025-q3")
    expect(actions.locator(SHOWN).filter(has_text="Fietsen graveren")).to_have_count(1)
    expect(actions.locator(SHOWN).filter(has_text="Veilig uitgaan")).to_have_count(1)
    expect(actions.locator(SHOWN).filter(has_text="Nulmeting")).to_have_count(0)


def test_what_was_asked_for_is_on_the_first_screen_of_a_phone(browser: Browser, real_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{real_url}zblw/acties/?gemeente=zeist")
    expect(page.locator(".narrow > summary")).to_have_text("Gekozen: Zeist. Wijzig het filter.")
    expect(page.get_by_role("status")).to_have_text("38 van de 51 acties")
    box = page.locator(SHOWN).first.bounding_box()
    assert box and box["y"] < 640, f"the first action stands at {box}"
    expect(page.locator("#onder-de-lijst")).to_contain_text("Kant-en-klare lijsten")
    context.close()


def test_a_button_folds_the_panel_and_shows_what_is_left(actions: Page) -> None:
    actions.locator(".narrow > summary").click()
    actions.get_by_label("Hoe ver is het?").select_option("klaar")
    expect(actions.locator("details.narrow")).to_have_attribute("open", "")
    actions.get_by_role("button", name="Toon de maatregelen").click()
    expect(actions.locator("details.narrow")).not_to_have_attribute("open", "")
    expect(actions.locator(".narrow > summary")).to_be_focused()
    expect(actions.locator(".narrow > summary")).to_have_text("Gekozen: Klaar. Wijzig het filter.")


def test_a_choice_that_no_longer_exists_is_no_choice(actions: Page, example_url: str) -> None:
    everything = total(actions)
    actions.goto(f"{example_url}{LIST}?stand=verdampt&onbekend=1")
    expect(actions.locator(SHOWN)).to_have_count(everything)
    expect(actions.locator("#filter-stand")).to_have_value("")


def test_the_back_button_takes_a_choice_back(actions: Page, example_url: str) -> None:
    everything = total(actions)
    actions.locator(".narrow > summary").click()
    actions.get_by_label("Hoe ver is het?").select_option("klaar")
    finished = actions.locator(SHOWN).count()
    assert 0 < finished < everything
    actions.get_by_label("Niveau").select_option("kernteam")
    actions.go_back()
    actions.wait_for_url(f"{example_url}{LIST}?stand=klaar")
    expect(actions.locator(SHOWN)).to_have_count(finished)
    expect(actions.get_by_label("Niveau")).to_have_value("")
    actions.go_back()
    actions.wait_for_url(f"{example_url}{LIST}")
    expect(actions.locator(SHOWN)).to_have_count(everything)


def test_one_button_clears_all(actions: Page, example_url: str) -> None:
    everything = total(actions)
    actions.goto(f"{example_url}{LIST}?stand=klaar&niveau=kernteam")
    actions.locator(".narrow > summary").click()
    actions.get_by_role("button", name="Wis alle filters").click()
    actions.wait_for_url(f"{example_url}{LIST}")
    expect(actions.locator(SHOWN)).to_have_count(everything)
    expect(actions.locator("#gevonden")).to_be_empty()


def test_without_a_script_the_whole_list_and_the_lists_made_beforehand(
    browser: Browser, example_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_url}{LIST}?stand=klaar")
    expect(page.locator("form.filters")).to_be_hidden()
    expect(page.locator(".narrow > summary")).to_be_hidden()
    expect(page.locator(SHOWN)).to_have_count(total(page))
    page.get_by_role("main").get_by_role("link", name="Per kwartaal").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Maatregelen: per kwartaal")
    context.close()


def test_every_choice_occurs_in_the_list(either_site: BuiltSite) -> None:
    for address, page in either_site.mains.items():
        for select in page.xpath('.//form[@class="filters"]//select'):
            name = select.get("name")
            occurring = {
                one for row in page.xpath(f".//li[@data-{name}]") for one in row.get(f"data-{name}").split()
            }
            offered = [option.get("value") for option in select.findall("option")]
            assert offered[0] == ""
            assert len(offered) > 2, f"{address}: {name} divides nothing"
            assert sorted(offered[1:]) == sorted(occurring), f"{address}: {name}"


def test_every_facet_is_there_where_the_data_divide_by_it(example_site: BuiltSite) -> None:
    page = example_site.mains[LIST]
    assert [select.get("name") for select in page.xpath('.//form[@class="filters"]//select')] == FACETS


def test_the_script_is_small() -> None:
    assert len((ROOT / "site_templates/theme/stijl/filter.js").read_bytes()) < 3000


# The list page of each facet, and the level of the headings that are its values.
PREBUILT = {
    "prioriteit": ("prioriteit", "h2"),
    "gemeente": ("gemeente", "h2"),
    "stand": ("stand", "h3"),
    "schema": ("op-schema", "h3"),
    "periode": ("periode", "h3"),
    "doelgroep": ("doelgroep", "h3"),
    "niveau": ("niveau", "h3"),
}


def titles_in(element: html.HtmlElement) -> list[str]:
    return [text_of(link) for link in element.xpath(".//div[@class='what']/a")]


def prebuilt(main: html.HtmlElement, level: str) -> dict[str, list[str]]:
    """Return the titles under every value of a list made beforehand, what does not count as well."""
    found: dict[str, list[str]] = {}
    value = ""
    for element in main.iterchildren():
        if element.tag == level:
            value = re.sub(r"(, telt niet mee| \([a-z]+\))?(: \d+ \w+)?$", "", text_of(element))
        elif element.tag == "h2":
            value = ""
        found.setdefault(value, []).extend(titles_in(element))
    return {name: titles for name, titles in found.items() if name and titles}


def test_a_prebuilt_list_holds_what_the_filter_shows(either_site: BuiltSite) -> None:
    compared = 0
    for address, page in either_site.mains.items():
        for select in page.xpath('.//form[@class="filters"]//select'):
            name = select.get("name")
            folder, level = PREBUILT[name]
            lists = prebuilt(either_site.mains[address.replace("acties/", f"lijsten/{folder}/")], level)
            for option in select.findall("option")[1:]:
                rows = page.xpath(
                    f'.//li[contains(concat(" ", @data-{name}, " "), " {option.get("value")} ")]'
                )
                shown = sorted(title for row in rows for title in titles_in(row))
                assert sorted(lists.pop(text_of(option))) == shown, f"{address}: {name} {text_of(option)}"
                compared += 1
            assert lists == {}, f"{address}: the filter has no {list(lists)}"
    assert compared > 30


def test_what_does_not_count_is_marked_in_a_prebuilt_list(real_site: BuiltSite) -> None:
    page = real_site.mains["zblw/lijsten/doelgroep/"]
    heading = page.get_element_by_id("doelgroep-inwoners-en-bezoekers-telt-niet-mee")
    assert text_of(heading) == "Inwoners en bezoekers, telt niet mee: 1 actie"
    assert titles_in(heading.getnext()) == ["Meldingsbereidheid vergroten"]


def test_the_filter_and_the_planning_say_the_same(either_site: BuiltSite) -> None:
    for address, page in either_site.mains.items():
        if not address.endswith("/acties/") or not page.xpath('.//select[@name="periode"]'):
            continue
        planning = either_site.mains[address.replace("acties/", "planning/")]
        said = {text_of(heading) for heading in planning.iter("h2")}
        offered = {
            text_of(option): option.get("value") for option in page.xpath('.//select[@name="periode"]/option')
        }
        assert not [label for label in said & set(offered) if re.search(r"^(Heel|In) \d", label)]
        for heading, value in (("doorlopend", "doorlopend"), ("zonder-moment", "geen-moment")):
            rows = page.xpath(f'.//li[contains(concat(" ", @data-periode, " "), " {value} ")]')
            listed = section_of(planning, heading) if planning.xpath(f".//*[@id='{heading}']") else []
            assert sorted(title for one in listed for title in titles_in(one)) == sorted(
                title for row in rows for title in titles_in(row)
            ), f"{address}: {value}"
        if "doorlopend" in offered.values():
            assert offered[text_of(planning.get_element_by_id("doorlopend"))] == "doorlopend"


def test_few_groups_to_choose_from_and_the_words_of_the_plan_on_the_action(real_site: BuiltSite) -> None:
    options = real_site.mains["zblw/acties/"].xpath('.//select[@name="doelgroep"]/option')
    assert [text_of(one) for one in options[1:]] == [
        "Inwoners en bezoekers",
        "Kinderen en jongeren",
        "Ouderen",
        "Ondernemers",
        "Scholen",
        "Professionals",
        "Medewerkers van de gemeenten",
    ]
    action = text_of(real_site.mains["zblw/acties/jeugd-12-18-jaar/"])
    assert "Jongeren van 12-18 jaar en daders en slachtoffers van digitale criminaliteit" in action
