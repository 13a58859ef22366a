"""Lists of actions, one page per way of dividing them; every count on the site links to a section of one.

A count and the list behind it come from the same group, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.model.action import Action
from generator.model.portal import Unit
from generator.model.values import slug
from generator.pages import addresses, parts
from generator.pages.facets import AUDIENCE, LEVEL, PERIOD, Facet, Value, values_of
from generator.pages.page import Crumb, Edition, Page, unit_trail
from generator.progress.rounds import Freshness, freshness_of
from generator.progress.standing import Assessment
from generator.progress.state import State, standing_in
from generator.progress.timeliness import Timeliness


@dataclass(frozen=True)
class Group:
    """Some actions under a title, at a fixed place on a list page."""

    anchor: str
    title: str
    address: str
    rows: tuple[parts.ActionRow, ...]

    @property
    def count(self) -> int:
        """How many actions there are in the group."""
        return len(self.rows)


@dataclass(frozen=True)
class Section:
    """Groups that belong together, for example those of one municipality."""

    title: str
    anchor: str
    groups: tuple[Group, ...]

    def group(self, name: str) -> Group | None:
        """Return the group with a name, if it has any action."""
        return next((group for group in self.groups if group.title == name), None)


@dataclass(frozen=True)
class Dimension:
    """A way of dividing the actions that count."""

    id: str
    title: str
    explanation: str
    sections: Callable[[Edition, Unit], Iterator[Section]]
    needs_groups: bool = False
    """Whether there is no page when no action has a value, also where progress was published."""


def counted(edition: Edition, unit: Unit) -> list[Assessment]:
    """Return the actions that count: not umbrellas, and not what was merged or handed over."""
    return [one for one in edition.assessments(unit).values() if one.outcome.counts]


def _section(
    edition: Edition,
    unit: Unit,
    dimension: str,
    anchor: str,
    title: str,
    pairs: Iterable[tuple[str, Action]],
    municipality: str | None = None,
) -> Section:
    """Divide actions by a name; the groups keep the order in which their names first come."""
    divided: dict[str, list[Action]] = {}
    for name, action in pairs:
        divided.setdefault(name, []).append(action)
    page = addresses.page_address(unit.id, f"lijsten/{dimension}")
    groups = tuple(
        Group(
            f"{anchor}-{slug(name)}",
            name,
            f"{page}#{anchor}-{slug(name)}",
            parts.action_rows(edition, unit, actions, municipality),
        )
        for name, actions in divided.items()
        if actions
    )
    return Section(title, anchor, groups)


def _in_order(names: Iterable[str], pairs: Iterable[tuple[str, Action]]) -> Iterator[tuple[str, Action]]:
    found = list(pairs)
    for name in names:
        yield from (pair for pair in found if pair[0] == name)


def _by_state(assessments: Iterable[Assessment]) -> Iterator[tuple[str, Action]]:
    return _in_order((state.label for state in State), [(one.state.label, one.action) for one in assessments])


def state_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by how far the actions are; what does not count stands apart."""
    yield _section(edition, unit, "stand", "telt-mee", "Telt mee", _by_state(counted(edition, unit)))
    others = [one for one in edition.assessments(unit).values() if not one.outcome.counts]
    yield _section(
        edition,
        unit,
        "stand",
        "telt-niet-mee",
        "Telt niet mee",
        [(one.outcome.label, one.action) for one in others],
    )


def timeliness_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by whether the actions run as planned; only where progress was published."""
    pairs = [(one.judgement.timeliness.label, one.action) for one in counted(edition, unit) if one.judgement]
    yield _section(
        edition,
        unit,
        "op-schema",
        "op-schema",
        "Op schema",
        _in_order((timeliness.label for timeliness in Timeliness), pairs),
    )


def priority_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by priority, and there by how far the actions are."""
    for top in unit.top_priorities:
        family = {member.id for member in unit.family(top)}
        assessments = [one for one in counted(edition, unit) if one.action.priority in family]
        yield _section(edition, unit, "prioriteit", top.id, top.title, _by_state(assessments))


def municipality_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by municipality, and there by how far that municipality is."""
    for municipality in unit.municipalities.values():
        states = [
            (standing_in(one.action, municipality.id, edition.reference_date).state.label, one.action)
            for one in counted(edition, unit)
            if municipality in unit.participants(one.action)
        ]
        yield _section(
            edition,
            unit,
            "gemeente",
            municipality.id,
            municipality.name,
            _in_order((state.label for state in State), states),
            municipality.id,
        )


def late_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """The actions that are late, stand still or shifted, per municipality."""
    for municipality in unit.municipalities.values():
        mine = [one for one in counted(edition, unit) if municipality in unit.participants(one.action)]
        here = {
            one.action.id: standing_in(one.action, municipality.id, edition.reference_date).state
            for one in mine
        }
        pairs = [
            (name, one.action)
            for name, fits in ATTENTION.items()
            for one in mine
            if fits(one, here[one.action.id])
        ]
        yield _section(edition, unit, "aandacht", municipality.id, municipality.name, pairs, municipality.id)


# An action that is late as a whole is not late where it is finished.
ATTENTION: dict[str, Callable[[Assessment, State], bool]] = {
    "later dan gepland": lambda one, here: bool(
        one.judgement and one.judgement.timeliness.is_late and not here.has_ended
    ),
    "verschoven": lambda one, here: one.has_shifted,
    State.ON_HOLD.label: lambda one, here: here is State.ON_HOLD,
}


def freshness_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by how recent the last report is."""
    pairs = [
        (freshness_of(unit, one.action, edition.reference_date).label, one.action)
        for one in counted(edition, unit)
    ]
    yield _section(
        edition,
        unit,
        "laatste-bericht",
        "bericht",
        "Laatste bericht",
        _in_order((freshness.label for freshness in Freshness), pairs),
    )


