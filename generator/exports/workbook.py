"""The table of actions as a workbook: typed columns, a sheet per list of an action, an explanation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.dutch import date_text
from generator.edition import Edition
from generator.exports.cells import CellKind
from generator.exports.columns import Column, columns_of
from generator.exports.licences import licence_of
from generator.exports.office_xml import BOLD, LINE, About, Row, Sheet, workbook
from generator.exports.part import Part
from generator.exports.rows import Table, action_table, public_actions
from generator.model.action import Action

MAIN_SHEET, EXPLANATION = "acties", "uitleg"
_OWNER = Column("actie", "De actie waar deze regel bij hoort.", CellKind.TEXT)
_WIDTHS = {CellKind.TEXT: 28, CellKind.LIST: 28, CellKind.GROUPS: 28}
_NARROW = 14


def actions_workbook(edition: Edition, part: Part) -> bytes:
    """Return the actions of a part as XLSX. What an action has several of stands on a sheet of its own."""
    tables = dict(_tables(edition, part))
    sheets = (_sheet(name, table) for name, table in tables.items())
    return workbook([*sheets, _explanation(edition, part, tables)], _about(edition, part))


def _about(edition: Edition, part: Part) -> About:
    licence, date = licence_of(edition), edition.reference_date
    return About(
        title=f"Acties: {part.title}",
        description=f"Eén regel per actie. Stand op {date_text(date)}. Licentie: {licence.name}.",
        author=edition.portal.site.name,
        day=date,
        licence=licence.uri,
    )


def _tables(edition: Edition, part: Part) -> Iterable[tuple[str, Table]]:
    table = action_table(edition, part)
    own = [index for index, column in enumerate(table.columns) if column.kind is not CellKind.GROUPS]
    yield (
        MAIN_SHEET,
        Table(
            tuple(table.columns[index] for index in own),
            tuple(tuple(row[index] for index in own) for row in table.rows),
        ),
    )
    for column in columns_of(Action):
        if column.group:
            yield column.name, _list_table(column, public_actions(edition, part))


def _list_table(column: Column, actions: Iterable[Action]) -> Table:
    """What every action has several of, with the action in front."""
    assert column.group
    inner = columns_of(column.group)
    rows = tuple(
        (action.id, *(one.cell(item) for one in inner))
        for action in actions
        for item in getattr(action, column.path[0])
    )
    return Table((_OWNER, *inner), rows)


def _sheet(name: str, table: Table) -> Sheet:
    widths = [_WIDTHS.get(column.kind, _NARROW) for column in table.columns]
    head = Row([column.name for column in table.columns], BOLD)
    return Sheet(name, widths, [head, *map(Row, table.rows)], has_head=True)


def _explanation(edition: Edition, part: Part, tables: Mapping[str, Table]) -> Sheet:
    """Say in words what stands in the workbook, for who got it without the site."""
    columns = [(name, column) for name, table in tables.items() for column in table.columns]
    rows = (
        Row([f"Acties: {part.title}"], BOLD),
        Row(
            [f"Stand op {date_text(edition.reference_date)}. Gemaakt door {edition.portal.site.publisher}."],
            LINE,
        ),
        Row([f"Licentie: {licence_of(edition).name}."], LINE),
        Row(
            ["Een lege cel betekent: niet bekend of niet ingevuld. Dat is iets anders dan nul of nee."],
            LINE,
        ),
        Row([]),
        Row(["blad", "kolom", "wat er staat"], BOLD),
        *(Row([name, column.name, column.description]) for name, column in columns),
    )
    return Sheet(EXPLANATION, (20, 26, 90), rows, has_head=False)
