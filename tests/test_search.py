"""The search, as visitors use it: in a real browser, on the real plans."""

from __future__ import annotations

import base64
import gzip
import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import yaml
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page, expect

from generator.build import build_site
from generator.pages import portal_pages
from generator.pages.see_also import Answer, references
from generator.problems import short
from generator.search import index as search_index
from generator.search import pagefind
from generator.search.text import main_text
from generator.vocabulary.everyday import names_for, said_for
from generator.vocabulary.words import extra_words, headwords, parts_of, vocabulary, words_in
from tests.support.sites import REAL_INPUTS, ROOT, BuiltSite, edition_for, files_of, text_of

QUESTIONS = yaml.safe_load((ROOT / "tests" / "search_questions.yml").read_text(encoding="utf-8"))
FOUND = re.compile(r"gevonden")  # in every answer, also where there is nothing


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A page in a browser that nobody used before; an error in a script fails the test."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert errors == []


def results(page: Page, site: str, question: str, more: str = "") -> list[str]:
    """Ask on the search page, by address; return the addresses found."""
    page.goto(f"{site}zoeken/?q={quote(question)}{more}")
    expect(page.locator("#zoekstatus")).to_contain_text(FOUND)
    return addresses(page, site)


def addresses(page: Page, site: str) -> list[str]:
    """Return the addresses of the results that are shown."""
    links = page.locator("#zoekresultaten li :is(h3, h4) a")
    found: list[str] = links.evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(site) for link in found]


# --- Questions -------------------------------------------------------------------------------


def test_there_are_enough_questions_and_their_pages_exist(real_site: BuiltSite) -> None:
    assert len(QUESTIONS) >= 44
    assert {page for one in QUESTIONS for page in one["pages"]} <= set(real_site.pages)


@pytest.fixture(scope="module")
def answers(browser: Browser, real_url: str) -> dict[str, list[str]]:
    """The addresses found for every question."""
    page = browser.new_page()
    found = {one["question"]: results(page, real_url, one["question"]) for one in QUESTIONS}
    page.close()
    return found


@pytest.mark.browser
def test_questions_find_their_page_among_the_first_three(answers: dict[str, list[str]]) -> None:
    missed = {
        one["question"]: answers[one["question"]][:3]
        for one in QUESTIONS
        if not set(answers[one["question"]][:3]) & set(one["pages"])
    }
    assert missed == {}


@pytest.mark.browser
def test_who_asks_for_a_page_by_name_finds_it_first(answers: dict[str, list[str]]) -> None:
    asked = [one for one in QUESTIONS if one.get("first")]
    assert len(asked) >= 25
    missed = {
        one["question"]: answers[one["question"]][:3]
        for one in asked
        if answers[one["question"]][0] not in one["pages"]
    }
    assert missed == {}


@pytest.mark.browser
def test_the_list_of_terms_comes_last(answers: dict[str, list[str]]) -> None:
    found = {question: pages for question, pages in answers.items() if "begrippen/" in pages}
    early = {question: pages for question, pages in found.items() if pages[-1] != "begrippen/"}
    # Where some pages have all words of a question, those with a part of them come after.
    assert set(early) <= {"begrippen", "whatsapp fraude"}
    assert len([pages for pages in found.values() if "begrippen/" in pages[:7]]) <= len(answers) // 3


@pytest.mark.browser
def test_every_municipality_and_village_comes_first(visitor: Page, real_url: str) -> None:
    visitor.goto(f"{real_url}zoeken/")
    units = edition_for(REAL_INPUTS).portal.units.values()
    for municipality in (one for unit in units for one in unit.municipalities.values()):
        for place in (municipality.name, *municipality.places):
            visitor.get_by_label("Waar wilt u iets over weten?").fill(place)
            visitor.keyboard.press("Enter")
            first = visitor.locator("#zoekresultaten li").first.get_by_role("link")
            expect(first, place).to_have_text(municipality.name)


@pytest.mark.browser
def test_inbraak_finds_inbraken_and_woninginbraken(visitor: Page, real_url: str) -> None:
    results(visitor, real_url, "inbraak")
    texts = " ".join(visitor.locator("#zoekresultaten li").all_inner_texts()).lower()
    assert "inbraken" in texts
    # Only this word is on the page of the plan, so only the parts of it can have been found.
    assert "zblw/plannen/ivp-2024-2027/" in results(visitor, real_url, "inbraak")


