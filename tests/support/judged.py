"""What axe cannot judge by itself and a person has looked at.

axe calls a result "incomplete" when a program cannot know. Every one of them must fit a line of this list, and every
line must still be needed: an allow-list that only grows is worth nothing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Judged:
    """Results of one rule on one part of pages, and why they are right."""

    rule: str
    """The rule, by axe's name for it."""
    where: str
    """The elements, as a CSS selector."""
    doubt: str
    """Why axe cannot know."""
    judgement: str
    """Why it is right."""
    looked: str
    """How that was looked at."""
    narrower_than: int | None = None
    """On screens narrower than this only, in pixels; where nothing stands here, on all."""


JUDGED = (
    Judged(
        "color-contrast",
        "svg text",
        doubt="The ground of text in a drawing is an image to axe; a single digit is too short for it to be text.",
        judgement="Text in drawings has the page's own colours, which are measured to be at least 4.5 : 1: muted and "
        "ink on paper are 7.1 and 16.3 : 1 in light, 8.9 and 15.5 : 1 in dark. Where it crosses a line it has a rim "
        "in the colour of the ground.",
        looked="Charts at 320 and 1280 px, light and dark; test_text_in_drawings_has_contrast computes it each time.",
    ),
    Judged(
        "color-contrast",
        ".table-scroll *",
        doubt="A table that is wider than a narrow screen scrolls in its box; axe cannot see what is scrolled out "
        "of sight, or takes a single digit half in sight for an icon.",
        judgement="The cells have the colours of the page wherever they stand. The box can be scrolled by touch and "
        "by keyboard.",
        looked="At 1280 px the boxes are wide enough and axe measures the same cells: no result is left open there.",
        narrower_than=1280,
    ),
    Judged(
        "th-has-data-cells",
        "table.who",
        doubt="The name of a partnership heads a group of rows and no cell stands beside it.",
        judgement="scope=rowgroup heads the rows below it in the same tbody, as HTML means it.",
        looked="The source and the table at 320 and 1280 px: each group is a tbody that begins with its name.",
    ),
)
