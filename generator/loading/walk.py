"""The walk through the data folder, in the same order on every machine.

A file with a wrong name, or a folder with almost the right one, is reported and then read
as what it was meant to be: otherwise every reference to it would be a problem too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.loading.boundaries import read_boundaries
from generator.loading.disk import EntryKind, entries_of, kind_of, not_a_file, read_bytes
from generator.loading.folders import (
    BOUNDARIES_FILE,
    OPTIONAL_FILES,
    RECORD_FOLDERS,
    SHARED_FILES,
    UNIT_FILE,
    UNIT_FILES,
    Documents,
    UnitDocuments,
    folder_for,
    proper_folder,
)
from generator.loading.names import (
    is_left_behind,
    is_yaml,
    name_problems,
    naming_problems,
    same_address,
    sheet_among_data,
    stem_of,
    stray,
)
from generator.loading.reading import MOST_BYTES, read_tree
from generator.loading.records import Document, read_record
from generator.loading.refusals import MOST_PROBLEMS
from generator.model.fields import Entity
from generator.model.values import slug
from generator.problems import Place, Problem, allowed_values, closest, nearest, printable

_MOST_UNITS = 3
_IGNORED_NAMES = ("README.md",)

Parse = Callable[[str, bytes, type[Entity], str | None], tuple[Document[Any] | None, Sequence[Problem]]]


def load_documents(
    data_dir: Path, only: Iterable[str] = (), parse: Parse | None = None
) -> tuple[Documents, list[Problem]]:
    """Read the data folder; `only` limits it to some partnerships (empty: all of them).

    `parse` may be a `parse_document` that remembers what it made of the same bytes before.
    """
    documents = Documents(data_dir.as_posix())
    place = Place(data_dir.as_posix())
    if not data_dir.exists():
        return documents, [Problem(place, "Deze map bestaat niet.", "Geef de map met de gegevens op.")]
    if not data_dir.is_dir():
        return documents, [Problem(place, "Dit is geen map.", "Geef de map met de gegevens op.")]
    walk = _Walk(documents, parse or parse_document)
    walk.read(data_dir, frozenset(only))
    return documents, walk.problems


class _Walk:
    """One reading of the data folder."""

    def __init__(self, documents: Documents, parse: Parse) -> None:
        self.documents = documents
        self.parse = parse
        self.problems: list[Problem] = []

    def read(self, data_dir: Path, only: frozenset[str]) -> None:
        """Read the files that all partnerships share, and every partnership that is asked for."""
        entries = self._entries(data_dir)
        folders = [entry for entry in entries if kind_of(entry) is EntryKind.FOLDER]
        rest = [entry for entry in entries if entry not in folders]
        shared = self._named_files(data_dir, rest, SHARED_FILES, list(SHARED_FILES))
        self.documents.shared = shared
        self.documents.unread = {f"{stem_of(entry).lower()}.yml" for entry in rest} - set(shared)
        folders = self._without_loose(data_dir, folders)
        for folder in folders:
            if not only or folder.name in only:
                self._unit(folder)
        names = [folder.name for folder in folders]
        for missing in sorted(only - set(names)):
            self.problems.append(unknown_partnership(data_dir / missing, names))
        if not folders:
            self._report(
                data_dir, "Hier staat geen enkele samenwerking.", f"Maak een map met daarin {UNIT_FILE}."
            )

    def _without_loose(self, data_dir: Path, folders: Sequence[Path]) -> list[Path]:
        """Report folders of records that stand in no partnership, and return the others."""
        loose = [one for one in folders if one.name in RECORD_FOLDERS and not (one / UNIT_FILE).exists()]
        units = [one for one in folders if one not in loose]
        places = (
            " of ".join(one.as_posix() for one in units[:_MOST_UNITS])
            or f"{data_dir.as_posix()}/SAMENWERKING"
        )
        for folder in loose:
            message = f"De map “{folder.name}” hoort in de map van een samenwerking."
            self._report(folder, message, f"Zet haar in {places}.")
        return units

    def _unit(self, folder: Path) -> None:
        self.problems += name_problems(folder, folder.name)
        unit = self.documents.units[folder.name] = UnitDocuments(folder.name, folder.as_posix())
        entries = self._entries(folder)
        rest = [
            entry
            for entry in entries
            if not self._record_folder(unit, entry, entries) and not self._map(unit, entry)
        ]
        unit.files = self._named_files(folder, rest, UNIT_FILES, [*UNIT_FILES, *RECORD_FOLDERS], folder.name)

    def _record_folder(self, unit: UnitDocuments, entry: Path, beside: list[Path]) -> bool:
        """Read an entry as a folder of records, if it is one or is meant as one."""
        name = entry.name
        if kind_of(entry) is not EntryKind.FOLDER:
            unit.unlisted |= {name} & RECORD_FOLDERS.keys()
            return False
        if name not in RECORD_FOLDERS:
            self.problems.append(stray(entry, RECORD_FOLDERS, is_folder=True))
            absent = [known for known in RECORD_FOLDERS if known not in {other.name for other in beside}]
            name = closest(name, absent) or ""
        if name and name not in unit.ids:
            self._records(unit, name, entry)
        return True

    def _map(self, unit: UnitDocuments, entry: Path) -> bool:
        """Read an entry as the borders of the municipalities, if it is that file."""
        if entry.name != BOUNDARIES_FILE:
            return False
        unit.boundaries, problems = read_boundaries(entry)
        self.problems += problems[:MOST_PROBLEMS]
        return True

    def _records(self, unit: UnitDocuments, name: str, folder: Path) -> None:
        ids = unit.ids.setdefault(name, [])
        unit.records.setdefault(name, {})
        before = len(self.problems)
        entries = self._entries(folder)
        if len(self.problems) > before:
            unit.unlisted.add(name)
        for entry in sorted(entries, key=lambda entry: (bool(naming_problems(entry)), entry.name)):
            identifier = slug(printable(stem_of(entry)))
            if kind_of(entry) is EntryKind.FOLDER or not is_yaml(entry):
                self._out_of_place(entry)
            elif identifier in ids:
                self.problems.append(same_address(entry, identifier))
            else:
                self._record(unit, name, entry, identifier)

    def _record(self, unit: UnitDocuments, folder: str, path: Path, identifier: str) -> None:
        document, problems = read_document(path, RECORD_FOLDERS[folder], identifier, self.parse)
        proper = proper_folder(document, folder)
        if proper:
            self.problems.append(misplaced(path, proper))
            return
        unit.ids[folder].append(identifier)
        self.problems += naming_problems(path)
        self._tell(path, problems)
        unit.records[folder] |= {identifier: document} if document else {}

    def _named_files(
        self,
        folder: Path,
        entries: Iterable[Path],
        models: Mapping[str, type[Entity]],
        known: list[str],
        identity: str | None = None,
    ) -> dict[str, Document[Any]]:
        """Read the files of a folder that have a fixed name, and report the others."""
        documents: dict[str, Document[Any]] = {}
        present: set[str] = set()
        for entry in entries:
            name = f"{stem_of(entry).lower()}.yml"
            if name not in models or not is_yaml(entry) or name in present:
                self._out_of_place(entry, known)
                continue
            present.add(name)
            if entry.name != name:
                self._report(entry, "De naam van dit bestand klopt niet.", f"De naam moet {name} zijn.")
            document = self._document(entry, models[name], identity if name == UNIT_FILE else None)
            documents |= {name: document} if document else {}
        for name in models:
            if name not in present and name not in OPTIONAL_FILES:
                self._report(folder / name, "Dit bestand ontbreekt.", "Het is verplicht.")
        return documents

    def _out_of_place(self, entry: Path, known: Iterable[str] = ()) -> None:
        kind = kind_of(entry)
        if kind is EntryKind.OTHER:
            self.problems.append(not_a_file(entry))
            return
        is_folder = kind is EntryKind.FOLDER
        sheet = None if is_folder else sheet_among_data(entry)
        self.problems.append(
            sheet or self._record_elsewhere(entry) or stray(entry, known, is_folder=is_folder)
        )

    def _record_elsewhere(self, entry: Path) -> Problem | None:
        """A record in no folder of records: what it says tells what it is."""
        if kind_of(entry) is not EntryKind.FILE or not is_yaml(entry):
            return None
        content, _ = read_bytes(entry, MOST_BYTES)
        tree = read_tree(entry.as_posix(), content)[0] if content else None
        folder = folder_for(set(tree.values)) if tree and isinstance(tree.values, dict) else None
        return misplaced(entry, folder) if folder else None

    def _entries(self, folder: Path) -> list[Path]:
        entries, problems = entries_of(folder)
        self.problems += problems
        return [one for one in entries if one.name not in _IGNORED_NAMES and not is_left_behind(one)]

    def _document(self, path: Path, model: type[Entity], identity: str | None) -> Document[Any] | None:
        document, problems = read_document(path, model, identity, self.parse)
        self._tell(path, problems)
        return document

    def _tell(self, path: Path, problems: Sequence[Problem]) -> None:
        self.problems += problems[:MOST_PROBLEMS]
        if len(problems) > MOST_PROBLEMS:
            self._report(path, "In dit bestand staan nog meer fouten.", "Herstel eerst deze.")

    def _report(self, path: Path, message: str, allowed: str = "", hint: str = "") -> None:
        self.problems.append(Problem(Place(path.as_posix()), message, allowed, hint))


def unknown_partnership(folder: Path, known: Iterable[str]) -> Problem:
    """Return the problem of a partnership that was asked for and has no folder."""
    known = list(known)
    message = "Deze samenwerking bestaat niet."
    return Problem(Place(folder.as_posix()), message, allowed_values(known), nearest(folder.name, known))


def misplaced(path: Path, proper: str) -> Problem:
    """Return the problem of a record that stands in another folder than its own."""
    kind = RECORD_FOLDERS[proper].kind.value
    message = f"Dit lijkt een {kind}, maar staat in de map “{printable(path.parent.name)}”."
    return Problem(Place(path.as_posix()), message, f"Zet het in de map “{proper}”.")


def read_document(
    path: Path, model: type[Entity], identity: str | None, parse: Parse | None = None
) -> tuple[Document[Any] | None, Sequence[Problem]]:
    """Read one file as a record of some model."""
    content, problems = read_bytes(path, MOST_BYTES)
    if content is None:
        return None, problems
    return (parse or parse_document)(path.as_posix(), content, model, identity)


def parse_document(
    file: str, content: bytes, model: type[Entity], identity: str | None
) -> tuple[Document[Any] | None, Sequence[Problem]]:
    """Turn the bytes of one file into a record of some model: the same for the same bytes."""
    tree, form = read_tree(file, content)
    if tree is None:
        return None, form
    document, problems = read_record(model, tree, identity)
    return document, without_echoes(form, problems)


def without_echoes(form: Iterable[Problem], content: Iterable[Problem]) -> list[Problem]:
    """Return the problems of a file, at most one kind a line: what follows from a wrong form is left out."""
    form, content = _one_each_line(form), list(content)
    wrong_form = {problem.place.line for problem in form if problem.is_error} - {0}
    told = [problem for problem in content if problem.place.line not in wrong_form]
    wrong = wrong_form | {problem.place.line for problem in told if problem.is_error}
    return [problem for problem in form if problem.is_error or problem.place.line not in wrong] + told


def _one_each_line(problems: Iterable[Problem]) -> list[Problem]:
    first: dict[int | Problem, Problem] = {}
    for problem in problems:
        first.setdefault(problem.place.line or problem, problem)
    return list(first.values())
