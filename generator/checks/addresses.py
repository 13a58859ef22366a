"""Every address of the site belongs to one record only, now and in the past."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.folders import Documents, RECORD_FOLDERS, UnitDocuments
from generator.loading.records import Document
from generator.problems import Problem

RESERVED_AT_ROOT = (
    "404", "a-z", "acties", "archief", "assets", "begrippen", "contact", "gemeenten", "open-data", "over", "privacy",
    "redactie", "standen", "stylesheets", "javascripts", "themas", "toegankelijkheid", "voortgang", "widget", "zoeken",
)


def addresses_are_unique(documents: Documents) -> Iterator[Problem]:
    """Two records, or a record and an earlier address of another, never share one address."""
    yield from _reserved(documents)
    for unit in documents.units.values():
        for folder in RECORD_FOLDERS:
            yield from _within(unit, folder)
    yield from _former_units(documents)


def _reserved(documents: Documents) -> Iterator[Problem]:
    for unit in documents.units.values():
        if unit.id in RESERVED_AT_ROOT and unit.partnership:
            yield unit.partnership.problem((), f"De map “{unit.id}” kan geen samenwerking zijn: dat adres is van een pagina van de site zelf.",
                                           "Geef de map een andere naam.")


def _within(unit: UnitDocuments, folder: str) -> Iterator[Problem]:
    taken = {identifier: f"{folder}/{identifier}.yml" for identifier in unit.ids.get(folder, [])}
    for document in unit.of(folder).values():
        for index, former in enumerate(document.record.former_ids):
            if former in taken:
                yield document.problem(("aliassen", index), f"Het adres “{former}” is al van {taken[former]}.",
                                       "Elk adres hoort bij één bestand.")
            else:
                taken[former] = f"{folder}/{document.record.id}.yml"
    if unit.removed:
        yield from _removed(unit.removed, folder, taken)


def _removed(document: Document, folder: str, taken: dict[str, str]) -> Iterator[Problem]:
    for index, record in enumerate(document.record.records):
        if record.folder.value != folder:
            continue
        if record.id in taken:
            yield document.problem(("vervallen", index, "id"), f"Het adres “{record.id}” is al van {taken[record.id]}.",
                                   "Wat nog bestaat of al een nieuw adres heeft, is niet vervallen.")
        taken[record.id] = "vervallen.yml"


def _former_units(documents: Documents) -> Iterator[Problem]:
    taken = dict.fromkeys(documents.units)
    for unit in documents.units.values():
        if not unit.partnership:
            continue
        for index, former in enumerate(unit.partnership.record.former_ids):
            if former in taken or former in RESERVED_AT_ROOT:
                yield unit.partnership.problem(("aliassen", index), f"Het adres “{former}” is al in gebruik.",
                                               "Elk adres hoort bij één bestand.")
            taken[former] = None
