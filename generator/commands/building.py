"""`plansite build` and `plansite markdown`: all pages, finished or for another program."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from generator.booklet.printing import PrintError, require
from generator.build import build_parts, build_site, make_markdown
from generator.commands.common import (
    add_history,
    add_inputs,
    add_live,
    inputs_of,
    inputs_to_publish,
    print_problems,
)
from generator.commands.outcome import EXIT_CLEAN, EXIT_PROBLEMS, EXIT_WRONG_USE, Commands, say
from generator.reports import summary
from generator.site import write_site


def add_build(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "build",
        help="maak de hele site",
        description="Maakt de hele site. Met --partnership alleen het deel van die samenwerkingen: zo maken "
        "verschillende computers elk een deel van een grote site. Met --parts komt alles daarna bij elkaar.",
    )
    add_inputs(parser)
    parser.add_argument(
        "--site-dir",
        type=Path,
        default=Path("site"),
        metavar="MAP",
        help="de map voor de site (standaard: site), of voor het deel",
    )
    parser.add_argument(
        "--parts",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        metavar="MAP",
        help="neem delen over die met --partnership zijn gemaakt; wat niet meer klopt, wordt opnieuw gemaakt. "
        "Neem alleen delen van computers die u vertrouwt: wat erin staat, komt op de site",
    )
    add_live(parser)
    add_history(parser)
    parser.add_argument(
        "--booklets",
        action="store_true",
        help="maak ook de boekjes (PDF), ook als site.yml dat niet zegt",
    )
    parser.set_defaults(command=_build)


def add_markdown(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "markdown",
        help="schrijf de pagina’s als Markdown naar een map",
        description="Schrijft alle pagina’s als Markdown in één map, voor elk ander programma.",
    )
    parser.add_argument(
        "folder", type=Path, metavar="MAP", help="de map; wat er staat en niet bij de site hoort, verdwijnt"
    )
    add_inputs(parser)
    add_history(parser)
    parser.set_defaults(command=_markdown)


def _build(options: argparse.Namespace) -> int:
    try:
        if options.booklets:
            require()
    except PrintError as error:
        say(str(error))
        return EXIT_WRONG_USE
    inputs = dataclasses.replace(inputs_to_publish(options), partnerships=())
    if options.partnership:
        report = build_parts(inputs, options.partnership, options.site_dir, say)
    else:
        report = build_site(inputs, options.site_dir, say, options.parts)
    print_problems(report.problems)
    if not report.is_finished:
        say(f"Er is niets veranderd aan {options.site_dir}/.")
        return EXIT_PROBLEMS
    changed = "" if options.partnership else f" {report.changed} bestanden zijn nieuw, anders of weg."
    say(
        f"{report.pages} pagina’s in {options.site_dir}/, in {report.seconds:.1f} seconden.{changed} "
        f"{summary(report.problems)}"
    )
    return EXIT_CLEAN


def _markdown(options: argparse.Namespace) -> int:
    site, edition, problems = make_markdown(inputs_of(options))
    print_problems(problems)
    if edition is None:
        return EXIT_PROBLEMS
    changed = write_site(site, options.folder)
    say(f"{len(site)} bestanden in {options.folder}/, {changed} gewijzigd.")
    return EXIT_CLEAN
