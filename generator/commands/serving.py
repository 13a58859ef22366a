"""`plansite serve`: the site on this computer, with every change at once."""

from __future__ import annotations

import argparse

from generator.commands.common import add_history, add_inputs, inputs_of, reference_date_of
from generator.commands.outcome import EXIT_CLEAN, EXIT_WRONG_USE, Commands, say
from generator.serving.serve import serve
from generator.serving.server import ServeError

_HIGHEST_PORT = 65_535


def add_serve(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
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


def _serve(options: argparse.Namespace) -> int:
    try:
        serve(lambda: inputs_of(options), lambda: reference_date_of(options), options.port, say)
    except ServeError as error:
        say(str(error))
        return EXIT_WRONG_USE
    return EXIT_CLEAN
