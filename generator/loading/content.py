"""The pages written by hand and the files beside them, read from the content folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.loading.nodes import read_tree
from generator.loading.records import read_record
from generator.model.fields import Entity, Line, key
from generator.problems import Place, Problem

_FENCE = "---\n"


class ContentHead(Entity):
    """What stands between the dashes at the top of a hand-written page."""

    title: Line = key("titel", "De titel van de pagina.")
    description: Line = key("beschrijving", "Waar de pagina over gaat, in één zin. Zoekmachines tonen die.")


@dataclass(frozen=True)
class ContentPage:
    """A page written by hand: its head, and its Markdown as it is."""

    name: str
    head: ContentHead
    body: str


@dataclass
class Content:
    """Everything in the content folder."""

    pages: list[ContentPage] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)


def load_content(folder: Path) -> tuple[Content, list[Problem]]:
    """Read the content folder. Pages need a head; every other file is taken as it is."""
    content, problems = Content(), []
    if not folder.is_dir():
        return content, [Problem(Place(folder.as_posix()), "Deze map bestaat niet.", "Geef de map met de pagina’s op.")]
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.name.startswith("."):
            continue
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".md":
            page, found = _page(path, name)
            problems += found
            content.pages += [page] if page else []
        else:
            content.files[name] = path.read_bytes()
    return content, problems


def _page(path: Path, name: str) -> tuple[ContentPage | None, list[Problem]]:
    text = path.read_text(encoding="utf-8", errors="replace")
    head, fence, body = text.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    if not text.startswith(_FENCE) or not fence:
        return None, [Problem(Place(path.as_posix(), 1, 1), "Deze pagina heeft geen kop met titel en beschrijving.",
                              "Begin met een regel ---, dan titel: en beschrijving:, en weer een regel ---.")]
    # The empty first line stands where the opening dashes are, so that line numbers fit the file.
    tree, problems = read_tree(path.as_posix(), f"\n{head}".encode())
    if problems:
        return None, problems
    document, problems = read_record(ContentHead, tree)
    return (ContentPage(name.removesuffix(".md"), document.record, body) if document else None), problems
