"""The layout of the data folder, and what was read from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.loading.records import Document
from generator.loading.shape import keys_of, required_keys
from generator.model.accessibility import AccessibilityStatement
from generator.model.action import Action
from generator.model.boundaries import Boundaries
from generator.model.fields import Entity, Record
from generator.model.monitoring import Indicator, Round
from generator.model.municipality import Municipality
from generator.model.partnership import Partnership
from generator.model.plan import Plan, Priority
from generator.model.removed import RemovedRecords
from generator.model.shared import AudienceGroups, Events, HelpLines, SiteSettings, Terms, Themes

ACCESSIBILITY_FILE = "toegankelijkheid.yml"
SHARED_FILES: dict[str, type[Entity]] = {
    "site.yml": SiteSettings,
    "begrippen.yml": Terms,
    "contact.yml": HelpLines,
    "evenementen.yml": Events,
    "themas.yml": Themes,
    "doelgroepen.yml": AudienceGroups,
    ACCESSIBILITY_FILE: AccessibilityStatement,
}
UNIT_FILE = "samenwerking.yml"
REMOVED_FILE = "vervallen.yml"
BOUNDARIES_FILE = "grenzen.geojson"
UNIT_FILES: dict[str, type[Entity]] = {UNIT_FILE: Partnership, REMOVED_FILE: RemovedRecords}
RECORD_FOLDERS: dict[str, type[Record]] = {
    "plannen": Plan,
    "prioriteiten": Priority,
    "gemeenten": Municipality,
    "acties": Action,
    "voortgang": Round,
    "indicatoren": Indicator,
}
OPTIONAL_FILES = (REMOVED_FILE, "evenementen.yml", "themas.yml", "doelgroepen.yml")


def proper_folder(document: Document[Any] | None, folder: str) -> str | None:
    """Return the other folder that a file was meant for, by the fields that it has."""
    fields = set(document.tree.values) if document and isinstance(document.tree.values, dict) else set()
    return None if fields <= set(keys_of(RECORD_FOLDERS[folder])) else folder_for(fields)


def folder_for(fields: set[str]) -> str | None:
    """Return the folder of the records that have these fields, if there is one."""
    fits = (
        other
        for other, model in RECORD_FOLDERS.items()
        if set(required_keys(model)) <= fields <= set(keys_of(model))
    )
    return next(fits, None)


@dataclass
class UnitDocuments:
    """What was read of one partnership's folder, and every id that has a file.

    Documents may be damaged: see `Document.knows`.
    """

    id: str
    folder: str
    files: dict[str, Document[Any]] = field(default_factory=dict)
    records: dict[str, dict[str, Document[Any]]] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)
    boundaries: Boundaries | None = None
    unlisted: set[str] = field(default_factory=set)
    """The folders whose files could not be listed."""

    @property
    def partnership(self) -> Document[Partnership] | None:
        """The partnership's own document, if it could be read."""
        return self.files.get(UNIT_FILE)

    @property
    def removed(self) -> Document[RemovedRecords] | None:
        """The list of removed records, if there is one."""
        return self.files.get(REMOVED_FILE)

    @property
    def names(self) -> tuple[str, ...]:
        """What its addresses begin with: its id, and the ids that it had."""
        former = self.partnership.record.former_ids if self.partnership else ()
        return (self.id, *filter(None, former))

    def of(self, folder: str) -> Mapping[str, Document[Any]]:
        """The documents of one folder by id."""
        return self.records.get(folder, {})

    def all(self) -> Iterator[Document[Any]]:
        """Every document of the unit."""
        yield from self.files.values()
        for documents in self.records.values():
            yield from documents.values()

    def knows(self, folder: str, *paths: str) -> bool:
        """Whether every file of a folder could be read, at least at these keys."""
        documents = self.of(folder)
        is_complete = folder not in self.unlisted and len(self.ids.get(folder, [])) == len(documents)
        return is_complete and all(
            document.knows(path) and not document.tree.broken
            for document in documents.values()
            for path in paths
        )


@dataclass
class Documents:
    """Everything that was read from the data folder."""

    root: str
    shared: dict[str, Document[Any]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """The shared files that are there, but could not be read."""
    units: dict[str, UnitDocuments] = field(default_factory=dict)

    def all(self) -> Iterator[Document[Any]]:
        """Every document of the site."""
        yield from self.shared.values()
        for unit in self.units.values():
            yield from unit.all()
