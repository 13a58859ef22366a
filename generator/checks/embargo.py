"""What is held back stays away without a word, so an editor hears of a day that is far away."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.dutch import date_text
from generator.loading.folders import Documents
from generator.model.embargo import EMBARGO_KEY
from generator.model.placeholders import placeholder_in
from generator.problems import Problem, Severity

_FAR = datetime.timedelta(days=366)


def embargoes_are_near(documents: Documents, date: datetime.date) -> Iterator[Problem]:
    """Something is held back for a year at most; a later day is often a mistyped one."""
    for document in documents.all():
        for path, value in document.tree.texts():
            day = _day(value) if path[-1] == EMBARGO_KEY else None
            if day and day > date + _FAR and not placeholder_in(value):
                yield document.problem(
                    path,
                    f"Dit komt pas op {date_text(day)} op de site.",
                    "Klopt die dag niet? Verbeter hem.",
                    severity=Severity.WARNING,
                )


def _day(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value.strip())
    except ValueError:
        return None
