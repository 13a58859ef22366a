"""`plansite pdf`: the booklets and the sheets, without the site around them."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from generator.booklet.printing import PrintError, require
from generator.commands.common import add_inputs, inputs_of, print_problems
from generator.commands.outcome import EXIT_CLEAN, EXIT_PROBLEMS, EXIT_WRONG_USE, Commands, say
from generator.exports.table import printed_files
from generator.inputs import Booklets, read_edition
from generator.site import write_files


def add_pdf(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "pdf",
        help="maak de boekjes",
        description="Maakt de boekjes als PDF: één per gemeente en één per samenwerking, en elke gemeente op "
        "één vel. Op de site staan zij als site.yml zegt: boekjes: ja.",
    )
    parser.add_argument(
        "--to",
        type=Path,
        default=Path("boekjes"),
        metavar="MAP",
        help="de map voor de boekjes (standaard: boekjes)",
    )
    add_inputs(parser)
    parser.set_defaults(command=_pdf)


def _pdf(options: argparse.Namespace) -> int:
    try:
        require()
        edition, _, problems = read_edition(dataclasses.replace(inputs_of(options), booklets=Booklets.ALWAYS))
        print_problems(problems)
        if edition is None:
            return EXIT_PROBLEMS
        files = printed_files(edition)
    except PrintError as error:
        say(str(error))
        return EXIT_WRONG_USE
    changed = write_files(files, options.to)
    say(f"{len(files)} PDF’s in {options.to}/, {changed} gewijzigd.")
    return EXIT_CLEAN
