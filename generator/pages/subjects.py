"""What each municipality does about a theme, by itself and together: read from where the records point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.model.action import Action
from generator.model.municipality import LocalPriority, Municipality, Thread
from generator.model.plan import Priority
from generator.model.portal import Unit
from generator.model.shared import Theme
from generator.pages import parts
from generator.pages.page import Edition


@dataclass(frozen=True)
class Share:
    """What one municipality does about one theme."""

    unit: Unit
    municipality: Municipality
    local: tuple[LocalPriority, ...]
    threads: tuple[Thread, ...]
    own: tuple[Action, ...]
    joint: tuple[Action, ...]
    priorities: tuple[Priority, ...]
    """The joint priorities on the theme, with or without actions."""

    @property
    def is_empty(self) -> bool:
        """Whether no action or priority of the municipality belongs to the theme; its sources may still mention it."""
        return not (self.own_link or self.joint_link)

    @property
    def address(self) -> str:
        """The page of the municipality."""
        return addresses.municipality_address(self.unit.id, self.municipality.id)

    @property
    def own_link(self) -> parts.Link | None:
        """The place on the municipality's page where its own work on the theme stands."""
        places = (
            *(f"lokaal-{one.id}" for one in self.local),
            *("eigen" for _ in self.own),
            *("rode-draden" for _ in self.threads),
        )
        return parts.Link("zelf", f"{self.address}#{places[0]}") if places else None

    @property
    def joint_link(self) -> parts.Link | None:
        """The place where the joint work of this municipality on the theme stands."""
        for action in self.joint:
            top = top_priority(self.unit, self.unit.priorities[action.priority])
            return parts.Link("samen", f"{self.address}#samen-{top.id}")
        for priority in self.priorities:
            return parts.Link("samen", addresses.priority_address(self.unit.id, priority.id))
        return None


def shares_of(edition: Edition, theme: str) -> Iterator[Share]:
    """Yield what every present municipality does about a theme, partnership by partnership."""
    for unit in edition.portal.units.values():
        yield from shares_in(edition, unit, theme)


def shares_in(edition: Edition, unit: Unit, theme: str) -> Iterator[Share]:
    """Yield what every present municipality of one partnership does about a theme."""
    for municipality in unit.members(edition.reference_date):
        yield _share(unit, municipality, theme)


def themes_with_advice(edition: Edition, unit: Unit, municipality: Municipality) -> Iterator[Theme]:
    """Yield the themes of a municipality's own and joint work, as far as there is advice on them."""
    for theme in edition.portal.themes:
        if theme.advice and not _share(unit, municipality, theme.id).is_empty:
            yield theme


def _share(unit: Unit, municipality: Municipality, theme: str) -> Share:
    actions = [action for action in unit.actions_in(municipality) if theme in unit.themes_of(action)]
    plans = {plan.id for plan in unit.plans_of(municipality)}
    return Share(
        unit=unit,
        municipality=municipality,
        local=tuple(one for one in municipality.local_priorities if theme in unit.themes_of(one)),
        threads=tuple(one for one in municipality.threads if theme in one.themes),
        own=tuple(action for action in actions if not unit.is_joint(action)),
        joint=tuple(action for action in actions if unit.is_joint(action)),
        priorities=tuple(one for one in priorities_on(unit, theme) if one.plan in plans),
    )


def priorities_on(unit: Unit, theme: str) -> tuple[Priority, ...]:
    """Return the priorities of a partnership that are about a theme."""
    return tuple(priority for priority in unit.priorities.values() if theme in unit.themes_of(priority))


def top_priority(unit: Unit, priority: Priority) -> Priority:
    """Return the priority at the top, which a priority lies under."""
    return top_priority(unit, unit.priorities[priority.parent]) if priority.parent else priority
