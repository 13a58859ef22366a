"""When each file last changed, as git knows it. Read once, at the edge, and passed on as a mapping.

Only dates leave this module, never a name. A folder outside git, a repository without
commits and a shallow clone, whose oldest commit would claim every file, have no history.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.repository import git_answer, top_of

History = Mapping[str, datetime.date]
"""The day of the last change by path, as the repository of an editor has it: data/… and content/…"""

_TIME_ZONE = ZoneInfo("Europe/Amsterdam")
_MARK = "\x01"


def history_of_folders(data: Path, content: Path) -> History:
    """Return the history of the files in a data and a content folder of a work tree."""
    folders: dict[Path, dict[str, str]] = {}
    for name, folder in (("data/", data), ("content/", content)):
        found = top_of(folder)
        if found:
            folders.setdefault(found[0], {})[found[1]] = name
    return {path: date for top, prefixes in folders.items() for path, date in _dates(top, "HEAD", prefixes)}


def history_of_commit(repository: Path, commit: str) -> History:
    """Return the history of the files in data/ and content/ of a commit."""
    return dict(_dates(repository, commit, {"data/": "data/", "content/": "content/"}))


def _dates(
    repository: Path, revision: str, prefixes: Mapping[str, str]
) -> Iterator[tuple[str, datetime.date]]:
    """Yield the path and date of every file below the prefixes, each once, with what replaces the prefix."""
    if git_answer(repository, "rev-parse", "--is-shallow-repository") != "false\n":
        return
    log = git_answer(
        repository,
        "log",
        "-z",
        "--no-show-signature",
        "--date-order",
        f"--format={_MARK}%ct",
        "--name-only",
        "--no-renames",
        revision,
        "--",
        *(prefix or "." for prefix in prefixes),
    )
    for path, seconds in _newest(log or "").items():
        for prefix, name in prefixes.items():
            if path.startswith(prefix):
                yield (
                    name + path.removeprefix(prefix),
                    datetime.datetime.fromtimestamp(seconds, _TIME_ZONE).date(),
                )


def _newest(log: str) -> Mapping[str, int]:
    """Return when each file changed last: in the log no commit stands above a later one on its line."""
    newest: dict[str, int] = {}
    seconds = 0
    for part in log.split("\0"):
        field = part.lstrip("\n")
        if field.startswith(_MARK):
            seconds = int(field.removeprefix(_MARK).rstrip("\n"))
        elif field:
            newest.setdefault(field, seconds)
    return newest
