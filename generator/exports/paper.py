"""What is made to be printed: the booklets and the sheets, where the edition brings along a press."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.edition import Edition
from generator.exports.part import Part
from generator.model.monitoring import Round
from generator.model.portal import Unit
from generator.progress.rounds import rounds_on

STANDARD = "https://www.iso.org/standard/64599.html"
"""PDF/UA-1: a PDF that everybody can read, ISO 14289-1."""


@dataclass(frozen=True)
class Sheet(Part):
    """A municipality on one sheet of paper, now or as of a round."""

    round: Round | None = None

    @property
    def address(self) -> str:
        """The address of the page that says the same."""
        municipality = self.municipality.id if self.municipality else ""
        return addresses.overview_address(self.unit.id, municipality, self.round.id if self.round else None)

    @property
    def title(self) -> str:
        """What the sheet is about, as people call it."""
        return f"{super().title}, {self.round.title}" if self.round else super().title


def sheets_of(edition: Edition, unit: Unit) -> Iterator[Part]:
    """Yield the sheets of every municipality, now and as of each round."""
    for municipality in unit.municipalities.values():
        for this in (None, *rounds_on(unit, edition.reference_date)):
            yield Sheet(unit, municipality=municipality, round=this)


def booklet(edition: Edition, part: Part) -> bytes | None:
    """Return the booklet of a partnership or a municipality. Priorities have none."""
    if edition.press is None or part.priority:
        return None
    return edition.press.booklet(edition, part.unit, part.municipality)


def sheet(edition: Edition, part: Part) -> bytes | None:
    """Return the one sheet of a municipality."""
    if edition.press is None or part.municipality is None or not isinstance(part, Sheet):
        return None
    return edition.press.sheet(edition, part.unit, part.municipality, part.round)
