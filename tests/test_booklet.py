"""The booklets: what is in them, that everybody can read them, and that they say what the site says."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import functools
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from lxml import html

from generator.booklet.printing import PrintError, pdf_of
from generator.cli import main
from generator.exports.paper import Sheet, sheet
from generator.exports.part import Part
from generator.exports.table import exported, files_beside, site_files
from generator.inputs import Booklets, Inputs
from generator.pages.lists import municipality_sections
from generator.progress.rounds import rounds_on
from generator.site import write_files
from tests.support.booklets import ReadBooklet
from tests.support.sites import (
    EXAMPLE,
    REAL_INPUTS,
    ROOT,
    BuiltSite,
    built,
    edition_for,
    example_inputs,
    files_of,
)

MINIMAL = ROOT / "tests" / "minimal"
EDITIONS = {
    "example": dataclasses.replace(example_inputs(), booklets=Booklets.ALWAYS),
    "real": dataclasses.replace(REAL_INPUTS, booklets=Booklets.ALWAYS),
}
edition_named = functools.cache(lambda name: edition_for(EDITIONS[name]))


@functools.cache
def read(name: str, unit: str, municipality: str = "") -> ReadBooklet:
    """The booklet of a municipality, or of a partnership."""
    edition = edition_named(name)
    whole = edition.portal.units[unit]
    part = Part(whole, municipality=whole.municipalities.get(municipality))
    files = {file.path: file.content for file in files_beside(edition, whole, part.address)}
    return ReadBooklet(files[f"{part.address}boekje.pdf"])


@functools.cache
def read_sheet(name: str, unit: str, municipality: str, this: str = "") -> ReadBooklet:
    """The sheet of a municipality, now or as of a round."""
    edition = edition_named(name)
    whole = edition.portal.units[unit]
    content = sheet(edition, Sheet(whole, whole.municipalities[municipality], round=whole.rounds.get(this)))
    assert content
    return ReadBooklet(content)


BOOKLETS = {
    "example partnership": lambda: read("example", "lindemark"),
    "example municipality": lambda: read("example", "lindemark", "lindemark"),
    "example sheet": lambda: read_sheet("example", "lindemark", "lindemark"),
    "example sheet of a round": lambda: read_sheet("example", "lindemark", "lindemark", "2024-q4"),
    "heuvelrug municipality": lambda: read("real", "heuvelrug", "rhenen"),
    "zblw municipality": lambda: read("real", "zblw", "woudenberg"),
}


@pytest.fixture(params=BOOKLETS)
def printed(request: pytest.FixtureRequest) -> ReadBooklet:
    """Booklets and sheets of each kind, one after the other."""
    return BOOKLETS[request.param]()


# ---- Everybody can read them ----


def test_a_booklet_says_what_it_is(printed: ReadBooklet) -> None:
    """PDF/UA-1, tagged, Dutch, and with a title that a reader shows instead of the name of the file."""
    root, information = printed.root, printed.reader.metadata
    assert information is not None and printed.reader.xmp_metadata is not None
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data()
    assert printed.reader.xmp_metadata.dc_title == {"x-default": information.title}
    assert information.title and re.match(
        r".+: wat de gemeenten? doe[nt] aan veiligheid|.+ op één vel", information.title
    )
    assert printed.reader.pages[0].mediabox.width == pytest.approx(210 / 25.4 * 72, abs=0.1)


def test_fonts_are_ours_and_in_the_file(printed: ReadBooklet) -> None:
    assert printed.fonts == {"Source-Sans": True, "Source-Sans-Bold": True}


def test_headings_are_nested(printed: ReadBooklet) -> None:
    levels = [int(tag.name[1]) for tag in printed.tags.all() if re.fullmatch(r"H[1-6]", tag.name)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_heads_that_say_of_what(printed: ReadBooklet) -> None:
    for table in (tag for tag in printed.tags.all() if tag.name == "Table"):
        head, *others = [kid for kid in table.kids if kid.name != "Caption"]
        assert [head.name, *(one.name for one in others)] == ["THead", "TBody"]
        assert {cell.scope for cell in head.all() if cell.name == "TH"} == {"/Column"}
        assert {cell.scope for one in others for cell in one.all() if cell.name == "TH"} == {"/Row"}
        assert {cell.name for row in table.all() if row.name == "TR" for cell in row.kids} <= {"TH", "TD"}


def test_every_item_of_a_list_has_a_body(printed: ReadBooklet) -> None:
    items = [tag for tag in printed.tags.all() if tag.name == "LI"]
    assert {tuple(kid.name for kid in item.kids) for item in items} <= {("Lbl", "LBody"), ("LBody",)}


def test_what_is_read_aloud_is_in_the_order_of_the_page(printed: ReadBooklet) -> None:
    """The tags follow each other as the text does; the dots of lists stand wherever."""
    order: dict[int | None, list[int]] = {}
    dots = {id(kid) for tag in printed.tags.all() if tag.name == "Lbl" for kid in tag.all()}
    for tag in printed.tags.all():
        if id(tag) not in dots:
            order.setdefault(tag.page, []).extend(tag.pieces)
    assert len(order) >= len(printed.pages)
    assert [page for page, pieces in order.items() if pieces != sorted(pieces)] == []


def test_margins_are_not_read_aloud(printed: ReadBooklet) -> None:
    """Source, day and page stand on every page, marked as no part of the text."""
    for page in printed.reader.pages:
        content = page.get_contents()
        assert content is not None
        assert content.get_data().count(b"/Artifact\n<</Type /Pagination>>\nBDC") >= 2


def test_source_day_and_number_stand_on_every_page(printed: ReadBooklet) -> None:
    for number, page in enumerate(printed.pages, start=1):
        foot = page[-400:]
        assert re.search(r"Bron: .+\. Stand op \d+ [a-z]+ 20\d\d\.", foot)
        assert f"Pagina {number} van {len(printed.pages)}" in foot


def test_what_is_made_up_says_so_on_every_page() -> None:
    for one in (read("example", "lindemark"), read_sheet("example", "lindemark", "lindemark")):
        assert [page for page in one.pages if "Fictief voorbeeld: deze gemeenten" not in page] == []


# ---- What is in them ----


def test_the_text_of_a_municipality_comes_in_reading_order() -> None:
    in_order = [
        "Lindemark Wat de gemeente doet aan veiligheid",
        "Stand op 15 februari 2026. Laatste ronde: Tweede helft van 2025, stand op 31 december 2025.",
        "Inhoud Onderdeel Pagina Hoe staat het ervoor? 2",
        "Hoe ver zijn de maatregelen die meetellen? Stand Aantal Nog geen bericht 5",
        "Wat is later dan gepland, en waarom? Fietsen graveren: Q3 2025 eindigde op 30 september 2025; "
        "laatste bericht van 9 oktober 2025: bezig.",
        "Welk besluit wordt gevraagd? Wijkschouw met bewoners: Te weinig begeleiders.",
        "Dit vindt Lindemark zelf belangrijk",
        "Dit doet Lindemark zelf",
        "Dit doen de gemeenten en hun partners samen Veilige buurten",
        "De doelen van het plan: Bewoners geven hun buurt minimaal een 7 gemiddeld.",
        "Maatregel Wat en wie Planning Hoe ver is het? Buurtwacht opzetten",
        "Leiding: Gemeente Lindemark. Bron: Fictief programma 2023-2024, paragraaf 2.1.",
        "Overleg per wijk: {{ wijk }}",
        "Q1 2026 Eerst: Q2 2025. Bezig Verschoven naar later Eerst gepland voor Q2 2025, nu voor Q1 2026. "
        "Reden: Te weinig begeleiders in de zomer.",
        "Wat is er veranderd? Sinds 31 december 2025 (Tweede helft van 2025).",
        "Cijfers Aangifte door ondernemers (in %)",
        "Wat kost het? € 4.500 per jaar volgens het plan (€ 0,25 per inwoner per jaar).",
        "Wat betekenen de standen?",
        "BOA: Buitengewoon opsporingsambtenaar",
        "Bronnen Fictief programma 2023-2024. Paragraaf 2.1",
    ]
    rest = read("example", "lindemark", "lindemark").text
    for part in in_order:
        _, found, rest = rest.partition(part)
        assert found, f"not there, or not in this order: {part}"


def test_a_booklet_says_of_an_action_what_holds_in_its_municipality() -> None:
    """Elsewhere the schouw goes on and comes later; here it is finished."""
    text = read("example", "lindemark", "t-zand").text
    assert "Laatste bericht, 6 september 2025: In ’t Zand zijn alle schouwen geweest." in text
    assert "In Lindemark zijn vier van de acht schouwen geweest" not in text
    shifted = text.split("Wat is verschoven? ")[1].split("Wat ligt stil?")[0]
    assert "Wijkschouw" not in shifted
    assert (
        "Wijkschouw"
        not in read_sheet("example", "lindemark", "t-zand")
        .text.split("verschoven? ")[1]
        .split("Wat ligt stil?")[0]
    )


def test_bookmarks_of_a_municipality() -> None:
    assert read("real", "heuvelrug", "rhenen").bookmarks == (
        "Inhoud",
        "Hoe staat het ervoor?",
        " Wat is verschoven?",
        " Wat ligt stil?",
        " Welk besluit wordt gevraagd?",
        "Dit vindt Rhenen zelf belangrijk",
        " Een veilige woon- en leefomgeving",
        " Zorg & veiligheid",
        "Dit doet Rhenen zelf",
        "Dit doen de gemeenten en hun partners samen",
        " Ondermijning",
        " Digitale veiligheid",
        " Maatschappelijke onrust",
        "Wat is er veranderd?",
        "Cijfers",
        " Geregistreerde misdrijven",
        "Wat kost het?",
        "Wat betekenen de standen?",
        " Hoe ver is het?",
        "Begrippen",
        "Bronnen",
    )


def test_the_contents_name_the_right_pages() -> None:
    one = read("example", "lindemark")
    entries = re.findall(r"([A-Z][^\d]+?) (\d+)(?= |$)", one.pages[0].split("Onderdeel Pagina ")[1])
    found = {title: int(number) for title, number in entries}
    for title in ("Hoe staat het ervoor?", "Wat is er veranderd?", "Wat kost het?", "Bronnen"):
        assert title in one.pages[found[title] - 1]


def test_every_action_is_in_the_booklet_of_the_partnership() -> None:
    unit = edition_named("example").portal.units["lindemark"]
    text = read("example", "lindemark").text.replace(" ", "")
    assert [one.title for one in unit.actions.values() if one.title.replace(" ", "") not in text] == []


def test_names_of_persons_are_in_no_booklet() -> None:
    unit = edition_named("real").portal.units["zblw"]
    plans = [plan.named_persons for plan in unit.plans.values() if plan.named_persons]
    names = [person.name for persons in plans for person in persons.persons]
    assert names
    assert [name for name in names if name in read("real", "zblw", "woudenberg").text] == []


# ---- Counts ----


@pytest.mark.parametrize(
    ("name", "unit", "municipality"),
    [("example", "lindemark", "lindemark"), ("real", "heuvelrug", "rhenen"), ("real", "zblw", "woudenberg")],
)
def test_counts_are_those_of_the_site_and_of_every_file(name: str, unit: str, municipality: str) -> None:
    """The page, CSV, JSON, XLSX and the booklet count alike."""
    edition = edition_for(dataclasses.replace(EDITIONS[name], booklets=Booklets.NEVER))
    whole = edition.portal.units[unit]
    part, files = Part(whole, municipality=whole.municipalities[municipality]), exported(edition)
    rows = list(csv.DictReader(io.StringIO(files[f"{part.address}acties.csv"].decode(), newline="")))
    document = json.loads(files[f"{part.address}plan.json"])
    head, *lines = openpyxl.load_workbook(io.BytesIO(files[f"{part.address}acties.xlsx"]))[
        "acties"
    ].iter_rows(values_only=True)
    cells = [dict(zip(map(str, head), line, strict=True)) for line in lines]
    states = Counter(row["stand"] for row in rows if row["telt_mee"] == "ja")
    assert states == Counter(one["stand"] for one in document["standen"] if one["telt_mee"])
    assert states == Counter(one["stand"] for one in cells if one["telt_mee"])
    section = next(one for one in municipality_sections(edition, whole) if one.anchor == municipality)
    assert states == Counter({group.title: group.count for group in section.groups})
    one = read(name, unit, municipality)
    table = one.text.split("die meetellen? Stand Aantal ")[1]
    found = dict(re.findall(r"([A-Z][a-z ]+) (\d+)", table.split(" Samen ")[0]))
    assert {label.lower(): int(number) for label, number in found.items()} == states
    assert int(table.split(" Samen ")[1].split()[0]) == states.total()
    glance = re.findall(r"(\d+) (?:actie|acties|maatregel|maatregelen) (van|samen|met)\b", one.text)
    numbers = {word: int(number) for number, word in reversed(glance)}
    assert numbers["van"] == sum(row["samen"] == "nee" for row in rows)
    assert numbers["van"] + numbers["samen"] == len(rows) == len(document["acties"]) == len(cells)
    assert numbers["met"] == sum(number for state, number in states.items() if state != "nog geen bericht")
    listed = [
        int(number)
        for number in re.findall(r"(\d+) (?:acties?|maatregele?n?) (?:Actie|Maatregel) Wat", one.text)
    ]
    assert sum(listed) == len(rows)


def test_a_booklet_says_which_actions_do_not_count() -> None:
    """The page lists 51 actions and counts 50 of them."""
    text = read("real", "zblw", "woudenberg").text
    assert re.search(r"Samen 50 Eén actie telt niet mee: [A-Z]", text)


def test_a_sheet_without_any_report_says_so_the_right_way_round() -> None:
    assert "Over geen van de 50 acties is een bericht." in read_sheet("real", "zblw", "woudenberg").text
    assert (
        "Over 6 van de 22 maatregelen is nog geen bericht."
        in read_sheet("example", "lindemark", "t-zand").text
    )


def test_an_address_on_the_cover_is_not_broken_after_its_scheme() -> None:
    page = read("real", "zblw", "woudenberg").reader.pages[0].extract_text()
    assert "De nieuwste stand staat op" in page
    assert not re.search(r"https://\s", page)


def test_the_sheet_counts_as_the_booklet_does() -> None:
    one, other = read_sheet("example", "lindemark", "lindemark"), read("example", "lindemark", "lindemark")
    assert f"{other.count('Samen')} maatregelen tellen mee" in one.text
    assert f"Bezig {other.count('Bezig')} maatregelen" in one.text


def test_the_partnership_has_a_row_per_municipality() -> None:
    edition = edition_named("example")
    unit = edition.portal.units["lindemark"]
    text = read("example", "lindemark").text
    for section in municipality_sections(edition, unit):
        total = sum(group.count for group in section.groups)
        assert f"{section.title} {total} " in text


# ---- One sheet ----


@pytest.mark.parametrize("name", ["real", "example"])
def test_a_sheet_is_one_page(name: str) -> None:
    edition = edition_named(name)
    sizes = {}
    for unit in edition.portal.units.values():
        # The last round has most to say; where there was none, the sheet of today.
        this = next((one.id for one in reversed(rounds_on(unit, edition.reference_date))), "")
        for municipality in unit.municipalities:
            sizes[municipality] = len(read_sheet(name, unit.id, municipality, this).pages)
    assert {which: pages for which, pages in sizes.items() if pages != 1} == {}


def test_the_sheet_of_a_round_speaks_of_its_day() -> None:
    text = read_sheet("example", "lindemark", "lindemark", "2024-q4").text
    assert set(re.findall(r"Stand op [^.]+\.", text)) == {"Stand op 31 december 2024."}
    information = read_sheet("example", "lindemark", "lindemark", "2024-q4").reader.metadata
    assert information and information.subject == (
        "Lindemark op één vel: Tweede helft van 2024. Stand op 31 december 2024."
    )


# ---- On the site ----


def minimal_inputs(folder: Path, booklets: Booklets = Booklets.AS_SET) -> Inputs:
    return Inputs(folder / "data", folder / "content", datetime.date(2025, 1, 1), booklets=booklets)


def with_booklets(folder: Path) -> list[str]:
    """Copy the small plan, with booklets turned on. Returns how a command is told where it is."""
    shutil.copytree(MINIMAL, folder, dirs_exist_ok=True)
    with (folder / "data" / "site.yml").open("a", encoding="utf-8") as settings:
        settings.write("boekjes: ja\n")
    return ["--data", str(folder / "data"), "--content", str(folder / "content")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A small site whose `site.yml` asks for booklets."""
    folder = tmp_path_factory.mktemp("minimal")
    with_booklets(folder)
    return built(minimal_inputs(folder), folder / "site")


