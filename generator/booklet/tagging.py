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
    _give_items_a_body(objects, pdf)
    objects = {one.reference: one for one in pdf.objects}
    _leave_margins_out(objects, pdf)


def _say_directions(objects: Objects) -> None:
    """Let every head of a table say whether it is one of a column or of a row."""
    for cell in _tagged(objects, "/TH"):
        rows = objects[objects[cell["P"]]["P"]]
        cell["A"]["Scope"] = "/Column" if rows["S"] == "/THead" else "/Row"


def _give_items_a_body(objects: Objects, pdf: PDF) -> None:
    """Put paragraphs in an item of a list where they belong: in the body of the item, behind its dot."""
    for item in _tagged(objects, "/LI"):
        dots = [kid for kid in item["K"] if objects[kid].get("S") == "/Lbl"]
        others = [kid for kid in item["K"] if kid not in dots]
        if any(objects[kid].get("S") == "/LBody" for kid in others):
            continue
        body = type(item)(
            {**item, "S": "/LBody", "K": type(item["K"])(others), "P": item.reference},
        )
        pdf.add_object(body)
        for kid in others:
            objects[kid]["P"] = body.reference
        item["K"] = type(item["K"])([*dots, body.reference])


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


def _tagged(objects: Objects, name: str) -> Iterator[Any]:
    return (one for one in objects.values() if isinstance(one, dict) and one.get("S") == name)


def _below(reference: bytes, objects: Objects) -> Iterator[bytes]:
    """Yield the references of everything below a tag; numbers in it are pieces of text."""
    for kid in objects[reference].get("K", ()):
        if isinstance(kid, bytes):
            yield kid
            yield from _below(kid, objects)
