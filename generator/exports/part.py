"""What has exports of its own: a partnership, one of its municipalities or one of its priorities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.edition import Edition
from generator.model.action import Action
from generator.model.municipality import Municipality
from generator.model.plan import Plan, Priority
from generator.model.portal import Unit


@dataclass(frozen=True)
class Part:
    """A partnership, or what belongs to one municipality or one priority of it."""

    unit: Unit
    municipality: Municipality | None = None
    priority: Priority | None = None

    @property
    def address(self) -> str:
        """The address of the page that the exports stand beside."""
        if self.municipality:
            return addresses.municipality_address(self.unit.id, self.municipality.id)
        if self.priority:
            return addresses.priority_address(self.unit.id, self.priority.id)
        return addresses.unit_address(self.unit.id)

    @property
    def title(self) -> str:
        """What the exports are about, as people call it."""
        if self.municipality:
            return self.municipality.name
        return self.priority.title if self.priority else self.unit.partnership.name

    @property
    def kind(self) -> str:
        """The Dutch word for what this is."""
        if self.municipality:
            return "gemeente"
        return "prioriteit" if self.priority else "samenwerking"

    @property
    def is_whole(self) -> bool:
        """Whether this is the partnership as a whole."""
        return self.municipality is None and self.priority is None

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions that the page of this part lists, in the order of the plans."""
        if self.municipality:
            return self.unit.actions_in(self.municipality)
        if self.priority:
            return tuple(one for one in self.unit.actions.values() if one.priority in self.family)
        return tuple(self.unit.actions.values())

    @property
    def family(self) -> frozenset[str]:
        """The ids of the priorities that belong to this part."""
        if self.priority:
            return frozenset(one.id for one in self.unit.family(self.priority))
        return frozenset(self.unit.priorities)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans that count in this part."""
        if self.municipality:
            return self.unit.plans_of(self.municipality)
        if self.priority:
            named = {self.priority.plan, *(one.plan for one in self.actions)}
            return tuple(plan for plan in self.unit.plans.values() if plan.id in named)
        return tuple(self.unit.plans.values())


def whole(unit: Unit) -> Part:
    """Return a partnership as one part."""
    return Part(unit)


def parts_of(edition: Edition, unit: Unit) -> Iterator[Part]:
    """Yield the partnership itself, then each municipality and each priority."""
    yield whole(unit)
    yield from (Part(unit, municipality=one) for one in unit.municipalities.values())
    yield from (Part(unit, priority=one) for one in unit.priorities.values())


def link(edition: Edition, here: str, target: str) -> str:
    """Return a link from a file: whole where the site has an address, else relative to the file."""
    return f"{edition.base_url}{target}" if edition.base_url else addresses.relative(here, target)
