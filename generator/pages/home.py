"""The start of the site: find your municipality, a subject or a partnership, and see what changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import addresses
from generator.dutch import in_words, list_text
from generator.model.portal import Unit
from generator.pages import parts
from generator.pages.changes import ChangeRow, change_row
from generator.pages.page import Edition, Page
from generator.pages.partnerships import Card, municipality_card, partnership_view
from generator.pages.themes import theme_cards
from generator.progress.changes import Change, ChangeKind, changes_between

_MOST_CHANGES = 5
FINDER_SCRIPT = "stijl/vind.js"


@dataclass(frozen=True)
class NewestChange:
    """One of the newest changes of the whole site."""

    kind: ChangeKind
    row: ChangeRow


@dataclass(frozen=True)
class HomeView:
    """What the home page shows when there are several partnerships."""

    lead: str
    municipalities: tuple[Card, ...]
    themes: tuple[Card, ...]
    partnerships: tuple[Card, ...]
    partnerships_title: str
    changes: tuple[NewestChange, ...]
    change_lists: tuple[parts.Link, ...]
    reference: str


def home_page(edition: Edition) -> Iterator[Page]:
    """The start of the site. With one partnership: that partnership's content."""
    unit = edition.only_unit
    yield Page(
        address=addresses.HOME,
        template="samenwerkingsverband.md.j2" if unit else "home.md.j2",
        kind="home",
        title=unit.partnership.name if unit else "Wat doet uw gemeente aan veiligheid?",
        browser_title=f"{edition.portal.site.name}: wat uw gemeente doet",
        description=edition.portal.site.purpose,
        view=partnership_view(edition, unit) if unit else _home_view(edition),
        unit=unit,
        sources=(),
        data_file="site.yml",
        explains_terms=unit is not None,
        front_matter={} if unit else {"scripts": [FINDER_SCRIPT]},
    )


def _home_view(edition: Edition) -> HomeView:
    units = list(edition.portal.units.values())
    towns = all_towns(edition)
    return HomeView(
        lead=_lead(len(towns), len(units), any(map(edition.shows_progress, units))),
        municipalities=towns,
        themes=theme_cards(edition),
        partnerships=tuple(_partnership_card(edition, unit) for unit in units),
        partnerships_title=f"{in_words(len(units)).capitalize()} samenwerkingen",
        changes=newest_changes(edition),
        change_lists=tuple(
            parts.Link(unit.partnership.name, addresses.page_address(unit.id, "wijzigingen"))
            for unit in units
        ),
        reference=parts.reference_line(edition),
    )


def all_towns(edition: Edition) -> tuple[Card, ...]:
    """Return every municipality that takes part, from A to Z."""
    units = edition.portal.units.values()
    cards = [municipality_card(unit, one) for unit in units for one in unit.members(edition.reference_date)]
    return tuple(sorted(cards, key=lambda card: card.title.lstrip("’'")))


def _lead(municipalities: int, partnerships: int, shows_progress: bool) -> str:
    """What there is to read: what the municipalities do only once any of it was reported."""
    verbs = "beloven en doen" if shows_progress else "beloven voor uw veiligheid"
    gemeenten, samenwerkingen = in_words(municipalities), in_words(partnerships)
    return f"Lees wat {gemeenten} gemeenten, in {samenwerkingen} samenwerkingen, {verbs}."


def _partnership_card(edition: Edition, unit: Unit) -> Card:
    names = list_text([one.name for one in unit.members(edition.reference_date)])
    period = f"Plan voor {parts.plan_period(unit.main_plan, edition.reference_date)}."
    name = unit.partnership.name
    return Card(name, period if name == names else f"{names}. {period}", addresses.unit_address(unit.id))


def newest_changes(edition: Edition, most: int = _MOST_CHANGES) -> tuple[NewestChange, ...]:
    """Return the newest changes of all partnerships, the newest first.

    That a plan began is no news: only what was reported, decided or measured since is.
    """
    found = [
        (change, unit)
        for unit in edition.portal.units.values()
        for change in _told_once(unit, changes_between(unit, None, edition.reference_date))
        if change.kind is not ChangeKind.NEW
    ]
    newest = sorted(found, key=lambda pair: pair[0].on, reverse=True)[:most]
    return tuple(NewestChange(change.kind, change_row(unit, change)) for change, unit in newest)


def _told_once(unit: Unit, changes: Iterable[Change]) -> Iterator[Change]:
    """Join what was reported for one municipality after another in the same words."""
    told: dict[tuple[object, ...], Change] = {}
    for change in changes:
        said = (change.on, change.kind, change.subject.id, change.text)
        before = told[said].municipalities if said in told else ()
        concerned = tuple(one for one in unit.municipalities if one in (*before, *change.municipalities))
        told[said] = dataclasses.replace(change, municipalities=concerned)
    yield from told.values()
