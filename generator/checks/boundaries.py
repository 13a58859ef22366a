"""The map of a partnership shows its own municipalities, and all of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.folders import Documents, UnitDocuments
from generator.problems import Place, Problem, Severity, allowed_values


def boundaries_fit_municipalities(documents: Documents) -> Iterator[Problem]:
    """Every area on the map is a municipality of the partnership, and every municipality has an area."""
    for unit in documents.units.values():
        if unit.boundaries and unit.knows("gemeenten", "code", "vertrokken"):
            yield from _strangers(unit)
            yield from _missing(unit)


def _strangers(unit: UnitDocuments) -> Iterator[Problem]:
    assert unit.boundaries
    codes = {document.record.code for document in unit.of("gemeenten").values()}
    for area in unit.boundaries.areas:
        if area.code not in codes:
            name = f"{area.code} ({area.name})" if area.name else area.code
            yield Problem(
                Place(unit.boundaries.file),
                f"De gemeente {name} hoort niet bij deze samenwerking.",
                allowed_values(sorted(codes)),
                "Haal dit vlak uit het bestand.",
            )


def _missing(unit: UnitDocuments) -> Iterator[Problem]:
    assert unit.boundaries
    drawn = {area.code for area in unit.boundaries.areas}
    for document in unit.of("gemeenten").values():
        if document.record.code not in drawn and document.record.departure is None:
            yield Problem(
                Place(unit.boundaries.file),
                f"De gemeente {document.record.name} ({document.record.code}) staat niet in dit bestand.",
                "Zonder vlak staat zij niet op de kaart.",
                severity=Severity.WARNING,
            )
