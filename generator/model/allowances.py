"""An editor's answer to the guard against disclosure: these words may be public, and why."""

from __future__ import annotations

from typing import Annotated, Any

from generator.model.fields import Entity, Line, StaysInFile, key

ALLOWANCES_KEY = "toegestaan"
WORDS_KEY = "tekst"


class Allowance(Entity):
    """Words that look like personal data, and why they may be on the site."""

    words: Line = key(
        WORDS_KEY, "De woorden die er mogen staan, precies zoals in de tekst.", example="06 00000000"
    )
    reason: Line = key(
        "reden",
        "Waarom dit openbaar mag zijn.",
        example="Dit is het nummer van het spreekuur, van niemand persoonlijk.",
    )


Allowances = Annotated[tuple[Allowance, ...], StaysInFile()]


def allowances_key() -> Any:
    """Declare the answers about everything in one file."""
    return key(
        ALLOWANCES_KEY,
        "Wat op een persoonsgegeven lijkt en toch op de site mag. Komt zelf niet op de site.",
        default=(),
    )
