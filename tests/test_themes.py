"""Subjects across partnerships: where records point to, and what a resident finds under a subject."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from generator.inputs import Inputs, edition_of, read_inputs
from generator.pages.subjects import shares_of
from generator.problems import Problem
from tests.support.sites import (
    EXAMPLE,
    REAL_INPUTS,
    ROOT,
    BuiltSite,
    built,
    example_inputs,
    new_problems,
    text_of,
)

Change = Callable[[str, str, str], list[Problem]]


@pytest.fixture
def changed(tmp_path: Path) -> Change:
    """Change one piece of text in a copy of the example, and get what is then wrong with it."""
    root = tmp_path / "example"
    shutil.copytree(EXAMPLE, root)

    def change(file: str, old: str, new: str) -> list[Problem]:
        path = root / "data" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file}: {old!r} must stand there once"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return new_problems(example_inputs(root=root))

    return change


def sentences(problems: list[Problem]) -> list[str]:
    return [problem.sentence for problem in problems]


def test_a_theme_that_does_not_exist_is_reported_with_what_was_meant(changed: Change) -> None:
    (problem,) = changed("lindemark/prioriteiten/jeugd-in-de-buurt.yml", "[jeugd]", "[jeugt]")
    assert problem.sentence == (
        "Er is geen thema met de naam “jeugt”. "
        "Toegestaan: veilige-buurt, jeugd, inbraak, ondernemen, digitaal, verkeer. Bedoelde u “jeugd”?"
    )
    assert problem.place.file.endswith("prioriteiten/jeugd-in-de-buurt.yml")
    assert (
        "[jeugt]" in Path(problem.place.file).read_text(encoding="utf-8").splitlines()[problem.place.line - 1]
    )


def test_two_themes_have_two_names(changed: Change) -> None:
    assert sentences(changed("themas.yml", "naam: Inbraak", "naam: Jeugd")) == [
        "Er is al een thema met de naam “Jeugd”. Geef elk thema een eigen naam en een eigen id."
    ]


def test_a_number_comes_from_the_list_of_numbers(changed: Change) -> None:
    found = changed(
        "themas.yml",
        "nummer: 0900-8844\n        wanneer: Als u overlast",
        "nummer: 0900-8845\n        wanneer: Als u overlast",
    )
    assert sentences(found) == [
        "Het nummer “0900-8845” staat niet in contact.yml. Toegestaan: 112, 0900-8844, 000 000 00 00. "
        "Bedoelde u “0900-8844”?"
    ]


def test_a_priority_without_a_theme_is_pointed_out(changed: Change) -> None:
    (problem,) = changed("lindemark/prioriteiten/weerbaar-ondernemen.yml", "themas: [ondernemen]\n", "")
    assert not problem.is_error
    assert problem.sentence == (
        "Deze prioriteit hoort nog bij geen enkel thema en staat dus niet op de pagina’s met onderwerpen. "
        "Toegestaan: veilige-buurt, jeugd, inbraak, ondernemen, digitaal, verkeer. "
        "Voeg toe, bijvoorbeeld: themas: [veilige-buurt]."
    )


def test_without_themes_there_are_no_pages_and_no_menu_item(tmp_path: Path) -> None:
    minimal = ROOT / "tests" / "minimal"
    site = built(
        Inputs(minimal / "data", minimal / "content", example_inputs().reference_date), tmp_path / "site"
    )
    assert not [address for address in site.pages if address.startswith("themas/")]
    assert "Onderwerpen" not in text_of(site.pages[""].find(".//header"))
    assert "Onderwerpen" not in text_of(site.pages["404.html"])


@pytest.mark.parametrize("inputs", [REAL_INPUTS, example_inputs()], ids=["real", "example"])
def test_an_action_inherits_the_themes_of_its_priority_unless_it_names_its_own(inputs: Inputs) -> None:
    portal = read_inputs(inputs)[0]
    assert portal is not None
    for unit in portal.units.values():
        for action in unit.actions.values():
            assert unit.themes_of(action) == (
                action.themes or unit.themes_of(unit.priorities[action.priority])
            )
            assert unit.themes_of(action), action.id


def test_a_theme_page_says_what_every_municipality_does(example_site: BuiltSite) -> None:
    page = example_site.mains["themas/veilige-buurt/"]
    sections = {
        text_of(one.find("h3")): one for one in page.xpath('.//section[starts-with(@id, "lindemark-")]')
    }
    assert list(sections) == ["Lindemark", "’t Zand", "Sint-Élooi / Oost", "Broek & Veen"]
    lindemark = text_of(sections["Lindemark"])
    assert "Het Marktplein: veilig & gezellig" in lindemark
    assert "Snel | zichtbaar | dichtbijRode draad door alle onderwerpen." in lindemark
    assert "Camera & licht op het Marktplein" in lindemark
    assert "Lindemark doet ook mee aan wat de gemeenten samen doen: Lindemark." in lindemark
    assert "Fietsroutes *met* licht" in text_of(sections["’t Zand"])
    joint = text_of(page.get_element_by_id("samen-lindemark"))
    assert "Wijkschouw met bewoners" in joint
    assert "Camera & licht op het Marktplein" not in joint, "one municipality does that by itself"


def test_a_municipality_that_left_is_not_among_them(example_site: BuiltSite) -> None:
    for address, page in example_site.mains.items():
        if address.startswith("themas/"):
            assert not page.xpath('.//*[contains(@href, "gemeenten/wiekerbroek/")]'), address


def test_a_subject_without_actions_or_priorities_says_only_that(example_site: BuiltSite) -> None:
    page = text_of(example_site.mains["themas/verkeer/"])
    assert (
        "Op deze site staat bij Lindemark, ’t Zand, Sint-Élooi / Oost en Broek & Veen "
        "geen actie of prioriteit over dit onderwerp. "
        "Dat zegt niet dat daar niets gebeurt." in page
    )


def test_no_page_says_that_the_sources_are_silent_about_a_subject(either_site: BuiltSite) -> None:
    for address, page in either_site.mains.items():
        if address.startswith("themas/"):
            assert "noemen dit onderwerp niet" not in text_of(page), address


# What a word in a title or text says plainly about the subject of an action.
PLAIN_WORDS = {
    "radicalisering": ("radicalisering", "extremisme"),
    "jeugd": ("jongeren", "jeugd", "scholen"),
    "fysieke-veiligheid": ("fysieke onveiligheid", "ramp- en"),
    "woninginbraak": ("inbraak", "inbraken"),
    "digitale-veiligheid": ("digitale veiligheid", "cybercrim"),
    "ondermijning": ("ondermijning",),
}


def test_an_action_that_names_a_subject_in_its_title_belongs_to_it() -> None:
    portal = read_inputs(REAL_INPUTS)[0]
    assert portal is not None
    for unit in portal.units.values():
        for action in unit.actions.values():
            for theme, words in PLAIN_WORDS.items():
                if any(word in action.title.lower() for word in words):
                    assert theme in unit.themes_of(action), f"{action.id} is about {theme}"


def test_an_action_whose_source_names_radicalisation_belongs_to_it() -> None:
    portal = read_inputs(REAL_INPUTS)[0]
    assert portal is not None
    named = {
        f"{unit.id}/{action.id}"
        for unit in portal.units.values()
        for action in unit.actions.values()
        if any(word in (action.text or "").lower() for word in PLAIN_WORDS["radicalisering"])
    }
    assert {"heuvelrug/samen-oefenen-en-opleiden", "zblw/samenwerken-aan-sociale-cohesie"} <= named
    for name in named:
        unit_id, action_id = name.split("/")
        unit = portal.units[unit_id]
        assert "radicalisering" in unit.themes_of(unit.actions[action_id]), name


def test_a_theme_says_what_you_can_do_and_whom_you_call(example_site: BuiltSite) -> None:
    page = example_site.mains["themas/veilige-buurt/"]
    assert "Meld een kapotte lamp <bij de gemeente>." in text_of(page)
    calls = [(one.find("a").get("href"), text_of(one)) for one in page.xpath('.//ul[@class="help"]/li')]
    assert calls == [
        ("tel:112", "112 Politie, ambulance en brandweer. Als er nu gevaar is.".replace("112 P", "112P")),
        ("tel:09008844", "0900-8844Politie. Als u iets wilt melden en er geen spoed is."),
    ]
    assert "Gemeente ’t Zand: 000-0000002" in text_of(page)


def matrix(site: BuiltSite) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return the links of every cell in the table of who does what, by municipality and theme."""
    (table,) = site.mains["themas/"].xpath('.//table[contains(@class, "who")]')
    themes = [text_of(one) for one in table.xpath("./thead//th")][1:]
    cells: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in table.xpath("./tbody/tr[td]"):
        for theme, cell in zip(themes, row.findall("td"), strict=True):
            cells[text_of(row.find("th")), theme] = [
                (text_of(one), one.get("href")) for one in cell.findall("a")
            ]
            assert cells[text_of(row.find("th")), theme] or text_of(cell) == "–"
    return cells


