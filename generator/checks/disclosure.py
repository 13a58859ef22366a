"""Personal data does not belong on the site; where it may stand there, its file says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

from generator.checks.each_file import each_file
from generator.checks.personal_data import EVERYWHERE, IN_ACTIONS, Found, PersonalData, personal_data
from generator.loading.content import Content, ContentPage
from generator.loading.nodes import Path, Tree
from generator.loading.records import Document
from generator.loading.refusals import MOST_PROBLEMS
from generator.model.action import Action
from generator.model.allowances import ALLOWANCES_KEY, WORDS_KEY, Allowance
from generator.model.texts import Text, texts_of
from generator.problems import Place, Problem, Severity, quoted

_ANSWER = f"Mag het er toch staan? Zet deze woorden met een reden onder “{ALLOWANCES_KEY}”."
Sighting = tuple[Callable[[], Place], Found]
"""Personal data, and how to find its place: that takes longer than seeing that it is allowed."""


@each_file
def no_personal_data(document: Document[Any]) -> Iterator[Problem]:
    """No text holds personal data, but for what its file allows with a reason; no such answer is left over."""
    kinds = (*EVERYWHERE, *IN_ACTIONS) if isinstance(document.record, Action) else EVERYWHERE
    sightings = list(_in_texts(document.texts, document.tree, kinds))
    yield from _unanswered(sightings, document.record.allowances)
    # An answer can be about a text that could not be read.
    if not document.broken:
        yield from _left_over(sightings, document.record.allowances, document.tree)


def no_personal_data_on_pages(content: Content) -> Iterator[Problem]:
    """A page written by hand holds no personal data either, but for what its head allows with a reason."""
    for page in content.pages:
        tree = page.head_tree or Tree(page.file)
        sightings = [*_in_texts(texts_of(page.head), tree, EVERYWHERE), *_in_body(page)]
        yield from _unanswered(sightings, page.head.allowances)
        yield from _left_over(sightings, page.head.allowances, tree)


def _in_texts(texts: Iterable[Text], tree: Tree, kinds: tuple[PersonalData, ...]) -> Iterator[Sighting]:
    for text in texts:
        if not _is_answer(text.path):
            earlier: Counter[str] = Counter()
            for found in personal_data(text.text, kinds):
                yield partial(tree.place_of_words, text.path, found.words, earlier[found.words]), found
                earlier[found.words] += 1


def _is_answer(path: Path) -> bool:
    return path[0] == ALLOWANCES_KEY and path[-1] == WORDS_KEY


def _in_body(page: ContentPage) -> Iterator[Sighting]:
    for number, line in enumerate(page.body.split("\n"), page.first_line):
        for found in personal_data(line, EVERYWHERE):
            yield partial(Place, page.file, number, found.start + 1), found


def _unanswered(sightings: Sequence[Sighting], allowances: Sequence[Allowance]) -> Iterator[Problem]:
    allowed = {_plain(one.words) for one in allowances}
    unanswered = (sighting for sighting in sightings if _plain(sighting[1].words) not in allowed)
    for place, found in islice(unanswered, MOST_PROBLEMS):
        message = f"{quoted(found.words)} is {found.kind.name}."
        yield Problem(place(), message, f"{found.kind.instead} {_ANSWER}")


def _left_over(
    sightings: Sequence[Sighting], allowances: Sequence[Allowance], tree: Tree
) -> Iterator[Problem]:
    present = {_plain(found.words) for _, found in sightings}
    for index, one in enumerate(allowances):
        if _plain(one.words) not in present:
            yield Problem(
                tree.place_of((ALLOWANCES_KEY, index, WORDS_KEY)),
                f"{quoted(one.words)} staat niet meer in dit bestand, of het hoeft niet te worden toegestaan.",
                f"Haal het weg onder “{ALLOWANCES_KEY}”.",
                severity=Severity.WARNING,
            )


def _plain(words: str) -> str:
    """Words however they are broken into lines."""
    return " ".join(words.split())
