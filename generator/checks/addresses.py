"""Every address of the site belongs to one record only, now and in the past."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.loading.folders import RECORD_FOLDERS, Documents, UnitDocuments
from generator.loading.records import Document
from generator.problems import Place, Problem, quoted

RESERVED_AT_ROOT = (
    "404", "a-z", "acties", "archief", "assets", "begrippen", "contact", "gemeenten", "open-data", "over",
    "privacy", "redactie", "standen", "stylesheets", "javascripts", "themas", "toegankelijkheid", "voortgang",
    "widget", "zoeken",
)  # fmt: skip


def addresses_are_unique(documents: Documents) -> Iterator[Problem]:
    """Two records, or a record and an earlier address of another, never share one address."""
    for unit in documents.units.values():
        if unit.id in RESERVED_AT_ROOT:
            yield Problem(
                Place(unit.folder),
                f"Een samenwerking kan niet {quoted(unit.id)} heten: dat adres is van de site zelf.",
                "Geef de map een andere naam.",
            )
        for folder in RECORD_FOLDERS:
            yield from _within(unit, folder)
    yield from _former_units(documents)


def _within(unit: UnitDocuments, folder: str) -> Iterator[Problem]:
    taken = {identifier: f"{folder}/{identifier}.yml" for identifier in unit.ids.get(folder, [])}
    for identifier, document in unit.of(folder).items():
        for index, former in enumerate(document.record.former_ids):
            if former in taken:
                yield _taken(
                    document, ("aliassen", index), former, taken[former], f"{folder}/{identifier}.yml"
                )
            elif former:
                taken[former] = f"{folder}/{identifier}.yml"
    if unit.removed:
        yield from _removed(unit.removed, folder, taken)


def _taken(
    document: Document[Any], path: tuple[str | int, ...], former: str, owner: str, own: str
) -> Problem:
    if owner == own:
        return document.problem(
            path, f"Het adres {quoted(former)} is al van dit bestand.", "Haal deze regel weg."
        )
    return document.problem(
        path, f"Het adres {quoted(former)} is al van {owner}.", "Elk adres hoort bij één bestand."
    )


def _removed(document: Document[Any], folder: str, taken: dict[str, str]) -> Iterator[Problem]:
    for index, record in enumerate(document.record.records):
        if record.folder is None or record.folder.value != folder or not record.id:
            continue
        if record.id in taken:
            owner = taken[record.id]
            allowed = (
                "Elk adres mag hier één keer."
                if owner == "vervallen.yml"
                else "Wat nog bestaat of een nieuw adres heeft, is niet vervallen."
            )
            yield document.problem(
                ("vervallen", index, "id"), f"Het adres {quoted(record.id)} is al van {owner}.", allowed
            )
        taken[record.id] = "vervallen.yml"


def _former_units(documents: Documents) -> Iterator[Problem]:
    taken = {*documents.units, *RESERVED_AT_ROOT}
    for unit in documents.units.values():
        for index, former in enumerate(unit.partnership.record.former_ids if unit.partnership else ()):
            if former in taken and unit.partnership:
                yield unit.partnership.problem(
                    ("aliassen", index),
                    f"Het adres {quoted(former)} is al in gebruik.",
                    "Elk adres hoort bij één samenwerking of pagina.",
                )
            taken.add(former)
