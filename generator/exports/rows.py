"""The table of actions: a row per action, first what the plan says, then how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from generator import addresses
from generator.edition import Edition
from generator.exports.cells import Cell, CellKind
from generator.exports.columns import Column, columns_of
from generator.exports.part import Part, link
from generator.exports.public import public_unit
from generator.model.action import Action, PartyRole, Update
from generator.model.portal import Unit
from generator.progress.standing import Assessment
from generator.progress.state import Standing, updates_about


@dataclass(frozen=True)
class Case:
    """An action in a part, and where it stands there on the reference date: as the page of the part shows it."""

    edition: Edition
    part: Part
    action: Action
    assessment: Assessment

    @property
    def unit(self) -> Unit:
        """The partnership of the action."""
        return self.part.unit

    @property
    def standing(self) -> Standing:
        """How far the action is, in one municipality or as a whole."""
        return self.assessment.standing


Value = Callable[[Case], Cell]


@dataclass(frozen=True)
class Computed:
    """A column that is not typed by an editor but follows from the data and the reference date."""

    column: Column
    value: Value


def _computed(name: str, description: str, value: Value, kind: CellKind = CellKind.TEXT) -> Computed:
    return Computed(Column(name, description, kind), value)


COMPUTED: tuple[Computed, ...] = (
    _computed("plan_titel", "De naam van het plan.", lambda one: one.unit.plans[one.action.plan].title),
    _computed(
        "prioriteit_titel",
        "De naam van de prioriteit.",
        lambda one: one.unit.priorities[one.action.priority].title,
    ),
    _computed(
        "samen",
        "Ja als gemeenten dit samen doen.",
        lambda one: one.unit.is_joint(one.action),
        CellKind.YES_NO,
    ),
    _computed(
        "deelnemers",
        "De gemeenten die meedoen, met hun naam.",
        lambda one: tuple(town.name for town in one.unit.participants(one.action)),
        CellKind.LIST,
    ),
    _computed(
        "trekkers",
        "Wie de leiding neemt bij de actie.",
        lambda one: tuple(party.name for party in one.action.parties if party.role is PartyRole.LEAD),
        CellKind.LIST,
    ),
    _computed(
        "soort_volgens_site",
        "De soort: ingevuld, of afgeleid uit de planning.",
        lambda one: one.assessment.nature.value if one.assessment.nature else None,
    ),
    _computed(
        "planning_nu",
        "De planning op de peildatum, na verschuivingen.",
        lambda one: one.assessment.planned.wording,
    ),
    _computed(
        "planning_nu_begin",
        "De eerste dag van die planning. Alleen om te sorteren.",
        lambda one: one.assessment.planned.period.start,
        CellKind.DATE,
    ),
    _computed(
        "planning_nu_einde",
        "De laatste dag van die planning. Alleen om te sorteren.",
        lambda one: one.assessment.planned.period.end,
        CellKind.DATE,
    ),
    _computed(
        "verschoven",
        "Ja als de planning anders is dan het plan eerst zei.",
        lambda one: one.assessment.has_shifted,
        CellKind.YES_NO,
    ),
    _computed(
        "stand",
        "Hoe ver het is volgens het laatste bericht. In een bestand van één gemeente: hoe ver die is.",
        lambda one: one.standing.state.label,
    ),
    _computed(
        "stand_sinds",
        "De dag waarop dat gebeurde.",
        lambda one: one.standing.update.happened_on if one.standing.update else None,
        CellKind.DATE,
    ),
    _computed(
        "klaar_op", "De dag waarop het klaar was.", lambda one: one.standing.finished_on, CellKind.DATE
    ),
    _computed(
        "op_schema",
        "Of de actie op schema ligt. Leeg zolang de samenwerking geen voortgang meldt. "
        "In een bestand van één gemeente: of die op schema ligt.",
        lambda one: one.assessment.judgement.timeliness.label if one.assessment.judgement else None,
    ),
    _computed(
        "op_schema_reden",
        "Waarom, in één zin.",
        lambda one: one.assessment.judgement.reason if one.assessment.judgement else None,
    ),
    _computed(
        "telt_als",
        "Hoe de actie telt, zie de pagina over de standen.",
        lambda one: one.assessment.outcome.label,
    ),
    _computed(
        "telt_mee",
        "Ja als de actie meetelt in de aantallen op de site.",
        lambda one: one.assessment.outcome.counts,
        CellKind.YES_NO,
    ),
    _computed(
        "laatste_bericht",
        "De dag van het laatste bericht. In een bestand van één gemeente: over die gemeente of over alle.",
        lambda one: next((update.happened_on for update in _updates(one)), None),
        CellKind.DATE,
    ),
    _computed(
        "aantal_berichten",
        "Hoeveel berichten er zijn. In een bestand van één gemeente: over die gemeente of over alle.",
        lambda one: len(_updates(one)),
        CellKind.WHOLE_NUMBER,
    ),
    _computed(
        "webadres",
        "De pagina over deze actie.",
        lambda one: link(one.edition, one.part.address, addresses.action_address(one.unit.id, one.action.id)),
    ),
)


def _updates(case: Case) -> list[Update]:
    here = case.part.municipality
    return updates_about(case.action, here.id if here else None, case.edition.reference_date)


@dataclass(frozen=True)
class Table:
    """Columns, and rows with a cell for each of them."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@cache
def action_columns() -> tuple[Column, ...]:
    """Return every column of the table of actions."""
    return (*columns_of(Action), *(one.column for one in COMPUTED))


def public_actions(edition: Edition, part: Part) -> tuple[Action, ...]:
    """Return the actions of a part as they were public on the reference date."""
    public = public_of(edition, part.unit)
    return tuple(public.actions[one.id] for one in part.actions)


def public_of(edition: Edition, unit: Unit) -> Unit:
    """Return a partnership as it was public on the reference date."""
    return edition.once(f"public {unit.id}", lambda: public_unit(unit, edition.reference_date))


def cases(edition: Edition, part: Part) -> tuple[Case, ...]:
    """Return where every action of a part stands."""
    here = part.municipality
    assessments = edition.assessments(part.unit, here.id if here else None)
    return tuple(Case(edition, part, one, assessments[one.id]) for one in part.actions)


def action_table(edition: Edition, part: Part) -> Table:
    """Return the table of actions of a part: the same for each form in which it is written."""
    return edition.once(f"table of actions of {part.address}", lambda: _table(edition, part))


def _table(edition: Edition, part: Part) -> Table:
    pairs = zip(public_actions(edition, part), cases(edition, part), strict=True)
    rows = (
        (*_cells(edition, part.unit, action), *(one.value(case) for one in COMPUTED))
        for action, case in pairs
    )
    return Table(action_columns(), tuple(rows))


def _cells(edition: Edition, unit: Unit, action: Action) -> tuple[Cell, ...]:
    """What editors typed: the same in every part of a partnership that has the action."""
    return edition.once(
        f"cells of {unit.id} {action.id}",
        lambda: tuple(column.cell(action) for column in columns_of(Action)),
    )
