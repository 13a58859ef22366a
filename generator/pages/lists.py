"""Lists of actions, one page per way of dividing them; every count on the site links to a section of one.

A count and the list behind it come from the same group, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model.municipality import Municipality
from generator.model.plan import Priority
from generator.model.portal import Unit
from generator.pages import addresses, parts
from generator.pages.facets import AUDIENCE, LEVEL, PERIOD, Facet, from_the_top, values_of
from generator.pages.groups import (
    APART,
    Group,
    Section,
    all_apart,
    by_state,
    counted,
    in_order,
    not_counted,
    section,
)
from generator.pages.page import Crumb, Edition, Page, unit_trail
from generator.progress.rounds import Freshness, freshness_of
from generator.progress.standing import Assessment
from generator.progress.state import State
from generator.progress.timeliness import Timeliness


@dataclass(frozen=True)
class Dimension:
    """A way of dividing the actions."""

    id: str
    title: str
    explanation: str
    sections: Callable[[Edition, Unit], Iterator[Section]]
    needs_groups: bool = False
    """Whether there is no page when no action has a value, also where progress was published."""


def state_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by how far the actions are; what does not count stands apart, with the reason."""
    yield section(edition, unit, "stand", "telt-mee", "Telt mee", by_state(counted(edition, unit)))
    others = [(_reason(one), one) for one in not_counted(edition, unit)]
    yield section(edition, unit, "stand", APART, "Telt niet mee", others)


def _reason(one: Assessment) -> str:
    """How far an action is that does not count, and why it does not."""
    state, why = one.state.label, one.outcome.label
    return state if state == why else f"{state} ({why})"


def timeliness_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by whether the actions run as planned; only where progress was published."""
    pairs = [
        (one.judgement.timeliness.label, one) for one in edition.assessments(unit).values() if one.judgement
    ]
    yield section(
        edition,
        unit,
        "op-schema",
        "op-schema",
        "Op schema",
        in_order((timeliness.label for timeliness in Timeliness), pairs),
    )


def priority_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by priority at the top, and there by how far the actions are."""
    for top in unit.top_priorities:
        yield _priority_section(edition, unit, top)


def every_priority_section(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by priority, those under another one as well: their actions then stand under both."""
    for priority in from_the_top(unit):
        yield _priority_section(edition, unit, priority)


def _priority_section(edition: Edition, unit: Unit, priority: Priority) -> Section:
    family = {member.id for member in unit.family(priority)}
    found = [one for one in edition.assessments(unit).values() if one.action.priority in family]
    return section(edition, unit, "prioriteit", priority.id, priority.title, by_state(found))


def municipality_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by municipality, and there by how far that municipality is."""
    for municipality in unit.municipalities.values():
        yield municipality_section(edition, unit, municipality)


def municipality_section(edition: Edition, unit: Unit, municipality: Municipality) -> Section:
    """Divide what a municipality takes part in by how far that municipality is. Several of its pages show this."""
    name = f"states in {unit.id} {municipality.id}"
    return edition.once(name, lambda: _municipality_section(edition, unit, municipality))


def _municipality_section(edition: Edition, unit: Unit, municipality: Municipality) -> Section:
    here = municipality.id
    found = (
        one
        for one in edition.assessments(unit, here).values()
        if municipality in unit.participants(one.action)
    )
    return section(edition, unit, "gemeente", here, municipality.name, by_state(found), here)


def late_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """The actions that are late, stand still or shifted, per municipality."""
    for municipality in unit.municipalities.values():
        yield late_section(edition, unit, municipality)


def late_section(edition: Edition, unit: Unit, municipality: Municipality) -> Section:
    """The actions of a municipality that are late, stand still or shifted."""
    here = municipality.id
    mine = [one for one in counted(edition, unit, here) if municipality in unit.participants(one.action)]
    pairs = [(name, one) for name, fits in ATTENTION.items() for one in mine if fits(one)]
    return section(edition, unit, "aandacht", here, municipality.name, pairs, here)


# What is over asks for no attention any more: it will not be later than it is.
ATTENTION: dict[str, Callable[[Assessment], bool]] = {
    "later dan gepland": lambda one: bool(one.judgement and one.judgement.timeliness.is_late),
    "verschoven": lambda one: one.has_shifted and not one.state.has_ended,
    State.ON_HOLD.label: lambda one: one.state is State.ON_HOLD,
}


def freshness_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by how recent the last report is."""
    pairs = [
        (freshness_of(unit, one.action, edition.reference_date).label, one) for one in counted(edition, unit)
    ]
    yield section(
        edition,
        unit,
        "laatste-bericht",
        "bericht",
        "Laatste bericht",
        in_order((freshness.label for freshness in Freshness), pairs),
    )


def period_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by the years and quarters that the planning touches."""
    yield _by_facet(edition, unit, PERIOD)


def audience_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by whom the actions are for, as far as the plan says so."""
    yield _by_facet(edition, unit, AUDIENCE)


def level_sections(edition: Edition, unit: Unit) -> Iterator[Section]:
    """Divide by what municipalities do together and what one does by itself."""
    yield _by_facet(edition, unit, LEVEL)


def _by_facet(edition: Edition, unit: Unit, facet: Facet) -> Section:
    """Divide by the values of a facet, as the filters of the list of actions do."""
    assessments = list(edition.assessments(unit).values())
    names = {value.id: value.label for value in values_of(facet, edition, unit, assessments)}
    pairs = [(names[value.id], one) for one in assessments for value in facet.values(edition, unit, one)]
    return section(edition, unit, facet.id, facet.id, facet.label, in_order(names.values(), pairs))


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
        every_priority_section,
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
    Dimension(
        "periode",
        "Per kwartaal",
        "Verdeeld naar de jaren en kwartalen die de planning noemt.",
        period_sections,
    ),
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
    apart: Group | None
    """What does not count, where this way of dividing lists it."""
    notices: tuple[str, ...]


Division = tuple[Dimension, tuple[Section, ...]]
"""A way of dividing the actions, with what it gives."""


def divisions_of(edition: Edition, unit: Unit) -> tuple[Division, ...]:
    """Return the ways of dividing that say anything about a partnership.

    Without any progress there is nothing late, and no page about being late.
    """
    return edition.once(f"divisions of {unit.id}", lambda: tuple(_divisions(edition, unit)))


def _divisions(edition: Edition, unit: Unit) -> Iterator[Division]:
    for dimension in DIMENSIONS:
        sections = tuple(dimension.sections(edition, unit))
        may_be_empty = edition.shows_progress(unit) and not dimension.needs_groups
        if may_be_empty or any(section.listed for section in sections):
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
                all_apart(edition, unit) if any(one.apart for one in sections) else None,
                parts.notices(edition, unit, parts.plans_of_actions(unit, unit.actions.values())),
            ),
            trail=unit_trail(unit, Crumb("Voortgang", addresses.page_address(unit.id, "voortgang"))),
            unit=unit,
            sources=(f"De gegevens over de {words.action.plural} van {unit.partnership.short_name}",),
        )
