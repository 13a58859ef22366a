"""Everything that can be wrong in a filled-in sheet is told at once, at the cell, and then nothing changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.support.sheets import ACTIONS, FORMULA, Cells, Run, fill, runner, small_site, texts

NAME = "duinrand/2026-q1"
NOTHING = "Er is niets veranderd.\n"
REPORT: Cells = {
    (3, "gebeurd_op"): "2026-03-31",
    (3, "tekst"): "Het team is begonnen.",
    (3, "ingevoerd_door"): "adviseur",
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    with small_site(tmp_path) as folder:
        yield folder


@pytest.fixture
def run(site: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture
def sheet(run: Run, site: Path) -> Path:
    run("export-ronde", NAME, "--to", "ronde.xlsx")
    return site / "ronde.xlsx"


WRONG: dict[str, tuple[Cells, str]] = {
    "no choice": (
        {**REPORT, (3, "voortgang"): "bezg"},
        "3:11: fout: Blad “ronde”, rij 3, kolom K (voortgang): “bezg” is hier geen keuze. Toegestaan: "
        "nog niet begonnen, bezig, klaar, gestopt, ligt stil, samengevoegd, overgenomen. Bedoelde u “bezig”?",
    ),
    "no day": (
        {**REPORT, (3, "gebeurd_op"): "eind maart"},
        "3:9: fout: Blad “ronde”, rij 3, kolom I (gebeurd_op): “eind maart” is geen datum. "
        "Schrijf jaar-maand-dag, bijvoorbeeld: 2024-07-01.",
    ),
    "a day that does not exist": (
        {**REPORT, (3, "gebeurd_op"): "31-02-2026"},
        "3:9: fout: Blad “ronde”, rij 3, kolom I (gebeurd_op): De datum “31-02-2026” bestaat niet. "
        "Schrijf jaar-maand-dag, bijvoorbeeld: 2024-07-01.",
    ),
    "what is required": (
        {(3, "voortgang"): "bezig", (3, "ingevoerd_door"): "adviseur", (3, "gebeurd_op"): "2026-03-31"},
        "3:10: fout: Blad “ronde”, rij 3, kolom J (tekst): Hier staat niets, maar dit is verplicht. "
        "Wat er is gebeurd, in gewone taal.",
    ),
    "two lines where one fits": (
        {**REPORT, (3, "reden"): "geen geld\nen geen mensen"},
        "3:12: fout: Blad “ronde”, rij 3, kolom L (reden): Deze tekst moet op één regel staan. "
        "Haal de nieuwe regel (Alt+Enter) weg.",
    ),
    "a formula": (
        {**REPORT, (3, "klaar_op"): FORMULA},
        "3:13: fout: Blad “ronde”, rij 3, kolom M (klaar_op): Hier staat een formule. "
        "Kopieer de cel en plak alleen de waarde (Plakken speciaal, Waarden).",
    ),
    "a formula for the action": (
        {**REPORT, (3, "actie"): FORMULA},
        "3:1: fout: Blad “ronde”, rij 3, kolom A (actie): Hier staat een formule. "
        "Kopieer de cel en plak alleen de waarde (Plakken speciaal, Waarden).",
    ),
    "a day for a text": (
        {**REPORT, (3, "reden"): datetime.datetime(2026, 3, 1)},
        "3:12: fout: Blad “ronde”, rij 3, kolom L (reden): Hier staat een datum, geen tekst. "
        "Maakte Excel er zelf een datum van? Zet de cel op Tekst en typ het opnieuw.",
    ),
    "what a spreadsheet could not work out": (
        {**REPORT, (3, "tekst"): "#VERW!"},
        "3:10: fout: Blad “ronde”, rij 3, kolom J (tekst): Hier staat een foutmelding van het rekenblad. "
        "Typ de waarde opnieuw.",
    ),
    "a truth for a choice": (
        {**REPORT, (3, "voortgang"): True},
        "3:11: fout: Blad “ronde”, rij 3, kolom K (voortgang): Hier staat WAAR: geen tekst, maar een waarde van "
        "het rekenblad. Zet de cel op Tekst en typ wat u bedoelt.",
    ),
    "an unseen sign": (
        {**REPORT, (3, "tekst"): "Het team\u200b is begonnen."},
        "3:10: fout: Blad “ronde”, rij 3, kolom J (tekst): In deze tekst staat een onzichtbaar teken. "
        "Typ de tekst opnieuw.",
    ),
    "an unknown action": (
        {**REPORT, (3, "actie"): "jeugdtem"},
        "3:1: fout: Blad “ronde”, rij 3, kolom A (actie): Er is geen actie “jeugdtem” in duinrand. "
        "Een nieuwe actie maakt u met: .venv/bin/plansite new actie duinrand/naam-van-de-actie. "
        "Bedoelde u “jeugdteam”?",
    ),
    "no action": (
        {**REPORT, (3, "actie"): None},
        "3:1: fout: Blad “ronde”, rij 3, kolom A (actie): Hier staat niet over welke actie deze rij gaat. "
        "Vul de naam van de actie in.",
    ),
    "the title of another action": (
        {**REPORT, (3, "titel"): "Buurtapp"},
        "3:2: fout: Blad “ronde”, rij 3, kolom B (titel): Deze titel is niet die van de actie “jeugdteam”. "
        "Haar titel is “Jeugdteam”. Staan de kolommen nog goed naast elkaar? "
        "In dit blad verandert u geen titels. Bedoelde u “buurtapp”?",
    ),
    "a report that is not there": (
        {(2, "bericht"): "2026-02-04"},
        "2:8: fout: Blad “ronde”, rij 2, kolom H (bericht): In deze ronde is er geen bericht van “2026-02-04” "
        "over deze actie. Laat deze cel leeg voor een nieuw bericht. Bedoelde u “2026-02-03”?",
    ),
    "a second report of one day": (
        {(4, "actie"): "buurtapp", (4, "gebeurd_op"): "2026-02-03", (4, "tekst"): "x", (4, "ingevoerd_door"): "y"},
        "4:9: fout: Blad “ronde”, rij 4, kolom I (gebeurd_op): In deze ronde is er al een bericht van "
        "3 februari 2026 over deze actie. Wilt u dat wijzigen? Vul in de kolom “bericht” in: 2026-02-03. "
        "Is dit een ander bericht? Kies een andere dag.",
    ),
    "one report in two rows": (
        {**REPORT, **{(4, name): value for (_, name), value in REPORT.items()}, (4, "actie"): "jeugdteam"},
        "4:1: fout: Blad “ronde”, rij 4, kolom A (actie): Over deze actie staat in rij 3 ook een bericht van "
        "31 maart 2026. Haal een van de twee rijen weg.",
    ),
    "a report made empty": (
        dict.fromkeys(
            [(2, "gebeurd_op"), (2, "tekst"), (2, "voortgang"), (2, "voortgang_aalduin"),
             (2, "ingevoerd_door"), (2, "gepubliceerd_op")]
        ),
        "2:1: fout: Blad “ronde”, rij 2: Alle velden van dit bericht zijn leeggemaakt. Zo verwijdert u geen "
        "bericht: haal het weg in het bestand van de actie, of zet de tekst terug.",
    ),
    "a remark that would be lost": (
        {(2, "voortgang_aalduin"): None},
        "2:15: fout: Blad “ronde”, rij 2, kolom O (voortgang_aalduin): Bij deze gemeente staat ook een "
        "toelichting. Haal haar weg in het bestand van de actie.",
    ),
    "another round": (
        {**REPORT, (3, "ronde"): "duinrand/2025-q4"},
        "3:21: fout: Blad “ronde”, rij 3, kolom U (ronde): Dit blad is van de ronde “duinrand/2025-q4”, "
        "niet van “duinrand/2026-q1”. Kies het goede bestand, of noem in de opdracht waar het bij hoort.",
    ),
    # What the checks find comes back to the cell that it comes from.
    "ready without a day": (
        {**REPORT, (3, "voortgang"): "klaar"},
        "3:11: fout: Blad “ronde”, rij 3, kolom K (voortgang): Bij “klaar” ontbreekt het veld “klaar_op”. "
        "Vul de dag in waarop de actie klaar was.",
    ),
    "published before it happened": (
        {(2, "gepubliceerd_op"): datetime.datetime(2026, 1, 1)},
        "2:20: fout: Blad “ronde”, rij 2, kolom T (gepubliceerd_op): Dit bericht kwam op de site voordat het "
        "gebeurde. Kies 2026-02-03 of later.",
    ),
    "a municipality that takes no part": (
        {**REPORT, (3, "voortgang_noordveen"): "bezig"},
        "3:16: fout: Blad “ronde”, rij 3, kolom P (voortgang_noordveen): “noordveen” doet niet mee aan deze "
        "actie. Toegestaan: aalduin.",
    ),
    "a letter wrongly converted": (
        {**REPORT, (3, "tekst"): "CoÃ¶rdinatie is begonnen."},
        "3:10: fout: Blad “ronde”, rij 3, kolom J (tekst): Hier staat “Ã¶”: een letter die verkeerd is omgezet. "
        "Typ de letter opnieuw en sla het bestand op met als codering UTF-8. Bedoelde u “ö”?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_told_at_its_cell(run: Run, site: Path, sheet: Path, name: str) -> None:
    cells, problem = WRONG[name]
    fill(sheet, cells)
    before = texts(site)
    assert run("import-ronde", NAME, sheet.name, "--write") == (
        1,
        f"ronde.xlsx:{problem}\n1 fout.\n",
        NOTHING,
    )
    assert texts(site) == before


def test_all_mistakes_are_told_at_once_and_right_rows_wait(run: Run, site: Path, sheet: Path) -> None:
    fill(sheet, {
        **REPORT,
        (2, "voortgang"): "klaar",
        (4, "actie"): "jeugdteam",
        (4, "gebeurd_op"): "morgen",
        (4, "voortgang"): "gestart",
        (5, "actie"): "onbekend",
        (5, "tekst"): "x",
        (6, "actie"): "jeugdteam",
        (6, "klaar_op"): FORMULA,
    })  # fmt: skip
    before = texts(site)
    code, report, told = run("import-ronde", NAME, sheet.name, "--write")
    assert (code, told) == (1, NOTHING)
    assert [line.partition(" fout:")[0] for line in report.splitlines()] == [
        "ronde.xlsx:2:11:",
        "ronde.xlsx:4:9:",
        "ronde.xlsx:4:10:",
        "ronde.xlsx:4:11:",
        "ronde.xlsx:4:19:",
        "ronde.xlsx:5:1:",
        "ronde.xlsx:6:9:",
        "ronde.xlsx:6:10:",
        "ronde.xlsx:6:13:",
        "ronde.xlsx:6:19:",
        "10 fouten.",
    ]
    assert texts(site) == before


def test_the_report_of_a_csv_shows_no_line_of_another_row(run: Run, site: Path) -> None:
    run("export-ronde", NAME, "--to", "ronde.csv")
    fill(site / "ronde.csv", {**REPORT, (2, "tekst"): "Een\nTwee\nDrie", (3, "voortgang"): "bezg"})
    report = run("import-ronde", NAME, "ronde.csv")[1]
    assert report.startswith("ronde.csv:3:11: fout: Rij 3, kolom K (voortgang): “bezg” is hier geen keuze. ")
    assert len(report.splitlines()) == 2


def test_a_truth_in_a_csv_is_likened_to_no_choice(run: Run, site: Path) -> None:
    run("export-ronde", NAME, "--to", "ronde.csv")
    fill(site / "ronde.csv", {**REPORT, (3, "voortgang"): "WAAR", (3, "reden"): "#N/B"})
    report = run("import-ronde", NAME, "ronde.csv")[1]
    assert "Rij 3, kolom K (voortgang): “WAAR” is hier geen keuze. Toegestaan: " in report
    assert "Rij 3, kolom L (reden): Hier staat een foutmelding van het rekenblad." in report
    assert "Bedoelde" not in report


def test_merged_cells_are_told(run: Run, site: Path, sheet: Path) -> None:
    fill(sheet, {(2, "voortgang"): "bezig"})
    book = openpyxl.load_workbook(sheet)
    book["ronde"].merge_cells("K2:K3")
    book.save(sheet)
    code, report, _ = run("import-ronde", NAME, sheet.name)
    assert code == 1
    assert report.startswith(
        "ronde.xlsx:2:11: fout: Blad “ronde”, rij 2, kolom K (voortgang): De cellen K2:K3 zijn samengevoegd. "
        "Daarvan telt alleen de eerste. Splits ze weer en vul elke cel in.\n"
    )


COLUMNS: dict[str, tuple[dict[str, str | None], str]] = {
    "a column that is gone": (
        {"tekst": None},
        "ronde.xlsx:1:1: fout: Blad “ronde”, rij 1: De kolom “tekst” ontbreekt. Exporteer opnieuw.\n1 fout.\n",
    ),
    "a name misspelt": (
        {"voortgang": "voortgng"},
        "ronde.xlsx:1:11: fout: Blad “ronde”, rij 1, kolom K (voortgng): Deze kolom bestaat niet. "
        "Bedoelde u “voortgang”?\n1 fout.\n",
    ),
    "a name twice": (
        {"reden": "tekst"},
        "ronde.xlsx:1:12: fout: Blad “ronde”, rij 1, kolom L (tekst): Deze kolom staat er twee keer. "
        "Haal er een weg.\n1 fout.\n",
    ),
    "no key": (
        {"actie": None},
        "ronde.xlsx:1:1: fout: In dit bestand staat geen kolom “actie”. De bladen heten: ronde, uitleg, keuzes. "
        "Exporteer opnieuw.\n1 fout.\n",
    ),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_wrong_column_is_told(run: Run, site: Path, sheet: Path, name: str) -> None:
    names, report = COLUMNS[name]
    fill(sheet, {(1, old): new for old, new in names.items()})
    assert run("import-ronde", NAME, sheet.name) == (1, report, NOTHING)


def test_order_case_and_other_columns_do_not_matter(run: Run, site: Path, sheet: Path) -> None:
    """Also with rows above the names, blank rows, and a sheet of one's own in front."""
    book = openpyxl.load_workbook(sheet)
    own = book.create_sheet("Aantekeningen", 0)
    own["A1"] = "Van mij"
    main = book["ronde"]
    main.move_range("B1:V3", cols=3)
    for column, text in enumerate(("Opmerking", "x", "y"), 2):
        main.cell(1, column).value = text if column == 2 else None
        main.cell(3, column).value = text
    main.insert_rows(1, amount=2)
    main.insert_rows(4, amount=1)
    main["A1"] = "Voortgang eerste kwartaal"
    for cell in main[3]:
        if cell.value in ("gebeurd_op", "tekst", "ingevoerd_door"):
            main.cell(6, cell.column).value = REPORT[(3, str(cell.value))]
            cell.value = f" {str(cell.value).replace('_', ' ').capitalize()} "
    book.save(sheet)
    code, report, _ = run("import-ronde", NAME, sheet.name)
    assert code == 0
    assert report == (
        "ronde.xlsx:3:2: let op: Blad “ronde”, rij 3, kolom B (Opmerking): Deze kolom wordt niet gelezen.\n"
        "1 waarschuwing.\n"
        f"{ACTIONS}/jeugdteam.yml (rij 6): nieuw bericht van 31 maart 2026\n"
        "  gebeurd_op: “2026-03-31”\n"
        "  tekst: “Het team is begonnen.”\n"
        "  ingevoerd_door: “adviseur”\n"
        "  gepubliceerd_op: “2026-04-10”\n"
    )


