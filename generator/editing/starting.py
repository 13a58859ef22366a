"""What a new record starts with: choices that fit its partnership, and nothing that poses as a fact."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.editing.skeleton import Known
from generator.editing.yaml_text import Fields
from generator.model import placeholders
from generator.model.fields import RecordKind
from generator.model.portal import Portal, Unit
from generator.planning.quarters import Quarter

_ROUND_NAME = re.compile(r"([0-9]{4})-q([1-4])")
_ORDINALS = ("Eerste", "Tweede", "Derde", "Vierde")
NOT_RELEASED: Fields = {"op": placeholders.DATE, "door": placeholders.TEXT}


@dataclass(frozen=True)
class Starting:
    """What there is to know when a record is made."""

    unit: Unit
    name: str
    date: datetime.date


def start_of(kind: str, starting: Starting) -> Fields:
    """Return the fields that a new record of some kind starts with."""
    return _STARTS[kind](starting)


def _plan(_: Starting) -> Fields:
    return {"soort": "uvp"}


def _priority(starting: Starting) -> Fields:
    orders = [priority.order for priority in starting.unit.priorities.values()]
    plan = starting.unit.partnership.main_plan
    return {"plan": plan, "volgorde": str(max(orders, default=0) + 1), "bron": {"plan": plan}}


def _municipality(starting: Starting) -> Fields:
    return {"lokaal_hoofdstuk": "nee", "bron": {"plan": starting.unit.partnership.main_plan}}


def _action(starting: Starting) -> Fields:
    plan = usual_plan(starting.unit)
    levels = starting.unit.partnership.levels
    level = next((level for level in levels if level.joint), levels[0])
    alone: Fields = {} if level.joint else {"gemeenten": [next(iter(starting.unit.municipalities))]}
    return {
        "plan": plan,
        "prioriteit": next(iter(starting.unit.priorities), "vul-in"),
        "niveau": level.id,
        **alone,
        "bron": {"plan": plan},
    }


def _round(starting: Starting) -> Fields:
    found = _ROUND_NAME.fullmatch(starting.name)
    quarter = Quarter(int(found[1]), int(found[2])) if found else None
    return {
        "titel": f"{_ORDINALS[quarter.number - 1]} kwartaal {quarter.year}" if quarter else placeholders.TEXT,
        "plan": usual_plan(starting.unit),
        "peildatum": (quarter.end if quarter else starting.date).isoformat(),
        "vrijgegeven": dict(NOT_RELEASED),
    }


def _indicator(starting: Starting) -> Fields:
    year = str(starting.date.year - 1)
    missing: Fields = {"gebied": "samen", "periode": year, "stand": "ontbreekt", "reden": placeholders.TEXT}
    return {"waarden": [dict(missing)]}


_STARTS: Mapping[str, Callable[[Starting], Fields]] = {
    "plan": _plan,
    "prioriteit": _priority,
    "gemeente": _municipality,
    "actie": _action,
    "voortgang": _round,
    "indicator": _indicator,
}


def usual_plan(unit: Unit) -> str:
    """Return the plan in which most actions stand; the main plan while there are none."""
    counts = Counter(action.plan for action in unit.actions.values())
    return counts.most_common(1)[0][0] if counts else unit.partnership.main_plan


def known_names(portal: Portal, unit: Unit) -> Known:
    """Return the names of everything that a new record can refer to."""
    return {
        RecordKind.PLAN: list(unit.plans),
        RecordKind.PRIORITY: list(unit.priorities),
        RecordKind.MUNICIPALITY: list(unit.municipalities),
        RecordKind.ACTION: list(unit.actions),
        RecordKind.ROUND: sorted(unit.rounds, reverse=True),  # the newest is most often meant
        RecordKind.INDICATOR: list(unit.indicators),
        RecordKind.GOAL: list(unit.goals),
        RecordKind.LEVEL: [level.id for level in unit.partnership.levels],
        RecordKind.THEME: [theme.id for theme in portal.themes],
    }
