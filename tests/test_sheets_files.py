"""Files as Excel, LibreOffice and editors make them, and files that are no spreadsheet at all."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from generator.sheets.grid import Oddity
from generator.sheets.opening import open_book
from tests.support.sheets import ACTIONS, Run, fill, runner, small_site, texts

NAME = "duinrand/2026-q1"
FILLED = {
    (3, "gebeurd_op"): "2026-03-31",
    (3, "tekst"): "- Eén team; “heel” goed, tot nu toe.\nMet 'twee' \"mensen\" voor € 5.",
    (3, "ingevoerd_door"): "adviseur",
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    with small_site(tmp_path) as folder:
        yield folder


@pytest.fixture
def run(site: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


def rewritten(content: bytes, delimiter: str, encoding: str, line_break: str = "\r\n") -> bytes:
    """Return a CSV file as another program saves it."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_break).writerows(rows)
    return text.getvalue().encode(encoding)


SAVED: dict[str, Callable[[bytes], bytes]] = {
    "as exported": lambda content: content,
    "semicolons, Windows text": lambda content: rewritten(content, ";", "cp1252"),
    "semicolons, UTF-8 without a mark": lambda content: rewritten(content, ";", "utf-8"),
    "commas": lambda content: rewritten(content, ",", "utf-8-sig", "\n"),
    "tabs, UTF-16": lambda content: rewritten(content, "\t", "utf-16"),
    "a line for Excel in front": lambda content: b"sep=,\r\n" + rewritten(content, ",", "cp1252"),
    "blank rows": lambda content: content.replace(b"\r\njeugdteam", b"\r\n\r\n;;;\r\njeugdteam"),
    "days as Excel writes them": lambda content: content.replace(b"2026-02-03", b"3-2-2026").replace(
        b"2026-02-10", b"46063"
    ),
}


@pytest.mark.parametrize("name", SAVED)
def test_csv_however_it_was_saved(run: Run, site: Path, name: str) -> None:
    path = site / "ronde.csv"
    run("export-ronde", NAME, "--to", path.name)
    exported = path.read_bytes()
    path.write_bytes(SAVED[name](exported))
    assert run("import-ronde", NAME, path.name) == (0, "", "Er verandert niets.\n")
    path.write_bytes(exported)
    fill(path, FILLED)
    path.write_bytes(SAVED[name](path.read_bytes()))
    row = 5 if name == "blank rows" else 3
    code, shown, _ = run("import-ronde", NAME, path.name, "--write")
    assert (code, shown.splitlines()[0]) == (
        0, f"{ACTIONS}/jeugdteam.yml (rij {row}): nieuw bericht van 31 maart 2026",
    )  # fmt: skip
    text = (site / ACTIONS / "jeugdteam.yml").read_text(encoding="utf-8")
    assert (
        "    tekst: |-\n"
        "      - Eén team; “heel” goed, tot nu toe.\n"
        "      Met 'twee' \"mensen\" voor € 5.\n"
    ) in text  # fmt: skip


DAYS = ["2026-03-31", "31-3-2026", "31-03-2026", "31/3/2026", "31.3.2026", "31 maart 2026", "46112", 46112]


@pytest.mark.parametrize("day", DAYS, ids=repr)
def test_a_day_in_any_notation(run: Run, site: Path, day: str | int) -> None:
    run("export-ronde", NAME, "--to", "ronde.xlsx")
    fill(site / "ronde.xlsx", {**FILLED, (3, "gebeurd_op"): day})
    code, shown, _ = run("import-ronde", NAME, "ronde.xlsx")
    assert (code, shown.splitlines()[1]) == (0, "  gebeurd_op: “2026-03-31”")