def links_to_pdf(site: BuiltSite) -> dict[str, dict[str, str]]:
    """Return the links to PDFs on every page, each with what stands behind it."""
    return {
        address: {
            link.get("href"): " ".join(link.getparent().text_content().split())
            for link in main.iter("a")
            if link.get("href", "").endswith(".pdf")
        }
        for address, main in site.mains.items()
        if main.xpath(".//a[contains(@href, '.pdf')]")
    }


def test_every_municipality_and_partnership_has_its_booklet(site: BuiltSite) -> None:
    assert sorted(path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.pdf")) == [
        "duinrand/boekje.pdf",
        "duinrand/gemeenten/aalduin/boekje.pdf",
        "duinrand/gemeenten/aalduin/overzicht/overzicht.pdf",
        "duinrand/gemeenten/noordveen/boekje.pdf",
        "duinrand/gemeenten/noordveen/overzicht/overzicht.pdf",
    ]


def test_pages_link_to_their_booklet_with_form_and_size(site: BuiltSite) -> None:
    links = links_to_pdf(site)
    size = r"PDF, \d+ kB"
    for address in ("duinrand/", "duinrand/gemeenten/aalduin/", "duinrand/gemeenten/noordveen/"):
        assert re.fullmatch(f"Boekje voor op papier of tablet {size}", links[address]["boekje.pdf"])
    assert re.fullmatch(
        f"Dit vel als PDF {size}", links["duinrand/gemeenten/aalduin/overzicht/"]["overzicht.pdf"]
    )
    assert "../duinrand/boekje.pdf" in links["open-data/"]


