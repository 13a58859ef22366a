"""What is wrong in the data, as values: a place, a sentence, what is allowed and what was meant.

Problems are collected and sorted, never raised one by one, so that an editor mends
ten mistakes in one round. The sentences are Dutch: editors read them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

_LONGEST_QUOTE = 60


class Severity(IntEnum):
    """How bad a problem is. Errors stop the build; warnings do not."""

    ERROR = 0
    WARNING = 1

    @property
    def label(self) -> str:
        """The Dutch word in a report."""
        return "fout" if self is Severity.ERROR else "let op"


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a file. Line and column count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    @property
    def name(self) -> str:
        """The file's name, whatever bytes it is made of, as it can be printed anywhere."""
        return printable(self.file)

    def __str__(self) -> str:
        return f"{self.name}:{max(self.line, 1)}:{max(self.column, 1)}"


@dataclass(frozen=True, order=True, slots=True)
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


def printable(text: str) -> str:
    """Return a text of the same length in which every character shows and none does anything."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)


def short(text: str) -> str:
    """Return what an editor typed as it can stand in a message: on one line, and not too long."""
    line = printable(" ".join(text[: 10 * _LONGEST_QUOTE].split()))
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"


def quoted(text: str) -> str:
    """Return what an editor typed, short and between quotation marks."""
    return f"“{short(text)}”"


def closest(found: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the candidate most like `found`, or nothing when none is like it (1 is the same, 0 nothing alike)."""
    by_lower_case = {candidate.lower(): candidate for candidate in candidates}
    typed = found[:_LONGEST_QUOTE].lower()
    matches = difflib.get_close_matches(typed, sorted(by_lower_case), n=1, cutoff=cutoff)
    return by_lower_case[matches[0]] if matches else None


def did_you_mean(meant: str | None) -> str:
    """Return the hint 'Bedoelde u “…”?', or nothing."""
    return f"Bedoelde u {quoted(meant)}?" if meant else ""


def nearest(found: str, candidates: Iterable[str]) -> str:
    """Return the hint 'Bedoelde u “…”?' for the candidate most like `found`, or nothing."""
    return did_you_mean(closest(found, candidates))


def allowed_values(candidates: Iterable[str], most: int = 12) -> str:
    """Return the sentence that lists what may stand somewhere, cut off where it grows long."""
    values = list(candidates)
    shown = ", ".join(values[:most])
    rest = f" en nog {len(values) - most}" if len(values) > most else ""
    return f"Toegestaan: {shown}{rest}." if values else ""


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops the build."""
    return any(problem.is_error for problem in problems)
