"""Whether an action runs as planned: computed from planning and date, always with its reason.

Silence is never called late: a planned moment that passed without a report is only that.
What goes on has no end to miss.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from generator.dutch import capitalised, date_text
from generator.model.action import Nature, Shift
from generator.planning import PlanningKind, Precision
from generator.progress.planned import Planned
from generator.progress.state import Standing


class Timeliness(Enum):
    """The answers to 'Op schema?'."""

    UPCOMING = ("nog niet aan de beurt", "not-started", "De geplande periode moet nog beginnen.")
    WITHIN_PLANNING = ("binnen de planning", "running", "De geplande periode loopt nog.")
    LATE = (
        "later dan gepland",
        "late",
        "De geplande periode is voorbij, en een bericht zegt dat het werk niet af is.",
    )
    DONE_ON_TIME = ("op tijd klaar", "done", "Het werk was af voordat de geplande periode voorbij was.")
    DONE_LATE = ("later klaar dan gepland", "done-late", "Het werk is af, maar later dan gepland.")
    RESCHEDULED = (
        "verschoven naar later",
        "late",
        "De eerst geplande periode is voorbij. Er is besloten het werk later te doen; de reden staat erbij.",
    )
    PASSED_SILENTLY = (
        "gepland, nog geen bericht",
        "unknown",
        "De geplande periode is voorbij. Er is nog geen bericht over de uitvoering.",
    )
    ONGOING = ("loopt door", "running", "Dit werk gaat steeds door en kan dus niet te laat zijn.")
    RAN_TO_END = ("liep door tot het einde", "unknown", "Dit werk ging door zolang het plan liep.")
    NOT_PLANNED = ("geen moment afgesproken", "unknown", "Er is geen planning om aan te meten.")
    ENDED = ("niet meer van toepassing", "stopped", "De actie is gestopt, samengevoegd of overgenomen.")

    def __init__(self, label: str, style: str, definition: str) -> None:
        self.label = label
        self.style = style
        self.definition = definition

    @property
    def is_late(self) -> bool:
        """Whether a report says that the work is behind its planning."""
        return self is Timeliness.LATE


@dataclass(frozen=True)
class Judgement:
    """A timeliness and the sentence that says why."""

    timeliness: Timeliness
    reason: str


@dataclass(frozen=True)
class Case:
    """What a judgement rests on: the plannings, the nature, the reports and the plan, on one date."""

    first: Planned
    planned: Planned
    nature: Nature | None
    standing: Standing
    date: datetime.date
    last_shift: Shift | None = None
    plan_has_ended: bool = False


_NO_MOMENT = {
    PlanningKind.TO_BE_DETERMINED: "De planning is nog te bepalen (in het plan staat: {wording}).",
    PlanningKind.NOT_YET_KNOWN: "De planning is nog niet bekend (in het plan staat: {wording}).",
    PlanningKind.NOT_APPLICABLE: "Een planning is niet van toepassing (in het plan staat: {wording}).",
    PlanningKind.ABSENT: "Het plan noemt geen planning.",
}
_GOES_ON = (Nature.CONTINUOUS, Nature.RECURRING)


def judge(case: Case) -> Judgement:
    """Return whether an action runs as planned, and why."""
    if case.standing.state.has_ended_otherwise:
        return Judgement(Timeliness.ENDED, _ended_reason(case.standing))
    if case.nature in _GOES_ON:
        return _judge_ongoing(case)
    due = due_day(case.planned)
    if due is None or case.planned.wording is None:
        return Judgement(Timeliness.NOT_PLANNED, _no_moment_reason(case.planned))
    if case.standing.state.is_done:
        return _judge_done(case, due)
    if case.date > due:
        return _judge_overdue(case, due)
    return _judge_before_due(case, due)


def due_day(planned: Planned) -> datetime.date | None:
    """Return the last day on which the planned thing can happen; for a start alone the end of that start."""
    period = planned.period
    if period.kind is PlanningKind.FROM:
        return period.edge.end if period.edge else period.start
    return period.end


def _judge_ongoing(case: Case) -> Judgement:
    if case.standing.state.is_done and case.standing.finished_on:
        return Judgement(Timeliness.ENDED, f"Klaar op {date_text(case.standing.finished_on)}.")
    if case.plan_has_ended:
        return Judgement(
            Timeliness.RAN_TO_END, "Dit liep door zolang het plan liep en kan dus niet te laat zijn."
        )
    return Judgement(Timeliness.ONGOING, "Dit loopt door en kan dus niet te laat zijn.")


def _judge_done(case: Case, due: datetime.date) -> Judgement:
    finished, update = case.standing.finished_on, case.standing.update
    if finished is None and update and update.happened_on <= due:
        reported = date_text(update.happened_on)
        return Judgement(Timeliness.DONE_ON_TIME, f"Klaar volgens het bericht van {reported}.")
    if finished is None:
        return Judgement(Timeliness.NOT_PLANNED, "De dag waarop het klaar was, is niet bekend.")
    timeliness = Timeliness.DONE_ON_TIME if finished <= due else Timeliness.DONE_LATE
    return Judgement(timeliness, f"Klaar op {date_text(finished)}; {_ended(case.planned, due)}.")


def _judge_overdue(case: Case, due: datetime.date) -> Judgement:
    standing = case.standing
    if standing.update is None:
        return Judgement(
            Timeliness.PASSED_SILENTLY, f"{planned_text(case.planned)}. Nog geen bericht over de uitvoering."
        )
    if case.planned.period.kind is PlanningKind.FROM and standing.state.has_begun:
        return Judgement(Timeliness.WITHIN_PLANNING, f"{planned_text(case.planned)}. Het werk is begonnen.")
    last = f"laatste bericht van {date_text(standing.update.happened_on)}: {standing.state.label}"
    return Judgement(Timeliness.LATE, f"{capitalised(_ended(case.planned, due))}; {last}.")


def _judge_before_due(case: Case, due: datetime.date) -> Judgement:
    shift, first_due = case.last_shift, due_day(case.first)
    if shift and first_due and first_due < min(due, case.date):
        reason = (
            f"Eerst gepland voor {case.first.wording}, nu voor {case.planned.wording}. Reden: {shift.reason}"
        )
        return Judgement(Timeliness.RESCHEDULED, reason)
    start = case.planned.period.start
    if start is not None and case.date < start:
        begun = " Het werk is al begonnen." if case.standing.state.has_begun else ""
        timeliness = Timeliness.WITHIN_PLANNING if begun else Timeliness.UPCOMING
        return Judgement(timeliness, f"{planned_text(case.planned)}.{begun}")
    runs = "" if start == due else f"; {_runs(case.planned, due)}"
    return Judgement(Timeliness.WITHIN_PLANNING, f"{planned_text(case.planned)}{runs}.")


def planned_text(planned: Planned) -> str:
    """Return the planning as the start of a sentence, its wording untouched."""
    wording = planned.wording or ""
    reads_on = planned.period.kind in (PlanningKind.WITHIN, PlanningKind.EVENT) and not wording[:1].islower()
    return f"Gepland voor {wording}" if reads_on else f"Gepland: {wording}"


def _about(planned: Planned) -> str:
    """The border of a season, or of a part such as 'begin 2025', is our choice: then it is 'about' that day."""
    return "ongeveer " if planned.period.precision.is_our_choice else ""


def _has_unknown_days(planned: Planned) -> bool:
    return planned.period.kind is PlanningKind.EVENT and planned.period.precision is Precision.YEAR


def _ended(planned: Planned, due: datetime.date) -> str:
    if _has_unknown_days(planned):
        return f"de dagen van {planned.wording} staan niet op deze site, wel het jaar"
    if planned.period.precision is Precision.DAY and planned.period.start == due:
        return f"gepland was {planned.wording}"
    return f"{planned.wording} eindigde op {_about(planned)}{date_text(due)}"


def _runs(planned: Planned, due: datetime.date) -> str:
    if _has_unknown_days(planned):
        return "de dagen staan niet op deze site"
    if planned.period.kind is PlanningKind.FROM:
        return f"dat begint uiterlijk op {_about(planned)}{date_text(due)}"
    return f"dat loopt tot en met {_about(planned)}{date_text(due)}"


def _no_moment_reason(planned: Planned) -> str:
    reason = _NO_MOMENT.get(
        planned.period.kind, "De planning noemt geen laatste dag (in het plan staat: {wording})."
    )
    return reason.format(wording=planned.wording)


def _ended_reason(standing: Standing) -> str:
    day = f" op {date_text(standing.update.happened_on)}" if standing.update else ""
    return f"{standing.state.label.capitalize()}{day}."