def test_a_size_is_that_of_the_file(site: BuiltSite) -> None:
    for address, found in links_to_pdf(site).items():
        for target, text in found.items():
            size = (site.folder / address / target).resolve().stat().st_size
            assert f"PDF, {round(size / 1000)} kB" in text


def test_without_booklets_no_page_speaks_of_them(tmp_path: Path) -> None:
    without = built(minimal_inputs(MINIMAL), tmp_path / "site")
    assert list(without.folder.rglob("*.pdf")) == []
    assert links_to_pdf(without) == {}
    assert "boekje" not in "".join(html.tostring(page, encoding="unicode") for page in without.mains.values())


def test_pages_of_an_edition_without_press_name_no_booklet() -> None:
    edition = edition_for(example_inputs())
    unit = edition.portal.units["lindemark"]
    assert [one.path for one in files_beside(edition, unit, "lindemark/") if one.path.endswith(".pdf")] == []


def test_the_archive_and_the_catalogue_name_the_booklet() -> None:
    files = {file.path: file.content for file in site_files(edition_named("example"))}
    with zipfile.ZipFile(io.BytesIO(files["data.zip"])) as archive:
        assert archive.read("lindemark/boekje.pdf") == read("example", "lindemark").content
    assert b"/lindemark/boekje.pdf> ;\n\tdcat:mediaType <http" in files["catalogus.ttl"]


