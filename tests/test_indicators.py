"""Indicators: series, gaps, breaks and small numbers; verdicts; and the checks on their data."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.checks.indicators import (
    baselines_have_a_value,
    periods_of_figures_compare,
    small_numbers_can_be_seen,
    targets_are_a_number_or_words,
    values_are_given_once,
    values_fit_their_status,
    values_stay_within_their_unit,
)
from generator.loading.folders import Documents, UnitDocuments
from generator.loading.portal import portal_of
from generator.loading.reading import read_tree
from generator.loading.records import read_record
from generator.loading.walk import load_documents
from generator.model.monitoring import Indicator
from generator.model.portal import Unit
from generator.pages.figure import figure_of
from generator.pages.figures import figures_about, figures_in, figures_page
from generator.pages.layout import markdown_page
from generator.pages.page import Edition
from generator.problems import Problem
from generator.progress.indicators import moment_of, series_of
from generator.progress.verdicts import Verdict, against_baseline, against_target
from generator.rendering.templates import template_environment
from tests.support.counts import section_of
from tests.support.sites import BuiltSite, text_of

TODAY = datetime.date(2026, 11, 22)


def indicator(values: Iterable[dict[str, Any]], **more: Any) -> Indicator:
    """Return an indicator with these values; `gebied` is aalduin unless a value says otherwise."""
    plain: dict[str, Any] = {
        "@id": "inbraken",
        "titel": "Inbraken",
        "samenvatting": "Hoe vaak er is ingebroken.",
        "definitie": "Alle inbraken.",
        "eenheid": "inbraken per 1.000 woningen",
        "gewenste_richting": "lager",
        "bron": {"naam": "Opgave"},
    }
    return Indicator.model_validate(
        plain | more | {"waarden": [{"gebied": "aalduin"} | one for one in values]}
    )


def years(**numbers: str | None) -> list[dict[str, Any]]:
    """Return values by year, as in `years(y2022="3,0")`; None is a value that is missing."""
    missing = {"stand": "ontbreekt", "reden": "Niet gemeten."}
    return [
        {"periode": year[1:]} | ({"waarde": number} if number is not None else missing)
        for year, number in numbers.items()
    ]


# --- Series -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wording", "label", "start"),
    [
        ("2024", "2024", "2024-01-01"),
        ("2024-Q3", "Q3 2024", "2024-07-01"),
        ("derde kwartaal 2024", "Q3 2024", "2024-07-01"),
        ("juli 2024", "juli 2024", "2024-07-01"),
        ("eerste helft 2024", "eerste helft 2024", "2024-01-01"),
        ("schooljaar 2024-2025", "schooljaar 2024-2025", "2024-08-01"),
    ],
)
def test_periods_that_have_a_value(wording: str, label: str, start: str) -> None:
    moment = moment_of(wording)
    assert moment
    assert (moment.label, moment.start.isoformat()) == (label, start)


@pytest.mark.parametrize(
    "wording", ["Doorlopend", "Ntb", "vanaf 2024", "begin 2024", "12 maart 2024", "Q5 2024", ""]
)
def test_periods_that_have_none(wording: str) -> None:
    assert moment_of(wording) is None


def test_series_stand_in_order_of_time() -> None:
    found = series_of(indicator(years(y2024="2", y2022="3", y2023="1")), "aalduin", TODAY)
    assert [point.moment.label for point in found.points] == ["2022", "2023", "2024"]


def test_quarters_stand_in_order_of_time() -> None:
    values = [{"periode": period, "waarde": 1} for period in ("Q1 2025", "2024-Q4", "Q2 2024")]
    found = series_of(indicator(values), "aalduin", TODAY)
    assert [point.moment.label for point in found.points] == ["Q2 2024", "Q4 2024", "Q1 2025"]


def test_zero_is_not_missing() -> None:
    found = series_of(indicator(years(y2022="0", y2023=None)), "aalduin", TODAY)
    zero, missing = found.points
    assert (zero.number, zero.is_missing, zero.remark) == (Decimal(0), False, "")
    assert (missing.number, missing.is_missing, missing.remark) == (None, True, "ontbreekt: Niet gemeten")


def test_area_without_a_value_is_empty_and_never_zero() -> None:
    found = series_of(indicator(years(y2022="3")), "noordveen", TODAY)
    assert found.is_empty
    assert [point.number for point in found.points] == [None]
    assert found.points[0].remark == "staat nog niet op deze site"


def test_area_with_only_missing_values_is_not_empty() -> None:
    assert not series_of(indicator(years(y2022=None)), "aalduin", TODAY).is_empty


@pytest.mark.parametrize(
    ("value", "remark"),
    [
        ({"waarde": 3}, ""),
        ({"waarde": 3, "stand": "voorlopig"}, "voorlopig"),
        ({"waarde": 3, "stand": "herzien", "reden": "Eerst stond hier 4."}, "herzien: Eerst stond hier 4"),
        ({"waarde": 3, "bron": {"naam": "Eigen telling"}}, "bron: Eigen telling"),
        ({"waarde": 3, "aantal": 4}, "aantal onder 10: te klein voor een verhouding"),
        ({"waarde": 3, "aantal": 10}, ""),
    ],
)
def test_remarks_are_words(value: dict[str, Any], remark: str) -> None:
    of_one = indicator([{"periode": "2022"} | value], kleine_aantallen_onder=10)
    assert series_of(of_one, "aalduin", TODAY).points[0].remark == remark


@pytest.mark.parametrize(
    ("unit", "word"),
    [
        ("%", "percentage"),
        ("% van de inwoners", "percentage"),
        ("Procent", "percentage"),
        ("inbraken per 1.000 woningen", "verhouding"),
    ],
)
def test_what_a_small_number_would_give_has_a_name(unit: str, word: str) -> None:
    few = indicator([{"periode": "2022", "waarde": 3, "aantal": 4}], eenheid=unit, kleine_aantallen_onder=10)
    assert series_of(few, "aalduin", TODAY).points[0].remark == f"aantal onder 10: te klein voor een {word}"


def test_small_numbers_show_their_count_and_no_percentage() -> None:
    values = [{"periode": "2022", "waarde": 50, "aantal": 4}, {"periode": "2023", "waarde": 0, "aantal": 0}]
    few = indicator(values, eenheid="%", kleine_aantallen_onder=10)
    found = series_of(few, "aalduin", TODAY)
    assert [point.number for point in found.points] == [None, None]
    assert {point.remark for point in found.points} == {"aantal onder 10: te klein voor een percentage"}


@pytest.mark.parametrize(
    ("published", "date", "counts"),
    [
        ("2025-03-01", "2025-02-28", False),
        ("2025-03-01", "2025-03-01", True),
        ("2024-07-01", "2024-07-01", True),
        (None, "2024-12-30", False),
        (None, "2024-12-31", True),
    ],
)
def test_what_is_published_later_does_not_count_yet(
    published: str | None, date: str, *, counts: bool
) -> None:
    value = {"periode": "2024", "waarde": 1} | ({"gepubliceerd_op": published} if published else {})
    found = series_of(indicator([value]), "aalduin", datetime.date.fromisoformat(date))
    assert bool(found.points) is counts


def test_no_line_over_a_gap_or_a_break() -> None:
    breaks = [{"periode": "2025", "uitleg": "Anders geteld."}]
    values = years(y2021="1", y2022="2", y2023=None, y2024="3", y2025="4", y2026="5")
    found = series_of(indicator(values, breuken=breaks), "aalduin", datetime.date(2027, 1, 1))
    labels = [[point.moment.label for point in run] for run in found.runs]
    assert labels == [["2021", "2022"], ["2024"], ["2025", "2026"]]


def test_years_without_any_value_are_no_gap() -> None:
    found = series_of(indicator(years(y2021="1", y2023="2")), "aalduin", TODAY)
    assert len(found.runs) == 1


def test_period_that_another_area_has_is_a_gap() -> None:
    other = {"gebied": "noordveen", "periode": "2022", "waarde": 1}
    found = series_of(indicator([*years(y2021="1", y2023="2"), other]), "aalduin", TODAY)
    assert len(found.runs) == 2


def test_break_in_a_period_without_values_lies_before_the_next() -> None:
    breaks = [{"periode": "2022", "uitleg": "Anders geteld."}]
    found = series_of(indicator(years(y2021="1", y2023="2"), breuken=breaks), "aalduin", TODAY)
    assert [bool(point.break_before) for point in found.points] == [False, True]


# --- Verdicts -----------------------------------------------------------------------------

TARGET = {"periode": "2025", "waarde": "2,0"}
SERIES = years(y2022="3,0", y2025="1,7")

VERDICTS = [
    ("lager", SERIES, TARGET, "gehaald", "In 2025 was het 1,7. Het doel was 2,0 of lager."),
    ("lager", years(y2025="2,0"), TARGET, "gehaald", "In 2025 was het 2,0. Het doel was 2,0 of lager."),
    ("lager", years(y2025="2,1"), TARGET, "niet gehaald", "In 2025 was het 2,1. Het doel was 2,0 of lager."),
    ("hoger", SERIES, TARGET, "niet gehaald", "In 2025 was het 1,7. Het doel was 2,0 of hoger."),
    ("lager", years(y2025="0"), TARGET, "gehaald", "In 2025 was het 0. Het doel was 2,0 of lager."),
    ("geen", SERIES, TARGET, None, "Er is niet afgesproken of hoger of lager beter is."),
    ("lager", SERIES, {"periode": "2026", "waarde": 1}, None,
     "Het doel is voor 2026. Die periode is nog niet voorbij."),
    ("lager", SERIES, {"periode": "2025", "woorden": "plek 18"}, None,
     "Het doel is in woorden afgesproken: “plek 18”. De site rekent dat niet na."),
    ("lager", years(y2025=None), TARGET, None, "Het cijfer over 2025 ontbreekt: Niet gemeten."),
    ("lager", years(y2024="1"), TARGET, None, "Het cijfer over 2025 staat nog niet op deze site."),
]  # fmt: skip


@pytest.mark.parametrize(("direction", "values", "target", "verdict", "reason"), VERDICTS)
def test_verdict_against_a_target(
    direction: str, values: list[dict[str, Any]], target: dict[str, Any], verdict: str | None, reason: str
) -> None:
    judged = indicator(values, gewenste_richting=direction, streefwaarden=[target])
    found = against_target(series_of(judged, "aalduin", TODAY), judged.targets[0], TODAY)
    assert (found.verdict.value if found.verdict else None, found.reason) == (verdict, reason)


@pytest.mark.parametrize(("date", "known"), [("2025-12-31", False), ("2026-01-01", True)])
def test_target_is_judged_when_its_period_is_over(date: str, *, known: bool) -> None:
    values = [{"periode": "2025", "waarde": 1, "gepubliceerd_op": "2025-12-01"}]
    judged = indicator(values, streefwaarden=[TARGET])
    day = datetime.date.fromisoformat(date)
    found = against_target(series_of(judged, "aalduin", day), judged.targets[0], day)
    assert found.verdict is (Verdict.REACHED if known else None)


BASELINES = [
    ("lager", SERIES, "2022", "beter dan de nulmeting",
     "In 2025 was het 1,7. Bij de nulmeting in 2022 was het 3,0."),
    ("hoger", SERIES, "2022", "slechter dan de nulmeting",
     "In 2025 was het 1,7. Bij de nulmeting in 2022 was het 3,0."),
    ("lager", years(y2022="3,0", y2025="3"), "2022", "gelijk aan de nulmeting",
     "In 2025 was het 3. Bij de nulmeting in 2022 was het 3,0."),
    ("lager", years(y2022="3,0", y2024="2", y2025=None), "2022", "beter dan de nulmeting",
     "In 2024 was het 2. Bij de nulmeting in 2022 was het 3,0."),
    ("lager", years(y2022="0", y2025="1"), "2022", "slechter dan de nulmeting",
     "In 2025 was het 1. Bij de nulmeting in 2022 was het 0."),
    ("geen", SERIES, "2022", None, "Er is niet afgesproken of hoger of lager beter is."),
    ("lager", SERIES, None, None, "Er is geen nulmeting afgesproken."),
    ("lager", years(y2022="3,0"), "2022", None, "Er is nog geen cijfer van na de nulmeting in 2022."),
    ("lager", years(y2022=None, y2025="1"), "2022", None,
     "De nulmeting is van 2022. Het cijfer over 2022 ontbreekt: Niet gemeten."),
    ("lager", years(y2024="1", y2025="1"), "2022", None,
     "De nulmeting is van 2022. Het cijfer over 2022 staat nog niet op deze site."),
]  # fmt: skip


@pytest.mark.parametrize(("direction", "values", "baseline", "verdict", "reason"), BASELINES)
def test_verdict_against_the_baseline(
    direction: str, values: list[dict[str, Any]], baseline: str | None, verdict: str | None, reason: str
) -> None:
    judged = indicator(values, gewenste_richting=direction, nulmeting=baseline)
    found = against_baseline(series_of(judged, "aalduin", TODAY))
    assert (found.verdict.value if found.verdict else None, found.reason) == (verdict, reason)


def test_nothing_is_compared_across_a_break() -> None:
    breaks = [{"periode": "2024", "uitleg": "Anders geteld."}]
    judged = indicator(SERIES, nulmeting="2022", streefwaarden=[TARGET], breuken=breaks)
    found = series_of(judged, "aalduin", TODAY)
    reason = "Tussen 2022 en 2025 zit een breuk in de reeks. Anders geteld."
    for conclusion in (against_baseline(found), against_target(found, judged.targets[0], TODAY)):
        assert (conclusion.verdict, conclusion.reason) == (None, reason)


def test_break_before_the_baseline_does_not_matter() -> None:
    breaks = [{"periode": "2022", "uitleg": "Anders geteld."}]
    judged = indicator([*years(y2020="9"), *SERIES], nulmeting="2022", breuken=breaks)
    assert against_baseline(series_of(judged, "aalduin", TODAY)).verdict is Verdict.BETTER


def test_small_numbers_are_not_compared() -> None:
    values = [
        {"periode": "2022", "waarde": 40, "aantal": 40},
        {"periode": "2025", "waarde": 50, "aantal": 5},
    ]
    judged = indicator(
        values, eenheid="%", kleine_aantallen_onder=10, nulmeting="2022", streefwaarden=[TARGET]
    )
    found = series_of(judged, "aalduin", TODAY)
    assert (
        against_target(found, judged.targets[0], TODAY).reason
        == "Het aantal over 2025 is te klein voor een percentage."
    )
    assert against_baseline(found).reason == "Er is nog geen cijfer van na de nulmeting in 2022."


def test_a_verdict_on_a_provisional_value_says_so() -> None:
    values = [*years(y2022="3"), {"periode": "2025", "waarde": 1, "stand": "voorlopig"}]
    found = against_baseline(series_of(indicator(values, nulmeting="2022"), "aalduin", TODAY))
    assert found.reason.endswith(" Het cijfer over 2025 is voorlopig.")


# --- Pages --------------------------------------------------------------------------------

EXAMPLE = Path(__file__).parent / "example" / "data"


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The fictional example, as it stands today."""
    read, problems = load_documents(EXAMPLE)
    portal = portal_of(read, problems)
    assert portal
    return Edition(portal, TODAY)


