"""The quarterly job: a round to a spreadsheet, filled in, and back; exactly what was meant changes."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from tests.support.sheets import ACTIONS, Run, fill, runner, small_site, texts

NAME = "duinrand/2026-q1"
SHOWN = "Er is nog niets geschreven. Klopt dit? Geef dezelfde opdracht met --write erachter.\n"
WRITTEN = (
    "Dit staat nu in de bestanden. Bekijk het met: make serve\n"
    "Wilt u nog iets wijzigen? Maak dan eerst een nieuw rekenblad.\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    with small_site(tmp_path) as folder:
        yield folder


@pytest.fixture
def run(site: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture(params=["ronde.xlsx", "ronde.csv"])
def sheet(run: Run, site: Path, request: pytest.FixtureRequest) -> Path:
    """The exported round, as a workbook and as CSV."""
    path = site / str(request.param)
    assert run("export-ronde", NAME, "--to", path.name)[0] == 0
    return path


def difference(before: bytes, after: bytes) -> list[str]:
    """Return the lines that went and came."""
    old, new = (one.decode().splitlines() for one in (before, after))
    lines = difflib.unified_diff(old, new, n=0, lineterm="")
    return [line for line in lines if line[:2] not in ("--", "++", "@@")]


def test_the_sheet_says_what_is_known(run: Run, site: Path) -> None:
    code, report, told = run("export-ronde", NAME)
    assert (code, report) == (0, "")
    assert told == (
        "ronde-duinrand-2026-q1.xlsx is gemaakt: 2 rijen.\n"
        "In het blad staan de acties van het plan “Veiligheidsplan Duinrand 2024-2027” die nog niet voorbij zijn, "
        "en de acties met een bericht in deze ronde.\n"
        "Deze velden past u aan in het bestand van de actie: cijfers, en de toelichting per gemeente.\n"
    )
    book = openpyxl.load_workbook("ronde-duinrand-2026-q1.xlsx")
    assert book.sheetnames == ["ronde", "uitleg", "keuzes"]
    rows = [[cell.value for cell in row] for row in book["ronde"].iter_rows()]
    assert rows[0] == [
        "actie", "titel", "prioriteit", "gemeenten", "planning", "hoe_ver_nu", "laatste_bericht", "bericht",
        "gebeurd_op", "tekst", "voortgang", "reden", "klaar_op", "resultaat",
        "voortgang_aalduin", "voortgang_noordveen", "bronnen", "afgestemd_met", "ingevoerd_door",
        "gepubliceerd_op", "ronde", "controle",
    ]  # fmt: skip
    text = "De eerste buurten zijn begonnen. Er doen twintig mensen mee."
    assert rows[1][:8] == [
        "buurtapp", "Buurtapp", "Jeugd", "Aalduin, Noordveen", "Q3 2024", "bezig",
        f"3 februari 2026: {text}", "2026-02-03",
    ]  # fmt: skip
    day = datetime.datetime(2026, 2, 3)
    assert rows[1][8:20] == [
        day, text, "bezig", None, None, None, "bezig", None, None, None, "adviseur", datetime.datetime(2026, 2, 10),
    ]  # fmt: skip
    assert rows[2][:8] == [
        "jeugdteam", "Jeugdteam", "Jeugd", "Aalduin", "doorlopend", "nog geen bericht", None, None,
    ]  # fmt: skip
    assert rows[2][8:20] == [None] * 12
    assert [row[20] for row in rows[1:]] == [NAME, NAME]


def test_the_sheet_helps_to_fill_it_in(run: Run, site: Path) -> None:
    run("export-ronde", NAME)
    book = openpyxl.load_workbook("ronde-duinrand-2026-q1.xlsx")
    sheet = book["ronde"]
    columns = {str(cell.value): get_column_letter(place) for place, cell in enumerate(sheet[1], 1)}
    assert sheet.freeze_panes == "C2"
    assert sheet.protection.sheet and not sheet.protection.password
    open_cells = [name for name, letter in columns.items() if not sheet[f"{letter}3"].protection.locked]
    assert open_cells == [
        "gebeurd_op", "tekst", "voortgang", "reden", "klaar_op", "resultaat", "bronnen", "afgestemd_met",
        "ingevoerd_door", "gepubliceerd_op",
    ]  # fmt: skip
    assert not sheet[f"{columns['voortgang_noordveen']}2"].protection.locked
    assert all(sheet[f"{letter}3"].fill.start_color.rgb == "00EEF1F3" for letter in "ABCDEFGH")
    assert [name for name, letter in columns.items() if sheet.column_dimensions[letter].hidden] == [
        "ronde", "controle",
    ]  # fmt: skip
    assert sheet[f"{columns['tekst']}3"].number_format == "@"
    assert sheet[f"{columns['klaar_op']}3"].number_format == "yyyy-mm-dd"
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    progress = rules[f"{columns['voortgang']}2:{columns['voortgang']}203"]
    assert (progress.type, progress.formula1) == ("list", "keuzes!$K$1:$K$7")
    assert [cell.value for cell in book["keuzes"]["K"]] == [
        "nog niet begonnen", "bezig", "klaar", "gestopt", "ligt stil", "samengevoegd", "overgenomen",
    ]  # fmt: skip
    assert book["keuzes"].sheet_state == "hidden"
    assert (
        rules[f"{columns['klaar_op']}2:{columns['klaar_op']}203"].error
        == "Typ een datum, bijvoorbeeld 31-3-2026."
    )


def earlier_round_ends(site: Path, action: str, day: str) -> None:
    """Let an action be ready before the round began."""
    path = site / "data/duinrand/voortgang/2026-q1.yml"
    earlier = path.read_text(encoding="utf-8").replace("2026-03-31", "2025-12-31").replace("Eerste", "Vierde")
    (path.parent / "2025-q4.yml").write_text(earlier, encoding="utf-8")
    ended = (
        f"berichten:\n  - gebeurd_op: {day}\n    gepubliceerd_op: {day}\n    tekst: Het is af.\n"
        f"    voortgang: klaar\n    klaar_op: {day}\n    ingevoerd_door: adviseur\n"
    )
    path = site / ACTIONS / f"{action}.yml"
    path.write_text(path.read_text(encoding="utf-8") + ended, encoding="utf-8")


def test_an_action_that_was_over_has_no_row_and_the_explanation_says_why(run: Run, site: Path) -> None:
    earlier_round_ends(site, "jeugdteam", "2025-11-04")
    why = "Niet in het blad: jeugdteam (klaar volgens het bericht van 4 november 2025)."
    told = run("export-ronde", NAME)[2].splitlines()
    assert told[0] == "ronde-duinrand-2026-q1.xlsx is gemaakt: 1 rij."
    assert why in told
    sheet = openpyxl.load_workbook("ronde-duinrand-2026-q1.xlsx")["uitleg"]
    lines = [row[0].value for row in sheet.iter_rows()]
    assert lines[0] == "Voortgang Duinrand: Eerste kwartaal 2026 (duinrand/2026-q1)"
    assert "Eén rij is één bericht over één actie. Is er niets te melden? Laat de rij dan leeg." in lines
    assert why in lines
    assert run("export-ronde", "duinrand/2025-q4")[2].startswith(
        "ronde-duinrand-2025-q4.xlsx is gemaakt: 2 rijen."
    )


def test_nothing_filled_in_changes_nothing(run: Run, site: Path, sheet: Path) -> None:
    before = texts(site)
    assert run("import-ronde", NAME, sheet.name, "--write") == (0, "", "Er verandert niets.\n")
    assert texts(site) == before


def test_a_new_report_is_shown_first_and_then_written(run: Run, site: Path, sheet: Path) -> None:
    before = texts(site)
    fill(sheet, {
        (3, "gebeurd_op"): "31-3-2026",
        (3, "tekst"): "- Het team is begonnen: elke vrijdag.\n- Twee mensen doen mee \U0001f44d",
        (3, "voortgang"): "Bezig",
        (3, "afgestemd_met"): "politie\nStichting Buurt, Zo & Meer",
        (3, "ingevoerd_door"): "adviseur veiligheid",
    })  # fmt: skip
    shown = (
        f"{ACTIONS}/jeugdteam.yml (rij 3): nieuw bericht van 31 maart 2026\n"
        "  gebeurd_op: “2026-03-31”\n"
        "  tekst: “- Het team is begonnen: elke vrijdag. ⏎ - Twee mensen doen …”\n"
        "  voortgang: “bezig”\n"
        "  afgestemd_met: “politie ⏎ Stichting Buurt, Zo & Meer”\n"
        "  ingevoerd_door: “adviseur veiligheid”\n"
        "  gepubliceerd_op: “2026-04-10”\n"
    )
    count = "1 rij met een wijziging, waarvan 1 nieuw, in 1 bestand.\n"
    assert run("import-ronde", NAME, sheet.name) == (0, shown, count + SHOWN)
    assert texts(site) == before
    assert run("import-ronde", NAME, sheet.name, "--write") == (0, shown, count + WRITTEN)
    after = texts(site)
    changed = f"{ACTIONS}/jeugdteam.yml"
    assert {name for name in after if after[name] != before[name]} == {changed}
    assert difference(before[changed], after[changed]) == [
        "+berichten:",
        "+  - gebeurd_op: 2026-03-31",
        "+    gepubliceerd_op: 2026-04-10",
        "+    tekst: |-",
        "+      - Het team is begonnen: elke vrijdag.",
        "+      - Twee mensen doen mee \U0001f44d",
        "+    voortgang: bezig",
        "+    ronde: 2026-q1",
        "+    afgestemd_met:",
        "+      - politie",
        "+      - Stichting Buurt, Zo & Meer",
        "+    ingevoerd_door: adviseur veiligheid",
    ]
    assert run("check")[0] == 0
    # The same sheet again: it is all there.
    assert run("import-ronde", NAME, sheet.name, "--write") == (0, "", "Er verandert niets.\n")


def test_a_report_that_is_there_changes_and_nothing_around_it(run: Run, site: Path, sheet: Path) -> None:
    before = texts(site)
    fill(sheet, {
        (2, "tekst"): "De eerste buurten zijn begonnen. Er doen dertig mensen mee.",
        (2, "voortgang"): "ligt stil",
        (2, "reden"): "Er is geen geld: 'nul' euro.",
        (2, "voortgang_aalduin"): "ligt stil",
        (2, "voortgang_noordveen"): "nog niet begonnen",
    })  # fmt: skip
    code, shown, told = run("import-ronde", NAME, sheet.name, "--write")
    assert (code, told) == (0, "1 rij met een wijziging, in 1 bestand.\n" + WRITTEN)
    assert shown == (
        f"{ACTIONS}/buurtapp.yml (rij 2): bericht van 3 februari 2026\n"
        "  tekst: “De eerste buurten zijn begonnen. Er doen twintig mensen mee.” → "
        "“De eerste buurten zijn begonnen. Er doen dertig mensen mee.”\n"
        "  voortgang: “bezig” → “ligt stil”\n"
        "  reden: leeg → “Er is geen geld: 'nul' euro.”\n"
        "  voortgang_aalduin: “bezig” → “ligt stil”\n"
        "  voortgang_noordveen: leeg → “nog niet begonnen”\n"
    )
    after = texts(site)
    changed = f"{ACTIONS}/buurtapp.yml"
    assert {name for name in after if after[name] != before[name]} == {changed}
    assert difference(before[changed], after[changed]) == [
        "-    tekst: >-  # lang",
        "-      De eerste buurten zijn begonnen.",
        "-      Er doen twintig mensen mee.",
        "-    voortgang: bezig",
        "+    tekst: De eerste buurten zijn begonnen. Er doen dertig mensen mee.  # lang",
        "+    voortgang: ligt stil",
        "+    reden: 'Er is geen geld: ''nul'' euro.'",
        "-        voortgang: bezig",
        "+        voortgang: ligt stil",
        "+      - gemeente: noordveen",
        "+        voortgang: nog niet begonnen",
    ]


def test_a_field_made_empty_goes(run: Run, site: Path, sheet: Path) -> None:
    path = f"{ACTIONS}/buurtapp.yml"
    before = texts(site)[path]
    fill(sheet, {(2, "voortgang"): ""})
    code, shown, _ = run("import-ronde", NAME, sheet.name, "--write")
    assert (code, shown.splitlines()[1]) == (0, "  voortgang: “bezig” → leeg")
    assert difference(before, texts(site)[path]) == ["-    voortgang: bezig"]


def test_a_free_row_is_a_second_report(run: Run, site: Path, sheet: Path) -> None:
    fill(sheet, {
        (9, "actie"): "Buurtapp",
        (9, "gebeurd_op"): "2026-03-30",
        (9, "tekst"): "Er is een tweede buurt.",
        (9, "ingevoerd_door"): "adviseur",
    })  # fmt: skip
    code, shown, _ = run("import-ronde", NAME, sheet.name, "--write")
    assert (code, shown.splitlines()[0]) == (
        0,
        f"{ACTIONS}/buurtapp.yml (rij 9): nieuw bericht van 30 maart 2026",
    )
    (site / sheet.name).unlink()
    assert run("export-ronde", NAME, "--to", sheet.name)[2].startswith(f"{sheet.name} is gemaakt: 3 rijen.\n")


def test_only_who_entered_it_is_no_report(run: Run, site: Path, sheet: Path) -> None:
    fill(sheet, {(3, "ingevoerd_door"): "adviseur"})
    assert run("import-ronde", NAME, sheet.name) == (0, "", "Er verandert niets.\n")


def test_a_row_left_as_it_was_does_not_undo_what_changed_since(run: Run, site: Path, sheet: Path) -> None:
    path = site / ACTIONS / "buurtapp.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("twintig", "veertig"), encoding="utf-8")
    assert run("import-ronde", NAME, sheet.name) == (0, "", "Er verandert niets.\n")
    fill(sheet, {(2, "voortgang"): "nog niet begonnen"})
    code, report, told = run("import-ronde", NAME, sheet.name, "--write")
    where = f"{sheet.name}:2:1: fout: {'Blad “ronde”, rij 2' if sheet.suffix == '.xlsx' else 'Rij 2'}"
    assert (code, told) == (1, "Er is niets veranderd.\n")
    assert report == (
        f"{where}: Dit is na het exporteren ook in het bestand gewijzigd. "
        "Exporteer opnieuw en vul uw wijziging daarin in.\n1 fout.\n"
    )


def test_what_was_filled_in_before_is_not_overwritten(run: Run, site: Path, sheet: Path) -> None:
    fill(sheet, {(3, "tekst"): "x"})
    before = sheet.read_bytes()
    assert run("export-ronde", NAME, "--to", sheet.name) == (
        1, "", f"{sheet.name} bestaat al. Er is niets veranderd. Kies een andere naam met --to.\n",
    )  # fmt: skip
    assert sheet.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (
            ("duinrant/2026-q1",), 1,
            "Er is geen samenwerking “duinrant”. Toegestaan: duinrand. Bedoelde u “duinrand”?\n",
        ),
        (
            ("duinrand/2026-q2",), 1,
            "Er is geen ronde “2026-q2” in duinrand. Bedoelde u “2026-q1”? "
            "Een nieuwe ronde maakt u met: .venv/bin/plansite new ronde duinrand/2026-q2\n",
        ),
        (
            ("duinrand",),
            1,
            "Noem ook de ronde. Een nieuwe ronde maakt u met: .venv/bin/plansite new ronde duinrand/2026-q1\n",
        ),
        ((NAME, "--to", "ronde.ods"), 2, "“ronde.ods” eindigt niet op .xlsx of .csv.\n"),
        (
            (NAME, "--to", "weg/ronde.csv"), 1,
            "weg/ronde.csv kan niet worden geschreven. Bestaat de map, en mag u erin schrijven?\n",
        ),
    ],
)  # fmt: skip
def test_an_export_that_cannot_be(run: Run, arguments: tuple[str, ...], code: int, told: str) -> None:
    assert run("export-ronde", *arguments) == (code, "", told)


def test_a_frozen_round_takes_no_more_reports(run: Run, site: Path, sheet: Path) -> None:
    assert run("freeze", NAME)[0] == 0
    told = (
        "De ronde duinrand/2026-q1 is bevroren. "
        "Een bericht achteraf maakt u met: .venv/bin/plansite new update duinrand/naam-van-de-actie\n"
    )
    assert run("import-ronde", NAME, sheet.name) == (1, "", told)
    assert run("export-ronde", NAME, "--to", "nieuw.xlsx") == (1, "", told)


def test_broken_data_is_mended_first(run: Run, site: Path, sheet: Path) -> None:
    (site / ACTIONS / "jeugdteam.yml").write_text("titel: x\n", encoding="utf-8")
    told = "Er zitten fouten in de gegevens. Herstel die eerst. Er is niets veranderd.\n"
    assert run("import-ronde", NAME, sheet.name)[::2] == (1, told)
    assert run("export-ronde", NAME, "--to", "nieuw.xlsx")[::2] == (1, told)
