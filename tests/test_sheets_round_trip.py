"""The real plans and the example go to a spreadsheet and back without a difference; one cell is one value."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.editing.positions import positions_of
from generator.edition import Edition
from generator.inputs import edition_of, read_inputs
from generator.model.monitoring import Round
from generator.model.portal import Unit
from generator.sheets.action_sheet import ACTIONS_LAYOUT, action_reply, action_sheet
from generator.sheets.intentions import Reply, new_texts
from generator.sheets.opening import open_book
from generator.sheets.round_reply import RoundPlace, round_reply
from generator.sheets.round_sheet import round_layout, round_sheet
from generator.sheets.sheet import Sheet
from generator.sheets.table import Layout, Table, table_of
from generator.sheets.to_text import sheet_text
from generator.sheets.to_workbook import sheet_workbook
from tests.support.sheets import fill, runner
from tests.support.sites import REAL_INPUTS, ROOT, example_inputs

DATE = datetime.date(2026, 7, 10)
INPUTS = {"real": REAL_INPUTS, "example": example_inputs(DATE)}
UNITS = [("real", "heuvelrug"), ("real", "zblw"), ("example", "lindemark")]
WRITERS: dict[str, Callable[[Sheet], bytes]] = {
    "sheet.xlsx": lambda sheet: sheet_workbook(sheet, DATE),
    "sheet.csv": sheet_text,
}


@cache
def edition(name: str) -> Edition:
    portal, _, problems = read_inputs(INPUTS[name])
    assert portal is not None, "\n".join(map(str, problems))
    return edition_of(portal, INPUTS[name])


def unit_of(name: str, unit: str) -> Unit:
    return edition(name).portal.units[unit]


def read_back(sheet: Sheet, layout: Layout, path: Path) -> Table:
    """Write a sheet to a file and read it as an editor's."""
    path.write_bytes(WRITERS[path.name](sheet))
    book, problems = open_book(path)
    assert book is not None
    table, found = table_of(book, layout, ())
    assert table is not None and [*problems, *found] == []
    assert len(table.rows) == len(sheet.lines)
    return table


@pytest.mark.parametrize("file", WRITERS)
@pytest.mark.parametrize(("name", "unit_name"), UNITS)
def test_all_actions_come_back_as_they_went(name: str, unit_name: str, file: str, tmp_path: Path) -> None:
    unit = unit_of(name, unit_name)
    table = read_back(action_sheet(edition(name), unit), ACTIONS_LAYOUT, tmp_path / file)
    assert len(table.rows) == len(unit.actions) > 0
    assert action_reply(unit, INPUTS[name].data / unit.id, table) == Reply((), ())


def rounds_of(unit: Unit) -> list[tuple[Unit, Round]]:
    """Return every round; for a partnership that has none yet, a first one."""
    if unit.rounds:
        return [(unit, one) for one in unit.rounds.values()]
    plan = next(iter(unit.actions.values())).plan
    first = Round.made(
        id="2026-q1", title="Eerste kwartaal 2026", plan=plan, reference_date=datetime.date(2026, 3, 31)
    )
    return [(dataclasses.replace(unit, rounds={first.id: first}), first)]


@pytest.mark.parametrize("file", WRITERS)
@pytest.mark.parametrize(("name", "unit_name"), UNITS)
def test_every_round_comes_back_as_it_went(name: str, unit_name: str, file: str, tmp_path: Path) -> None:
    for unit, this in rounds_of(unit_of(name, unit_name)):
        table = read_back(round_sheet(edition(name), unit, this), round_layout(unit), tmp_path / file)
        place = RoundPlace(unit, this, INPUTS[name].data / unit.id, DATE)
        assert round_reply(place, table) == Reply((), ())
        reported = {table.cell(row, "actie") for row in table.rows if table.cell(row, "bericht")}
        named = {
            one.id for one in unit.actions.values() if any(update.round == this.id for update in one.updates)
        }
        assert named <= reported


def with_cell(table: Table, number: int, name: str, value: str) -> Table:
    """Return a table with only the row at some place, in which an editor changed one cell."""
    row, column = table.rows[number], table.columns[name]
    cells = list(row.cells)
    cells[column - 1] = value
    changed = dataclasses.replace(row, cells=tuple(cells))
    return dataclasses.replace(table, rows=(changed,))


