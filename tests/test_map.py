"""A map of a partnership from a file with borders. The polygons are invented."""

from __future__ import annotations

import json
import math
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from generator.loading.boundaries import parse_boundaries
from generator.model.boundaries import Boundaries
from generator.problems import Problem
from generator.rendering.map import Drawing, drawing_of
from tests.conftest import Serve
from tests.support.sites import EXAMPLE, BuiltSite, built, example_inputs, new_problems, text_of

Ring = list[list[float]]
CODES = ("GM9901", "GM9902", "GM9903", "GM9904")
PAGE = "lindemark/"


def wall(start: tuple[float, float], end: tuple[float, float], points: int) -> Ring:
    """Return a winding border from one corner to another, without its last point."""
    (x1, y1), (x2, y2) = start, end
    steps = [step / points for step in range(points)]
    return [
        [
            x1 + (x2 - x1) * t + 300 * math.sin(25 * t) * t * (1 - t),
            y1 + (y2 - y1) * t + 300 * math.sin(17 * t) * t * (1 - t),
        ]
        for t in steps
    ]


def block(column: int, row: int, points: int) -> Ring:
    """Return one invented municipality of five kilometres, in metres of the Dutch grid."""
    left, low, size = 140_000 + 5_000 * column, 450_000 + 5_000 * row, 5_000
    corners = [(left, low), (left + size, low), (left + size, low + size), (left, low + size)]
    ring: Ring = []
    for here, there in zip(corners, [*corners[1:], corners[0]], strict=True):
        # Neighbours walk along the same border in opposite directions.
        forward = wall(min(here, there), max(here, there), points)
        ring += forward if here < there else [*reversed([*forward[1:], [*map(float, max(here, there))]])]
    return [*ring, ring[0]]


