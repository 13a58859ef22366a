"""The point first: a long text has a summary above it, and a summary is short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.checks.each_file import each_file
from generator.checks.sentences import count_sentences, words_of
from generator.checks.texts import mendable_texts
from generator.loading.content import Content
from generator.loading.records import Document
from generator.model.fields import LONG_TEXT, Entity
from generator.model.texts import Text
from generator.problems import Place, Problem, Severity

_MOST_SENTENCES = 3
_SUMMARY = "samenvatting"
_TOO_LONG = f"Hooguit {_MOST_SENTENCES}; zet de rest in de tekst eronder."


@each_file
def long_texts_have_a_summary(document: Document[Any]) -> Iterator[Problem]:
    """A text of more than eighty words has a summary, and a summary has three sentences at most.

    Eighty words are half a minute for a slow reader (150 words a minute), and about as much as a phone
    shows below a heading. Whoever wants no more than the point should not have to look for it that long.
    """
    for text in mendable_texts(document):
        yield from _without_summary(document, text)
        if str(text.path[-1]).endswith(_SUMMARY):
            yield from _long_summary(document, text)


def _without_summary(document: Document[Entity], text: Text) -> Iterator[Problem]:
    length = len(words_of(text.text))
    key = text.summary_key
    if length <= LONG_TEXT or text.summary or not document.knows(*text.path[:-1], key):
        return
    if key:
        message = f"Deze tekst heeft {length} woorden en geen samenvatting."
        better = f"Zet het belangrijkste in “{key}”, in hooguit {_MOST_SENTENCES} zinnen."
    else:
        message = f"Deze tekst heeft {length} woorden."
        better = f"Hooguit {LONG_TEXT}, want er hoort geen samenvatting bij. Maak de tekst korter."
    yield document.problem(text.path, message, better, severity=Severity.WARNING)


def _long_summary(document: Document[Entity], text: Text) -> Iterator[Problem]:
    if message := _complaint(text.text, "Deze samenvatting"):
        yield document.problem(text.path, message, _TOO_LONG, severity=Severity.WARNING)


def descriptions_are_short(content: Content) -> Iterator[Problem]:
    """The description of a page written by hand is its summary: it stands above the text."""
    for page in content.pages:
        if message := _complaint(page.head.description, "De beschrijving van deze pagina"):
            yield Problem(Place(page.file, 1, 1), message, _TOO_LONG, severity=Severity.WARNING)


def _complaint(text: str | None, subject: str) -> str:
    count = count_sentences(text or "")
    return f"{subject} heeft {count} zinnen." if count > _MOST_SENTENCES else ""