# ---- The same bytes ----


COMMAND = [
    *("--data", str(MINIMAL / "data"), "--content", str(MINIMAL / "content")),
    *("--reference-date", "2025-01-01"),
]


def test_the_command_makes_the_same_bytes_in_another_process(site: BuiltSite, tmp_path: Path) -> None:
    environment = {"PYTHONHASHSEED": "4000", "TZ": "Pacific/Pago_Pago", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "generator", "pdf", *COMMAND, "--to", "mijn boekjes"],
        cwd=tmp_path,
        env=os.environ | environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stderr == "5 PDF’s in mijn boekjes/, 5 gewijzigd.\n"
    on_site = {path: content for path, content in files_of(site.folder).items() if path.endswith(".pdf")}
    assert files_of(tmp_path / "mijn boekjes") == on_site


def test_the_command_leaves_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "notitie.txt").write_text("Blijft.", encoding="utf-8")
    assert write_files({"duinrand/boekje.pdf": b"%PDF"}, tmp_path) == 1
    assert write_files({"duinrand/boekje.pdf": b"%PDF"}, tmp_path) == 0
    assert files_of(tmp_path) == {"notitie.txt": b"Blijft.", "duinrand/boekje.pdf": b"%PDF"}


# ---- What is missing ----

NO_PACKAGE = (
    "De boekjes zijn PDF’s. Het programma dat ze maakt (WeasyPrint) is niet geïnstalleerd. "
    "Geef eerst de opdracht: make pdf\n"
)
NO_LIBRARY = (
    "De boekjes zijn PDF’s. Het programma dat ze maakt (WeasyPrint) mist een bibliotheek van het systeem "
    "(libpango-1.0-0). Installeer op Debian of Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0. Zonder de boekjes werkt al het andere wel.\n"
)


