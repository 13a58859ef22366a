"""A file that the YAML parser could not read to its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import yaml

from generator.loading.marks import Spot, place_at
from generator.problems import Problem


@dataclass(frozen=True)
class Failure:
    """Where the parser gave up, what it said, and what it saw last."""

    file: str
    lines: Sequence[str]
    said: str
    spot: Spot
    """Where the parser gave up; never past the last line with something on it."""
    began: Spot | None
    """Where the thing begins that the parser was reading."""
    last: yaml.Event | None
    open: Sequence[yaml.Event]
    """The [ and { that are not closed yet."""

    @property
    def here(self) -> str:
        """The line where the parser gave up."""
        return self.lines[self.spot[0]]

    @cached_property
    def above(self) -> int | None:
        """The number of the nearest line above with more than a comment on it."""
        numbers = range(self.spot[0] - 1, -1, -1)
        return next((number for number in numbers if self.has_content(number)), None)

    @property
    def quoted_text(self) -> yaml.ScalarEvent | None:
        """The text between quotation marks that the parser saw last, if it was that."""
        is_quoted = isinstance(self.last, yaml.ScalarEvent) and self.last.style in ("'", '"')
        return self.last if isinstance(self.last, yaml.ScalarEvent) and is_quoted else None

    def has_content(self, number: int) -> bool:
        """Whether there is more than a comment on a line."""
        line = self.lines[number].strip()
        return bool(line) and not line.startswith("#")

    def problem(self, message: str, allowed: str = "", spot: Spot | None = None) -> Problem:
        """Return a problem at a spot; without one, where the parser gave up."""
        return Problem(place_at(self.file, spot or self.spot), message, allowed)


def failure_of(
    file: str, text: str, error: yaml.YAMLError, last: yaml.Event | None, still_open: Sequence[yaml.Event]
) -> Failure:
    """Return what an error of the parser says about a text."""
    lines = text.rstrip("\n ").split("\n")
    context, problem = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    mark = problem or context
    spot = (mark.line, mark.column) if mark else (0, 0)
    if spot[0] >= len(lines):  # the parser points past the end: show the end of the last line
        spot = (len(lines) - 1, len(lines[-1]))
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    began = (context.line, context.column) if context else None
    return Failure(file, lines, said, spot, began, last, tuple(still_open))
