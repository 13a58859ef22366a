"""Everything in a data folder that is written from the model: schemas, field reference and modelines."""

from __future__ import annotations

from pathlib import Path

from generator.editing.changes import Changes
from generator.editing.kinds import KINDS, SCHEMA_FOLDER, kind_at, with_modeline
from generator.editing.reference import reference_text
from generator.editing.schema import schema_files
from generator.loading.disk import EntryKind, kind_of

README = "README.md"


def outdated(data: Path, *, with_readme: bool) -> Changes:
    """Return what has to change in a data folder so that all of it fits the model."""
    wanted = dict(schema_files())
    if with_readme:
        wanted[README] = reference_text()
    wanted |= _modelines(data)
    changes: dict[Path, str | None] = {
        data / name: text for name, text in wanted.items() if _read(data / name) != text
    }
    stale = {
        path: None for path in sorted((data / SCHEMA_FOLDER).glob("*")) if _relative(path, data) not in wanted
    }
    return changes | stale


def _modelines(data: Path) -> dict[str, str]:
    """Return every data file with its right modeline. Line breaks stay what they are."""
    found: dict[str, str] = {}
    for path in sorted(data.rglob("*.yml")):
        kind = kind_at(_relative(path, data))
        text = _read(path) if kind and kind_of(path) is EntryKind.FILE else None
        if kind and text is not None:
            found[_relative(path, data)] = with_modeline(text, kind)
    return found


def _relative(path: Path, data: Path) -> str:
    return path.relative_to(data).as_posix()


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def editor_settings(data_folders: list[str]) -> dict[str, list[str]]:
    """Return which schema of the first folder belongs to which files, as VS Code's YAML extension asks it."""
    return {
        f"./{data_folders[0]}/{kind.schema_file}": [f"{folder}/{kind.place}" for folder in data_folders]
        for kind in KINDS
    }
