"""What an export is: one kind of file for machines, and the files that it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.edition import Edition
from generator.exports.licences import Licence, licence_of
from generator.exports.part import Part, parts_of
from generator.model.portal import Unit

OfPart = Callable[[Edition, Part], bytes | None]
OfSite = Callable[[Edition], bytes | None]
Parts = Callable[[Edition, Unit], Iterator[Part]]
_ELSEWHERE = "https://"
"""A schema that begins so is the address of a standard, not a path of the site."""


@dataclass(frozen=True)
class Export:
    """One kind of file: what it is for, in which form, and the function that makes it.

    `path` is a pattern: {deel} stands for the address of a partnership, municipality or priority.
    """

    id: str
    title: str
    description: str
    media_type: str
    form: str
    """What people call the form: CSV, Excel."""
    path: str
    of_part: OfPart | None = None
    parts: Parts = parts_of
    """What has a file of its own."""
    of_site: OfSite | None = None
    schema: str | None = None
    """The file that says exactly what is in it, as a pattern like `path`."""
    file_type: str | None = None
    """Its code in the European list of file types; only what has one is in the catalogue."""
    linked_from: tuple[str, ...] = ()
    """The pages that link to it, below the address of the part; "" is the part's own page."""
    licence: Callable[[Edition], Licence] = licence_of
    """Every file of the site has one licence; an export that has another says so here."""


@dataclass(frozen=True)
class File:
    """One file of an export: where it stands, what it is about and its bytes."""

    export: Export
    path: str
    about: str
    content: bytes
    part: Part | None = None

    @property
    def schema(self) -> str | None:
        """The path or address of what says exactly what is in it."""
        return (
            self.export.schema.format(deel=self.part.address if self.part else "")
            if self.export.schema
            else None
        )

    @property
    def explanation(self) -> str | None:
        """The path of the file of this site that says what each field means."""
        schema = self.schema
        return schema if schema and not schema.startswith(_ELSEWHERE) else None
