"""What every page has, whatever it shows: an address, a title, a place in the site and its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.edition import Edition as Edition
from generator.model.portal import Unit
from generator.model.shared import Source
from generator.pages import addresses


@dataclass(frozen=True)
class Crumb:
    """One step of the breadcrumb trail."""

    title: str
    address: str


@dataclass(frozen=True)
class Page:
    """One page, before it is text. `view` holds what only its template knows how to arrange."""

    address: str
    template: str
    kind: str
    title: str
    description: str
    view: object = None
    trail: tuple[Crumb, ...] = ()
    unit: Unit | None = None
    sources: tuple[str, ...] = ()
    data_file: str | None = None
    browser_title: str | None = None
    front_matter: Mapping[str, object] = field(default_factory=dict)
    explains_terms: bool = True
    markdown_path: str | None = None

    @property
    def file(self) -> str:
        """The Markdown file of the page. A hand-written page keeps the place its writer gave it."""
        return self.markdown_path or addresses.markdown_path(self.address)


HOME_CRUMB = Crumb("Home", addresses.HOME)


def unit_trail(unit: Unit, *steps: Crumb) -> tuple[Crumb, ...]:
    """Return the trail to a page of a partnership, without the page itself."""
    return (HOME_CRUMB, Crumb(unit.partnership.name, addresses.unit_address(unit.id)), *steps)


def source_text(unit: Unit, source: Source) -> str:
    """Return a source as people write it: the title of the document and the place in it."""
    plan = unit.plans[source.plan]
    title = plan.document.title if plan.document else plan.title
    return f"{title}, {source.section}"


def data_file(unit: Unit, folder: str, identifier: str) -> str:
    """Return the path of a record's file inside the data folder."""
    return f"{unit.id}/{folder}/{identifier}.yml"
