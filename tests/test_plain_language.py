"""Texts are plain Dutch, and the point of a long one stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html

from generator.checks.plain_language import judgements, reading_ease
from generator.checks.sentences import count_sentences, sentences_of, words_of
from generator.inputs import read_inputs
from generator.loading.walk import load_documents
from generator.model.fields import LONG_TEXT
from generator.model.texts import Text, texts_of
from tests.support.sites import BuiltSite, text_of

RULES = {"texts_are_plain", "long_texts_have_a_summary", "content_is_plain", "descriptions_are_short"}

# What textstat 0.7.13 says in Dutch (`textstat.set_lang("nl")`, `textstat.flesch_reading_ease`).
TEXTSTAT = {
    "De gemeenten werken samen met de politie. Samen maken ze een plan voor vier jaar.": 81.79,
    "Jongeren praten mee.": 50.05,
    "De basisteamdriehoek bespreekt de voortgang van het uitvoeringsprogramma. "
    "Daarna volgt een voortgangsbericht voor de gemeenteraden.": 25.33,
    "Het plan beschrijft de gezamenlijke prioriteiten van de gemeenten. "
    "Daarin staan doelen tegen ondermijning en digitale criminaliteit.": 13.22,
}


@pytest.mark.parametrize(("text", "score"), TEXTSTAT.items())
def test_the_score_is_that_of_textstat(text: str, score: float) -> None:
    assert reading_ease([words_of(one) for one in sentences_of(text)]) == pytest.approx(score, abs=0.005)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Eén zin.", 1),
        ("Eén zin zonder punt", 0),
        ("Een vraag? En een antwoord! Klaar.", 3),
        ("Met bijv. een afkorting, of o.a. twee.", 1),
        ("Het kost € 0,15 per inwoner. 2024 was het eerste jaar.", 2),
        ("Hij zei ‘nee.’ Toen ging hij.", 2),
        ("Twee regels.\nIn één tekst.", 2),
    ],
)
def test_full_sentences_are_counted(text: str, count: int) -> None:
    assert count_sentences(text) == count


PASSIVE = "zinnen hier zeggen niet wie iets doet."


@pytest.mark.parametrize(
    "text",
    [
        "De kaart wordt gemaakt. Daarna worden de plekken bezocht.",
        "Er is een plan. De kaart werd uitgedeeld door het team. Zo kan overlast worden beperkt en verminderd.",
    ],
)
def test_a_text_that_hides_who_acts(text: str) -> None:
    assert any(PASSIVE in message for message, _ in judgements(text))


@pytest.mark.parametrize(
    "text",
    [
        "De kaart wordt gemaakt. Het team bezoekt de plekken.",
        "Het verkeer wordt veiliger. Inwoners worden bewuster, ook in het buitengebied.",
        "De gemeenten worden weerbaar tegen geweld. Dat wordt bekend bij de politie. Het wordt een beleid.",
    ],
)
def test_a_text_that_says_who_acts(text: str) -> None:
    assert not list(judgements(text))


def test_the_texts_of_both_sites_are_plain(either_site: BuiltSite) -> None:
    _, _, problems = read_inputs(either_site.inputs)
    assert not [str(problem) for problem in problems if problem.rule in RULES]


def test_what_a_visitor_reads_is_plain(either_site: BuiltSite) -> None:
    """Sentences that templates and the program make too."""
    failures = {
        f"{message} {text}"
        for main in either_site.mains.values()
        for text in _paragraphs(main)
        for message, _ in judgements(text)
    }
    assert failures == set()


def _paragraphs(main: html.HtmlElement) -> Iterator[str]:
    """Yield what is said in full sentences: no lists of links, and not the words of a source."""
    for paragraph in main.iter("p", "li", "dd", "figcaption"):
        text = text_of(paragraph)
        inner = paragraph.xpath(".//p | .//ul | .//ol | .//dl")
        if text.endswith((".", "!", "?")) and not inner and len(paragraph.xpath(".//a")) < 3:
            yield re.sub("Bron: .*", "", text)


def test_a_long_text_comes_after_its_summary(either_site: BuiltSite) -> None:
    texts = [text for text in _long_texts(either_site) if text.summary]
    assert len(texts) >= 1
    pages = [_plain(text_of(main)) for main in either_site.mains.values()]
    for text in texts:
        summary, start = _opening(text.summary or ""), _opening(text.text)
        found = [(page.find(summary), page.rfind(start)) for page in pages if start in page]
        assert found, start
        assert all(0 <= above < below for above, below in found), (summary, start)


def test_every_long_text_has_a_summary(either_site: BuiltSite) -> None:
    assert [text.path for text in _long_texts(either_site) if not text.summary] == []


def _long_texts(site: BuiltSite) -> Iterator[Text]:
    documents, _ = load_documents(site.inputs.data)
    for document in documents.all():
        for text in texts_of(document.record):
            if text.is_prose and len(words_of(text.text)) > LONG_TEXT:
                yield text


def _opening(text: str) -> str:
    return " ".join(_plain(text).split()[:12])


def _plain(text: str) -> str:
    """Return a text without marks, and without what explains a word on a page: UVP (uitvoeringsprogramma)."""
    return re.sub(r" \([^)]*\)|\*", "", text)
