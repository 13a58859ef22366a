"""Asking git, and taking data out of a repository: text only, never anything that is run."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path

from generator.problems import Place, Problem

_MOST_BYTES = 500_000_000
_MOST_FILES = 100_000
_LINK = (
    "Dit is een koppeling naar iets anders, geen bestand of map.",
    "Zet hier het bestand of de map zelf neer.",
)


class RepositoryError(Exception):
    """Git cannot give what was asked for. The message is for the editor."""


def commit_of(repository: Path, revision: str) -> str | None:
    """Return the full name of a commit, or nothing when the repository does not have it."""
    answer = git_answer(
        repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    return answer.strip() if answer else None


def extract(repository: Path, commit: str, folders: Iterable[str], into: Path) -> list[Problem]:
    """Write some folders of a commit below `into`. What is no file or folder is a problem instead."""
    present = [
        name for name in folders if git_answer(repository, "cat-file", "-e", f"{commit}:{name}") is not None
    ]
    if not present:
        return []
    command = ["git", "-C", str(repository), "archive", "--format=tar", commit, "--", *present]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        try:
            with tarfile.open(fileobj=process.stdout, mode="r|") as archive:
                problems = list(_extract_members(archive, into))
        except tarfile.TarError as error:
            process.kill()
            raise RepositoryError(f"Deze versie kan niet worden uitgepakt: {error}") from error
    return problems


def _extract_members(archive: tarfile.TarFile, into: Path) -> Iterable[Problem]:
    size = 0
    for count, member in enumerate(archive):
        size += member.size
        if size > _MOST_BYTES or count > _MOST_FILES:
            raise RepositoryError("Deze versie is te groot om te bouwen.")
        if member.isfile() or member.isdir():
            archive.extract(member, into, filter="data")
        elif not member.isdev():
            yield Problem(Place(member.name), _LINK[0], _LINK[1])


def top_of(folder: Path) -> tuple[Path, str] | None:
    """Return the work tree that a folder lies in, and the folder's path in there."""
    answer = git_answer(folder, "rev-parse", "--show-toplevel", "--show-prefix") if folder.is_dir() else None
    if answer is None:
        return None
    top, _, prefix = answer.partition("\n")
    return Path(top), prefix.rstrip("\n")


def git_answer(folder: Path, *arguments: str) -> str | None:
    """Return what git prints, or nothing when it refuses or is not there. Paths are taken literally.

    Nothing is locked: an editor may commit while the preview asks git something.
    """
    command = ["git", "--no-optional-locks", "--literal-pathspecs", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode(errors="surrogateescape") if done.returncode == 0 else None
