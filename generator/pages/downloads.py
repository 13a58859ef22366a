"""The files for machines as a page links to them: with their form and their size."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator import addresses
from generator.dutch import number_text
from generator.edition import Edition
from generator.exports.export import File
from generator.exports.table import files_beside
from generator.pages.page import Page


@dataclass(frozen=True)
class Download:
    """One file: what it is, where it stands, in which form and how large."""

    title: str
    description: str
    address: str
    media_type: str
    form: str
    size: str
    about: str
    explanation: str | None
    """The file of the site that says what each field means."""
    is_feed: bool


def download(file: File) -> Download:
    """Return a file as a page shows it."""
    export = file.export
    return Download(
        title=export.title,
        description=export.description,
        address=file.path,
        media_type=export.media_type,
        form=export.form,
        size=size_text(len(file.content)),
        about=file.about,
        explanation=file.explanation,
        is_feed=export.media_type == "application/atom+xml",
    )


def downloads_of(edition: Edition, page: Page) -> tuple[Download, ...]:
    """Return the files that belong to a page, in the order of the table of exports."""
    if page.unit is None:
        return ()
    # With one partnership the home page shows what its own page shows.
    address = page.address or addresses.unit_address(page.unit.id)
    return tuple(map(download, files_beside(edition, page.unit, address)))


def size_text(count: int) -> str:
    """Return a number of bytes as people say it: 3 kB, 1,2 MB."""
    if count >= 1_000_000:
        return f"{number_text(Decimal(count) / 1_000_000 // Decimal('0.1') * Decimal('0.1'))} MB"
    return f"{max(1, round(count / 1000))} kB"
