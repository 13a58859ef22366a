"""Texts are plain Dutch: short sentences, short words, and who does what. Only warnings: an editor decides.

Readability is Flesch's reading ease with Douma's factors for Dutch; 100 is very easy, 0 very hard. textstat counts
the same way, but takes two seconds to start and brings seven packages; a test holds its scores beside ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyphen

from generator.checks.each_file import each_file
from generator.checks.sentences import own_words, running_text, sentences_of, words_of
from generator.checks.texts import mendable_texts
from generator.loading.content import Content
from generator.loading.records import Document
from generator.problems import Place, Problem, Severity

_LONGEST_SENTENCE = 25
_HARDEST = 35.0
# Short texts jump about: a score says something from this many words on.
_LEAST_WORDS = 40
_LEAST_PASSIVE = 2
_WE = re.compile(r"(?<![\w-])(?:wij|we|ons|onze|onszelf)(?![\w-])", re.IGNORECASE)
_YOU = re.compile(r"(?<![\w-])(?:jij|je|jou|jouw|jullie)(?![\w-])", re.IGNORECASE)
_BECOMES = re.compile(r"\b(?:wordt|worden|werd|werden)\b", re.IGNORECASE)
# The common forms only, where they end a clause; other words that look like them are left out.
_PARTICIPLE = re.compile(
    r"\b(?!(?:bekend|beleid|bereid|bericht|bestand|bewust|gebied|geweld|gezond|verband)\b)"
    r"(?:(?:aan|af|bij|in|na|op|over|terug|toe|uit|vast|voor|weg)?ge|be|her|ont|ver)\w{2,}[dt]\b"
    r"(?=\s*(?:[.,;:!?)]|$)|\s+(?:en|of|door|wordt|worden|werd|werden)\b)"
)

Judgement = tuple[str, str]
"""What was found, and what is better."""


@each_file
def texts_are_plain(document: Document[Any]) -> Iterator[Problem]:
    """A text for residents has short sentences, is not too hard, says who does what and says ‘u’."""
    for text in mendable_texts(document):
        # Names and titles are not ours to word; they end without a full stop.
        if text.is_prose or text.text.endswith((".", "!", "?")):
            yield from (
                document.problem(text.path, *judgement, severity=Severity.WARNING)
                for judgement in judgements(text.text)
            )


def content_is_plain(content: Content) -> Iterator[Problem]:
    """A page written by hand is as plain as the texts in the data."""
    for page in content.pages:
        found = [(page.first_line, judgement) for judgement in _hard(_sentences(page.body))]
        for line, paragraph in _paragraphs(page.body, page.first_line):
            found += [(line, judgement) for judgement in _wording(paragraph, _sentences(paragraph))]
        for line, judgement in found:
            yield Problem(Place(page.file, line, 1), *judgement, severity=Severity.WARNING)


def _paragraphs(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    line = first_line
    for paragraph in body.split("\n\n"):
        if not paragraph.lstrip().startswith(("<", "|", "```")):
            yield line + len(paragraph) - len(paragraph.lstrip("\n")), paragraph
        line += paragraph.count("\n") + 2


def judgements(text: str) -> Iterator[Judgement]:
    """Yield everything about a text that could be plainer."""
    sentences = _sentences(text)
    yield from _hard(sentences)
    yield from _wording(text, sentences)


def _sentences(text: str) -> list[str]:
    return sentences_of(running_text(text))


def _wording(text: str, sentences: list[str]) -> Iterator[Judgement]:
    yield from _long(sentences)
    yield from _passive(sentences)
    yield from _address(own_words(text))


def _long(sentences: Iterable[str]) -> Iterator[Judgement]:
    for sentence in sentences:
        words = words_of(sentence)
        if len(words) > _LONGEST_SENTENCE:
            yield (
                f"De zin “{' '.join(words[:5])} …” heeft {len(words)} woorden.",
                f"Hooguit {_LONGEST_SENTENCE}; maak er twee van.",
            )


def _hard(sentences: list[str]) -> Iterator[Judgement]:
    words = [words_of(sentence) for sentence in sentences]
    if sum(map(len, words)) >= _LEAST_WORDS and (score := reading_ease(words)) < _HARDEST:
        yield (
            f"Deze tekst is moeilijk te lezen (leesscore {max(0, round(score))} van 100).",
            f"Kies kortere woorden en zinnen, tot de score {round(_HARDEST)} of meer is.",
        )


def _passive(sentences: list[str]) -> Iterator[Judgement]:
    """Judge a text that leaves out again and again who does it; once is often the shortest way to say it."""
    passive = [one for one in sentences if _BECOMES.search(one) and _PARTICIPLE.search(one)]
    if len(passive) >= _LEAST_PASSIVE and 2 * len(passive) >= len(sentences):
        yield (
            f"{len(passive)} van de {len(sentences)} zinnen hier zeggen niet wie iets doet.",
            "Begin met wie het doet, bijvoorbeeld: “De gemeente controleert …”.",
        )


def _address(text: str) -> Iterator[Judgement]:
    if found := _WE.search(text):
        yield f"Hier staat “{found.group()}”.", "Schrijf wie het is, bijvoorbeeld: de gemeenten."
    if found := _YOU.search(text):
        yield f"Hier staat “{found.group()}”.", "Spreek de lezer aan met u."


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
