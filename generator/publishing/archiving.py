"""A dated archive: data, site and checksums together, to be opened and checked years later.

LEESMIJ.txt        how to open and check it, with plansite and without
SHA256SUMS         what every file must be
archief.json       the reference date, the commit, and when each file last changed
data/ content/     what the site was made from
site/              the site itself
requirements.lock  with which versions of which programs
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.build import Say, build_site
from generator.checksums import checksums_of, write_checksums
from generator.dutch import date_text
from generator.exports.archive import write_archive
from generator.inputs import Inputs
from generator.problems import Problem, has_errors
from generator.publishing.stamp import ARCHIVE_FILE, ArchiveRecord
from generator.publishing.writing import filled
from generator.rendering.templates import TEMPLATES
from generator.repository import commit_of

_PROGRAM = TEMPLATES.parent
_LOCK = "requirements.lock"


class ArchiveError(Exception):
    """There can be no archive at this place. The message is for who asks."""


@dataclass(frozen=True)
class Archive:
    """What came of it: how many files are in the archive, or the problems that prevented it."""

    problems: list[Problem]
    files: int = 0

    @property
    def is_finished(self) -> bool:
        """Whether there is an archive."""
        return not has_errors(self.problems)


def archive(inputs: Inputs, to: Path, say: Say) -> Archive:
    """Build a site and put it into a new archive with what it was made from: a ZIP, or a folder.

    Raises ArchiveError when something is there already: what is kept for years is not overwritten.
    """
    if to.exists() or to.is_symlink():
        raise ArchiveError(f"{to} bestaat al. Kies een andere naam.")
    to.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".plansite-", dir=to.parent) as work:
        site, whole = Path(work, "site"), Path(work, "archief")
        report = build_site(inputs, site, say)
        if not report.is_finished:
            return Archive(report.problems)
        _fill(whole, site, inputs)
        count = len(checksums_of(whole)) + 1
        _put(whole, to, Path(work, "archief.zip"))
    return Archive(report.problems, count)


def _fill(whole: Path, site: Path, inputs: Inputs) -> None:
    whole.mkdir()
    site.rename(whole / "site")
    shutil.copytree(inputs.data, whole / "data")
    shutil.copytree(inputs.content, whole / "content")
    shutil.copyfile(_PROGRAM / _LOCK, whole / _LOCK)
    record = _record(inputs)
    (whole / ARCHIVE_FILE).write_text(
        f"{record.model_dump_json(by_alias=True, indent=2)}\n", encoding="utf-8"
    )
    date = date_text(inputs.reference_date)
    text = filled("leesmij.txt.j2", record=record, date=date, revision=inputs.revision)
    (whole / "LEESMIJ.txt").write_text(text, encoding="utf-8")
    write_checksums(whole)


def _record(inputs: Inputs) -> ArchiveRecord:
    return ArchiveRecord(
        reference_date=inputs.reference_date,
        commit=inputs.revision.commit if inputs.revision else None,
        generator=__version__,
        generator_commit=commit_of(_PROGRAM, "HEAD"),
        modified=dict(sorted(inputs.modified.items())),
    )


def _put(whole: Path, to: Path, zipped: Path) -> None:
    """Put a finished archive at its place in one step."""
    if to.suffix != ".zip":
        whole.rename(to)
        return
    with zipped.open("wb") as target:
        write_archive(_files(whole), target)
    zipped.rename(to)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
