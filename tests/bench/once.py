"""Builds one site in one process, and prints what each stage took as one line of JSON.

    python -m tests.bench.once FOLDER

FOLDER holds `data` and `content`; the site comes beside them. Nothing is kept from an earlier build.
"""

from __future__ import annotations

import argparse
import datetime
import functools
import json
import resource
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.garbage import nothing_is_garbage
from tests.bench.memory import most_memory

with nothing_is_garbage():  # as the command line does
    from generator import build, inputs
    from generator.build import build_site, work_folder
    from generator.inputs import Inputs
    from generator.mkdocs_adapter import Renderer
    from generator.search.pagefind import Indexer
    from generator.sections import making
    from generator.site import Section

DAY = datetime.date(2026, 11, 26)
_DIVIDES = "fitting_processes"
# Which work of a build counts for which stage; what is in none of these is "finish".
_STAGES: tuple[tuple[str, object, str], ...] = (
    ("load", inputs, "load_documents"),
    ("check", inputs, "check_documents"),
    ("pages", making, "unit_section"),
    ("pages", making, "portal_section"),
    ("MkDocs", Renderer, "rendered"),
    ("index", making, "documents_of"),
    ("index", making, "index_files"),
    ("index", Indexer, "__exit__"),  # what Pagefind took is known when it ended
)


@dataclass
class Taken:
    """What a stage took."""

    cpu: float = 0.0
    """Seconds, user and system, with the programs that it started."""
    user: float = 0.0
    """Of which user."""
    wall: float = 0.0
    """Seconds on the clock."""
    peak: float = 0.0
    """By how many MB the most memory that the program ever had rose meanwhile."""
    bytes: int = 0
    """Of the files that it gave."""

    def of_stage(self) -> dict[str, float]:
        """Return it as it stands in the results."""
        return {
            "cpu": round(self.cpu, 2),
            "user": round(self.user, 2),
            "wall": round(self.wall, 2),
            "peak": round(self.peak, 1),
            "bytes": self.bytes,
        }


def _now() -> Taken:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    user = own.ru_utime + children.ru_utime
    cpu = user + own.ru_stime + children.ru_stime
    return Taken(cpu, user, time.monotonic(), most_memory())


def _timed(function: Callable[..., Any], taken: Taken) -> Callable[..., Any]:
    @functools.wraps(function)
    def measured(*arguments: Any, **named: Any) -> Any:
        before = _now()
        made = function(*arguments, **named)
        after = _now()
        taken.cpu += after.cpu - before.cpu
        taken.user += after.user - before.user
        taken.wall += after.wall - before.wall
        taken.peak += after.peak - before.peak
        taken.bytes += _bytes_of(made)
        return made

    return measured


def _bytes_of(made: object) -> int:
    """How large the files are that a function returned: of a section, or all that there is. Of a page, its body."""
    if isinstance(made, Section):
        return sum(len(page.body) for page in made.markdown.values()) + _bytes_of(made.files)
    return sum(map(len, made.values())) if isinstance(made, Mapping) else 0


def main() -> None:
    """Build, and tell what it took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    site = options.folder / "site"
    shutil.rmtree(work_folder(site), ignore_errors=True)
    shutil.rmtree(site, ignore_errors=True)
    setattr(build, _DIVIDES, lambda pieces: 1)
    stages: dict[str, Taken] = defaultdict(Taken)
    for stage, owner, name in _STAGES:
        setattr(owner, name, _timed(getattr(owner, name), stages[stage]))
    before = _now()
    report = build_site(
        Inputs(options.folder / "data", options.folder / "content", DAY), site, lambda line: None
    )
    assert report.is_finished, report.problems
    after = _now()
    files = [path for path in site.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    # The start of Python and the imports count too: an editor waits for them.
    start = Taken(cpu=before.cpu, user=before.user, peak=before.peak)
    stages["load"].bytes = sum(path.stat().st_size for path in (options.folder / "data").rglob("*.yml"))
    known = (start, *stages.values())
    finish = Taken(
        after.cpu - sum(one.cpu for one in known),
        after.user - sum(one.user for one in known),
        after.wall - before.wall - sum(one.wall for one in known),
        after.peak - sum(one.peak for one in known),
        size,
    )
    print(
        json.dumps(
            {
                "pages": report.pages,
                "wall": round(after.wall - before.wall, 2),
                "cpu": round(after.cpu, 2),
                "user": round(after.user, 2),
                "megabytes": round(after.peak),
                "bytes": size,
                "files": len(files),
                "stages": {
                    name: one.of_stage() for name, one in {"start": start, **stages, "finish": finish}.items()
                },
            }
        )
    )


if __name__ == "__main__":
    main()
