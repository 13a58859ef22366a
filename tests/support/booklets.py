"""A booklet as another program reads it: its text, its tags, its fonts and what it says of itself."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pypdf import PdfReader
from pypdf.generic import Destination


@dataclass(frozen=True)
class Tag:
    """One tag of the tree, with what lies below it."""

    name: str
    page: int | None
    scope: str | None
    kids: tuple[Tag, ...]
    pieces: tuple[int, ...]
    """The numbers of the pieces of text on its page that are its own."""

    def all(self) -> Iterator[Tag]:
        """Yield this tag and everything below it, in the order in which it is read."""
        yield self
        for kid in self.kids:
            yield from kid.all()


@dataclass(frozen=True)
class ReadBooklet:
    """A PDF, read back by pypdf."""

    content: bytes

    @cached_property
    def reader(self) -> PdfReader:
        """The file as pypdf sees it."""
        return PdfReader(io.BytesIO(self.content), strict=True)

    @property
    def root(self) -> Any:
        """What the file says of itself to every program."""
        return self.reader.trailer["/Root"]

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The text of each page on one line, without the dots of lists."""
        return tuple(" ".join(page.extract_text().replace("•", "").split()) for page in self.reader.pages)

    @cached_property
    def text(self) -> str:
        """The text of all pages on one line."""
        return " ".join(self.pages)

    @cached_property
    def bookmarks(self) -> tuple[str, ...]:
        """The bookmarks, those below others with a space in front per level."""
        return tuple(_bookmarks(self.reader.outline, 0))

    @cached_property
    def tags(self) -> Tag:
        """The tree of tags."""
        numbers = {page.indirect_reference: number for number, page in enumerate(self.reader.pages)}
        return _tag(self.root["/StructTreeRoot"]["/K"][0].get_object(), numbers)

    @cached_property
    def fonts(self) -> dict[str, bool]:
        """The names of the fonts, and whether each is in the file."""
        found = {}
        for page in self.reader.pages:
            resources: Any = page["/Resources"]
            for font in resources["/Font"].values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                descriptor = inner["/FontDescriptor"].get_object()
                embedded = bool({"/FontFile", "/FontFile2", "/FontFile3"} & descriptor.keys())
                found[str(inner["/BaseFont"]).rpartition("+")[2]] = embedded
        return found

    def count(self, label: str) -> int:
        """Return the number behind a label in the table of counts, which is the first that has it."""
        found = re.search(rf"\b{re.escape(label)} (\d+)\b", self.text)
        assert found, f"{label} is not in the booklet"
        return int(found.group(1))


def _bookmarks(items: Any, level: int) -> Iterator[str]:
    for item in items:
        if isinstance(item, Destination):
            yield f"{' ' * level}{item.title}"
        else:
            yield from _bookmarks(item, level + 1)


def _tag(element: Any, numbers: dict[Any, int]) -> Tag:
    kids = element.get("/K", [])
    kids = [one if isinstance(one, int) else one.get_object() for one in kids]
    attributes = element.get("/A", {})
    return Tag(
        name=str(element["/S"]).removeprefix("/"),
        page=numbers.get(element.raw_get("/Pg")) if "/Pg" in element else None,
        scope=attributes.get("/Scope"),
        kids=tuple(_tag(one, numbers) for one in kids if not isinstance(one, int) and "/S" in one),
        pieces=tuple(int(one) for one in kids if isinstance(one, int)),
    )