STATUS = [
    ("hackshield", "2 pagina’s gevonden."),
    ("toegankelijkheid", "1 pagina gevonden."),
    (
        "ondermijnng",
        "Niets gevonden over “ondermijnng”. Bedoelt u “ondermijning”? Daarover: 52 pagina’s gevonden.",
    ),
    (
        "politieoverleg",
        "Niets gevonden over “politieoverleg”. Bedoelt u “politie” en “overleg”? Daarover: 5 pagina’s gevonden.",
    ),
    (
        "hoe vaak vergadert de driehoek",
        "Niets gevonden over “vergadert”. Over de rest van uw vraag: 5 pagina’s gevonden.",
    ),
    ("whatsapp fraude", "5 pagina’s gevonden: 2 met al uw woorden, 3 met een deel ervan."),
    ("Cothen Odijk", "2 pagina’s gevonden, geen ervan met al uw woorden."),
    ("qqqwwwxxx", "Niets gevonden over “qqqwwwxxx”. Kies hieronder uit de lijsten."),
    ("?", "Niets gevonden. Kies hieronder uit de lijsten."),
]


@pytest.mark.browser
@pytest.mark.parametrize(("question", "status"), STATUS)
def test_what_was_made_of_a_question_is_said(
    visitor: Page, real_url: str, question: str, status: str
) -> None:
    results(visitor, real_url, question)
    expect(visitor.locator("#zoekstatus")).to_have_text(status)
    expect(visitor.get_by_role("link", name="Alles van A tot Z").first).to_be_visible()


@pytest.mark.browser
def test_filters_that_leave_nothing_are_named(visitor: Page, real_url: str) -> None:
    assert results(visitor, real_url, "hackshield", "&soort=Prioriteit") == []
    expect(visitor.locator("#zoekstatus")).to_have_text(
        "Niets gevonden met deze filters. Zonder filters: 2 pagina’s gevonden."
    )


@pytest.mark.browser
@pytest.mark.parametrize(
    "word", ["vuurwerk", "zwijgplicht", "tags", "buurtwhatsapp", "straatfeest", "camera’s", "camera's"]
)
def test_a_word_that_nobody_wrote_is_not_answered_by_half_of_it(
    visitor: Page, real_url: str, word: str
) -> None:
    assert results(visitor, real_url, word) == []
    bare = word.removesuffix("’s").removesuffix("'s")
    expect(visitor.locator("#zoekstatus")).to_have_text(
        f"Niets gevonden over “{bare}”. Kies hieronder uit de lijsten."
    )


@pytest.mark.browser
def test_straatroof_is_answered_by_its_subject(visitor: Page, real_url: str) -> None:
    """Not by what is about streets."""
    found = results(visitor, real_url, "straatroof")
    assert found[0] == "themas/woninginbraak/"
    assert "themas/verkeer/" not in found


@pytest.mark.browser
@pytest.mark.parametrize(
    ("plural", "single"),
    [("foto's", "foto"), ("risico’s", "risico"), ("boa's", "boa"), ("a 't foto", "foto")],
)
def test_an_apostrophe_cuts_no_word(visitor: Page, real_url: str, plural: str, single: str) -> None:
    found = results(visitor, real_url, single)
    assert found
    assert results(visitor, real_url, plural) == found


@pytest.mark.browser
@pytest.mark.parametrize("question", ["<img src=x onerror=alert(1)>", '"', "\\", "%", "a" * 120, "  "])
def test_any_question_is_only_text(visitor: Page, real_url: str, question: str) -> None:
    visitor.goto(f"{real_url}zoeken/?q={quote(question)}")
    expect(visitor.locator("#zoekstatus")).to_have_text(re.compile(r"gevonden|^$"))
    assert visitor.locator("main img").count() == 0


# --- Results ---------------------------------------------------------------------------------


GROUPS = "#zoekresultaten > section"


@pytest.mark.browser
def test_results_are_lists_under_headings_without_soft_hyphens(visitor: Page, real_url: str) -> None:
    found = results(visitor, real_url, "ondermijning")
    shown = visitor.locator("#zoekresultaten")
    assert shown.get_by_role("list").count() == visitor.locator(GROUPS).count() == 4
    assert shown.get_by_role("listitem").count() == len(found)
    assert shown.get_by_role("heading", level=3).count() == 4
    titles = shown.get_by_role("heading", level=4).all_text_contents()
    assert len(titles) == len(found)
    assert all(titles)
    assert "\u00ad" not in shown.inner_text()


