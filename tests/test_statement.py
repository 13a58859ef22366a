"""The accessibility statement says what a person has assessed, and where to go with what does not work."""

from __future__ import annotations

import re

from tests.support.sites import BuiltSite, text_of

PAGE = "toegankelijkheid/"


def test_what_nobody_assessed_is_not_claimed(real_site: BuiltSite) -> None:
    text = text_of(real_site.mains[PAGE])
    assert "Nee. Geen mens heeft deze site onderzocht" in text
    assert "De site heeft nog geen toegankelijkheidsstatus." in text
    assert "De status is" not in text
    assert "Deze verklaring is van 22 november 2026." in text
    assert "Deze site heeft nog geen e-mailadres waar u dat kunt melden." in text


def test_what_was_done_is_no_claim_that_it_works(real_site: BuiltSite) -> None:
    (done,) = real_site.mains[PAGE].xpath(".//h2[@id='gedaan']/following-sibling::ul[1]")
    for line in map(text_of, done):
        assert not re.match(r"De site werkt|De tekst blijft|Kleur is|Elke pagina is", line), line
        assert not re.search(r"\b(nooit|altijd|voor iedereen)\b", line), line
    text = text_of(real_site.mains[PAGE])
    assert "Zo is de site gemaakt, en dit test een programma. Dat is geen onderzoek door een mens." in text


def test_what_needs_a_script_is_told(real_site: BuiltSite) -> None:
    text = text_of(real_site.mains[PAGE])
    assert "Zoeken en filteren werken niet zonder JavaScript." in text
    assert "De lijst van A tot Z staat bij het zoeken." in text
    assert "Daar is nog niets over bekend." not in text


def test_everything_that_the_law_asks_for_is_there(example_site: BuiltSite) -> None:
    page = example_site.mains[PAGE]
    text = text_of(page)
    assert "De status is C: eerste maatregelen genomen." in text
    assert "Deze verklaring is van 3 november 2025." in text
    assert "Oorzaak De kaart komt van een ander programma." in text.replace("Oorzaak", "Oorzaak ")
    assert "Maatregel In maart 2026 komt er een lijst naast de kaart." in text.replace(
        "Maatregel", "Maatregel "
    )
    links = {text_of(link): link.get("href") for link in page.iter("a")}
    assert links["De verklaring in het register"] == "https://register.voorbeeld.example/verklaring/9901"
    assert links["redactie@voorbeeld.example"] == "mailto:redactie@voorbeeld.example?subject=Toegankelijkheid"


def test_every_page_leads_to_it(either_site: BuiltSite) -> None:
    for address in either_site.whole_pages:
        footer = either_site.pages[address].xpath("//body/footer")[0]
        assert "Toegankelijkheid" in [text_of(link) for link in footer.iter("a")], address
