"""A link to say that something is wrong, and numbers that can be called."""

from __future__ import annotations

import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.support.sites import EXAMPLE, BuiltSite, built, example_inputs, text_of

QUESTION = "Klopt er iets niet? Stuur een e-mail"


@pytest.fixture(scope="module")
def with_mailbox(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The example with a functional mailbox and a web address."""
    folder = tmp_path_factory.mktemp("mailbox")
    shutil.copytree(EXAMPLE, folder / "example")
    settings = folder / "example" / "data" / "site.yml"
    lines = [
        line
        for line in settings.read_text(encoding="utf-8").splitlines()
        if not line.startswith(("postbus:", "adres:"))
    ]
    lines += ["postbus: plannen@lindemark.example", "adres: https://lindemark.example/"]
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return built(example_inputs(root=folder / "example"), folder / "site")


def test_every_page_has_a_mail_link_with_its_own_address(with_mailbox: BuiltSite) -> None:
    for address, main in with_mailbox.mains.items():
        if address == "404.html" or address.startswith("widget/"):
            continue
        (link,) = [one for one in main.iter("a") if one.text == QUESTION]
        mail = urlsplit(link.get("href"))
        assert (mail.scheme, mail.path) == ("mailto", "plannen@lindemark.example")
        assert parse_qs(mail.query) == {
            "subject": ["Klopt er iets niet?"],
            "body": [f"Over de pagina https://lindemark.example/{address}"],
        }


def test_without_a_mailbox_nothing_is_promised(real_site: BuiltSite) -> None:
    assert not [
        address for address, main in real_site.mains.items() if "Klopt er iets niet" in main.text_content()
    ]


def test_numbers_can_be_called(either_site: BuiltSite) -> None:
    for address, main in either_site.mains.items():
        for link in main.xpath('.//ul[@class="help"]//a'):
            number = "".join(sign for sign in link.text_content() if sign.isdigit())
            assert link.get("href") == f"tel:{number}", address


def test_the_municipality_can_be_called_too(real_site: BuiltSite, example_site: BuiltSite) -> None:
    """Its number and website where they are in the data; nobody makes one up."""
    known = text_of(example_site.mains["lindemark/gemeenten/t-zand/"])
    assert "Bel gemeente ’t Zand. Het nummer is 000-0000002. De website is https://tzand.example/." in known
    unknown = text_of(real_site.mains["zblw/gemeenten/zeist/"])
    assert "Bel gemeente Zeist. Dat nummer staat nog niet op deze site." in unknown
    assert "Bel gemeente" not in text_of(example_site.mains["lindemark/gemeenten/wiekerbroek/"])


@pytest.mark.browser
def test_values_beside_their_word_have_room(
    browser: Browser, either_site: BuiltSite, either_url: str
) -> None:
    """A word with two values once pushed its values into a column of one letter wide."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    narrow = []
    two_values = ".//dl[@class='facts']/dd/following-sibling::*[1][self::dd]"
    for address in [one for one, main in either_site.mains.items() if main.xpath(two_values)]:
        page.goto(either_url + address)
        widths = page.locator("dl.facts:not(.terms) > dd").evaluate_all(
            "all => all.map(one => one.offsetWidth)"
        )
        narrow += [address for width in widths if width < 240]
    page.close()
    assert not narrow
