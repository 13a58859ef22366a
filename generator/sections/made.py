"""What is known of a section that was made: enough to list it, search it, check links to it and keep it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.checksums import Checksums
from generator.links import Linked
from generator.search.index import Document
from generator.site import OnSite


@dataclass(frozen=True)
class Made:
    """A section that lies ready in a folder."""

    key: str
    """What it was made from, as one number: with the same key it would become the same bytes."""
    on_site: OnSite
    ways_in: tuple[Document, ...]
    linked: Linked
    pages: int
    """How many pages it has."""
    checksums: Checksums
    """Every file of the folder."""
