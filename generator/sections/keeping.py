"""Keeps sections on disk, so that what has not changed is not made again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.checksums import FILE, NO_FILE, checksums_of, paths_of
from generator.model.portal import Unit
from generator.sections.made import Made
from generator.site import make_folders

_MADE = TypeAdapter(Made)
_DEEPEST = 20


@dataclass(frozen=True)
class Keeper:
    """A folder with a section per partnership, and one of the portal; each with a file about it."""

    folder: Path

    def section(self, identifier: str) -> Path:
        """Return the folder of a section; the portal has no name."""
        return self.folder / "units" / identifier if identifier else self.folder / "portal"

    def _about(self, identifier: str) -> Path:
        folder = self.section(identifier)
        return folder.with_name(f"{folder.name}.json")

    def ready(self, unit: Unit, key: str) -> Made | None:
        """Return a section that was made from the same and lies ready whole; nothing where there is none.

        Its files stand under the names of its partnership and nowhere else, so it replaces nothing of the others.
        """
        folder = self.section(unit.id)
        try:
            made = _MADE.validate_json(self._about(unit.id).read_bytes())
            is_whole = (
                made.key == key != ""
                and checksums_of(folder) == made.checksums
                and not os.path.lexists(folder / FILE)
                and NO_FILE not in made.checksums.values()
                and all(_is_own(path, unit.names) for path in made.checksums)
            )
        except (OSError, ValidationError):
            return None
        return made if is_whole else None

    @contextmanager
    def making(self, identifier: str) -> Iterator[Path]:
        """Give an empty folder for a section. What is said about it comes last: cut off halfway, it is not ready."""
        self._about(identifier).unlink(missing_ok=True)
        folder = self.section(identifier)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        yield folder

    def keep(self, identifier: str, made: Made) -> Made:
        """Say of a section that it lies ready."""
        self._about(identifier).write_bytes(_MADE.dump_json(made))
        return made

    def take_over(self, other: Keeper, units: Iterable[Unit]) -> None:
        """Copy sections of partnerships that lie ready elsewhere; whether they fit is asked when they are needed."""
        if other.folder.resolve() == self.folder.resolve():
            return
        for unit in units:
            # What is no section, or no file of one, is left where it is; the section is made here then.
            with suppress(OSError, ValueError):
                made = _MADE.validate_json(_regular(other._about(unit.id), other.folder).read_bytes())
                with self.making(unit.id) as folder:
                    for path in made.checksums:
                        if _is_own(path, unit.names):
                            (folder / path).parent.mkdir(parents=True, exist_ok=True)
                            found = _regular(other.section(unit.id) / path, other.folder)
                            shutil.copyfile(found, folder / path)
                self.keep(unit.id, made)

    def join(self, identifiers: Iterable[str], site: Path) -> None:
        """Put sections together in an empty folder.

        The files there are those of the sections, where the disk knows hard links. Who changes one there changes it
        here too; then its section is not whole any more, and is made anew.
        """
        shutil.rmtree(site, ignore_errors=True)
        for identifier in identifiers:
            section = self.section(identifier)
            paths = list(paths_of(section))
            make_folders(site, paths)
            for path in paths:
                _placed(f"{section}/{path}", f"{site}/{path}")

    def files(self, identifiers: Collection[str]) -> Mapping[str, bytes]:
        """Return the files of the sections of partnerships by their path on the site."""
        return _Files(self, identifiers)

    def forget_others(self, identifiers: Collection[str]) -> None:
        """Remove the sections of partnerships that are no more."""
        units = self.folder / "units"
        for path in units.iterdir() if units.is_dir() else ():
            if path.name.removesuffix(".json") not in identifiers:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _is_own(path: str, names: Collection[str]) -> bool:
    """Whether a file belongs to the partnership with these names."""
    parts = path.split("/")
    name = parts[1] if parts[0] == "widget" and len(parts) > 2 else parts[0]
    return name in names and 1 < len(parts) <= _DEEPEST and ".." not in parts


def _regular(path: Path, within: Path) -> Path:
    """Return the path of a file. Raises OSError at a pipe, a link, or a link on the way to it inside the folder."""
    if not path.is_file() or path.resolve() != within.resolve() / path.relative_to(within):
        raise OSError(f"{path} is no file")
    return path


def _placed(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise  # two sections with one file: writing through the link would change the first
    except OSError:
        shutil.copyfile(source, target)


class _Files(Mapping[str, bytes]):
    """Files that are read when they are asked for: all together they may be larger than memory."""

    def __init__(self, keeper: Keeper, identifiers: Collection[str]) -> None:
        self._keeper = keeper
        self._identifiers = identifiers

    def _place(self, path: object) -> Path | None:
        unit = str(path).partition("/")[0]
        return self._keeper.section(unit) / str(path) if unit in self._identifiers else None

    def __contains__(self, path: object) -> bool:
        place = self._place(path)
        return place is not None and place.is_file()

    def __getitem__(self, path: str) -> bytes:
        place = self._place(path)
        if place is None or not place.is_file():
            raise KeyError(path)
        return place.read_bytes()

    def __iter__(self) -> Iterator[str]:
        for identifier in self._identifiers:
            section = self._keeper.section(identifier)
            yield from (
                path.relative_to(section).as_posix() for path in sorted(section.rglob("*")) if path.is_file()
            )

    def __len__(self) -> int:
        return sum(1 for _ in self)
