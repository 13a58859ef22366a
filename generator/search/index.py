"""Makes the indexes of a rendered site, and the small files that the search page reads beside them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import chain

from generator.model.portal import Unit
from generator.pages.page import Page
from generator.pages.portal import TermsView
from generator.search.facets import Facets, facets_of
from generator.search.pagefind import Indexer
from generator.search.text import main_text
from generator.vocabulary.words import extra_words, known_words, vocabulary, words_in

FOLDER = "pagefind"
_LETTER = re.compile(r"\w")
# Their content is that of other pages, in another order: found by their title only.
_TITLE_ONLY = frozenset(
    {"overzicht", "wijzigingen", "planning", "acties", "voortgang", "resultaten", "themas"}
)
# The kinds of pages by which a visitor finds a partnership.
_WAYS_IN = frozenset({"samenwerkingsverband", "gemeente"})


@dataclass(frozen=True)
class Document:
    """One page as the index has it."""

    address: str
    title: str
    facets: Facets
    html: str
    text: str

    @cached_property
    def words(self) -> list[str]:
        """The words of its text, which are asked for twice."""
        return words_in(self.text)


def index_files(indexer: Indexer, unit: Unit | None, documents: Sequence[Document]) -> Mapping[str, bytes]:
    """Return the files of the index of a partnership, or of the portal, by their path on the site.

    Raises SearchIndexError where Pagefind is missing or fails.
    """
    folder = f"{unit.id}/{FOLDER}" if unit else FOLDER
    counted = Counter(chain.from_iterable(document.words for document in documents))
    written = dict(_written(documents, known_words(counted)))
    made = indexer.index(written, with_reader=unit is None)
    files = {
        **made.files,
        "paginas.json": _json(_table(unit, documents, made.addresses)),
        "woorden.json": _json(vocabulary(counted)),
    }
    return {f"{folder}/{path}": content for path, content in files.items()}


def documents_of(pages: Iterable[Page], rendered: Mapping[str, bytes]) -> tuple[Document, ...]:
    """Return the pages that can be found, from their rendered HTML by path."""
    return tuple(document for page in pages if (document := _document(page, rendered)))


def ways_in(unit: Unit, pages: Iterable[Page]) -> tuple[Document, ...]:
    """Return the ways into a partnership, for a portal with too many of them to search them all at once."""
    return tuple(_way_in(unit, page) for page in pages if page.kind in _WAYS_IN)


def _way_in(unit: Unit, page: Page) -> Document:
    facets = facets_of(page)
    assert facets is not None  # these kinds of pages are found
    places = " ".join(
        unit.municipalities[one].name + " " + " ".join(unit.municipalities[one].places)
        for one in facets.municipalities
    )
    return _short_document(page, facets, places)


def _document(page: Page, rendered: Mapping[str, bytes]) -> Document | None:
    facets = facets_of(page)
    if facets is None:
        return None
    if page.kind in _TITLE_ONLY:
        return _short_document(page, facets)
    if isinstance(page.view, TermsView):
        return _short_document(page, facets, ", ".join(_terms_in(page.view)))
    html, text = main_text(rendered[f"{page.address}index.html"].decode())
    # Pagefind leaves out a page without a word, such as one that still has to be written.
    content = html if _LETTER.search(text) else f"<p>{escape(page.title)}</p>"
    return Document(page.address, page.title, facets, content, f"{page.title} {text}")


def _terms_in(view: TermsView) -> Iterator[str]:
    """What is explained. Not the explanations: they would make one page an answer to nearly every question."""
    for _, terms in view.letters:
        for term in terms:
            yield from (one for one in (term.abbreviation, term.name) if one)


def _short_document(page: Page, facets: Facets, more: str = "") -> Document:
    lines = [page.description, *([more] if more else [])]
    html = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return Document(page.address, page.title, facets, html, " ".join([page.title, *lines]))


def _written(documents: Sequence[Document], known: frozenset[str]) -> Iterator[tuple[str, str]]:
    for document in documents:
        words = [*extra_words(document.text, frozenset(document.words), known), *_unwritten_names(document)]
        # Relative, like every address: the site may stand in any folder.
        yield f"{document.address}index.html", document_html(document, words)


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


def _table(
    unit: Unit | None, documents: Iterable[Document], addresses: Mapping[str, str]
) -> dict[str, object]:
    """What the search page filters by. Not Pagefind's own filters: with several values they are not
    written in the same order twice, and the site must be."""
    facets = {document.address: document.facets for document in documents}
    return {
        "naam": unit.partnership.short_name if unit else "",
        "gemeenten": {one.id: one.name for one in unit.municipalities.values()} if unit else {},
        "prioriteiten": {one.id: one.title for one in unit.priorities.values()} if unit else {},
        "paginas": {name: _row(address, facets[address]) for name, address in sorted(addresses.items())},
    }


def _row(address: str, facets: Facets) -> list[object]:
    return [address, facets.kind, facets.weight, facets.municipalities, facets.priorities, facets.names]


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
