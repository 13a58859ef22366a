"""Reads `grenzen.geojson`: the borders of municipalities as Statistics Netherlands and PDOK publish them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.loading.disk import read_bytes
from generator.model.boundaries import Area, Boundaries, Point, Ring
from generator.problems import Place, Problem, quoted

_MOST_BYTES = 20_000_000
_CODE_KEYS = ("statcode", "gemeentecode", "gm_code")
_NAME_KEYS = ("statnaam", "gemeentenaam", "gm_naam")
_GEOMETRIES = {"Polygon": 1, "MultiPolygon": 2}
_RULE = "Download het opnieuw: het moet een GeoJSON-bestand met gemeentegrenzen van het CBS of PDOK zijn."


class _Unreadable(Exception):
    """A part of the file that cannot be used; the message says why, in Dutch."""


def read_boundaries(path: Path) -> tuple[Boundaries | None, list[Problem]]:
    """Return the borders in a file, or the problems that prevent it."""
    content, problems = read_bytes(path, _MOST_BYTES)
    if content is None:
        return None, problems
    return parse_boundaries(path.as_posix(), content)


def parse_boundaries(file: str, content: bytes) -> tuple[Boundaries | None, list[Problem]]:
    """Return the borders in the text of a file, or every problem in it."""
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        place = Place(file, error.lineno, error.colno)
        return None, [Problem(place, "Dit bestand is niet heel: vanaf hier is het niet te lezen.", _RULE)]
    except (UnicodeDecodeError, RecursionError):
        return None, [Problem(Place(file), "Dit bestand is niet te lezen.", _RULE)]
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not features:
        return None, [Problem(Place(file), "In dit bestand staat geen enkele gemeente.", _RULE)]
    return _boundaries(file, features)


def _boundaries(file: str, features: list[Any]) -> tuple[Boundaries | None, list[Problem]]:
    areas: list[Area] = []
    problems: list[Problem] = []
    for number, feature in enumerate(features, 1):
        try:
            areas.append(_area(feature))
        except _Unreadable as error:
            problems.append(Problem(Place(file), f"Vlak {number}: {error}", _RULE))
    kinds = {_in_degrees(point) for area in areas for ring in area.rings for point in ring}
    if not problems and (len(kinds) != 1 or None in kinds):
        problems.append(
            Problem(
                Place(file),
                "De coördinaten liggen niet in Nederland, of zijn niet allemaal van dezelfde soort.",
                "Gebruik RD-coördinaten (EPSG:28992) of graden (WGS84, EPSG:4326).",
            )
        )
    return (None if problems else Boundaries(file, tuple(areas), True in kinds)), problems


def _area(feature: Any) -> Area:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    values = (
        {str(key).lower(): value for key, value in properties.items()} if isinstance(properties, dict) else {}
    )
    code = next((str(values[key]).strip() for key in _CODE_KEYS if values.get(key)), "")
    name = next((str(values[key]).strip() for key in _NAME_KEYS if values.get(key)), "")
    if not code:
        raise _Unreadable(
            f"de gemeentecode ontbreekt{f' bij {quoted(name)}' if name else ''} (statcode of gemeentecode)."
        )
    return Area(_full_code(code), name, tuple(_rings(feature.get("geometry"))))


def _full_code(code: str) -> str:
    """PDOK writes 0355 where Statistics Netherlands writes GM0355."""
    return f"GM{code.zfill(4)}" if code.isdigit() else code.upper()


def _rings(geometry: Any) -> Iterator[Ring]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in _GEOMETRIES:
        raise _Unreadable(f"de vorm is {quoted(str(kind))}, maar moet Polygon of MultiPolygon zijn.")
    coordinates = geometry.get("coordinates")
    polygons = coordinates if _GEOMETRIES[kind] == 2 else [coordinates]
    try:
        rings = [tuple(_point(point) for point in ring) for polygon in polygons for ring in polygon]
    except (TypeError, ValueError, IndexError):
        raise _Unreadable("de coördinaten zijn geen lijst van punten met twee getallen.") from None
    if not rings or any(len(ring) < 4 for ring in rings):
        raise _Unreadable("een rand heeft minder dan vier punten.")
    yield from rings


def _point(value: Any) -> Point:
    x, y = value[0], value[1]
    if not all(
        isinstance(number, int | float) and not isinstance(number, bool) and math.isfinite(number)
        for number in (x, y)
    ):
        raise ValueError(value)
    return float(x), float(y)


def _in_degrees(point: Point) -> bool | None:
    """Tell the two kinds of coordinates apart; None for a point that lies outside the country in both."""
    x, y = point
    if 3 <= x <= 8 and 50 <= y <= 54:
        return True
    return False if -10_000 <= x <= 310_000 and 290_000 <= y <= 650_000 else None
