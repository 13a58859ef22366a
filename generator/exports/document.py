"""A part as one JSON document: every record with every field, and where every action stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from generator.edition import Edition
from generator.exports.licences import licence_of
from generator.exports.part import Part, link
from generator.exports.rows import COMPUTED, action_table, public_of
from generator.exports.values import json_text, json_value
from generator.model.fields import Record
from generator.model.monitoring import Indicator
from generator.model.portal import Unit
from generator.progress.indicators import JOINT

FORMAT_VERSION = "1.0"
"""The first number changes when a key disappears or gets another meaning, the second when one is added."""
SCHEMA_FILE = "plan.schema.json"


def plan_document(edition: Edition, part: Part) -> bytes:
    """Return everything that is public about a part: only the records that concern it."""
    public = public_of(edition, part.unit)
    as_json = partial(_as_json, edition, public)
    return json_text(
        {
            "$schema": link(edition, part.address, SCHEMA_FILE),
            "versie": FORMAT_VERSION,
            "peildatum": edition.reference_date.isoformat(),
            "licentie": licence_of(edition).uri,
            "afzender": edition.portal.site.publisher,
            "webadres": link(edition, part.address, part.address),
            "gaat_over": {"soort": part.kind, "id": _identifier(part), "titel": part.title},
            "samenwerking": as_json(public.partnership),
            "plannen": [as_json(public.plans[one.id]) for one in part.plans],
            "prioriteiten": [as_json(one) for one in public.priorities.values() if one.id in part.family],
            "gemeenten": [
                as_json(one) for one in public.municipalities.values() if part.municipality in (None, one)
            ],
            "acties": [as_json(public.actions[one.id]) for one in part.actions],
            "voortgang": [as_json(one) for one in public.rounds.values()],
            "indicatoren": [json_value(one) for one in _indicators(part, public)],
            "vervallen": [json_value(one) for one in (public.removed if part.is_whole else ())],
            "standen": list(_standings(edition, part)),
        }
    )


def _identifier(part: Part) -> str:
    record: Record = part.municipality or part.priority or part.unit.partnership
    return record.id


def _as_json(edition: Edition, public: Unit, record: Record) -> Any:
    """A record as JSON has it: the same in every part that has it."""
    name = f"JSON of {type(record).__name__} {public.id} {record.id}"
    return edition.once(name, lambda: json_value(record))


def _indicators(part: Part, public: Unit) -> Iterable[Indicator]:
    """The figures of a part; in a municipality, its own values and those of all together."""
    for one in public.indicators.values():
        if part.priority and one.priority not in part.family:
            continue
        areas = {part.municipality.id, JOINT} if part.municipality else {value.area for value in one.values}
        yield one.model_copy(update={"values": tuple(value for value in one.values if value.area in areas)})


def _standings(edition: Edition, part: Part) -> Iterator[dict[str, Any]]:
    """Where every action stands: the computed columns of the table, by the same names."""
    names = [one.column.name for one in COMPUTED]
    for action, row in zip(part.actions, action_table(edition, part).rows, strict=True):
        computed = row[-len(names) :]
        yield {"actie": action.id} | dict(zip(names, map(json_value, computed), strict=True))