def unit_with(edition: Edition, *indicators: Indicator) -> Unit:
    """Return the example partnership with these indicators only."""
    unit = edition.portal.units["lindemark"]
    return dataclasses.replace(unit, indicators={one.id: one for one in indicators})


def test_municipalities_stand_in_the_order_of_the_partnership(edition: Edition) -> None:
    values = [
        {"gebied": "samen", "periode": "2022", "waarde": 5},
        {"gebied": "t-zand", "periode": "2022", "waarde": 9},
        {"gebied": "lindemark", "periode": "2022", "waarde": 1},
    ]
    unit = unit_with(edition, indicator(values))
    figure = figure_of(edition.of(unit), unit, unit.indicators["inbraken"])
    names = [municipality.name for municipality in unit.municipalities.values()]
    assert [area.name for area in figure.areas] == [*names, "Alle gemeenten samen"]
    assert [area.absent for area in figure.areas if area.chart is None] == [
        "Dit cijfer staat nog niet op deze site"
    ] * (len(names) - 2)
    assert figure.table.columns == ("Lindemark", "’t Zand", "Alle gemeenten samen")


def test_all_charts_share_one_scale_unless_one_is_their_sum(edition: Edition) -> None:
    single = [{"gebied": "lindemark", "periode": "2022", "waarde": 1},
              {"gebied": "t-zand", "periode": "2022", "waarde": 9}]  # fmt: skip
    for joint, scales in ((18, 1), (19, 2)):
        values = [*single, {"gebied": "samen", "periode": "2022", "waarde": joint}]
        unit = unit_with(edition, indicator(values))
        figure = figure_of(edition.of(unit), unit, unit.indicators["inbraken"])
        assert len({area.chart.scale for area in figure.areas if area.chart}) == scales
        assert any("eigen schaal" in line for line in figure.legend) is (scales == 2)


