"""From a text in Markdown to its sentences and words, as far as a check on language needs them."""

from __future__ import annotations

import re

# A colon and a semicolon give a reader rest too.
_END = re.compile(r"[.!?:;]+[’”)]*(?:\s|$)|\n\s*\n")
_FULL_STOP = re.compile(r"[.!?]+[’”)]*(?:\s+(?=[^a-z\s])|\s*$)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LINK = re.compile(r"\]\([^)]*\)")
# A list often holds names that have to stay as they are.
_LIST_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.)\s.*$", re.MULTILINE)
_QUOTATION = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"|^>.*$", re.MULTILINE)


def words_of(text: str) -> list[str]:
    """Return the words of a text, without numbers."""
    return _WORD.findall(text)


def running_text(text: str) -> str:
    """Return a text without its lists, and without the addresses of its links."""
    return _LIST_ITEM.sub("", _LINK.sub("]", text))


def own_words(text: str) -> str:
    """Return a text without what it quotes."""
    return _QUOTATION.sub("", text)


def sentences_of(text: str) -> list[str]:
    """Return the pieces of a text between two rests, those with words in them."""
    return [part for part in _END.split(text) if words_of(part)]


def count_sentences(text: str) -> int:
    """Return how many full sentences a text has; an abbreviation such as bijv. ends none."""
    return len(_FULL_STOP.findall(text.strip()))
