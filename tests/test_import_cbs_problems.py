"""Everything that can be wrong with a file of StatLine is told at once, in Dutch, and then nothing changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sheets import Run, runner, texts
from tests.support.statline import CRIMES, FILES, plan_with_figures

NAME = "83648NED_TypedDataSet_31032026_101500.csv"
TYPED = (FILES / "typed/83648NED_UntypedDataSet_31032026_101500.csv").read_text(encoding="utf-8")
JSON = (FILES / "typed/TypedDataSet.json").read_text(encoding="utf-8")
BULK = (FILES / "bulk/Observations.csv").read_text(encoding="utf-8-sig")
LABELLED = (FILES / "labelled/83648NED.csv").read_text(encoding="utf-8")
SAYS = ("--table", "83648NED", "--retrieved", "2026-03-31")
HEAD = (
    "ID;SoortMisdrijf;RegioS;Perioden;TotaalGeregistreerdeMisdrijven_1;GeregistreerdeMisdrijvenPer1000Inw_3"
)
AGAIN = "Haal het bestand opnieuw op."
CUT_OFF = f"Is het bestand afgebroken, of klopt het scheidingsteken niet? {AGAIN}"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    with plan_with_figures(tmp_path) as folder:
        yield folder


@pytest.fixture
def run(site: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


WRONG_FILES: dict[str, tuple[str, str | bytes, str]] = {
    "a page with an error": (
        "cijfers.csv", "<!DOCTYPE html><html><title>503</title></html>",
        f"cijfers.csv:1:1: fout: Dit is een webpagina, geen tabel: misschien een foutmelding van StatLine. {AGAIN}",
    ),
    "nothing": ("cijfers.csv", "", f"cijfers.csv:1:1: fout: Dit bestand is leeg. {AGAIN}"),
    "a workbook": (
        "cijfers.csv", b"PK\x03\x04rest",
        "cijfers.csv:1:1: fout: Dit is een Excel-bestand, een zip of een pdf. "
        "Geef het CSV- of JSON-bestand zoals StatLine of cbsodata het geeft.",
    ),
    "cut off in the middle": (
        "cijfers.json", JSON[:700],
        f"cijfers.json:4:157: fout: Hier is het bestand afgebroken. {AGAIN}",
    ),
    "no JSON": (
        "cijfers.json", "{'value': []}",
        f"cijfers.json:1:2: fout: Dit is geen goede JSON. {AGAIN}",
    ),
    "JSON without rows": (
        "cijfers.json", "[1,2]", f"cijfers.json:1:1: fout: In dit bestand staat geen enkele rij. {AGAIN}",
    ),
    "JSON with rows without fields": (
        "cijfers.json", "[{}]",
        "cijfers.json:1:1: fout: In dit bestand ontbreekt: RegioS, Perioden. "
        "Geef het CSV- of JSON-bestand zoals StatLine of cbsodata het geeft.",
    ),
    "JSON with one field": (
        "cijfers.json", '{"value":[{"Waarde":1}]}',
        "cijfers.json:1:1: fout: In dit bestand ontbreekt: RegioS, Perioden. Wel gevonden: “Waarde”. "
        "Geef het CSV- of JSON-bestand zoals StatLine of cbsodata het geeft.",
    ),
    "an error of the service": (
        "cijfers.json", '{"odata.error":{"code":"","message":{"lang":"nl","value":"Te veel cellen"}}}',
        "cijfers.json:1:1: fout: StatLine gaf een fout in plaats van cijfers: “Te veel cellen”. "
        "Geef de TypedDataSet (v3) of de Observations (v4).",
    ),
    "another delimiter": (
        "cijfers.csv", TYPED.replace(";", "|").replace('"', ""),
        "cijfers.csv:1:1: fout: In dit bestand ontbreekt: RegioS, Perioden. Er is maar één kolom: "
        "“ID|SoortMisdrijf|RegioS|Perioden|TotaalGeregistreerdeMisdri…”. "
        "De kolommen horen gescheiden te zijn met een puntkomma.",
    ),
    "another table of StatLine": (
        "cijfers.csv", "ID;WijkenEnBuurten;Perioden;Totaal_1\n1;BU99010101;2023JJ00;5\n",
        "cijfers.csv:1:1: fout: In dit bestand ontbreekt: RegioS. Wel gevonden: “ID”, “WijkenEnBuurten”, “Perioden”, "
        "“Totaal_1”. Geef het CSV- of JSON-bestand zoals StatLine of cbsodata het geeft.",
    ),
    "accents that broke": (
        "cijfers.csv", LABELLED.replace("Élders", "Ã\x89lders"),
        "cijfers.csv:7:4: fout: Rij 7, kolom D (RegioS): In “Ã�lders” zijn letters met accenten kapot. "
        "Dit bestand is met een verkeerde tekenset opgeslagen. Haal het opnieuw op (UTF-8).",
    ),
    "names without codes": (
        "cijfers.csv", LABELLED,
        "cijfers.csv:2:4: fout: Rij 2, kolom D (RegioS): “Nederland” is geen gemeentecode. In dit bestand staan namen "
        "in plaats van codes. plansite koppelt alleen op de gemeentecode. Leg de lijst RegioS.json (van cbsodata) of "
        "RegioSCodes.csv in dezelfde map, of haal de tabel op met codes.",
    ),
    "a table that nothing takes from": (
        "83649NED.csv", TYPED,
        "83649NED.csv:1:1: fout: Het is niet duidelijk van welke tabel dit bestand is: de naam van het bestand "
        "“83649NED”, --table “83648NED”.",
    ),
    "a topic that the table has not": (
        "cijfers.csv", TYPED.replace("TotaalGeregistreerdeMisdrijven_1", "TotaalMisdrijven_1"),
        "cijfers.csv:1:1: fout: Voor duinrand/misdrijven: de kolom “TotaalGeregistreerdeMisdrijven_1” ontbreekt. "
        "Toegestaan: TotaalMisdrijven_1, GeregistreerdeMisdrijvenRelatief_2, GeregistreerdeMisdrijvenPer1000Inw_3. "
        "Bedoelde u “GeregistreerdeMisdrijvenRelatief_2”?",
    ),
    "a measure that never comes by": (
        "cijfers.csv", BULK.replace("M004200_4", "M004200_5"),
        "cijfers.csv:1:1: fout: Voor duinrand/misdrijven: in Measure komt “M004200_4” niet voor. "
        "Wel gevonden: M004200_2, M004200_5. Bedoelde u “M004200_5”?",
    ),
    "a code that never comes by": (
        "cijfers.csv", TYPED.replace("T001161", "T001162"),
        "cijfers.csv:1:1: fout: Voor duinrand/misdrijven: in SoortMisdrijf komt “T001161” niet voor. "
        "Wel gevonden: CRI1000, T001162. Bedoelde u “T001162”?",
    ),
    "a dimension without a choice": (
        "cijfers.csv", f"{HEAD};Geslacht\n1;T001161;GM9001;2022JJ00;600;30.1;3000\n",
        "cijfers.csv:1:1: fout: Voor duinrand/misdrijven: bij dit cijfer staat niet welke “Geslacht” het is. "
        "Vul bij “keuzes” een dimensie en een code in.",
    ),
    "too low": (
        "cijfers.csv", f"{HEAD}\n1;T001161;GM9001;2022JJ00;600;-30.1\n",
        "cijfers.csv:2:6: fout: Rij 2, kolom F (GeregistreerdeMisdrijvenPer1000Inw_3): −30,1 is lager dan het minimum "
        "van dit cijfer, 0. Verbeter de waarde, of pas “minimum” aan.",
    ),
    "a number beside a secret": (
        "cijfers.csv", BULK.replace('"Secret";"";', '"Secret";').replace('"Secret";;', '"Secret";5;', 1),
        "cijfers.csv:8:4: fout: Rij 8, kolom D (Value): Hier staat een getal, maar ook: Secret. "
        "Een van de twee klopt niet.",
    ),
}  # fmt: skip


def told_in(report: str, file: str) -> list[str]:
    """Return the problems in a report, without the lines that it shows of the file."""
    return [line for line in report.splitlines() if line.startswith(f"{file}:")]


@pytest.mark.parametrize("name", WRONG_FILES)
def test_a_wrong_file_is_refused(run: Run, site: Path, name: str) -> None:
    file, content, expected = WRONG_FILES[name]
    before = texts(site)
    (site / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    code, report, told = run("import-cbs", file, *SAYS, "--write")
    assert code == 1
    assert told_in(report, file) == [expected]
    assert told == "Er is niets veranderd.\n"
    assert texts(site) == before


def test_everything_is_told_at_once(run: Run, site: Path) -> None:
    rows = (
        "1;T001161;GM9001;2022JJ00;600;30.1",
        "2;T001161;GM9001;2022JJ00;605;30.1",
        "3;T001161;GM9001;2023HJ01;590;29.4",
        "4;T001161;GM9002;2022JJ00;1.105;12.5",
        "5;T001161;GM9002;2023JJ00;620.5;-",
        "6;T001161;;2023JJ00;620;12.5",
    )
    before = texts(site)
    (site / NAME).write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    code, report, _ = run("import-cbs", NAME, "--write")
    assert code == 1
    assert report.splitlines() == [
        f"{NAME}:3:5: fout: Rij 3, kolom E (TotaalGeregistreerdeMisdrijven_1): Deze cel staat er twee keer, met een "
        f"ander cijfer: 605, en in rij 2 600. {AGAIN}",
        f"{NAME}:4:4: fout: Rij 4, kolom D (Perioden): De periode “2023HJ01” is niet te begrijpen. Toegestaan: jaren "
        "(2023JJ00), kwartalen (2023KW01) en maanden (2023MM05), of hun namen (2023, 2023 1e kwartaal, 2023 mei).",
        f"{NAME}:5:5: fout: Rij 5, kolom E (TotaalGeregistreerdeMisdrijven_1): “1.105” kan op twee manieren worden "
        "gelezen. Schrijf 1105 of 1,105. Geen cijfer is leeg, een punt of null.",
        f"{NAME}:6:5: fout: Rij 6, kolom E (TotaalGeregistreerdeMisdrijven_1): 620,5 is geen heel getal, en dit is "
        "een aantal.",
        f"{NAME}:6:6: fout: Rij 6, kolom F (GeregistreerdeMisdrijvenPer1000Inw_3): “-” is geen getal. Schrijf alleen "
        "cijfers, met een komma als dat nodig is, bijvoorbeeld: 0,15. Geen cijfer is leeg, een punt of null.",
        f"{NAME}:7:3: fout: Rij 7, kolom C (RegioS): Hier staat geen gemeentecode. Schrijf GM en vier cijfers, "
        "bijvoorbeeld: GM0351.",
        "6 fouten.",
    ]
    assert texts(site) == before


def test_in_json_a_mistake_has_its_line(run: Run, site: Path) -> None:
    (site / "cijfers.json").write_text(
        JSON.replace("2023JJ00", "2023X000", 1).replace(":30.1", ':"veel"'), encoding="utf-8"
    )
    code, report, _ = run("import-cbs", "cijfers.json", *SAYS)
    assert code == 1
    assert told_in(report, "cijfers.json") == [
        "cijfers.json:3:157: fout: Veld GeregistreerdeMisdrijvenPer1000Inw_3: “veel” is geen getal. "
        "Schrijf alleen cijfers, met een komma als dat nodig is, bijvoorbeeld: 0,15. "
        "Geen cijfer is leeg, een punt of null.",
        "cijfers.json:4:53: fout: Veld Perioden: De periode “2023X000” is niet te begrijpen. Toegestaan: jaren "
        "(2023JJ00), kwartalen (2023KW01) en maanden (2023MM05), of hun namen (2023, 2023 1e kwartaal, 2023 mei).",
    ]


def test_in_json_what_python_writes_for_missing_is_missing(run: Run, site: Path) -> None:
    (site / "cijfers.json").write_text(JSON.replace(":30.1", ":NaN"), encoding="utf-8")
    code, report, _ = run("import-cbs", "cijfers.json", *SAYS)
    assert code == 0
    assert (
        "  Aalduin, 2022: 29,9 (aantal: 595), voorlopig → ontbreekt. In de tabel van het CBS staat geen cijfer. "
        "Eerst stond hier 29,9 (aantal: 595).\n" in report
    )


@pytest.mark.parametrize("constant", ["Infinity", "-Infinity"])
def test_in_json_what_is_infinite_is_no_number(run: Run, site: Path, constant: str) -> None:
    (site / "cijfers.json").write_text(JSON.replace(":30.1", f":{constant}"), encoding="utf-8")
    code, report, told = run("import-cbs", "cijfers.json", *SAYS, "--write")
    assert (code, told) == (1, "Er is niets veranderd.\n")
    assert told_in(report, "cijfers.json") == [
        f"cijfers.json:3:157: fout: Veld GeregistreerdeMisdrijvenPer1000Inw_3: {constant} is geen getal. "
        "Geen cijfer is leeg, een punt of null."
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            TYPED[:-58],
            f"{NAME}:8:1: fout: In deze rij of eronder kloppen de aanhalingstekens niet. {CUT_OFF}",
        ),
        (
            TYPED.replace('"', "")[:-30],
            f"{NAME}:8:1: fout: Rij 8: Deze rij heeft 4 cellen, en de eerste rij 7. {CUT_OFF}",
        ),
    ],
)
def test_a_csv_that_was_cut_off(run: Run, site: Path, content: str, expected: str) -> None:
    (site / NAME).write_text(content, encoding="utf-8")
    code, report, _ = run("import-cbs", NAME)
    assert (code, told_in(report, NAME)) == (1, [expected])


def test_a_file_of_other_municipalities(run: Run, site: Path) -> None:
    (site / NAME).write_text(TYPED.replace("GM900", "GM950"), encoding="utf-8")
    code, report, _ = run("import-cbs", NAME)
    assert code == 1
    assert told_in(report, NAME) == [
        f"{NAME}:1:1: fout: In dit bestand staat geen enkele gemeente van de plannen. "
        "Haal de tabel op met deze gemeenten: GM9001, GM9002."
    ]


def test_a_file_that_excel_saved_again_is_read(run: Run, site: Path) -> None:
    saved = TYPED.replace('"', "").replace(".1\r", ",1\r").replace(".4\r", ",4\r").replace("\r\n", ";;\r\n")
    (site / NAME).write_bytes(saved.encode("cp1252"))
    code, report, _ = run("import-cbs", NAME, "--provisional", "2023")
    assert code == 0
    assert "  Aalduin, 2023: nieuw: 29,4 (aantal: 590), voorlopig, afgerond op 5\n" in report


@pytest.mark.parametrize(
    ("file", "options", "expected"),
    [
        ("cijfers.csv", ("--retrieved", "2026-03-31"), "Dit bestand zegt niet van welke tabel het is. "
         "Zet het erbij, bijvoorbeeld: --table 83648NED."),
        ("cijfers.csv", ("--table", "83648NED"), "Dit bestand zegt niet wanneer het is opgehaald. "
         "Zet het erbij, bijvoorbeeld: --retrieved 2026-01-31."),
        ("cijfers.csv", ("--table", "83648NED", "--retrieved", "2026-04-11"), "Dit bestand zou pas op 2026-04-11 zijn "
         "opgehaald. Dat is na de peildatum, 2026-04-10. Kies de goede dag met --retrieved."),
        ("cijfers.csv", (*SAYS, "--provisional", "vorig", "2023"), "Bij --provisional: “vorig” is geen periode. "
         "Bijvoorbeeld: --provisional 2023 2024, of --provisional geen."),
        ("cijfers.csv", (*SAYS, "--into", "duinrand/misdrijf"), "Er is geen cijfer “duinrand/misdrijf”. "
         "Toegestaan: duinrand/misdrijven, duinrand/politie. Bedoelde u “duinrand/misdrijven”?"),
        ("cijfers.csv", ("--table", "83649NED", "--retrieved", "2026-03-31"), "Geen enkel cijfer in de gegevens komt "
         "uit tabel 83649NED. Toegestaan: 47013NED, 83648NED. Bedoelde u “83648NED”?"),
        ("cijfer.csv", SAYS, "Dit bestand bestaat niet. Bedoelde u “cijfers.csv”?"),
    ],
)  # fmt: skip
def test_what_has_to_be_said(
    run: Run, site: Path, file: str, options: tuple[str, ...], expected: str
) -> None:
    (site / "cijfers.csv").write_text(TYPED, encoding="utf-8")
    code, report, told = run("import-cbs", file, *options)
    assert (code, told) == (1, "Er is niets veranderd.\n")
    assert report == f"{file}:1:1: fout: {expected}\n1 fout.\n"


def test_without_a_licence_nothing_is_taken(run: Run, site: Path) -> None:
    path = site / CRIMES
    path.write_text(path.read_text(encoding="utf-8").replace("  licentie: CC BY 4.0\n", ""), encoding="utf-8")
    (site / NAME).write_text(TYPED, encoding="utf-8")
    code, report, _ = run("import-cbs", NAME)
    assert (code, report) == (
        1,
        f"{NAME}:1:1: fout: Voor duinrand/misdrijven: bij “bron” van dit cijfer staat geen licentie. Vul daar "
        "“licentie” in, of zet haar erbij, bijvoorbeeld: --licence 'CC BY 4.0'.\n1 fout.\n",
    )
    assert run("import-cbs", NAME, "--licence", "CC0")[0] == 0


def test_a_file_or_a_table_has_to_be_named(run: Run) -> None:
    assert run("import-cbs") == (
        2, "",
        "Noem een bestand, of een tabel: .venv/bin/plansite import-cbs BESTAND, of met --table 83648NED\n",
    )  # fmt: skip


def test_an_answer_in_parts_is_told(run: Run, site: Path) -> None:
    part = JSON.rstrip()[:-1] + ',"odata.nextLink":"https://opendata.cbs.nl/…"}'
    (site / "cijfers.json").write_text(part, encoding="utf-8")
    code, report, _ = run("import-cbs", "cijfers.json", *SAYS)
    assert code == 0
    assert report.splitlines()[0] == (
        "cijfers.json:1:1: let op: Dit bestand is niet de hele tabel: StatLine geeft er een vervolg bij. "
        "Haal de rest ook op, of kies minder rijen."
    )