def test_figure_of_all_together_only_stands_on_every_municipality(edition: Edition) -> None:
    unit = unit_with(edition, indicator([{"gebied": "samen", "periode": "2022", "waarde": 5}]))
    for municipality in unit.municipalities.values():
        (figure,) = figures_in(edition.of(unit), unit, municipality)
        assert [(area.name, area.absent) for area in figure.areas] == [("Alle gemeenten samen", None)]


def test_figures_about_an_action_are_of_those_who_take_part(edition: Edition) -> None:
    action = next(iter(edition.portal.units["lindemark"].actions.values()))
    values = [{"gebied": "lindemark", "periode": "2022", "waarde": 5}]
    unit = unit_with(edition, indicator(values, acties=[action.id]))
    (figure,) = figures_about(edition.of(unit), unit, action)
    names = [municipality.name for municipality in unit.participants(action)]
    assert [area.name for area in figure.areas] == names
    other = next(one for one in unit.actions.values() if one != action)
    assert figures_about(edition, unit, other) == ()


def test_what_stands_in_the_way_everywhere_is_said_once(edition: Edition) -> None:
    values = [{"gebied": area, "periode": "2022", "waarde": 5} for area in ("lindemark", "t-zand")]
    unit = unit_with(edition, indicator(values, streefwaarden=[{"periode": "2022", "woorden": "minder"}]))
    figure = figure_of(edition.of(unit), unit, unit.indicators["inbraken"])
    assert figure.notes == ("Het doel is in woorden afgesproken: “minder”. De site rekent dat niet na.",)
    assert [area.findings for area in figure.areas if area.chart] == [(), ()]


