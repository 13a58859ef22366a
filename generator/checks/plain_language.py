"""Texts are plain Dutch: short sentences and short words. Only warnings: an editor decides.

Readability is Flesch's reading ease with Douma's factors for Dutch; 100 is very easy, 0 very hard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pyphen
from pydantic import BaseModel

from generator.loading.folders import Documents
from generator.problems import Problem, Severity

Path = tuple[str | int, ...]
_LONGEST_SENTENCE = 25
_HARDEST = 35.0
# Short texts jump about: a score says something from this many words on.
_LEAST_WORDS = 40
_SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)|\n\s*\n")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LINK = re.compile(r"\]\([^)]*\)")
# A list often holds names that have to stay as they are.
_LIST_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.)\s.*$", re.MULTILINE)
_FIELDS = frozenset({"samenvatting", "tekst", "inleiding", "toelichting", "karakter", "voorwoord", "uitleg"})


def texts_are_plain(documents: Documents) -> Iterator[Problem]:
    """A text for residents has short sentences and is not too hard to read."""
    for document in documents.all():
        for path, text in _texts(document.record, ()):
            yield from (
                document.problem(path, message, allowed, severity=Severity.WARNING)
                for message, allowed in _judgements(text)
            )


def _texts(entity: BaseModel, path: Path) -> Iterator[tuple[Path, str]]:
    for name, field in type(entity).model_fields.items():
        yield from _in_value(getattr(entity, name), (*path, field.alias or name))


def _in_value(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        yield from _texts(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _in_value(item, (*path, index))
    elif isinstance(value, str) and path[-1] in _FIELDS:
        yield path, value


def _judgements(text: str) -> Iterator[tuple[str, str]]:
    sentences = [
        found for found in (_WORD.findall(part) for part in _SENTENCE.split(_running_text(text))) if found
    ]
    for words in sentences:
        if len(words) > _LONGEST_SENTENCE:
            start = " ".join(words[:5])
            yield (
                f"De zin “{start} …” heeft {len(words)} woorden.",
                f"Hooguit {_LONGEST_SENTENCE}; maak er twee van.",
            )
    score = reading_ease(sentences)
    if sum(map(len, sentences)) >= _LEAST_WORDS and score < _HARDEST:
        yield (
            f"Deze tekst is moeilijk te lezen (leesscore {max(0, round(score))} van 100).",
            f"Kies kortere woorden en zinnen, tot de score {round(_HARDEST)} of meer is.",
        )


def _running_text(text: str) -> str:
    return _LIST_ITEM.sub("", _LINK.sub("]", text))


def reading_ease(sentences: list[list[str]]) -> float:
    """Return the score of Flesch and Douma (1960) for sentences given as words."""
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 100.0
    syllables = sum(map(_syllables, words))
    return 206.835 - 0.93 * len(words) / len(sentences) - 77 * syllables / len(words)


@cache
def _syllables(word: str) -> int:
    return len(_hyphenator().positions(word)) + 1


@cache
def _hyphenator() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=1, right=1)
