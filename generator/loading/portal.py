"""From documents without problems to the plan as one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.loading.folders import ACCESSIBILITY_FILE, Documents, UnitDocuments
from generator.loading.records import Document
from generator.model.plan import Plan
from generator.model.portal import Portal, Unit
from generator.model.shared import Theme
from generator.problems import Problem, has_errors


def portal_of(documents: Documents, problems: Iterable[Problem]) -> Portal | None:
    """Return the portal, or None while there are errors: then parts of it are missing."""
    if has_errors(problems):
        return None
    shared = documents.shared
    return Portal(
        site=shared["site.yml"].record,
        terms=shared["begrippen.yml"].record.terms,
        help_lines=shared["contact.yml"].record.lines,
        events=shared["evenementen.yml"].record.events if "evenementen.yml" in shared else (),
        themes=tuple(sorted(_themes(shared), key=lambda theme: (theme.order, theme.id))),
        audience_groups=shared["doelgroepen.yml"].record.groups if "doelgroepen.yml" in shared else (),
        accessibility=shared[ACCESSIBILITY_FILE].record,
        units={unit.id: _unit_of(unit) for unit in documents.units.values()},
    )


def _themes(shared: Mapping[str, Document[Any]]) -> tuple[Theme, ...]:
    themes: tuple[Theme, ...] = shared["themas.yml"].record.themes if "themas.yml" in shared else ()
    return themes


def _unit_of(unit: UnitDocuments) -> Unit:
    partnership = unit.files["samenwerking.yml"].record
    plans = _records_of(unit, "plannen", key=lambda plan: (_period_start(plan), plan.id))
    municipalities = _records_of(unit, "gemeenten", key=lambda one: partnership.municipalities.index(one.id))
    priorities = _records_of(unit, "prioriteiten", key=lambda one: (one.order, one.id))
    plan_order = list(plans)
    return Unit(
        partnership=partnership,
        plans=plans,
        priorities=priorities,
        municipalities=municipalities,
        actions=_records_of(unit, "acties", key=lambda one: (plan_order.index(one.plan), one.order, one.id)),
        rounds=_records_of(unit, "voortgang", key=lambda one: (one.reference_date, one.id)),
        indicators=_records_of(unit, "indicatoren", key=lambda one: one.id),
        removed=unit.removed.record.records if unit.removed else (),
        boundaries=unit.boundaries,
    )


def _period_start(plan: Plan) -> str:
    return plan.period.start.isoformat() if plan.period else "9999"


def _records_of(unit: UnitDocuments, folder: str, key: Any) -> dict[str, Any]:
    records = sorted((document.record for document in unit.of(folder).values()), key=key)
    return {record.id: record for record in records}
