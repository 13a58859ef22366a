"""The layout of the data folder, and the walk that reads it.

The file name of a record is its id and its address, so a name that is no valid id,
or a file where none belongs, is a problem like any other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as DiskPath
from typing import Any

from generator.loading.nodes import read_tree
from generator.loading.records import Document, read_record
from generator.model.action import Action
from generator.model.fields import Entity, Record
from generator.model.monitoring import Indicator, Round
from generator.model.municipality import Municipality
from generator.model.partnership import Partnership
from generator.model.plan import Plan, Priority
from generator.model.portal import Portal, Unit
from generator.model.removed import RemovedRecords
from generator.model.shared import Events, HelpLines, SiteSettings, Terms
from generator.problems import Place, Problem, allowed_values, has_errors, nearest

SHARED_FILES: dict[str, type[Entity]] = {
    "site.yml": SiteSettings,
    "begrippen.yml": Terms,
    "contact.yml": HelpLines,
    "evenementen.yml": Events,
}
UNIT_FILE = "samenwerking.yml"
UNIT_FILES: dict[str, type[Entity]] = {UNIT_FILE: Partnership, "vervallen.yml": RemovedRecords}
RECORD_FOLDERS: dict[str, type[Record]] = {
    "plannen": Plan,
    "prioriteiten": Priority,
    "gemeenten": Municipality,
    "acties": Action,
    "voortgang": Round,
    "indicatoren": Indicator,
}
OPTIONAL_FILES = ("vervallen.yml", "evenementen.yml")
_VALID_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_IGNORED_NAMES = ("README.md",)


@dataclass
class UnitDocuments:
    """What was read of one partnership's folder: its valid documents, and every id that has a file."""

    id: str
    files: dict[str, Document[Any]] = field(default_factory=dict)
    records: dict[str, dict[str, Document[Any]]] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)

    @property
    def partnership(self) -> Document[Partnership] | None:
        """The partnership's own document, if it could be read."""
        return self.files.get(UNIT_FILE)

    @property
    def removed(self) -> Document[RemovedRecords] | None:
        """The list of removed records, if there is one."""
        return self.files.get("vervallen.yml")

    def of(self, folder: str) -> Mapping[str, Document[Any]]:
        """The valid documents of one folder by id."""
        return self.records.get(folder, {})

    def all(self) -> Iterator[Document[Any]]:
        """Every valid document of the unit."""
        yield from self.files.values()
        for documents in self.records.values():
            yield from documents.values()

    def is_complete(self, folder: str) -> bool:
        """Whether every file of a folder could be read."""
        return len(self.ids.get(folder, [])) == len(self.of(folder))


@dataclass
class Documents:
    """Everything that was read from the data folder."""

    root: str
    shared: dict[str, Document[Any]] = field(default_factory=dict)
    units: dict[str, UnitDocuments] = field(default_factory=dict)

    def all(self) -> Iterator[Document[Any]]:
        """Every valid document of the site."""
        yield from self.shared.values()
        for unit in self.units.values():
            yield from unit.all()


def load_documents(data_dir: DiskPath, only: Iterable[str] = ()) -> tuple[Documents, list[Problem]]:
    """Read the data folder; `only` limits it to some partnerships (empty: all of them)."""
    documents = Documents(data_dir.as_posix())
    if not data_dir.is_dir():
        return documents, [Problem(Place(data_dir.as_posix()), "Deze map bestaat niet.", "Geef de map met de gegevens op.")]
    walk = _Walk(data_dir, documents)
    walk.read(frozenset(only))
    return documents, walk.problems


