"""Proving that a published site is what a commit and a date produce.

Two questions, each with an answer of its own. Is every file as the list of checksums in the
site says? And does building again from what the site says that it was made from give the same
bytes? The first needs the site alone; the second finds who changed the list too.
"""

from __future__ import annotations

import dataclasses
import os
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator import checksums
from generator.build import Say, build_site
from generator.checksums import ChecksumError, Differences, checksums_of, differences, read_checksum_list
from generator.history import history_of_folders
from generator.inputs import Booklets, Finish, Inputs
from generator.problems import Problem, has_errors
from generator.publishing.carrying import carried_by, without_carried
from generator.publishing.publish import commit_inputs
from generator.publishing.stamp import ARCHIVE_FILE, Stamp, read_archive_record
from generator.repository import commit_of, git_answer

Sources = Iterator[tuple[Inputs, list[Problem]]]


class VerifyError(Exception):
    """It cannot be told whether a site is right. The message is for who checks."""


@dataclass(frozen=True)
class Tree:
    """A folder to be checked: a built site, what a web server publishes, or an unpacked archive."""

    folder: Path
    """The folder that the list of checksums is about."""
    site: Path

    @property
    def is_archive(self) -> bool:
        """Whether the data stand beside the site."""
        return self.folder != self.site


@dataclass(frozen=True)
class Rebuilt:
    """What came of building again: the problems that prevented it, or the differences."""

    problems: list[Problem]
    differences: Differences = field(default_factory=Differences)

    @property
    def is_same(self) -> bool:
        """Whether it gave the same bytes."""
        return not has_errors(self.problems) and not self.differences


def tree_at(folder: Path) -> Tree:
    """Find the site in a folder. Raises VerifyError when there is none."""
    if not folder.is_dir():
        raise VerifyError(f"De map {folder} bestaat niet.")
    # Not what the link names later: a publish meanwhile must not mix two versions.
    for found in (Path(os.path.realpath(folder / name)) for name in ("current", ".")):
        if (found / ARCHIVE_FILE).is_file():
            return Tree(found, found / "site")
        if (found / checksums.FILE).is_file() or (found / "versie.json").is_file():
            return Tree(found, found)
    raise VerifyError(f"In de map {folder} staat geen site en geen archief van plansite.")


def compare_with_list(folder: Path) -> tuple[int, Differences]:
    """Compare a folder with its list of checksums. Returns how many files the list names, and the differences.

    Raises VerifyError when there is no such list.
    """
    try:
        expected = read_checksum_list(folder / checksums.FILE)
    except ChecksumError as error:
        raise VerifyError(str(error)) from error
    return len(expected), differences(expected, without_carried(folder, checksums_of(folder)))


def carried_files(tree: Tree) -> list[str]:
    """Return the files that are no part of the version, but of the one before: nothing can be said of their origin."""
    return sorted(carried_by(tree.site, checksums_of(tree.site)))


def compare_with_rebuilt(site: Path, inputs: Inputs, say: Say) -> Rebuilt:
    """Build the site again and compare every byte, those of its list of checksums too."""
    with tempfile.TemporaryDirectory(prefix="plansite-") as folder:
        again = Path(folder, "site")
        report = build_site(inputs, again, say)
        if not report.is_finished:
            return Rebuilt(report.problems)
        return Rebuilt([], differences(_all_of(again), _all_of(site)))


def _all_of(site: Path) -> dict[str, str]:
    sums = without_carried(site, checksums_of(site))
    path = site / checksums.FILE
    return {**sums, checksums.FILE: path.read_bytes().hex()} if path.is_file() else dict(sums)


@contextmanager
def from_commit(repository: Path, stamp: Stamp, finishes: tuple[Finish, ...]) -> Sources:
    """Give the inputs as the commit has them that the site names. Raises VerifyError when git cannot."""
    if stamp.commit is None:
        raise VerifyError(
            "De site noemt geen commit. Noem de gegevens waarvan zij is gemaakt met --data en --content."
        )
    if git_answer(repository, "rev-parse", "--git-dir") is None:
        raise VerifyError(f"{repository} is geen git-opslag. Noem er een met --repository.")
    if commit_of(repository, stamp.commit) is None:
        raise VerifyError(
            f"De commit {stamp.commit} staat niet in {repository}. Haal hem op met git fetch, "
            "of noem een andere git-opslag met --repository."
        )
    if stamp.has_history and git_answer(repository, "rev-parse", "--is-shallow-repository") == "true\n":
        raise VerifyError(
            f"In {repository} ontbreekt een deel van de geschiedenis. Haal die op met git fetch --unshallow."
        )
    with commit_inputs(repository, stamp.commit, _inputs(stamp, finishes)) as (inputs, problems):
        yield _as_stamped(inputs, stamp), problems


@contextmanager
def from_archive(archive: Path, stamp: Stamp, finishes: tuple[Finish, ...]) -> Sources:
    """Give the inputs as an unpacked archive has them. Raises StampError when its record is unreadable."""
    modified = read_archive_record(archive).modified
    with chdir(archive):
        yield _as_stamped(dataclasses.replace(_inputs(stamp, finishes), modified=modified), stamp), []


@contextmanager
def from_folders(data: Path, content: Path, stamp: Stamp, finishes: tuple[Finish, ...]) -> Sources:
    """Give the inputs as two folders have them."""
    inputs = dataclasses.replace(
        _inputs(stamp, finishes), data=data, content=content, modified=history_of_folders(data, content)
    )
    yield _as_stamped(inputs, stamp), []


def _inputs(stamp: Stamp, finishes: tuple[Finish, ...]) -> Inputs:
    return Inputs(
        data=Path("data"),
        content=Path("content"),
        reference_date=stamp.reference_date,
        partnerships=stamp.partnerships,
        base_url=stamp.base_url,
        is_preview=stamp.is_preview,
        finishes=finishes,
        booklets=Booklets.ALWAYS if stamp.has_booklets else Booklets.NEVER,
    )


def _as_stamped(inputs: Inputs, stamp: Stamp) -> Inputs:
    """Add what the site says about its repository; whether that is true, its bytes tell."""
    modified = inputs.modified if stamp.has_history else {}
    return dataclasses.replace(inputs, modified=modified, revision=stamp.revision)
