"""Makes the sections of a site one by one, so that a country of partnerships needs the memory of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from jinja2 import Environment

from generator.checksums import checksums_of_files
from generator.edition import Edition
from generator.links import linked
from generator.loading.content import Content
from generator.mkdocs_adapter import Renderer
from generator.pages.search import searches_all
from generator.search.index import Document, documents_of, index_files, ways_in
from generator.search.pagefind import Indexer
from generator.sections.keeping import Keeper
from generator.sections.made import Made
from generator.site import Section, portal_section, unit_section, write_new_files

PORTAL = ""


@dataclass
class Maker:
    """Makes sections and hands them to a keeper."""

    environment: Environment
    renderer: Renderer
    keeper: Keeper
    indexer: Indexer

    def units(self, edition: Edition, keys: Mapping[str, str], names: Iterable[str]) -> Iterator[Made]:
        """Make the sections of some partnerships, of which the keys say from what each is made."""
        with self.indexer:
            for name in names:
                yield self._unit(edition.of(edition.portal.units[name]), keys[name])

    def _unit(self, edition: Edition, key: str) -> Made:
        """Make the section of the one partnership of an edition, unless it lies ready; without a key it never does."""
        (unit,) = edition.portal.units.values()
        ready = self.keeper.ready(unit, key)
        return ready or self._made(unit_section(edition, self.environment), edition, key)

    def portal(self, edition: Edition, content: Content, units: Sequence[Made]) -> Made:
        """Make what belongs to no single partnership, from the data and from what is known of the other sections."""
        whole = replace(edition, made=self.keeper.files(edition.portal.units))
        section = portal_section(whole, content, [one.on_site for one in units], self.environment)
        found = () if searches_all(edition) else tuple(way for one in units for way in one.ways_in)
        with self.indexer:
            return self._made(section, edition, "", self.renderer.whole_site_files(), found)

    def _made(
        self,
        section: Section,
        edition: Edition,
        key: str,
        beside: Mapping[str, bytes] = MappingProxyType({}),
        found: Sequence[Document] = (),
    ) -> Made:
        """Render a section and write it, with files `beside` it; its index holds what is `found` elsewhere too."""
        unit = section.unit
        identifier = unit.id if unit else PORTAL
        rendered = {**beside, **section.files, **self.renderer.rendered(section.markdown)}
        documents = (*documents_of(section.pages, rendered), *found)
        files = {**rendered, **index_files(self.indexer, unit, documents)}
        made = Made(
            key=key,
            on_site=section.on_site(edition),
            ways_in=ways_in(unit, section.pages) if unit else (),
            linked=linked(rendered),
            pages=len(section.markdown),
            checksums=checksums_of_files(files),
        )
        with self.keeper.making(identifier) as folder:
            write_new_files(files, folder)
        return self.keeper.keep(identifier, made)