@pytest.mark.browser
def test_results_are_grouped_by_partnership_the_best_first(visitor: Page, real_url: str) -> None:
    results(visitor, real_url, "ondermijning")
    groups = visitor.locator(GROUPS)
    headings = groups.locator("h3").all_inner_texts()
    assert [re.sub(r" \d+ pagina.*", "", one) for one in headings] == [
        "Onderwerpen en uitleg",
        "Samenwerking Heuvelrug",
        "Zeist, Bunnik, Leusden en Woudenberg",
        "Begrippen",
    ]
    total = sum(int(number) for one in headings for number in re.findall(r"(\d+) pagina", one))
    expect(visitor.locator("#zoekstatus")).to_have_text(f"{total} pagina’s gevonden.")
    for group, folder in zip(groups.all()[1:3], ("heuvelrug/", "zblw/"), strict=True):
        links = group.locator("li a").evaluate_all("links => links.map(link => link.href)")
        assert len(links) == 3
        assert all(link.startswith(real_url + folder) for link in links)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("gemeente", {"Niet van één gemeente", "Zeist", "Veenendaal", "Wijk bij Duurstede"}),
        ("prioriteit", {"Niet bij één prioriteit", "Ondermijning (Heuvelrug)"}),
        ("soort", {"Onderwerp", "Prioriteit", "Gemeente", "Actie"}),
    ],
)
def test_results_are_grouped_as_asked(visitor: Page, real_url: str, by: str, groups: set[str]) -> None:
    results(visitor, real_url, "ondermijning", f"&groep={by}")
    headings = visitor.locator(f"{GROUPS} > h3").all_inner_texts()
    assert groups <= {re.sub(r" \d+ pagina.*", "", one) for one in headings}
    expect(visitor.get_by_label("Groepeer op")).to_have_value(by)
    kinds = set(visitor.locator(f"{GROUPS}:first-child .kind").all_inner_texts())
    assert by != "soort" or kinds == {"Onderwerp"}


@pytest.mark.browser
def test_without_groups_the_best_come_first(visitor: Page, real_url: str) -> None:
    found = results(visitor, real_url, "ondermijning", "&groep=niet")
    assert len(found) == 10
    assert found[:2] == ["themas/ondermijning/", "heuvelrug/prioriteiten/ondermijning/"]
    assert visitor.locator("#zoekresultaten").get_by_role("heading", level=4).count() == 0
    assert visitor.locator("#zoekresultaten").get_by_role("heading", level=3).count() == 10


@pytest.mark.browser
def test_a_way_to_group_that_does_not_exist_is_none(visitor: Page, real_url: str) -> None:
    assert results(visitor, real_url, "ondermijning", "&groep=verzonnen")
    assert visitor.locator(GROUPS).count() == 4


@pytest.mark.browser
def test_one_partnership_needs_no_groups(visitor: Page, example_url: str) -> None:
    assert results(visitor, example_url, "inbraak")
    assert visitor.locator(GROUPS).count() == 1
    assert "samenwerking" not in visitor.get_by_label("Groepeer op").inner_text().lower()


@pytest.mark.browser
def test_a_few_results_need_no_groups_unless_asked(visitor: Page, real_url: str) -> None:
    assert 1 < len(results(visitor, real_url, "straatroof")) < 10
    assert visitor.locator(GROUPS).count() == 1
    assert visitor.locator("#zoekresultaten").get_by_role("heading", level=4).count() == 0
    results(visitor, real_url, "straatroof", "&groep=soort")
    assert visitor.locator(GROUPS).count() > 1


@pytest.mark.browser
def test_a_piece_of_text_says_where_it_is_cut_off(visitor: Page, real_url: str) -> None:
    results(visitor, real_url, "ondermijning")
    pieces = visitor.locator("#zoekresultaten li p:last-child").all_inner_texts()
    assert any(piece.startswith("… ") for piece in pieces)
    assert not [piece for piece in pieces if not re.match(r"… |[A-Z0-9‘“(]", piece)]
    results(visitor, real_url, "straatroof")
    expect(visitor.locator("#zoekresultaten li p:last-child").first).to_have_text(
        re.compile("^Misdaad met veel gevolgen .* …$")
    )


