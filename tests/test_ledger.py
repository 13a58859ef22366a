"""Nothing that stands in the two plans is missing from the site, and nothing is said that they do not say.

The ledger lists every piece of both plans with its hash, the pages that carry it and words
those pages must contain. The plans' own text is no part of this project. Where a folder with the source
texts lies beside it (`../shared/sources`, or what PLANSITE_SOURCES names), the ledger is
compared with them too.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from generator.build import build_site
from generator.inputs import Inputs, read_inputs
from generator.model.action import TitleOrigin
from generator.model.portal import Unit
from tests.ledger.book import Book, PieceEntry, key_of, load_book, load_notes
from tests.ledger.pages import BuiltPage, built_pages, normalised
from tests.ledger.sources import Kind, Piece, opening_of, pieces_of, planning_of

ROOT = Path(__file__).resolve().parents[1]
SOURCES = Path(os.environ.get("PLANSITE_SOURCES") or ROOT.parent / "shared" / "sources")
PLANS = ("heuvelrug", "zblw")
BOOKS = {plan: load_book(plan) for plan in PLANS}
NOTES = load_notes()
INPUTS = Inputs(ROOT / "data", ROOT / "content", datetime.date(2026, 11, 22))

PIECES = {"heuvelrug": 82, "zblw": 183}
ACTIONS_PER_PRIORITY = {
    "heuvelrug": {"ondermijning": 4, "digitale-veiligheid": 4, "maatschappelijke-onrust": 2},
    "zblw": {
        "ondermijning": 18,
        "digitale-veiligheid": 7,
        "maatschappelijke-onrust": 6,
        "radicalisering": 4,
        "zorg-en-veiligheid": 3,
    },
}
LOCAL_ACTIONS = {"heuvelrug": {}, "zblw": {"woudenberg": 13}}
PLANNINGS = {"heuvelrug": (0, 0), "zblw": (50, 15)}
EDITORIAL_TITLES = 10
NOTE_COUNT = 82
# On the reference date these programmes were over: their own page and the pages of their folders say so.
ENDED = {
    "heuvelrug/plannen/uvp-utrechtse-heuvelrug-2023-2024/": ("31 december 2024", ()),
    "heuvelrug/plannen/uvp-veenendaal-2023-2024/": ("31 december 2024", ()),
    "zblw/plannen/uvp-2024-2025/": (
        "31 december 2025",
        ("zblw/acties/", "zblw/prioriteiten/", "zblw/gemeenten/"),
    ),
}

_ONLY_HEADINGS = (Kind.HEADING, Kind.ROW)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, BuiltPage]:
    """The pages of the real site, on a fixed day."""
    folder = tmp_path_factory.mktemp("ledger") / "site"
    report = build_site(INPUTS, folder, lambda line: None)
    assert report.is_finished, "\n".join(map(str, report.problems))
    return built_pages(folder)


@pytest.fixture(scope="session")
def units() -> Mapping[str, Unit]:
    """The real data."""
    portal, _, problems = read_inputs(INPUTS)
    assert portal is not None, "\n".join(map(str, problems))
    return portal.units


def listed(failures: Iterable[str]) -> str:
    """Return all failures as one readable text; empty when there are none."""
    lines = sorted(set(failures))
    return "\n  ".join([f"{len(lines)} te herstellen:", *lines]) if lines else ""


# The site against the ledger


def missing_words(
    pages: Mapping[str, BuiltPage], expected: Mapping[str, tuple[str, ...]], where: object
) -> Iterator[str]:
    """Say which pages or words are not there."""
    for address, words in expected.items():
        if address not in pages:
            yield f"{address}: deze pagina is er niet ({where})"
            continue
        for word in words:
            if normalised(word) not in pages[address].main:
                yield f"{address}: “{word}” ontbreekt ({where})"


@pytest.mark.parametrize("plan", PLANS)
def test_every_piece_of_the_plan_is_on_its_page(plan: str, pages: Mapping[str, BuiltPage]) -> None:
    failures = (line for piece in BOOKS[plan].pieces for line in missing_words(pages, piece.pages, piece))
    assert not (report := listed(failures)), report


def test_every_reading_note_is_on_its_page(pages: Mapping[str, BuiltPage]) -> None:
    failures = (
        line for note in NOTES.notes for line in missing_words(pages, note.pages, f"noot {note.number}")
    )
    assert not (report := listed(failures)), report


def test_the_pages_say_nothing_that_the_plans_do_not_say(pages: Mapping[str, BuiltPage]) -> None:
    assert not (report := listed(wrong_words(pages))), report


def wrong_words(pages: Mapping[str, BuiltPage]) -> Iterator[str]:
    """Say which pages bear words that must not be there."""
    for note in NOTES.notes:
        for address, words in note.not_on.items():
            yield from (
                f"{address}: “{word}” hoort hier niet (noot {note.number})"
                for word in words
                if normalised(word) in pages[address].whole
            )
        for word, allowed in note.only_on.items():
            yield from (
                f"{address}: “{word}” hoort alleen op {', '.join(allowed)} (noot {note.number})"
                for address in pages_with(pages, word)
                if address not in allowed
            )
        for word in note.nowhere:
            yield from (
                f"{address}: “{word}” hoort nergens (noot {note.number})"
                for address in pages_with(pages, word)
            )


def pages_with(pages: Mapping[str, BuiltPage], word: str) -> Iterator[str]:
    """Find the addresses of the pages on which a word stands anywhere."""
    return (address for address, page in pages.items() if normalised(word) in page.whole)


def test_people_of_police_and_prosecution_are_nowhere_named(pages: Mapping[str, BuiltPage]) -> None:
    failures = (
        f"{address}: hier staat een naam van iemand van de politie of het OM"
        for address, page in pages.items()
        for word in set(re.findall(r"\w+", page.whole))
        if hashlib.sha256(word.encode()).hexdigest() in NOTES.unnamed_people
    )
    assert not (report := listed(failures)), report


def test_no_error_of_the_scanned_texts_is_on_the_site(pages: Mapping[str, BuiltPage]) -> None:
    failures = (
        f"{address}: “{error}”" for error in NOTES.scanning_errors for address in pages_with(pages, error)
    )
    assert not (report := listed(failures)), report


def test_every_difficult_word_is_explained_on_the_page_of_terms(pages: Mapping[str, BuiltPage]) -> None:
    failures = (term for term in NOTES.terms if normalised(term) not in pages["begrippen/"].whole)
    assert not (report := listed(failures)), report


def test_every_page_of_the_ledger_names_its_source(pages: Mapping[str, BuiltPage]) -> None:
    carrying = {address for book in BOOKS.values() for piece in book.pieces for address in piece.pages}
    assert not (report := listed(one for one in carrying if "bron: " not in pages[one].main)), report


def record_pages(pages: Mapping[str, BuiltPage], folder: str) -> list[str]:
    """Return the addresses of the records in a folder, without what lies below or beside them."""
    return [one for one in pages if re.fullmatch(f"{re.escape(folder)}[^/]+/", one)]


@pytest.mark.parametrize("programme", ENDED)
def test_what_has_ended_says_so(programme: str, pages: Mapping[str, BuiltPage]) -> None:
    last_day, folders = ENDED[programme]
    concerned = [programme, *(address for folder in folders for address in record_pages(pages, folder))]
    silent = (one for one in concerned if f"liep tot en met {last_day}" not in pages[one].main)
    assert not (report := listed(silent)), report


# The data against the ledger


@pytest.mark.parametrize("plan", PLANS)
def test_every_action_is_there_once_with_its_title_and_planning(plan: str, units: Mapping[str, Unit]) -> None:
    found = {
        action.id: (
            action.title,
            action.title_origin is TitleOrigin.EDITORS,
            action.priority,
            action.municipalities,
            action.planning,
        )
        for action in units[plan].actions.values()
    }
    expected = {
        identifier: (
            action.title,
            action.title_by == "redactie",
            action.priority,
            (action.municipality,) if action.municipality else (),
            action.planning,
        )
        for identifier, action in BOOKS[plan].actions.items()
    }
    assert found == expected
    assert list(found) == list(expected), "the order of the plan"


@pytest.mark.parametrize("plan", PLANS)
def test_every_action_has_one_page_with_its_title_and_planning(
    plan: str, pages: Mapping[str, BuiltPage]
) -> None:
    actions = BOOKS[plan].actions
    folder = f"{plan}/acties/"
    assert set(record_pages(pages, folder)) == {f"{folder}{identifier}/" for identifier in actions}
    failures = (
        line
        for identifier, action in actions.items()
        for line in missing_words(
            pages,
            {f"{folder}{identifier}/": (action.title, action.planning or "Geen planning in het plan")},
            "titel en planning",
        )
    )
    assert not (report := listed(failures)), report


# The ledger by itself


@pytest.mark.parametrize("plan", PLANS)
def test_the_ledger_is_in_order(plan: str) -> None:
    book = BOOKS[plan]
    assert not (report := listed(disorder(book))), report
    assert sum(piece.count for piece in book.pieces) == PIECES[plan]


def disorder(book: Book) -> Iterator[str]:
    """Say what is wrong with the ledger itself."""
    yield from (f"{key[0]}, {key[1]}: staat dubbel" for key, count in key_counts(book).items() if count > 1)
    for piece in book.pieces:
        if not re.fullmatch("[0-9a-f]{64}", piece.hash):
            yield f"{piece}: de hash is niet goed"
        if bool(piece.pages) == bool(piece.left_out):
            yield f"{piece}: pagina’s of een reden om te vervallen, één van beide"
        if any(len(words) < least_words(piece) for words in piece.pages.values()):
            yield f"{piece}: te weinig woorden"
        if piece.action and len(piece.pages) != 1:
            yield f"{piece}: een actie staat op één pagina"


def key_counts(book: Book) -> Counter[tuple[str, int, Kind]]:
    """Count how often a place in the plan is in the ledger; page furniture has no place."""
    pieces = (one for one in book.pieces if one.kind not in (Kind.RUNNING_HEADER, Kind.PAGE_NUMBER))
    return Counter((piece.section, piece.number, piece.kind) for piece in pieces)


def least_words(piece: PieceEntry) -> int:
    """Return how many words a page must at least show of a piece."""
    return 1 if piece.kind in _ONLY_HEADINGS or len(piece.pages) > 1 else 2


@pytest.mark.parametrize("plan", PLANS)
def test_the_ledger_has_all_actions(plan: str) -> None:
    actions = list(BOOKS[plan].actions.values())
    pieces = [piece for piece in BOOKS[plan].pieces if piece.action]
    assert len(actions) == len(pieces), "an action is in the ledger twice"
    joint = Counter(action.priority for action in actions if not action.municipality)
    local = Counter(action.municipality for action in actions if action.municipality)
    plannings = [action.planning for action in actions if action.planning]
    assert (joint, local) == (ACTIONS_PER_PRIORITY[plan], LOCAL_ACTIONS[plan])
    assert (len(plannings), len(set(plannings))) == PLANNINGS[plan]
    assert sum(action.title_by == "redactie" for action in actions) == EDITORIAL_TITLES


def test_every_reading_note_is_in_the_ledger_once() -> None:
    assert [note.number for note in NOTES.notes] == list(range(1, NOTE_COUNT + 1))
    assert all(note.pages for note in NOTES.notes)


# The ledger against the source texts


@pytest.mark.parametrize("plan", PLANS)
def test_every_piece_of_the_source_is_in_the_ledger(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    book = BOOKS[plan]
    assert book.partnership == plan
    source = SOURCES / book.source
    if not source.is_file():
        # A plain condition and no skipped test: the ledger itself is checked above in any case.
        with capsys.disabled():
            print(f"\n{source} is not there: the ledger of {plan} is not compared with the text of the plan.")
        return
    text = source.read_text(encoding="utf-8")
    pieces = pieces_of(text)
    assert Counter(text.split()) == Counter(word for piece in pieces for word in piece.text.split())
    assert not (report := listed([*differences(book, pieces), *misprints(book, pieces)])), report


def differences(book: Book, pieces: tuple[Piece, ...]) -> Iterator[str]:
    """Say which pieces the ledger misses and which it has too many."""
    in_source = Counter(key_of(piece) for piece in pieces)
    in_ledger = Counter({piece.key: piece.count for piece in book.pieces})
    for section, number, kind, digest in in_source - in_ledger:
        yield f"niet in het boek: {section}, {kind} {number}, hash {digest}"
    for section, number, kind, digest in in_ledger - in_source:
        yield f"niet in het plan: {section}, {kind} {number}, hash {digest}"


def misprints(book: Book, pieces: tuple[Piece, ...]) -> Iterator[str]:
    """Say which titles and plannings of the ledger are not as printed."""
    by_key = {key_of(piece): piece for piece in pieces}
    for entry in book.pieces:
        piece, action = by_key.get(entry.key), entry.action
        if piece is None or action is None:
            continue
        if action.title_by == "bron" and not opening_of(piece).startswith(action.title):
            yield f"{entry}: de titel staat anders in het plan"
        if planning_of(piece) != action.planning:
            yield f"{entry}: de planning staat anders in het plan"


# The knife that cuts the sources

INVENTED_PLAN = """\
 1. Wat wij willen