def test_the_table_leads_to_the_place_where_it_stands(real_site: BuiltSite) -> None:
    cells = matrix(real_site)
    assert len(cells) == 9 * 11
    assert cells["Wijk bij Duurstede", "Verkeer"] == [
        ("zelf", "../heuvelrug/gemeenten/wijk-bij-duurstede/#lokaal-verkeersveiligheid")
    ]
    assert [town for town, theme in cells if theme == "Verkeer" and cells[town, theme]] == [
        "Wijk bij Duurstede"
    ]
    assert cells["Woudenberg", "Ondermijning"] == [
        ("zelf", "../zblw/gemeenten/woudenberg/#eigen"),
        ("samen", "../zblw/gemeenten/woudenberg/#samen-ondermijning"),
    ]
    assert cells["Bunnik", "Zorg en veiligheid"] == [
        ("samen", "../zblw/gemeenten/bunnik/#samen-zorg-en-veiligheid")
    ]
    assert cells["Veenendaal", "Zorg en veiligheid"] == []
    assert cells["Veenendaal", "Preventie en meedoen"] == [
        ("zelf", "../heuvelrug/gemeenten/veenendaal/#rode-draden")
    ]


def test_the_table_and_the_pages_agree(either_site: BuiltSite) -> None:
    cells = matrix(either_site)
    portal = read_inputs(either_site.inputs)[0]
    assert portal is not None
    edition = edition_of(portal, either_site.inputs)
    for theme in portal.themes:
        for share in shares_of(edition, theme.id):
            assert bool(cells[share.municipality.name, theme.name]) == (not share.is_empty)


