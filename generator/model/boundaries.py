"""Where the municipalities of a partnership lie: the rings of their borders, as a map file gives them."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True)
class Area:
    """The land of one municipality: its code, and every ring of its border (islands and holes alike)."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Boundaries:
    """The borders of the municipalities of a partnership (`data/<p>/grenzen.geojson`)."""

    file: str
    areas: tuple[Area, ...]
    in_degrees: bool
    """Whether the coordinates are degrees (WGS84); otherwise metres of the Dutch grid (RD)."""
