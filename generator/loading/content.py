"""The pages written by hand and the files beside them, read from the content folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator import lasting_files
from generator.loading.disk import EntryKind, entries_of, kind_of, not_a_file, read_bytes
from generator.loading.layout import CONFLICT_IN_PAGE, conflict
from generator.loading.names import name_problems
from generator.loading.nodes import Tree
from generator.loading.reading import read_yaml
from generator.loading.records import read_record
from generator.loading.text import read_text
from generator.loading.walk import without_echoes
from generator.model.allowances import Allowances, allowances_key
from generator.model.fields import Entity, Line, key
from generator.problems import Place, Problem, allowed_values, quoted

_FENCE = "---"
_HOW_TO_BEGIN = "Begin met een regel ---, dan titel: … en beschrijving: …, en dan weer een regel ---."
_MOST_BYTES = 20_000_000
FILE_KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".docx", ".odt")
"""The kinds of files that may stand beside the pages."""
_DEEPEST = 10
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXT_KINDS = (".html", ".htm", ".txt", ".mdx")
REQUIRED_PAGES = ("over", "privacy")
"""The pages that the foot of every page leads to."""


class ContentHead(Entity):
    """What stands between the dashes at the top of a hand-written page."""

    title: Line = key("titel", "De titel van de pagina.")
    description: Line = key(
        "beschrijving",
        "Waar de pagina over gaat, in hooguit drie zinnen. Dit staat boven de tekst, en zoekmachines tonen het.",
    )
    allowances: Allowances = allowances_key()


@dataclass(frozen=True)
class ContentPage:
    """A page written by hand: its head, and its Markdown as it is."""

    name: str
    head: ContentHead
    body: str
    file: str = ""
    """The path of the file, as editors know it."""
    first_line: int = 1
    """The line of the file on which the Markdown begins."""
    head_tree: Tree | None = None
    """Where everything in the head stands."""

    @property
    def address(self) -> str:
        """The address of the page, as in `generator.addresses`."""
        return page_address(self.name)


def page_address(name: str) -> str:
    """Return the address of the page whose file has this name, without its ending."""
    folder = name.removesuffix("index") if name.rpartition("/")[2] == "index" else name
    return f"{folder.rstrip('/')}/" if folder else ""


@dataclass
class Content:
    """Everything in the content folder."""

    pages: list[ContentPage] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    folder: str = ""
    """The path of the folder, as editors know it."""
    unread: set[str] = field(default_factory=set)
    """The names of pages that have a file, but could not be read."""


def load_content(folder: Path) -> tuple[Content, list[Problem]]:
    """Read the content folder. Pages need a head; pictures and documents are taken as they are, and nothing else is."""
    content = Content(folder=folder.as_posix())
    if not folder.is_dir():
        return content, [
            Problem(Place(folder.as_posix()), "Deze map bestaat niet.", "Geef de map met de pagina’s op.")
        ]
    problems = list(_read_folder(folder, folder, content))
    for name in REQUIRED_PAGES:
        if name not in content.unread and not any(
            page.name in (name, f"{name}/index") for page in content.pages
        ):
            problems.append(
                Problem(
                    Place(f"{folder.as_posix()}/{name}.md"),
                    "Dit bestand ontbreekt.",
                    "Het is verplicht: elke pagina verwijst ernaar.",
                )
            )
    return content, problems


def _read_folder(folder: Path, root: Path, content: Content) -> Iterator[Problem]:
    if len(folder.relative_to(root).parts) > _DEEPEST:
        message = "Deze map staat in te veel andere mappen."
        yield Problem(Place(folder.as_posix()), message, f"Het mogen er hooguit {_DEEPEST} zijn.")
        return
    entries, problems = entries_of(folder)
    yield from problems
    for entry in entries:
        kind = kind_of(entry)
        if kind is EntryKind.FOLDER:
            yield from _read_folder(entry, root, content)
        elif kind is EntryKind.OTHER:
            yield not_a_file(entry)
        else:
            yield from _read_file(entry, root, content)


def _read_file(path: Path, root: Path, content: Content) -> Iterator[Problem]:
    found, problems = read_bytes(path, _MOST_BYTES)
    yield from problems
    name = path.relative_to(root).as_posix()
    if found is None:
        return
    if path.suffix.lower() not in (".md", ".markdown"):
        refused = [*_file_name_problems(path, root), *_kind_problems(path, name)]
        yield from refused
        if not refused:
            content.files[name] = found
        return
    yield from _page_name_problems(path, root)
    page, problems = read_page(path.as_posix(), name.removesuffix(path.suffix), found)
    yield from problems
    if page:
        content.pages.append(page)
    else:
        content.unread.add(name.removesuffix(path.suffix))


def _file_name_problems(path: Path, root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the name of a file beside the pages, or with that of a folder that it stands in."""
    for part in path.relative_to(root).parts[:-1]:
        yield from name_problems(path, part)
    if not _FILE_NAME.fullmatch(path.name):
        message = f"De naam {quoted(path.name)} kan geen webadres zijn."
        yield Problem(
            Place(path.as_posix()), message, "Gebruik alleen letters, cijfers, streepjes en punten."
        )


