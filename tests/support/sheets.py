"""A sheet as an editor fills it in: cells by the name of their action and their column."""

from __future__ import annotations

import contextlib
import csv
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.cli import main
from tests.support.sites import ROOT

Run = Callable[..., tuple[int, str, str]]
Cells = dict[tuple[int, str], Any]

ROUND = """\
# yaml-language-server: $schema=../../.schema/voortgang.schema.json
titel: Eerste kwartaal 2026
plan: ivp-2024-2027
peildatum: 2026-03-31
vrijgegeven:
  op: 2026-04-02
  door: de driehoek
"""
REPORTED = """\
# yaml-language-server: $schema=../../.schema/actie.schema.json
plan: ivp-2024-2027
titel: "Buurtapp"   # zo heet zij
samenvatting: Bewoners waarschuwen elkaar met een app.
prioriteit: jeugd
niveau: samen
doelgroepen:
  # eerst de bewoners
  - bewoners  # allemaal
  - 'jongeren'
planning: Q3 2024
doelen: [eerder-hulp]
berichten:
  # uit het verslag
  - gebeurd_op: 2026-02-03  # een dinsdag
    gepubliceerd_op: 2026-02-10
    tekst: >-  # lang
      De eerste buurten zijn begonnen.
      Er doen twintig mensen mee.
    voortgang: bezig
    per_gemeente:
      - gemeente: aalduin
        voortgang: bezig
        toelichting: In de wijk Zuid.
    ronde: 2026-q1
    # wie het invoerde
    ingevoerd_door: adviseur
bron:
  plan: ivp-2024-2027
  plaats: hoofdstuk 4
"""
FORMULA = "=TODAY()"
ACTIONS = "data/duinrand/acties"


@contextlib.contextmanager
def small_site(folder: Path) -> Iterator[Path]:
    """Lay out the smallest site as the working folder, with an open round and one report in it."""
    shutil.copytree(ROOT / "tests/minimal", folder, dirs_exist_ok=True)
    (folder / "data/duinrand/voortgang").mkdir()
    (folder / "data/duinrand/voortgang/2026-q1.yml").write_text(ROUND, encoding="utf-8")
    (folder / ACTIONS / "buurtapp.yml").write_text(REPORTED, encoding="utf-8")
    with contextlib.chdir(folder):
        yield folder


def runner(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command on 10 April 2026, and gives the exit code, the report and what was told."""

    def run_command(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--reference-date", "2026-04-10"])
        found = capsys.readouterr()
        return code, found.out, found.err

    return run_command


def fill(path: Path, cells: Cells) -> None:
    """Put values in cells of a workbook or a CSV file, by the number of the row and the name of the column."""
    if path.suffix == ".csv":
        _fill_text(path, cells)
        return
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: place for place, cell in enumerate(sheet[1], 1)}
    for (row, name), value in cells.items():
        cell = sheet.cell(row, columns[name])
        cell.value = value
        if isinstance(value, str) and value != FORMULA:
            cell.data_type = "s"  # the cells are for text, so that a spreadsheet takes what is typed for that
    book.save(path)


def _fill_text(path: Path, cells: Cells) -> None:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    for (row, name), value in cells.items():
        while len(rows) < row:
            rows.append([""] * len(rows[0]))
        rows[row - 1][rows[0].index(name)] = value
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def texts(folder: Path) -> dict[str, bytes]:
    """Return every file of the data."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((folder / "data").rglob("*"))
        if path.is_file()
    }
