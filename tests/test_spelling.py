"""Everything that someone reads is spelt as the dictionary has it, or as our own list of words has it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hunspell import Hunspell

from tests.spelling import passages
from tests.spelling.words import (
    WORD_LIST,
    Accepts,
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

Places = Mapping[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def dictionary() -> Hunspell:
    return dutch_dictionary.load()


@pytest.fixture(scope="module")
def accepts(dictionary: Hunspell) -> Accepts:
    accepted: Accepts = dictionary.spell
    return accepted


@pytest.fixture(scope="module")
def read(accepts: Accepts, real_site: BuiltSite, example_site: BuiltSite) -> Mapping[str, list[Passage]]:
    """Everything that someone reads, by where it stands; files come before the pages that show them."""
    return {
        "data": [*passages.of_data(ROOT / "data"), *passages.of_data(EXAMPLE / "data")],
        "templates": list(passages.of_templates()),
        "scripts": list(passages.of_scripts()),
        "program": list(passages.of_program(accepts)),
        "pages": [*passages.of_pages(real_site), *passages.of_pages(example_site)],
    }


@pytest.fixture(scope="module")
def places(read: Mapping[str, list[Passage]]) -> Places:
    """Every word that someone reads, with its places."""
    return places_by_word(passage for passages in read.values() for passage in passages)


def test_every_word_is_spelt_right(dictionary: Hunspell, accepts: Accepts, places: Places) -> None:
    unknown = unknown_words(places, accepts, own_words())
    if unknown:
        report = [one.sentence(dictionary.suggest(one.word)) for one in unknown[:MOST]]
        pytest.fail("\n".join([*report, f"{len(unknown)} woorden.", ADVICE]), pytrace=False)


def test_the_list_holds_only_what_it_has_to(accepts: Accepts, places: Places) -> None:
    unused, needless = superfluous(own_words(), places, accepts)
    assert not unused, "words that stand nowhere any more"
    assert not needless, "words that are known without the list"


def test_the_list_is_in_order() -> None:
    groups = list(list_groups(WORD_LIST.read_text(encoding="utf-8")))
    assert [sorted(group, key=lambda word: (word.lower(), word)) for group in groups] == groups
    words = [word for group in groups for word in group]
    assert len(words) == len(set(words))


def test_every_kind_of_passage_is_read(read: Mapping[str, list[Passage]]) -> None:
    words = {name: set(places_by_word(found)) for name, found in read.items()}
    assert "Straatwaarden" in words["data"]
    assert {"Klopt", "sorteren"} <= words["templates"]
    assert "opnieuw" in words["scripts"]
    assert {"gemeentecode", "Toegestaan", "standaard"} <= words["program"]
    assert {"Straatwaarden", "cookies"} <= words["pages"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Woon- en leef\u00adomgeving.", ["Woon-", "en", "leefomgeving"]),
        (
            "’s Avonds zo’n foto’s-actie in ’t Zand",
            ["’s", "Avonds", "zo’n", "foto’s-actie", "in", "’t", "Zand"],
        ),
        ("(drugs)criminaliteit, ‘waan’", ["drugs", "criminaliteit", "waan"]),
        ("Mail iets@gemeente.nl of kijk op https://a.example/pad?b=c", ["Mail", "of", "kijk", "op"]),
        ("acties.csv, robots.txt en data.overheid.nl", ["en"]),
        ("Q3 2024, 16-jarige, WGS84, COVID-19", ["jarige", "COVID-"]),
        ("Zorg &amp; veiligheid, punt a", ["Zorg", "veiligheid", "punt"]),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Het <a>IVP</a>-budget</p>", "Het IVP-budget"),
        ("<td><a>zelf</a> <a>samen</a></td>", "zelf samen"),
        ("<ul><li>een<li>twee</ul>", "een twee"),
        ("<p>Kijk <code>zgn</code> hier<script>x</script></p>", "Kijk hier"),
        ('<img alt="Kaart"><input placeholder="Zoek" data-none="Geen." data-id="a-b">', "Kaart Zoek Geen."),
        ('<p lang="en">English</p><p>Nederlands</p>', "Nederlands"),
    ],
)
def test_what_is_read_of_a_page(markup: str, text: str) -> None:
    assert passages.of_html(markup).split() == text.split()


OWN = frozenset({"IVP", "csv", "doorgroeier"})


@pytest.mark.parametrize(
    "word",
    [
        "Weerbaarheidsscan",
        "veiligheidsgesprek",
        "veiligheids-",
        "Februari",
        "Doorgroeier",
        "IVP-budget",
        "IVP’s",
        "csv's",
    ],
)
def test_a_word_that_is_known(accepts: Accepts, word: str) -> None:
    assert is_known(word, accepts, OWN)


@pytest.mark.parametrize(
    "word",
    [
        "ondermijnng",
        "gemeentenraad",
        "veiligheidavond",
        "veiligeheids-",
        "zorg-veiligheid",
        "doorgroeiers",
        "IVP-budjet",
        "ivp",
    ],
)
def test_a_word_that_is_not(accepts: Accepts, word: str) -> None:
    assert not is_known(word, accepts, OWN)


def test_the_list_is_told_what_it_no_longer_needs(accepts: Accepts) -> None:
    own = frozenset({"IVP", "IVP-budget", "gemeente", "riec", "Pleio"})
    assert superfluous(own, ["IVP-budget", "gemeente", "Riec"], accepts) == (
        ["Pleio"],
        ["IVP-budget", "gemeente"],
    )


def test_a_mistake_is_reported_with_its_place_and_what_was_meant(
    dictionary: Hunspell, accepts: Accepts
) -> None:
    found = [Passage(f"data/actie-{number}.yml:3", "Samen tegen ondermijnng.") for number in range(5)]
    (unknown,) = unknown_words(places_by_word(found), accepts, OWN)
    # How many words Hunspell thinks of hangs on how busy the computer is: it stops looking after a moment.
    first, *_ = dictionary.suggest(unknown.word)
    assert unknown.sentence([first, "ondermijnd", "ondermijn"]) == (
        "data/actie-0.yml:3, data/actie-1.yml:3, data/actie-2.yml:3 en op nog 2: "
        "“ondermijnng” staat niet in het woordenboek. Bedoelde u “ondermijning” of “ondermijnd” of “ondermijn”?"
    )
    assert Unknown("xqz", ("a.yml:1",)).sentence([]) == "a.yml:1: “xqz” staat niet in het woordenboek."
