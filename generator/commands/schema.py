"""`plansite schema`: what helps editor programs and editors, written from the model."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.outcome import EXIT_CLEAN, EXIT_PROBLEMS, Commands, say
from generator.editing.changes import write
from generator.editing.generated import outdated
from generator.program import PROGRAM

_MOST_LINES = 20


def add_schema(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "schema",
        help="schrijf de schema’s en de lijst van velden",
        description="Schrijft in de map met gegevens de schema’s (.schema/), de lijst van velden (README.md) "
        "en de eerste regel van elk bestand. Daarmee helpt een tekstprogramma bij het invullen.",
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("data"),
        metavar="MAP",
        help="de map met de gegevens (standaard: data)",
    )
    parser.add_argument("--no-readme", action="store_true", help="sla README.md over")
    parser.add_argument("--check", action="store_true", help="schrijf niets; zeg alleen wat niet meer klopt")
    parser.set_defaults(command=_schema)


def _schema(options: argparse.Namespace) -> int:
    if not options.data.is_dir():
        say(f"{options.data.as_posix()}: deze map bestaat niet. Geef de map met de gegevens op.")
        return EXIT_PROBLEMS
    changes = outdated(options.data, with_readme=not options.no_readme)
    if not changes:
        say("Alles is al bijgewerkt.")
        return EXIT_CLEAN
    if not options.check:
        write(changes)
    done = "moet worden bijgewerkt" if options.check else "is bijgewerkt"
    gone = "moet weg" if options.check else "is verwijderd"
    for path, text in list(changes.items())[:_MOST_LINES]:
        say(f"{path.as_posix()} {gone if text is None else done}.")
    if len(changes) > _MOST_LINES:
        say(f"En nog {len(changes) - _MOST_LINES} bestanden.")
    if options.check:
        readme = " --no-readme" if options.no_readme else ""
        say(f"Geef de opdracht: {PROGRAM} schema --data {options.data.as_posix()}{readme}")
        return EXIT_PROBLEMS
    return EXIT_CLEAN
