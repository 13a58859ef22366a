"""What is wrong in the data, as values: a place, a sentence, what is allowed and what was meant.

Problems are collected and sorted, never raised one by one, so that an editor mends
ten mistakes in one round. The sentences are Dutch: editors read them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How bad a problem is. Errors stop the build; warnings do not."""

    ERROR = 0
    WARNING = 1

    @property
    def label(self) -> str:
        """The Dutch word in a report."""
        return "fout" if self is Severity.ERROR else "let op"


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file. Line and column count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an editor has to mend, or to look at.

    `message` says what was found, `allowed` what may stand there, `hint` what was
    probably meant. `rule` is the id of the check that found it.
    """

    place: Place
    message: str
    allowed: str = ""
    hint: str = ""
    severity: Severity = Severity.ERROR
    rule: str = "inlezen"

    @property
    def is_error(self) -> bool:
        """Whether this problem stops the build."""
        return self.severity is Severity.ERROR

    @property
    def sentence(self) -> str:
        """Message, allowed values and hint as one line of text."""
        return " ".join(part for part in (self.message, self.allowed, self.hint) if part)

    def __str__(self) -> str:
        return f"{self.place}: {self.severity.label}: {self.sentence}"


def nearest(found: str, candidates: Iterable[str]) -> str:
    """Return the hint 'Bedoelde u "…"?' for the candidate most like `found`, or nothing."""
    by_lower_case = {candidate.lower(): candidate for candidate in candidates}
    matches = difflib.get_close_matches(found.lower(), sorted(by_lower_case), n=1, cutoff=0.6)
    return f"Bedoelde u “{by_lower_case[matches[0]]}”?" if matches else ""


def allowed_values(candidates: Iterable[str], most: int = 12) -> str:
    """Return the sentence that lists what may stand somewhere, cut off where it grows long."""
    values = list(candidates)
    shown = ", ".join(values[:most])
    rest = f" en nog {len(values) - most}" if len(values) > most else ""
    return f"Toegestaan: {shown}{rest}." if values else ""


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops the build."""
    return any(problem.is_error for problem in problems)
