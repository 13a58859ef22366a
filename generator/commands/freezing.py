"""`plansite freeze`: a monitoring round that never changes again."""

from __future__ import annotations

import argparse

from generator.commands.common import add_inputs, inputs_of, print_problems
from generator.commands.outcome import EXIT_CLEAN, EXIT_PROBLEMS, Commands, say
from generator.freezing import freeze
from generator.inputs import read_inputs


def add_freeze(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "freeze",
        help="leg een voortgangsbericht voorgoed vast",
        description="Schrijft in een voortgangsbericht wat er nu bekend is. Daarna verandert het niet meer.",
    )
    parser.add_argument("round", metavar="SAMENWERKING/RONDE", help="bijvoorbeeld: zblw/2024-q3")
    add_inputs(parser)
    parser.set_defaults(command=_freeze)


def _freeze(options: argparse.Namespace) -> int:
    inputs = inputs_of(options)
    portal, _, problems = read_inputs(inputs)
    if portal is None:
        print_problems(problems)
        return EXIT_PROBLEMS
    refusal = freeze(portal, options.round, inputs.data, inputs.reference_date)
    say(refusal or f"De ronde {options.round} is bevroren op {inputs.reference_date.isoformat()}.")
    return EXIT_PROBLEMS if refusal else EXIT_CLEAN
