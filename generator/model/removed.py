"""What became of records that are gone: their addresses keep an answer."""

from __future__ import annotations

from generator.model.allowances import Allowances, allowances_key
from generator.model.fields import Date, DutchEnum, Entity, Identifier, Line, key


class RemovedKind(DutchEnum):
    """The kinds of record that can be removed, by the folder in their address."""

    PLAN = "plannen"
    PRIORITY = "prioriteiten"
    MUNICIPALITY = "gemeenten"
    ACTION = "acties"
    ROUND = "voortgang"
    INDICATOR = "indicatoren"


class RemovedRecord(Entity):
    """A record that no longer exists, and what to tell who looks for it."""

    folder: RemovedKind = key(
        "map", "De map waar het bestand in stond, bijvoorbeeld: acties.", example="acties"
    )
    id: Identifier = key("id", "De naam van het bestand, zonder .yml.", example="jongerenbus")
    title: Line = key("titel", "De titel die het had.", example="Jongerenbus")
    removed_on: Date = key("verwijderd_op", "De dag van verwijderen.")
    explanation: Line = key(
        "uitleg",
        "Wat ermee is gebeurd.",
        example="Deze actie stond twee keer op de site. Zij hoort bij “Buurtapp”.",
    )


class RemovedRecords(Entity):
    """All removed records of a partnership (`vervallen.yml`)."""

    records: tuple[RemovedRecord, ...] = key("vervallen", "Alles wat is verwijderd.")
    allowances: Allowances = allowances_key()
