"""Which pages the site has, all of them in two tables.

A page function takes the edition (and a unit) and yields pages. A new page type is one
function, one template in `site_templates/pages/` and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator import addresses as addresses
from generator.model.portal import Unit
from generator.pages.a_to_z import a_to_z_page, unit_a_to_z_page
from generator.pages.accessibility import accessibility_page
from generator.pages.actions import action_list_page, action_pages
from generator.pages.changes import changes_pages
from generator.pages.figures import figures_page
from generator.pages.home import home_page
from generator.pages.lists import list_pages
from generator.pages.moved import former_unit_pages, redirect_pages, removed_pages
from generator.pages.municipalities import municipality_pages
from generator.pages.open_data import open_data_page
from generator.pages.overview import overview_pages
from generator.pages.page import Edition, Page
from generator.pages.partnerships import money_page, partnership_page, working_together_page
from generator.pages.plans import plan_pages
from generator.pages.portal import terms_page
from generator.pages.priorities import priority_pages
from generator.pages.progress import progress_page, round_pages
from generator.pages.results import results_page
from generator.pages.search import search_page
from generator.pages.states import states_page
from generator.pages.themes import theme_pages, themes_page
from generator.pages.timeline import timeline_page
from generator.pages.widget import widget_pages

UnitPages = Callable[[Edition, Unit], Iterator[Page]]
PortalPages = Callable[[Edition], Iterator[Page]]

UNIT_PAGES: tuple[UnitPages, ...] = (
    partnership_page,
    working_together_page,
    priority_pages,
    municipality_pages,
    action_list_page,
    action_pages,
    plan_pages,
    money_page,
    figures_page,
    progress_page,
    round_pages,
    results_page,
    timeline_page,
    changes_pages,
    overview_pages,
    list_pages,
    unit_a_to_z_page,
    widget_pages,
    redirect_pages,
    removed_pages,
)

PORTAL_PAGES: tuple[PortalPages, ...] = (
    home_page,
    terms_page,
    states_page,
    open_data_page,
    accessibility_page,
    themes_page,
    theme_pages,
    search_page,
    a_to_z_page,
)


def unit_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """Yield every page of one partnership."""
    pages = [page for make in UNIT_PAGES for page in make(edition, unit)]
    yield from pages
    yield from former_unit_pages(edition, unit, pages)


def portal_pages(edition: Edition) -> Iterator[Page]:
    """Yield every page that belongs to no single partnership."""
    for make in PORTAL_PAGES:
        yield from make(edition)
