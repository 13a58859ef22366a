"""The page of the form with everything it loads, as files of the site."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.editing.form.bundle import Bundle
from generator.editing.form.settings import Settings
from generator.rendering.templates import TEMPLATES, template_environment

FOLDER = "redactie"
_OURS = TEMPLATES / "form"
_PAGE = "index.html.j2"


def form_files(name: str, settings: Settings, policy: str, bundle: Bundle) -> Mapping[str, bytes]:
    """Return every file of the form by its path on the site."""
    page = template_environment().get_template(f"form/{_PAGE}")
    files = {
        "index.html": page.render(name=name, policy=policy).encode(),
        "instellingen.json": json.dumps(settings, ensure_ascii=False, separators=(",", ":")).encode(),
        **{path.name: path.read_bytes() for path in _OURS.iterdir() if path.name != _PAGE},
        **{f"decap/{path}": content for path, content in _files_below(bundle.decap)},
        **{f"yaml/{path}": content for path, content in _files_below(bundle.yaml)},
    }
    return {f"{FOLDER}/{path}": files[path] for path in sorted(files)}


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files below a folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _files_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix in (".js", ".wasm"):
            yield path.relative_to(folder).as_posix(), path.read_bytes()
