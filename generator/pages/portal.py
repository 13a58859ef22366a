"""Pages and lines of the site as a whole: its terms, and whose site it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.shared import Term
from generator.pages import addresses
from generator.pages.page import HOME_CRUMB, Edition, Page
from generator.rendering.terms import terms_by_letter


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
        return f"Deze site is een verzonnen voorbeeld, gemaakt door {site.publisher}."
    if site.taken_over_by:
        return f"Deze site is van {site.taken_over_by}."
    by = f" door {site.sender}" if site.sender else ""
    return f"Deze site is gemaakt van openbare plannen{by} en is geen site van de gemeenten."
