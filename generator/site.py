"""The site as one value: a mapping from path to bytes, a pure function of its inputs."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from jinja2 import Environment

from generator import address_list, addresses
from generator.address_list import AddressKind, Listed
from generator.exports.table import part_files, site_files
from generator.loading.content import Content, ContentPage, page_address
from generator.markdown_page import MarkdownPage
from generator.model.portal import Unit
from generator.pages import portal_pages, unit_pages
from generator.pages.layout import colours_of, markdown_page
from generator.pages.page import HOME_CRUMB, Edition, Page
from generator.pages.sitemap import SITEMAP, Mapped, mapped, sitemap
from generator.pages.social import site_image, unit_images
from generator.rendering.prose import written_page

Site = Mapping[str, bytes]


@dataclass(frozen=True)
class Section:
    """What is made for one partnership, or for the site as a whole, before MkDocs renders it."""

    unit: Unit | None
    pages: tuple[Page, ...]
    markdown: Mapping[str, MarkdownPage]
    """The pages as Markdown, by the path of the file of each."""
    files: Site
    """All that is no page."""

    def before_rendering(self) -> Site:
        """Return every file of it, with the pages as Markdown."""
        return {**{path: str(text).encode() for path, text in self.markdown.items()}, **self.files}

    def on_site(self, edition: Edition) -> OnSite:
        """Return what the site as a whole has to know of the section."""
        return OnSite(
            tuple(map(listed, self.pages)),
            tuple(one for page in self.pages if (one := mapped(edition, page))),
        )


@dataclass(frozen=True)
class OnSite:
    """What the lists of the whole site say of one section."""

    addresses: tuple[Listed, ...]
    mapped: tuple[Mapped, ...]


def make_site(edition: Edition, content: Content, environment: Environment) -> Site:
    """Return every file of the site before MkDocs renders it."""
    ours = {unit.id: edition.of(unit) for unit in edition.portal.units.values()}
    sections = [unit_section(own, environment) for own in ours.values()]
    made = {path: one for section in sections for path, one in section.before_rendering().items()}
    known = tuple(one.on_site(own) for one, own in zip(sections, ours.values(), strict=True))
    portal = portal_section(replace(edition, made=made), content, known, environment)
    return dict(sorted({**made, **portal.before_rendering()}.items()))


def unit_section(edition: Edition, environment: Environment) -> Section:
    """Return everything of the one partnership of an edition."""
    (unit,) = edition.portal.units.values()
    pages = tuple(unit_pages(edition, unit))
    files = dict(stylesheets(edition, environment))
    files.update({file.path: file.content for file in part_files(edition, unit)})
    files.update(unit_images(edition, unit))
    return Section(unit, pages, _written(pages, edition, environment), files)


def portal_section(
    edition: Edition, content: Content, units: Sequence[OnSite], environment: Environment
) -> Section:
    """Return what belongs to no single partnership, and lists what all of them have."""
    pages = tuple(chain(map(_hand_written, content.pages), portal_pages(edition)))
    files = {**content.files, **{file.path: file.content for file in site_files(edition)}}
    files.update(site_image(edition))
    section = Section(None, pages, _written(pages, edition, environment), files)
    known = (section.on_site(edition), *units)
    files[address_list.FILE] = address_list.address_list(chain(*(one.addresses for one in known))).encode()
    files[SITEMAP] = sitemap(chain(*(one.mapped for one in known)), environment)
    return section


def _written(pages: Iterable[Page], edition: Edition, environment: Environment) -> Mapping[str, MarkdownPage]:
    return {page.file: markdown_page(page, edition, environment) for page in pages}


def stylesheets(edition: Edition, environment: Environment) -> Iterator[tuple[str, bytes]]:
    """Yield the stylesheet of every partnership that has colours of its own."""
    for unit in edition.portal.units.values():
        if colours := colours_of(unit, environment):
            yield colours


def all_pages(edition: Edition, content: Content) -> Iterator[Page]:
    """Yield every page: written by hand, of the portal, and of each partnership."""
    yield from map(_hand_written, content.pages)
    yield from portal_pages(edition)
    for unit in edition.portal.units.values():
        yield from unit_pages(edition, unit)


def page_at(edition: Edition, content: Content, address: str) -> Page | None:
    """Return the page at an address. Of the other pages, only those of the same partnership are made."""
    by_hand = {page.address: page for page in map(_hand_written, content.pages)}
    if address in by_hand:
        return by_hand[address]
    # A partnership's pages lie under its id or an earlier one, and under widget/ and its id.
    start = address.split("/")[:2]
    owners = (unit for unit in edition.portal.units.values() if not unit.names.isdisjoint(start))
    found = (_pages_by_address(edition, owner).get(address) for owner in (*owners, None))
    return next(filter(None, found), None)


def _pages_by_address(edition: Edition, unit: Unit | None) -> Mapping[str, Page]:
    """The pages of a partnership or of the portal, remembered: whoever asks for one asks for another."""
    name = f"pages of {unit.id}" if unit else "pages of the portal"
    pages = partial(unit_pages, edition, unit) if unit else partial(portal_pages, edition)
    return edition.once(name, lambda: {page.address: page for page in pages()})


class GeneratedAddresses(Collection[str]):
    """The addresses of all pages that are not written by hand; only what is asked about is made."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def __contains__(self, address: object) -> bool:
        return isinstance(address, str) and page_at(self._edition, Content(), address) is not None

    def __iter__(self) -> Iterator[str]:
        for unit in (None, *self._edition.portal.units.values()):
            yield from _pages_by_address(self._edition, unit)

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
        address=page.address,
        template="tekst.md.j2",
        kind="tekst",
        title=page.head.title,
        description=page.head.description,
        view=written_page(page.body, partial(_link_on, page)),
        trail=(HOME_CRUMB,),
        markdown_path=f"{page.name}.md",
        data_file=f"content/{page.name}.md",
    )