def test_the_table_says_what_a_dash_means(either_site: BuiltSite) -> None:
    assert (
        "Een streepje (–) zegt alleen "
        "dat op deze site bij die gemeente geen actie of prioriteit over het onderwerp staat."
        in text_of(either_site.mains["themas/"])
    )


def test_a_priority_without_advice_of_its_own_shows_that_of_its_theme(real_site: BuiltSite) -> None:
    page = real_site.mains["zblw/prioriteiten/digitale-veiligheid/"]
    assert "Bent u opgelicht? Bel meteen uw bank en doe aangifte bij de politie." in text_of(page)
    assert "Dit advies is algemeen bekend. Het komt niet uit het plan." in text_of(page)
    assert "../../../themas/digitale-veiligheid/" in [link.get("href") for link in links(page)]


def test_advice_of_the_plan_itself_goes_first(example_site: BuiltSite) -> None:
    page = text_of(example_site.mains["lindemark/prioriteiten/veilige-buurten/"])
    assert "Loop een keer mee met de wijkschouw." in page
    assert "Leer uw buren kennen." not in page
    assert "Dit advies is algemeen bekend" not in page


def links(page: html.HtmlElement) -> list[html.HtmlElement]:
    return list(page.iter("a"))


def test_a_municipality_leads_to_the_advice_on_its_subjects(either_site: BuiltSite) -> None:
    seen = 0
    for address, main in either_site.mains.items():
        if not address.split("gemeenten/")[-1].strip("/").count("/") and main.xpath(".//h2[@id='zelf-doen']"):
            if "/gemeenten/" not in address:
                continue
            seen += 1
            for link in main.xpath(".//h2[@id='zelf-doen']/following-sibling::ul[1]//a"):
                theme = link.get("href").removeprefix("../../../").removesuffix("#zelf-doen")
                assert either_site.mains[theme].xpath(".//h2[@id='zelf-doen']"), f"{address}: {theme}"
    assert seen >= 4


def test_a_municipality_promises_no_number_that_it_does_not_give(real_site: BuiltSite) -> None:
    for address, main in real_site.mains.items():
        assert "Het nummer staat op de website" not in text_of(main), address
