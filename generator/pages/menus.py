"""The links around a page: the menus, the footer and the way to the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.portal import Unit
from generator.pages import addresses
from generator.pages.page import Crumb, Edition, Page

_MENU = (
    Crumb("Gemeenten", "#gemeenten"),
    Crumb("Onderwerpen", addresses.THEMES),
    Crumb("Begrippen", addresses.TERMS),
    Crumb("Over deze site", addresses.ABOUT),
)
FOOTER = (
    Crumb("Over deze site", addresses.ABOUT),
    Crumb("Begrippen", addresses.TERMS),
    Crumb("Open data", addresses.OPEN_DATA),
    Crumb("Toegankelijkheid", "toegankelijkheid/"),
    Crumb("Privacy", "privacy/"),
)


class Current(StrEnum):
    """Whether a link leads to where the reader is, in the words of `aria-current`."""

    NO = ""
    PAGE = "page"
    SECTION = "true"
    """To the part of the site that the page lies in."""


@dataclass(frozen=True)
class MenuLink:
    """A link around a page: in a menu, in the footer, or on the way to the page."""

    title: str
    url: str = ""
    """Seen from the page; empty for the page itself at the end of the way to it."""
    current: Current = Current.NO


@dataclass(frozen=True)
class SectionMenu(MenuLink):
    """The menu of a partnership, with the name that stands above it."""

    links: tuple[MenuLink, ...] = ()


def main_menu(edition: Edition) -> tuple[Crumb, ...]:
    """Return the main menu. Without themes in the data there are no subjects to choose."""
    return tuple(crumb for crumb in _MENU if crumb.address != addresses.THEMES or edition.portal.themes)


def breadcrumbs(page: Page) -> tuple[MenuLink, ...]:
    """Return the way to a page, the page itself last; nothing where it has no trail."""
    if not page.trail:
        return ()
    steps = (MenuLink(step.title, addresses.relative(page.address, step.address)) for step in page.trail)
    return (*steps, MenuLink(page.title))


def links(page: Page, crumbs: tuple[Crumb, ...]) -> tuple[MenuLink, ...]:
    """Return links as a page has them, with the mark of where the reader is."""
    return tuple(
        MenuLink(crumb.title, addresses.relative(page.address, crumb.address), _current(page, crumb))
        for crumb in crumbs
    )


def _current(page: Page, crumb: Crumb) -> Current:
    """Mark the menu's link to this page, or to the part of the site that it lies in."""
    if crumb.address == page.address:
        return Current.PAGE
    # The part 'zblw/#gemeenten' holds the pages below 'zblw/gemeenten/'.
    part = f"{crumb.address.replace('#', '')}/" if "#" in crumb.address else crumb.address
    return Current.SECTION if page.address.startswith(part) else Current.NO


def section_menu(page: Page) -> SectionMenu | None:
    """Return the menu of the partnership that a page belongs to."""
    if page.unit is None:
        return None
    start = addresses.unit_address(page.unit.id)
    return SectionMenu(
        title=page.unit.partnership.short_name,
        url=addresses.relative(page.address, start),
        current=Current.PAGE if page.address == start else Current.NO,
        links=links(page, _section_crumbs(page.unit)),
    )


def _section_crumbs(unit: Unit) -> tuple[Crumb, ...]:
    """Of constant size, however many actions there are."""
    start = addresses.unit_address(unit.id)
    return (
        Crumb(unit.partnership.words.priority.plural.capitalize(), f"{start}#prioriteiten"),
        Crumb("Gemeenten", f"{start}#gemeenten"),
        Crumb(unit.partnership.words.action.plural.capitalize(), addresses.page_address(unit.id, "acties")),
        Crumb("Voortgang", addresses.page_address(unit.id, "voortgang")),
        Crumb("Planning", addresses.page_address(unit.id, "planning")),
        *([Crumb("Cijfers", addresses.page_address(unit.id, "cijfers"))] if unit.indicators else []),
        Crumb("Samenwerking", addresses.page_address(unit.id, "samenwerking")),
        Crumb("Kosten", addresses.page_address(unit.id, "financien")),
        Crumb("Het plan", addresses.plan_address(unit.id, unit.partnership.main_plan)),
    )
