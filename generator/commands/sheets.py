"""The commands for who works in a spreadsheet: export to one, and import what was filled in."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.common import add_folders, inputs_of
from generator.commands.outcome import EXIT_CLEAN, EXIT_WRONG_USE, Commands, say
from generator.commands.proposing import Import, finish_import, refuse_broken_data, refused
from generator.dutch import count_text
from generator.editing.changes import judge_of
from generator.editing.proposals import NOTHING_CHANGED, parts_of
from generator.inputs import Inputs, edition_of, read_inputs
from generator.problems import quoted
from generator.program import SERVE
from generator.sheets.action_sheet import ACTIONS_LAYOUT, action_reply, action_sheet
from generator.sheets.asked_for import round_named, unit_named
from generator.sheets.importing import Judged, judged
from generator.sheets.opening import ENDINGS
from generator.sheets.round_reply import RoundPlace, round_reply
from generator.sheets.round_sheet import round_layout, round_sheet
from generator.sheets.sheet import Sheet
from generator.sheets.telling import count_of, told
from generator.sheets.to_text import sheet_text
from generator.sheets.to_workbook import sheet_workbook

_ROUND = ("SAMENWERKING/RONDE", "bijvoorbeeld: zblw/2026-q1")
_UNIT = ("SAMENWERKING", "bijvoorbeeld: zblw")


def add_sheets(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands to the command line."""
    parser = commands.add_parser(
        "export-ronde",
        help="maak een rekenblad om de voortgang in te vullen",
        description="Maakt een rekenblad met een rij voor elke actie waarover in deze ronde iets te melden is.",
    )
    _add_export_options(parser, _ROUND)
    parser.set_defaults(command=_export_round)
    parser = commands.add_parser(
        "import-ronde",
        help="lees een ingevuld rekenblad van een ronde",
        description="Toont welke berichten erbij komen of veranderen. Met --write komen ze in de bestanden.",
    )
    _add_import_options(parser, _ROUND)
    parser.set_defaults(command=_import_round)
    parser = commands.add_parser(
        "export-acties",
        help="maak een rekenblad van alle acties",
        description="Maakt een rekenblad met een rij voor elke actie van een samenwerking.",
    )
    _add_export_options(parser, _UNIT)
    parser.set_defaults(command=_export_actions)
    parser = commands.add_parser(
        "import-acties",
        help="lees een gewijzigd rekenblad van acties",
        description="Toont wat er in de acties verandert. Met --write komt het in de bestanden.",
    )
    _add_import_options(parser, _UNIT)
    parser.set_defaults(command=_import_actions)


def _add_export_options(parser: argparse.ArgumentParser, place: tuple[str, str]) -> None:
    parser.add_argument("path", metavar=place[0], help=place[1])
    parser.add_argument(
        "--to",
        type=Path,
        default=None,
        metavar="BESTAND",
        help=f"het nieuwe bestand, dat eindigt op {' of '.join(ENDINGS)}",
    )
    add_folders(parser)


def _add_import_options(parser: argparse.ArgumentParser, place: tuple[str, str]) -> None:
    parser.add_argument("path", metavar=place[0], help=place[1])
    parser.add_argument("file", type=Path, metavar="BESTAND", help="het ingevulde bestand (.xlsx of .csv)")
    parser.add_argument("--write", action="store_true", help="schrijf de wijzigingen in de bestanden")
    add_folders(parser)


def _export_round(options: argparse.Namespace) -> int:
    inputs = inputs_of(options)
    portal, _, problems = read_inputs(inputs)
    if portal is None:
        return refuse_broken_data(problems)
    found = round_named(portal, parts_of(options.path, inputs.data))
    if isinstance(found, str):
        return refused(found)
    unit, this = found
    sheet = round_sheet(edition_of(portal, inputs), unit, this)
    path = options.to or Path(f"ronde-{unit.id}-{this.id}.xlsx")
    return _export(sheet, path, inputs)


def _export_actions(options: argparse.Namespace) -> int:
    inputs = inputs_of(options)
    portal, _, problems = read_inputs(inputs)
    if portal is None:
        return refuse_broken_data(problems)
    unit = unit_named(portal, options.path)
    if isinstance(unit, str):
        return refused(unit)
    path = options.to or Path(f"acties-{unit.id}.xlsx")
    return _export(action_sheet(edition_of(portal, inputs), unit), path, inputs)


def _import_round(options: argparse.Namespace) -> int:
    inputs = inputs_of(options)
    portal, _, before = read_inputs(inputs)
    if portal is None:
        return refuse_broken_data(before)
    found = round_named(portal, parts_of(options.path, inputs.data))
    if isinstance(found, str):
        return refused(found)
    place = RoundPlace(*found, inputs.data / found[0].id, inputs.reference_date)
    return _finish(
        judged(
            options.file,
            (round_layout(found[0]), ACTIONS_LAYOUT),
            lambda table: round_reply(place, table),
            judge_of(inputs),
            before,
        ),
        options.write,
    )


def _import_actions(options: argparse.Namespace) -> int:
    inputs = inputs_of(options)
    portal, _, before = read_inputs(inputs)
    if portal is None:
        return refuse_broken_data(before)
    unit = unit_named(portal, options.path)
    if isinstance(unit, str):
        return refused(unit)
    return _finish(
        judged(
            options.file,
            (ACTIONS_LAYOUT, round_layout(unit)),
            lambda table: action_reply(unit, inputs.data / unit.id, table),
            judge_of(inputs),
            before,
        ),
        options.write,
    )


def _export(sheet: Sheet, path: Path, inputs: Inputs) -> int:
    """Write a new file. What an editor filled in earlier is never overwritten."""
    name, ending = path.as_posix(), path.suffix.lower()
    if ending not in ENDINGS:
        say(f"{quoted(name)} eindigt niet op {' of '.join(ENDINGS)}.")
        return EXIT_WRONG_USE
    content = sheet_text(sheet) if ending == ".csv" else sheet_workbook(sheet, inputs.reference_date)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        return refused(f"{name} bestaat al. {NOTHING_CHANGED} Kies een andere naam met --to.")
    except OSError:
        return refused(f"{name} kan niet worden geschreven. Bestaat de map, en mag u erin schrijven?")
    say(f"{name} is gemaakt: {count_text(len(sheet.lines), 'rij', 'rijen')}.")
    for note in sheet.notes:
        say(note)
    return EXIT_CLEAN


def _finish(found: Judged, write: bool) -> int:
    """Tell what a sheet would change, and carry it out when that was asked and nothing is wrong."""
    return finish_import(
        Import(
            found.changes, tuple(told(found.intentions)), count_of(found.intentions), found.problems, _WRITTEN
        ),
        write=write,
    )


_WRITTEN = (
    f"Dit staat nu in de bestanden. Bekijk het met: {SERVE}\n"
    "Wilt u nog iets wijzigen? Maak dan eerst een nieuw rekenblad."
)
