"""By what a page is found and filtered in the search: its kind, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from generator import addresses
from generator.pages.actions import ActionView
from generator.pages.municipalities import MunicipalityView
from generator.pages.page import Page
from generator.pages.plans import PlanView
from generator.pages.priorities import PriorityView
from generator.vocabulary.everyday import said_for_kind

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
    "toegankelijkheid": "Over deze site",
    "open-data": "Over deze site",
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
    # It has a word of nearly every question and answers few: the last of all, in a group of its own.
    "begrippen": 0.05,
}


@dataclass(frozen=True)
class Facets:
    """What one page is about."""

    kind: str
    weight: float
    names: tuple[str, ...]
    """What people call the page: who asks for one of these finds it first."""
    municipalities: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()


def facets_of(page: Page) -> Facets | None:
    """Return what a page is about, or nothing where the search leaves the page out."""
    if page.kind not in KINDS:
        return None
    weight = _WEIGHTS.get(page.kind, 1.0)
    return Facets(KINDS[page.kind], weight, _names(page), _municipalities(page), _priorities(page))


def _names(page: Page) -> tuple[str, ...]:
    """Its title, and the places in a municipality."""
    places = page.view.municipality.places if isinstance(page.view, MunicipalityView) else ()
    return tuple(dict.fromkeys((page.title, *places, *said_for_kind(page.kind))))


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
