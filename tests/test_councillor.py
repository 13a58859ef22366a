"""Ten questions of a councillor, answered within two clicks from the municipality's page, in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SHEET = "Alles op één vel, om te printen"
MOST_CLICKS = 2

# question, the links to follow, the place where the answer stands, words of the answer
PATHS = [
    ("what was promised here", ["maatregelen samen met de andere gemeenten"], "#samen",
     ["Wijkschouw met bewoners", "Buurtbemiddeling", "Q2 2026"]),
    ("what is finished", ["Klaar:"], "#lindemark-klaar", ["- Lantaarnpalen tellen", "Klaar"]),
    ("what is late and why", [SHEET], "#later",
     ["Fietsen graveren: Q3 2025 eindigde op 30 september 2025; laatste bericht van 9 oktober 2025: bezig."]),
    ("what shifted", [SHEET], "#verschoven",
     ["Wijkschouw met bewoners: Van Q2 2025 naar Q1 2026. Reden: Te weinig begeleiders in de zomer."]),
    ("what stands still", [SHEET], "#stil", ["Controle in de horeca: Er zijn te weinig toezichthouders."]),
    ("what is unreported", ["Nog geen bericht:"], "#lindemark-nog-geen-bericht",
     ["Afspraken over privacy", "Nog geen bericht"]),
    ("what it costs", ["bijdrage per jaar", "Waar het geld voor is"], "main",
     ["€ 4.500", "€ 0,25 per inwoner", "de wijkschouw"]),
    ("what changed since the last round", ["Wat is er veranderd?"], "main",
     ["Sinds 31 december 2025 (Tweede helft van 2025)", "Veilig uitgaan | nachtbus"]),
    ("which goals nobody measures", ["Welke doelen zijn niet te meten?"], "#doelen",
     ["Meetbaar", "Nee", "oordeel van de redactie"]),
    ("who leads", ["Wie neemt de leiding?"], "#trekkers",
     ["Gemeente Lindemark: 4 maatregelen", "wie de leiding neemt"]),
]  # fmt: skip


@pytest.fixture
def municipality(browser: Browser, example_url: str) -> Iterator[Page]:
    """The page of Lindemark on 15 February 2026, without scripts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_url}lindemark/gemeenten/lindemark/")
    yield page
    context.close()


@pytest.mark.parametrize(("question", "clicks", "place", "answer"), PATHS, ids=[path[0] for path in PATHS])
def test_question(
    question: str, clicks: list[str], place: str, answer: list[str], municipality: Page
) -> None:
    assert len(clicks) <= MOST_CLICKS
    for words in clicks:
        follow(municipality, words)
    said = words_at(municipality, place)
    for words in answer:
        assert words in said, question


def follow(page: Page, words: str) -> None:
    """Click the link with these words, or the one in the line that begins with them."""
    main = page.get_by_role("main")
    if words.endswith(":"):
        main.get_by_role("listitem").filter(has_text=re.compile(rf"^\s*{words}")).get_by_role("link").click()
    else:
        main.get_by_role("link", name=words).first.click()


def words_at(page: Page, place: str) -> str:
    """Return what stands at a place of the page: in the part of the sheet, or below the heading."""
    target = page.locator(place)
    expect(target).to_have_count(1)
    part = target.locator(
        "xpath=(self::main | self::h2[parent::section]/.. | self::*[not(parent::section)]/..)[last()]"
    )
    return " ".join(part.inner_text().replace("\u00ad", "").replace("\u00a0", " ").split())


def test_a_round_has_a_lasting_sheet_of_its_own(municipality: Page) -> None:
    follow(municipality, SHEET)
    follow(municipality, "Tweede helft van 2025")
    assert municipality.url.endswith("/lindemark/gemeenten/lindemark/overzicht/2025-q4/")
    said = words_at(municipality, "main")
    for words in (
        "Stand op 31 december 2025.",
        "Wat is later dan gepland, en waarom?",
        "Welk besluit wordt gevraagd?",
        "Te weinig toezichthouders. Gevraagd: Geld voor twee extra BOA’s. (aan: de colleges van B&W)",
    ):
        assert words in said