def test_an_action_of_another_plan_has_no_place_in_the_round(run: Run, site: Path, sheet: Path) -> None:
    plan = (site / "data/duinrand/plannen/ivp-2024-2027.yml").read_text(encoding="utf-8")
    (site / "data/duinrand/plannen/uvp-2026.yml").write_text(
        plan.replace("ivp\n", "uvp\n", 1), encoding="utf-8"
    )
    action = site / ACTIONS / "jeugdteam.yml"
    action.write_text(
        action.read_text(encoding="utf-8").replace("ivp-2024-2027", "uvp-2026", 1), encoding="utf-8"
    )
    fill(sheet, REPORT)
    assert run("import-ronde", NAME, sheet.name)[1] == (
        "ronde.xlsx:3:1: fout: Blad “ronde”, rij 3, kolom A (actie): Deze actie hoort bij het plan “uvp-2026”. "
        "De ronde gaat over een ander plan. Dat is: ivp-2024-2027.\n1 fout.\n"
    )


def test_an_action_that_got_another_name_is_still_found(run: Run, site: Path, sheet: Path) -> None:
    run("rename", "duinrand/acties/jeugdteam", "team-voor-jongeren")
    fill(sheet, REPORT)
    assert run("import-ronde", NAME, sheet.name)[1] == (
        "ronde.xlsx:3:1: fout: Blad “ronde”, rij 3, kolom A (actie): De actie “jeugdteam” heeft een andere naam "
        "gekregen. Bedoelde u “team-voor-jongeren”?\n1 fout.\n"
    )


