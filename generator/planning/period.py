"""What a planning says: the nouns, without the language they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum


class PlanningKind(Enum):
    """What sort of statement about time a wording makes."""

    WITHIN = "within"
    """It happens somewhere in the period: "Q4 2024"."""
    CONTINUOUS = "continuous"
    """It goes on all the time: "doorlopend"; bounded only when the wording says so."""
    RECURRING = "recurring"
    """It comes back: "jaarlijks"; how often stands in the recurrence, when known."""
    FROM = "from"
    """Only its start is named: "Start Q4 2024"."""
    UNTIL = "until"
    """Only its end is named: "Q4 2025 (afronding)"."""
    EVENT = "event"
    """It happens at a named event in a year: "Week van de Veiligheid 2025"."""
    TO_BE_DETERMINED = "to be determined"
    """Ntb: someone still has to decide it."""
    NOT_YET_KNOWN = "not yet known"
    """N.n.b.: it is not known; that is not the same as undecided."""
    NOT_APPLICABLE = "not applicable"
    """N.v.t.: a planning does not apply here."""
    ABSENT = "absent"
    """There is no wording at all."""

    @property
    def has_end(self) -> bool:
        """Whether every planning of this kind ends on a known day."""
        return self in (PlanningKind.WITHIN, PlanningKind.UNTIL, PlanningKind.EVENT)

    @property
    def is_open_ended(self) -> bool:
        """Whether a planning of this kind goes on unless its wording names an end."""
        return self in (
            PlanningKind.CONTINUOUS,
            PlanningKind.RECURRING,
            PlanningKind.FROM,
        )

    @property
    def says_when(self) -> bool:
        """Whether the wording says anything about time: not Ntb, N.v.t. or nothing."""
        return self.has_end or self.is_open_ended


class Precision(Enum):
    """How exactly the wording names its moments, from exact to vague."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    """The plan names a season; which months that are is our choice."""
    HALF_YEAR = "half year"
    YEAR = "year"
    SCHOOL_YEAR = "school year"
    APPROXIMATE = "approximate"
    """Begin, medio or eind of something: where that begins and ends is our choice."""
    NONE = "none"
    """No moment is named."""

    @property
    def is_our_choice(self) -> bool:
        """Whether the dates are an interpretation of ours, not a fact of the plan."""
        return self in (Precision.SEASON, Precision.APPROXIMATE)

    def or_coarser(self, other: Precision) -> Precision:
        """Return the vaguest of two: a range is as exact as its vaguest end."""
        order = list(Precision)
        return max(self, other, key=order.index)


class Unit(Enum):
    """The cycle that a recurrence counts in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def days(self) -> int:
        """The least number of days that one such cycle has."""
        lengths = {"day": 1, "week": 7, "month": 28, "quarter": 90, "year": 365}
        return lengths[self.value]


@dataclass(frozen=True)
class Recurrence:
    """How often something comes back: `times` in every `every` units."""

    times: int
    every: int
    unit: Unit
    months: tuple[int, ...] = ()
    """The months it is bound to, in the order named: "jaarlijks in oktober" is (10,)."""

    @property
    def cycle_days(self) -> int:
        """The least number of days in which one whole cycle fits."""
        return self.every * self.unit.days


@dataclass(frozen=True)
class Span:
    """A stretch of days, the last one included, and how exactly it was named."""

    start: date
    end: date
    precision: Precision
    event: str | None = None
    """The event that the stretch was named by."""

    def __post_init__(self) -> None:
        """Refuse a stretch that ends before it starts."""
        if self.end < self.start:
            raise ValueError(f"{self.start} must not be after {self.end}")


@dataclass(frozen=True)
class Period:
    """What a wording means; made to sort, filter and compare, never to be printed."""

    kind: PlanningKind
    start: date | None = None
    """First day; None when the wording names none."""
    end: date | None = None
    """Last day, included; None when the wording names none."""
    precision: Precision = Precision.NONE
    recurrence: Recurrence | None = None
    """How often; None for what recurs without a number ("periodiek")."""
    event: str | None = None
    """The name of the event, as the data spell it."""
    edge: Span | None = None
    """The moment that names the one known side of the period. "Start Q4 2024" starts on
    1 October at the earliest, but it is late only after 31 December: the edge's end."""

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts."""
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"{self.start} must not be after {self.end}")

    @property
    def has_end(self) -> bool:
        """Whether the last day is known."""
        return self.end is not None

    @property
    def days(self) -> int | None:
        """How many days it has; None when a side of it is open."""
        return (self.end - self.start).days + 1 if self.start and self.end else None

    @property
    def is_open_ended(self) -> bool:
        """Whether it goes on after every day that the wording names."""
        return self.kind.is_open_ended and self.end is None


@dataclass(frozen=True)
class NamedEvent:
    """An event that plannings name, with the dates of the years that are known."""

    name: str
    editions: Mapping[int, tuple[date, date]] = field(default_factory=dict)
    """Year of the edition → first and last day."""

    def __hash__(self) -> int:
        """Let events be a key, though their editions are a dictionary."""
        return hash(self.name)

    def __post_init__(self) -> None:
        """Refuse an edition that ends before it starts."""
        for year, (start, end) in self.editions.items():
            if end < start:
                raise ValueError(f"{self.name} {year}: {start} must not be after {end}")


@dataclass(frozen=True)
class UnknownWording:
    """A wording that the grammar does not know."""

    wording: str
    """Exactly as it was typed."""
    nearest: tuple[str, ...]
    """One to three wordings that are known and look most like it."""
