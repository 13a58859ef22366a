"""The texts that a check on language judges: those that an editor can still mend."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.folders import Documents
from generator.loading.records import Document
from generator.model.fields import Entity
from generator.model.monitoring import Round, RoundStatus
from generator.model.texts import Text, texts_of


def mendable_texts(documents: Documents) -> Iterator[tuple[Document[Entity], Text]]:
    """Yield every text with its document, but for frozen rounds: those keep every word they had."""
    for document in documents.all():
        record = document.record
        if not (isinstance(record, Round) and record.status is RoundStatus.FROZEN):
            yield from ((document, text) for text in texts_of(record))