@pytest.mark.browser
def test_added_words_are_nowhere_to_be_read(visitor: Page, real_url: str) -> None:
    results(visitor, real_url, "wietplantage")
    assert "wietplantage" not in visitor.locator("#zoekresultaten").inner_text().lower()


def test_added_words_are_not_on_the_pages(real_site: BuiltSite) -> None:
    assert not [name for name, page in real_site.pages.items() if "wietplantage" in page.text_content()]


@pytest.mark.browser
def test_more_results_of_a_group_follow_and_take_the_focus(visitor: Page, real_url: str) -> None:
    results(visitor, real_url, "ondermijning")
    rows = visitor.locator(f"{GROUPS}:nth-child(3) li")
    first = rows.all_inner_texts()
    visitor.get_by_role("button", name="Toon meer over Zeist, Bunnik, Leusden en Woudenberg").press("Enter")
    expect(rows).to_have_count(13)
    expect(rows.nth(3).get_by_role("link")).to_be_focused()
    assert rows.all_inner_texts()[:3] == first
    expect(visitor.locator(f"{GROUPS}:first-child li")).to_have_count(1)


@pytest.mark.browser
def test_where_all_results_are_shown_there_is_no_button_for_more(visitor: Page, real_url: str) -> None:
    assert 0 < len(results(visitor, real_url, "hackshield")) < 10
    expect(visitor.locator("#zoekresultaten button:visible")).to_have_count(0)


@pytest.mark.browser
def test_filters_narrow_and_stand_in_the_address(visitor: Page, real_url: str) -> None:
    results(visitor, real_url, "ondermijning")
    visitor.get_by_text("Verfijn").click()
    visitor.get_by_label("Soort pagina").select_option("Prioriteit")
    expect(visitor.locator("#zoekstatus")).to_have_text(re.compile(r"^\d pagina’s gevonden\.$"))
    found = addresses(visitor, real_url)
    assert found and all("/prioriteiten/" in address for address in found)
    assert "soort=Prioriteit" in visitor.url
    visitor.get_by_label("Samenwerking").select_option("zblw")
    visitor.wait_for_url(re.compile("samenwerking=zblw"))
    expect(visitor.locator("#zoekstatus")).to_have_text(re.compile("gevonden"))
    visitor.go_back()
    expect(visitor.get_by_label("Samenwerking")).to_have_value("")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("chosen", "within"),
    [
        ("samenwerking=zblw", "zblw/"),
        ("gemeente=zblw/zeist", "zblw/"),
        ("prioriteit=heuvelrug/ondermijning", "heuvelrug/"),
    ],
)
def test_filters_work_from_an_address(visitor: Page, real_url: str, chosen: str, within: str) -> None:
    found = results(visitor, real_url, "ondermijning", f"&{chosen}")
    assert found
    assert all(address.startswith(within) for address in found)


def test_every_page_of_a_municipality_is_found_under_it(real_site: BuiltSite) -> None:
    for unit, town, plan in (
        ("zblw", "zeist", None),
        ("heuvelrug", "veenendaal", "uvp-veenendaal-2023-2024"),
    ):
        table = json.loads((real_site.folder / unit / "pagefind/paginas.json").read_text(encoding="utf-8"))
        found = {row[0] for row in table["paginas"].values() if town in row[3]}
        own = {f"{unit}/gemeenten/{town}/{below}" for below in ("", "overzicht/", "wijzigingen/")}
        assert own <= found
        assert plan is None or f"{unit}/plannen/{plan}/" in found


# --- Keyboard, screen reader, no script ------------------------------------------------------


@pytest.mark.browser
def test_search_by_keyboard_from_any_page(visitor: Page, real_url: str) -> None:
    visitor.set_viewport_size({"width": 1280, "height": 800})
    visitor.goto(f"{real_url}zblw/acties/senioren/")
    visitor.get_by_role("searchbox", name="Zoek op deze site").focus()
    visitor.keyboard.type("hackshield")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(f"{real_url}zoeken/?q=hackshield")
    expect(visitor.locator("#zoekstatus")).to_contain_text(FOUND)
    visitor.get_by_role("searchbox").focus()
    for _ in range(10):
        visitor.keyboard.press("Tab")
        if visitor.evaluate("!!document.activeElement.closest('#zoekresultaten')"):
            break
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(f"{real_url}zblw/acties/jeugd-8-12-jaar/")


