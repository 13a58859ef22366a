"""All data of the site as one value: the shared parts and a unit per partnership.

A unit's pages depend on the unit and the shared parts only; that is what lets
partnerships be built one by one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.model.accessibility import AccessibilityStatement
from generator.model.action import Action
from generator.model.boundaries import Boundaries
from generator.model.monitoring import Indicator, Round
from generator.model.municipality import LocalPriority, Municipality
from generator.model.partnership import Partnership
from generator.model.plan import Plan, Priority
from generator.model.removed import RemovedRecord
from generator.model.shared import AudienceGroup, Event, Goal, HelpLine, SiteSettings, Term, Theme


@dataclass(frozen=True)
class Unit:
    """One partnership with everything in its folder, in the order of its plans."""

    partnership: Partnership
    plans: Mapping[str, Plan]
    priorities: Mapping[str, Priority]
    municipalities: Mapping[str, Municipality]
    actions: Mapping[str, Action]
    rounds: Mapping[str, Round] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    removed: tuple[RemovedRecord, ...] = ()
    boundaries: Boundaries | None = None

    @property
    def id(self) -> str:
        """The partnership's id: its folder and the start of its addresses."""
        return self.partnership.id

    @property
    def names(self) -> frozenset[str]:
        """What its addresses begin with: its id, and the ids that it had."""
        return frozenset((self.id, *self.partnership.former_ids))

    @cached_property
    def goals(self) -> Mapping[str, Goal]:
        """Every goal of the partnership by id: of its plans, priorities and municipalities."""
        local = (
            one for municipality in self.municipalities.values() for one in municipality.local_priorities
        )
        owned = [
            *(one.goals for one in self.plans.values()),
            *(one.goals for one in self.priorities.values()),
            *(one.goals for one in local),
        ]
        return {goal.id: goal for goals in owned for goal in goals}

    @cached_property
    def main_plan(self) -> Plan:
        """The plan that the partnership names as the one in force."""
        return self.plans[self.partnership.main_plan]

    @cached_property
    def joint_levels(self) -> frozenset[str]:
        """The levels at which municipalities act together."""
        return frozenset(level.id for level in self.partnership.levels if level.joint)

    def members(self, date: datetime.date) -> tuple[Municipality, ...]:
        """Return the municipalities that take part on a date."""
        return tuple(one for one in self.municipalities.values() if one.takes_part(date))

    def is_joint(self, action: Action) -> bool:
        """Whether municipalities do this action together."""
        return action.level in self.joint_levels

    def participants(self, action: Action) -> tuple[Municipality, ...]:
        """Return the municipalities of an action: its own list, or its plan's, or all of them."""
        named = (
            action.municipalities or self.plans[action.plan].municipalities or self.partnership.municipalities
        )
        return tuple(self.municipalities[identifier] for identifier in named)

    @cached_property
    def top_priorities(self) -> tuple[Priority, ...]:
        """The priorities that lie under no other."""
        return tuple(priority for priority in self.priorities.values() if priority.parent is None)

    def subpriorities(self, priority: Priority) -> tuple[Priority, ...]:
        """Return the priorities directly under one."""
        return tuple(other for other in self.priorities.values() if other.parent == priority.id)

    def family(self, priority: Priority) -> tuple[Priority, ...]:
        """Return a priority and everything under it, from the top down."""
        below = [member for child in self.subpriorities(priority) for member in self.family(child)]
        return (priority, *below)

    def actions_of(self, priority: Priority) -> tuple[Action, ...]:
        """Return the actions of a priority itself, without those of its subpriorities."""
        return self._actions_by_priority.get(priority.id, ())

    @cached_property
    def _actions_by_priority(self) -> Mapping[str, tuple[Action, ...]]:
        return _grouped((action.priority, action) for action in self.actions.values())

    def actions_in(self, municipality: Municipality) -> tuple[Action, ...]:
        """Return every action that a municipality takes part in."""
        return self._actions_by_municipality.get(municipality.id, ())

    @cached_property
    def _actions_by_municipality(self) -> Mapping[str, tuple[Action, ...]]:
        return _grouped(
            (one.id, action) for action in self.actions.values() for one in self.participants(action)
        )

    def themes_of(self, record: Priority | LocalPriority | Action) -> tuple[str, ...]:
        """Return the themes of a record: its own, or else those of the priority it works out."""
        above = self._above(record)
        return record.themes or (self.themes_of(self.priorities[above]) if above else ())

    @staticmethod
    def _above(record: Priority | LocalPriority | Action) -> str | None:
        if isinstance(record, Action):
            return record.priority
        return record.extends if isinstance(record, LocalPriority) else record.parent

    def plans_of(self, municipality: Municipality) -> tuple[Plan, ...]:
        """Return the plans that count in a municipality."""
        return tuple(
            plan
            for plan in self.plans.values()
            if not plan.municipalities or municipality.id in plan.municipalities
        )

    def plan_lineage(self, plan: Plan) -> tuple[Plan, ...]:
        """Return a plan and the plans that it works out, the plan itself first."""
        above = self.plan_lineage(self.plans[plan.parent]) if plan.parent else ()
        return (plan, *above)

    def plan_family(self, plan: Plan) -> frozenset[str]:
        """Return the ids of a plan and of every plan that works it out."""
        return frozenset(other.id for other in self.plans.values() if plan in self.plan_lineage(other))

    def actions_under(self, umbrella: Action) -> tuple[Action, ...]:
        """Return the actions that lie under an umbrella action."""
        return self._actions_by_umbrella.get(umbrella.id, ())

    @cached_property
    def _actions_by_umbrella(self) -> Mapping[str, tuple[Action, ...]]:
        return _grouped((action.umbrella, action) for action in self.actions.values() if action.umbrella)


def _grouped(pairs: Iterable[tuple[str, Action]]) -> Mapping[str, tuple[Action, ...]]:
    groups: dict[str, list[Action]] = {}
    for name, action in pairs:
        groups.setdefault(name, []).append(action)
    return {name: tuple(actions) for name, actions in groups.items()}


@dataclass(frozen=True)
class Whole:
    """What the pages of one partnership have to know of the site as a whole."""

    partnerships: int
    """How many there are."""
    is_fictional: bool
    """Whether any of them is made up as an example: then every page says so."""


@dataclass(frozen=True)
class Portal:
    """Everything the site is made from, apart from templates, content and the date."""

    site: SiteSettings
    terms: tuple[Term, ...]
    help_lines: tuple[HelpLine, ...]
    events: tuple[Event, ...]
    accessibility: AccessibilityStatement
    units: Mapping[str, Unit]
    themes: tuple[Theme, ...] = ()
    """The subjects of `themas.yml`, in their own order."""
    audience_groups: tuple[AudienceGroup, ...] = ()
    """The groups of `doelgroepen.yml`, in their own order."""
    part_of: Whole | None = None
    """The site that these partnerships are a part of; nothing where they are all there are."""

    @cached_property
    def whole(self) -> Whole:
        """The site as a whole, whether all its partnerships are here or not."""
        return self.part_of or Whole(
            len(self.units), any(unit.partnership.fictional for unit in self.units.values())
        )

    def only(self, unit: Unit) -> Portal:
        """Return the same with one partnership, as its pages see it."""
        return replace(self, units={unit.id: unit}, part_of=self.whole)
