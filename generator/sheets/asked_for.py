"""The partnership or the round that a sheet is asked for, or in Dutch why there is none."""

from __future__ import annotations

from generator.editing.proposals import no_partnership
from generator.model.monitoring import Round, RoundStatus
from generator.model.portal import Portal, Unit
from generator.problems import nearest, quoted
from generator.program import PROGRAM


def unit_named(portal: Portal, name: str) -> Unit | str:
    """Return a partnership, or in Dutch why there is none."""
    if name in portal.units:
        return portal.units[name]
    return no_partnership(name, portal.units)


def round_named(portal: Portal, parts: tuple[str, ...]) -> tuple[Unit, Round] | str:
    """Return a round that can still change and its partnership, or in Dutch why not."""
    names = tuple(part for part in parts if part != "voortgang")
    unit = unit_named(portal, names[0])
    if isinstance(unit, str):
        return unit
    if len(names) != 2 or names[1] not in unit.rounds:
        return _no_round(unit, "/".join(names[1:]))
    this = unit.rounds[names[1]]
    if this.status is RoundStatus.FROZEN:
        opened = [one.id for one in unit.rounds.values() if one.status is RoundStatus.OPEN]
        other = f" Nog open: {', '.join(opened)}." if opened else ""
        return (
            f"De ronde {unit.id}/{this.id} is bevroren.{other} "
            f"Een bericht achteraf maakt u met: {PROGRAM} new update {unit.id}/naam-van-de-actie"
        )
    return unit, this


def _no_round(unit: Unit, name: str) -> str:
    example = name or "2026-q1"
    parts = (
        f"Er is geen ronde {quoted(name)} in {unit.id}." if name else "Noem ook de ronde.",
        nearest(name, unit.rounds),
        f"Een nieuwe ronde maakt u met: {PROGRAM} new ronde {unit.id}/{example}",
    )
    return " ".join(part for part in parts if part)
