"""Words for the index alone: Dutch writes compounds as one word, and people look for their parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from generator.vocabulary.everyday import said_for

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST_COMPOUND, _SHORTEST_PART = 8, 4
_LINKS = ("s", "en", "e", "n")
# Parts that matter here and may stand on no page by themselves.
_PARTS_TEXT = """
aangifte auto bedrijf beleid branche buurt crimineel criminaliteit cyber diefstal drugs fiets fraude
gebied gedrag geld geweld handel hennep horeca huis inbraak inbraken informatie internet jeugd jongeren
kaart kind kinderen mishandeling misdrijf misdrijven onrust overleg overlast overval overvallen
plan plannen politie preventie prostitutie ramp risico school scholen scooter straat terrein terreinen
terrorisme thuis training veiligheid verkeer verstoring verstoringen wijk winkel woning zakken zorg
"""
_PARTS = frozenset(_PARTS_TEXT.split())
# Of these, what nobody would look up: it says too little by itself, or is the plural of another.
_NO_HEADWORDS_TEXT = """
auto bedrijf beleid branche gebied handel huis informatie inbraken kaart kind misdrijven overvallen plan
plannen risico scholen terrein terreinen thuis verstoringen wijk
"""
_NO_HEADWORDS = frozenset(_NO_HEADWORDS_TEXT.split())


def words_in(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=8192)  # pages of a partnership have most words in common: a tenth of the time of an index
def parts_of(word: str, known: frozenset[str]) -> frozenset[str]:
    """Return the known words that a compound is made of; none where it is no compound.

    Both sides must be words, or one side a part from the list: 'woninginbraken' is 'woning' and 'inbraken'.
    """
    found = {part for part in word.split("-") if len(part) >= _SHORTEST_PART and part != word}
    for split in (
        range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1) if len(word) >= _SHORTEST_COMPOUND else ()
    ):
        left, right = _without_link(word[:split], known), word[split:]
        if left in known and right in known:
            found |= {left, right}
        found |= {left, right} & _PARTS
    return frozenset(found)


def _without_link(left: str, known: frozenset[str]) -> str:
    """Return the first part of a compound without the letters that tie it to the second."""
    bare = (left.removesuffix(link) for link in _LINKS if left.endswith(link))
    return left if left in known else next((one for one in bare if one in known), left)


def extra_words(text: str, words: frozenset[str], known: frozenset[str]) -> list[str]:
    """Return the words by which a page is also found, beside those in its text, which are `words`."""
    parts = {part for word in words for part in parts_of(word, known)}
    return sorted((parts | set(said_for(text.lower(), words))) - words)


def headwords(title: str, text: str) -> frozenset[str]:
    """Return the words to look a subject up by: parts of the compounds in its title, and words of its text."""
    parts = {part for word in words_in(title) for part in parts_of(word, _PARTS)}
    return (_PARTS - _NO_HEADWORDS) & parts.union(words_in(f"{title} {text}"))


def vocabulary(counted: Counter[str]) -> list[str]:
    """Return every word that a reader may have meant, the most used first, from how often each word is used."""
    words = (word for word in counted if len(word) >= _SHORTEST_PART)
    return sorted(words, key=lambda word: (-counted[word], word))


def known_words(words: Iterable[str]) -> frozenset[str]:
    """Return the words that may be part of a compound."""
    return _PARTS.union(word for word in words if len(word) >= _SHORTEST_PART)
