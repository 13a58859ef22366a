"""What both kinds of sheet ask of a row: an action that exists, and the sheet of the right plan."""

from __future__ import annotations

from collections.abc import Iterable

from generator.exports.cells import restored
from generator.model.action import Action
from generator.model.portal import Unit
from generator.problems import Problem, did_you_mean, nearest, quoted
from generator.program import PROGRAM
from generator.sheets.grid import Oddity, Row
from generator.sheets.table import Table
from generator.sheets.values import plain_text

TITLE = "titel"


def action_of(table: Table, row: Row, name: str, unit: Unit) -> Action | Problem:
    """Return the action that a row is about."""
    found, spot = table.cell(row, name), table.spot(row, name)
    if isinstance(found, Oddity):
        return spot.problem(*found.value)
    typed = plain_text(found).lower()
    if typed in unit.actions:
        return unit.actions[typed]
    if not typed:
        return spot.problem("Hier staat niet over welke actie deze rij gaat.", "Vul de naam van de actie in.")
    present = next((one.id for one in unit.actions.values() if typed in one.former_ids), None)
    if present:
        return spot.problem(
            f"De actie {quoted(typed)} heeft een andere naam gekregen.", hint=did_you_mean(present)
        )
    return spot.problem(
        f"Er is geen actie {quoted(typed)} in {unit.id}.",
        f"Een nieuwe actie maakt u met: {PROGRAM} new actie {unit.id}/naam-van-de-actie.",
        nearest(typed, unit.actions),
    )


def of_other_sheet(table: Table, name: str, wanted: str, what: str) -> list[Problem]:
    """Return the problem of a sheet that was exported for something else, once and not in every row."""
    for row in table.rows:
        typed = plain_text(table.cell(row, name))
        if typed and typed.lower() != wanted:
            return [table.spot(row, name).problem(
                f"Dit blad is van {what} {quoted(typed)}, niet van {quoted(wanted)}.",
                "Kies het goede bestand, of noem in de opdracht waar het bij hoort.",
            )]  # fmt: skip
    return []


def misplaced(table: Table, row: Row, action: Action, unit: Unit) -> list[Problem]:
    """A title of another action: the columns were sorted apart from each other, or it was changed here."""
    typed = plain_text(table.cell(row, TITLE))
    if not typed or _on_one_line(action.title) in (typed, restored(typed)):
        return []
    other = next((one.id for one in unit.actions.values() if _on_one_line(one.title) == typed), None)
    return [
        table.spot(row, TITLE).problem(
            f"Deze titel is niet die van de actie {quoted(action.id)}.",
            f"Haar titel is {quoted(action.title)}. Staan de kolommen nog goed naast elkaar? "
            "In dit blad verandert u geen titels.",
            did_you_mean(other),
        )
    ]


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def is_blank(table: Table, row: Row, names: Iterable[str]) -> bool:
    """Whether nothing stands in some columns of a row. A formula is something, whatever it shows."""
    found = [table.cell(row, name) for name in names]
    return not any(isinstance(cell, Oddity) or plain_text(cell) for cell in found)