def as_excel_saves(rows: str, strings: str) -> bytes:
    """Return a workbook in which the texts stand apart, as Excel and LibreOffice save it."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kinds}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{relations}"><sheets>'
        '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{relations}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{space}"><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        # What a file says about its own size need not be true.
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}"><dimension ref="A1"/>'
        f"<sheetData>{rows}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{space}">{strings}</sst>',
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return target.getvalue()


def test_a_workbook_as_excel_saves_it(tmp_path: Path) -> None:
    path = tmp_path / "ronde.xlsx"
    path.write_bytes(as_excel_saves(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" s="1"><v>46112</v></c><c r="C4"><v>1.5</v></c>'
        '<c r="D4" t="b"><v>1</v></c><c r="E4" t="str"><f>A1</f><v>x</v></c><c r="F4" t="e"><v>#N/A</v></c>'
        '<c r="H4" s="1"><v>0.5</v></c></row>',
        "<si><t>actie</t></si><si><r><t>gebeurd</t></r><r><t>_op</t></r></si>"
        "<si><t>een_x000D_\ntwee _x005F_x0041_</t></si>",
    ))  # fmt: skip
    book, problems = open_book(path)
    assert book is not None and problems == []
    head, row = book.grids[0].rows
    assert (head.number, row.number) == (1, 4)
    assert head.cells == ("actie", "gebeurd_op")
    assert row.cells[0] == "een\r\ntwee _x0041_"
    assert str(row.cells[1]) == "2026-03-31 00:00:00"
    assert row.cells[2:] == (1.5, True, Oddity.FORMULA, Oddity.FAULT, None, Oddity.TIME)


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return target.getvalue()


def too_many_rows() -> bytes:
    row = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    return as_excel_saves(row * 20_001, "")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "Open het in Excel of LibreOffice en sla het op als .xlsx."
BROKEN: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "text with the name of a workbook": (
        "ronde.xlsx", lambda: b"actie;tekst\njeugdteam;x\n",
        "Dit is geen Excel-bestand (.xlsx), ook als de naam zo eindigt. "
        "Is het een csv-bestand? Laat de naam dan eindigen op .csv.",
    ),
    "a file that Excel keeps beside an open workbook": (
        "~$ronde.xlsx", lambda: b"\x05Redactie",
        "Dit is een hulpbestand dat Excel maakt zolang het rekenblad open is. Geef het rekenblad zelf: ronde.xlsx.",
    ),
    "empty": ("ronde.xlsx", lambda: b" \n", "Dit bestand is leeg. Exporteer het opnieuw."),
    "an old workbook": (
        "ronde.xlsx", lambda: OLE + bytes(512),
        f"Dit is een oud Excel-bestand, ook als de naam anders eindigt. {SAVE_AS}",
    ),
    "a password": (
        "ronde.xlsx", lambda: OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
        "Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord.",
    ),
    "a PDF": (
        "ronde.xlsx", lambda: b"%PDF-1.7\n",
        "Dit is een pdf, geen rekenblad. Geef het bestand dat u in Excel hebt ingevuld.",
    ),
    "LibreOffice's own": (
        "ronde.ods", lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        f"De naam van dit bestand eindigt niet op .xlsx of .csv. {SAVE_AS}",
    ),
    "another ZIP": (
        "ronde.xlsx", lambda: zipped({"word/document.xml": b"<x/>"}),
        f"Dit is geen Excel-bestand (.xlsx), ook als de naam zo eindigt. {SAVE_AS}",
    ),
    "cut off": (
        "ronde.xlsx", lambda: zipped({"xl/workbook.xml": b"<x/>"})[:40],
        f"Dit bestand is beschadigd en kan niet worden gelezen. {SAVE_AS}",
    ),
    "damaged inside": (
        "ronde.xlsx", lambda: zipped({"xl/workbook.xml": b"<x"}),
        f"Dit bestand is beschadigd en kan niet worden gelezen. {SAVE_AS}",
    ),
    "a bomb": (
        "ronde.xlsx", lambda: zipped({"xl/workbook.xml": bytes(100_000_001)}),
        "Dit bestand is uitgepakt te groot. Het mag hooguit 100 MB zijn.",
    ),
    "too large": (
        "ronde.xlsx", lambda: b"PK" + bytes(20_000_001),
        "Dit bestand is te groot: 20,0 MB. Een bestand mag hooguit 20 MB zijn.",
    ),
    "too many rows": (
        "ronde.xlsx", too_many_rows,
        "Het blad “Blad1” heeft te veel rijen. Het mogen er hooguit 20000 zijn.",
    ),
    "a web page": ("ronde.csv", lambda: b"\n<html><table>", f"Dit is een webpagina, geen rekenblad. {SAVE_AS}"),
    "no text": ("ronde.csv", lambda: b"a;b\n\0\0\0", f"Dit is geen rekenblad. {SAVE_AS}"),
    "a letter": (
        "ronde.csv", lambda: b"Beste collega,\n",
        "In dit bestand staat geen kolom “actie”. Exporteer opnieuw.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_spreadsheet_says_what_it_is(run: Run, site: Path, name: str) -> None:
    file, make, message = BROKEN[name]
    (site / file).write_bytes(make())
    before = texts(site)
    report = f"{file}:1:1: fout: {message}\n1 fout.\n"
    assert run("import-ronde", NAME, file, "--write") == (1, report, "Er is niets veranderd.\n")
    assert texts(site) == before


def test_quotation_marks_that_never_close_name_the_row(run: Run, site: Path) -> None:
    (site / "ronde.csv").write_text('actie;titel\nbuurtapp;x\njeugdteam;"y\n', encoding="utf-8")
    assert run("import-ronde", NAME, "ronde.csv")[1] == (
        "ronde.csv:3:1: fout: Rij 3: In deze rij of eronder kloppen de aanhalingstekens niet. "
        "Open het bestand in Excel of LibreOffice en sla het opnieuw op.\n1 fout.\n"
    )


def test_a_file_that_is_not_there_and_one_like_it(run: Run, site: Path) -> None:
    run("export-ronde", NAME, "--to", "ronde-ingevuld.xlsx")
    assert run("import-ronde", NAME, "ronde_ingevuld.xlsx")[1] == (
        "ronde_ingevuld.xlsx:1:1: fout: Dit bestand bestaat niet. Bedoelde u “ronde-ingevuld.xlsx”?\n1 fout.\n"
    )
    assert "Dit is geen gewoon bestand." in run("import-ronde", NAME, "data")[1]


def test_the_workbook_is_the_same_each_time(run: Run, site: Path) -> None:
    for name in ("een.xlsx", "twee.xlsx"):
        run("export-ronde", NAME, "--to", name)
    assert (site / "een.xlsx").read_bytes() == (site / "twee.xlsx").read_bytes()


def test_a_text_that_looks_like_a_formula_is_text(run: Run, site: Path) -> None:
    path = site / ACTIONS / "jeugdteam.yml"
    names = {"titel": "=1+1", "samenvatting": "@SUM(1)", "onze_lezing": "'+31 en _x0041_"}
    text = path.read_text(encoding="utf-8").replace("Jeugdteam", '"=1+1"')
    lines = [line for line in text.splitlines() if not line.startswith("samenvatting")]
    more = ['samenvatting: "@SUM(1)"', 'onze_lezing: "\'+31 en _x0041_"', ""]
    path.write_text("\n".join([*lines, *more]), encoding="utf-8")
    run("export-acties", "duinrand", "--to", "acties.xlsx")
    run("export-acties", "duinrand", "--to", "acties.csv")
    sheet = openpyxl.load_workbook("acties.xlsx")["acties"]
    columns = {str(cell.value): place for place, cell in enumerate(sheet[1], 1)}
    for name, value in names.items():
        cell = sheet.cell(3, columns[name])
        assert (cell.data_type, cell.value) == ("s", value.replace("_x0041_", "_x005F_x0041_"))
    assert b"'=1+1;" in (site / "acties.csv").read_bytes()
    for file in ("acties.xlsx", "acties.csv"):
        assert run("import-acties", "duinrand", file) == (0, "", "Er verandert niets.\n")
        fill(site / file, {(3, "planning_toelichting"): "=2+2"})
        code, shown, _ = run("import-acties", "duinrand", file)
        assert (code, shown.splitlines()[1:]) == (0, ["  planning_toelichting: leeg → “=2+2”"])
