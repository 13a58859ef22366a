"""The sheet of all actions, and what an editor changed in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from generator.editing.field_patches import Edit
from generator.editing.starting import known_names
from generator.edition import Edition
from generator.exports.values import ID
from generator.loading.nodes import Path as Keys
from generator.loading.nodes import Value
from generator.model.action import Action
from generator.model.portal import Unit
from generator.problems import Problem, Severity, has_errors
from generator.program import PROGRAM
from generator.sheets.differences import STAMP, Difference, asked, stamp_of
from generator.sheets.fields import action_fields, left_out
from generator.sheets.grid import Row
from generator.sheets.intentions import Intention, Reply
from generator.sheets.refused import refused
from generator.sheets.rows import action_of, is_blank, of_other_sheet
from generator.sheets.sheet import Head, Line, Sheet, open_heads
from generator.sheets.table import Layout, Table
from generator.sheets.values import value_of

SHEET, UNIT = "acties", "samenwerking"
_PLANNING = "planning"
ACTIONS_LAYOUT = Layout(
    SHEET,
    ID,
    (ID, *(field.name for field in action_fields()), UNIT, STAMP),
    (ID,),
    f"{PROGRAM} export-acties",
)


def action_sheet(edition: Edition, unit: Unit) -> Sheet:
    """Return the sheet with every action of a partnership."""
    fields = action_fields()
    return Sheet(
        name=SHEET,
        title=f"Acties van {unit.partnership.name} ({unit.id})",
        fixed=3,
        steps=_steps(unit),
        heads=(
            Head(ID, "De naam van de actie in het webadres. Daaraan herkent plansite de rij."),
            *open_heads(fields, known_names(edition.portal, unit), frozenset()),
            Head(UNIT, "De samenwerking waar het blad bij hoort.", is_hidden=True),
            Head(STAMP, "Een kenmerk van de rij bij het exporteren.", is_hidden=True),
        ),
        lines=tuple(
            Line((action.id, *(field.read(action) for field in fields), unit.id, stamp_of(fields, action)))
            for action in unit.actions.values()
        ),
        notes=(
            "Deze velden past u aan in het bestand van de actie, want er kunnen er meer van zijn: "
            f"{', '.join(left_out(Action))}.",
        ),
    )


def _steps(unit: Unit) -> tuple[str, ...]:
    command = f"{PROGRAM} import-acties {unit.id} BESTAND"
    return (
        "Eén rij is één actie. Wijzig wat niet meer klopt. De eerste kolom blijft zoals hij is.",
        "Een rij weghalen verwijdert geen actie. Een kolom weghalen verandert niets.",
        f"Een nieuwe actie maakt u met: {PROGRAM} new actie {unit.id}/naam-van-de-actie",
        "Schrijf een datum als 31-3-2026 of 2026-03-31. Zet meer namen in één cel onder elkaar (Alt+Enter).",
        "Is een planning verschoven? Laat “planning” dan staan en zet in het bestand een verschuiving erbij.",
        "Het blad is beveiligd tegen vergissingen. Er is geen wachtwoord.",
        f"Bekijk daarna wat er zou veranderen: {command}",
        f"Klopt het? Schrijf het dan in de bestanden: {command} --write",
    )


def action_reply(unit: Unit, folder: Path, table: Table) -> Reply:
    """Return what the rows of a sheet of actions ask for; `folder` is that of the partnership."""
    problems = of_other_sheet(table, UNIT, unit.id, "de samenwerking")
    if problems:
        return Reply((), tuple(problems))
    intentions: list[Intention] = []
    seen: dict[str, int] = {}
    for row in table.rows:
        if is_blank(table, row, table.columns):
            continue
        action = action_of(table, row, ID, unit)
        if isinstance(action, Problem):
            problems.append(action)
        elif action.id in seen:
            problems.append(
                table.spot(row, ID).problem(
                    f"Deze actie staat ook in rij {seen[action.id]}.", "Haal een van de twee rijen weg."
                )
            )
        else:
            seen[action.id] = row.number
            one, found = _intention(table, row, action, folder)
            problems += found
            intentions += [one] if one else []
    return Reply(tuple(intentions), tuple(problems))


def _intention(
    table: Table, row: Row, action: Action, folder: Path
) -> tuple[Intention | None, list[Problem]]:
    fields = action_fields()
    differences, problems = asked(table, row, fields, action)
    columns: dict[Keys, str] = {field.keys: field.name for field in fields if field.name in table.columns}
    problems += refused(table, row, Action, _values(differences), columns)
    if has_errors(problems) or not differences:
        return None, problems
    edits: list[Edit] = [(one.field.keys, value_of(one.new, one.field)) for one in differences]
    return Intention(
        row=row,
        file=folder / "acties" / f"{action.id}.yml",
        what="",
        is_new=False,
        differences=differences,
        edits=tuple(edits),
        columns=columns,
    ), [*problems, *_about_planning(table, row, differences)]


def _values(differences: Iterable[Difference]) -> dict[str, Value]:
    """Return what is changed as the fields of an action, one group deep."""
    values: dict[str, Value] = {}
    for one in differences:
        group, value = values, value_of(one.new, one.field)
        for key in one.field.keys[:-1]:
            group = cast(dict[str, Value], group.setdefault(key, {}))
        if value is not None:
            group[one.field.keys[-1]] = value
    return values


def _about_planning(table: Table, row: Row, differences: tuple[Difference, ...]) -> list[Problem]:
    """The planning that the plan printed is there to stay: what became of it is a shift."""
    return [
        table.spot(row, _PLANNING).problem(
            "Hiermee verandert de planning zoals die in het plan staat.",
            "Is de planning verschoven? Laat haar staan en zet in het bestand een verschuiving erbij.",
            severity=Severity.WARNING,
        )
        for one in differences
        if one.field.name == _PLANNING and one.old
    ]