CELLS = {
    "titel": (("titel",), "Een andere titel: met een #"),
    "tekst": (("tekst",), "Eén.\n\n- twee"),
    "doelgroepen": (("doelgroepen",), "bewoners, ouders\nwinkeliers"),
    "bron_plaats": (("bron", "plaats"), "paragraaf 9"),
}


@pytest.mark.parametrize("column", CELLS)
@pytest.mark.parametrize(("name", "unit_name"), UNITS)
def test_one_cell_is_one_value_of_one_file(name: str, unit_name: str, column: str, tmp_path: Path) -> None:
    """In every file of both plans and the example: what stands before and after stays, byte for byte."""
    unit, (keys, typed) = unit_of(name, unit_name), CELLS[column]
    folder = INPUTS[name].data / unit.id
    table = read_back(action_sheet(edition(name), unit), ACTIONS_LAYOUT, tmp_path / "sheet.csv")
    value = typed.split("\n") if column == "doelgroepen" else typed
    for number, action in enumerate(unit.actions.values()):
        reply = action_reply(unit, folder, with_cell(table, number, column, typed))
        changed, problems = new_texts(table, reply.intentions)
        assert (list(changed), problems, reply.problems) == ([folder / "acties" / f"{action.id}.yml"], [], ())
        ((path, new),) = changed.items()
        check_only(keys, value, path.read_bytes().decode(), new)


def check_only(keys: tuple[str, ...], value: object, old: str, new: str) -> None:
    """Fail when anything else than one value differs between two texts."""
    before, after = (yaml.load(text, Loader=yaml.BaseLoader) for text in (old, new))
    *groups, last = keys
    group = before
    for key in groups:
        group = group[key]
    group[last] = value
    assert after == before
    found = positions_of(old)
    if keys in found.keys:
        head, tail = old[: found.keys[keys].start], old[found.values[keys].end :].lstrip()
        assert new.startswith(head) and new.endswith(tail)
    else:
        assert [line for line in old.splitlines() if line not in new.splitlines()] == []


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Path]:
    """The real plans as the working folder."""
    for folder in ("data", "content"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    with contextlib.chdir(tmp_path):
        yield tmp_path


def test_the_quarterly_job_on_a_real_plan(real: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From no round at all to a report in the file of its action, as the README tells it."""
    run = runner(capsys)
    assert run("export-ronde", "zblw/2026-q1")[2] == (
        "Er is geen ronde “2026-q1” in zblw. Een nieuwe ronde maakt u met: .venv/bin/plansite new ronde zblw/2026-q1\n"
    )
    assert run("new", "ronde", "zblw/2026-q1")[0] == 0
    assert run("export-ronde", "zblw/2026-q1")[0] == 0
    sheet = real / "ronde-zblw-2026-q1.xlsx"
    fill(sheet, {
        (2, "gebeurd_op"): datetime.datetime(2026, 3, 31),
        (2, "tekst"): "VUL IN",
        (2, "voortgang"): "bezig",
        (2, "ingevoerd_door"): "VUL IN",
    })  # fmt: skip
    before = {path: path.read_bytes() for path in (real / "data").rglob("*.yml")}
    code, shown, told = run("import-ronde", "zblw/2026-q1", sheet.name, "--write")
    assert (code, told.splitlines()[0]) == (0, "1 rij met een wijziging, waarvan 1 nieuw, in 1 bestand.")
    # Above what changes stands a warning for each cell that is still to be filled in.
    (line,) = [one for one in shown.splitlines() if one.startswith("data/")]
    path = real / line.partition(" (")[0]
    changed = [one for one, content in before.items() if one.read_bytes() != content]
    assert changed == [path]
    head, _, tail = path.read_text(encoding="utf-8").partition(
        "berichten:\n"
        "  - gebeurd_op: 2026-03-31\n"
        "    gepubliceerd_op: 2026-04-10\n"
        "    tekst: VUL IN\n"
        "    voortgang: bezig\n"
        "    ronde: 2026-q1\n"
        "    ingevoerd_door: VUL IN\n"
    )
    assert head + tail == before[path].decode()
    assert ": fout: " not in run("check")[1]
