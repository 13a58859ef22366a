"""The command line: the only place that asks what day it is, and that prints."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import __version__
from generator.build import Inputs, build_site, make_markdown, read_inputs
from generator.freezing import freeze
from generator.problems import Problem, has_errors
from generator.reports import FORMATS, summary
from generator.serve import serve
from generator.site import write_site

EXIT_CLEAN, EXIT_PROBLEMS, EXIT_WRONG_USE = 0, 1, 2
_TIME_ZONE = ZoneInfo("Europe/Amsterdam")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when all is well, 1 on problems in the data, 2 on wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    command = getattr(options, "command", None)
    if command is None:
        parser.print_help()
        return EXIT_WRONG_USE
    try:
        return int(command(options))
    except KeyboardInterrupt:
        return EXIT_CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plansite",
        description="Maakt van veiligheidsplannen in YAML een openbare website.",
        epilog="Begin met: plansite check (is alles goed ingevuld?) en plansite serve (bekijk de site).",
    )
    parser.add_argument("--version", action="version", version=f"plansite {__version__}")
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT")
    _add_build(commands)
    _add_check(commands)
    _add_serve(commands)
    _add_markdown(commands)
    _add_freeze(commands)
    return parser


Commands = argparse._SubParsersAction  # argparse gives this type no public name


def _add_build(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("build", help="maak de hele site", description="Maakt de hele site.")
    _add_inputs(parser)
    parser.add_argument("--site-dir", type=Path, default=Path("site"), metavar="MAP",
                        help="de map voor de site (standaard: site)")
    parser.set_defaults(command=_build)


def _add_check(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("check", help="controleer de gegevens",
                                 description="Controleert alle gegevens en noemt alles wat niet klopt, met bestand en regel.")
    _add_inputs(parser)
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="hoe het verslag eruitziet (standaard: text)")
    parser.set_defaults(command=_check)


def _add_serve(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("serve", help="bekijk de site en zie elke wijziging meteen",
                                 description="Toont de site op deze computer en bouwt haar opnieuw bij elke wijziging.")
    _add_inputs(parser)
    parser.add_argument("--port", type=int, default=8000, metavar="POORT", help="de poort (standaard: 8000)")
    parser.set_defaults(command=_serve)


def _add_markdown(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("markdown", help="schrijf de pagina’s als Markdown naar een map",
                                 description="Schrijft alle pagina’s als Markdown in één map, voor elk programma dat Markdown opmaakt.")
    parser.add_argument("folder", type=Path, metavar="MAP", help="de map; wat er staat en niet bij de site hoort, verdwijnt")
    _add_inputs(parser)
    parser.set_defaults(command=_markdown)


def _add_freeze(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("freeze", help="leg een voortgangsbericht voorgoed vast",
                                 description="Schrijft in het bestand van een voortgangsbericht wat er nu bekend is. Daarna verandert het niet meer.")
    parser.add_argument("round", metavar="SAMENWERKING/RONDE", help="bijvoorbeeld: zblw/2024-q3")
    _add_inputs(parser)
    parser.set_defaults(command=_freeze)


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=Path("data"), metavar="MAP", help="de map met de gegevens (standaard: data)")
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="MAP",
                        help="de map met geschreven pagina’s (standaard: content)")
    parser.add_argument("--reference-date", type=_date, default=None, metavar="JJJJ-MM-DD",
                        help="de peildatum (standaard: vandaag in Nederland)")
    parser.add_argument("--partnership", nargs="+", action="extend", default=[], metavar="NAAM",
                        help="alleen deze samenwerkingen (standaard: alle)")
    parser.add_argument("--base-url", default=None, metavar="ADRES", help="het webadres van de site (standaard: uit site.yml)")
    parser.add_argument("--preview", action="store_true", help="een proefversie die zoekmachines overslaan")


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is geen datum; schrijf jaar-maand-dag, bijvoorbeeld 2024-07-01") from None


def _inputs(options: argparse.Namespace) -> Inputs:
    return Inputs(
        data=options.data,
        content=options.content,
        reference_date=options.reference_date or datetime.datetime.now(_TIME_ZONE).date(),
        partnerships=tuple(options.partnership),
        base_url=options.base_url,
        is_preview=options.preview,
    )


def _build(options: argparse.Namespace) -> int:
    report = build_site(_inputs(options), options.site_dir, _say)
    _print_problems(report.problems)
    if not report.is_finished:
        _say(f"Er is niets veranderd aan {options.site_dir}/.")
        return EXIT_PROBLEMS
    _say(f"{report.pages} pagina’s in {options.site_dir}/, {report.changed} gewijzigd, "
         f"in {report.seconds:.1f} seconden. {summary(report.problems)}")
    return EXIT_CLEAN


def _check(options: argparse.Namespace) -> int:
    _, _, problems = read_inputs(_inputs(options))
    print(FORMATS[options.format](problems), end="")
    return EXIT_PROBLEMS if has_errors(problems) else EXIT_CLEAN


def _serve(options: argparse.Namespace) -> int:
    return serve(lambda: _inputs(options), options.port, _say)


def _markdown(options: argparse.Namespace) -> int:
    site, edition, problems = make_markdown(_inputs(options))
    _print_problems(problems)
    if edition is None:
        return EXIT_PROBLEMS
    changed = write_site(site, options.folder)
    _say(f"{len(site)} bestanden in {options.folder}/, {changed} gewijzigd.")
    return EXIT_CLEAN


def _freeze(options: argparse.Namespace) -> int:
    inputs = _inputs(options)
    portal, _, problems = read_inputs(inputs)
    if portal is None:
        _print_problems(problems)
        return EXIT_PROBLEMS
    refusal = freeze(portal, options.round, inputs.data, inputs.reference_date)
    _say(refusal or f"De ronde {options.round} is bevroren op {inputs.reference_date.isoformat()}.")
    return EXIT_PROBLEMS if refusal else EXIT_CLEAN


def _print_problems(problems: Iterable[Problem]) -> None:
    print(FORMATS["text"](list(problems)), end="")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
