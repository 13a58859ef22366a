"""Says what a first build spends its time on, by the names of its causes, as one line of JSON.

    python -m tests.bench.profiled FOLDER

FOLDER holds `data` and `content`; the site comes beside them. The profiler is pyinstrument, beside the other builders.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from generator.build import build_site, work_folder
from generator.inputs import Inputs
from tests.bench.once import DAY
from tests.bench.rivals import VENV

# A moment counts for the innermost of these that is at work: its name, and the function that does it.
_CAUSES: tuple[tuple[str, str, str], ...] = (
    ("reading", "inputs.py", "_read"),
    ("checking", "checks/__init__.py", "check_documents"),
    ("workbooks", "exports/workbook.py", "actions_workbook"),
    ("JSON, CSV, calendars and feeds", "exports/table.py", "_content"),
    ("catalogue and archive", "exports/table.py", "site_files"),
    ("images for shared links", "rendering/social_card.py", "card_png"),
    ("views of pages", "pages/__init__.py", "unit_pages"),
    ("views of pages", "pages/__init__.py", "portal_pages"),
    ("page templates", "pages/layout.py", "_body"),
    ("front matter", "pages/layout.py", "_front_matter"),
    ("terms explained", "rendering/terms.py", "explained"),
    ("theme around a page", "mkdocs_adapter.py", "rendered"),
    ("headings (Markdown)", "mkdocs_adapter.py", "_read_headings"),
    ("Pagefind", "search/pagefind.py", "index"),
    ("texts for the index", "search/index.py", "index_files"),
    ("texts for the index", "search/index.py", "documents_of"),
    ("links", "links.py", "linked"),
    ("links", "links.py", "dead_links"),
    ("writing and checksums", "site.py", "write_new_files"),
    ("writing and checksums", "checksums.py", "checksums_of_files"),
    ("writing and checksums", "checksums.py", "write_checksums"),
    ("writing and checksums", "sections/keeping.py", "join"),
)
_OTHER = "the rest"


def main() -> None:
    """Build with a profiler at work."""
    sys.path.append(str(next(VENV.glob("lib/python*/site-packages"))))
    folder = Path(sys.argv[1])
    site = folder / "site"
    for old in (work_folder(site), site):
        shutil.rmtree(old, ignore_errors=True)
    profiler = import_module("pyinstrument").Profiler(interval=0.001)
    with profiler:
        report = build_site(Inputs(folder / "data", folder / "content", DAY), site, lambda line: None)
    assert report.is_finished, report.problems
    assert profiler.last_session
    spent: Counter[str] = Counter()
    for cause, seconds in _moments(profiler.last_session.root_frame(trim_stem=False), _OTHER):
        spent[cause] += seconds  # type: ignore[assignment]
    whole = sum(spent.values())
    print(json.dumps({cause: round(seconds / whole, 3) for cause, seconds in spent.most_common()}))


def _moments(frame: Any, cause: str) -> Iterator[tuple[str, float]]:
    """Yield every moment with its cause, from outside in."""
    todo = [(frame, cause)]
    while todo:
        frame, cause = todo.pop()
        own = _cause_of(frame) or cause
        yield own, frame.time - sum(child.time for child in frame.children)
        todo.extend((child, own) for child in frame.children)


def _cause_of(frame: Any) -> str | None:
    place = (frame.file_path or "").rpartition("/generator/")[2]
    return next((cause for cause, file, name in _CAUSES if (place, frame.function) == (file, name)), None)


if __name__ == "__main__":
    main()
