"""Where something stands in a YAML file, as numbers."""

from __future__ import annotations

import yaml

from generator.problems import Place

Spot = tuple[int, int]
"""A line and a column, both from 0."""


def start_of(event: yaml.Event) -> Spot:
    """Return where an event of the parser begins."""
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def end_of(event: yaml.Event) -> Spot:
    """Return where an event of the parser ends."""
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)


def place_at(file: str, spot: Spot) -> Place:
    """Return a spot as the place that an editor sees, with line and column from 1."""
    return Place(file, spot[0] + 1, spot[1] + 1)
