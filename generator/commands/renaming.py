"""`plansite rename` and `plansite remove`: addresses stay alive, and references are mended."""

from __future__ import annotations

import argparse

from generator.commands.common import add_folders, inputs_of
from generator.commands.outcome import Commands
from generator.commands.proposing import finish, refuse_broken_data
from generator.editing.removing import remove
from generator.editing.renaming import rename
from generator.inputs import Inputs, read_inputs
from generator.loading.folders import Documents
from generator.loading.walk import load_documents
from generator.problems import Problem, has_errors

_PATH_HELP = "bijvoorbeeld: zblw/acties/weerbaarheidsscan"


def add_rename(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "rename",
        help="geef een bestand een andere naam",
        description="Geeft een bestand of een samenwerking een andere naam. Het oude webadres blijft werken, "
        "en alles wat ernaar verwijst wordt aangepast.",
    )
    parser.add_argument("path", metavar="PAD", help=_PATH_HELP)
    parser.add_argument("name", metavar="NIEUWE-NAAM", help="alleen kleine letters, cijfers en streepjes")
    add_folders(parser)
    parser.set_defaults(command=_rename)


def add_remove(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "remove",
        help="verwijder een bestand",
        description="Verwijdert een bestand. Op het oude webadres staat daarna wat ermee is gebeurd.",
    )
    parser.add_argument("path", metavar="PAD", help=_PATH_HELP)
    parser.add_argument("--uitleg", required=True, metavar="TEKST", help="wat ermee is gebeurd, in één zin")
    add_folders(parser)
    parser.set_defaults(command=_remove)


def _rename(options: argparse.Namespace) -> int:
    inputs = inputs_of(options)
    documents, problems = _read(inputs)
    if has_errors(problems):
        return refuse_broken_data(problems)
    return finish(rename(documents, inputs.data, options.path, options.name), inputs, problems)


def _remove(options: argparse.Namespace) -> int:
    inputs = inputs_of(options)
    documents, problems = _read(inputs)
    if has_errors(problems):
        return refuse_broken_data(problems)
    explanation = " ".join(options.uitleg.split())
    proposal = remove(documents, inputs.data, options.path, explanation, inputs.reference_date)
    return finish(proposal, inputs, problems)


def _read(inputs: Inputs) -> tuple[Documents, list[Problem]]:
    return load_documents(inputs.data)[0], read_inputs(inputs)[2]
