"""Every reference points to a record that exists, and none leads back to itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.loading.folders import Documents, UnitDocuments
from generator.loading.records import Document
from generator.model.fields import RecordKind
from generator.model.references import pointers_of
from generator.problems import Problem, allowed_values, nearest

_FOLDER_OF = {
    RecordKind.PLAN: "plannen",
    RecordKind.PRIORITY: "prioriteiten",
    RecordKind.MUNICIPALITY: "gemeenten",
    RecordKind.ACTION: "acties",
    RecordKind.ROUND: "voortgang",
    RecordKind.INDICATOR: "indicatoren",
}
_GOAL_OWNERS = ("plannen", "prioriteiten", "gemeenten")
_CHAINS = (
    ("plannen", "parent", "valt_onder"),
    ("plannen", "predecessor", "volgt_op"),
    ("prioriteiten", "parent", "valt_onder"),
    ("acties", "continues", "vervolg_van"),
    ("acties", "merged_into", "samengevoegd_met"),
    ("acties", "replaced_by", "vervangen_door"),
)


def references_exist(documents: Documents) -> Iterator[Problem]:
    """A reference names a record of the same partnership."""
    for unit in documents.units.values():
        known = _known_ids(unit)
        for document in unit.all():
            for pointer in pointers_of(document.record):
                candidates = known.get(pointer.reference.kind)
                if candidates is not None and pointer.identifier not in candidates:
                    yield document.problem(
                        pointer.path,
                        f"Er is geen {pointer.reference.kind.value} met de naam “{pointer.identifier}”.",
                        allowed_values(candidates),
                        nearest(pointer.identifier, candidates),
                    )


def _known_ids(unit: UnitDocuments) -> Mapping[RecordKind, list[str]]:
    """Ids per kind. A kind is left out while the files that declare its ids cannot be read."""
    known = {kind: unit.ids.get(folder, []) for kind, folder in _FOLDER_OF.items()}
    if all(unit.is_complete(folder) for folder in _GOAL_OWNERS):
        known[RecordKind.GOAL] = sorted(goal_ids(unit))
    if unit.partnership:
        known[RecordKind.LEVEL] = [level.id for level in unit.partnership.record.levels]
    return known


def goal_ids(unit: UnitDocuments) -> list[str]:
    """Return the id of every goal that a readable document declares, doubles included."""
    return [goal.id for _, _, goal in goals_of(unit)]


def goals_of(unit: UnitDocuments) -> Iterator[tuple[Document, tuple[str | int, ...], object]]:
    """Yield every goal with its document and its path there."""
    for folder in _GOAL_OWNERS:
        for document in unit.of(folder).values():
            for index, goal in enumerate(getattr(document.record, "goals", ())):
                yield document, ("doelen", index), goal
            for place, priority in enumerate(getattr(document.record, "local_priorities", ())):
                for index, goal in enumerate(priority.goals):
                    yield document, ("lokale_prioriteiten", place, "doelen", index), goal


def no_circles(documents: Documents) -> Iterator[Problem]:
    """A record never leads back to itself through 'valt_onder', 'volgt_op' and the like."""
    for unit in documents.units.values():
        for folder, attribute, key in _CHAINS:
            for document in unit.of(folder).values():
                chain = _chain(unit.of(folder), document, attribute)
                if chain[-1] == document.record.id and len(chain) > 1:
                    yield document.problem((key,), f"“{key}” loopt in een kring: {' → '.join(chain)}.",
                                           "Haal één van deze verwijzingen weg.")


def _chain(documents: Mapping[str, Document], start: Document, attribute: str) -> list[str]:
    chain = [start.record.id]
    following = getattr(start.record, attribute)
    while following in documents and following not in chain:
        chain.append(following)
        following = getattr(documents[following].record, attribute)
    return [*chain, following] if following else chain
