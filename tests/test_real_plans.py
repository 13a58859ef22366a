"""The real site shows no progress that it does not know; the example says that it is made up."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from generator.dutch import date_text
from generator.inputs import read_inputs
from generator.model.portal import Unit
from generator.pages.parts import ended_notice
from generator.progress.state import State
from generator.progress.timeliness import Timeliness
from tests.support.sites import REAL_INPUTS, BuiltSite, text_of

SILENCE = re.compile(r"Op deze site staat nog geen voortgang\. Dat zegt niet of .+? is uitgevoerd\.")
FICTIONAL = "Fictief voorbeeld: deze gemeenten, dit plan en alles wat hier staat zijn verzonnen."
# Pages that explain all states, and pages written by hand.
EXPLAINING = ("standen/", "over/", "privacy/", "toegankelijkheid/", "404.html")
SILENT_KINDS = tuple(
    f"kind-{name}"
    for name in (
        *("actie", "acties", "gemeente", "lijst", "overzicht", "planning", "prioriteit"),
        *("resultaten", "samenwerkingsverband", "thema", "themas", "voortgang", "wijzigingen"),
    )
)


@pytest.fixture(scope="module")
def units() -> dict[str, Unit]:
    portal, _, problems = read_inputs(REAL_INPUTS)
    assert portal is not None, "\n".join(map(str, problems))
    return dict(portal.units)


def kind_of(site: BuiltSite, address: str) -> str:
    return str(site.pages[address].find("body").get("class"))


def test_no_word_about_timeliness_is_on_the_real_site(real_site: BuiltSite) -> None:
    words = [timeliness.label for timeliness in Timeliness if timeliness is not Timeliness.ONGOING]
    words += ["op schema", "vertraagd"]
    said = {
        address: [word for word in words if word in text_of(page).lower()]
        for address, page in real_site.mains.items()
        if address not in EXPLAINING
    }
    assert {address: found for address, found in said.items() if found} == {}


def test_every_state_on_the_real_site_is_that_there_is_no_report(real_site: BuiltSite) -> None:
    states = {
        text_of(pill)
        for address, page in real_site.mains.items()
        if address not in EXPLAINING
        for pill in page.xpath(".//*[contains(concat(' ', @class, ' '), ' state ')]")
    }
    assert states == {"Nog geen bericht"}


def test_every_action_says_that_there_is_no_report(real_site: BuiltSite) -> None:
    actions = [address for address in real_site.mains if kind_of(real_site, address) == "kind-actie"]
    assert len(actions) == 61
    for address in actions:
        main = real_site.mains[address]
        (state,) = main.xpath(".//dt[text()='Hoe ver is het?']/following-sibling::dd[1]")
        assert text_of(state) == "Nog geen bericht", address
        assert not main.xpath(".//dt[text()='Op schema?']"), address


def test_the_real_site_says_once_on_a_page_that_silence_is_no_verdict(real_site: BuiltSite) -> None:
    found = {address: len(SILENCE.findall(text_of(main))) for address, main in real_site.mains.items()}
    expected = {address: int(kind_of(real_site, address) in SILENT_KINDS) for address in found}
    wrong = {address: number for address, number in found.items() if number != expected[address]}
    assert wrong == {}


def test_that_sentence_goes_as_soon_as_there_is_progress(example_site: BuiltSite) -> None:
    assert [address for address, main in example_site.mains.items() if SILENCE.search(text_of(main))] == []


def test_the_real_site_counts_silence_honestly(real_site: BuiltSite) -> None:
    for unit, total in (("heuvelrug", 10), ("zblw", 50)):
        main = real_site.mains[f"{unit}/voortgang/"]
        (silent,) = main.xpath(".//ul[@class='glance']/li")
        assert text_of(silent.find(".//strong")) == str(total)
        assert text_of(silent.find(".//span")) == f"{State.NO_REPORT.label}, van de {total}"


def pages_of_ended_plans(units: dict[str, Unit]) -> Iterator[tuple[str, str]]:
    """Yield every page that belongs to a plan that is over, and the sentence that says so."""
    for unit in units.values():
        for plan in unit.plans.values():
            sentence = ended_notice(plan, REAL_INPUTS.reference_date)
            if sentence is None:
                continue
            actions = [action for action in unit.actions.values() if action.plan == plan.id]
            yield f"{unit.id}/plannen/{plan.id}/", sentence
            yield from ((f"{unit.id}/acties/{action.id}/", sentence) for action in actions)
            yield from ((f"{unit.id}/prioriteiten/{one.id}/", sentence)
                        for one in unit.priorities.values() if one.plan == plan.id)  # fmt: skip
            for municipality in unit.municipalities.values():
                if any(municipality in unit.participants(action) for action in actions):
                    for page in ("", "overzicht/", "wijzigingen/"):
                        yield f"{unit.id}/gemeenten/{municipality.id}/{page}", sentence
            if actions:
                names = ("acties", "voortgang", "planning", "resultaten", "wijzigingen", "lijsten/stand")
                yield from ((f"{unit.id}/{name}/", sentence) for name in names)
                yield f"{unit.id}/", sentence


def test_a_plan_that_has_ended_says_so_on_every_page_of_it(
    units: dict[str, Unit], real_site: BuiltSite
) -> None:
    pages = list(pages_of_ended_plans(units))
    assert len(pages) > 60
    silent = [address for address, sentence in pages if sentence not in text_of(real_site.mains[address])]
    assert silent == []


def test_a_round_of_a_programme_that_has_ended_says_so(example_site: BuiltSite) -> None:
    text = text_of(example_site.mains["lindemark/voortgang/2024-q2/"])
    assert "Programma Lindemark 2023-2024 liep tot en met 31 december 2024." in text
    assert "liep tot en met" not in text_of(example_site.mains["lindemark/voortgang/2025-q4/"])


def test_the_example_says_on_every_page_that_it_is_made_up(
    example_site: BuiltSite, real_site: BuiltSite
) -> None:
    for address in example_site.mains:
        banners = [text_of(one) for one in example_site.pages[address].xpath("//aside[@class='banner']")]
        assert banners == [FICTIONAL], address
    for address, page in real_site.pages.items():
        assert not page.xpath("//aside[@class='banner']"), address
        assert "fictief" not in text_of(page.find("body")).lower(), address


def test_every_page_of_the_real_site_says_whose_it_is_not(real_site: BuiltSite) -> None:
    for address in real_site.whole_pages:
        footer = text_of(real_site.pages[address].xpath("//body/footer")[0])
        assert "Deze site is gemaakt van openbare plannen" in footer, address
        assert "is geen site van de gemeenten" in footer, address


def test_the_day_stands_on_every_page_that_depends_on_it(real_site: BuiltSite) -> None:
    line = f"Stand op {date_text(REAL_INPUTS.reference_date)}."
    missing = [address for address, main in real_site.mains.items()
               if kind_of(real_site, address) in SILENT_KINDS and line not in text_of(main)]  # fmt: skip
    assert missing == []
