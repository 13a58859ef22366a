"""How an action counts: one table over nature, planning, state and the period of its plan.

The first row that fits decides. The table is also a page for visitors, so every row
says in a sentence what it means.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from generator.model.action import Nature
from generator.model.plan import Plan
from generator.planning import Period, PlanningKind
from generator.progress.state import State


class PlanningClass(Enum):
    """What a planning gives to measure against."""

    MOMENT = "een moment of periode"
    ONGOING = "doorlopend of terugkerend"
    OPEN = "nog te bepalen, niet bekend of niet van toepassing"
    NONE = "geen planning"

    @classmethod
    def of(cls, period: Period) -> PlanningClass:
        """Return the class of a period."""
        if period.kind is PlanningKind.ABSENT:
            return cls.NONE
        if period.kind in (PlanningKind.CONTINUOUS, PlanningKind.RECURRING):
            return cls.ONGOING
        return cls.MOMENT if period.kind.says_when else cls.OPEN


class Phase(Enum):
    """Where a date lies in the period of a plan."""

    BEFORE = "het plan moet nog beginnen"
    DURING = "het plan loopt"
    AFTER = "het plan is afgelopen"

    @classmethod
    def of(cls, plan: Plan, date: datetime.date) -> Phase:
        """Return the phase of a plan on a date; a plan without a known period is taken to run."""
        if plan.first_day and date < plan.first_day:
            return cls.BEFORE
        return cls.AFTER if plan.has_ended(date) else cls.DURING


@dataclass(frozen=True)
class Situation:
    """Everything that decides how an action counts on a date."""

    nature: Nature | None
    planning: PlanningClass
    state: State
    phase: Phase
    is_umbrella: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether the action has no end of its own."""
        return self.nature in (Nature.CONTINUOUS, Nature.RECURRING) or (
            self.nature is None and self.planning is PlanningClass.ONGOING
        )


@dataclass(frozen=True)
class Outcome:
    """What is shown for a situation, and how it counts."""

    label: str
    counts: bool
    is_done: bool
    is_active: bool
    meaning: str


@dataclass(frozen=True)
class Rule:
    """One row of the table: empty means 'whatever it is'."""

    outcome: Outcome
    states: tuple[State, ...] = ()
    phases: tuple[Phase, ...] = ()
    goes_on: bool | None = None
    is_umbrella: bool | None = None

    def fits(self, situation: Situation) -> bool:
        """Tell whether this row is about a situation."""
        return (
            (not self.states or situation.state in self.states)
            and (not self.phases or situation.phase in self.phases)
            and self.goes_on in (None, situation.goes_on)
            and self.is_umbrella in (None, situation.is_umbrella)
        )


RULES: tuple[Rule, ...] = (
    Rule(
        Outcome(
            "paraplu",
            False,
            False,
            False,
            "De actie bestaat uit andere acties. Die tellen mee, deze zelf niet.",
        ),
        is_umbrella=True,
    ),
    Rule(
        Outcome(
            "samengevoegd",
            False,
            False,
            False,
            "De actie is opgegaan in een andere. Alleen die andere telt mee.",
        ),
        (State.MERGED,),
    ),
    Rule(
        Outcome(
            "overgenomen",
            False,
            False,
            False,
            "Een andere organisatie doet dit. De actie telt hier niet meer mee.",
        ),
        (State.HANDED_OVER,),
    ),
    Rule(
        Outcome(
            "gestopt",
            True,
            False,
            False,
            "De actie gaat niet verder. Zij blijft meetellen als beloofd, niet als klaar.",
        ),
        (State.STOPPED,),
    ),
    Rule(Outcome("klaar", True, True, False, "Het werk is af."), (State.DONE,)),
    Rule(
        Outcome(
            "nog geen bericht, het plan moet nog beginnen",
            True,
            False,
            False,
            "Het plan moet nog beginnen en er is nog geen bericht.",
        ),
        (State.NO_REPORT,),
        (Phase.BEFORE,),
    ),
    Rule(
        Outcome(
            "nog geen bericht, het plan is afgelopen",
            True,
            False,
            False,
            "Het plan is afgelopen en er is nog geen bericht. Dat zegt niet of het werk is gedaan.",
        ),
        (State.NO_REPORT,),
        (Phase.AFTER,),
    ),
    Rule(
        Outcome(
            "nog geen bericht",
            True,
            False,
            False,
            "Niemand heeft nog iets laten weten. Dat zegt niet of er iets is gedaan.",
        ),
        (State.NO_REPORT,),
    ),
    Rule(
        Outcome(
            "liep tot het einde van het plan",
            True,
            False,
            False,
            "Dit werk ging door zolang het plan liep. Het heeft geen eigen einde en telt niet als klaar.",
        ),
        (State.RUNNING,),
        (Phase.AFTER,),
        goes_on=True,
    ),
    Rule(
        Outcome(
            "bezig toen het plan afliep",
            True,
            False,
            False,
            "Het plan is afgelopen. Het laatste bericht zegt dat het werk nog niet af was.",
        ),
        (State.RUNNING,),
        (Phase.AFTER,),
        goes_on=False,
    ),
    Rule(
        Outcome("bezig, loopt door", True, False, True, "Er wordt aan gewerkt, en dat gaat door."),
        (State.RUNNING,),
        goes_on=True,
    ),
    Rule(Outcome("bezig", True, False, True, "Er wordt aan gewerkt."), (State.RUNNING,)),
    Rule(
        Outcome(
            "niet begonnen toen het plan afliep",
            True,
            False,
            False,
            "Het plan is afgelopen. Het laatste bericht zegt dat het werk nog niet was begonnen.",
        ),
        (State.NOT_STARTED,),
        (Phase.AFTER,),
    ),
    Rule(
        Outcome("nog niet begonnen", True, False, True, "Het werk moet nog beginnen."), (State.NOT_STARTED,)
    ),
    Rule(
        Outcome(
            "lag stil toen het plan afliep",
            True,
            False,
            False,
            "Het plan is afgelopen. Het laatste bericht zegt dat het werk stillag.",
        ),
        (State.ON_HOLD,),
        (Phase.AFTER,),
    ),
    Rule(
        Outcome("ligt stil", True, False, True, "Het werk gaat nu niet door. De reden staat erbij."),
        (State.ON_HOLD,),
    ),
)


def outcome_of(situation: Situation) -> Outcome:
    """Return how an action counts in a situation. Every situation fits a row."""
    return next(rule.outcome for rule in RULES if rule.fits(situation))
