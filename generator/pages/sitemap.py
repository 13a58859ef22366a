"""The map of the site for search engines: every page that they may show, and when its content last changed.

MkDocs has one too, but it knows a page only after rendering it, and it lists pages that moved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment

from generator.edition import Edition
from generator.pages.layout import modified
from generator.pages.page import Page

SITEMAP = "sitemap.xml"


@dataclass(frozen=True, order=True)
class Mapped:
    """One page on the map."""

    address: str
    """Its whole web address."""
    changed_on: str
    """A day, as the map writes it."""


def mapped(edition: Edition, page: Page) -> Mapped | None:
    """Return a page as it stands on the map; nothing where search engines must pass it by or it has no web address."""
    if edition.base_url is None or edition.is_preview or page.front_matter.get("noindex"):
        return None
    # Where nobody knows when it changed, the day that the site speaks of.
    changed_on = modified(edition, page) or edition.reference_date
    return Mapped(f"{edition.base_url}{page.address}", changed_on.isoformat())


def sitemap(pages: Iterable[Mapped], environment: Environment) -> bytes:
    """Return the map as XML, in the order of the addresses."""
    return environment.get_template("exports/sitemap.xml.j2").render(pages=sorted(pages)).encode()