@pytest.fixture
def no_package(monkeypatch: pytest.MonkeyPatch) -> str:
    """WeasyPrint is not installed."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    return NO_PACKAGE


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """WeasyPrint is installed, and a library of the system is not."""
    package = tmp_path / "packages" / "weasyprint"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open shared object\")",
        encoding="utf-8",
    )
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.syspath_prepend(package.parent)
    return NO_LIBRARY


@pytest.fixture(params=["no_package", "no_library"])
def told(request: pytest.FixtureRequest) -> str:
    """What is said when something is missing, both ways."""
    return str(request.getfixturevalue(request.param))


def test_what_is_missing_is_told_once(told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pdf", *COMMAND, "--to", str(tmp_path / "boekjes")]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", told)
    assert not (tmp_path / "boekjes").exists()


def test_a_build_that_is_asked_for_booklets_says_so(
    told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", *COMMAND, "--booklets", "--site-dir", str(tmp_path / "site")]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", told)
    assert not (tmp_path / "site").exists()


def test_a_build_whose_settings_ask_for_booklets_names_the_settings(
    told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = with_booklets(tmp_path / "plannen")
    assert main(["build", *folders, "--no-history", "--site-dir", str(tmp_path / "site")]) == 1
    assert f"{tmp_path}/plannen/data/site.yml:1:1: fout: {told}1 fout." in capsys.readouterr().out
    assert not (tmp_path / "site").exists()


def test_checking_needs_nothing(no_package: str, tmp_path: Path) -> None:
    assert main(["check", *with_booklets(tmp_path)]) == 0


def test_without_booklets_everything_else_builds(no_package: str, tmp_path: Path) -> None:
    assert main(["build", *COMMAND, "--no-history", "--site-dir", str(tmp_path / "site")]) == 0
    assert (tmp_path / "site" / "duinrand" / "index.html").is_file()


def test_errors_in_the_data_come_before_booklets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "example")
    (tmp_path / "example/data/lindemark/acties/wijkschouw.yml").write_text(
        'titel: "zonder einde\n', encoding="utf-8"
    )
    folders = ["--data", str(tmp_path / "example/data"), "--content", str(tmp_path / "example/content")]
    assert main(["pdf", *folders, "--to", str(tmp_path / "boekjes")]) == 1
    assert "wijkschouw.yml:1:" in capsys.readouterr().out
    assert not (tmp_path / "boekjes").exists()


def test_a_booklet_asks_no_other_host() -> None:
    with pytest.raises(PrintError, match=r"loads nothing from elsewhere: https://example\.org/x\.png"):
        pdf_of('<html lang="nl"><title>x</title><img alt="x" src="https://example.org/x.png">')


def test_a_booklet_reads_no_other_file() -> None:
    with pytest.raises(PrintError, match="loads nothing from elsewhere"):
        pdf_of(f'<html lang="nl"><title>x</title><img alt="x" src="{(ROOT / "docs/site.png").as_uri()}">')
