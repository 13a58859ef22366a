"""Builds one site in a process of its own, and prints what it took as one line of JSON.

    python -m tests.bench.once FOLDER [--again]

FOLDER holds `data` and `content`; the site comes beside them. Without --again nothing is kept from an earlier build.
"""

from __future__ import annotations

import argparse
import datetime
import functools
import json
import resource
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.garbage import nothing_is_garbage

with nothing_is_garbage():  # as the command line does
    from generator import inputs
    from generator.build import build_site, work_folder
    from generator.inputs import Inputs
    from generator.mkdocs_adapter import Renderer
    from generator.sections import making

DAY = datetime.date(2026, 11, 26)
# Which work of a build counts for which stage; what is in none of these is "finish".
_STAGES: tuple[tuple[str, object, str], ...] = (
    ("load", inputs, "load_documents"),
    ("check", inputs, "check_documents"),
    ("pages", making, "unit_section"),
    ("pages", making, "portal_section"),
    ("MkDocs", Renderer, "rendered"),
    ("index", making, "documents_of"),
    ("index", making, "index_files"),
)


def _cpu() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _timed(function: Callable[..., Any], stage: str, taken: Counter[str]) -> Callable[..., Any]:
    @functools.wraps(function)
    def measured(*arguments: Any, **named: Any) -> Any:
        before = _cpu()
        try:
            return function(*arguments, **named)
        finally:
            taken[stage] += _cpu() - before  # type: ignore[assignment]

    return measured


def main() -> None:
    """Build, and tell what it took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--again", action="store_true")
    options = parser.parse_args()
    site = options.folder / "site"
    if not options.again:
        shutil.rmtree(work_folder(site), ignore_errors=True)
        shutil.rmtree(site, ignore_errors=True)
    taken: Counter[str] = Counter()
    for stage, owner, name in _STAGES:
        setattr(owner, name, _timed(getattr(owner, name), stage, taken))
    began, before = time.monotonic(), _cpu()
    report = build_site(
        Inputs(options.folder / "data", options.folder / "content", DAY), site, lambda line: None
    )
    assert report.is_finished, report.problems
    after, wall = _cpu(), time.monotonic() - began
    own = resource.getrusage(resource.RUSAGE_SELF)
    files = [path for path in site.rglob("*") if path.is_file()]
    print(
        json.dumps(
            {
                "pages": report.pages,
                "wall": round(wall, 2),
                # The start of Python and the imports count too: an editor waits for them.
                "cpu": round(after, 2),
                "megabytes": round(own.ru_maxrss / 1024),
                "bytes": sum(path.stat().st_size for path in files),
                "files": len(files),
                "stages": {
                    "start": round(before, 2),
                    **{stage: round(seconds, 2) for stage, seconds in taken.items()},
                    "finish": round(after - before - sum(taken.values()), 2),
                },
            }
        )
    )


if __name__ == "__main__":
    main()
