"""The parts of a plan fit together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.loading.folders import Documents, UnitDocuments
from generator.loading.records import Document
from generator.problems import Problem, allowed_values, closest, nearest, quoted


def municipalities_are_listed(documents: Documents) -> Iterator[Problem]:
    """Every municipality with a file is in the partnership's list, once."""
    for unit in documents.units.values():
        if unit.partnership:
            yield from _unlisted(unit, unit.partnership)
            yield from _listed_twice(unit.partnership)


def _unlisted(unit: UnitDocuments, partnership: Document[Any]) -> Iterator[Problem]:
    listed = [one for one in partnership.record.municipalities if one]
    known = unit.ids.get("gemeenten", [])
    if not partnership.knows("gemeenten"):
        return
    misspelt = {closest(one, known) for one in listed if one not in known}
    for identifier in known:
        if identifier not in listed and identifier not in misspelt:
            yield partnership.problem(
                ("gemeenten",),
                f"De gemeente {quoted(identifier)} heeft een bestand, maar staat niet in deze lijst.",
                f"Zet haar erbij, of verwijder gemeenten/{identifier}.yml.",
            )


def _listed_twice(partnership: Document[Any]) -> Iterator[Problem]:
    listed = partnership.record.municipalities
    for index, identifier in enumerate(listed):
        if identifier and identifier in listed[:index]:
            yield partnership.problem(
                ("gemeenten", index),
                f"De gemeente {quoted(identifier)} staat twee keer in deze lijst.",
                "Elke gemeente mag één keer.",
            )


def municipalities_take_part(documents: Documents) -> Iterator[Problem]:
    """An action names only municipalities that take part in its plan."""
    for unit in documents.units.values():
        plans = unit.of("plannen")
        for document in unit.of("acties").values():
            plan = plans.get(document.record.plan)
            if plan and plan.record.municipalities and plan.knows("gemeenten"):
                yield from _outsiders(unit, document, plan.record.municipalities)


def _outsiders(unit: UnitDocuments, document: Document[Any], members: tuple[str, ...]) -> Iterator[Problem]:
    for index, identifier in enumerate(document.record.municipalities):
        if identifier in unit.ids.get("gemeenten", []) and identifier not in members:
            yield document.problem(
                ("gemeenten", index),
                f"{quoted(identifier)} doet niet mee aan het plan {quoted(document.record.plan)}.",
                allowed_values(members),
                nearest(identifier, members),
            )


def levels_fit_municipalities(documents: Documents) -> Iterator[Problem]:
    """An action of municipalities by themselves says which municipalities."""
    for unit in documents.units.values():
        levels = unit.partnership.record.levels if unit.partnership else ()
        local = {level.id for level in levels if level.joint is False}
        example = next(iter(unit.ids.get("gemeenten", [])), "naam")
        for document in unit.of("acties").values():
            if (
                document.record.level in local
                and not document.record.municipalities
                and document.knows("gemeenten")
            ):
                yield document.problem(
                    ("niveau",),
                    "Bij een actie van een gemeente zelf ontbreekt het veld “gemeenten”.",
                    f"Noem de gemeente, bijvoorbeeld: gemeenten: [{example}].",
                )


def umbrellas_are_one_level(documents: Documents) -> Iterator[Problem]:
    """An umbrella action lies under no umbrella itself."""
    for unit in documents.units.values():
        actions = unit.of("acties")
        for identifier, document in actions.items():
            above = actions.get(document.record.umbrella or "")
            if above and above.record.umbrella:
                yield _umbrella_problem(identifier, document, above.record)


def _umbrella_problem(identifier: str, document: Document[Any], above: Any) -> Problem:
    if above.id == identifier:
        return document.problem(
            ("paraplu",), "Een actie kan niet onder zichzelf vallen.", "Haal dit veld weg."
        )
    example = "" if above.umbrella == identifier else f", bijvoorbeeld: {above.umbrella}"
    return document.problem(
        ("paraplu",),
        f"De actie {quoted(above.id)} valt zelf onder {quoted(above.umbrella)}.",
        f"Verwijs naar een actie die nergens onder valt{example}.",
    )