def test_page_has_cautions_before_figures_and_whole_blocks(edition: Edition) -> None:
    (page,) = figures_page(edition, edition.portal.units["lindemark"])
    text = markdown_page(page, edition, template_environment()).body
    for section in text.split("\n## ")[1:]:
        if "<svg" in section:
            assert section.index("Let op bij dit cijfer") < section.index("<svg")
    for block in re.findall(r"^<ul class=\"charts\">.*?^</ul>|^<details.*?^</details>", text, re.M | re.S):
        assert "\n\n" not in block
    ids = re.findall(r'id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_brief_form_for_one_municipality(edition: Edition) -> None:
    unit = edition.portal.units["lindemark"]
    environment = template_environment()
    template = environment.from_string(
        '{% import "parts/cijfer.md.j2" as cijfer %}{{ cijfer.brief(item, str) }}', {"str": str}
    )
    for figure in figures_in(edition, unit, unit.municipalities["t-zand"]):
        text = template.render(item=figure)
        assert text.index("Let op bij dit cijfer") < text.index("charts")
        assert f'<a href="{figure.address}">' in text
        assert "Lindemark" not in text.split("<table", 1)[-1].split("</thead>")[0]


def test_no_indicators_no_page(edition: Edition) -> None:
    assert [*figures_page(edition, unit_with(edition))] == []


@pytest.mark.parametrize("year", range(2021, 2028))
def test_example_on_other_dates(edition: Edition, year: int) -> None:
    for month in (1, 4, 7, 10):
        then = Edition(edition.portal, datetime.date(year, month, 1))
        (page,) = figures_page(then, edition.portal.units["lindemark"])
        assert markdown_page(page, then, template_environment()).body


# --- Checks -------------------------------------------------------------------------------

HEAD = """titel: Inbraken
samenvatting: Hoe vaak er is ingebroken.
definitie: Alle inbraken.
eenheid: inbraken per 1.000 woningen
bron: {naam: Opgave}
"""


def documents(text: str) -> Documents:
    """Return documents with one indicator, in which `text` begins on line 6."""
    tree, _ = read_tree("inbraken.yml", (HEAD + text).encode())
    assert tree
    document, _ = read_record(Indicator, tree, "inbraken")
    assert document
    unit = UnitDocuments("duinrand", "duinrand", records={"indicatoren": {"inbraken": document}})
    return Documents("data", units={"duinrand": unit})


CASES = {
    "a target over no period": (
        periods_of_figures_compare,
        """waarden:
  - {gebied: aalduin, periode: 2024, waarde: 1}
streefwaarden:
  - {periode: elk najaar, waarde: 1}
""",
        "9:15: De periode “elk najaar” is niet te begrijpen. "
        "Schrijf een jaar, een kwartaal of een maand, bijvoorbeeld: 2024, Q3 2024 of juli 2024.",
    ),
    "above the maximum": (
        values_stay_within_their_unit,
        """maximum: 100
waarden:
  - {gebied: aalduin, periode: 2024, waarde: "100,5"}
""",
        "8:46: 100,5 is hoger dan het maximum van dit cijfer, 100. Verbeter de waarde, of pas “maximum” aan.",
    ),
    "a target below the minimum": (
        values_stay_within_their_unit,
        """minimum: 0
waarden: []
streefwaarden:
  - {periode: 2024, waarde: -1}
""",
        "9:29: −1 is lager dan het minimum van dit cijfer, 0. Verbeter de waarde, of pas “minimum” aan.",
    ),
    "two values for one area and period": (
        values_are_given_once,
        """waarden:
  - {gebied: aalduin, periode: 2024-Q3, waarde: 1}
  - {gebied: noordveen, periode: 2024-Q3, waarde: 1}
  - {gebied: aalduin, periode: Q3 2024, waarde: 2}
""",
        "9:32: “aalduin” heeft al een waarde over Q3 2024, op regel 7. "
        "Laat er één staan. Een herziene waarde komt in de plaats van de oude.",
    ),
    "empty": (
        values_fit_their_status,
        """waarden:
  - {gebied: aalduin, periode: 2024}
""",
        "7:5: Deze waarde is leeg, maar er staat niet dat zij ontbreekt. "
        "Vul “waarde” in (nul is ook een waarde), of schrijf: stand: ontbreekt, met een reden.",
    ),
    "missing, yet there": (
        values_fit_their_status,
        """waarden:
  - {gebied: aalduin, periode: 2024, waarde: 0, stand: ontbreekt, reden: Niet gemeten.}
""",
        "7:5: Hier staat “stand: ontbreekt”, maar ook een waarde: 0. Haal één van de twee weg.",
    ),
    "missing without a reason": (
        values_fit_their_status,
        """waarden:
  - {gebied: aalduin, periode: 2024, stand: ontbreekt}
""",
        "7:5: Deze waarde ontbreekt zonder reden. Schrijf bij “reden” waarom zij ontbreekt.",
    ),
    "revised without a reason": (
        values_fit_their_status,
        """waarden:
  - {gebied: aalduin, periode: 2024, waarde: 1, stand: herzien}
""",
        "7:5: Deze waarde is herzien zonder reden. Schrijf bij “reden” waarom, en wat de oude waarde was.",
    ),
    "a small number that cannot be seen": (
        small_numbers_can_be_seen,
        """kleine_aantallen_onder: 10
waarden:
  - {gebied: aalduin, periode: 2024, waarde: 40}
""",
        "8:5: Bij deze waarde ontbreekt het veld “aantal”. "
        "Dit cijfer toont niets onder een aantal van 10, en dat is zo niet te zien.",
    ),
    "a target without anything": (
        targets_are_a_number_or_words,
        """waarden: []
streefwaarden:
  - {periode: 2024}
""",
        "8:5: Deze streefwaarde heeft geen getal en geen woorden. Vul “waarde” in, of “woorden”.",
    ),
    "a target with both": (
        targets_are_a_number_or_words,
        """waarden: []
streefwaarden:
  - {periode: 2024, waarde: 7, woorden: minimaal een 7}
""",
        "8:5: Deze streefwaarde heeft een getal én woorden. Kies “waarde” of “woorden”.",
    ),
    "a baseline without a value": (
        baselines_have_a_value,
        """nulmeting: 2021
waarden:
  - {gebied: aalduin, periode: 2021, stand: ontbreekt, reden: Niet gemeten.}
  - {gebied: aalduin, periode: 2022, waarde: 1}
""",
        "6:12: Over de nulmeting, 2021, is er in geen enkel gebied een waarde. Toegestaan: 2022.",
    ),
    "a period that is none": (
        periods_of_figures_compare,
        """waarden:
  - {gebied: aalduin, periode: doorlopend, waarde: 1}
""",
        "7:32: De periode “doorlopend” is niet te begrijpen. "
        "Schrijf een jaar, een kwartaal of een maand, bijvoorbeeld: 2024, Q3 2024 of juli 2024.",
    ),
    "periods of two sorts": (
        periods_of_figures_compare,
        """waarden:
  - {gebied: aalduin, periode: 2024, waarde: 1}
breuken:
  - {periode: Q3 2024, uitleg: Anders geteld.}
""",
        "9:15: De periode “Q3 2024” is van een andere soort dan “2024”. "
        "Gebruik in één reeks alleen jaren, alleen kwartalen of alleen maanden.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_message(name: str) -> None:
    check, text, expected = CASES[name]
    found = [located(problem) for problem in check(documents(text))]
    assert found == [expected]


def located(problem: Problem) -> str:
    return f"{problem.place.line}:{problem.place.column}: {problem.sentence}"


CHECKS = {check for check, _, _ in CASES.values()}


@pytest.mark.parametrize(
    "text",
    [
        """nulmeting: 2022
waarden:
  - {gebied: aalduin, periode: 2022, waarde: 0, aantal: 0}
  - {gebied: samen, periode: 2023, stand: ontbreekt, reden: Niet gemeten.}
streefwaarden:
  - {periode: 2026, woorden: plek 18}
""",
        # What is just within the limits is within them.
        """minimum: 0
maximum: 100
waarden:
  - {gebied: aalduin, periode: 2024, waarde: 0}
  - {gebied: noordveen, periode: 2024, waarde: 100}
streefwaarden:
  - {periode: 2026, waarde: 100}
""",
        # What could not be read is reported when it is read, and nothing more is said about it.
        """minimum: niets
nulmeting: 2022
kleine_aantallen_onder: 5
waarden:
  - {gebied: aalduin, periode: [2022], waarde: veel, stand: misschien}
  - {periode: 2023}
  - losse tekst
streefwaarden:
  - {waarde: [], woorden: []}
breuken: geen
""",
    ],
)
def test_nothing_to_say(text: str) -> None:
    read = documents(text)
    assert [problem for check in CHECKS for problem in check(read)] == []


def test_a_municipality_without_a_figure_is_told_only_that(real_site: BuiltSite) -> None:
    main = real_site.mains["heuvelrug/gemeenten/renswoude/"]
    text = " ".join(text_of(one) for one in section_of(main, "cijfers"))
    assert (
        "Dit cijfer staat nog niet op deze site. Het CBS (Centraal Bureau voor de Statistiek) publiceert het wel."
        in text
    )
    assert "Geregistreerd is niet hetzelfde als gepleegd" not in text
    assert "Let op" not in text
    assert "Bron: CBS" in text


def test_what_concerns_one_municipality_stands_on_no_other_page(real_site: BuiltSite) -> None:
    told = "Het plan zegt dat de misdaad in Wijk bij Duurstede daalt."
    pages = {address for address, main in real_site.mains.items() if told in text_of(main)}
    assert pages == {"heuvelrug/cijfers/", "heuvelrug/gemeenten/wijk-bij-duurstede/"}
