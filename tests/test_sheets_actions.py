"""All actions to a spreadsheet and back: one changed cell is one changed line, and comments stay."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from generator.model.action import Action
from generator.model.fields import IDENTITY_KEY
from tests.support.sheets import ACTIONS, Cells, Run, fill, runner, small_site, texts


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    with small_site(tmp_path) as folder:
        yield folder


@pytest.fixture
def run(site: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture(params=["acties.xlsx", "acties.csv"])
def sheet(run: Run, site: Path, request: pytest.FixtureRequest) -> Path:
    path = site / str(request.param)
    assert run("export-acties", "duinrand", "--to", path.name)[0] == 0
    return path


def names_of(path: Path) -> list[str]:
    return [str(cell.value) for cell in openpyxl.load_workbook(path)["acties"][1]]


def test_every_field_that_fits_in_a_cell_is_a_column(run: Run, site: Path) -> None:
    assert run("export-acties", "duinrand") == (
        0, "",
        "acties-duinrand.xlsx is gemaakt: 2 rijen.\n"
        "Deze velden past u aan in het bestand van de actie, want er kunnen er meer van zijn: "
        "partijen, verschuivingen, mijlpalen, berichten, knelpunten, toegestaan.\n",
    )  # fmt: skip
    groups = {"partijen", "verschuivingen", "mijlpalen", "berichten", "knelpunten", "toegestaan"}
    left_out = {*groups, "bron", IDENTITY_KEY}
    keys = [str(field.alias) for field in Action.model_fields.values()]
    names = names_of(site / "acties-duinrand.xlsx")
    assert names[0] == "id"
    assert set(names) == {
        *(key for key in keys if key not in left_out), "id", "bron_plan", "bron_plaats", "samenwerking", "controle"
    }  # fmt: skip


def test_nothing_changed_changes_nothing(run: Run, site: Path, sheet: Path) -> None:
    before = texts(site)
    assert run("import-acties", "duinrand", sheet.name, "--write") == (0, "", "Er verandert niets.\n")
    assert texts(site) == before


ONE_CELL: dict[str, tuple[str, str, list[str]]] = {
    "a line": (
        "titel", "Buurt: de app",
        ['-titel: "Buurtapp"   # zo heet zij', "+titel: 'Buurt: de app'   # zo heet zij"],
    ),
    "a choice that was not there": ("soort", "doorlopend", ["+soort: doorlopend"]),
    "a day that was not there": ("planning_begin", "1-7-2024", ["+planning_begin: 2024-07-01"]),
    "a number that was not there": ("volgorde", "12", ["+volgorde: 12"]),
    "one more in a list": ("doelgroepen", "bewoners\njongeren\nwinkeliers", ["+  - winkeliers"]),
    "one less in a list": ("doelgroepen", "bewoners", ["-  - 'jongeren'"]),
    "another in a list": ("doelgroepen", "ouders\njongeren", [
        "-  - bewoners  # allemaal", "+  - ouders  # allemaal",
    ]),
    "a list that was not there": ("gemeenten", "aalduin, noordveen", ["+gemeenten: [aalduin, noordveen]"]),
    "a list that goes": ("doelen", "", ["-doelen: [eerder-hulp]"]),
    "in a group": ("bron_plaats", "hoofdstuk 5", ["-  plaats: hoofdstuk 4", "+  plaats: hoofdstuk 5"]),
    "several lines": ("tekst", "Een app.\r\n\r\nMet een #.", [
        "+tekst: |-", "+  Een app.", "+", "+  Met een #.",
    ]),
    "what looks like a formula": ("onze_lezing", "=1+1", ["+onze_lezing: =1+1"]),
    "what looks like a list": ("onze_lezing", "- een punt", ["+onze_lezing: '- een punt'"]),
    "what looks like yes": ("onze_lezing", "ja: {nee} # !", ["+onze_lezing: 'ja: {nee} # !'"]),
    "emoji": ("onze_lezing", "👨‍👩‍👧 samen", ["+onze_lezing: 👨‍👩‍👧 samen"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_CELL)
def test_one_cell_is_one_place_in_one_file(run: Run, site: Path, sheet: Path, name: str) -> None:
    column, value, expected = ONE_CELL[name]
    before = texts(site)
    fill(sheet, {(2, column): value})
    code, report, _ = run("import-acties", "duinrand", sheet.name, "--write")
    assert code == 0, report
    after = texts(site)
    changed = f"{ACTIONS}/buurtapp.yml"
    assert {path for path in after if after[path] != before[path]} == {changed}
    old, new = before[changed].decode(), after[changed].decode()
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    assert [line for line in lines if line[:2] not in ("--", "++", "@@")] == expected
    # What was written is what the next sheet says: the first one, once more, changes nothing.
    assert run("import-acties", "duinrand", sheet.name)[2] == "Er verandert niets.\n"


def test_a_file_keeps_its_own_line_breaks(run: Run, site: Path) -> None:
    path = site / ACTIONS / "jeugdteam.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    run("export-acties", "duinrand", "--to", "acties.csv")
    fill(site / "acties.csv", {(3, "tekst"): "Een\nTwee", (3, "titel"): "Team"})
    assert run("import-acties", "duinrand", "acties.csv", "--write")[0] == 0
    assert path.read_bytes() == before.replace(b"titel: Jeugdteam", b"titel: Team").replace(
        b"prioriteit:", b"tekst: |-\r\n  Een\r\n  Twee\r\nprioriteit:"
    )


def test_a_column_or_a_row_less_changes_nothing(run: Run, site: Path) -> None:
    (site / "eigen.csv").write_text("Titel,ID\nTeam van de straat,jeugdteam\n", encoding="utf-8")
    code, report, told = run("import-acties", "duinrand", "eigen.csv")
    assert (code, told.splitlines()[0]) == (0, "1 rij met een wijziging, in 1 bestand.")
    assert report == f"{ACTIONS}/jeugdteam.yml (rij 2)\n  titel: “Jeugdteam” → “Team van de straat”\n"


def test_another_planning_is_worth_a_word(run: Run, site: Path, sheet: Path) -> None:
    fill(sheet, {(2, "planning"): "Q4 2024"})
    code, report, _ = run("import-acties", "duinrand", sheet.name)
    assert code == 0
    run("export-acties", "duinrand", "--to", "kolommen.xlsx")
    place = (
        place_of(site / "kolommen.xlsx", 2, "planning")
        .replace("fout", "let op")
        .replace("kolommen.xlsx", sheet.name)
    )
    if sheet.suffix == ".csv":
        place = place.replace("Blad “acties”, rij", "Rij")
    assert report == (
        f"{place}Hiermee verandert de planning zoals die in het "
        "plan staat. Is de planning verschoven? Laat haar staan en zet in het bestand een verschuiving erbij.\n"
        "1 waarschuwing.\n"
        f"{ACTIONS}/buurtapp.yml (rij 2)\n"
        "  planning: “Q3 2024” → “Q4 2024”\n"
    )


WRONG: dict[str, tuple[Cells, str, str]] = {
    "required": (
        {(3, "titel"): None},
        "titel",
        "Hier staat niets, maar dit is verplicht. De titel. Of hij zo in het plan staat, zegt titel_van.",
    ),
    "no priority": (
        {(3, "prioriteit"): "jeugt"},
        "prioriteit",
        "Er is geen prioriteit met de naam “jeugt”. Toegestaan: jeugd. Bedoelde u “jeugd”?",
    ),
    "no municipality": (
        {(3, "gemeenten"): "aalduin; noordven"},
        "gemeenten",
        "Er is geen gemeente met de naam “noordven”. Toegestaan: aalduin, noordveen. Bedoelde u “noordveen”?",
    ),
    "an 'en' between names": (
        {(3, "gemeenten"): "Aalduin en Noordveen"},
        "gemeenten",
        "“Aalduin en Noordveen” is niet één naam. Zet een komma tussen de namen: aalduin, noordveen.",
    ),
    "under itself": (
        {(3, "paraplu"): "jeugdteam"},
        "paraplu",
        "Een actie kan niet onder zichzelf vallen. Haal dit veld weg.",
    ),
    "no number": (
        {(3, "volgorde"): "eerste"},
        "volgorde",
        "“eerste” is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld: 14637.",
    ),
    "too long for a line": (
        {(3, "samenvatting"): "woord " * 400},
        "samenvatting",
        "Deze tekst is te lang: 2399 tekens. Een tekst van één regel heeft er hooguit 2000.",
    ),
    "twice": (
        {(3, "id"): "buurtapp"},
        "id",
        "Deze actie staat ook in rij 2. Haal een van de twee rijen weg.",
    ),
    "another partnership": (
        {(3, "samenwerking"): "heuvelrug"},
        "samenwerking",
        "Dit blad is van de samenwerking “heuvelrug”, niet van “duinrand”. "
        "Kies het goede bestand, of noem in de opdracht waar het bij hoort.",
    ),
}


def place_of(path: Path, row: int, name: str) -> str:
    """Return how a report begins about a cell, wherever the model puts its column."""
    column = names_of(path).index(name) + 1
    where = f"Blad “acties”, rij {row}, kolom {get_column_letter(column)} ({name})"
    return f"{path.name}:{row}:{column}: fout: {where}: "


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_told_at_its_cell(run: Run, site: Path, name: str) -> None:
    run("export-acties", "duinrand", "--to", "acties.xlsx")
    cells, column, problem = WRONG[name]
    fill(site / "acties.xlsx", cells)
    before = texts(site)
    report = f"{place_of(site / 'acties.xlsx', 3, column)}{problem}\n1 fout.\n"
    assert run("import-acties", "duinrand", "acties.xlsx", "--write") == (
        1,
        report,
        "Er is niets veranderd.\n",
    )
    assert texts(site) == before


def test_a_sheet_of_the_other_kind_says_so(run: Run, site: Path, sheet: Path) -> None:
    run("export-ronde", "duinrand/2026-q1", "--to", "ronde.csv")
    assert run("import-acties", "duinrand", "ronde.csv")[1] == (
        "ronde.csv:1:1: fout: Dit is een blad van .venv/bin/plansite export-ronde. "
        "Deze opdracht leest een blad van .venv/bin/plansite export-acties.\n1 fout.\n"
    )
    assert run("import-ronde", "duinrand/2026-q1", sheet.name)[1] == (
        f"{sheet.name}:1:1: fout: Dit is een blad van .venv/bin/plansite export-acties. "
        "Deze opdracht leest een blad van .venv/bin/plansite export-ronde.\n1 fout.\n"
    )


def test_a_text_that_is_too_long_for_a_cell_stays_whole(run: Run, site: Path) -> None:
    """A workbook cuts it; what is cut is only taken for the whole text while nobody changed it."""
    path = site / ACTIONS / "jeugdteam.yml"
    text = "\n\n".join(f"Zin nummer {number} over het team." for number in range(1500))
    body = "\n".join(f"  {line}".rstrip() for line in text.split("\n"))
    path.write_text(path.read_text(encoding="utf-8") + f"tekst: |-\n{body}\n", encoding="utf-8")
    run("export-acties", "duinrand", "--to", "acties.xlsx")
    run("export-acties", "duinrand", "--to", "acties.csv")
    for name in ("acties.xlsx", "acties.csv"):
        assert run("import-acties", "duinrand", name) == (0, "", "Er verandert niets.\n")
    column = names_of(site / "acties.xlsx").index("tekst") + 1
    shown = openpyxl.load_workbook(site / "acties.xlsx")["acties"].cell(3, column).value
    fill(site / "acties.xlsx", {(3, "tekst"): f"Anders. {shown}"})
    assert run("import-acties", "duinrand", "acties.xlsx")[1] == (
        f"{place_of(site / 'acties.xlsx', 3, 'tekst')}Deze tekst past niet in een cel: het einde ontbreekt. "
        "Wijzig de tekst in een CSV-bestand, of in het bestand van de actie zelf.\n1 fout.\n"
    )
    fill(site / "acties.csv", {(3, "tekst"): f"{text}\n\nEn nog een."})
    assert run("import-acties", "duinrand", "acties.csv", "--write")[0] == 0
    assert path.read_text(encoding="utf-8").endswith("over het team.\n\n  En nog een.\n")