Dit is een regel die lang genoeg is om lopende tekst onder een kop te zijn, en hij
gaat door op de volgende regel, en breekt dan aan het einde van de

bladzijde af.

■ Doel

- Iets minder bromfietsen
- ✓ Meer bankjes

2030 is ver weg, want
er zijn pas in dat jaar genoeg bankjes voor iedereen.

■ Dit gaan we doen

- **Bankjes tellen**
Wij lopen een rondje.
[Planning: Q1 \\(begin\\)](#)
• Bankjes verven

Er zijn drie kleuren:

1. Rood
2. Blauw

1. Wat wij willen

Groen komt later.

Planning: Ntb

- **Zonder planning**
Ooit.

Gemeente\tBankjes
Verzonnen\t12

3
"""


def test_a_source_is_cut_into_pieces() -> None:
    shown = [f"{piece} | {piece.text[:38]} | {planning_of(piece)}" for piece in pieces_of(INVENTED_PLAN)]
    assert shown == [
        "1. Wat wij willen, kop 0 | 1. Wat wij willen | None",
        "1. Wat wij willen, alinea 1 | Dit is een regel die lang genoeg is om | None",
        "1. Wat wij willen > Doel, kop 0 | ■ Doel | None",
        "1. Wat wij willen > Doel, punt 1 | - Iets minder bromfietsen | None",
        "1. Wat wij willen > Doel, punt 2 | - ✓ Meer bankjes | None",
        "1. Wat wij willen > Doel, alinea 3 | 2030 is ver weg, want er zijn pas in d | None",
        "1. Wat wij willen > Dit gaan we doen, kop 0 | ■ Dit gaan we doen | None",
        "1. Wat wij willen > Dit gaan we doen, actie 1 | - **Bankjes tellen** Wij lopen een ron | Q1 (begin)",
        "1. Wat wij willen > Dit gaan we doen, actie 2 | • Bankjes verven Er zijn drie kleuren: | Ntb",
        "paginakoppen, paginakop 0 | 1. Wat wij willen | None",
        "1. Wat wij willen > Dit gaan we doen, punt 3 | - **Zonder planning** Ooit. | None",
        "1. Wat wij willen > Dit gaan we doen, rij 4 | Gemeente Bankjes | None",
        "1. Wat wij willen > Dit gaan we doen, rij 5 | Verzonnen 12 | None",
        "paginanummers, paginanummer 0 | 3 | None",
    ]


def test_white_space_does_not_change_a_hash() -> None:
    respaced = INVENTED_PLAN.replace(" lang ", "   lang ").replace("Wij lopen", "  Wij\xa0 lopen")
    assert [key_of(piece) for piece in pieces_of(respaced)] == [
        key_of(piece) for piece in pieces_of(INVENTED_PLAN)
    ]
