"""What went wrong while a page was made, as a problem: templates and the generator may be under repair."""

from __future__ import annotations

import traceback
from pathlib import Path

from generator.problems import Place, Problem
from generator.rendering.templates import TEMPLATES

RULE = "opmaken"


class PageError(Exception):
    """A page cannot be made."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def problem_of(error: Exception) -> Problem:
    """Return an unexpected error as a problem: at the line of the template, or else of the code, that caused it."""
    frames = traceback.extract_tb(error.__traceback__)
    in_templates = [frame for frame in frames if Path(frame.filename).is_relative_to(TEMPLATES)]
    last = (in_templates or frames)[-1]
    place = Place(_near(Path(last.filename)), last.lineno or 0, 1)
    return Problem(place, f"Hier gaat het maken van de pagina mis: {error}", rule=RULE)


def _near(path: Path) -> str:
    """Return a path as people know it who work in this folder."""
    return (path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path).as_posix()
