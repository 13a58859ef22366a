"""What kind of work an action is, read from its planning where that is safe."""

from __future__ import annotations

from generator.model.action import Action, Nature
from generator.planning import Period, PlanningKind

_NATURE_OF = {
    PlanningKind.WITHIN: Nature.ONE_OFF,
    PlanningKind.UNTIL: Nature.ONE_OFF,
    PlanningKind.CONTINUOUS: Nature.CONTINUOUS,
    PlanningKind.RECURRING: Nature.RECURRING,
    PlanningKind.EVENT: Nature.EVENT,
}


def nature_of(action: Action, period: Period) -> Nature | None:
    """Return what an editor said, else what the planning says, else nothing: a start alone says too little."""
    return action.nature or _NATURE_OF.get(period.kind)
