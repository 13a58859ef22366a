"""When something may be public, where that is later than the day on which it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from generator.model.fields import Date, StaysInFile, key

EMBARGO_KEY = "openbaar_vanaf"


@dataclass(frozen=True)
class HoldsBack(StaysInFile):
    """Marks the day before which everything around the field is not public."""


PublicFrom = Annotated[Date | None, HoldsBack()]


def embargo_key() -> Any:
    """Declare the first day on which something may be on the site."""
    return key(
        EMBARGO_KEY,
        "De eerste dag waarop dit op de site mag. Eerder staat het nergens. Leeg: meteen.",
        default=None,
        example="2024-07-01",
    )
