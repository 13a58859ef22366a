"""Makes the indexes of a rendered site, and the small files that the search page reads beside them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.model.portal import Unit
from generator.pages.page import Edition, Page
from generator.pages.portal import TermsView
from generator.pages.search import searches_all
from generator.search.facets import Facets, facets_of
from generator.search.pagefind import addresses_in, executable, make_index
from generator.search.text import main_text
from generator.vocabulary.words import extra_words, known_words, vocabulary

FOLDER = "pagefind"
# Their content is that of other pages, in another order: found by their title only.
_TITLE_ONLY = frozenset(
    {"overzicht", "wijzigingen", "planning", "acties", "voortgang", "resultaten", "themas"}
)


@dataclass(frozen=True)
class Document:
    """One page as the index has it."""

    address: str
    title: str
    facets: Facets
    html: str
    text: str


@dataclass(frozen=True)
class Collection:
    """What one index holds: the pages of a partnership, or those of the portal."""

    unit: Unit | None
    documents: tuple[Document, ...]

    @property
    def folder(self) -> str:
        """The folder of the index below the site."""
        return f"{self.unit.id}/{FOLDER}" if self.unit else FOLDER


def write_indexes(edition: Edition, pages: Iterable[Page], site: Path, work: Path) -> int:
    """Index a rendered site; `work` is for the documents in between. Returns how many pages can be found.

    Raises SearchIndexError where Pagefind is missing or fails.
    """
    executable()  # better before the work than halfway
    shutil.rmtree(work, ignore_errors=True)
    collections = list(_collections(edition, list(pages), site))
    # Pagefind is a process of its own, so threads keep every core at work.
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        list(threads.map(lambda collection: _write_index(collection, site, work), collections))
    return sum(len(collection.documents) for collection in collections)


def _collections(edition: Edition, pages: list[Page], site: Path) -> Iterator[Collection]:
    units = edition.portal.units
    by_unit: dict[str, list[Page]] = {"": [], **{unit: [] for unit in units}}
    for page in pages:
        first = page.address.partition("/")[0]
        by_unit[first if first in units else ""].append(page)
    for identifier, own in by_unit.items():
        documents = tuple(document for page in own if (document := _document(page, site)))
        entries = () if identifier or searches_all(edition) else tuple(_entries(edition, by_unit))
        yield Collection(units.get(identifier), (*documents, *entries))


def _entries(edition: Edition, by_unit: Mapping[str, list[Page]]) -> Iterator[Document]:
    """The ways into each partnership, for a portal with too many of them to search them all at once."""
    for unit in edition.portal.units.values():
        for page in by_unit[unit.id]:
            if page.kind in ("samenwerkingsverband", "gemeente") and (facets := facets_of(page)):
                places = " ".join(
                    unit.municipalities[one].name + " " + " ".join(unit.municipalities[one].places)
                    for one in facets.municipalities
                )
                yield _short_document(page, facets, places)


def _document(page: Page, site: Path) -> Document | None:
    facets = facets_of(page)
    if facets is None:
        return None
    if page.kind in _TITLE_ONLY:
        return _short_document(page, facets)
    if isinstance(page.view, TermsView):
        return _short_document(page, facets, ", ".join(_terms_in(page.view)))
    # Relative, like every address: the site may stand in any folder.
    rendered = (site / page.address / "index.html").read_text(encoding="utf-8")
    html, text = main_text(rendered)
    return Document(page.address, page.title, facets, html, f"{page.title} {text}")


def _terms_in(view: TermsView) -> Iterator[str]:
    """What is explained. Not the explanations: they would make one page an answer to nearly every question."""
    for _, terms in view.letters:
        for term in terms:
            yield from (one for one in (term.abbreviation, term.name) if one)


def _short_document(page: Page, facets: Facets, more: str = "") -> Document:
    lines = [page.description, *([more] if more else [])]
    html = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return Document(page.address, page.title, facets, html, " ".join([page.title, *lines]))


def _write_index(collection: Collection, site: Path, work: Path) -> None:
    folder = work / (collection.unit.id if collection.unit else "portal")
    known = known_words(document.text for document in collection.documents)
    for document in collection.documents:
        target = folder / document.address / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        words = [*extra_words(document.text, known), *_unwritten_names(document)]
        target.write_text(document_html(document, words), encoding="utf-8")
    target = site / collection.folder
    make_index(folder, target, with_reader=collection.unit is None)
    _write_json(target / "paginas.json", _table(collection, addresses_in(target)))
    _write_json(target / "woorden.json", vocabulary(document.text for document in collection.documents))


def _unwritten_names(document: Document) -> Iterator[str]:
    text = document.text.lower()
    yield from (name for name in document.facets.names if name.lower() not in text)


def document_html(document: Document, words: Iterable[str]) -> str:
    """Return a document for Pagefind. The extra words are metadata: found, but in no text and no excerpt."""
    return (
        f'<!doctype html><html lang="nl"><head><title>{escape(document.title)}</title>'
        f'<meta data-pagefind-meta="title[content]" content="{escape(document.title)}">'
        f'<meta data-pagefind-meta="soort[content]" content="{escape(document.facets.kind)}">'
        f'<meta data-pagefind-meta="woorden[content]" content="{escape(" ".join(words))}">'
        f"</head><body>{document.html}</body></html>"
    )


def _table(collection: Collection, addresses: Mapping[str, str]) -> dict[str, object]:
    """What the search page filters by. Not Pagefind's own filters: with several values they are not
    written in the same order twice, and the site must be."""
    unit = collection.unit
    facets = {document.address: document.facets for document in collection.documents}
    return {
        "naam": unit.partnership.short_name if unit else "",
        "gemeenten": {one.id: one.name for one in unit.municipalities.values()} if unit else {},
        "prioriteiten": {one.id: one.title for one in unit.priorities.values()} if unit else {},
        "paginas": {name: _row(address, facets[address]) for name, address in sorted(addresses.items())},
    }


def _row(address: str, facets: Facets) -> list[object]:
    return [address, facets.kind, facets.weight, facets.municipalities, facets.priorities, facets.names]


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
