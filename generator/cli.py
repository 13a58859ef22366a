"""The command line: the only place that asks what day it is, and that prints."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from generator import __version__
from generator.commands.archiving import add_archiving
from generator.commands.building import add_build, add_markdown
from generator.commands.checking import add_check
from generator.commands.common import EXIT_CLEAN, EXIT_WRONG_USE, Commands
from generator.commands.dutch_help import speak_dutch
from generator.commands.form import add_form_command
from generator.commands.freezing import add_freeze
from generator.commands.new import add_new
from generator.commands.pdf import add_pdf
from generator.commands.publishing import add_publishing
from generator.commands.renaming import add_remove, add_rename
from generator.commands.schema import add_schema
from generator.commands.server import add_server
from generator.commands.serving import add_serve
from generator.commands.sheets import add_sheets
from generator.commands.statline import add_import_cbs
from generator.problems import nearest, quoted
from generator.program import CHECK, PROGRAM, SERVE

_TIME_ZONE = ZoneInfo("Europe/Amsterdam")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when all is well, 1 on problems in the data, 2 on wrong use."""
    parser = _parser()
    given = list(sys.argv[1:] if arguments is None else arguments)
    _refuse_unknown(parser, given)
    options = parser.parse_args(given)
    command = getattr(options, "command", None)
    if command is None:
        parser.print_help()
        return EXIT_WRONG_USE
    try:
        return int(command(options))
    except KeyboardInterrupt:
        return EXIT_CLEAN


def _refuse_unknown(parser: argparse.ArgumentParser, given: Sequence[str]) -> None:
    """Stop at a command that there is not, with the one that was meant: argparse would name all of them."""
    named = [action for action in parser._actions if isinstance(action, Commands)]
    word = given[0] if given and not given[0].startswith("-") else ""
    known = {choice.dest for action in named for choice in action._choices_actions}
    if word and not any(word in action.choices for action in named):
        parts = (
            f"{quoted(word)} is geen opdracht.",
            nearest(word, known),
            f"Alle opdrachten: {PROGRAM} --help",
        )
        parser.error(" ".join(filter(None, parts)))


def _parser() -> argparse.ArgumentParser:
    speak_dutch()
    parser = argparse.ArgumentParser(
        prog="plansite",
        description="Maakt van veiligheidsplannen in YAML een openbare website.",
        epilog=f"Begin met: {CHECK} (is alles goed ingevuld?) en {SERVE} (bekijk de site).",
    )
    parser.add_argument(
        "--version", action="version", version=f"plansite {__version__}", help="toon de versie van plansite"
    )
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT")
    add_build(commands)
    add_check(commands)
    add_serve(commands)
    add_markdown(commands)
    add_freeze(commands)
    add_pdf(commands)
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
