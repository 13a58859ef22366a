"""Whether an action runs as planned: computed from planning and date, always with its reason.

Silence is never called late: a planned moment that passed without a report is only that.
What goes on has no end to miss.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from generator.model.action import Nature
from generator.planning import PlanningKind
from generator.progress.planned import Planned
from generator.progress.state import Standing, State
from generator.dutch import date_text


class Timeliness(Enum):
    """The answers to 'Op schema?'."""

    UPCOMING = ("nog niet aan de beurt", "not-started", "De geplande periode moet nog beginnen.")
    WITHIN_PLANNING = ("binnen de planning", "running", "De geplande periode loopt nog.")
    LATE = ("later dan gepland", "late", "De geplande periode is voorbij, en een bericht zegt dat het werk niet af is.")
    DONE_ON_TIME = ("op tijd klaar", "done", "Het werk was af voordat de geplande periode voorbij was.")
    DONE_LATE = ("later klaar dan gepland", "done-late", "Het werk is af, maar later dan gepland.")
    PASSED_SILENTLY = ("gepland, nog geen bericht", "unknown",
                       "De geplande periode is voorbij. Er is nog geen bericht over de uitvoering.")
    ONGOING = ("loopt door", "running", "Dit werk gaat steeds door en kan dus niet te laat zijn.")
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


_NO_MOMENT = {
    PlanningKind.TO_BE_DETERMINED: "De planning is nog te bepalen (in het plan staat: {wording}).",
    PlanningKind.NOT_YET_KNOWN: "De planning is nog niet bekend (in het plan staat: {wording}).",
    PlanningKind.NOT_APPLICABLE: "Een planning is niet van toepassing (in het plan staat: {wording}).",
    PlanningKind.ABSENT: "Het plan noemt geen planning.",
}


def judge(planned: Planned, nature: Nature | None, standing: Standing, date: datetime.date) -> Judgement:
    """Return whether an action runs as planned on a date, and why."""
    if standing.state.has_ended_otherwise:
        return Judgement(Timeliness.ENDED, _ended_reason(standing))
    if nature in (Nature.CONTINUOUS, Nature.RECURRING) or planned.period.kind in (
        PlanningKind.CONTINUOUS, PlanningKind.RECURRING,
    ):
        return Judgement(Timeliness.ONGOING, "Dit loopt door en kan dus niet te laat zijn.")
    due = due_day(planned)
    if due is None or planned.wording is None:
        return Judgement(Timeliness.NOT_PLANNED, _no_moment_reason(planned))
    if standing.state.is_done:
        return _judge_done(planned.wording, due, standing)
    return _judge_open(planned, planned.wording, due, standing, date)


def due_day(planned: Planned) -> datetime.date | None:
    """Return the last day on which the planned thing can happen: the end, or for a start alone the end of that start."""
    period = planned.period
    if period.kind is PlanningKind.FROM:
        return period.edge.end if period.edge else period.start
    return period.end


def _judge_done(wording: str, due: datetime.date, standing: Standing) -> Judgement:
    finished = standing.finished_on
    if finished is None:
        return Judgement(Timeliness.NOT_PLANNED, "De dag waarop het klaar was, is niet bekend.")
    timeliness = Timeliness.DONE_ON_TIME if finished <= due else Timeliness.DONE_LATE
    return Judgement(timeliness, f"Klaar op {date_text(finished)}; {wording} eindigde op {date_text(due)}.")


def _judge_open(planned: Planned, wording: str, due: datetime.date, standing: Standing,
                date: datetime.date) -> Judgement:
    if date <= due:
        return _judge_before_due(planned, wording, due, date)
    if not standing.state.has_report or standing.update is None:
        return Judgement(Timeliness.PASSED_SILENTLY, f"Gepland voor {wording}. Nog geen bericht over de uitvoering.")
    if planned.period.kind is PlanningKind.FROM and standing.state.has_begun:
        return Judgement(Timeliness.WITHIN_PLANNING, f"Gepland: {wording}. Het werk is begonnen.")
    last = f"laatste bericht van {date_text(standing.update.happened_on)}: {standing.state.label}"
    return Judgement(Timeliness.LATE, f"{wording} eindigde op {date_text(due)}; {last}.")


def _judge_before_due(planned: Planned, wording: str, due: datetime.date, date: datetime.date) -> Judgement:
    start = planned.period.start
    if start is not None and date < start:
        return Judgement(Timeliness.UPCOMING, f"Gepland voor {wording}; dat begint op {date_text(start)}.")
    return Judgement(Timeliness.WITHIN_PLANNING, f"Gepland voor {wording}; dat loopt tot en met {date_text(due)}.")


def _no_moment_reason(planned: Planned) -> str:
    reason = _NO_MOMENT.get(planned.period.kind, "De planning noemt geen laatste dag (in het plan staat: {wording}).")
    return reason.format(wording=planned.wording)


def _ended_reason(standing: Standing) -> str:
    day = f" op {date_text(standing.update.happened_on)}" if standing.update else ""
    return f"{standing.state.label.capitalize()}{day}."
