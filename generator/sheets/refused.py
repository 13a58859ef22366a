"""What the model says about the values in a row, at the cells in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel, ValidationError

from generator.loading.nodes import Path as Keys
from generator.loading.nodes import Tree, Value
from generator.loading.refusals import problems_of
from generator.loading.shape import marks_at
from generator.model.fields import Reference
from generator.model.marks import first_mark
from generator.model.meant_lists import meant_names
from generator.problems import Place, Problem
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
    tree = Tree(table.file, values, value_places=places)
    found, _ = problems_of(model, tree, [dict(one) for one in details])
    apart = dict(_run_together(model, tree, [tuple(one["loc"]) for one in details]))
    names = {number: name for name, number in table.columns.items()}
    return [
        table.spot(row, names.get(one.place.column, "")).problem(
            one.message, apart.get(one.place, one.allowed), one.hint
        )
        for one in found
    ]


def _run_together(
    model: type[BaseModel], tree: Tree, refused_at: Iterable[Keys]
) -> Iterator[tuple[Place, str]]:
    """Yield the cells with more names in one, and how a cell has them: not as a file does."""
    for keys in refused_at:
        typed = tree.value_at(keys)
        reference = first_mark(marks_at(model, keys), Reference)
        names = meant_names(typed) if reference and isinstance(typed, str) else []
        if len(names) > 1:
            yield tree.place_of(keys), f"Zet een komma tussen de namen: {', '.join(names)}."
