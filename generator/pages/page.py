"""What every page has, whatever it shows: an address, a title, a place in the site and its sources."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.portal import Portal, Unit
from generator.model.shared import Source
from generator.pages import addresses
from generator.planning import NamedEvent
from generator.progress.planned import named_events
from generator.progress.standing import Assessment, assess_all
from generator.rendering.terms import Glossary


@dataclass(frozen=True)
class Edition:
    """One edition of the site: the data, the day it speaks of, and where it will stand."""

    portal: Portal
    reference_date: datetime.date
    base_url: str | None = None
    is_preview: bool = False
    # Every page of a partnership asks for these, so they are computed once per edition.
    _assessed: dict[str, dict[str, Assessment]] = field(default_factory=dict, compare=False, repr=False)

    def assessments(self, unit: Unit) -> Mapping[str, Assessment]:
        """Return where every action of a partnership stands on the reference date, by id."""
        if unit.id not in self._assessed:
            self._assessed[unit.id] = assess_all(unit, self.reference_date, self.events)
        return self._assessed[unit.id]

    def shows_progress(self, unit: Unit) -> bool:
        """Whether a partnership has published any progress by the reference date."""
        return any(one.state.has_report for one in self.assessments(unit).values())

    @cached_property
    def glossary(self) -> Glossary:
        """The terms, ready to be recognised."""
        return Glossary(self.portal.terms)

    @cached_property
    def events(self) -> tuple[NamedEvent, ...]:
        """The named events that plannings refer to."""
        return named_events(self.portal.events)

    @property
    def is_fictional(self) -> bool:
        """Whether any partnership on the site is made up as an example."""
        return any(unit.partnership.fictional for unit in self.portal.units.values())

    @cached_property
    def only_unit(self) -> Unit | None:
        """The partnership, if there is just one: then the home page shows its page's content."""
        units = list(self.portal.units.values())
        return units[0] if len(units) == 1 else None


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
