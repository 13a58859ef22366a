"""One action in a booklet: what its page shows in a list, who leads it, and what was said last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import addresses
from generator.dutch import date_text, list_text
from generator.edition import Edition
from generator.model.action import Action, PartyRole, Update
from generator.model.municipality import Municipality
from generator.model.portal import Unit
from generator.pages import parts
from generator.pages.page import source_text
from generator.progress.planned import shifts_until
from generator.progress.state import updates_about
from generator.progress.timeliness import Judgement, Timeliness


@dataclass(frozen=True)
class Report:
    """The newest report about an action, and what it says about the municipality of the booklet."""

    on: str
    update: Update
    remark: str | None


@dataclass(frozen=True)
class ActionLine:
    """One action: what the page shows of it in a list, who leads it, and what was said last."""

    row: parts.ActionRow
    leads: str
    place: str
    """Where the action stands in its plan."""
    judgement: Judgement | None
    shift_reason: str
    report: Report | None


class Lines:
    """Adds to the rows of a page what a booklet says besides."""

    def __init__(
        self,
        edition: Edition,
        unit: Unit,
        actions: tuple[Action, ...],
        municipality: Municipality | None = None,
    ) -> None:
        self._edition, self._unit, self._municipality = edition, unit, municipality
        self._actions = {addresses.action_address(unit.id, one.id): one for one in actions}
        self._has_one_plan = len(parts.plans_of_actions(unit, actions)) == 1

    def of(self, rows: Iterable[parts.ActionRow]) -> tuple[ActionLine, ...]:
        """Return the lines for some rows, in the same order."""
        return tuple(self._line(row, self._actions[row.address]) for row in rows)

    def _line(self, row: parts.ActionRow, action: Action) -> ActionLine:
        leads = [party.name for party in action.parties if party.role is PartyRole.LEAD]
        shifts = shifts_until(action, self._edition.reference_date)
        return ActionLine(
            row=row,
            leads=f"Leiding: {list_text(leads)}" if leads else "Het plan noemt niet wie de leiding neemt",
            place=action.source.section if self._has_one_plan else source_text(self._unit, action.source),
            judgement=_judgement(row),
            shift_reason=shifts[-1].reason if shifts and not _says_why_shifted(row) else "",
            report=self._report(action),
        )

    def _report(self, action: Action) -> Report | None:
        here = self._municipality.id if self._municipality else None
        update = next(iter(updates_about(action, here, self._edition.reference_date)), None)
        if update is None:
            return None
        remark = next((one.remark for one in update.per_municipality if one.municipality == here), None)
        return Report(date_text(update.happened_on), update, remark)


def _says_why_shifted(row: parts.ActionRow) -> bool:
    judgement = _judgement(row)
    return judgement is not None and judgement.timeliness is Timeliness.RESCHEDULED


def _judgement(row: parts.ActionRow) -> Judgement | None:
    """Whether the action runs as planned, where that says more than the state beside it."""
    if row.judgement is None:
        return None
    timeliness = row.judgement.timeliness
    says_nothing_new = timeliness is Timeliness.PASSED_SILENTLY and not row.state.has_report
    return None if says_nothing_new else row.judgement
