"""Planning wordings: from Dutch plan language to a period, and back to plain words."""

from generator.planning.explain import explain
from generator.planning.grammar import parse_wording
from generator.planning.nearest import EXAMPLES
from generator.planning.period import (
    NamedEvent,
    Period,
    PlanningKind,
    Precision,
    Recurrence,
    Span,
    Unit,
    UnknownWording,
)
from generator.planning.quarters import Quarter, quarter_of, quarters_between

__all__ = [
    "EXAMPLES",
    "NamedEvent",
    "Period",
    "PlanningKind",
    "Precision",
    "Quarter",
    "Recurrence",
    "Span",
    "Unit",
    "UnknownWording",
    "explain",
    "parse_wording",
    "quarter_of",
    "quarters_between",
]
