"""Every place in the files of a partnership that names some record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.loading.folders import RECORD_FOLDERS, UnitDocuments
from generator.loading.nodes import Path
from generator.loading.records import Document
from generator.model.references import pointers_of

_AREA_LISTS = ("waarden", "streefwaarden")


@dataclass(frozen=True)
class Mention:
    """One place that names a record."""

    document: Document[Any]
    path: Path

    @property
    def where(self) -> str:
        """The file and the line, for a message."""
        place = self.document.tree.place_of(self.path)
        return f"{place.name}, regel {place.line}"


def mentions_of(unit: UnitDocuments, folder: str, identifier: str) -> Iterator[Mention]:
    """Yield every mention of a record in the files of its partnership, file by file."""
    kind = RECORD_FOLDERS[folder].kind
    for document in unit.all():
        for pointer in pointers_of(document.record):
            if pointer.reference.kind is kind and pointer.identifier == identifier:
                yield Mention(document, pointer.path)
    if folder == "gemeenten":
        yield from _areas(unit, identifier)


def _areas(unit: UnitDocuments, identifier: str) -> Iterator[Mention]:
    """An area of a figure is a municipality, or all of them: no plain reference."""
    for document in unit.of("indicatoren").values():
        values = document.tree.values
        for key in _AREA_LISTS:
            entries = values.get(key) if isinstance(values, dict) else None
            for index, entry in enumerate(entries if isinstance(entries, list) else ()):
                if isinstance(entry, dict) and entry.get("gebied") == identifier:
                    yield Mention(document, (key, index, "gebied"))