@pytest.mark.browser
def test_status_is_announced_and_the_focus_stays(visitor: Page, real_url: str) -> None:
    visitor.goto(f"{real_url}zoeken/")
    expect(visitor.get_by_role("status")).to_have_text("")
    visitor.get_by_label("Waar wilt u iets over weten?").fill("verkeer")
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("status")).to_have_text(re.compile(r"\d+ pagina’s gevonden\."))
    expect(visitor.get_by_label("Waar wilt u iets over weten?")).to_be_focused()
    assert visitor.title().startswith("verkeer – Zoeken")


@pytest.mark.browser
def test_phones_have_a_link_to_the_search(visitor: Page, real_url: str) -> None:
    visitor.set_viewport_size({"width": 360, "height": 640})
    visitor.goto(f"{real_url}zblw/")
    visitor.get_by_role("link", name="Zoeken", exact=True).click()
    visitor.wait_for_url(f"{real_url}zoeken/")


@pytest.mark.browser
def test_without_script_the_page_leads_to_the_lists(browser: Browser, real_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{real_url}zoeken/?q=inbraak")
    notice = page.locator("noscript p")
    expect(notice).to_be_visible()
    expect(notice).to_have_text(
        "Zoeken gaat met JavaScript. Dat staat uit in uw browser. Kijk eerst bij Alles van A tot Z. "
        "Daar staan de onderwerpen ook onder gewone woorden."
    )
    expect(page.locator("#zoekfilters")).to_be_hidden()
    notice.get_by_role("link", name="Alles van A tot Z").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alles van A tot Z")
    context.close()


def test_a_to_z_leads_to_every_record(either_site: BuiltSite) -> None:
    record = re.compile(r"[^/]+/(acties|prioriteiten|gemeenten|plannen)/[^/]+/")
    records = {f"../{address}" for address in either_site.mains if record.fullmatch(address)}
    pages = either_site.pages
    gone = {f"../{address}" for address in pages if kind_of(pages[address]) == "kind-vervallen"}
    links = {link.get("href") for link in pages["a-z/"].iterfind(".//main//a")}
    assert records
    assert records - gone <= links


@pytest.mark.parametrize(
    ("word", "leads"),
    [
        ("Inbraak", {"../themas/woninginbraak/": "zie Woninginbraak en andere High Impact Crimes"}),
        ("Straatroof", {"../themas/woninginbraak/": "zie Woninginbraak en andere High Impact Crimes"}),
        ("Drugs", {"../themas/ondermijning/": "zie Ondermijning"}),
        ("Phishing", {"../themas/digitale-veiligheid/": "zie Digitale veiligheid"}),
        ("Wiet", {"../zblw/acties/damoclesbeleid/": "zie Damoclesbeleid (ZBLW)"}),
        (
            "Ouderen",
            {
                "../zblw/acties/senioren/": "zie Senioren (ZBLW)",
                "../heuvelrug/acties/voorlichting-drie-doelgroepen/": "zie Voorlichting voor jongeren, "
                "senioren en ondernemers (Heuvelrug)",
            },
        ),
        ("Jeugd", {"../themas/jeugd/": "onderwerp"}),
    ],
)
def test_a_to_z_leads_from_everyday_words(real_site: BuiltSite, word: str, leads: dict[str, str]) -> None:
    rows = real_site.pages["a-z/"].xpath("//main//li[small]")
    found = {row.find("a").get("href"): text_of(row.find("small")) for row in rows if text_of(row[0]) == word}
    assert found == leads


def test_a_to_z_of_one_partnership_leads_to_its_own_pages(real_site: BuiltSite) -> None:
    rows = real_site.pages["zblw/a-z/"].xpath("//main//li[starts-with(small, 'zie ')]")
    assert ("Drugs", "../prioriteiten/ondermijning/") in {
        (text_of(row[0]), row.find("a").get("href")) for row in rows
    }
    assert not [row for row in rows if not row.find("a").get("href").startswith("../")]


def test_a_word_leads_to_the_best_answers_only() -> None:
    def answer(title: str, *words: str) -> Answer:
        return Answer(title, frozenset(words), f"{title.lower()}/")

    subjects = [answer("Woninginbraak", "inbraak", "woning"), answer("Inbraak", "inbraak", "slot")]
    actions = [answer("Slot erop", "slot", "deur"), *(answer(f"Hek {one}", "hek", "tuin") for one in "abcde")]
    found = [(word, one.title) for word, one in references(subjects, actions)]
    assert found == [
        ("slot", "Inbraak"),
        ("woning", "Woninginbraak"),
        ("deur", "Slot erop"),
    ]


def kind_of(page: HtmlElement) -> str | None:
    body = page.find("body")
    kind: str | None = None if body is None else body.get("class")
    return kind


# --- What is loaded --------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize(
    "address", ["", "zblw/", "zblw/acties/senioren/", "heuvelrug/gemeenten/renswoude/", "zoeken/"]
)
def test_nothing_of_the_search_is_loaded_before_use(visitor: Page, real_url: str, address: str) -> None:
    loaded: list[str] = []
    visitor.on("request", lambda request: loaded.append(request.url))
    visitor.goto(real_url + address, wait_until="networkidle")
    assert not [url for url in loaded if "pagefind" in url]
    assert any("stijl/zoeken." in url for url in loaded) == (address == "zoeken/")


