"""`plansite check`: everything that is wrong, also with what was published before."""

from __future__ import annotations

import argparse

from generator.commands.common import add_inputs, add_live, inputs_of
from generator.commands.outcome import EXIT_CLEAN, EXIT_PROBLEMS, EXIT_WRONG_USE, Commands, say
from generator.inputs import Inputs, read_addresses, read_inputs
from generator.problems import Problem, has_errors
from generator.publishing.addresses_alive import EarlierError, earlier_addresses, vanished
from generator.reports import FORMATS


def add_check(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
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
    add_live(parser)
    parser.set_defaults(command=_check)


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
