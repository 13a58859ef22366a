"""The commands that prepare a server: a repository that publishes, and a web server's configuration."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands.common import add_base_url, print_problems
from generator.commands.outcome import EXIT_CLEAN, EXIT_PROBLEMS, Commands, say
from generator.commands.publishing import add_keep, add_target, guarded, hook_of, target_of
from generator.editing.form.adding import add_form
from generator.inputs import Booklets, Inputs
from generator.publishing import hook, server_config
from generator.publishing.publish import Publication


def add_server(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add every command of this module."""
    _add_install_hook(commands)
    _add_hook(commands)
    _add_server_config(commands)


def _add_install_hook(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "install-hook",
        help="laat een git-opslag publiceren wat ernaartoe wordt gepusht",
        description="Maakt dat een git-opslag (bare repository) elke push controleert en daarna live zet.",
    )
    parser.add_argument(
        "repository", type=Path, metavar="MAP", help="de git-opslag; bestaat die niet, dan wordt die gemaakt"
    )
    add_target(parser)
    _add_hook_options(parser)
    parser.set_defaults(command=guarded(_install_hook))


def _add_hook(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add what git calls. Without a help text it stays out of the list of commands."""
    parser = commands.add_parser("hook", description="Voor git zelf: gemaakt met plansite install-hook.")
    parser.add_argument("event", choices=(hook.PRE, hook.POST))
    parser.add_argument("--repository", type=Path, required=True)
    add_target(parser)
    _add_hook_options(parser)
    parser.set_defaults(command=guarded(_hook))


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
    parser.set_defaults(command=guarded(_server_config))


def _add_hook_options(parser: argparse.ArgumentParser) -> None:
    add_keep(parser)
    parser.add_argument(
        "--branch", default="main", metavar="TAK", help="de tak die de site is (standaard: main)"
    )
    add_base_url(parser)


def _install_hook(options: argparse.Namespace) -> int:
    target, repository = target_of(options), options.repository.absolute()
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
    inputs = Inputs(
        Path("data"),
        Path("content"),
        options.clock().date(),
        base_url=options.base_url,
        finishes=(add_form,),
        booklets=Booklets.AS_SET,
    )
    git = hook_of(options, Publication(inputs, target_of(options), options.clock(), options.keep))
    judge = hook.pre_receive if options.event == hook.PRE else hook.post_receive
    return (
        EXIT_CLEAN if judge(git, list(hook.updates_from(sys.stdin)), say, print_problems) else EXIT_PROBLEMS
    )


def _server_config(options: argparse.Namespace) -> int:
    server = server_config.server_for(
        options.root, options.domain, options.plain, options.certificate, options.certificate_key
    )
    print(server_config.server_config(options.server, server), end="")
    return EXIT_CLEAN
