"""Charts: the scale, the places of everything drawn, gaps and breaks, and the words beside it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.monitoring import Indicator
from generator.pages.chart import Chart, draw
from generator.pages.chart_words import caption_of, course_of
from generator.progress.indicators import series_of
from generator.rendering.chart import BOTTOM, RIGHT, TOP, WIDTH, Label, along, placed, scale_for
from generator.rendering.templates import template_environment

TODAY = datetime.date(2026, 11, 22)
Y2022, Y2023, Y2024 = (datetime.date(year, 1, 1) for year in (2022, 2023, 2024))


def chart_of(values: Sequence[tuple[str, str | None]], **more: Any) -> Chart:
    """Return the chart of a series of years; None is a missing value, and a star marks a provisional one."""
    indicator = indicator_of(values, **more)
    series = series_of(indicator, "aalduin", TODAY)
    scale = scale_for(
        [point.moment.start for point in series.points],
        [point.number for point in series.points if point.number is not None],
    )
    targets = [(f"doel {one.period}", one.value) for one in indicator.targets if one.value is not None]
    return draw(series, scale, targets, caption_of(series, "Aalduin", indicator.targets))


def indicator_of(values: Sequence[tuple[str, str | None]], **more: Any) -> Indicator:
    entries = [
        {"gebied": "aalduin", "periode": year}
        | ({"waarde": value.rstrip("*")} if value else {"stand": "ontbreekt", "reden": "Niet gemeten."})
        | ({"stand": "voorlopig"} if value and value.endswith("*") else {})
        for year, value in values
    ]
    plain = {
        "@id": "inbraken",
        "titel": "Inbraken",
        "samenvatting": "Hoe vaak er is ingebroken.",
        "definitie": "Alle inbraken.",
        "eenheid": "inbraken",
        "bron": {"naam": "Opgave"},
    }
    return Indicator.model_validate(plain | more | {"waarden": entries})


# --- The scale ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["77.1", "45.2"], "0 20 40 60 80"),
        (["4"], "0 1 2 3 4"),
        (["0.15"], "0.00 0.05 0.10 0.15"),
        (["1200"], "0 500 1000 1500"),
        (["8"], "0 2 4 6 8"),
        (["0"], "0 1"),
        ([], "0 1"),
        (["-3", "5"], "-4 -2 0 2 4 6"),
    ],
)
def test_axis_starts_at_zero_and_has_round_numbers(values: list[str], ticks: str) -> None:
    scale = scale_for([Y2022], map(Decimal, values))
    assert [*map(float, scale.ticks)] == [*map(float, ticks.split())]


@given(st.lists(st.decimals(-100000, 100000, places=2), min_size=1, max_size=20))
def test_every_value_lies_within_the_drawing(values: list[Decimal]) -> None:
    scale = scale_for([Y2022, Y2024], values)
    assert all(TOP <= scale.y(value) <= BOTTOM for value in values)
    assert scale.y(scale.ticks[0]) == BOTTOM
    assert scale.y(scale.ticks[-1]) == TOP
    assert len(scale.ticks) <= 6


def test_equal_times_are_equal_distances() -> None:
    scale = scale_for([datetime.date(2021, 1, 1), Y2022, Y2024], [Decimal(1)])
    first, second, last = (scale.x(day) for day in scale.days)
    assert (second - first) * 2 == pytest.approx(last - second, abs=0.5)


def test_one_period_stands_in_the_middle() -> None:
    scale = scale_for([Y2022], [Decimal(1)])
    assert scale.x(Y2022) == (scale.left + RIGHT) / 2


# --- What is drawn ------------------------------------------------------------------------


def test_coordinates() -> None:
    chart = chart_of([("2022", "4"), ("2023", "2"), ("2024", "0")])
    assert [[(dot.x, dot.y) for dot in line] for line in chart.lines] == [
        [(22.0, 30.0), (162.0, 101.0), (302.0, 172.0)]
    ]
    assert chart.grid == (172.0, 136.5, 101.0, 65.5, 30.0)


def test_zero_is_a_dot_and_missing_is_a_gap() -> None:
    chart = chart_of([("2021", "4"), ("2022", "0"), ("2023", None), ("2024", "2"), ("2025", "1")])
    assert [len(line) for line in chart.lines] == [2, 2]
    assert [dot.y for dot in chart.dots] == [30.0, 172.0, 101.0, 136.5]


def test_a_value_between_gaps_is_a_dot_without_a_line() -> None:
    chart = chart_of([("2021", "4"), ("2022", None), ("2023", "2")])
    assert chart.lines == ()
    assert len(chart.dots) == 2


def test_provisional_values_are_hollow() -> None:
    chart = chart_of([("2021", "4"), ("2022", "2*")])
    assert [dot.provisional for dot in chart.dots] == [False, True]


def test_a_break_is_marked_half_way_and_stops_line_and_baseline() -> None:
    chart = chart_of(
        [("2021", "4"), ("2022", "3"), ("2023", "2"), ("2024", "1")],
        breuken=[{"periode": "2023", "uitleg": "Anders geteld."}],
        nulmeting="2021",
    )
    (place,) = chart.breaks
    assert chart.dots[1].x < place < chart.dots[2].x
    assert [len(line) for line in chart.lines] == [2, 2]
    (baseline,) = chart.levels
    assert (baseline.text, baseline.style, baseline.x2) == ("nulmeting 4", "target baseline", place)


def test_target_is_a_line_of_its_own() -> None:
    chart = chart_of([("2021", "4"), ("2022", "3")], streefwaarden=[{"periode": "2025", "waarde": "2"}])
    (target,) = chart.levels
    assert (target.y, target.style, target.x2) == (101.0, "target", RIGHT)
    assert [label.text for label in chart.labels if label.style == "level"] == ["doel 2025"]


@pytest.mark.parametrize(
    "numbers", [["4", "4", "4"], ["0", "0"], ["1", "9", "1", "9"], ["77,1", "75,3", "70,2", "43,1"], ["5"]]
)
def test_labels_never_stand_on_each_other(numbers: list[str]) -> None:
    values = [(str(2015 + index), number) for index, number in enumerate(numbers)]
    chart = chart_of(values, nulmeting="2015", streefwaarden=[{"periode": "2025", "waarde": numbers[-1]}])
    for index, label in enumerate(chart.texts):
        assert not [other.text for other in chart.texts[:index] if label.overlaps(other)], label
    assert next(label.text for label in chart.axis if label.y > BOTTOM + 4) == "2015"


def test_a_label_avoids_what_is_drawn_if_it_can() -> None:
    above, below = Label(100, 50, "12"), Label(100, 80, "12")
    line = [*along([(80, 48), (120, 48)])]
    assert placed([[above, below]], [], line) == (below,)
    assert placed([[above]], [], line) == (above,)
    assert placed([[above]], [above], []) == ()
    assert placed([[Label(WIDTH, 50, "12")]], [], []) == ()


# --- The words beside it ------------------------------------------------------------------


def test_description_says_what_there_is_to_see() -> None:
    chart = chart_of([("2021", "3"), ("2022", "4"), ("2023", "3"), ("2024", None), ("2025", "3,5*")])
    assert chart.caption.title == "Inbraken: Aalduin, 2021 tot en met 2025"
    assert chart.caption.description == (
        "Eenheid: inbraken. Eerste: 3 in 2021. Laatste: 3,5 in 2025. Hoogste: 4 in 2022. "
        "Laagste: 3 in 2021 en 2023. Voorlopig: 2025. Zonder cijfer: 2024."
    )


def test_description_compares_nothing_across_a_break() -> None:
    breaks = [{"periode": "2023", "uitleg": "Anders geteld."}]
    chart = chart_of([("2021", "3"), ("2022", "4"), ("2023", "9")], breuken=breaks, nulmeting="2021")
    assert chart.caption.description == (
        "Eenheid: inbraken. Periode 2021 tot en met 2022. Eerste: 3 in 2021. Laatste: 4 in 2022. "
        "Hoogste: 4 in 2022. Laagste: 3 in 2021. Periode 2023. 9 in 2023. "
        "Breuk in de reeks vanaf 2023. Nulmeting: 3 in 2021."
    )


@pytest.mark.parametrize(
    ("values", "breaks", "course"),
    [
        ([("2021", "3"), ("2022", "0")], [], "Van 3 in 2021 naar 0 in 2022."),
        ([("2021", "3"), ("2022", None)], [], "3 in 2021."),
        ([("2021", "3"), ("2022", "4")], [{"periode": "2022", "uitleg": "Anders geteld."}], "4 in 2022."),
    ],
)
def test_course_stays_within_the_newest_stretch(
    values: Sequence[tuple[str, str | None]], breaks: list[dict[str, str]], course: str
) -> None:
    assert course_of(series_of(indicator_of(values, breuken=breaks), "aalduin", TODAY)) == course


# --- The drawing --------------------------------------------------------------------------


def test_drawing_is_whole_accessible_and_without_style_or_script() -> None:
    chart = chart_of([("2021", "3"), ("2022", "4*"), ("2023", None)], titel="<Inbraken> & meer")
    template = template_environment().from_string(
        '{% import "parts/cijfer.md.j2" as cijfer %}{{ cijfer.drawing(chart) }}'
    )
    text = template.render(chart=chart)
    assert "\n\n" not in text.strip()
    svg = ElementTree.fromstring(text.strip())
    assert svg.get("role") == "img"
    named = {element.get("id"): element.text for element in svg.iter() if element.get("id")}
    assert [*named] == str(svg.get("aria-labelledby")).split()
    assert "<Inbraken> & meer: Aalduin, 2021 tot en met 2023" in named.values()
    assert {element.tag for element in svg.iter()} <= {
        "svg",
        "title",
        "desc",
        "line",
        "polyline",
        "circle",
        "text",
    }
    assert not [element for element in svg.iter() if "style" in element.attrib]
    assert len([*svg.iter("circle")]) == 2
