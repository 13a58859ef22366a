"""The command line: the only place that asks what day it is, and that prints."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from zoneinfo import ZoneInfo

from generator import __version__
from generator.commands.dutch_help import speak_dutch
from generator.commands.outcome import EXIT_CLEAN, EXIT_PROBLEMS, EXIT_WRONG_USE, Commands, say
from generator.disk_errors import reason_of
from generator.garbage import nothing_is_garbage, the_program_ends
from generator.problems import nearest, quoted
from generator.program import CHECK, PROGRAM, SERVE

_TIME_ZONE = ZoneInfo("Europe/Amsterdam")
# The functions that add commands, by module, in the order in which help names them, and the commands of each. Only the
# module of the command that is given is imported: with all of them an editor waits a quarter of a second longer.
_COMMANDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("building", "add_build", ("build",)),
    ("checking", "add_check", ("check",)),
    ("serving", "add_serve", ("serve",)),
    ("building", "add_markdown", ("markdown",)),
    ("freezing", "add_freeze", ("freeze",)),
    ("pdf", "add_pdf", ("pdf",)),
    ("schema", "add_schema", ("schema",)),
    ("new", "add_new", ("new",)),
    ("renaming", "add_rename", ("rename",)),
    ("renaming", "add_remove", ("remove",)),
    ("sheets", "add_sheets", ("export-ronde", "import-ronde", "export-acties", "import-acties")),
    ("statline", "add_import_cbs", ("import-cbs",)),
    ("publishing", "add_publishing", ("publish", "rollback", "releases")),
    ("archiving", "add_archiving", ("verify", "archive")),
    ("server", "add_server", ("install-hook", "hook", "server-config")),
    ("form", "add_form_command", ("redactie",)),
)


def run() -> int:
    """Run one command as all that the program does. Returns what `main` returns."""
    code = main()
    the_program_ends()
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when all is well, 1 on problems in the data, 2 on wrong use."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser(given[0] if given else "")
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
    except OSError as error:
        say(f"Dit is niet gelukt: {reason_of(error)}.")
        return EXIT_PROBLEMS


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


def _parser(word: str) -> argparse.ArgumentParser:
    """Return the parser of one command, or of all where the word is none."""
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
    for add in _adders(word):
        add(commands)
    # Some commands outlive the day on which they start, so they get the clock and not the time.
    parser.set_defaults(clock=_now)
    return parser


def _adders(word: str) -> Iterator[Callable[[Commands[argparse.ArgumentParser]], None]]:
    is_known = any(word in names for _, _, names in _COMMANDS)
    for module, function, names in _COMMANDS:
        if word in names or not is_known:
            with nothing_is_garbage():
                imported = import_module(f"generator.commands.{module}")
            yield getattr(imported, function)


def _now() -> datetime.datetime:
    return datetime.datetime.now(_TIME_ZONE)