def _kind_problems(path: Path, name: str) -> Iterator[Problem]:
    """Yield why a file cannot stand on the site as it is.

    A page or a drawing could hold a program for the computer of a visitor, so only kinds that cannot are taken.
    """
    kind = path.suffix.lower()
    if kind not in FILE_KINDS:
        yield Problem(
            Place(path.as_posix()),
            f"Een bestand dat eindigt op {quoted(kind)} kan niet op de site."
            if kind
            else "Een bestand zonder soort in zijn naam kan niet op de site.",
            allowed_values(FILE_KINDS),
            "Tekst hoort op een pagina: een bestand dat eindigt op .md." if kind in _TEXT_KINDS else "",
        )
    folders = [part for part in PurePosixPath(name).parts[:-1] if part in lasting_files.FOLDERS]
    if folders:
        message = f"Een map kan niet {quoted(folders[0])} heten: die naam is van de site zelf."
        yield Problem(Place(path.as_posix()), message, "Geef de map een andere naam.")


def _page_name_problems(path: Path, root: Path) -> Iterator[Problem]:
    if path.suffix != ".md":
        yield Problem(
            Place(path.as_posix()),
            "De naam van een pagina moet eindigen op .md.",
            hint=f"Maak ervan: {path.stem}.md.",
        )
    for part in path.relative_to(root).with_suffix("").parts:
        yield from name_problems(path, part)


def read_page(file: str, name: str, content: bytes) -> tuple[ContentPage | None, list[Problem]]:
    """Read the bytes of a page: a head between two lines of dashes, and Markdown."""
    text, problems = read_text(file, content)
    if text is None:
        return None, problems
    lines = text.split("\n")
    versions = list(conflict(file, lines, CONFLICT_IN_PAGE))
    if versions:
        return None, [*problems, *versions]
    ends = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE][:2]
    headless = _headless(lines, ends)
    if headless:
        return None, [*problems, Problem(Place(file, 1, 1), headless, _HOW_TO_BEGIN)]
    # The empty first line stands where the opening dashes are, so that line numbers fit the file.
    tree, form = read_yaml(file, "\n".join(["", *lines[1 : ends[1]]]))
    if tree is None:
        return None, [*problems, *form]
    document, found = read_record(ContentHead, tree)
    problems = without_echoes([*problems, *form], found)
    if document is None:
        return None, problems
    body = "\n".join(lines[ends[1] + 1 :])
    return ContentPage(name, document.record, body, file, ends[1] + 2, tree), problems


def _headless(lines: Sequence[str], ends: Sequence[int]) -> str:
    """Return what is wrong with the dashes around the head of a page; nothing when all is well."""
    if ends[:1] != [0]:
        is_begun = lines[0].startswith(("titel:", "beschrijving:"))
        above = "Boven de kop van deze pagina ontbreekt een regel ---."
        return above if is_begun else "Deze pagina heeft geen kop met titel en beschrijving."
    if len(ends) == 1:
        return "De kop van deze pagina wordt niet gesloten: eronder ontbreekt een regel ---."
    return "" if any(map(str.strip, lines[1 : ends[1]])) else "De kop van deze pagina is leeg."
