"""Looking at the disk, within bounds: no links out of the tree, and nothing that is too large."""

from __future__ import annotations

import os
import stat
from enum import Enum
from itertools import islice
from pathlib import Path

from generator.problems import Place, Problem

MOST_ENTRIES = 5_000


class EntryKind(Enum):
    """What stands at a place on disk."""

    FILE = "bestand"
    FOLDER = "map"
    OTHER = "iets anders"


def kind_of(path: Path) -> EntryKind:
    """Return what stands at a path. A link is neither a file nor a folder: it is not followed."""
    try:
        mode = path.lstat().st_mode
    except (OSError, ValueError):
        return EntryKind.OTHER
    if stat.S_ISREG(mode):
        return EntryKind.FILE
    return EntryKind.FOLDER if stat.S_ISDIR(mode) else EntryKind.OTHER


def entries_of(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return what stands in a folder, sorted by name. Hidden files are left out."""
    place = Place(folder.as_posix())
    try:
        with os.scandir(folder) as found:
            names = [entry.name for entry in islice(found, MOST_ENTRIES + 1)]
    except OSError:
        return [], [
            Problem(place, "Deze map kan niet worden gelezen.", "Controleer of u er toegang toe hebt.")
        ]
    if len(names) > MOST_ENTRIES:
        return [], [
            Problem(
                place, "In deze map staan te veel bestanden.", f"Het mogen er hooguit {MOST_ENTRIES} zijn."
            )
        ]
    return [folder / name for name in sorted(names) if not name.startswith(".")], []


def read_bytes(path: Path, most: int) -> tuple[bytes | None, list[Problem]]:
    """Return the content of a file of at most `most` bytes, or the problem that prevents it."""
    place = Place(path.as_posix())
    if kind_of(path) is not EntryKind.FILE:
        return None, [not_a_file(path)]
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
            size = os.fstat(file.fileno()).st_size
    except OSError:
        return None, [
            Problem(place, "Dit bestand kan niet worden gelezen.", "Controleer of u er toegang toe hebt.")
        ]
    if len(content) > most:
        limit = f"Een bestand mag hooguit {most // 1_000_000} MB zijn."
        return None, [
            Problem(
                place,
                f"Dit bestand is te groot: {max(size, most) / 1_000_000:.1f} MB.".replace(".", ",", 1),
                limit,
            )
        ]
    return content, []


def not_a_file(path: Path) -> Problem:
    """Return the problem of a link, a device or another thing that is no file."""
    if path.is_symlink():
        return Problem(
            Place(path.as_posix()),
            "Dit is een koppeling naar iets anders, geen bestand of map.",
            "Zet hier het bestand of de map zelf neer.",
        )
    return Problem(
        Place(path.as_posix()), "Dit is geen gewoon bestand.", "Zet hier een gewoon tekstbestand neer."
    )
