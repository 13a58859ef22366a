"""From a text to its words, and from words to those that are misspelt.

A compound passes when the dictionary's own rules for compounds accept it. What is right but not in
the dictionary stands in `woordenlijst.txt`, each word exactly as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

WORD_LIST = Path(__file__).with_name("woordenlijst.txt")
SOFT_HYPHEN = "\u00ad"
_MOST_PLACES = 3

# Addresses, files and what has digits in it are no words.
_NO_WORDS = re.compile(
    r"""
    [a-z]+://\S+ | \S+@\S+ | &\w+;
    | [\w./*-]*\.(?:atom|csv|geojson|html|ics|json|jsonld|md|nl|pdf|ttl|txt|xlsx|yml|zip)\b
    | \w*\d\w*
    """,
    re.VERBOSE,
)
# ’s and ’t begin with their apostrophe; a hyphen at the end is part of a word cut short: woon- en leefomgeving.
_WORD = re.compile(r"(?:['’][kmnst]\b|[^\W\d_]+(?:['’-][^\W\d_]+)*-?)")

Accepts = Callable[[str], bool]


@dataclass(frozen=True)
class Passage:
    """A text and where it stands: a file with its line, or the address of a page."""

    place: str
    text: str


@dataclass(frozen=True, order=True)
class Unknown:
    """A word that neither the dictionary nor the list has, and the places where it stands."""

    word: str
    places: tuple[str, ...]

    def sentence(self, suggestions: Iterable[str]) -> str:
        """Return what an editor reads about it."""
        more = f" en op nog {len(self.places) - _MOST_PLACES}" if len(self.places) > _MOST_PLACES else ""
        meant = " of ".join(f"“{one}”" for one in list(suggestions)[:_MOST_PLACES])
        return (
            f"{', '.join(self.places[:_MOST_PLACES])}{more}: “{self.word}” staat niet in het woordenboek."
            + (f" Bedoelde u {meant}?" if meant else "")
        )


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text, of two letters or more."""
    plain = _NO_WORDS.sub(" ", text.replace(SOFT_HYPHEN, ""))
    return (word for word in _WORD.findall(plain) if len(word) > 1)


def places_by_word(passages: Iterable[Passage]) -> dict[str, tuple[str, ...]]:
    """Return every word with the places where it stands, in the order in which they come."""
    found: dict[str, dict[str, None]] = {}
    for passage in passages:
        for word in words_of(passage.text):
            found.setdefault(word, {})[passage.place] = None
    return {word: tuple(places) for word, places in found.items()}


def unknown_words(
    places: Mapping[str, tuple[str, ...]], in_dictionary: Accepts, own: frozenset[str]
) -> list[Unknown]:
    """Return the words that nobody knows."""
    return sorted(Unknown(word, places[word]) for word in places if not is_known(word, in_dictionary, own))


def is_known(word: str, in_dictionary: Accepts, own: frozenset[str]) -> bool:
    """Tell whether a word is in the dictionary or in the list, or is made of such words by a plain rule."""

    def knows(one: str) -> bool:
        return any(in_dictionary(form) or form in own for form in (one, _uncapitalised(one)))

    def is_name(part: str) -> bool:
        has_capitals = any(letter.isupper() for letter in part[1:])
        is_proper = part[:1].isupper() and not in_dictionary(part.lower())
        return has_capitals or is_proper or part in own or _uncapitalised(part) in own

    if word.endswith("-"):
        return knows(word) or knows(word[:-1]) or knows(word[:-1].removesuffix("s"))
    abbreviation, ending = word[:-2], word[-2:]
    if ending in ("'s", "’s") and is_name(abbreviation) and knows(abbreviation):
        return True
    parts = word.split("-")
    return knows(word) or (any(map(is_name, parts)) and all(map(knows, parts)))


def _uncapitalised(word: str) -> str:
    """Return a word as it stands in the middle of a sentence."""
    return word[:1].lower() + word[1:]


def list_groups(text: str) -> Iterator[list[str]]:
    """Yield the words of each group of the list; a group begins with a line of comment."""
    for group in text.strip().split("\n\n"):
        yield [line for line in group.splitlines() if line and not line.startswith("#")]


def own_words() -> frozenset[str]:
    """Return the words of the list."""
    return frozenset(word for group in list_groups(WORD_LIST.read_text(encoding="utf-8")) for word in group)


def superfluous(
    own: frozenset[str], used: Iterable[str], in_dictionary: Accepts
) -> tuple[list[str], list[str]]:
    """Return the words of the list that stand nowhere any more, and those that are known without it."""
    parts = {part for word in used for part in (word, word[:-2], word.rstrip("-"), *word.split("-"))}
    parts |= set(map(_uncapitalised, parts))
    unused = sorted(own - parts)
    needless = sorted(word for word in own if is_known(word, in_dictionary, own - {word}))
    return unused, needless
