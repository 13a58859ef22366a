"""Rules about one file, whatever stands in the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from generator.loading.folders import Documents
from generator.loading.records import Document
from generator.problems import Problem


def each_file(
    check: Callable[[Document[Any]], Iterable[Problem]],
) -> Callable[[Documents], Iterator[Problem]]:
    """Make a rule about one file a rule about all.

    A preview keeps the documents of files that did not change, with what is known of them: two thirds of its waiting
    in a country of a hundred partnerships was for rules that had been asked of the same files before.
    """

    @wraps(check)
    def judge(documents: Documents) -> Iterator[Problem]:
        for document in documents.all():
            yield from document.judged(check)

    return judge
