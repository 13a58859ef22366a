"""The texts that a check on language judges: those that an editor can still mend."""

from __future__ import annotations

from typing import Any

from generator.loading.records import Document
from generator.model.monitoring import Round, RoundStatus
from generator.model.texts import Text


def mendable_texts(document: Document[Any]) -> tuple[Text, ...]:
    """Return every text of a document; none of a frozen round, which keeps every word it had."""
    record = document.record
    is_frozen = isinstance(record, Round) and record.status is RoundStatus.FROZEN
    return () if is_frozen else document.texts
