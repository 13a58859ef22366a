"""The partnership's own pages: what it is, how it works together, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.dutch import date_text
from generator.model.municipality import Municipality
from generator.model.partnership import Partnership
from generator.model.plan import Plan, Priority
from generator.model.portal import Unit
from generator.pages import addresses, parts
from generator.pages.groups import Group, all_apart
from generator.pages.page import Edition, Page, source_text, unit_trail
from generator.rendering.map import drawing_of


@dataclass(frozen=True)
class Card:
    """A choice: a title that is a link, and a sentence."""

    title: str
    text: str
    address: str


@dataclass(frozen=True)
class MapShape:
    """One municipality on the map: a link in the shape of its land."""

    name: str
    address: str
    path: str
    x: int
    y: int


@dataclass(frozen=True)
class MapView:
    """The map of a partnership."""

    label: str
    width: int
    height: int
    shapes: tuple[MapShape, ...]


@dataclass(frozen=True)
class PartnershipView:
    """What the partnership's page shows, and the home page when there is only one partnership."""

    partnership: Partnership
    plan: Plan
    plan_period: str
    priorities: tuple[Card, ...]
    map: MapView | None
    municipalities: tuple[Card, ...]
    plans: tuple[Card, ...]
    action_count: int
    priority_count: int
    reported_count: int
    apart: Group | None
    notices: tuple[str, ...]
    former: tuple[Card, ...]


def partnership_page(edition: Edition, unit: Unit) -> Iterator[Page]:
    """The start of a partnership: who, what for, until when, how far."""
    partnership = unit.partnership
    yield Page(
        address=addresses.unit_address(unit.id),
        template="samenwerkingsverband.md.j2",
        kind="samenwerkingsverband",
        title=partnership.name,
        description=partnership.summary,
        view=partnership_view(edition, unit),
        trail=unit_trail(unit)[:1],
        unit=unit,
        sources=(source_text(unit, partnership.source),),
        data_file=f"{unit.id}/samenwerking.yml",
    )


def partnership_view(edition: Edition, unit: Unit) -> PartnershipView:
    """Return what there is to show about a partnership as a whole."""
    rows = parts.action_rows(edition, unit, unit.actions.values())
    return PartnershipView(
        partnership=unit.partnership,
        plan=unit.main_plan,
        plan_period=parts.plan_period(unit.main_plan, edition.reference_date),
        priorities=tuple(_priority_card(unit, priority) for priority in unit.top_priorities),
        map=_map_view(edition, unit),
        municipalities=tuple(municipality_card(unit, one) for one in unit.members(edition.reference_date)),
        plans=tuple(_plan_card(edition, unit, plan) for plan in unit.plans.values()),
        action_count=len(unit.actions),
        priority_count=len(unit.top_priorities),
        reported_count=sum(row.state.has_report for row in rows),
        apart=all_apart(edition, unit),
        notices=parts.notices(
            edition, unit, [unit.main_plan, *parts.plans_of_actions(unit, unit.actions.values())]
        ),
        former=tuple(
            municipality_card(unit, one)
            for one in unit.municipalities.values()
            if not one.takes_part(edition.reference_date)
        ),
    )


def _map_view(edition: Edition, unit: Unit) -> MapView | None:
    """Return the map, where there are borders in the data. Only who takes part today is on it."""
    if unit.boundaries is None:
        return None
    members = {one.code: one for one in unit.members(edition.reference_date)}
    drawing = drawing_of(unit.boundaries)
    return MapView(
        label=f"Kaart van {unit.partnership.name}",
        width=drawing.width,
        height=drawing.height,
        shapes=tuple(
            MapShape(
                members[shape.code].name,
                addresses.municipality_address(unit.id, members[shape.code].id),
                shape.path,
                shape.x,
                shape.y,
            )
            for shape in drawing.shapes
            if shape.code in members
        ),
    )


def _priority_card(unit: Unit, priority: Priority) -> Card:
    return Card(priority.title, priority.summary, addresses.priority_address(unit.id, priority.id))


def municipality_card(unit: Unit, municipality: Municipality) -> Card:
    """Return the card of a municipality; its other places stand below its name."""
    others = [place for place in municipality.places if place != municipality.name]
    return Card(
        municipality.name, ", ".join(others), addresses.municipality_address(unit.id, municipality.id)
    )


