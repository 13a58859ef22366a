"""The data as they may be public on a day: without what is held back until later, and every trace of it.

This is done once, before any page or file is made. A reference to what is held back is left out; what cannot
do without it (an action without its priority) or lies under it waits for the same day.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.model.embargo import HoldsBack
from generator.model.fields import LiesUnder, Record, RecordKind, Reference
from generator.model.marks import first_mark, marks_of
from generator.model.portal import Portal, Unit

AnyEntity = TypeVar("AnyEntity", bound=BaseModel)
AnyRecord = TypeVar("AnyRecord", bound=Record)
Name = tuple[RecordKind, str]
"""What a reference points to: a kind and an id."""


def public_portal(portal: Portal, date: datetime.date) -> Portal:
    """Return the data of the site without what is held back until after a day."""
    units = {identifier: public_part(unit, date) for identifier, unit in portal.units.items()}
    return dataclasses.replace(portal, units=units)


def public_part(unit: Unit, date: datetime.date) -> Unit:
    """Return a partnership without what is held back until after a day."""
    hidden: frozenset[Name] = frozenset()
    while True:
        public = _without(unit, _Veil(date, hidden))
        found = frozenset(_names(unit)) - frozenset(_names(public))
        if found == hidden:
            return public
        hidden = found  # what refers to it comes after it, step by step


def _names(unit: Unit) -> Iterator[Name]:
    """Yield everything in a partnership that can be held back and referred to."""
    yield from ((RecordKind.PRIORITY, one) for one in unit.priorities)
    yield from ((RecordKind.ACTION, one) for one in unit.actions)
    yield from ((RecordKind.ROUND, one) for one in unit.rounds)
    yield from ((RecordKind.INDICATOR, one) for one in unit.indicators)
    yield from ((RecordKind.GOAL, one) for one in unit.goals)


@dataclass(frozen=True)
class _Veil:
    """What may not be seen: all that is held back until after a day, and what is known to be hidden."""

    date: datetime.date
    hidden: frozenset[Name]

    def records(self, records: Mapping[str, AnyRecord]) -> Mapping[str, AnyRecord]:
        """Return the public ones of some records."""
        public = {identifier: self.entity(record) for identifier, record in records.items()}
        return {identifier: record for identifier, record in public.items() if record is not None}

    def entity(self, entity: AnyEntity) -> AnyEntity | None:
        """Return what is public of an entity; nothing when it is held back itself."""
        changed: dict[str, Any] = {}
        for field in _fields(type(entity)):
            value = getattr(entity, field.name)
            if field.holds_back and value is not None and value > self.date:
                return None
            public = self._value(value, field)
            if public is None and value is not None and field.is_needed:
                return None
            if public is not value:
                changed[field.name] = public
        return entity.model_copy(update=changed) if changed else entity

    def _value(self, value: Any, field: _Field) -> Any:
        if isinstance(value, BaseModel):
            return self.entity(value)
        if isinstance(value, tuple):
            items = [self._value(item, field) for item in value]
            is_whole = all(new is old for new, old in zip(items, value, strict=True))
            return value if is_whole else tuple(item for item in items if item is not None)
        is_hidden = field.kind is not None and (field.kind, value) in self.hidden
        return None if is_hidden else value


@dataclass(frozen=True)
class _Field:
    """What a veil has to know of a field."""

    name: str
    kind: RecordKind | None
    """What the field refers to, if it is a reference."""
    is_needed: bool
    """Whether its entity is nothing without it."""
    holds_back: bool


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    return tuple(_field(name, model) for name in model.model_fields)


def _field(name: str, model: type[BaseModel]) -> _Field:
    field = model.model_fields[name]
    marks = marks_of(field)
    reference = first_mark(marks, Reference)
    return _Field(
        name,
        reference.kind if reference else None,
        field.is_required() or first_mark(marks, LiesUnder) is not None,
        first_mark(marks, HoldsBack) is not None,
    )


def _without(unit: Unit, veil: _Veil) -> Unit:
    return dataclasses.replace(
        unit,
        partnership=veil.entity(unit.partnership) or unit.partnership,
        plans=veil.records(unit.plans),
        priorities=veil.records(unit.priorities),
        municipalities=veil.records(unit.municipalities),
        actions=veil.records(unit.actions),
        rounds=veil.records(unit.rounds),
        indicators=veil.records(unit.indicators),
    )
