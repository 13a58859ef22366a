"""The whole configuration of Decap: which files can be edited, and with which fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.editing.form.fields import (
    SHARED,
    Choice,
    FormUnit,
    Widget,
    collection_name,
    unit_collection,
    widgets_of,
)
from generator.editing.form.hosts import Host
from generator.editing.form.shapes import format_of
from generator.editing.kinds import KINDS, FileKind
from generator.loading.folders import Documents, UnitDocuments
from generator.model.fields import Record
from generator.model.shared import Goal

Settings = dict[str, Any]
NAME_FIELD = "@naam"
"""The form's own field for the name of a new file. No file has it."""
# Which of a partnership's folders comes first: what is edited most.
_FOLDERS = ("acties", "voortgang", "indicatoren", "prioriteiten", "gemeenten", "plannen")
# Where a record is shown, when it has no page of its own.
_PAGES = {"indicatoren": "cijfers/#{{slug}}"}
_FILE_FORMAT = "bestand"


def settings_of(
    units: Iterable[FormUnit], data: str, host: Host, site_address: str | None = None
) -> Settings:
    """Return everything that the page of the form reads: Decap's configuration and the kinds of file.

    `data` is the path of the data folder in the repository. Without an address, the form looks for the
    site where it stands itself.
    """
    return {"config": _configuration(units, data, host, site_address), "formats": _formats()}


def form_units(documents: Documents) -> list[FormUnit]:
    """Return what the form must know of every partnership, also when some of its files have mistakes."""
    return [
        FormUnit(unit.id, _name_of(unit), tuple(Choice(goal.id, goal.text) for goal in _goals(unit)))
        for unit in documents.units.values()
    ]


def _name_of(unit: UnitDocuments) -> str:
    partnership = unit.partnership.record if unit.partnership else None
    return (partnership.short_name if partnership else None) or unit.id


def _goals(unit: UnitDocuments) -> Iterator[Goal]:
    local = (one for document in unit.of("gemeenten").values() for one in document.record.local_priorities)
    owners = [
        document.record for folder in ("plannen", "prioriteiten") for document in unit.of(folder).values()
    ]
    for owner in (*owners, *local):
        yield from (goal for goal in owner.goals if goal.id and goal.text)


def _configuration(units: Iterable[FormUnit], data: str, host: Host, site_address: str | None) -> Settings:
    return {
        "load_config_file": False,
        "backend": dict(host.backend),
        "locale": "nl",
        # Decap wants a folder for pictures; no field of ours takes one.
        "media_folder": f"{data}/.media",
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True},
        **({"site_url": site_address} if site_address else {}),
        "collections": [
            *(one for unit in units for one in _unit_collections(unit, data)),
            _files(SHARED, "De hele site", None, data, [kind for kind in KINDS if "/" not in kind.place]),
        ],
    }


def _unit_collections(unit: FormUnit, data: str) -> Iterator[Settings]:
    by_folder = {kind.place.split("/")[1]: kind for kind in KINDS if kind.place.count("*") == 2}
    yield from (_folder(by_folder[folder], folder, unit, data) for folder in _FOLDERS)
    own = [kind for kind in KINDS if kind.place.startswith("*/") and kind.place.count("*") == 1]
    yield _files(unit_collection(unit), f"{unit.name}: samenwerking", unit, data, own)


def _folder(kind: FileKind, folder: str, unit: FormUnit, data: str) -> Settings:
    assert issubclass(kind.model, Record)
    fields = widgets_of(kind.model, unit)
    title = next(key for key in ("titel", "naam") if key in {field["name"] for field in fields})
    return {
        "name": collection_name(unit, folder),
        "label": f"{unit.name}: {folder}",
        "label_singular": f"{kind.model.kind.value} voor {unit.name}",
        "description": kind.purpose,
        "folder": f"{data}/{unit.id}/{folder}",
        "extension": "yml",
        "format": kind.name,
        "create": True,
        # A record that goes leaves something on its old address: plansite remove does that.
        "delete": False,
        "identifier_field": title,
        "summary": f"{{{{{title}}}}}",
        "sortable_fields": [{"field": title, "label": title.capitalize(), "default_sort": "asc"}],
        "slug": f"{{{{fields.{NAME_FIELD}}}}}",
        "preview_path": f"{unit.id}/{_PAGES.get(folder, f'{folder}/{{{{slug}}}}/')}",
        "fields": [_name_field(kind), *fields],
    }


def _name_field(kind: FileKind) -> Widget:
    return {
        "name": NAME_FIELD,
        "label": "Naam in het webadres",
        "widget": "bestandsnaam",
        "required": False,
        "pattern": ["^[a-z0-9]+(?:-[a-z0-9]+)*$", "kleine letters, cijfers en streepjes"],
        "hint": "Deze naam verandert later niet meer. "
        f"Laat u dit leeg, dan komt de naam van de titel. Voorbeeld: {kind.example_path.split('/')[-1][:-4]}.",
    }


def _files(name: str, label: str, unit: FormUnit | None, data: str, kinds: Sequence[FileKind]) -> Settings:
    folder = f"{data}/{unit.id}" if unit else data
    return {
        "name": name,
        "label": label,
        "format": _FILE_FORMAT,
        "files": [
            {
                "name": kind.name,
                "label": kind.title,
                "description": kind.purpose,
                "file": f"{folder}/{kind.name}.yml",
                "fields": widgets_of(kind.model, unit),
            }
            for kind in kinds
        ],
    }


def _formats() -> Settings:
    """Return what the page must know of each kind of file; Decap has one format for all files of a collection."""
    folders = {kind.name: [format_of(kind)] for kind in KINDS if kind.place.count("*") == 2}
    files = [format_of(kind) for kind in KINDS if kind.place.count("*") < 2]
    return {**folders, _FILE_FORMAT: files}
