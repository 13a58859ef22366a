"""The commands that put a site live, go back to an earlier one, and name what is kept."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.commands.common import (
    add_history,
    add_inputs,
    add_repository,
    inputs_to_publish,
    print_problems,
)
from generator.commands.outcome import EXIT_CLEAN, EXIT_PROBLEMS, Commands, say
from generator.disk_errors import reason_of
from generator.dutch import date_text
from generator.inputs import Inputs
from generator.program import PROGRAM
from generator.publishing import hook, releases, server_config
from generator.publishing.lock import BusyError
from generator.publishing.publish import KEEP, Publication, holding, publish
from generator.publishing.releases import Release, ReleaseError, Target
from generator.repository import RepositoryError, commit_of

_TIME_ZONE = ZoneInfo("Europe/Amsterdam")
_Command = Callable[[argparse.Namespace], int]


def add_publishing(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add every command of this module."""
    _add_publish(commands)
    _add_rollback(commands)
    _add_releases(commands)


def _add_publish(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "publish",
        help="zet de site live",
        description="Bouwt de site in een nieuwe map, controleert haar en zet haar dan in één stap live.",
    )
    add_inputs(parser)
    add_history(parser)
    add_target(parser)
    add_keep(parser)
    add_repository(parser)
    parser.add_argument(
        "--branch", default="main", metavar="TAK", help="de tak in die git-opslag (standaard: main)"
    )
    parser.add_argument(
        "--daily",
        action="store_true",
        help="de dagelijkse verversing: na plansite rollback blijft de teruggezette versie staan",
    )
    parser.set_defaults(command=guarded(_publish))


def _add_rollback(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "rollback",
        help="ga terug naar een eerdere versie van de site",
        description="Zet een eerdere versie live. Die blijft staan tot de volgende push of plansite publish.",
    )
    add_target(parser)
    parser.add_argument(
        "release", nargs="?", default=None, metavar="VERSIE", help="de versie (standaard: de vorige)"
    )
    parser.set_defaults(command=guarded(_rollback))


def _add_releases(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "releases",
        help="noem de bewaarde versies",
        description="Noemt de bewaarde versies, de nieuwste eerst.",
    )
    add_target(parser)
    parser.set_defaults(command=guarded(_releases))


def add_target(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the web server's folder."""
    parser.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="MAP",
        help="de map van de webserver; live staat wat in MAP/current staat",
    )


def add_keep(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how many releases stay."""
    parser.add_argument(
        "--keep",
        type=_at_least_one,
        default=KEEP,
        metavar="AANTAL",
        help=f"hoeveel versies bewaard blijven (standaard: {KEEP})",
    )


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is geen aantal van 1 of meer")
    return int(text)


def guarded(command: _Command) -> _Command:
    """Turn what a publisher cannot help into one Dutch sentence."""

    def run(options: argparse.Namespace) -> int:
        try:
            return command(options)
        except (BusyError, ReleaseError, RepositoryError, hook.HookError, server_config.ConfigError) as error:
            say(str(error))
        except OSError as error:
            say(f"Dit is niet gelukt: {reason_of(error)}. De site is niet veranderd.")
        return EXIT_PROBLEMS

    return run


def target_of(options: argparse.Namespace) -> Target:
    """Return the folder to publish in."""
    # The work folder changes while a commit is built, so the path must hold from everywhere.
    return Target(options.to.absolute())


def _publish(options: argparse.Namespace) -> int:
    target = target_of(options)
    if options.daily and _holds_still(target, options):
        return EXIT_CLEAN
    if options.repository:
        git = hook_of(
            options, Publication(inputs_without_folders(options), target, options.clock(), options.keep)
        )
        outcome = hook.publish_commit(git, say, print_problems)
    else:
        outcome = publish(Publication(inputs_to_publish(options), target, options.clock(), options.keep), say)
        print_problems(outcome.problems)
    if outcome.release is None:
        say("De site is niet veranderd.")
        return EXIT_PROBLEMS
    say(f"De nieuwe site staat live (versie {outcome.release.name}).")
    return EXIT_CLEAN


def _holds_still(target: Target, options: argparse.Namespace) -> bool:
    """Tell whether somebody went back to an earlier release since the last accepted push."""
    pinned = releases.pinned_release(target)
    tip = commit_of(options.repository, f"refs/heads/{options.branch}") if options.repository else None
    # A push that git accepted, but that was cut off before it went live, ends a rollback too.
    if pinned is None or (tip and target.staged(tip).is_dir()):
        return False
    say(f"De site is teruggezet naar versie {pinned.name}. Die blijft staan tot de volgende push.")
    return True


def _rollback(options: argparse.Namespace) -> int:
    target = target_of(options)
    if not all_kept(target):
        return EXIT_PROBLEMS
    with holding(target, say):
        release = releases.roll_back(target, options.release)
    say(
        f"Live staat nu versie {release.name}, van {_moment(release)}. Die blijft staan tot de volgende push."
    )
    return EXIT_CLEAN


def all_kept(target: Target) -> list[Release]:
    """Return the kept releases; tell so when there is none."""
    found = releases.all_releases(target)
    if not found:
        say(f"In {target.folder} staat nog geen versie. Zet er een live met {PROGRAM} publish.")
    return found


def _releases(options: argparse.Namespace) -> int:
    target = target_of(options)
    live, pinned = releases.live_release(target), releases.pinned_release(target)
    found = all_kept(target)
    for release in reversed(found):
        state = " (live, teruggezet)" if release == pinned else " (live)" if release == live else ""
        print(f"{release.name}  {_moment(release)}{state}")
    return EXIT_CLEAN if found else EXIT_PROBLEMS


def _moment(release: Release) -> str:
    moment = release.time.astimezone(_TIME_ZONE)
    return f"{date_text(moment.date())} {moment:%H:%M} uur"


def hook_of(options: argparse.Namespace, publication: Publication) -> hook.Hook:
    """Return what is known about the repository that the options name."""
    return hook.Hook(options.repository.absolute(), options.branch, publication)


def inputs_without_folders(options: argparse.Namespace) -> Inputs:
    """Return the inputs for a repository, whose folders and history come from the commit."""
    options.history = False
    return inputs_to_publish(options)
