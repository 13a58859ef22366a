"""What a page is about in the words of schema.org, for search engines: data, never anything that runs."""

from __future__ import annotations

from typing import Any

from generator.edition import Edition
from generator.exports.licences import licence_of
from generator.exports.table import whole_files
from generator.model.portal import Unit
from generator.pages import addresses
from generator.pages.page import Page

Data = dict[str, Any]


def structured_data(edition: Edition, page: Page) -> Data | None:
    """Return the description of a page; none of a page that search engines must pass by."""
    if page.front_matter.get("noindex") or edition.is_preview:
        return None
    parts = [_web_page(edition, page), *_trail(edition, page)]
    if page.address == addresses.OPEN_DATA:
        parts += [_dataset(edition, unit) for unit in edition.portal.units.values()]
    return {"@context": "https://schema.org", "@graph": parts}


def _web_page(edition: Edition, page: Page) -> Data:
    site = edition.portal.site
    return {
        "@type": "WebPage",
        "name": page.title,
        "description": page.description,
        "inLanguage": "nl",
        **_address(edition, page.address),
        "isPartOf": {"@type": "WebSite", "name": site.name, **_address(edition, addresses.HOME)},
        "publisher": {"@type": "Organization", "name": site.publisher},
        **_subject(page),
    }


def _address(edition: Edition, address: str) -> Data:
    return {"url": f"{edition.base_url}{address}"} if edition.base_url else {}


def _subject(page: Page) -> Data:
    """The municipality that a page is about."""
    for one in page.unit.municipalities.values() if page.unit else ():
        if page.unit and page.address == addresses.municipality_address(page.unit.id, one.id):
            return {"about": {"@type": "AdministrativeArea", "name": one.name, "identifier": one.code}}
    return {}


def _trail(edition: Edition, page: Page) -> list[Data]:
    """The steps to the page. Without an address of the site they would lead nowhere."""
    if not page.trail or not edition.base_url:
        return []
    steps = [*((step.title, step.address) for step in page.trail), (page.title, page.address)]
    items = [
        {"@type": "ListItem", "position": number, "name": title, "item": f"{edition.base_url}{address}"}
        for number, (title, address) in enumerate(steps, 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def _dataset(edition: Edition, unit: Unit) -> Data:
    licence = licence_of(edition)
    files = [
        {
            "@type": "DataDownload",
            "name": file.export.title,
            "encodingFormat": file.export.media_type,
            "contentUrl": f"{edition.base_url or ''}{file.path}",
        }
        for file in whole_files(edition, unit)
    ]
    return {
        "@type": "Dataset",
        "name": f"Veiligheidsplannen van {unit.partnership.name}",
        "description": unit.partnership.summary,
        "inLanguage": "nl",
        "license": licence.address or licence.uri,
        "isAccessibleForFree": True,
        **_address(edition, addresses.unit_address(unit.id)),
        "distribution": files if edition.base_url else [],
    }
