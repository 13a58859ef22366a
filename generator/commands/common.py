"""What commands share: the options that name the inputs, and printing."""

from __future__ import annotations

import argparse
import dataclasses
import datetime
from collections.abc import Iterable
from pathlib import Path

from generator.editing.form.adding import add_form
from generator.edition import Revision
from generator.history import history_of_folders
from generator.inputs import Booklets, Inputs
from generator.model.values import is_web_address
from generator.problems import Problem
from generator.reports import FORMATS
from generator.repository import commit_of, git_answer


def add_folders(parser: argparse.ArgumentParser) -> None:
    """Add the options of a command that always reads everything: where it stands, and which day it is."""
    parser.set_defaults(partnership=[], base_url=None, preview=False, live=False)
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("data"),
        metavar="MAP",
        help="de map met de gegevens (standaard: data)",
    )
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="MAP",
        help="de map met geschreven pagina’s (standaard: content)",
    )
    parser.add_argument(
        "--reference-date",
        type=date_option,
        default=None,
        metavar="JJJJ-MM-DD",
        help="de peildatum (standaard: vandaag in Nederland)",
    )


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what is read."""
    add_folders(parser)
    parser.add_argument(
        "--partnership",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAAM",
        help="alleen deze samenwerkingen (standaard: alle)",
    )
    add_base_url(parser)
    parser.add_argument("--preview", action="store_true", help="een proefversie die zoekmachines overslaan")


def add_base_url(parser: argparse.ArgumentParser) -> None:
    """Add the option that says where the site will stand, if not where `site.yml` says."""
    parser.add_argument(
        "--base-url",
        type=web_address_option,
        default=None,
        metavar="ADRES",
        help="het webadres van de site (standaard: uit site.yml)",
    )


def add_live(parser: argparse.ArgumentParser) -> None:
    """Add the option of a command whose outcome may be for visitors."""
    parser.add_argument(
        "--live",
        action="store_true",
        help="keur ook af wat nog niet is ingevuld, want dat mag niet live (standaard: let op)",
    )


def add_history(parser: argparse.ArgumentParser) -> None:
    """Add the option of a command that makes pages, which can say when their file last changed."""
    parser.add_argument(
        "--no-history",
        dest="history",
        action="store_false",
        help="toon niet wanneer de inhoud is gewijzigd (standaard: wel, als git dat weet)",
    )


def add_repository(parser: argparse.ArgumentParser) -> None:
    """Add the option of a command that can read what is committed instead of what stands in folders."""
    parser.add_argument(
        "--repository",
        type=Path,
        default=None,
        metavar="MAP",
        help="neem de gegevens uit deze git-opslag in plaats van uit mappen",
    )


def date_option(text: str) -> datetime.date:
    """Read a day that was typed as an option."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is geen datum; schrijf jaar-maand-dag, bijvoorbeeld 2024-07-01"
        ) from None


def web_address_option(text: str) -> str | None:
    """Read a web address that was typed as an option; a preview may stand on a computer without https."""
    if not text:  # as scripts write it that have none
        return None
    if not is_web_address(text.replace("http://", "https://", 1)):
        raise argparse.ArgumentTypeError(
            f"“{text}” is geen webadres; een webadres begint met https:// of http:// en heeft geen spaties"
        )
    return text


def inputs_of(options: argparse.Namespace) -> Inputs:
    """Return the inputs that the options name. The clock comes from the command line itself."""
    return Inputs(
        data=options.data,
        content=options.content,
        reference_date=reference_date_of(options),
        partnerships=tuple(options.partnership),
        base_url=options.base_url,
        is_preview=options.preview,
        is_live=options.live,
        modified=history_of_folders(options.data, options.content)
        if getattr(options, "history", False)
        else {},
        revision=revision_of(options.data, options.content) if getattr(options, "history", False) else None,
    )


def reference_date_of(options: argparse.Namespace) -> datetime.date:
    """Return the day that the site speaks of: the one that was asked for, or today."""
    date: datetime.date = options.reference_date or options.clock().date()
    return date


def inputs_to_publish(options: argparse.Namespace) -> Inputs:
    """Return the inputs of a site for others to visit: it has the form and the booklets, if site.yml says so."""
    booklets = Booklets.ALWAYS if getattr(options, "booklets", False) else Booklets.AS_SET
    return dataclasses.replace(inputs_of(options), finishes=(add_form,), booklets=booklets)


def revision_of(data: Path, content: Path) -> Revision | None:
    """Return the commit that the data come from, and whether anything was changed since; nothing outside git."""
    commit = commit_of(data, "HEAD") if data.is_dir() else None
    if commit is None:
        return None
    # Where git does not know the content, no commit holds all of the site.
    changes = (git_answer(folder, "status", "--porcelain", "--", ".") for folder in (data, content))
    return Revision(commit, any(change != "" for change in changes))


def print_problems(problems: Iterable[Problem]) -> None:
    """Print the report for people."""
    print(FORMATS["text"](list(problems)), end="", flush=True)
