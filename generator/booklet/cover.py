"""The cover of a booklet, what stands in the margin of its pages, and the documents that it draws on."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import addresses
from generator.dutch import capitalised, date_text
from generator.edition import Edition
from generator.model.action import Action
from generator.model.monitoring import Round
from generator.model.municipality import Municipality
from generator.model.plan import Plan
from generator.model.portal import Unit
from generator.pages import parts
from generator.pages.layout import banner
from generator.pages.overview import overview_sources, overview_title
from generator.pages.portal import sender_line


@dataclass(frozen=True)
class Cover:
    """What a reader sees first, and what stands in the margin of every page."""

    title: str
    subtitle: str
    description: str
    site: str
    sender: str
    banner: str
    address: str
    """The page that says the same, below the address of the site."""
    day: datetime.date
    reference: str
    sources: tuple[str, ...]
    brand: str | None
    """The partnership's own colour."""


@dataclass(frozen=True)
class SourceLine:
    """A document, and the places in it that the booklet draws on."""

    title: str
    places: str


def sheet_cover(edition: Edition, unit: Unit, municipality: Municipality, this: Round | None) -> Cover:
    """Return the head and the foot of a municipality's sheet, which speaks of the day of its round."""
    day = this.reference_date if this else edition.reference_date
    cover = cover_of(
        edition,
        unit,
        title=overview_title(municipality, this),
        subtitle="",
        address=addresses.overview_address(unit.id, municipality.id, this.id if this else None),
        sources=overview_sources(unit, municipality),
    )
    reference = f"Stand op {date_text(day)}."
    return dataclasses.replace(cover, description=f"{cover.title}. {reference}", reference=reference)


def cover_of(
    edition: Edition, unit: Unit, *, title: str, subtitle: str, address: str, sources: tuple[str, ...]
) -> Cover:
    """Return the cover of a booklet about the reference date."""
    colours = unit.partnership.colours
    return Cover(
        title=title,
        subtitle=subtitle,
        description=f"{subtitle or title}. {parts.reference_line(edition)}",
        site=edition.portal.site.name,
        sender=sender_line(edition),
        banner=banner(edition),
        address=address,
        day=edition.reference_date,
        reference=parts.reference_line(edition),
        sources=sources,
        brand=colours.brand if colours else None,
    )


def sources_of(unit: Unit, actions: Iterable[Action]) -> Iterator[SourceLine]:
    """The documents with the places in them, in the order of the plans."""
    places: dict[str, dict[str, None]] = {}
    for action in actions:
        places.setdefault(action.source.plan, {})[action.source.section] = None
    for plan in unit.plans.values():
        if plan.id in places:
            yield SourceLine(_document(plan), capitalised("; ".join(places[plan.id])))


def documents_of(unit: Unit, actions: Iterable[Action]) -> tuple[str, ...]:
    """The documents that say what was promised: those of the actions and of their priorities."""
    used = {unit.priorities[one.priority].plan for one in actions} | {one.plan for one in actions}
    return tuple(_document(plan) for plan in unit.plans.values() if plan.id in used)


def _document(plan: Plan) -> str:
    return plan.document.title if plan.document else plan.title
