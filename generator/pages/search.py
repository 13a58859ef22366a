"""The page to search on. Without a script it leads to the lists, which hold everything as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.content_policy import page_policy
from generator.model.portal import Unit
from generator.pages.page import HOME_CRUMB, Edition, Page
from generator.pages.parts import Link

SCRIPT = "stijl/zoeken.js"
# Each partnership more costs a search three requests; beyond this the visitor chooses one first.
_MOST_SEARCHED_AT_ONCE = 6


def searches_all(edition: Edition) -> bool:
    """Whether a search goes through every partnership, or through the portal until one is chosen."""
    return edition.portal.whole.partnerships <= _MOST_SEARCHED_AT_ONCE


@dataclass(frozen=True)
class ListsOf:
    """The lists of one partnership, for who rather browses."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Grouping:
    """A way to put results together, and what it calls the results that belong to no group."""

    id: str
    label: str
    rest: str = ""


_GROUPINGS = (
    Grouping("samenwerking", "Samenwerking", "Onderwerpen en uitleg"),
    Grouping("gemeente", "Gemeente", "Niet van één gemeente"),
    Grouping("prioriteit", "Prioriteit", "Niet bij één prioriteit"),
    Grouping("soort", "Soort pagina"),
    Grouping("niet", "Niets: het beste eerst"),
)


@dataclass(frozen=True)
class SearchView:
    """The search form, and the ways around it."""

    groupings: tuple[Grouping, ...]
    grouping: str
    """What results are grouped by where a visitor chose nothing."""
    partnerships: tuple[tuple[str, str], ...]
    searches_all: bool
    lists: tuple[ListsOf, ...]


def search_page(edition: Edition) -> Iterator[Page]:
    """Search all pages, or those of one partnership."""
    units = edition.portal.units.values()
    yield Page(
        address=addresses.SEARCH,
        template="zoeken.md.j2",
        kind="zoeken",
        title="Zoeken",
        description="Zoek in de veiligheidsplannen van alle gemeenten op deze site.",
        view=SearchView(
            groupings=_GROUPINGS if len(units) > 1 else _GROUPINGS[1:],
            grouping="samenwerking" if len(units) > 1 else "niet",
            partnerships=tuple((unit.id, unit.partnership.name) for unit in units),
            searches_all=searches_all(edition),
            lists=tuple(_lists_of(unit) for unit in units),
        ),
        trail=(HOME_CRUMB,),
        front_matter={"scripts": [SCRIPT], "policy": page_policy(runs_webassembly=True)},
        explains_terms=False,
    )


def _lists_of(unit: Unit) -> ListsOf:
    start, words = addresses.unit_address(unit.id), unit.partnership.words
    return ListsOf(
        unit.partnership.name,
        (
            Link(words.priority.plural.capitalize(), f"{start}#prioriteiten"),
            Link("Gemeenten", f"{start}#gemeenten"),
            Link(words.action.plural.capitalize(), addresses.page_address(unit.id, "acties")),
            Link("Alles van A tot Z", addresses.page_address(unit.id, addresses.A_TO_Z.rstrip("/"))),
        ),
    )
