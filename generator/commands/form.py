"""`plansite redactie`: the form for editors, on the working copy on this computer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands.outcome import EXIT_PROBLEMS, Commands, say
from generator.editing.form.bundle import MISSING, Bundle
from generator.editing.form.local import LocalFormError, Ports, run_form


def add_form_command(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "redactie",
        help="wijzig de gegevens in een formulier",
        description="Toont op deze computer een formulier voor de gegevens, en daarnaast de site.",
    )
    for name, folder in (("data", "gegevens"), ("content", "geschreven pagina’s")):
        parser.add_argument(
            f"--{name}",
            type=Path,
            default=Path(name),
            metavar="MAP",
            help=f"de map met {folder} (standaard: {name})",
        )
    parser.add_argument(
        "--port",
        type=int,
        default=8000,
        metavar="POORT",
        help="de poort van de site; het formulier gebruikt de twee poorten erna (standaard: 8000)",
    )
    parser.set_defaults(command=_form)


def _form(options: argparse.Namespace) -> int:
    if not options.data.is_dir():
        say(f"{options.data.as_posix()}: deze map bestaat niet. Geef de map met de gegevens op.")
        return EXIT_PROBLEMS
    if not Bundle().is_there():
        say(MISSING)
        return EXIT_PROBLEMS
    folders = ["--data", str(options.data), "--content", str(options.content)]
    serve_site = [sys.executable, "-m", "generator", "serve", *folders, "--port", str(options.port)]
    try:
        run_form(options.data, Ports(options.port), serve_site, say)
    except LocalFormError as error:
        say(str(error))
    return EXIT_PROBLEMS