@pytest.mark.browser
def test_a_search_asks_this_host_only(visitor: Page, real_url: str) -> None:
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    assert results(visitor, real_url, "inbraak")
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(real_url).netloc}


def test_script_is_light(real_site: BuiltSite) -> None:
    (script,) = (real_site.folder / "stijl").glob("zoeken.*.js")
    assert len(gzip.compress(script.read_bytes(), mtime=0)) < 6_000


@pytest.mark.browser
def test_with_many_partnerships_only_the_chosen_one_is_loaded(visitor: Page, real_url: str) -> None:
    visitor.route(
        re.compile(r"/zoeken/(\?.*)?$"),
        lambda route: route.fulfill(
            response=(answer := route.fetch()), body=answer.text().replace("data-alles", "")
        ),
    )
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    assert results(visitor, real_url, "verkeer", "&samenwerking=zblw")
    assert not [url for url in asked if "/heuvelrug/pagefind/" in url]


# --- The index -------------------------------------------------------------------------------


def test_index_is_the_same_over_builds(real_site: BuiltSite, tmp_path: Path) -> None:
    report = build_site(REAL_INPUTS, tmp_path / "again", lambda line: None)
    assert report.is_finished
    assert index_files(tmp_path / "again") == index_files(real_site.folder)


def test_index_of_a_partnership_is_the_same_when_built_alone(real_site: BuiltSite, tmp_path: Path) -> None:
    report = build_site(replace(REAL_INPUTS, partnerships=("zblw",)), tmp_path / "alone", lambda line: None)
    assert report.is_finished, report.problems
    assert index_files(tmp_path / "alone" / "zblw") == index_files(real_site.folder / "zblw")


def index_files(folder: Path) -> dict[str, bytes]:
    found = {path: content for path, content in files_of(folder).items() if "pagefind/" in path}
    assert any(path.endswith(".pf_index") for path in found)
    return found


def test_only_content_is_indexed_and_every_page_has_facets(either_site: BuiltSite) -> None:
    for index in either_site.folder.rglob("pagefind"):
        table = json.loads((index / "paginas.json").read_text(encoding="utf-8"))
        files = files_of(index)
        addresses = pagefind.addresses_in(files)
        assert {name: row[0] for name, row in table["paginas"].items()} == dict(addresses)
        assert set(addresses.values()) <= set(either_site.pages)
        for path in files:
            if not path.startswith("fragment/"):
                continue
            content = str(pagefind.fragment(files[path])["content"])
            assert "Ga naar inhoud" not in content
            assert "Begrippen op deze pagina" not in content


def index_of(documents: Mapping[str, str], *, with_reader: bool) -> Mapping[str, bytes]:
    with pagefind.Indexer() as indexer:
        return indexer.index(documents, with_reader=with_reader).files


def test_an_index_is_the_same_after_others() -> None:
    pages = {
        "een/index.html": "<!doctype html><html><body>woninginbraak</body></html>",
        "twee/index.html": "<!doctype html><html><body>zakkenrollers</body></html>",
    }
    others = {"drie/index.html": "<!doctype html><html><body>drugs</body></html>"}
    with pagefind.Indexer() as indexer:
        for each in (pages, others, pages):
            assert indexer.index(each, with_reader=True).files == index_of(each, with_reader=True)


