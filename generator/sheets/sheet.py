"""A sheet to fill in: its columns, its rows and how an editor goes about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.editing.skeleton import Known
from generator.exports.cells import Cell, CellKind
from generator.sheets.fields import SheetField


@dataclass(frozen=True)
class Head:
    """One column."""

    name: str
    description: str
    kind: CellKind = CellKind.TEXT
    is_open: bool = False
    """Whether an editor fills it in; the others are there to read."""
    is_required: bool = False
    is_hidden: bool = False
    width: int = 20
    choices: tuple[str, ...] = ()
    """What may stand in a cell, when that is a choice."""


@dataclass(frozen=True)
class Line:
    """One row, with a cell for each column."""

    cells: tuple[Cell, ...]
    closed: frozenset[str] = frozenset()
    """The columns that are open elsewhere, but have no meaning in this row."""


@dataclass(frozen=True)
class Sheet:
    """Everything that is exported for an editor."""

    name: str
    title: str
    fixed: int
    """How many columns stay in sight while scrolling."""
    steps: tuple[str, ...]
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    """What is not in the sheet, and why."""


def open_heads(fields: Sequence[SheetField], known: Known, optional: frozenset[str]) -> tuple[Head, ...]:
    """Return the columns for fields, with the choices that there are; `optional` may be left blank here."""
    return tuple(
        Head(
            field.name,
            field.description,
            field.kind,
            is_open=True,
            is_required=field.described.is_required and field.name not in optional,
            width=_width(field),
            choices=_choices(field, known),
        )
        for field in fields
    )


def _width(field: SheetField) -> int:
    if field.is_prose:
        return 50
    return 28 if field.kind.is_text and not field.described.choices else 16


def _choices(field: SheetField, known: Known) -> tuple[str, ...]:
    """A cell with several values has no list to choose from: spreadsheets know only one choice a cell."""
    if field.is_list:
        return ()
    reference = field.described.reference
    return tuple(known.get(reference, ())) if reference else field.described.choices