def test_a_file_laid_out_too_oddly_is_left_alone(run: Run, site: Path, sheet: Path) -> None:
    path = site / ACTIONS / "buurtapp.yml"
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition("berichten:")
    flow = (
        "berichten: [{gebeurd_op: 2026-02-03, gepubliceerd_op: 2026-02-10, tekst: Begonnen., "
        "ronde: 2026-q1, ingevoerd_door: adviseur}]\n"
    )
    path.write_text(f"{head}{flow}bron:{rest.partition('bron:')[2]}", encoding="utf-8")
    run("export-ronde", NAME, "--to", "nieuw.xlsx")
    fill(site / "nieuw.xlsx", {(2, "voortgang"): "bezig"})
    assert run("import-ronde", NAME, "nieuw.xlsx") == (
        1,
        f"nieuw.xlsx:2:1: fout: Blad “ronde”, rij 2: {ACTIONS}/buurtapp.yml kan zo niet worden gewijzigd. "
        "Deze velden staan tussen accolades. Zet elk veld op een eigen regel.\n1 fout.\n",
        NOTHING,
    )
    fill(site / "nieuw.xlsx", {(2, "voortgang"): None, (2, "tekst"): "Begonnen, en verder."})
    assert run("import-ronde", NAME, "nieuw.xlsx", "--write")[0] == 0
    assert "tekst: 'Begonnen, en verder.', ronde" in path.read_text(encoding="utf-8")