def period_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by the quarters that the planning touches."""
    yield _by_facet(edition, unit, PERIOD, without=lambda value: value.place[1:] == (0,))


def audience_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by whom the actions are for, as far as the plan says so."""
    yield _by_facet(edition, unit, AUDIENCE)


def level_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by what municipalities do together and what one does by itself."""
    yield _by_facet(edition, unit, LEVEL)


def _by_facet(
    edition: Edition, unit: Unit, facet: Facet, without: Callable[[Value], bool] = lambda value: False
) -> Section:
    """Divide by the values of a facet, as the filters of the list of actions do."""
    assessments = counted(edition, unit)
    pairs = [
        (value, one.action)
        for one in assessments
        for value in facet.values(edition, unit, one)
        if not without(value)
    ]
    names = {value.id: value.label for value in values_of(facet, edition, unit, assessments)}
    return _section(
        edition,
        unit,
        facet.id,
        facet.id,
        facet.label,
        _in_order(names.values(), [(names[value.id], action) for value, action in pairs]),
    )


DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("stand", "Hoe ver is het?", "Verdeeld naar wat het laatste bericht zegt.", state_sections),
    Dimension(
        "op-schema",
        "Op schema?",
        "Verdeeld naar de planning. De site rekent dit uit met de planning en de peildatum.",
        timeliness_sections,
    ),
    Dimension(
        "prioriteit",
        "Per onderwerp",
        "Verdeeld naar onderwerp, en daarbinnen naar hoe ver het is.",
        priority_sections,
    ),
    Dimension(
        "gemeente",
        "Per gemeente",
        "Verdeeld naar gemeente, en daarbinnen naar hoe ver die gemeente is.",
        municipality_sections,
    ),
    Dimension(
        "aandacht",
        "Later, verschoven of stil",
        "Per gemeente wat later is dan gepland, verschoven is of stilligt.",
        late_sections,
    ),
    Dimension("periode", "Per kwartaal", "Verdeeld naar de kwartalen van de planning.", period_sections),
    Dimension(
        "doelgroep",
        "Voor wie?",
        "Verdeeld naar voor wie het is, als het plan dat noemt.",
        audience_sections,
        needs_groups=True,
    ),
    Dimension(
        "niveau",
        "Samen of zelf",
        "Verdeeld naar wat gemeenten samen doen en wat één gemeente zelf doet.",
        level_sections,
    ),
    Dimension(
        "laatste-bericht",
        "Laatste bericht",
        "Verdeeld naar hoe oud het laatste bericht is.",
        freshness_sections,
    ),
)


@dataclass(frozen=True)
class ListView:
    """One list page."""

    dimension: Dimension
    sections: tuple[Section, ...]
    counts_all: int
    notices: tuple[str, ...]


def divisions_of(edition: Edition, unit: Unit) -> Iterator[tuple[Dimension, tuple[Section, ...]]]:
    """Yield the ways of dividing that say anything about a partnership, each with its sections.

    Without any progress there is nothing late, and no page about being late.
    """
    for dimension in DIMENSIONS:
        sections = tuple(dimension.sections(edition, unit))
        may_be_empty = edition.shows_progress(unit) and not dimension.needs_groups
        if may_be_empty or any(section.groups for section in sections):
            yield dimension, sections


def list_links(edition: Edition, unit: Unit) -> tuple[parts.Link, ...]:
    """Return a link to every list page of a partnership."""
    return tuple(
        parts.Link(dimension.title, addresses.page_address(unit.id, f"lijsten/{dimension.id}"))
        for dimension, _ in divisions_of(edition, unit)
    )


def list_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """A list page per way of dividing the actions that says anything."""
    words = unit.partnership.words
    for dimension, sections in divisions_of(edition, unit):
        yield Page(
            address=addresses.page_address(unit.id, f"lijsten/{dimension.id}"),
            template="lijst.md.j2",
            kind="lijst",
            title=f"{words.action.plural.capitalize()}: {dimension.title[0].lower()}{dimension.title[1:]}",
            description=f"{dimension.explanation} Van {unit.partnership.name}.",
            view=ListView(
                dimension,
                sections,
                len(counted(edition, unit)),
                parts.notices(edition, unit, parts.plans_of_actions(unit, unit.actions.values())),
            ),
            trail=unit_trail(unit, Crumb("Voortgang", addresses.page_address(unit.id, "voortgang"))),
            unit=unit,
            sources=(f"De gegevens over de {words.action.plural} van {unit.partnership.short_name}",),
        )
