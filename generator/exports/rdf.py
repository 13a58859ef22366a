"""Statements as RDF: the vocabularies that we use, and an order, so that the same statements give the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize


@dataclass(frozen=True)
class Vocabulary:
    """Terms that share the beginning of their names, each as an attribute."""

    address: str

    def __getattr__(self, term: str) -> NamedNode:
        if term.startswith("_"):  # what Python asks every object for
            raise AttributeError(term)
        return NamedNode(f"{self.address}{term}")


DCAT = Vocabulary("http://www.w3.org/ns/dcat#")
DCTERMS = Vocabulary("http://purl.org/dc/terms/")
FOAF = Vocabulary("http://xmlns.com/foaf/0.1/")
SKOS = Vocabulary("http://www.w3.org/2004/02/skos/core#")
SPDX = Vocabulary("http://spdx.org/rdf/terms#")
VCARD = Vocabulary("http://www.w3.org/2006/vcard/ns#")
XSD = Vocabulary("http://www.w3.org/2001/XMLSchema#")
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]
"""A node, what is said of it, and the value."""

_PREFIXES = {
    "dcat": DCAT.address,
    "dct": DCTERMS.address,
    "foaf": FOAF.address,
    "skos": SKOS.address,
    "spdx": SPDX.address,
    "vcard": VCARD.address,
    "xsd": XSD.address,
}
_SAFE = "/:?=&;,+$!*'()@%"
_LONELY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def name(address: str) -> NamedNode:
    """Return a node with an address as its name. What an address may hold and a name may not is written as a number."""
    try:
        return NamedNode(address)
    except ValueError:
        start, mark, place = _LONELY_PERCENT.sub("%25", address).partition("#")
        return NamedNode(f"{quote(start, safe=_SAFE)}{mark}{quote(place, safe=_SAFE)}")


def turtle(statements: Iterable[Statement]) -> bytes:
    """Return statements as Turtle."""
    lines = _serialized(statements, RdfFormat.TURTLE, _PREFIXES).splitlines(keepends=True)
    # The library writes prefixes in any order.
    prefixes, rest = lines[: len(_PREFIXES)], lines[len(_PREFIXES) :]
    return b"".join([*sorted(prefixes), *rest])


def json_ld(statements: Iterable[Statement]) -> list[dict[str, Any]]:
    """Return statements as JSON-LD in its expanded form: an object per node."""
    return [_with_type(node) for node in json.loads(_serialized(statements, RdfFormat.JSON_LD))]


def _with_type(node: dict[str, Any]) -> dict[str, Any]:
    """Say of what type a node is by the key that JSON-LD has for it."""
    types = [one["@id"] for one in node.pop(TYPE.value)]
    return {"@id": node.pop("@id"), "@type": types, **node}


def _serialized(
    statements: Iterable[Statement], form: RdfFormat, prefixes: Mapping[str, str] | None = None
) -> bytes:
    triples = (Triple(*one) for one in sorted(statements, key=_order))
    written = serialize(triples, format=form, prefixes=dict(prefixes or {}))
    assert written is not None  # it is only where the library is given a file to write to
    return written


def _order(statement: Statement) -> tuple[str, bool, str, str]:
    subject, predicate, value = statement
    return subject.value, predicate != TYPE, predicate.value, str(value)
