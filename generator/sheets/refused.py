"""What the model says about the values in a row, at the cells in which they stand."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ValidationError

from generator.loading.nodes import Path as Keys
from generator.loading.nodes import Tree, Value
from generator.loading.refusals import problems_of
from generator.problems import Problem
from generator.sheets.grid import Row
from generator.sheets.table import Table


def refused(
    table: Table, row: Row, model: type[BaseModel], values: dict[str, Value], columns: Mapping[Keys, str]
) -> list[Problem]:
    """Return a problem for every value of a row that cannot be; `columns` says in which column it stands."""
    try:
        model.model_validate(values)
    except ValidationError as error:
        # A row need not say everything that a record has.
        details = [one for one in error.errors(include_url=False) if one["type"] != "missing"]
    else:
        return []
    places = {keys: table.spot(row, name).place for keys, name in columns.items()}
    found, _ = problems_of(
        model, Tree(table.file, values, value_places=places), [dict(one) for one in details]
    )
    names = {number: name for name, number in table.columns.items()}
    return [
        table.spot(row, names.get(one.place.column, "")).problem(one.message, one.allowed, one.hint)
        for one in found
    ]
