"""The pages of the site as a whole: home, terms, and the pages written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.shared import Term
from generator.pages import addresses, parts
from generator.pages.page import HOME_CRUMB, Edition, Page
from generator.pages.partnerships import Card, municipality_card, partnership_view
from generator.dutch import in_words, list_text
from generator.rendering.terms import terms_by_letter


@dataclass(frozen=True)
class HomeView:
    """What the home page shows when there are several partnerships."""

    lead: str
    municipalities: tuple[Card, ...]
    partnerships: tuple[Card, ...]
    no_progress: bool
    reference: str


def home_page(edition: Edition) -> Iterator[Page]:
    """The start of the site: find your municipality. With one partnership: that partnership's content."""
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
    )


def _home_view(edition: Edition) -> HomeView:
    units = list(edition.portal.units.values())
    cards = [municipality_card(unit, one) for unit in units for one in unit.members(edition.reference_date)]
    lead = (f"{in_words(len(cards)).capitalize()} gemeenten, in {in_words(len(units))} samenwerkingen met de politie en het "
            "Openbaar Ministerie. Hier leest u wat zij afspreken, wat zij doen en wat het oplevert.")
    return HomeView(
        lead=lead,
        municipalities=tuple(sorted(cards, key=lambda card: card.title.lstrip("’'"))),
        partnerships=tuple(
            Card(unit.partnership.name, f"{list_text([one.name for one in unit.members(edition.reference_date)])}. "
                 f"Plan voor {parts.plan_period(unit.main_plan, edition.reference_date)}.", addresses.unit_address(unit.id))
            for unit in units
        ),
        no_progress=not any(edition.shows_progress(unit) for unit in units),
        reference=parts.reference_line(edition),
    )


@dataclass(frozen=True)
class TermsView:
    """All terms by letter."""

    letters: list[tuple[str, list[Term]]]


def terms_page(edition: Edition) -> Iterator[Page]:
    """Every term and abbreviation, explained once."""
    yield Page(
        address=addresses.TERMS,
        template="begrippen.md.j2",
        kind="begrippen",
        title="Begrippen en afkortingen",
        description="Wat de begrippen en afkortingen in de veiligheidsplannen betekenen.",
        view=TermsView(terms_by_letter(edition.portal.terms)),
        trail=(HOME_CRUMB,),
        sources=(),
        data_file="begrippen.yml",
        explains_terms=False,
    )


def sender_line(edition: Edition) -> str:
    """Return the sentence at the foot of every page that says whose site this is."""
    site = edition.portal.site
    if edition.is_fictional:
        return f"Deze site is een verzonnen voorbeeld, gemaakt door {site.sender}."
    if site.taken_over_by:
        return f"Deze site is van {site.taken_over_by}."
    return f"Deze site is gemaakt van openbare plannen door {site.sender} en is geen site van de gemeenten."
