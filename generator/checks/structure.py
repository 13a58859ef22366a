"""The parts of a plan fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.checks.references import goals_of
from generator.loading.folders import Documents, UnitDocuments
from generator.loading.records import Document
from generator.problems import Problem, allowed_values, nearest


def municipalities_are_listed(documents: Documents) -> Iterator[Problem]:
    """Every municipality with a file is in the partnership's list, once."""
    for unit in documents.units.values():
        if not unit.partnership:
            continue
        listed = Counter(unit.partnership.record.municipalities)
        for identifier, document in unit.of("gemeenten").items():
            if identifier not in listed:
                yield document.problem((), f"De gemeente “{identifier}” staat niet in de lijst van samenwerking.yml.",
                                       "Zet haar daar onder “gemeenten”.")
        for index, identifier in enumerate(unit.partnership.record.municipalities):
            if listed[identifier] > 1 and unit.partnership.record.municipalities.index(identifier) != index:
                yield unit.partnership.problem(("gemeenten", index), f"De gemeente “{identifier}” staat twee keer in de lijst.")


def municipalities_take_part(documents: Documents) -> Iterator[Problem]:
    """An action names only municipalities that take part in its plan."""
    for unit in documents.units.values():
        plans = unit.of("plannen")
        for document in unit.of("acties").values():
            plan = plans.get(document.record.plan)
            if plan and plan.record.municipalities:
                yield from _outsiders(document, plan.record.municipalities)


def _outsiders(document: Document, members: tuple[str, ...]) -> Iterator[Problem]:
    for index, identifier in enumerate(document.record.municipalities):
        if identifier not in members:
            yield document.problem(("gemeenten", index),
                                   f"“{identifier}” doet niet mee aan het plan “{document.record.plan}”.",
                                   allowed_values(members), nearest(identifier, members))


def levels_fit_municipalities(documents: Documents) -> Iterator[Problem]:
    """An action of municipalities by themselves says which municipalities."""
    for unit in documents.units.values():
        joint = _joint_levels(unit)
        for document in unit.of("acties").values():
            if joint.get(document.record.level) is False and not document.record.municipalities:
                yield document.problem(("niveau",), "Bij een actie van een gemeente zelf ontbreekt het veld “gemeenten”.",
                                       "Noem de gemeente, bijvoorbeeld: gemeenten: [woudenberg].")


def _joint_levels(unit: UnitDocuments) -> dict[str, bool]:
    return {level.id: level.joint for level in unit.partnership.record.levels} if unit.partnership else {}


def umbrellas_are_one_level(documents: Documents) -> Iterator[Problem]:
    """An umbrella action lies under no umbrella itself."""
    for unit in documents.units.values():
        actions = unit.of("acties")
        for document in actions.values():
            above = actions.get(document.record.umbrella or "")
            if above and above.record.umbrella:
                yield document.problem(("paraplu",), f"“{above.record.id}” valt zelf onder “{above.record.umbrella}”.",
                                       f"Verwijs naar een actie die nergens onder valt, bijvoorbeeld: {above.record.umbrella}.")


def goals_have_their_own_id(documents: Documents) -> Iterator[Problem]:
    """No two goals of a partnership have the same id: actions refer to goals by id alone."""
    for unit in documents.units.values():
        first: dict[str, Document] = {}
        for document, path, goal in goals_of(unit):
            if goal.id in first:
                yield document.problem((*path, "id"), f"De naam “{goal.id}” is al van een ander doel, in {first[goal.id].file}.",
                                       "Geef elk doel een eigen naam.")
            first.setdefault(goal.id, document)


def terms_are_unique(documents: Documents) -> Iterator[Problem]:
    """No two terms share an id or a spelling: the first would hide the second."""
    document = documents.shared.get("begrippen.yml")
    if not document:
        return
    seen: dict[str, str] = {}
    for index, term in enumerate(document.record.terms):
        for path, spelling in _spellings(term):
            if spelling in seen and seen[spelling] != term.id:
                yield document.problem(("begrippen", index, *path), f"“{spelling}” staat al bij het begrip “{seen[spelling]}”.",
                                       "Elk begrip en elke afkorting mag één keer.")
            seen.setdefault(spelling, term.id)
        if [other.id for other in document.record.terms].index(term.id) != index:
            yield document.problem(("begrippen", index, "id"), f"De naam “{term.id}” is al van een ander begrip.")


def _spellings(term: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("begrip",), term.name
    if term.abbreviation:
        yield ("afkorting",), term.abbreviation
    for index, spelling in enumerate(term.spellings):
        yield ("ook_geschreven_als", index), spelling