def _link_on(page: ContentPage, link: str) -> str:
    """Return a link between files of the content folder as one between the pages that they become."""
    path, mark, fragment = link.partition("#")
    if not path:
        return link
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.name), path)).lstrip("/")
    if target.endswith(".md"):
        target = page_address(target.removesuffix(".md"))
    return addresses.relative(page.address, f"{target}{mark}{fragment}")


def write_site(site: Site, folder: Path) -> int:
    """Make a folder hold exactly the site. Returns how many files changed; unchanged files are not touched."""
    return remove_stale(folder, site) + write_files(site, folder)


def write_files(files: Site, folder: Path) -> int:
    """Write files into a folder, beside what is there. Returns how many changed; unchanged files are not touched."""
    changed = {path: content for path, content in files.items() if _content(folder / path) != content}
    write_new_files(changed, folder)
    return len(changed)


def write_new_files(files: Site, folder: Path) -> None:
    """Write files into a folder, whatever is there."""
    make_folders(folder, files)
    for path, content in files.items():
        (folder / path).write_bytes(content)


def make_folders(folder: Path, paths: Iterable[str]) -> None:
    """Make the folders that files will stand in, each once: asking for every file took a third of the time."""
    for above in {path.rpartition("/")[0] for path in paths}:
        (folder / above).mkdir(parents=True, exist_ok=True)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def remove_stale(folder: Path, wanted: Collection[str]) -> int:
    """Remove every file of a folder that is not wanted, and every folder that is empty then. Returns how many."""
    removed, start = 0, len(folder.as_posix()) + 1
    for root, _, names in os.walk(folder.as_posix(), topdown=False):
        for name in names:
            if f"{root}/{name}"[start:] not in wanted:
                Path(root, name).unlink()
                removed += 1
        if Path(root) != folder and not any(Path(root).iterdir()):
            Path(root).rmdir()
    return removed
