"""Freezes a monitoring round: what was known is written into the round's own file, for good.

Everything but `freeze` itself is text in, text out.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import yaml

from generator.embargo import public_part
from generator.model.monitoring import Round, RoundStatus, Snapshot
from generator.model.portal import Portal, Unit
from generator.model.writing import plain_values
from generator.planning import NamedEvent
from generator.problems import allowed_values, nearest
from generator.progress.planned import named_events
from generator.progress.rounds import frozen_actions, frozen_bottlenecks

_STATUS_KEY = "status"
# What a frozen round may still gain: notices, a later day to be public, answers to the guard, and an earlier address.
_NOT_FROZEN = ("mededelingen", "openbaar_vanaf", "toegestaan", "aliassen", "status")


class _Indented(yaml.SafeDumper):
    """Writes lists in the layout of the data folder: indented below their field."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def freeze(portal: Portal, name: str, data: Path, date: datetime.date) -> str | None:
    """Freeze the round 'partnership/round' in its file. Returns in Dutch why not, when it cannot be done."""
    unit_id, _, round_id = name.partition("/")
    rounds = [f"{unit.id}/{one}" for unit in portal.units.values() for one in unit.rounds]
    if name not in rounds:
        return " ".join(
            filter(None, (f"Er is geen ronde “{name}”.", allowed_values(rounds), nearest(name, rounds)))
        )
    unit = portal.units[unit_id]
    this = unit.rounds[round_id]
    refusal = why_not(this, date)
    if refusal is None:
        path = data / unit_id / "voortgang" / f"{round_id}.yml"
        text = frozen_text(
            path.read_text(encoding="utf-8"),
            # What is held back would be public for good in a snapshot.
            snapshot_of(public_part(unit, date), this, date, named_events(portal.events)),
        )
        path.write_text(text, encoding="utf-8")
    return refusal


def why_not(this: Round, date: datetime.date) -> str | None:
    """Return in Dutch why a round cannot be frozen on a day, or nothing when it can."""
    if this.status is RoundStatus.FROZEN:
        return f"De ronde “{this.title}” is al bevroren."
    if this.release is None:
        return f"De ronde “{this.title}” is nog niet vrijgegeven. Vul “vrijgegeven” in, met op en door."
    if this.reference_date > date:
        day = this.reference_date.isoformat()
        return f"De peildatum van de ronde “{this.title}” is {day}. Die dag is nog niet geweest."
    return None


def snapshot_of(unit: Unit, this: Round, date: datetime.date, events: Sequence[NamedEvent]) -> Snapshot:
    """Return what was known on a day about the reference date of a round."""
    unsigned = Snapshot.made(
        frozen_on=date,
        checksum="-",
        actions=frozen_actions(unit, this, date, events),
        bottlenecks=frozen_bottlenecks(unit, this),
    )
    return unsigned.model_copy(update={"checksum": checksum(this, unsigned)})


def checksum(this: Round, snapshot: Snapshot) -> str:
    """Return a checksum over everything in a round that may not change once it is frozen."""
    fixed = {
        key: value for key, value in plain_values(this).items() if key not in (*_NOT_FROZEN, "momentopname")
    }
    taken = {key: value for key, value in plain_values(snapshot).items() if key != "controlegetal"}
    text = json.dumps([fixed, taken], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def frozen_text(text: str, snapshot: Snapshot) -> str:
    """Return the text of a round's file with the snapshot added; every other line stays as it was."""
    lines = [line for line in text.rstrip("\n").split("\n") if not line.startswith(f"{_STATUS_KEY}:")]
    taken = yaml.dump(
        {"momentopname": plain_values(snapshot)},
        Dumper=_Indented,
        allow_unicode=True,
        sort_keys=False,
        width=1000,
    )
    return "\n".join(
        [
            *lines,
            f"{_STATUS_KEY}: {RoundStatus.FROZEN.value}",
            "# De stand bij het bevriezen. Verander hier niets; gebruik ‘mededelingen’.",
            taken,
        ]
    )
