"""Whatever stands in the data is text: the example's hostile texts appear on the pages as they were typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.model.portal import Unit
from tests.support.markup import ELEMENTS
from tests.support.sites import SOFT_HYPHEN, BuiltSite, text_of

FOLDERS = ("acties", "prioriteiten", "gemeenten", "plannen", "voortgang")

HOSTILE = (
    ("plannen/veiligheidsplan-2023-2026/", "# Dit is geen kop"),
    ("plannen/veiligheidsplan-2023-2026/", "| links | rechts |"),
    (
        "plannen/veiligheidsplan-2023-2026/",
        "<script>alert('proef')</script> en <b>niet vet</b> en <!-- geen commentaar -->",
    ),
    (
        "plannen/veiligheidsplan-2023-2026/",
        "{{ plan.titel }} {% if waar %}ja{% endif %} {# geen opmerking #} {: .klasse #anker }",
    ),
    ("plannen/veiligheidsplan-2023-2026/", "# Over tekens in dit plan"),
    ("acties/training-buurtsportcoaches/", "# Dit is geen kop"),
    (
        "acties/training-buurtsportcoaches/",
        r"""C:\Veilig_op_straat\nieuw. <script>alert("proef")</script>""",
    ),
    ("acties/ondernemersavond/", "<b>Let op:</b> dit is geen verkooppraatje & er is koffie."),
    ("acties/spreekuur-phishing/", "{{ verdachte }} links <hier>"),
    ("voortgang/2025-q4/", "Alle lantaarnpalen zijn geteld: <3.412>."),
    ("voortgang/2025-q4/", "Lampen niet te krijgen (type <LED_4|x>)"),
    ("samenwerking/", "Leren {{ en }} verbeteren"),
    ("samenwerking/", "- Klein beginnen"),
    ("samenwerking/", "Verhuurt huizen in alle gemeenten (verzonnen | bestaat niet)."),
    ("gemeenten/broek-en-veen/", "Water_land"),
)  # fmt: skip


@pytest.mark.parametrize(("address", "text"), HOSTILE)
def test_hostile_texts_stand_on_the_page_as_typed(address: str, text: str, example_site: BuiltSite) -> None:
    assert text in text_of(example_site.pages[f"lindemark/{address}"].find(".//main"))


def titles(unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield the address and the exact title of every record that has a page."""
    yield from ((f"acties/{one.id}/", one.title) for one in unit.actions.values())
    yield from ((f"prioriteiten/{one.id}/", one.title) for one in unit.priorities.values())
    yield from ((f"gemeenten/{one.id}/", one.name) for one in unit.municipalities.values())
    yield from ((f"plannen/{one.id}/", one.title) for one in unit.plans.values())


def test_a_page_bears_the_exact_title_of_its_record(unit: Unit, example_site: BuiltSite) -> None:
    wrong = {}
    for address, title in titles(unit):
        heading = str(example_site.pages[f"lindemark/{address}"].find(".//h1").text_content())
        if heading.replace(SOFT_HYPHEN, "") != title:
            wrong[address] = heading
    assert wrong == {}


def test_lists_bear_the_exact_titles_of_actions(unit: Unit, example_site: BuiltSite) -> None:
    links = example_site.pages["lindemark/acties/"].xpath("//*[@class='what']/a")
    shown = sorted(str(link.text_content()).replace(SOFT_HYPHEN, "") for link in links)
    assert shown == sorted(action.title for action in unit.actions.values())


def test_the_menu_title_and_description_are_exact_too(example_site: BuiltSite) -> None:
    page = example_site.pages["lindemark/acties/nulmeting-veiligheid/"]
    assert text_of(page.find(".//title")).startswith("1. Nulmeting: hoe veilig is het <hier>? – ")
    assert text_of(page.xpath("//*[@aria-current='page']")[0]) == "1. Nulmeting: hoe veilig is het <hier>?"


def test_no_element_appears_that_no_template_makes(either_site: BuiltSite) -> None:
    found = {
        f"{address}: <{element.tag}>"
        for address, page in either_site.pages.items()
        for element in page.iter()
        if isinstance(element.tag, str) and element.tag not in ELEMENTS
    }
    assert found == set()


def test_nothing_in_the_data_becomes_a_script_a_link_or_an_attribute(example_site: BuiltSite) -> None:
    for address, page in example_site.pages.items():
        main = page.find(".//main")
        assert not main.xpath(".//b[text()='niet vet']"), address
        assert not page.xpath("//*[contains(@href, 'nep.example')]"), address
        assert not page.xpath("//*[@id='anker' or @class='klasse']"), address
        assert "alert(" not in "".join(page.xpath("//@*")), address


def test_links_that_an_author_may_write_work_and_others_do_not() -> None:
    from generator.rendering.prose import prose

    assert str(prose("[a](https://voorbeeld.example/)")) == (
        '<p><a href="https://voorbeeld.example/" rel="external noopener">a</a></p>'
    )
    for address in (
        "javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "http://x.example",
    ):
        assert "<a" not in str(prose(f"[a]({address})")), address
