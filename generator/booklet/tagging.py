"""Finishes the tags of a PDF: what WeasyPrint knows of a document and does not write down.

Tags are for who has a booklet read aloud. They form a tree of objects that point at each other by reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydyf import PDF
    from weasyprint import Document

Objects = Mapping[bytes, Any]


def finish_tags(document: Document, pdf: PDF) -> None:
    """Finish the tags of a document that is about to be written."""
    objects = {one.reference: one for one in pdf.objects}
    _say_directions(objects)
    _leave_margins_out(objects, pdf)


def _say_directions(objects: Objects) -> None:
    """Let every head of a table say whether it is one of a column or of a row."""
    for cell in objects.values():
        if isinstance(cell, dict) and cell.get("S") == "/TH":
            rows = objects[objects[cell["P"]]["P"]]
            cell["A"]["Scope"] = "/Column" if rows["S"] == "/THead" else "/Row"


def _leave_margins_out(objects: Objects, pdf: PDF) -> None:
    """Mark the lines in the margins as such, so that nobody hears them again on every page."""
    root = objects[pdf.catalog["StructTreeRoot"]]
    numbers = objects[root["ParentTree"]]["Nums"]
    said = {root["K"][0], *_below(root["K"][0], objects)}
    for page, reference in enumerate(pdf.page_references):
        owners = numbers[2 * page + 1]
        content = objects[objects[reference]["Contents"]].stream
        for place, properties in enumerate(content):
            if isinstance(properties, dict) and "MCID" in properties:
                number = properties["MCID"]
                if owners[number] not in said:
                    owners[number] = "null"
                    content[place - 1] = "/Artifact"
                    content[place] = type(properties)({"Type": "/Pagination"})


def _below(reference: bytes, objects: Objects) -> Iterator[bytes]:
    """Yield the references of everything below a tag; numbers in it are pieces of text."""
    for kid in objects[reference].get("K", ()):
        if isinstance(kid, bytes):
            yield kid
            yield from _below(kid, objects)
