"""Which image a shared link shows: of the municipality, of the partnership, or of the whole site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator import addresses
from generator.colour import BRAND
from generator.edition import Edition
from generator.model.municipality import Municipality
from generator.model.portal import Unit
from generator.pages import parts
from generator.pages.page import Page
from generator.pages.portal import sender_line
from generator.rendering.social_card import HEIGHT, WIDTH, Card, card_png

IMAGE = "deelbeeld.png"
_FICTIONAL = "Fictief voorbeeld"
_QUESTION = "Wat doet uw gemeente aan veiligheid?"


def unit_images(edition: Edition, unit: Unit) -> Mapping[str, bytes]:
    """Return the images of a partnership by path."""
    return _images(edition, _unit_cards(edition, unit))


def site_image(edition: Edition) -> Mapping[str, bytes]:
    """Return the image of the site as a whole by its path."""
    return _images(edition, [(addresses.HOME, _site_card(edition))])


def _images(edition: Edition, cards: Iterable[tuple[str, Card]]) -> Mapping[str, bytes]:
    """A site without an address cannot point to images, and a preview is not shared."""
    if edition.base_url is None or edition.is_preview:
        return {}
    return {f"{address}{IMAGE}": card_png(card) for address, card in cards}


def social_values(edition: Edition, page: Page) -> dict[str, object] | None:
    """Return what a page tells of its image; nothing where there is none or the page is not to be shared."""
    if edition.base_url is None or edition.is_preview or page.front_matter.get("noindex"):
        return None
    address, card = _card_of(edition, page)
    return {"url": f"{edition.base_url}{address}{IMAGE}", "width": WIDTH, "height": HEIGHT, "alt": card.alt}


def _cards(edition: Edition) -> Iterator[tuple[str, Card]]:
    yield addresses.HOME, _site_card(edition)
    for unit in edition.portal.units.values():
        yield from _unit_cards(edition, unit)


def _unit_cards(edition: Edition, unit: Unit) -> Iterator[tuple[str, Card]]:
    yield addresses.unit_address(unit.id), _unit_card(edition, unit)
    for one in unit.municipalities.values():
        yield addresses.municipality_address(unit.id, one.id), _municipality_card(edition, unit, one)


def _card_of(edition: Edition, page: Page) -> tuple[str, Card]:
    """The card of a page itself, or else the nearest one above it."""
    cards = edition.once("social cards", lambda: dict(_cards(edition)))
    steps = page.address.split("/")
    above = ("".join(f"{step}/" for step in steps[:depth]) for depth in range(len(steps), -1, -1))
    nearest = next(address for address in above if address in cards)
    return nearest, cards[nearest]


def _site_card(edition: Edition) -> Card:
    return _card(edition, edition.only_unit, _QUESTION, edition.portal.site.purpose)


def _unit_card(edition: Edition, unit: Unit) -> Card:
    return _card(edition, unit, unit.partnership.name, unit.partnership.summary, _plan_line(edition, unit))


def _municipality_card(edition: Edition, unit: Unit, municipality: Municipality) -> Card:
    detail = " · ".join(filter(None, (unit.partnership.name, _plan_line(edition, unit))))
    return _card(edition, unit, municipality.name, "Wat de gemeente doet aan veiligheid", detail)


def _plan_line(edition: Edition, unit: Unit) -> str:
    plan = unit.main_plan
    return f"Plan voor {parts.plan_period(plan, edition.reference_date)}" if plan.period else ""


def _card(edition: Edition, unit: Unit | None, name: str, text: str, detail: str = "") -> Card:
    colours = unit.partnership.colours if unit else None
    return Card(
        name=name,
        text=text,
        detail=detail,
        site=edition.portal.site.name,
        sender=sender_line(edition),
        note=_FICTIONAL if edition.is_fictional else "",
        colour=colours.brand if colours else BRAND,
    )
