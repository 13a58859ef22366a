"""New records: a commented file in the right place, or an item in the file of an action."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.editing.described import field_of, fields_of
from generator.editing.kinds import kind_named
from generator.editing.owners import owner_missing
from generator.editing.patches import with_item
from generator.editing.proposals import (
    NOTHING_CHANGED,
    Proposal,
    Refusal,
    no_partnership,
    parts_of,
    read_text,
    wrong_name,
)
from generator.editing.skeleton import new_text
from generator.editing.starting import Starting, known_names, start_of
from generator.loading.nodes import Value
from generator.loading.shape import keys_of
from generator.model import placeholders
from generator.model.fields import Entity
from generator.model.partnership import Partnership
from generator.model.portal import Portal, Unit
from generator.problems import allowed_values, nearest, quoted
from generator.program import CHECK

KIND_OF_WORD: Mapping[str, str] = {
    "actie": "actie",
    "ronde": "voortgang",
    "gemeente": "gemeente",
    "prioriteit": "prioriteit",
    "indicator": "indicator",
    "plan": "plan",
}
"""The words on the command line for kinds that have a file of their own."""
NEXT = f"Controleer daarna met: {CHECK}"


@dataclass(frozen=True)
class Request:
    """What an editor asks for: a kind, a name, and fields as 'key=value'."""

    word: str
    path: str
    given: tuple[str, ...]
    data: Path
    date: datetime.date


def new_record(portal: Portal, request: Request) -> Proposal | Refusal:
    """Return the changes that make a record with a file of its own."""
    kind = kind_named(KIND_OF_WORD[request.word])
    folder = kind.place.split("/")[1]
    unit_id, name = _two_names(request, folder)
    unit = portal.units.get(unit_id)
    if unit is None:
        return no_unit(
            portal, request, f"SAMENWERKING/NAAM, bijvoorbeeld: {next(iter(portal.units))}/nieuwe-naam"
        )
    given = given_fields(kind.model, request.given)
    path = request.data / unit.id / folder / f"{name}.yml"
    if isinstance(given, Refusal):
        return given
    if refusal := wrong_name(name) or _taken(path):
        return refusal
    fields = {**start_of(kind.name, Starting(unit, name, request.date)), **given}
    text = new_text(kind, fields, known_names(portal, unit))
    changes = {path: text, **(_listed(unit, name, request.data) if request.word == "gemeente" else {})}
    return Proposal(changes, (*_told_of_file(path, text, changes), *owner_missing(request.data, path)))


def _two_names(request: Request, folder: str) -> tuple[str, str]:
    parts = parts_of(request.path, request.data)
    if len(parts) == 3 and parts[1] == folder:
        return parts[0], parts[2]
    return (parts[0], parts[1]) if len(parts) == 2 else ("", request.path)


def no_unit(portal: Portal, request: Request, example: str) -> Refusal:
    """Return the refusal of a path that begins with no partnership."""
    name = parts_of(request.path, request.data)[0]
    is_unknown = name not in portal.units and "/" in request.path
    message = no_partnership(name, portal.units) if is_unknown else ""
    return Refusal(f"{message} Schrijf: {example}.".strip())


def _taken(path: Path) -> Refusal | None:
    return Refusal(f"{path.as_posix()} bestaat al. {NOTHING_CHANGED}") if path.exists() else None


def given_fields(model: type[Entity], pairs: Sequence[str]) -> dict[str, Value] | Refusal:
    """Return the fields that were given on the command line."""
    given: dict[str, Value] = {}
    known = keys_of(model)
    for pair in pairs:
        key, equals, value = pair.partition("=")
        field = field_of(model, key)
        if not equals:
            return Refusal(f"{quoted(pair)} is geen veld met een waarde. Schrijf: veld=waarde.")
        if not value.strip():
            return Refusal(
                f"Achter {quoted(key + equals)} staat niets. Laat het weg, of schrijf er iets achter."
            )
        if field is None:
            parts = (f"Er is hier geen veld {quoted(key)}.", allowed_values(known, 40), nearest(key, known))
            return Refusal(" ".join(part for part in parts if part))
        if field.group:
            return Refusal(f"“{key}” bestaat uit meer velden. Vul het in het bestand in.")
        given[key] = [item.strip() for item in value.split(",")] if field.is_list else value
    return given


def _listed(unit: Unit, name: str, data: Path) -> Mapping[Path, str]:
    """Put a new municipality in the list of its partnership too."""
    path = data / unit.id / "samenwerking.yml"
    return {
        path: with_item(
            read_text(path), "gemeenten", name, order=[field.key for field in fields_of(Partnership)]
        )
    }


def _told_of_file(path: Path, text: str, changes: Mapping[Path, str]) -> tuple[str, ...]:
    also = [f"{other.as_posix()} is bijgewerkt." for other in changes if other != path]
    return (f"{path.as_posix()} is gemaakt.", *also, *to_fill_in(text))


def to_fill_in(text: str) -> tuple[str, ...]:
    """Return what to do next with a text that may have placeholders in it."""
    values = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("#"))
    marks = [mark for mark in (placeholders.TEXT, placeholders.DATE, placeholders.CODE) if mark in values]
    count = sum(values.count(mark) for mark in marks)
    if not count:
        return (NEXT,)
    where = "Op 1 plek staat nog iets" if count == 1 else f"Op {count} plekken staat nog iets"
    return (f"{where} om in te vullen. Zoek naar: {' of '.join(marks)}.", NEXT)