def feature(code: str, ring: Ring, **properties: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"statcode": code, **properties},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def collection(*features: dict[str, Any]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def invented(points: int = 40) -> bytes:
    """Return four invented municipalities, two by two."""
    return collection(
        *(
            feature(code, block(place % 2, place // 2, points), statnaam=code)
            for place, code in enumerate(CODES)
        )
    )


def in_degrees(content: bytes) -> bytes:
    """Return the same polygons in degrees: roughly, which is enough for invented land."""
    document = json.loads(content)
    for one in document["features"]:
        ring = one["geometry"]["coordinates"][0]
        one["geometry"]["coordinates"][0] = [
            [5 + (x - 140_000) / 68_000, 52 + (y - 450_000) / 111_000] for x, y in ring
        ]
    return json.dumps(document).encode()


def parsed(content: bytes) -> Boundaries:
    boundaries, problems = parse_boundaries("grenzen.geojson", content)
    assert boundaries is not None, problems
    return boundaries


def reported(content: bytes) -> list[Problem]:
    boundaries, problems = parse_boundaries("grenzen.geojson", content)
    assert boundaries is None
    return problems


def weight(drawing: Drawing) -> int:
    return sum(len(shape.path) for shape in drawing.shapes)


def example_with(tmp_path: Path, content: bytes) -> Path:
    root = tmp_path / "example"
    shutil.copytree(EXAMPLE, root)
    (root / "data" / "lindemark" / "grenzen.geojson").write_bytes(content)
    return root


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The example with invented borders, far more detailed than a screen can show."""
    folder = tmp_path_factory.mktemp("map")
    return built(example_inputs(root=example_with(folder, invented(points=4000))), folder / "site")


def test_the_map_leads_to_every_municipality_and_so_does_a_list(mapped: BuiltSite) -> None:
    page = mapped.mains[PAGE]
    (figure,) = page.xpath('.//figure[@class="map"]')
    on_the_map = {(text_of(link), link.get("href")) for link in figure.iter("a")}
    assert on_the_map == {
        ("Lindemark", "gemeenten/lindemark/"),
        ("’t Zand", "gemeenten/t-zand/"),
        ("Sint-Élooi / Oost", "gemeenten/sint-elooi-oost/"),
        ("Broek & Veen", "gemeenten/broek-en-veen/"),
    }
    listed = {(text_of(link), link.get("href")) for link in figure.getnext().iter("a")}
    assert on_the_map == listed
    assert "Bron: CBS, Kadaster." in text_of(figure)


def test_the_drawing_stays_light(mapped: BuiltSite) -> None:
    source = (mapped.folder / PAGE / "index.html").read_text(encoding="utf-8")
    (drawing,) = re.findall(r"<svg.*?</svg>", source, re.DOTALL)
    assert len(drawing.encode()) < 15_000
    assert "style=" not in drawing


def test_without_a_file_there_is_no_map(example_site: BuiltSite) -> None:
    assert not example_site.mains[PAGE].xpath(".//figure[@class='map']")


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_a_municipality_on_the_map_is_a_link_for_mouse_and_keyboard(
    mapped: BuiltSite, browser: Browser, serve: Serve, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(serve(mapped.folder) + PAGE)
    land = page.locator(".map svg").get_by_role("link", name="’t Zand")
    land.focus()
    expect(land).to_be_focused()
    box = page.locator(".map svg").bounding_box()
    assert box is not None
    assert 0 < box["width"] <= width
    land.locator("path").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("’t Zand")
    context.close()


def test_neighbours_still_share_their_border() -> None:
    drawing = drawing_of(parsed(invented(points=400)))
    corners = [dots(shape.path) for shape in drawing.shapes]
    for one, other in ((0, 1), (2, 3), (0, 2), (1, 3)):
        assert len(corners[one] & corners[other]) > 10


def dots(path: str) -> set[tuple[int, int]]:
    """Return the places that a path goes through."""
    found: set[tuple[int, int]] = set()
    for part in path.split("z")[:-1]:
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        x, y = numbers[:2]
        found.add((x, y))
        for across, down in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + across, y + down
            found.add((x, y))
    return found


def test_north_is_up_and_the_land_keeps_its_shape() -> None:
    drawing = drawing_of(parsed(invented()))
    south_west, south_east, north_west, _ = drawing.shapes
    assert south_west.x < south_east.x
    assert south_west.y > north_west.y
    assert drawing.height == pytest.approx(drawing.width, rel=0.05)


def test_degrees_and_metres_give_the_same_map() -> None:
    metres, degrees = drawing_of(parsed(invented())), drawing_of(parsed(in_degrees(invented())))
    assert degrees.height == pytest.approx(metres.height, rel=0.03)
    for one, other in zip(metres.shapes, degrees.shapes, strict=True):
        assert extent(other.path) == pytest.approx(extent(one.path), abs=12)


def extent(path: str) -> tuple[int, int, int, int]:
    """Return how far a path reaches to the west, east, north and south."""
    xs, ys = zip(*dots(path), strict=True)
    return min(xs), max(xs), min(ys), max(ys)


def test_a_name_stands_inside_its_own_land() -> None:
    for shape in drawing_of(parsed(invented())).shapes:
        xs, ys = zip(*dots(shape.path), strict=True)
        assert min(xs) < shape.x < max(xs)
        assert min(ys) < shape.y < max(ys)


def test_islands_and_holes_are_drawn() -> None:
    land = block(0, 0, 10)
    lake = [[142_000.0, 452_000.0], [143_000.0, 452_000.0], [143_000.0, 453_000.0], [142_000.0, 452_000.0]]
    one = feature("GM9901", land)
    one["geometry"] = {"type": "MultiPolygon", "coordinates": [[land, lake], [block(1, 1, 10)]]}
    (shape,) = drawing_of(parsed(collection(one))).shapes
    assert shape.path.count("z") == 3


def test_the_names_of_pdok_are_known_too() -> None:
    one = feature("", block(0, 0, 10))
    one["properties"] = {"gemeentecode": "0355", "gemeentenaam": "Ergens"}
    (area,) = parsed(collection(one)).areas
    assert (area.code, area.name) == ("GM0355", "Ergens")


HINT = " Download het opnieuw: het moet een GeoJSON-bestand met gemeentegrenzen van het CBS of PDOK zijn."
LAND = block(0, 0, 10)


@pytest.mark.parametrize(
    ("content", "line", "sentence"),
    [
        (
            b'{\n  "type": FeatureCollection\n}',
            2,
            "Dit bestand is niet heel: vanaf hier is het niet te lezen." + HINT,
        ),
        (b"\xff\xfe", 0, "Dit bestand is niet te lezen." + HINT),
        (b"[]", 0, "In dit bestand staat geen enkele gemeente." + HINT),
        (
            b'{"features": []}',
            0,
            "In dit bestand staat geen enkele gemeente." + HINT,
        ),
        (
            collection(feature("GM9901", LAND), feature("", LAND, statnaam="Ergens")),
            0,
            "Vlak 2: de gemeentecode ontbreekt bij “Ergens” (statcode of gemeentecode)." + HINT,
        ),
        (
            collection(
                {"properties": {"statcode": "GM9901"}, "geometry": {"type": "Point", "coordinates": [5, 52]}}
            ),
            0,
            "Vlak 1: de vorm is “Point”, maar moet Polygon of MultiPolygon zijn." + HINT,
        ),
        (
            collection(feature("GM9901", [["a", "b"]])),  # type: ignore[list-item]
            0,
            "Vlak 1: de coördinaten zijn geen lijst van punten met twee getallen." + HINT,
        ),
        (collection(feature("GM9901", LAND[:3])), 0, "Vlak 1: een rand heeft minder dan vier punten." + HINT),
        (
            collection(feature("GM9901", [[-74.0, 40.7]] * 4)),
            0,
            "De coördinaten liggen niet in Nederland, of zijn niet allemaal van dezelfde soort. "
            "Gebruik RD-coördinaten (EPSG:28992) of graden (WGS84, EPSG:4326).",
        ),
    ],
)
def test_what_is_wrong_with_the_file_is_said_in_dutch(content: bytes, line: int, sentence: str) -> None:
    (problem,) = reported(content)
    assert problem.sentence == sentence
    assert problem.place.line == line


def test_a_municipality_of_elsewhere_and_one_that_misses_are_reported(tmp_path: Path) -> None:
    content = collection(
        *(feature(code, block(place, 0, 10)) for place, code in enumerate(CODES[:3])),
        feature("GM0355", block(3, 0, 10), statnaam="Ergens"),
    )
    problems = new_problems(example_inputs(root=example_with(tmp_path, content)))
    assert [(problem.is_error, problem.sentence) for problem in problems] == [
        (
            False,
            "De gemeente Broek & Veen (GM9904) staat niet in dit bestand. "
            "Zonder vlak staat zij niet op de kaart.",
        ),
        (
            True,
            "De gemeente GM0355 (Ergens) hoort niet bij deze samenwerking. "
            "Toegestaan: GM9901, GM9902, GM9903, GM9904, GM9905. Haal dit vlak uit het bestand.",
        ),
    ]
