"""One edition of the site: the data, the day it speaks of, and where it will stand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Protocol, TypeVar, cast

from generator.model.monitoring import Round
from generator.model.municipality import Municipality
from generator.model.portal import Portal, Unit
from generator.model.shared import Term
from generator.planning import NamedEvent
from generator.progress.planned import named_events
from generator.progress.standing import Assessment, assess_all
from generator.rendering.terms import Glossary

Made = TypeVar("Made")


@dataclass(frozen=True)
class Revision:
    """The state of the repository that a site was made from."""

    commit: str
    is_changed: bool
    """Whether files were changed after that commit."""


@lru_cache(maxsize=2)
def _glossary(terms: tuple[Term, ...]) -> Glossary:
    """Every partnership's edition has the same one, and to make it takes as long as explaining ten pages."""
    return Glossary(terms)


class Press(Protocol):
    """Makes PDFs of what pages say. An edition brings it along, because pages say how large those PDFs are."""

    def booklet(self, edition: Edition, unit: Unit, municipality: Municipality | None) -> bytes:
        """Return the booklet of a municipality, or of the whole partnership."""

    def sheet(self, edition: Edition, unit: Unit, municipality: Municipality, this: Round | None) -> bytes:
        """Return a municipality on one sheet, now or as of a round."""


@dataclass(frozen=True)
class Edition:
    """One edition of the site: the data, the day it speaks of, and where it will stand."""

    portal: Portal
    reference_date: datetime.date
    base_url: str | None = None
    is_preview: bool = False
    modified: Mapping[str, datetime.date] = field(default_factory=dict)
    """When each file of the data and the content last changed, as far as that is known."""
    revision: Revision | None = None
    press: Press | None = None
    """What makes the booklets; without it there are none, and no page speaks of them."""
    made: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    """Files of partnerships that were made before, by path: what lists them takes them as they are."""
    # Every page of a partnership asks for these, so they are computed once per edition.
    _assessed: dict[tuple[str, str | None], dict[str, Assessment]] = field(
        default_factory=dict, compare=False, repr=False
    )
    _made: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    def assessments(self, unit: Unit, municipality: str | None = None) -> Mapping[str, Assessment]:
        """Return where every action of a partnership stands on the reference date, by id.

        With a municipality, where that municipality's part of each stands.
        """
        of = (unit.id, municipality)
        if of not in self._assessed:
            self._assessed[of] = assess_all(unit, self.reference_date, self.events, municipality=municipality)
        return self._assessed[of]

    def shows_progress(self, unit: Unit) -> bool:
        """Whether a partnership has published any progress by the reference date."""
        return any(one.state.has_report for one in self.assessments(unit).values())

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what `make` gives, made at most once for this edition; the name belongs to one function."""
        if name not in self._made:
            self._made[name] = make()
        return cast(Made, self._made[name])

    @cached_property
    def glossary(self) -> Glossary:
        """The terms, ready to be recognised."""
        return _glossary(self.portal.terms)

    @cached_property
    def events(self) -> tuple[NamedEvent, ...]:
        """The named events that plannings refer to."""
        return named_events(self.portal.events)

    @property
    def is_fictional(self) -> bool:
        """Whether any partnership on the site is made up as an example."""
        return self.portal.whole.is_fictional

    @cached_property
    def only_unit(self) -> Unit | None:
        """The partnership, if there is just one: then the home page shows its page's content."""
        units = list(self.portal.units.values())
        return units[0] if self.portal.whole.partnerships == 1 else None

    def of(self, unit: Unit) -> Edition:
        """Return the edition as one partnership sees it: its pages and files are made from nothing else.

        What is made for it is forgotten with it, so that a country of partnerships fits in memory.
        """
        return replace(self, portal=self.portal.only(unit), _assessed={}, _made={})
