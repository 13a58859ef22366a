"""The command that takes figures of CBS and police from StatLine."""

from __future__ import annotations

import argparse
import dataclasses
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator.commands.common import add_folders, date_option, inputs_of, print_problems
from generator.commands.outcome import EXIT_WRONG_USE, Commands, say
from generator.commands.proposing import Import, finish_import, refuse_broken_data, refused
from generator.editing.changes import judge_of
from generator.editing.proposals import NOTHING_CHANGED
from generator.inputs import Inputs, read_inputs
from generator.model.portal import Portal
from generator.problems import Problem
from generator.program import PROGRAM, SERVE
from generator.statline.delivery import NONE, Asked, read_delivery
from generator.statline.fetching import CannotFetch, fetch_table
from generator.statline.imported import Place, imported
from generator.statline.series import series_in, unknown_table
from generator.statline.telling import count_of, told

_WRITTEN = f"Dit staat nu in de bestanden. Bekijk het met: {SERVE}"


def add_import_cbs(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "import-cbs",
        help="lees cijfers van CBS of politie uit StatLine",
        description="Toont welke cijfers erbij komen of veranderen. Met --write komen ze in de bestanden. "
        "Zonder BESTAND haalt deze opdracht de tabel zelf op.",
    )
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="BESTAND",
        help="een tabel uit StatLine: CSV of JSON, OData v3 of v4, of de CSV van cbsodata",
    )
    parser.add_argument(
        "--table",
        metavar="TABEL",
        help="het nummer van de tabel, bijvoorbeeld 83648NED; zonder BESTAND: haal haar op",
    )
    parser.add_argument(
        "--retrieved",
        type=date_option,
        metavar="JJJJ-MM-DD",
        help="de dag waarop het bestand is opgehaald (standaard: die in de naam van het bestand)",
    )
    parser.add_argument(
        "--provisional",
        nargs="+",
        default=[],
        metavar="PERIODE",
        help=f"de perioden die voorlopig zijn, als het bestand dat niet zegt; {NONE}: alles is definitief",
    )
    parser.add_argument(
        "--licence", metavar="LICENTIE", help="de licentie (standaard: die van de bron van het cijfer)"
    )
    parser.add_argument(
        "--into",
        metavar="SAMENWERKING/CIJFER",
        help="alleen dit cijfer (standaard: alle cijfers uit de tabel)",
    )
    parser.add_argument("--write", action="store_true", help="schrijf de wijzigingen in de bestanden")
    add_folders(parser)
    parser.set_defaults(command=_import)


@dataclass(frozen=True)
class _Read:
    """The data as they are before the import."""

    inputs: Inputs
    portal: Portal
    problems: list[Problem]


def _import(options: argparse.Namespace) -> int:
    if options.file is None and options.table is None:
        say(f"Noem een bestand, of een tabel: {PROGRAM} import-cbs BESTAND, of met --table 83648NED")
        return EXIT_WRONG_USE
    inputs = inputs_of(options)
    portal, _, before = read_inputs(inputs)
    if portal is None:
        return refuse_broken_data(before)
    read = _Read(inputs, portal, before)
    asked = Asked(options.table, options.retrieved, tuple(options.provisional), options.licence)
    return _take(options, read, options.file, asked) if options.file else _fetch(options, read, asked)


def _fetch(options: argparse.Namespace, read: _Read, asked: Asked) -> int:
    """Get a table first, of the publisher that the data name, for the municipalities of the plans."""
    publishers = {one.taken.table.lower(): one.taken.publisher for one in series_in(read.portal)}
    publisher = publishers.get(options.table.lower())
    if publisher is None:
        return refused(f"{unknown_table(read.portal, options.table, '').sentence} {NOTHING_CHANGED}")
    codes = [one.code for unit in read.portal.units.values() for one in unit.municipalities.values()]
    asked = dataclasses.replace(asked, retrieved_on=asked.retrieved_on or options.clock().date())
    with tempfile.TemporaryDirectory(prefix="plansite-") as folder:
        try:
            file = fetch_table(options.table, publisher, codes, Path(folder))
        except CannotFetch as reason:
            return refused(f"{reason} {NOTHING_CHANGED}")
        return _take(options, read, file, asked)


def _take(options: argparse.Namespace, read: _Read, file: Path, asked: Asked) -> int:
    today = read.inputs.reference_date
    delivery, problems = read_delivery(file, asked, today)
    if delivery is None:
        print_problems(sorted(problems))
        return refused(NOTHING_CHANGED)
    place = Place(read.portal, read.inputs.data, today, options.into)
    found = imported(place, delivery, judge_of(read.inputs), read.problems)
    return finish_import(
        Import(
            found.texts,
            tuple(told(found, is_written=options.write)),
            count_of(found),
            found.problems,
            _WRITTEN,
        ),
        write=options.write,
    )
