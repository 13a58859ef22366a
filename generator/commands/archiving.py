"""The commands that prove what a site was made from, and keep it for later."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from generator import __version__
from generator.checksums import FILE, Differences
from generator.commands.common import (
    add_history,
    add_inputs,
    add_repository,
    inputs_to_publish,
    print_problems,
)
from generator.commands.outcome import EXIT_CLEAN, EXIT_PROBLEMS, EXIT_WRONG_USE, Commands, say
from generator.commands.publishing import guarded, inputs_without_folders
from generator.disk_errors import reason_of
from generator.dutch import count_text, date_text, list_text, number_text
from generator.editing.form.adding import add_form
from generator.inputs import Inputs
from generator.problems import Problem, has_errors, printable
from generator.publishing.archiving import Archive, ArchiveError, archive
from generator.publishing.publish import commit_inputs
from generator.publishing.stamp import Stamp, StampError, read_stamp
from generator.publishing.verifying import (
    Rebuilt,
    Tree,
    VerifyError,
    carried_files,
    compare_with_list,
    compare_with_rebuilt,
    from_archive,
    from_commit,
    from_folders,
    tree_at,
)
from generator.repository import RepositoryError, commit_of

_MOST = 20
_Step = Callable[[Tree, argparse.Namespace], bool]
_Given = tuple[Inputs, list[Problem]]
_FINISHES = (add_form,)


def add_archiving(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add every command of this module."""
    _add_verify(commands)
    _add_archive(commands)


def _add_verify(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "verify",
        help="ga na of een site is wat een commit en een peildatum opleveren",
        description="Vergelijkt elk bestand met zijn controlegetal, bouwt de site opnieuw en vergelijkt elke byte.",
    )
    parser.add_argument(
        "folder",
        type=Path,
        metavar="MAP",
        help="een gebouwde of gepubliceerde site, of een uitgepakt archief",
    )
    parser.add_argument(
        "--repository",
        type=Path,
        default=None,
        metavar="OPSLAG",
        help="de git-opslag met de commit (standaard: waar u nu bent; bij een archief: het archief zelf)",
    )
    for name, holds in (("--data", "de gegevens"), ("--content", "de geschreven pagina’s")):
        parser.add_argument(
            name,
            type=Path,
            default=None,
            metavar="MAP",
            help=f"bouw van deze map met {holds}, en niet van de commit",
        )
    parser.add_argument(
        "--no-rebuild",
        dest="rebuild",
        action="store_false",
        help="vergelijk alleen met de controlegetallen en bouw niets",
    )
    parser.set_defaults(command=_verify)


def _add_archive(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "archive",
        help="bewaar gegevens en site in één archief met datum",
        description="Bouwt de site en bewaart haar met de gegevens en de controlegetallen.",
    )
    add_inputs(parser)
    add_history(parser)
    parser.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="DOEL",
        help="het archief: een zip-bestand als de naam op .zip eindigt, anders een map",
    )
    add_repository(parser)
    parser.add_argument(
        "--commit",
        default="HEAD",
        metavar="COMMIT",
        help="de commit in die git-opslag (standaard: de nieuwste)",
    )
    parser.set_defaults(command=guarded(_archive))


def _verify(options: argparse.Namespace) -> int:
    """Return 0 when all is the same, 1 when something differs, 2 when that could not be told."""
    try:
        tree = tree_at(options.folder)
    except VerifyError as error:
        say(str(error))
        return EXIT_WRONG_USE
    steps = [_listed, *([_rebuilt] if options.rebuild else [])]
    codes = {_answer(step, tree, options) for step in steps}
    return next(code for code in (EXIT_PROBLEMS, EXIT_WRONG_USE, EXIT_CLEAN) if code in codes)


def _answer(step: _Step, tree: Tree, options: argparse.Namespace) -> int:
    try:
        return EXIT_CLEAN if step(tree, options) else EXIT_PROBLEMS
    except (VerifyError, StampError, RepositoryError) as error:
        say(str(error))
    except OSError as error:
        say(f"Dit is niet te lezen: {reason_of(error)}.")
    return EXIT_WRONG_USE


