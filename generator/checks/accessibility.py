"""The accessibility statement claims nothing that no person has assessed, and is kept up to date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.loading.folders import ACCESSIBILITY_FILE, Documents
from generator.model.accessibility import AccessibilityStatus
from generator.problems import Problem, Severity


def statement_claims_nothing_unproven(documents: Documents) -> Iterator[Problem]:
    """Status A or B names who assessed the site, and when: automatic tests never earn one."""
    document = documents.shared.get(ACCESSIBILITY_FILE)
    if not document or not document.knows():
        return
    statement = document.record
    if statement.status.needs_assessor and not (statement.assessed_by and statement.assessed_on):
        yield document.problem(
            ("status",),
            f"Status {statement.status.value} mag alleen als een mens de site heeft onderzocht.",
            "Vul “onderzocht_door” en “onderzocht_op” in, of schrijf: niet onderzocht.",
        )
    if statement.status is AccessibilityStatus.FULL and statement.issues:
        yield document.problem(
            ("status",),
            "Status A betekent dat de site aan alle eisen voldoet, maar er staan nog problemen in de verklaring.",
            "Kies een andere status, of haal weg wat is opgelost.",
        )


def statement_is_recent(documents: Documents, date: datetime.date) -> Iterator[Problem]:
    """The statement is not over twelve months old."""
    document = documents.shared.get(ACCESSIBILITY_FILE)
    if (
        document
        and document.knows("bijgewerkt_op")
        and is_over_a_year_before(document.record.written_on, date)
    ):
        yield document.problem(
            ("bijgewerkt_op",),
            "De toegankelijkheidsverklaring is meer dan een jaar oud.",
            "Controleer haar en vul de nieuwe dag in.",
            severity=Severity.WARNING,
        )


def is_over_a_year_before(written: datetime.date, date: datetime.date) -> bool:
    """Whether more than twelve months lie between two days; no day is missing in a leap year."""
    return (written.year + 1, written.month, written.day) < (date.year, date.month, date.day)
