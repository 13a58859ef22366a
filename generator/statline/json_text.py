"""A JSON file of StatLine: the answer of OData v3 or v4, or the list that cbsodata saves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.problems import quoted
from generator.sheets.unreadable import Unreadable
from generator.statline.records import Raw, Record, Rows

_SPACE = re.compile(r"[\s,:]*")
_TABLE = re.compile(r"/([0-9]{5}[A-Za-z]{3})(?:/|$)")
_CONTEXTS = ("odata.metadata", "@odata.context")
_MORE = ("odata.nextLink", "@odata.nextLink")
_AGAIN = "Haal het bestand opnieuw op."
# Python programs write what is missing as NaN, which is no JSON. What is infinite becomes a complaint at its cell.
_CONSTANTS = {"NaN": None, "Infinity": Decimal("Infinity"), "-Infinity": Decimal("-Infinity")}
_DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=_CONSTANTS.__getitem__)


def json_rows(file: str, content: bytes) -> Rows:
    """Return the rows of a JSON file, each with its place."""
    text = _decoded(content)
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        is_cut = error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated")
        said = "Hier is het bestand afgebroken." if is_cut else "Dit is geen goede JSON."
        raise Unreadable(said, _AGAIN, row=error.lineno, column=error.colno) from None
    start, around = _start_of_rows(text)
    records: list[Record] = []
    columns: dict[str, None] = {}
    context = str(next((around[name] for name in _CONTEXTS if name in around), ""))
    found = _TABLE.search(context.partition("$")[0])
    groups = list(_groups(text, start))
    for _, cells in groups:
        columns |= dict.fromkeys(cells)
    rows = Rows(
        file,
        tuple(columns),
        records,
        text,
        found[1] if found else "",
        is_part=any(name in around for name in _MORE),
    )
    records += [Record(rows, number, cells, at) for number, (at, cells) in enumerate(groups, 1)]
    return rows


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("Dit bestand is niet in UTF-8 opgeslagen.", _AGAIN) from None


def _start_of_rows(text: str) -> tuple[int, dict[str, Any]]:
    """Return where the list of rows begins in right JSON, and what stands beside it."""
    at = _skip(text, 0)
    if text[at] == "[":
        return at + 1, {}
    start, around = -1, {}
    at = _skip(text, at + 1)
    while text[at] != "}":
        name, at = _DECODER.raw_decode(text, at)
        at = _skip(text, at)
        value, end = _DECODER.raw_decode(text, at)
        if name == "value" and isinstance(value, list):
            start = at + 1
        else:
            around[name] = value
        at = _skip(text, end)
    if start < 0:
        raise Unreadable(_without_rows(around), "Geef de TypedDataSet (v3) of de Observations (v4).")
    return start, around


def _without_rows(around: dict[str, Any]) -> str:
    error = around.get("odata.error") or around.get("error")
    said = error.get("message") if isinstance(error, dict) else None
    said = said.get("value") if isinstance(said, dict) else said
    return (
        f"StatLine gaf een fout in plaats van cijfers: {quoted(str(said))}."
        if said
        else "In dit bestand staat geen lijst met rijen."
    )


def _groups(text: str, at: int) -> Iterator[tuple[int, dict[str, Raw]]]:
    at = _skip(text, at)
    while text[at] != "]":
        value, end = _DECODER.raw_decode(text, at)
        if isinstance(value, dict):
            yield at, value
        at = _skip(text, end)


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
