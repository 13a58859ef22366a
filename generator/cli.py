"""The command line: the only place that asks what day it is, and that prints."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import __version__
from generator.build import Inputs, build_site, make_markdown, read_addresses, read_inputs
from generator.commands.archiving import add_archiving
from generator.commands.common import (
    EXIT_CLEAN,
    EXIT_PROBLEMS,
    EXIT_WRONG_USE,
    Commands,
    add_history,
    add_inputs,
    inputs_of,
    inputs_to_publish,
    print_problems,
    reference_date_of,
    say,
)
from generator.commands.dutch_help import speak_dutch
from generator.commands.form import add_form_command
from generator.commands.new import add_new
from generator.commands.publishing import add_publishing
from generator.commands.renaming import add_remove, add_rename
from generator.commands.schema import add_schema
from generator.commands.server import add_server
from generator.commands.sheets import add_sheets
from generator.commands.statline import add_import_cbs
from generator.freezing import freeze
from generator.problems import Problem, has_errors
from generator.publishing.addresses_alive import EarlierError, earlier_addresses, vanished
from generator.reports import FORMATS, summary
from generator.serving.serve import serve
from generator.serving.server import ServeError
from generator.site import write_site

_TIME_ZONE = ZoneInfo("Europe/Amsterdam")
_HIGHEST_PORT = 65_535


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when all is well, 1 on problems in the data, 2 on wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    command = getattr(options, "command", None)
    if command is None:
        parser.print_help()
        return EXIT_WRONG_USE
    try:
        return int(command(options))
    except KeyboardInterrupt:
        return EXIT_CLEAN


def _parser() -> argparse.ArgumentParser:
    speak_dutch()
    parser = argparse.ArgumentParser(
        prog="plansite",
        description="Maakt van veiligheidsplannen in YAML een openbare website.",
        epilog="Begin met: plansite check (is alles goed ingevuld?) en plansite serve (bekijk de site).",
    )
    parser.add_argument(
        "--version", action="version", version=f"plansite {__version__}", help="toon de versie van plansite"
    )
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT")
    _add_build(commands)
    _add_check(commands)
    _add_serve(commands)
    _add_markdown(commands)
    _add_freeze(commands)
    add_schema(commands)
    add_new(commands)
    add_rename(commands)
    add_remove(commands)
    add_sheets(commands)
    add_import_cbs(commands)
    add_publishing(commands)
    add_archiving(commands)
    add_server(commands)
    add_form_command(commands)
    # Some commands outlive the day on which they start, so they get the clock and not the time.
    parser.set_defaults(clock=_now)
    return parser


def _now() -> datetime.datetime:
    return datetime.datetime.now(_TIME_ZONE)


def _add_build(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("build", help="maak de hele site", description="Maakt de hele site.")
    add_inputs(parser)
    parser.add_argument(
        "--site-dir",
        type=Path,
        default=Path("site"),
        metavar="MAP",
        help="de map voor de site (standaard: site)",
    )
    add_history(parser)
    parser.set_defaults(command=_build)


def _add_check(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "check",
        help="controleer de gegevens",
        description="Controleert alle gegevens en noemt alles wat niet klopt, met bestand en regel.",
    )
    add_inputs(parser)
    parser.add_argument(
        "--format",
        choices=sorted(FORMATS),
        default="text",
        help="hoe het verslag eruitziet (standaard: text)",
    )
    parser.add_argument(
        "--against",
        default=None,
        metavar="EERDER",
        help="kijk ook of elk adres nog bestaat van een eerdere lijst (adressen.txt), site of versie in git",
    )
    parser.set_defaults(command=_check)


def _add_serve(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "serve",
        help="bekijk de site en zie elke wijziging meteen",
        description="Toont de site op deze computer. Elke wijziging en elke fout staat meteen in de browser.",
    )
    add_inputs(parser)
    add_history(parser)
    parser.add_argument(
        "--port",
        type=_port,
        default=8000,
        metavar="POORT",
        help="de poort (standaard: 8000; 0: een poort die vrij is)",
    )
    parser.set_defaults(command=_serve)


def _port(text: str) -> int:
    if text.isdecimal() and int(text) <= _HIGHEST_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(
        f"“{text}” is geen poort; kies een getal van 0 tot en met {_HIGHEST_PORT}"
    )


def _add_markdown(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "markdown",
        help="schrijf de pagina’s als Markdown naar een map",
        description="Schrijft alle pagina’s als Markdown in één map, voor elk ander programma.",
    )
    parser.add_argument(
        "folder", type=Path, metavar="MAP", help="de map; wat er staat en niet bij de site hoort, verdwijnt"
    )
    add_inputs(parser)
    add_history(parser)
    parser.set_defaults(command=_markdown)


def _add_freeze(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "freeze",
        help="leg een voortgangsbericht voorgoed vast",
        description="Schrijft in een voortgangsbericht wat er nu bekend is. Daarna verandert het niet meer.",
    )
    parser.add_argument("round", metavar="SAMENWERKING/RONDE", help="bijvoorbeeld: zblw/2024-q3")
    add_inputs(parser)
    parser.set_defaults(command=_freeze)


def _build(options: argparse.Namespace) -> int:
    report = build_site(inputs_to_publish(options), options.site_dir, say)
    print_problems(report.problems)
    if not report.is_finished:
        say(f"Er is niets veranderd aan {options.site_dir}/.")
        return EXIT_PROBLEMS
    say(
        f"{report.pages} pagina’s in {options.site_dir}/, {report.changed} gewijzigd, "
        f"in {report.seconds:.1f} seconden. {summary(report.problems)}"
    )
    return EXIT_CLEAN


def _check(options: argparse.Namespace) -> int:
    inputs = inputs_of(options)
    _, _, problems = read_inputs(inputs)
    try:
        gone = _vanished(options.against, inputs) if options.against else []
    except EarlierError as error:
        say(str(error))
        return EXIT_WRONG_USE
    problems = sorted([*problems, *gone])
    print(FORMATS[options.format](problems), end="")
    return EXIT_PROBLEMS if has_errors(problems) else EXIT_CLEAN


def _vanished(against: str, inputs: Inputs) -> list[Problem]:
    """Return an error for every address that is gone. Data with errors gives no addresses to judge."""
    earlier, present = earlier_addresses(against, inputs), read_addresses(inputs)
    return (
        vanished(earlier, present, inputs.data.as_posix(), inputs.content.as_posix())
        if present is not None
        else []
    )


def _serve(options: argparse.Namespace) -> int:
    try:
        serve(lambda: inputs_of(options), lambda: reference_date_of(options), options.port, say)
    except ServeError as error:
        say(str(error))
        return EXIT_WRONG_USE
    return EXIT_CLEAN


def _markdown(options: argparse.Namespace) -> int:
    site, edition, problems = make_markdown(inputs_of(options))
    print_problems(problems)
    if edition is None:
        return EXIT_PROBLEMS
    changed = write_site(site, options.folder)
    say(f"{len(site)} bestanden in {options.folder}/, {changed} gewijzigd.")
    return EXIT_CLEAN


def _freeze(options: argparse.Namespace) -> int:
    inputs = inputs_of(options)
    portal, _, problems = read_inputs(inputs)
    if portal is None:
        print_problems(problems)
        return EXIT_PROBLEMS
    refusal = freeze(portal, options.round, inputs.data, inputs.reference_date)
    say(refusal or f"De ronde {options.round} is bevroren op {inputs.reference_date.isoformat()}.")
    return EXIT_PROBLEMS if refusal else EXIT_CLEAN