def _listed(tree: Tree, options: argparse.Namespace) -> bool:
    """Tell whether every file is as the list of checksums says."""
    count, found = compare_with_list(tree.folder)
    if found:
        print(f"Niet alles is zoals {FILE} zegt:")
        _print_differences(found)
    else:
        print(f"{count_text(count, 'bestand', 'bestanden')}: alles is zoals {FILE} zegt.")
    if carried := carried_files(tree):
        names = list_text([printable(path) for path in carried])
        print(f"Van de vorige versie, voor wie nog een pagina open heeft: {names}.")
    return not found


def _rebuilt(tree: Tree, options: argparse.Namespace) -> bool:
    """Tell whether building again gives the same bytes."""
    stamp = read_stamp(tree.site)
    if stamp.generator != __version__:
        say(
            f"De site is gemaakt met plansite {stamp.generator} en dit is plansite {__version__}. "
            "Verschillen kunnen daarvan komen."
        )
    source, inputs_of_source = _source(tree, stamp, options)
    with inputs_of_source as (inputs, problems):
        rebuilt = Rebuilt(problems) if has_errors(problems) else compare_with_rebuilt(tree.site, inputs, say)
    if has_errors(rebuilt.problems):
        print_problems(rebuilt.problems)
        print(f"Van {source} is geen site te bouwen.")
    elif rebuilt.differences:
        print(f"De site is niet wat {source} oplevert:")
        _print_differences(rebuilt.differences)
    else:
        print(f"Opnieuw gebouwd van {source}: elke byte is gelijk.")
    return rebuilt.is_same


def _source(
    tree: Tree, stamp: Stamp, options: argparse.Namespace
) -> tuple[str, AbstractContextManager[_Given]]:
    """Return what the site is built from again, in words and as inputs."""
    day = f"op peildatum {date_text(stamp.reference_date)}"
    if options.data or options.content:
        data, content = options.data or Path("data"), options.content or Path("content")
        return f"{data} en {content} {day}", from_folders(data, content, stamp, _FINISHES)
    if tree.is_archive and options.repository is None:
        return f"het archief {day}", from_archive(tree.folder, stamp, _FINISHES)
    repository = (options.repository or Path()).absolute()
    return f"commit {stamp.commit} {day}", from_commit(repository, stamp, _FINISHES)


def _print_differences(found: Differences) -> None:
    lines = [
        *(f"gewijzigd: {path}" for path in found.changed),
        *(f"ontbreekt: {path}" for path in found.missing),
        *(f"hoort er niet bij: {path}" for path in found.extra),
    ]
    for line in lines[:_MOST]:
        print(f"  {printable(line)}")
    if len(lines) > _MOST:
        print(f"  en nog {number_text(len(lines) - _MOST)}.")


def _archive(options: argparse.Namespace) -> int:
    # The work folder changes while a commit is built, so the path must hold from everywhere.
    to = options.to.absolute()
    try:
        with _inputs_to_keep(options) as (inputs, problems):
            made = Archive(problems) if has_errors(problems) else archive(inputs, to, say)
            print_problems(made.problems)
    except ArchiveError as error:
        say(str(error))
        return EXIT_PROBLEMS
    if not made.is_finished:
        say("Er is geen archief gemaakt.")
        return EXIT_PROBLEMS
    say(f"{count_text(made.files, 'bestand', 'bestanden')} in {options.to}. {_origin(inputs)}")
    return EXIT_CLEAN


@contextmanager
def _inputs_to_keep(options: argparse.Namespace) -> Iterator[_Given]:
    if options.repository is None:
        yield inputs_to_publish(options), []
        return
    repository = options.repository.absolute()
    commit = commit_of(repository, options.commit)
    if commit is None:
        raise RepositoryError(f"De commit “{options.commit}” staat niet in {options.repository}.")
    with commit_inputs(repository, commit, inputs_without_folders(options)) as given:
        yield given


def _origin(inputs: Inputs) -> str:
    day, revision = f"Peildatum {date_text(inputs.reference_date)}", inputs.revision
    if revision is None:
        return f"{day}, zonder commit: git kent deze gegevens niet."
    if revision.is_changed:
        return f"{day}, met wijzigingen die nog niet in git staan. Leg die vast, en maak het archief daarna."
    return f"{day}, commit {revision.commit}."