class _Walk:
    """One reading of the data folder, in the same order on every machine."""

    def __init__(self, data_dir: DiskPath, documents: Documents) -> None:
        self.data_dir = data_dir
        self.documents = documents
        self.problems: list[Problem] = []

    def read(self, only: frozenset[str]) -> None:
        for entry in self._entries(self.data_dir):
            if entry.is_dir():
                if not only or entry.name in only:
                    self._unit(entry)
            elif entry.name in SHARED_FILES:
                document = self._document(entry, SHARED_FILES[entry.name])
                if document:
                    self.documents.shared[entry.name] = document
            else:
                self._stray(entry, SHARED_FILES)
        self._require(self.data_dir, SHARED_FILES)
        for missing in sorted(only - set(self.documents.units)):
            self._report(self.data_dir / missing, "Deze samenwerking bestaat niet.", allowed_values(self.documents.units))
        if not self.documents.units and not only:
            self._report(self.data_dir, "Hier staat geen enkele samenwerking.",
                         f"Maak een map met daarin {UNIT_FILE}.")

    def _unit(self, folder: DiskPath) -> None:
        self._check_name(folder, folder.name)
        unit = self.documents.units[folder.name] = UnitDocuments(folder.name)
        for entry in self._entries(folder):
            if entry.is_dir() and entry.name in RECORD_FOLDERS:
                self._records(unit, entry, RECORD_FOLDERS[entry.name])
            elif entry.name in UNIT_FILES and not entry.is_dir():
                identity = folder.name if entry.name == UNIT_FILE else None
                document = self._document(entry, UNIT_FILES[entry.name], identity)
                if document:
                    unit.files[entry.name] = document
            else:
                self._stray(entry, [*UNIT_FILES, *RECORD_FOLDERS])
        self._require(folder, UNIT_FILES)

    def _records(self, unit: UnitDocuments, folder: DiskPath, model: type[Record]) -> None:
        found = unit.records.setdefault(folder.name, {})
        ids = unit.ids.setdefault(folder.name, [])
        for entry in self._entries(folder):
            if entry.is_dir() or entry.suffix != ".yml":
                self._stray(entry, [])
                continue
            ids.append(entry.stem)
            self._check_name(entry, entry.stem)
            document = self._document(entry, model, entry.stem)
            if document:
                found[entry.stem] = document

    def _entries(self, folder: DiskPath) -> list[DiskPath]:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
        return [entry for entry in entries if not entry.name.startswith(".") and entry.name not in _IGNORED_NAMES]

    def _document(self, path: DiskPath, model: type[Entity], identity: str | None = None) -> Document[Any] | None:
        if path.is_symlink() or not path.is_file():
            self._report(path, "Dit is geen gewoon bestand.", "Zet hier een gewoon tekstbestand neer.")
            return None
        tree, problems = read_tree(path.as_posix(), path.read_bytes())
        self.problems += problems
        if problems:
            return None
        document, problems = read_record(model, tree, identity)
        self.problems += problems
        return document

    def _check_name(self, path: DiskPath, name: str) -> None:
        if not _VALID_NAME.fullmatch(name):
            self._report(path, f"De naam “{name}” kan geen webadres zijn.",
                         "Gebruik alleen kleine letters, cijfers en streepjes.", f"Bijvoorbeeld: {slug(name)}.")

    def _stray(self, path: DiskPath, known: Iterable[str]) -> None:
        if path.is_dir():
            self._report(path, "Deze map hoort hier niet.", allowed_values(known), nearest(path.name, known))
        elif path.suffix in (".yaml", ".YML", ".YAML"):
            self._report(path, f"De naam van dit bestand eindigt op {path.suffix}.", "De naam moet eindigen op .yml.")
        else:
            self._report(path, "Dit bestand hoort hier niet.", allowed_values(known), nearest(path.name, known))

    def _require(self, folder: DiskPath, files: Iterable[str]) -> None:
        for name in files:
            if name not in OPTIONAL_FILES and not (folder / name).exists():
                self._report(folder / name, "Dit bestand ontbreekt.", "Het is verplicht.")

    def _report(self, path: DiskPath, message: str, allowed: str = "", hint: str = "") -> None:
        self.problems.append(Problem(Place(path.as_posix()), message, allowed, hint))


def slug(text: str) -> str:
    """Return a valid id that looks like `text`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "naam"


def portal_of(documents: Documents, problems: Iterable[Problem]) -> Portal | None:
    """Return the portal, or None while there are errors: then parts of it are missing."""
    if has_errors(problems):
        return None
    shared = documents.shared
    return Portal(
        site=shared["site.yml"].record,
        terms=shared["begrippen.yml"].record.terms,
        help_lines=shared["contact.yml"].record.lines,
        events=shared["evenementen.yml"].record.events if "evenementen.yml" in shared else (),
        units={unit.id: _unit_of(unit) for unit in documents.units.values()},
    )


def _unit_of(unit: UnitDocuments) -> Unit:
    partnership = unit.files[UNIT_FILE].record
    plans = _records_of(unit, "plannen", key=lambda plan: (_period_start(plan), plan.id))
    municipalities = _records_of(unit, "gemeenten", key=lambda one: partnership.municipalities.index(one.id))
    priorities = _records_of(unit, "prioriteiten", key=lambda one: (one.order, one.id))
    plan_order = list(plans)
    return Unit(
        partnership=partnership,
        plans=plans,
        priorities=priorities,
        municipalities=municipalities,
        actions=_records_of(unit, "acties", key=lambda one: (plan_order.index(one.plan), one.order, one.id)),
        rounds=_records_of(unit, "voortgang", key=lambda one: (one.reference_date, one.id)),
        indicators=_records_of(unit, "indicatoren", key=lambda one: one.id),
        removed=unit.removed.record.records if unit.removed else (),
    )


def _period_start(plan: Plan) -> str:
    return plan.period.start.isoformat() if plan.period else "9999"


def _records_of(unit: UnitDocuments, folder: str, key: Any) -> dict[str, Any]:
    records = sorted((document.record for document in unit.of(folder).values()), key=key)
    return {record.id: record for record in records}
