"""The commands that put a site live, go back, prepare a server, and judge its addresses."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.build import Inputs
from generator.commands.common import (
    EXIT_CLEAN,
    EXIT_PROBLEMS,
    Commands,
    add_history,
    add_inputs,
    inputs_of,
    print_problems,
    say,
)
from generator.dutch import date_text
from generator.publishing import hook, releases, server_config
from generator.publishing.lock import BusyError
from generator.publishing.publish import KEEP, Publication, holding, publish, reason_of
from generator.publishing.releases import Release, ReleaseError, Target
from generator.repository import RepositoryError, commit_of

_TIME_ZONE = ZoneInfo("Europe/Amsterdam")
_Command = Callable[[argparse.Namespace], int]


def add_publishing(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add every command of this module."""
    _add_publish(commands)
    _add_rollback(commands)
    _add_releases(commands)
    _add_install_hook(commands)
    _add_hook(commands)
    _add_server_config(commands)


def _add_publish(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "publish",
        help="zet de site live",
        description="Bouwt de site in een nieuwe map, controleert haar en zet haar dan in één stap live.",
    )
    add_inputs(parser)
    add_history(parser)
    _add_target(parser)
    _add_keep(parser)
    parser.add_argument(
        "--repository",
        type=Path,
        default=None,
        metavar="MAP",
        help="neem de gegevens uit deze git-opslag in plaats van uit mappen",
    )
    parser.add_argument(
        "--branch", default="main", metavar="TAK", help="de tak in die git-opslag (standaard: main)"
    )
    parser.add_argument(
        "--daily",
        action="store_true",
        help="de dagelijkse verversing: na plansite rollback blijft de teruggezette versie staan",
    )
    parser.set_defaults(command=_guarded(_publish))


def _add_rollback(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "rollback",
        help="ga terug naar een eerdere versie van de site",
        description="Zet een eerdere versie live. Die blijft staan tot de volgende push of plansite publish.",
    )
    _add_target(parser)
    parser.add_argument(
        "release", nargs="?", default=None, metavar="VERSIE", help="de versie (standaard: de vorige)"
    )
    parser.set_defaults(command=_guarded(_rollback))


def _add_releases(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "releases",
        help="noem de bewaarde versies",
        description="Noemt de bewaarde versies, de nieuwste eerst.",
    )
    _add_target(parser)
    parser.set_defaults(command=_guarded(_releases))


def _add_install_hook(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "install-hook",
        help="laat een git-opslag publiceren wat ernaartoe wordt gepusht",
        description="Maakt dat een git-opslag (bare repository) elke push controleert en daarna live zet.",
    )
    parser.add_argument(
        "repository", type=Path, metavar="MAP", help="de git-opslag; bestaat die niet, dan wordt die gemaakt"
    )
    _add_target(parser)
    _add_hook_options(parser)
    parser.set_defaults(command=_guarded(_install_hook))


