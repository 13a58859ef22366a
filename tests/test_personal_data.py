"""Every kind of personal data is found by its form, and what only looks like it is not. All of it is fictional."""

from __future__ import annotations

import pytest

from generator.checks.personal_data import (
    EVERYWHERE,
    IN_ACTIONS,
    citizen_numbers,
    house_addresses,
    licence_plates,
    personal_data,
    personal_mailboxes,
    phone_numbers,
)
from generator.site import Site


def words(find, text: str) -> list[str]:  # type: ignore[no-untyped-def]
    return [text[start:end] for start, end in find(text)]


@pytest.mark.parametrize(
    "address",
    [
        "jan.jansen@gemeente.example",
        "j.jansen@gemeente.example",
        "j.veiligheid@gemeente.example",
        "jansen@gemeente.example",
        "JJansen@Gemeente.Example",
        "jan_jansen+werk@post.gemeente.example",
        "j.jansen[at]gemeente.example",
        "j.jansen (apenstaartje) gemeente.example",
    ],
)
def test_a_mailbox_of_a_person(address: str) -> None:
    assert words(personal_mailboxes, f"Mail {address}.") == [address]
    assert words(personal_mailboxes, f"[Mail](mailto:{address})") == [address]


@pytest.mark.parametrize(
    "address",
    [
        "info@gemeente.example",
        "veiligheid@gemeente.example",
        "gemeente@aalduin.example",
        "openbare-veiligheid@gemeente.example",
        "team.aalduin@politie.example",
        "wijkteam-noord@gemeente.example",
        "informatieveiligheid@gemeente.example",
        "Meldpunt.Ondermijning@gemeente.example",
    ],
)
def test_a_mailbox_of_an_organisation(address: str) -> None:
    assert words(personal_mailboxes, f"Mail {address}.") == []


@pytest.mark.parametrize(
    "number",
    [
        "0612345678",
        "06-12345678",
        "06 - 12 34 56 78",
        "06 1234 5678",
        "(06) 12345678",
        "+31612345678",
        "+31 6 12 34 56 78",
        "+31 (0)6 1234 5678",
        "0031 6 12345678",
        "030-1234567",
        "030 123 45 67",
        "(030) 123 45 67",
        "0343-123456",
        "0343 12 34 56",
        "0343/12.34.56",
        "088 123 45 67",
        "+32 470 12 34 56",
    ],
)
def test_a_phone_number(number: str) -> None:
    assert words(phone_numbers, f"Bel {number}.") == [number]
    assert words(phone_numbers, f"Bel {number} / {number} of kom langs.") == [number, number]


@pytest.mark.parametrize(
    "text",
    [
        "Bel 112.",
        "Bel 0900-8844 of 0800-7000.",
        "Bel 0800-1234567.",
        "Bel 14 030.",
        "Bel 116 006 of 113.",
        "Op 01-02-2024 12:30 uur.",
        "Van 06-01-2024 tot 06-02-2024.",
        "Het cijfer 0,612345678.",
        "Het getal 20240612345678.",
        "In 2024-2027 en 2025 2026.",
    ],
)
def test_no_phone_number_of_a_person(text: str) -> None:
    assert words(phone_numbers, text) == []


@pytest.mark.parametrize(
    "number",
    [
        "123456782",
        "111222333",
        "1234.56.782",
        "1234 56 782",
        "123.456.782",
        "123 456 782",
        "012345672",
        "12345672",
        "123.45.672",
        "12.345.672",
    ],
)
def test_a_citizen_number(number: str) -> None:
    assert words(citizen_numbers, f"BSN: {number}.") == [number]
    assert words(citizen_numbers, f"({number})") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Nummer 123456789.",  # the check digit is wrong
        "Nummer 000000000.",
        "€ 123.456.782 voor alle gemeenten",
        "EUR 123456782",
        "123.456.782 euro",
        "123.456.782,50",
        "123.456.782,-",
        "KvK-nummer 12345672",
        "KVK: 12345672",
        "bestand van 20240107",
        "Tabel 83648NED",
        "GM123456782",
        "1234567820",
        "0f3a9c1d-123456782-5f60",
    ],
)
def test_no_citizen_number(text: str) -> None:
    assert words(citizen_numbers, text) == []


@pytest.mark.parametrize(
    "plate",
    [
        "AB-12-34", "12-34-AB", "12-AB-34", "AB-12-CD", "AB-CD-12", "12-AB-CD", "12-BCD-3", "1-BCD-23",
        "AB-123-C", "A-123-BC", "BCD-12-F", "B-12-CDF", "1-BC-234", "123-BC-4", "zx-83-kp", "1-kbb-00",
    ],
)  # fmt: skip
def test_a_licence_plate(plate: str) -> None:
    assert words(licence_plates, f"Een auto met kenteken {plate}.") == [plate]


@pytest.mark.parametrize(
    "text",
    [
        "8-jan-24", "8-JAN-24", "12-mrt-4", "12-MRT-4", "Groepen van 12-en-13", "jeugd-12-18-jaar", "2024-2025",
        "01-02-24", "UVP-24-25", "XAB-12-34", "AB-12-34-X", "Q3-20-24",
    ],
)  # fmt: skip
def test_no_licence_plate(text: str) -> None:
    assert words(licence_plates, text) == []


@pytest.mark.parametrize(
    "address",
    [
        "Dorpsstraat 12",
        "Dorpsstraat 12a",
        "Dorpsstraat 12 B",
        "Dorpsstraat 12-14",
        "Dorpsstraat nr. 12",
        "Stationsplein, nummer 3",
        "Oude Gracht 5",
        "Laan van de Vrede 101",
        "Markt 1",
        "3511 AB",
        "3511AB",
        "1945AB",
    ],
)
def test_a_house_address(address: str) -> None:
    assert words(house_addresses, f"De bewoner van {address}, in het dorp.") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Lampen in de Dorpsstraat.",
        "Dorpsstraat 2024 is klaar.",
        "Kerstmarkt 12 december",
        "Kerstmarkt 10.00 uur",
        "Kerstmarkt 10 uur",
        "Dorpsstraat 3 keer bezocht",
        "Onderweg in 12 wijken",
        "paragraaf 3.2",
        "In 2024 OM en politie",
        "Eind 2025 BOA erbij",
        "3511 SS",
        "Hoofdstuk 12",
    ],
)
def test_no_house_address(text: str) -> None:
    assert words(house_addresses, text) == []


def test_kinds_in_one_text_stand_from_left_to_right() -> None:
    text = "J.jansen@example.org rijdt AB-12-CD, belt 06 12345678 en woont op Dorpsstraat 12."
    found = list(personal_data(text, (*EVERYWHERE, *IN_ACTIONS)))
    assert [one.words for one in found] == [
        "J.jansen@example.org",
        "AB-12-CD",
        "06 12345678",
        "Dorpsstraat 12",
    ]
    assert [text[one.start :].startswith(one.words) for one in found] == [True] * 4


def test_numbers_in_a_web_address_are_of_no_person() -> None:
    assert (
        list(personal_data("Zie [hier](https://example.org/123456782/AB-12-CD?a=06-12345678).", EVERYWHERE))
        == []
    )


def test_an_answer_is_not_on_the_site_itself(example_markdown: Site) -> None:
    assert b"Lindeplein 12" in example_markdown["lindemark/acties/spreekuur-phishing/index.md"]
    for path, content in example_markdown.items():
        assert b"Daar staat het wijkgebouw" not in content, path
        assert b"toegestaan:" not in content and b'"toegestaan"' not in content, path
