"""The names of files and folders: a name is an id and an address, so not every name will do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from generator.model.values import slug
from generator.problems import Place, Problem, allowed_values, nearest, printable, quoted
from generator.program import PROGRAM

_VALID_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OF_PROGRAMS = re.compile(r"Thumbs\.db|desktop\.ini|~\$.*|.*~|.*\.(?:bak|swp|tmp)", re.IGNORECASE)
_SHEETS = (".xlsx", ".xls", ".xlsm", ".ods", ".csv")
RESERVED_NAME = "index"
"""The name that a web server gives the page of a folder."""
_ONLY_YAML = "Hier horen alleen bestanden waarvan de naam eindigt op .yml."
_YAML_ENDING = re.compile(r"\.ya?ml(?=\.|$).*", re.IGNORECASE)


def name_problems(path: Path, name: str) -> list[Problem]:
    """Return what is wrong with a name that becomes part of an address."""
    if _VALID_NAME.fullmatch(name):
        return []
    return [
        Problem(
            Place(path.as_posix()),
            f"De naam {quoted(name)} kan geen webadres zijn.",
            "Gebruik alleen kleine letters, cijfers en streepjes.",
            f"Bijvoorbeeld: {slug(printable(name))}.",
        )
    ]


def naming_problems(path: Path) -> list[Problem]:
    """Return what is wrong with the name of a file that becomes an address."""
    stem = stem_of(path)
    problems = name_problems(path, stem)
    if stem == RESERVED_NAME:
        message = f"{quoted(stem)} kan geen naam zijn: dat adres is van de site zelf."
        problems.append(Problem(Place(path.as_posix()), message, "Geef het een andere naam."))
    if path.name != f"{stem}.yml":
        ending = quoted(path.name[len(stem) :])
        problems.append(
            Problem(
                Place(path.as_posix()),
                f"De naam van dit bestand eindigt op {ending}.",
                "De naam moet eindigen op .yml.",
                f"Maak ervan: {printable(stem)}.yml.",
            )
        )
    return problems


def same_address(path: Path, identifier: str) -> Problem:
    """Return the problem of two files whose names lead to one address."""
    return Problem(
        Place(path.as_posix()),
        f"Er is al een bestand voor het adres {quoted(identifier)}.",
        "Verwijder een van de twee.",
    )


def is_yaml(path: Path) -> bool:
    """Tell whether a file is meant as YAML, also when it is called name.yaml or name.yml.txt."""
    return _YAML_ENDING.search(path.name) is not None


def stem_of(path: Path) -> str:
    """Return the name of a YAML file without its ending, whatever that looks like."""
    return _YAML_ENDING.sub("", path.name)


def is_left_behind(path: Path) -> bool:
    """Tell whether another program made a file for itself: it is no mistake of an editor."""
    return _OF_PROGRAMS.fullmatch(path.name) is not None


def sheet_among_data(path: Path) -> Problem | None:
    """Return the problem of a spreadsheet between the data, which is read in by a command."""
    if not path.name.lower().endswith(_SHEETS):
        return None
    return Problem(
        Place(path.as_posix()),
        "Een rekenblad hoort niet tussen de gegevens.",
        "Haal het uit deze map en lees het in met import-ronde of import-acties. "
        f"Hoe dat gaat, leest u met: {PROGRAM} import-ronde --help",
    )


def stray(path: Path, known: Iterable[str], *, is_folder: bool = False) -> Problem:
    """Return the problem of a file or folder where none like it belongs."""
    what = "Deze map" if is_folder else "Dit bestand"
    names = list(known)
    return Problem(
        Place(path.as_posix()),
        f"{what} hoort hier niet.",
        allowed_values(names) or _ONLY_YAML,
        nearest(path.name, names),
    )