def _add_hook(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add what git calls. Without a help text it stays out of the list of commands."""
    parser = commands.add_parser("hook", description="Voor git zelf: gemaakt met plansite install-hook.")
    parser.add_argument("event", choices=(hook.PRE, hook.POST))
    parser.add_argument("--repository", type=Path, required=True)
    _add_target(parser)
    _add_hook_options(parser)
    parser.set_defaults(command=_guarded(_hook))


def _add_server_config(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "server-config",
        help="schrijf de instellingen voor een webserver",
        description="Toont de instellingen voor nginx of Caddy die bij de gebouwde site passen.",
    )
    parser.add_argument("server", choices=sorted(server_config.SERVERS))
    parser.add_argument(
        "--root",
        type=Path,
        required=True,
        metavar="MAP",
        help="de map van plansite publish, of een gebouwde site",
    )
    parser.add_argument(
        "--domain", required=True, metavar="NAAM", help="de domeinnaam, bijvoorbeeld plannen.voorbeeld.nl"
    )
    parser.add_argument(
        "--plain",
        type=int,
        default=None,
        metavar="POORT",
        help="luister zonder https op deze poort, achter een server die https doet",
    )
    parser.add_argument(
        "--certificate",
        default=None,
        metavar="BESTAND",
        help="het certificaat (standaard: dat van Let’s Encrypt)",
    )
    parser.add_argument(
        "--certificate-key", default=None, metavar="BESTAND", help="de sleutel van het certificaat"
    )
    parser.set_defaults(command=_guarded(_server_config))


def _add_target(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="MAP",
        help="de map van de webserver; live staat wat in MAP/current staat",
    )


def _add_keep(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--keep",
        type=_at_least_one,
        default=KEEP,
        metavar="AANTAL",
        help=f"hoeveel versies bewaard blijven (standaard: {KEEP})",
    )


def _add_hook_options(parser: argparse.ArgumentParser) -> None:
    _add_keep(parser)
    parser.add_argument(
        "--branch", default="main", metavar="TAK", help="de tak die de site is (standaard: main)"
    )
    parser.add_argument(
        "--base-url", default=None, metavar="ADRES", help="het webadres van de site (standaard: uit site.yml)"
    )


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is geen aantal van 1 of meer")
    return int(text)


def _guarded(command: _Command) -> _Command:
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


def _target(options: argparse.Namespace) -> Target:
    # The work folder changes while a commit is built, so the path must hold from everywhere.
    return Target(options.to.absolute())


def _publish(options: argparse.Namespace) -> int:
    target = _target(options)
    if options.daily and _holds_still(target, options):
        return EXIT_CLEAN
    if options.repository:
        git = _hook_of(
            options, Publication(_inputs_without_folders(options), target, options.clock(), options.keep)
        )
        outcome = hook.publish_commit(git, say, print_problems)
    else:
        outcome = publish(Publication(inputs_of(options), target, options.clock(), options.keep), say)
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
    target = _target(options)
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
        say(f"In {target.folder} staat nog geen versie. Zet er een live met plansite publish.")
    return found


def _releases(options: argparse.Namespace) -> int:
    target = _target(options)
    live, pinned = releases.live_release(target), releases.pinned_release(target)
    found = all_kept(target)
    for release in reversed(found):
        state = " (live, teruggezet)" if release == pinned else " (live)" if release == live else ""
        print(f"{release.name}  {_moment(release)}{state}")
    return EXIT_CLEAN if found else EXIT_PROBLEMS


def _moment(release: Release) -> str:
    moment = release.time.astimezone(_TIME_ZONE)
    return f"{date_text(moment.date())} {moment:%H:%M} uur"


def _install_hook(options: argparse.Namespace) -> int:
    target, repository = _target(options), options.repository.absolute()
    target.prepare()
    base_url = ["--base-url", options.base_url] if options.base_url else []
    hook.install(
        repository,
        options.branch,
        [
            "--repository",
            str(repository),
            "--to",
            str(target.folder),
            "--branch",
            options.branch,
            "--keep",
            str(options.keep),
            *base_url,
        ],
    )
    say(f"Een push naar de tak {options.branch} van {repository} komt vanaf nu live in {target.current}.")
    return EXIT_CLEAN


def _hook(options: argparse.Namespace) -> int:
    inputs = Inputs(Path("data"), Path("content"), options.clock().date(), base_url=options.base_url)
    git = _hook_of(options, Publication(inputs, _target(options), options.clock(), options.keep))
    judge = hook.pre_receive if options.event == hook.PRE else hook.post_receive
    return (
        EXIT_CLEAN if judge(git, list(hook.updates_from(sys.stdin)), say, print_problems) else EXIT_PROBLEMS
    )


def _hook_of(options: argparse.Namespace, publication: Publication) -> hook.Hook:
    return hook.Hook(options.repository.absolute(), options.branch, publication)


def _inputs_without_folders(options: argparse.Namespace) -> Inputs:
    """Return the inputs for a repository, whose folders and history come from the commit."""
    options.history = False
    return inputs_of(options)


def _server_config(options: argparse.Namespace) -> int:
    server = server_config.server_for(
        options.root, options.domain, options.plain, options.certificate, options.certificate_key
    )
    print(server_config.server_config(options.server, server), end="")
    return EXIT_CLEAN
