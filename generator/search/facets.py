"""By what a page is found and filtered in the search: its kind, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from generator import addresses
from generator.pages.actions import ActionView
from generator.pages.page import Page
from generator.pages.plans import PlanView
from generator.pages.priorities import PriorityView

# The Dutch name of every kind of page that the search finds. What is not here is not found:
# lists of pages that are found themselves, addresses of old, and the search itself.
KINDS = {
    "home": "Voorpagina",
    "samenwerkingsverband": "Samenwerking",
    "samenwerking": "Samenwerking",
    "prioriteit": "Prioriteit",
    "thema": "Onderwerp",
    "gemeente": "Gemeente",
    "actie": "Actie",
    "plan": "Plan",
    "financien": "Kosten",
    "cijfers": "Cijfers",
    "voortgang": "Voortgang",
    "ronde": "Voortgang",
    "resultaten": "Voortgang",
    "wijzigingen": "Wijzigingen",
    "planning": "Planning",
    "acties": "Overzicht",
    "overzicht": "Overzicht",
    "themas": "Overzicht",
    "begrippen": "Begrippen",
    "standen": "Uitleg",
    "tekst": "Over deze site",
}

# Of equally good answers, the page that says most about a subject comes first.
_WEIGHTS = {
    "prioriteit": 1.6,
    "thema": 1.6,
    "gemeente": 1.3,
    "financien": 1.5,
    "home": 1.5,
    "samenwerkingsverband": 1.3,
    "overzicht": 0.5,
    "wijzigingen": 0.5,
    "begrippen": 0.6,
}


@dataclass(frozen=True)
class Facets:
    """What one page is about."""

    kind: str
    weight: float
    municipalities: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()


def facets_of(page: Page) -> Facets | None:
    """Return what a page is about, or nothing where the search leaves the page out."""
    if page.kind not in KINDS:
        return None
    return Facets(KINDS[page.kind], _WEIGHTS.get(page.kind, 1.0), _municipalities(page), _priorities(page))


def _municipalities(page: Page) -> tuple[str, ...]:
    """Who takes part in an action, who has a plan of their own, and whose page it is or lies below."""
    if page.unit is None:
        return ()
    if isinstance(page.view, ActionView):
        return tuple(one.id for one in page.unit.participants(page.view.action))
    if isinstance(page.view, PlanView):
        return page.view.plan.municipalities
    return tuple(
        one
        for one in page.unit.municipalities
        if page.address.startswith(addresses.municipality_address(page.unit.id, one))
    )


def _priorities(page: Page) -> tuple[str, ...]:
    """The joint priorities: a page under a subpriority is found under both."""
    if isinstance(page.view, PriorityView):
        identifier: str | None = page.view.priority.id
    elif isinstance(page.view, ActionView):
        identifier = page.view.action.priority
    else:
        return ()
    found: list[str] = []
    while identifier and page.unit:
        found.append(identifier)
        identifier = page.unit.priorities[identifier].parent
    return tuple(found)
