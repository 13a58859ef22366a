"""The table of actions as CSV (RFC 4180), and the CSVW metadata that says what is in it."""

from __future__ import annotations

import csv
import io
from typing import Any

from generator.edition import Edition
from generator.exports.cells import LIST_SEPARATOR, CellKind, written
from generator.exports.columns import Column
from generator.exports.licences import licence_of
from generator.exports.part import Part
from generator.exports.rows import action_columns, action_table
from generator.exports.values import json_text

FILE = "acties.csv"
NOTES = (
    "Een tekst die begint met =, +, - of @ krijgt een ' ervoor. "
    "Anders maakt een rekenblad er een formule van. "
    "Zo draait u dat terug: begint een tekst met één of meer ' en dan =, +, - of @, "
    "haal dan de eerste ' weg."
)


def actions_csv(edition: Edition, part: Part) -> bytes:
    """Return the actions of a part as CSV: UTF-8, a comma, CRLF, quotation marks where needed."""
    table = action_table(edition, part)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([written(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode()


def actions_metadata(edition: Edition, part: Part) -> bytes:
    """Return what a machine needs to know to read the CSV file beside it."""
    licence = licence_of(edition)
    return json_text(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
            "url": FILE,
            "dc:title": f"Acties: {part.title}",
            "dc:license": {"@id": licence.uri},
            "dc:modified": {"@value": edition.reference_date.isoformat(), "@type": "xsd:date"},
            "dc:description": NOTES,
            "dialect": {
                "encoding": "utf-8",
                "delimiter": ",",
                "header": True,
                "doubleQuote": True,
                "lineTerminators": ["\r\n"],
            },
            "tableSchema": {"primaryKey": "id", "columns": [_column(one) for one in action_columns()]},
        }
    )


def _column(column: Column) -> dict[str, Any]:
    described = {"name": column.name, "titles": column.name, "dc:description": column.description}
    several = {"separator": LIST_SEPARATOR} if column.kind.is_list else {}
    return described | {"datatype": _DATATYPES[column.kind]} | several


_DATATYPES: dict[CellKind, Any] = {
    CellKind.TEXT: "string",
    CellKind.LIST: "string",
    CellKind.GROUPS: {"base": "json"},
    CellKind.DATE: {"base": "date", "format": "yyyy-MM-dd"},
    CellKind.WHOLE_NUMBER: "integer",
    CellKind.NUMBER: {"base": "decimal", "format": {"decimalChar": "."}},
    CellKind.YES_NO: {"base": "boolean", "format": "ja|nee"},
}
