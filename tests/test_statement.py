"""The accessibility statement says what a person has assessed, and where to go with what does not work."""

from __future__ import annotations

from tests.support.sites import BuiltSite, text_of

PAGE = "toegankelijkheid/"


def test_what_nobody_assessed_is_not_claimed(real_site: BuiltSite) -> None:
    text = text_of(real_site.mains[PAGE])
    assert "Nee. Geen mens heeft deze site onderzocht" in text
    assert "De site heeft nog geen toegankelijkheidsstatus." in text
    assert "De status is" not in text
    assert "Deze verklaring is van 22 november 2026." in text
    assert "Deze site heeft nog geen e-mailadres waar u dat kunt melden." in text


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
