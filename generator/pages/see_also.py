"""What the alphabet says beside the names of things: 'Inbraak' leads to the subject that is called 'Woninginbraak'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import addresses
from generator.model.portal import Unit
from generator.model.shared import Theme
from generator.vocabulary.everyday import names_for
from generator.vocabulary.words import headwords, words_in

# A word that leads to more answers than this says too little.
_MOST_ANSWERS = 4


@dataclass(frozen=True)
class Answer:
    """What a word leads to: a subject, or where there is none, a record."""

    title: str
    words: frozenset[str]
    address: str
    of: str = ""
    """Whose it is, where more than one may be called like this."""

    @property
    def name(self) -> str:
        """The title as a reference says it."""
        return f"{self.title} ({self.of})" if self.of else self.title

    @property
    def letter_word(self) -> str:
        """The word by which it stands in the alphabet already."""
        return next(iter(words_in(self.title)), "")


def references(*ranks: Iterable[Answer]) -> Iterator[tuple[str, Answer]]:
    """Yield each word that people look for, with what it leads to.

    The best answers come in the first rank; a word that has an answer there is not looked up in the next.
    """
    answered: set[str] = set()
    for rank in ranks:
        by_word: dict[str, list[Answer]] = {}
        for answer in rank:
            answered.add(answer.letter_word)
            for word in answer.words:
                by_word.setdefault(word, []).append(answer)
        for word in sorted(set(by_word) - answered):
            if len(by_word[word]) <= _MOST_ANSWERS:
                yield from ((word, answer) for answer in by_word[word])
        answered |= set(by_word)


def theme_answers(themes: Iterable[Theme]) -> Iterator[Answer]:
    """Yield the subjects across all partnerships."""
    for theme in themes:
        yield Answer(theme.name, _names(theme.name, theme.summary), addresses.theme_address(theme.id))


def priority_answers(unit: Unit) -> Iterator[Answer]:
    """Yield the priorities of a partnership, and those of its municipalities."""
    for priority in unit.priorities.values():
        address = addresses.priority_address(unit.id, priority.id)
        words = _names(priority.title, priority.summary)
        yield Answer(priority.title, words, address, unit.partnership.short_name)
    for municipality in unit.municipalities.values():
        start = addresses.municipality_address(unit.id, municipality.id)
        for local in municipality.local_priorities:
            words = _names(local.title, local.summary)
            yield Answer(local.title, words, f"{start}#lokaal-{local.id}", municipality.name)


def action_answers(unit: Unit) -> Iterator[Answer]:
    """Yield the actions of a partnership. Their titles are many, so only everyday words lead to them."""
    for action in unit.actions.values():
        address = addresses.action_address(unit.id, action.id)
        words = _everyday_names(f"{action.title} {action.summary}")
        yield Answer(action.title, words, address, unit.partnership.short_name)


def _names(title: str, text: str) -> frozenset[str]:
    return headwords(title, text) | _everyday_names(f"{title} {text}")


def _everyday_names(text: str) -> frozenset[str]:
    return frozenset(names_for(text.lower(), frozenset(words_in(text))))
