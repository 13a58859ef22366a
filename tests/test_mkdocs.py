"""MkDocs itself makes the same pages of the Markdown as the build, which renders them one by one."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from generator.build import settings_of
from generator.inputs import edition_of, read_inputs
from tests.support.sites import ROOT, BuiltSite, files_of, markdown_of

# Its links start at the root of a host, which by hand nobody names.
_NOT_FOUND = "404.html"


def test_mkdocs_makes_the_same_pages(either_site: BuiltSite, tmp_path: Path) -> None:
    made = pages_of(files_of(by_mkdocs(either_site, tmp_path)))
    assert len(made) > 100
    assert made == pages_of(files_of(either_site.folder))


def test_files_beside_the_pages_are_the_same(either_site: BuiltSite, tmp_path: Path) -> None:
    """Also `.well-known`, which MkDocs would leave out if its configuration did not ask for it."""
    made = files_of(by_mkdocs(either_site, tmp_path))
    ours = files_of(either_site.folder)
    others = {
        path: content for path, content in markdown_of(either_site.inputs).items() if not path.endswith(".md")
    }
    assert others
    assert {
        path for path, content in others.items() if not content == made.get(path) == ours.get(path)
    } == set()


def by_mkdocs(site: BuiltSite, folder: Path) -> Path:
    """Render the Markdown of a site with MkDocs' own command, strictly."""
    portal, _, _ = read_inputs(site.inputs)
    assert portal
    settings = settings_of(edition_of(portal, site.inputs))
    configuration = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": settings.name,
        "docs_dir": str(site.write_markdown(folder / "docs")),
        "site_dir": str(folder / "site"),
        "extra": dict(settings.extra),
        "theme": {"custom_dir": str(ROOT / "site_templates" / "theme")},
    }
    file = folder / "mkdocs.yml"
    file.write_text(json.dumps(configuration), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def pages_of(files: dict[str, bytes]) -> dict[str, str]:
    """Return every page without what may differ.

    Between blocks MkDocs leaves empty lines that mean nothing, and it gives no file a hash in its name.
    """
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    return {
        path: re.sub(r"\n+", "\n", re.sub(r"\.[0-9a-f]{8}(?=\.(?:css|js|svg|png)\b)", "", text))
        for path, text in pages.items()
        if path != _NOT_FOUND
    }
