"""Addresses never die: an old one leads to the new one, or says what became of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.dutch import date_text
from generator.model.portal import Unit
from generator.model.removed import RemovedRecord
from generator.pages import addresses
from generator.pages.page import Edition, Page, unit_trail


@dataclass(frozen=True)
class RemovedView:
    """A record that is gone."""

    record: RemovedRecord
    removed_on: str


def redirect_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """A page at every earlier address of a record, which leads on to its present one."""
    records = {
        "plannen": unit.plans,
        "prioriteiten": unit.priorities,
        "gemeenten": unit.municipalities,
        "acties": unit.actions,
        "voortgang": unit.rounds,
        "indicatoren": unit.indicators,
    }
    for folder, members in records.items():
        for record in _with_a_page(edition, folder, members.values()):
            target = _present_address(unit, folder, record.id)
            for former in record.former_ids:
                yield redirect(edition, addresses.record_address(unit.id, folder, former), target)


def _with_a_page(edition: Edition, folder: str, records: Iterable[Any]) -> Iterator[Any]:
    """A round has a page once it is public; before that its old address leads nowhere either."""
    for record in records:
        if folder != "voortgang" or record.is_public(edition.reference_date):
            yield record


def _present_address(unit: Unit, folder: str, identifier: str) -> str:
    """An indicator has a place on the page of figures; every other record has a page."""
    if folder == "indicatoren":
        return f"{addresses.page_address(unit.id, 'cijfers')}#{identifier}"
    return addresses.record_address(unit.id, folder, identifier)


def former_unit_pages(edition: Edition, unit: Unit, pages: Iterable[Page]) -> Iterator[Page]:
    """A page at every address that a page had when the partnership had another id."""
    for former in unit.partnership.former_ids:
        for page in pages:
            inner = page.address.removeprefix(addresses.unit_address(unit.id))
            yield redirect(edition, f"{addresses.unit_address(former)}{inner}", page.address)


def redirect(edition: Edition, address: str, target: str) -> Page:
    """Return the page that leads a visitor from an old address to a new one."""
    canonical = {"canonical": f"{edition.base_url}{target}"} if edition.base_url else {}
    return Page(
        address=address,
        template="doorverwijzing.md.j2",
        kind="doorverwijzing",
        title="Deze pagina is verhuisd",
        description="Deze pagina staat op een ander adres.",
        view=target,
        front_matter={
            "template": "redirect.html",
            "redirect_to": addresses.relative(address, target),
            "noindex": True,
        }
        | canonical,
        explains_terms=False,
    )


def removed_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """A page at the address of every removed record that says what became of it."""
    for record in unit.removed:
        yield Page(
            address=addresses.record_address(unit.id, record.folder.value, record.id),
            template="vervallen.md.j2",
            kind="vervallen",
            title=record.title,
            description=f"Deze pagina is vervallen. {record.explanation}",
            view=RemovedView(record, date_text(record.removed_on)),
            trail=unit_trail(unit),
            unit=unit,
            data_file=f"{unit.id}/vervallen.yml",
            front_matter={"noindex": True},
        )