def _plan_card(edition: Edition, unit: Unit, plan: Plan) -> Card:
    status = parts.plan_status(plan, edition.reference_date)
    return Card(plan.title, f"{plan.summary} {status}", addresses.plan_address(unit.id, plan.id))


@dataclass(frozen=True)
class WorkingTogetherView:
    """How a partnership works together."""

    partnership: Partnership
    notices: tuple[str, ...]
    steering_source: str
    plan: parts.Link


def working_together_page(edition: Edition, unit: Unit) -> Iterator[Page]:
    """How we work together: ways of working, steering, police capacity, partners."""
    partnership = unit.partnership
    yield Page(
        address=addresses.page_address(unit.id, "samenwerking"),
        template="samenwerking.md.j2",
        kind="samenwerking",
        title="Hoe de gemeenten samenwerken",
        description=f"Wie er meedoen aan {partnership.name}, hoe zij besluiten en hoe de politie wordt ingezet.",
        view=WorkingTogetherView(
            partnership=partnership,
            notices=tuple(filter(None, [parts.ended_notice(unit.main_plan, edition.reference_date)])),
            steering_source=source_text(unit, partnership.steering.source),
            plan=parts.Link(unit.main_plan.title, addresses.plan_address(unit.id, unit.main_plan.id)),
        ),
        trail=unit_trail(unit),
        unit=unit,
        sources=(source_text(unit, partnership.source), source_text(unit, partnership.steering.source)),
        data_file=f"{unit.id}/samenwerking.yml",
    )


@dataclass(frozen=True)
class PaymentRow:
    """What one municipality pays, as printed; or how many inhabitants it has."""

    municipality: parts.Link
    printed: Decimal | None
    inhabitants: int | None


@dataclass(frozen=True)
class MoneyView:
    """What the partnership costs."""

    partnership: Partnership
    rows: tuple[PaymentRow, ...]
    printed_total: Decimal | None
    inhabitants: int | None
    inhabitants_on: str | None
    computed_total: Decimal | None
    inhabitants_source: str | None
    notices: tuple[str, ...]


def money_page(edition: Edition, unit: Unit) -> Iterator[Page]:
    """What each municipality pays, and what the money is for."""
    partnership = unit.partnership
    yield Page(
        address=addresses.page_address(unit.id, "financien"),
        template="financien.md.j2",
        kind="financien",
        title="Wat het kost",
        description=f"Wat de gemeenten van {partnership.name} samen betalen, en waar het geld voor is.",
        view=money_view(edition, unit),
        trail=unit_trail(unit),
        unit=unit,
        sources=(source_text(unit, partnership.contribution.source),),
        data_file=f"{unit.id}/samenwerking.yml",
    )


def money_view(edition: Edition, unit: Unit) -> MoneyView:
    """Return what a partnership costs."""
    contribution = unit.partnership.contribution
    members = unit.members(edition.reference_date)
    rows = tuple(_payment_row(unit, municipality) for municipality in members)
    printed = [row.printed for row in rows if row.printed is not None]
    counted = [one.inhabitants for one in members if one.inhabitants]
    inhabitants = sum(one.number for one in counted) if len(counted) == len(rows) else None
    computes = contribution.computed_total and inhabitants is not None
    days = {one.on for one in counted}
    return MoneyView(
        partnership=unit.partnership,
        rows=rows,
        printed_total=sum(printed, Decimal()) if printed and len(printed) == len(rows) else None,
        inhabitants=inhabitants,
        inhabitants_on=date_text(min(days)) if len(days) == 1 else None,
        computed_total=contribution.per_inhabitant * inhabitants if computes and inhabitants else None,
        inhabitants_source=counted[0].source.name if counted else None,
        notices=tuple(filter(None, [parts.ended_notice(unit.main_plan, edition.reference_date)])),
    )


def _payment_row(unit: Unit, municipality: Municipality) -> PaymentRow:
    return PaymentRow(
        municipality=parts.Link(municipality.name, addresses.municipality_address(unit.id, municipality.id)),
        printed=municipality.contribution.amount if municipality.contribution else None,
        inhabitants=municipality.inhabitants.number if municipality.inhabitants else None,
    )
