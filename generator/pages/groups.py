"""Groups of actions: a count and the list behind it come from the same group, so they cannot differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.portal import Unit
from generator.model.values import slug
from generator.pages import addresses, parts
from generator.pages.page import Edition
from generator.progress.standing import Assessment
from generator.progress.state import State


@dataclass(frozen=True)
class Group:
    """Some actions under a title, at a fixed place on a list page."""

    anchor: str
    title: str
    address: str
    rows: tuple[parts.ActionRow, ...]
    counts: bool = True
    """Whether the actions count; those that do not stand in a group of their own."""

    @property
    def count(self) -> int:
        """How many actions there are in the group."""
        return len(self.rows)


@dataclass(frozen=True)
class Section:
    """Groups that belong together, for example those of one municipality."""

    title: str
    anchor: str
    listed: tuple[Group, ...]
    """Everything that a list shows, what does not count as well."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of actions that count."""
        return tuple(group for group in self.listed if group.counts)

    @property
    def apart(self) -> Group | None:
        """The actions that do not count, where they stand in one group."""
        return next((group for group in self.listed if not group.counts), None)

    def group(self, name: str) -> Group | None:
        """Return the group with a name, if it has any action that counts."""
        return next((group for group in self.groups if group.title == name), None)


Titled = Iterable[tuple[str, Assessment]]
"""Actions, each with the title that it stands under."""
NOT_COUNTED = "telt niet mee"
APART = slug(NOT_COUNTED)


def counted(edition: Edition, unit: Unit, municipality: str | None = None) -> list[Assessment]:
    """Return the actions that count: not umbrellas, and not what was merged or handed over.

    With a municipality, how far that municipality's part of each is, and what counts there.
    """
    return [one for one in edition.assessments(unit, municipality).values() if one.outcome.counts]


def not_counted(edition: Edition, unit: Unit) -> list[Assessment]:
    """Return the actions that do not count."""
    return [one for one in edition.assessments(unit).values() if not one.outcome.counts]


def all_apart(edition: Edition, unit: Unit) -> Group | None:
    """Return every action that does not count, at the place where the reasons stand."""
    found = not_counted(edition, unit)
    if not found:
        return None
    page = addresses.page_address(unit.id, "lijsten/stand")
    rows = parts.action_rows(edition, unit, (one.action for one in found))
    return Group(APART, NOT_COUNTED, f"{page}#{APART}", rows, counts=False)


def section(
    edition: Edition,
    unit: Unit,
    dimension: str,
    anchor: str,
    title: str,
    titled: Titled,
    municipality: str | None = None,
) -> Section:
    """Divide actions by a title; the groups keep the order in which their titles first come."""
    divided: dict[str, list[Assessment]] = {}
    for name, one in titled:
        divided.setdefault(name, []).append(one)
    page = addresses.page_address(unit.id, f"lijsten/{dimension}")
    groups = tuple(
        Group(
            f"{anchor}-{slug(name)}",
            name,
            f"{page}#{anchor}-{slug(name)}",
            parts.action_rows(edition, unit, (one.action for one in found), municipality),
            all(one.outcome.counts for one in found),
        )
        for name, found in divided.items()
    )
    return Section(title, anchor, groups)


def in_order(names: Iterable[str], titled: Titled) -> Iterator[tuple[str, Assessment]]:
    """Put actions in the order of their titles; under each, what does not count stands apart behind the rest."""
    found = list(titled)
    for name in names:
        yield from (pair for pair in found if pair[0] == name and pair[1].outcome.counts)
        yield from (
            (f"{name}, {NOT_COUNTED}", one)
            for title, one in found
            if title == name and not one.outcome.counts
        )


def by_state(assessments: Iterable[Assessment]) -> Iterator[tuple[str, Assessment]]:
    """Divide by how far the actions are; what does not count comes last, all together."""
    found = list(assessments)
    yield from in_order(_STATES, [(one.state.label, one) for one in found if one.outcome.counts])
    yield from ((NOT_COUNTED, one) for one in found if not one.outcome.counts)


_STATES = tuple(state.label for state in State)
