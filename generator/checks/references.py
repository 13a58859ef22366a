"""Every reference points to a record that exists, and none leads back to itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.checks.goals import GOAL_KEYS, goals_of
from generator.checks.missing_files import FOLDER_OF, Dead, folded
from generator.loading.folders import Documents, UnitDocuments
from generator.model.fields import RecordKind
from generator.model.references import Pointer, pointers_of
from generator.problems import Problem, allowed_values, nearest, quoted

Known = Mapping[RecordKind, list[str]]


def references_exist(documents: Documents) -> Iterator[Problem]:
    """A reference names a record of the same partnership, or a theme of the site."""
    for unit in documents.units.values():
        known = known_ids(documents, unit)
        dead = [
            Dead(document, pointer)
            for document in unit.all()
            for pointer in pointers_of(document.record)
            if pointer.identifier not in known.get(pointer.reference.kind, [pointer.identifier])
        ]
        missing, rest = folded(unit, [one for one in dead if not _became(unit, one.pointer)])
        yield from missing
        for one in dead:
            if became := _became(unit, one.pointer):
                yield _dead(one, known, became)
        for one in rest:
            yield _dead(one, known, _hint(documents, unit, known, one))


def _dead(one: Dead, known: Known, hint: str) -> Problem:
    kind = one.pointer.reference.kind
    allowed = allowed_values(known[kind]) or "Er zijn er nog geen."
    message = f"Er is geen {kind.value} met de naam {quoted(one.pointer.identifier)}."
    return one.document.problem(one.pointer.path, message, allowed, hint)


def known_ids(documents: Documents, unit: UnitDocuments) -> Known:
    """Ids per kind. A kind is left out while the files that declare its ids cannot be read."""
    known = {
        kind: unit.ids.get(folder, []) for kind, folder in FOLDER_OF.items() if folder not in unit.unlisted
    }
    if all(unit.knows(folder, *keys) for folder, keys in GOAL_KEYS.items()):
        known[RecordKind.GOAL] = sorted({goal.id for _, _, goal in goals_of(unit)})
    if unit.partnership and unit.partnership.knows("niveaus"):
        known[RecordKind.LEVEL] = [level.id for level in unit.partnership.record.levels]
    themes = documents.shared.get("themas.yml")
    if themes.knows("themas") if themes else "themas.yml" not in documents.unread:
        known[RecordKind.THEME] = [theme.id for theme in themes.record.themes] if themes else []
    return known


def _became(unit: UnitDocuments, pointer: Pointer) -> str:
    """Return what became of the record that was meant, when the data say so."""
    kind, identifier = pointer.reference.kind, pointer.identifier
    folder = FOLDER_OF.get(kind, "")
    for document in unit.of(folder).values():
        if identifier in document.record.former_ids:
            return f"{quoted(identifier)} heet nu {quoted(document.record.id)}."
    for removed in unit.removed.record.records if unit.removed else ():
        if (removed.folder, removed.id) == (folder, identifier):
            return f"{quoted(identifier)} is vervallen."
    return ""


def _hint(documents: Documents, unit: UnitDocuments, known: Known, one: Dead) -> str:
    """Return which record was meant, or where there is one of that name. A record never means itself."""
    folder, identifier = one.target
    own = next((name for name, document in unit.of(folder).items() if document is one.document), None)
    others = [name for name in known[one.pointer.reference.kind] if name != own]
    return nearest(identifier, others) or _elsewhere(documents, unit, known, one.pointer)


def _elsewhere(documents: Documents, unit: UnitDocuments, known: Known, pointer: Pointer) -> str:
    identifier = pointer.identifier
    for kind, ids in known.items():
        if identifier in ids:
            return f"{quoted(identifier)} bestaat wel als {kind.value}."
    folder = FOLDER_OF.get(pointer.reference.kind, "")
    for other in documents.units.values():
        if identifier in other.ids.get(folder, []):
            return (
                f"{quoted(identifier)} bestaat wel in {other.id}, maar verwijzen kan alleen binnen {unit.id}."
            )
    return ""


def areas_exist(documents: Documents) -> Iterator[Problem]:
    """A value of an indicator is of a municipality, or of all of them together."""
    for unit in documents.units.values():
        if "gemeenten" in unit.unlisted:
            continue
        areas = [*unit.ids.get("gemeenten", []), "samen"]
        for document in unit.of("indicatoren").values():
            for path, area in _areas(document.record):
                if area and area not in areas:
                    yield document.problem(
                        path,
                        f"Er is geen gebied met de naam {quoted(area)}.",
                        allowed_values(areas),
                        nearest(area, areas),
                    )


def _areas(indicator: Any) -> Iterator[tuple[tuple[str | int, ...], str | None]]:
    for key, entries in (
        ("waarden", indicator.values),
        ("streefwaarden", indicator.targets),
        ("let_op_per_gebied", indicator.area_cautions),
    ):
        for index, entry in enumerate(entries):
            yield (key, index, "gebied"), entry.area


Step = Callable[[Any], str | None]

_CHAINS: tuple[tuple[str, tuple[str, ...], Step], ...] = (
    ("plannen", ("valt_onder",), lambda plan: plan.parent),
    ("plannen", ("volgt_op",), lambda plan: plan.predecessor),
    ("prioriteiten", ("valt_onder",), lambda priority: priority.parent),
    ("gemeenten", ("vertrokken", "opgegaan_in"), lambda one: one.departure and one.departure.merged_into),
    ("acties", ("vervolg_van",), lambda action: action.continues),
    ("acties", ("samengevoegd_met",), lambda action: action.merged_into),
    ("acties", ("vervangen_door",), lambda action: action.replaced_by),
)


def no_circles(documents: Documents) -> Iterator[Problem]:
    """A record never leads back to itself through 'valt_onder', 'volgt_op' and the like."""
    for unit in documents.units.values():
        for folder, path, step in _CHAINS:
            following = {name: step(document.record) for name, document in unit.of(folder).items()}
            for circle in _circles(following):
                remedy = "Haal dit veld weg." if len(circle) == 1 else "Haal één van deze verwijzingen weg."
                yield unit.of(folder)[circle[0]].problem(path, _round_message(path[-1], circle), remedy)


def _round_message(key: str, circle: list[str]) -> str:
    if len(circle) == 1:
        return f"“{key}” verwijst naar dit bestand zelf."
    return f"“{key}” loopt in een kring: {' → '.join([*circle, circle[0]])}."


def _circles(following: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Yield every circle once, from its first member in the alphabet on."""
    done: set[str] = set()
    for start in sorted(following):
        chain: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in following and here not in chain and here not in done:
            chain[here] = None
            here = following[here]
        if here is not None and here in chain:
            circle = list(chain)[list(chain).index(here) :]
            first = circle.index(min(circle))
            yield [*circle[first:], *circle[:first]]
        done |= chain.keys()
