"""A small page per municipality for a frame on another website: no script, no menu, a few numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.edition import Edition
from generator.model.municipality import Municipality
from generator.model.portal import Unit
from generator.pages import parts
from generator.pages.lists import municipality_sections
from generator.pages.page import Page


@dataclass(frozen=True)
class WidgetCount:
    """A number of actions, and the list that it counts."""

    title: str
    count: int
    address: str


@dataclass(frozen=True)
class WidgetView:
    """What the small page shows."""

    municipality: Municipality
    address: str
    own_count: int
    joint_count: int
    states: tuple[WidgetCount, ...]
    silence: str | None
    reference: str
    sender: str


def widget_address(unit: Unit, municipality: str) -> str:
    """Return the address of the small page of a municipality."""
    return f"widget/{unit.id}/{municipality}/"


def widget_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """A small page per municipality; search engines are told to pass it by."""
    sections = {section.anchor: section for section in municipality_sections(edition, unit)}
    for municipality in unit.municipalities.values():
        states = tuple(
            WidgetCount(one.title, one.count, one.address) for one in sections[municipality.id].groups
        )
        yield Page(
            address=widget_address(unit, municipality.id),
            template="widget.md.j2",
            kind="widget",
            title=f"{municipality.name}: wat de gemeente doet aan veiligheid",
            description=f"Een klein overzicht van {municipality.name}, voor op een andere website.",
            view=_view(edition, unit, municipality, states),
            unit=unit,
            front_matter={"template": "widget.html", "noindex": True},
            explains_terms=False,
        )


def _view(
    edition: Edition, unit: Unit, municipality: Municipality, states: tuple[WidgetCount, ...]
) -> WidgetView:
    actions = unit.actions_in(municipality)
    joint = sum(map(unit.is_joint, actions))
    return WidgetView(
        municipality=municipality,
        address=addresses.municipality_address(unit.id, municipality.id),
        own_count=len(actions) - joint,
        joint_count=joint,
        states=states if edition.shows_progress(unit) else (),
        silence=None if edition.shows_progress(unit) else "Er staat nog geen voortgang op de site.",
        reference=parts.reference_line(edition),
        sender=edition.portal.site.name,
    )
