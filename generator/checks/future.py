"""What lies in the future is not shown yet; an editor who did not mean that should know."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.dutch import date_text
from generator.loading.folders import Documents
from generator.model.placeholders import placeholder_in
from generator.problems import Problem, Severity


def updates_are_not_in_the_future(documents: Documents, date: datetime.date) -> Iterator[Problem]:
    """A report of a day that is still to come waits for that day: often the year is mistyped."""
    for unit in documents.units.values():
        for document in unit.of("acties").values():
            for index, update in enumerate(document.record.updates):
                days = {"gebeurd_op": update.happened_on, "gepubliceerd_op": update.published_on}
                future = {
                    key: day
                    for key, day in days.items()
                    if day and day > date and not placeholder_in(day.isoformat())
                }
                if future:
                    yield document.problem(
                        ("berichten", index, next(iter(future))),
                        f"Dit bericht komt pas op {date_text(max(future.values()))} op de site.",
                        "Klopt die dag niet? Verbeter hem.",
                        severity=Severity.WARNING,
                    )
