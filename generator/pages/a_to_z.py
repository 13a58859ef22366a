"""Everything on the site in the order of the alphabet, for who cannot or will not search."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import addresses
from generator.dutch import capitalised
from generator.model.portal import Unit
from generator.pages.page import HOME_CRUMB, Edition, Page, unit_trail
from generator.pages.search import searches_all
from generator.pages.see_also import Answer, action_answers, priority_answers, references, theme_answers


@dataclass(frozen=True)
class Entry:
    """One line: what it is called, what it is, and where it stands."""

    title: str
    note: str
    address: str


@dataclass(frozen=True)
class Letter:
    """The entries under one letter."""

    name: str
    anchor: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class AToZView:
    """All entries by letter."""

    lead: str
    letters: tuple[Letter, ...]


def a_to_z_page(edition: Edition) -> Iterator[Page]:
    """Every page of the site; with many partnerships only what leads to theirs."""
    whole = searches_all(edition)
    units = edition.portal.units.values()
    entries = [
        entry
        for unit in units
        for entry in (_entries_of(unit, edition) if whole else _ways_in(unit, edition))
    ]
    answers = (
        theme_answers(edition.portal.themes),
        (answer for unit in units if whole for answer in priority_answers(unit)),
        (answer for unit in units if whole for answer in action_answers(unit)),
    )
    lead = (
        "Alle onderwerpen, gemeenten, dorpen, acties en begrippen op alfabet."
        if whole
        else "Alle gemeenten, dorpen en begrippen op alfabet. Elke samenwerking heeft zelf ook zo’n lijst."
    )
    yield Page(
        address=addresses.A_TO_Z,
        template="a-z.md.j2",
        kind="a-z",
        title="Alles van A tot Z",
        description=lead,
        view=AToZView(lead, by_letter([*entries, *_subjects(edition), *_terms(edition), *_see(*answers)])),
        trail=(HOME_CRUMB,),
        explains_terms=False,
    )


def unit_a_to_z_page(edition: Edition, unit: Unit) -> Iterator[Page]:
    """Every page of one partnership."""
    lead = f"Alles van {unit.partnership.name} op alfabet."
    see = _see(priority_answers(unit), action_answers(unit))
    yield Page(
        address=addresses.page_address(unit.id, addresses.A_TO_Z.rstrip("/")),
        template="a-z.md.j2",
        kind="a-z",
        title="Alles van A tot Z",
        description=lead,
        view=AToZView(lead, by_letter([*_entries_of(unit, edition), *see])),
        trail=unit_trail(unit),
        unit=unit,
        explains_terms=False,
    )


def by_letter(entries: Iterable[Entry]) -> tuple[Letter, ...]:
    """Return entries under their first letter, without accents; what begins with a figure comes first."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(set(entries), key=lambda entry: (_sorting(entry.title), entry.note, entry.address)):
        first = _sorting(entry.title)[:1]
        groups.setdefault(first.upper() if first.isalpha() else "0–9", []).append(entry)
    return tuple(
        Letter(name, f"letter-{name.lower()}" if name.isalpha() else "cijfers", tuple(group))
        for name, group in groups.items()
    )


def _sorting(title: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", title) if not unicodedata.combining(sign))
    return plain.casefold().lstrip("’‘'\"“”(-– ") or "0"


def _entries_of(unit: Unit, edition: Edition) -> Iterator[Entry]:
    words, name = unit.partnership.words, unit.partnership.short_name
    yield from _ways_in(unit, edition)
    for priority in unit.priorities.values():
        yield Entry(
            priority.title,
            f"{words.priority.singular}, {name}",
            addresses.priority_address(unit.id, priority.id),
        )
    for municipality in unit.municipalities.values():
        for local in municipality.local_priorities:
            yield Entry(
                local.title,
                f"eigen {words.priority.singular} van {municipality.name}",
                f"{addresses.municipality_address(unit.id, municipality.id)}#lokaal-{local.id}",
            )
    for action in unit.actions.values():
        yield Entry(
            action.title, f"{words.action.singular}, {name}", addresses.action_address(unit.id, action.id)
        )
    for plan in unit.plans.values():
        yield Entry(plan.title, f"plan, {name}", addresses.plan_address(unit.id, plan.id))
    yield from _single_pages(unit, name)


def _single_pages(unit: Unit, name: str) -> Iterator[Entry]:
    pages = {
        "voortgang": "Voortgang",
        "planning": "Planning",
        "resultaten": "Resultaten",
        "wijzigingen": "Wijzigingen",
        "samenwerking": "Hoe de gemeenten samenwerken",
        "financien": "Kosten",
        "acties": capitalised(unit.partnership.words.action.plural),
    }
    if unit.indicators:
        pages["cijfers"] = "Cijfers"
    for page, title in pages.items():
        yield Entry(title, name, addresses.page_address(unit.id, page))


def _ways_in(unit: Unit, edition: Edition) -> Iterator[Entry]:
    yield Entry(unit.partnership.name, "samenwerking", addresses.unit_address(unit.id))
    for one in unit.municipalities.values():
        note = "gemeente" if one.takes_part(edition.reference_date) else "gemeente, deed eerder mee"
        address = addresses.municipality_address(unit.id, one.id)
        yield Entry(one.name, note, address)
        for place in one.places:
            if place != one.name:
                yield Entry(place, f"dorp of kern in {one.name}", address)


def _subjects(edition: Edition) -> Iterator[Entry]:
    for theme in edition.portal.themes:
        yield Entry(theme.name, "onderwerp", addresses.theme_address(theme.id))


def _terms(edition: Edition) -> Iterator[Entry]:
    for term in edition.portal.terms:
        address = f"{addresses.TERMS}#{term.id}"
        yield Entry(
            term.abbreviation or capitalised(term.name),
            f"begrip: {term.name}" if term.abbreviation else "begrip",
            address,
        )


def _see(*ranks: Iterable[Answer]) -> Iterator[Entry]:
    """The words of visitors, which no title begins with."""
    for word, answer in references(*ranks):
        yield Entry(capitalised(word), f"zie {answer.name}", answer.address)
