"""The accessibility statement claims nothing that no person has assessed, and is kept up to date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.loading.folders import ACCESSIBILITY_FILE, Documents
from generator.problems import Problem, Severity

_OLDEST = datetime.timedelta(days=365)


def statement_claims_nothing_unproven(documents: Documents) -> Iterator[Problem]:
    """Status A, B or C names who assessed the site, and when: automatic tests never earn one."""
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


def statement_is_recent(documents: Documents, date: datetime.date) -> Iterator[Problem]:
    """The statement is not over twelve months old."""
    document = documents.shared.get(ACCESSIBILITY_FILE)
    if document and document.knows("bijgewerkt_op") and date - document.record.written_on > _OLDEST:
        yield document.problem(
            ("bijgewerkt_op",),
            "De toegankelijkheidsverklaring is meer dan een jaar oud.",
            "Controleer haar en vul de nieuwe dag in.",
            severity=Severity.WARNING,
        )
