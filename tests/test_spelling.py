"""Everything that someone reads is spelt as the dictionary has it, or as our own list of words has it."""

from __future__ import annotations

import pytest

from tests.spelling import passages
from tests.spelling.words import (
    WORD_LIST,
    Passage,
    Unknown,
    is_known,
    list_groups,
    own_words,
    places_by_word,
    superfluous,
    unknown_words,
    words_of,
)
from tests.support.sites import EXAMPLE, ROOT, BuiltSite
from tests.tools import dutch_dictionary

ADVICE = f"Is een woord goed? Zet het in {WORD_LIST.relative_to(ROOT)}, bij de groep waar het hoort."
MOST = 30

Dictionary = dutch_dictionary.Hunspell
Places = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return dutch_dictionary.load()


@pytest.fixture(scope="module")
def places(dictionary: Dictionary, real_site: BuiltSite, example_site: BuiltSite) -> Places:
    """Every word that someone reads; a file and its line stand before the pages that show it."""
    return places_by_word(
        [
            *passages.of_data(ROOT / "data"),
            *passages.of_data(EXAMPLE / "data"),
            *passages.of_templates(),
            *passages.of_scripts(),
            *passages.of_program(dictionary.spell),
            *passages.of_pages(real_site),
            *passages.of_pages(example_site),
        ]
    )


def test_every_word_is_spelt_right(dictionary: Dictionary, places: Places) -> None:
    unknown = unknown_words(places, dictionary.spell, own_words())
    if unknown:
        report = [one.sentence(dictionary.suggest(one.word)) for one in unknown[:MOST]]
        pytest.fail("\n".join([*report, f"{len(unknown)} woorden.", ADVICE]), pytrace=False)


def test_the_list_holds_only_what_it_has_to(dictionary: Dictionary, places: Places) -> None:
    unused, needless = superfluous(own_words(), places, dictionary.spell)
    assert (unused, needless) == ([], []), "words that stand nowhere, and words that are known without the list"


def test_the_list_is_in_order() -> None:
    groups = list(list_groups(WORD_LIST.read_text(encoding="utf-8")))
    assert [sorted(group, key=lambda word: (word.lower(), word)) for group in groups] == groups
    words = [word for group in groups for word in group]
    assert len(words) == len(set(words))