def test_one_program_makes_all_indexes_and_ends_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def noted(*arguments: Any, **named: Any) -> subprocess.Popen[bytes]:
        started.append(start(*arguments, **named))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    pages = {"een/index.html": "<!doctype html><html><body>woninginbraak</body></html>"}
    with pagefind.Indexer() as indexer:
        assert started == []
        for _ in range(3):
            indexer.index(pages, with_reader=False)
        (program,) = started
        assert program.poll() is None
    assert program.poll() is not None
    with pytest.raises(pagefind.SearchIndexError), indexer:
        indexer.index({"index.html": "geen HTML"}, with_reader=False)
    assert len(started) == 2
    assert started[-1].poll() is not None


def test_what_it_warned_of_before_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that answers the four questions of an index without documents, and stops at the next one."""
    answers: tuple[dict[str, object], ...] = ({"index_id": 1}, {"files": []}, {"type": "DeletedIndex"})
    said = [
        base64.b64encode(json.dumps({"payload": {"type": "x"} | one}).encode()).decode() for one in answers
    ]
    lines = "".join(f"head -c 40 >/dev/null; printf '%s' '{one},'\n" for one in said)
    path = tmp_path / "pagefind"
    path.write_text(f"#!/bin/sh\necho oud >&2\n{lines}sleep 0.2; echo nieuw >&2; exit 1\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setattr(pagefind, "executable", lambda: path)
    told = r"^Pagefind kon de zoekindex niet maken\. nieuw$"
    with pagefind.Indexer() as indexer:
        indexer.index({}, with_reader=False)
        with pytest.raises(pagefind.SearchIndexError, match=told):
            indexer.index({}, with_reader=False)


def test_an_index_has_what_is_loaded_and_no_more() -> None:
    pages = {
        f"{name}/index.html": f"<!doctype html><html><title>{name}</title><body>{name} woninginbraak</body></html>"
        for name in ("een", "twee")
    }
    with_reader = index_of(pages, with_reader=True)
    assert set(pagefind.addresses_in(with_reader).values()) == {"een/", "twee/"}
    bare = index_of(pages, with_reader=False)
    assert with_reader.keys() - bare.keys() == {"pagefind.js", "wasm.nl.pagefind"}
    assert {Path(path).suffix for path in bare} == {".json", ".pf_meta", ".pf_index", ".pf_fragment"}
    assert bare == {path: with_reader[path] for path in bare}


def test_a_page_without_a_word_is_found_by_its_title() -> None:
    edition = edition_for(REAL_INPUTS)
    page = next(one for one in portal_pages(edition) if one.kind == "begrippen")
    page = replace(page, kind="tekst", view=None)
    html = "<main><h1>Begrippen</h1><p>–</p></main>".encode()
    (document,) = search_index.documents_of([page], {f"{page.address}index.html": html})
    with pagefind.Indexer() as indexer:
        files = search_index.index_files(indexer, None, [document])
    assert json.loads(files["pagefind/paginas.json"])["paginas"]


def test_a_page_that_is_left_out_is_a_problem() -> None:
    with pytest.raises(
        pagefind.SearchIndexError, match=r"^Pagefind zette niet in de zoekindex: index\.html\.$"
    ):
        index_of({"index.html": "geen HTML"}, with_reader=False)


REFUSAL = base64.b64encode(b'{"payload": {"type": "Error", "message": "te groot"}}').decode() + ","


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("echo 'geen geheugen' >&2; exit 1", "Pagefind kon de zoekindex niet maken. geen geheugen"),
        (
            "head -c 1 >/dev/null; head -c 999999 /dev/zero | tr '\\0' x >&2; exit 1",
            f"Pagefind kon de zoekindex niet maken. {short('x' * 999_999)}",
        ),
        (
            "head -c 1 >/dev/null; printf '%s' 'half een antwoord'; exit 0",
            "Pagefind kon de zoekindex niet maken.",
        ),
        (
            "head -c 1 >/dev/null; printf '%s' 'geen base64,'; exec sleep 60",
            "Pagefind kon de zoekindex niet maken.",
        ),
        ("head -c 1 >/dev/null; printf '%s' 'e30=,'; exec sleep 60", "Pagefind kon de zoekindex niet maken."),
        ("head -c 1 >/dev/null; printf '%s' 'W10=,'; exec sleep 60", "Pagefind kon de zoekindex niet maken."),
        (
            f"head -c 1 >/dev/null; printf '%s' '{REFUSAL}'; exec sleep 60",
            "Pagefind kon de zoekindex niet maken: te groot",
        ),
    ],
    ids=[
        "stops",
        "warns much",
        "stops halfway",
        "speaks another language",
        "says nothing",
        "lists",
        "refuses",
    ],
)
def test_a_program_that_fails_is_a_problem(
    program: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pagefind"
    path.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setattr(pagefind, "executable", lambda: path)
    with pytest.raises(pagefind.SearchIndexError, match=f"^{re.escape(told)}$"):
        index_of({"index.html": "<p>x</p>"}, with_reader=False)


def test_a_program_that_cannot_be_started_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "executable", lambda: tmp_path)
    with pytest.raises(pagefind.SearchIndexError, match=r"^Pagefind kon de zoekindex niet maken"):
        index_of({}, with_reader=False)


def test_missing_program_is_a_problem_and_leaves_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Path:
        raise pagefind.SearchIndexError("Pagefind ontbreekt.")

    monkeypatch.setattr(pagefind, "executable", missing)
    report = build_site(REAL_INPUTS, tmp_path / "site", lambda line: None)
    assert [problem.message for problem in report.problems if problem.is_error] == ["Pagefind ontbreekt."]
    assert not (tmp_path / "site").exists()


# --- Words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("woninginbraken", {"woning", "inbraken"}),
        ("drugshandel", {"drugs", "handel"}),
        ("verkeersveiligheid", {"verkeer", "veiligheid"}),
        ("whatsapp-fraude", {"whatsapp", "fraude"}),
        ("gemeente", set()),
        ("inbraken", set()),
        ("", set()),
    ],
)
def test_compounds_are_found_by_their_parts(word: str, parts: set[str]) -> None:
    known = frozenset({"woning", "inbraken", "drugs", "handel", "verkeer", "veiligheid", "gemeente"})
    assert parts_of(word, known) == parts


def test_extra_words_are_never_those_of_the_text() -> None:
    text = "De woninginbraken en de inbraken."
    words = extra_words(text, frozenset(words_in(text)), frozenset({"woning", "inbraken"}))
    assert "woning" in words
    assert not {"inbraken", "woninginbraken"} & set(words)


def test_everyday_words_stand_for_written_ones() -> None:
    assert "wiet" in set(said_for("een hennepkwekerij", frozenset({"een", "hennepkwekerij"})))
    assert list(said_for("een fietspad", frozenset({"een", "fietspad"}))) == []


def test_a_subject_is_looked_up_by_the_words_that_matter() -> None:
    assert headwords("Woninginbraken", "Een plan tegen overlast.") == {"woning", "overlast"}


def test_only_names_of_things_stand_in_the_alphabet() -> None:
    text, words = "een inbraak", frozenset({"een", "inbraak"})
    assert list(names_for(text, words)) == ["inbraak", "inbreker", "insluiping"]
    assert list(said_for(text, words)) == ["inbraak", "inbreker", "insluiping", "inbrekers", "ingebroken"]


def test_vocabulary_has_the_most_used_word_first() -> None:
    assert vocabulary(Counter(words_in("Politie en politie gemeente op alfabet"))) == [
        "politie",
        "alfabet",
        "gemeente",
    ]


def test_text_of_a_page_is_its_content() -> None:
    page = """<nav>Menu</nav><main><h1>Titel</h1><p class="lead">Onder&shy;mijning &amp; meer<br>nu</p>
        <ul class="rows"><li>Andere pagina<img src="a.png" alt=""></li></ul><h2 id="begrippen">Begrippen</h2>
        <dl class="facts terms"><dt>RIEC</dt></dl><h2>Kosten</h2></main><footer>Voet</footer>"""
    html, text = main_text(page)
    assert text == "Ondermijning & meer nu Kosten"
    assert html.split() == ["<p>Ondermijning", "&amp;", "meer<br>nu</p>", "<h2>Kosten</h2>"]
