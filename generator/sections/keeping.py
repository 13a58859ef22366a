"""Keeps sections on disk, so that what has not changed is not made again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.checksums import FILE, NO_FILE, checksums_of
from generator.sections.made import Made

_MADE = TypeAdapter(Made)


@dataclass(frozen=True)
class Keeper:
    """A folder with a section per partnership, and one of the portal; each with a file about it."""

    folder: Path

    @property
    def work(self) -> Path:
        """Where the indexer finds what it reads."""
        return self.folder / "work"

    def section(self, identifier: str) -> Path:
        """Return the folder of a section; the portal has no name."""
        return self.folder / "units" / identifier if identifier else self.folder / "portal"

    def _about(self, identifier: str) -> Path:
        folder = self.section(identifier)
        return folder.with_name(f"{folder.name}.json")

    def ready(self, identifier: str, key: str, names: Collection[str]) -> Made | None:
        """Return a section that was made from the same and lies ready whole; nothing where there is none.

        Its files stand under the names of its partnership and nowhere else, so it replaces nothing of the others.
        """
        folder = self.section(identifier)
        try:
            made = _MADE.validate_json(self._about(identifier).read_bytes())
            is_whole = (
                made.key == key != ""
                and checksums_of(folder) == made.checksums
                and not (folder / FILE).is_symlink()
                and not (folder / FILE).exists()
                and all(_is_own(path, sum, names) for path, sum in made.checksums.items())
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

    def take_over(self, other: Keeper, identifiers: Iterable[str]) -> None:
        """Copy sections of partnerships that lie ready elsewhere; whether they fit is asked when they are needed."""
        if other.folder.resolve() == self.folder.resolve():
            return
        for identifier in identifiers:
            about, section = other._about(identifier), other.section(identifier)
            if about.is_file() and section.is_dir():
                # What cannot be copied, such as a pipe, is in no section that was made: then it is made here.
                with suppress(OSError), self.making(identifier) as folder:
                    # Links stay links: what they lead to is no part, and is not taken for one.
                    shutil.copytree(section, folder, symlinks=True, copy_function=_copied, dirs_exist_ok=True)
                    shutil.copyfile(about, self._about(identifier))

    def join(self, identifiers: Iterable[str], site: Path) -> None:
        """Put sections together in an empty folder.

        The files there are those of the sections, where the disk knows hard links. Who changes one there changes it
        here too; then its section is not whole any more, and is made anew.
        """
        shutil.rmtree(site, ignore_errors=True)
        for identifier in identifiers:
            shutil.copytree(self.section(identifier), site, copy_function=_placed, dirs_exist_ok=True)

    def files(self, identifiers: Collection[str]) -> Mapping[str, bytes]:
        """Return the files of the sections of partnerships by their path on the site."""
        return _Files(self, identifiers)

    def forget_others(self, identifiers: Collection[str]) -> None:
        """Remove the sections of partnerships that are no more."""
        units = self.folder / "units"
        for path in units.iterdir() if units.is_dir() else ():
            if path.name.removesuffix(".json") not in identifiers:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _is_own(path: str, checksum: str, names: Collection[str]) -> bool:
    """Whether a file belongs to the partnership with these names, and is one."""
    parts = path.split("/")
    return parts[parts[0] == "widget"] in names and ".." not in parts and checksum != NO_FILE


def _copied(source: str, target: str) -> None:
    shutil.copyfile(source, target, follow_symlinks=False)


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
