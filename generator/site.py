"""The site as one value: a mapping from path to bytes, a pure function of its inputs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment

from generator import address_list
from generator.address_list import AddressKind, Listed
from generator.exports.table import exported
from generator.loading.content import Content, ContentPage
from generator.pages import portal_pages, unit_pages
from generator.pages.layout import colours_address, page_text
from generator.pages.page import HOME_CRUMB, Edition, Page
from generator.pages.social import social_images

Site = Mapping[str, bytes]


def make_site(edition: Edition, content: Content, environment: Environment) -> Site:
    """Return every file of the site before MkDocs renders it."""
    files = dict(content.files)
    pages = list(all_pages(edition, content))
    files[address_list.FILE] = address_list.address_list(map(listed, pages)).encode()
    for unit in edition.portal.units.values():
        if unit.partnership.colours:
            style = environment.get_template("parts/kleuren.css.j2")
            files[colours_address(unit)] = style.render(colours=unit.partnership.colours).encode()
    for page in pages:
        files[page.file] = page_text(page, edition, environment).encode()
    files.update(exported(edition))
    files.update(social_images(edition))
    return dict(sorted(files.items()))


def all_pages(edition: Edition, content: Content) -> Iterator[Page]:
    """Yield every page: written by hand, of the portal, and of each partnership."""
    yield from map(_hand_written, content.pages)
    yield from portal_pages(edition)
    for unit in edition.portal.units.values():
        yield from unit_pages(edition, unit)


def listed(page: Page) -> Listed:
    """Return a page as it stands in the list of addresses."""
    address = f"/{page.address}"
    if page.kind == AddressKind.REDIRECT.value:
        return Listed(address, AddressKind.REDIRECT, f"/{page.view}")
    return Listed(
        address, AddressKind.TOMBSTONE if page.kind == AddressKind.TOMBSTONE.value else AddressKind.PAGE
    )


def _hand_written(page: ContentPage) -> Page:
    return Page(
        address=f"{page.name.removesuffix('index')}".rstrip("/") + "/",
        template="tekst.md.j2",
        kind="tekst",
        title=page.head.title,
        description=page.head.description,
        view=page.body,
        trail=(HOME_CRUMB,),
        markdown_path=f"{page.name}.md",
        data_file=f"content/{page.name}.md",
    )


def write_site(site: Site, folder: Path) -> int:
    """Make a folder hold exactly the site. Returns how many files changed; unchanged files are not touched."""
    changed = _remove_stale(site, folder)
    for path, content in site.items():
        target = folder / path
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            changed += 1
    return changed


def _remove_stale(site: Site, folder: Path) -> int:
    removed = 0
    for root, _, names in os.walk(folder, topdown=False):
        for name in names:
            path = Path(root, name)
            if path.relative_to(folder).as_posix() not in site:
                path.unlink()
                removed += 1
        if Path(root) != folder and not any(Path(root).iterdir()):
            Path(root).rmdir()
    return removed
