"""Timeliness is computed from planning and day, with its reason in words; silence is never late."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.action import Nature
from generator.model.portal import Unit
from generator.planning import NamedEvent, Precision, parse_wording
from generator.progress.nature import nature_of
from generator.progress.planned import first_planning
from generator.progress.standing import assess, assess_all
from generator.progress.timeliness import Timeliness
from tests.support.actions import SECOND_PROGRAMME, action, assessed, day, report, with_actions

EVENT = NamedEvent("Week van de Buurt", {2024: (day("2024-09-16"), day("2024-09-22"))})
BUSY, TOLD = report("2023-02-01", "bezig"), report("2023-02-01", "nog niet begonnen")
SHIFT = {"op": "2024-06-01", "naar": "Q4 2024", "reden": "Te druk.", "besloten_door": "de stuurgroep"}


@pytest.mark.parametrize(
    ("planning", "explicit", "nature"),
    [
        ("Q3 2024", None, Nature.ONE_OFF),
        ("uiterlijk 1 juli 2024", None, Nature.ONE_OFF),
        ("Doorlopend", None, Nature.CONTINUOUS),
        ("Jaarlijks", None, Nature.RECURRING),
        ("elke acht weken", None, Nature.RECURRING),
        ("Week van de Buurt 2024", None, Nature.EVENT),
        ("Start Q4 2024", None, None),
        ("Ntb", None, None),
        (None, None, None),
        ("Q3 2024", "terugkerend", Nature.RECURRING),
        ("Doorlopend", "eenmalig", Nature.ONE_OFF),
        (None, "doorlopend", Nature.CONTINUOUS),
    ],
)
def test_the_nature_is_read_where_that_is_safe_and_an_explicit_one_wins(
    planning: str | None, explicit: str | None, nature: Nature | None
) -> None:
    fields = {"planning": planning, "soort": explicit}
    one = action(**{key: value for key, value in fields.items() if value})
    period = parse_wording(planning, [EVENT])
    assert nature_of(one, period) is nature  # type: ignore[arg-type]


# planning, reports, day, what it is called, why
TABLE: list[tuple[dict[str, Any], list[dict[str, Any]], str, Timeliness, str]] = [
    # the last day of a quarter, and the day after
    ({"planning": "Q3 2024"}, [BUSY], "2024-09-30", Timeliness.WITHIN_PLANNING,
     "Gepland voor Q3 2024; dat loopt tot en met 30 september 2024."),
    ({"planning": "Q3 2024"}, [BUSY], "2024-10-01", Timeliness.LATE,
     "Q3 2024 eindigde op 30 september 2024; laatste bericht van 1 februari 2023: bezig."),
    ({"planning": "Q3 2024"}, [TOLD], "2024-10-01", Timeliness.LATE,
     "Q3 2024 eindigde op 30 september 2024; laatste bericht van 1 februari 2023: nog niet begonnen."),
    # before the period, and before it though work has begun
    ({"planning": "Q3 2024"}, [TOLD], "2024-06-30", Timeliness.UPCOMING, "Gepland voor Q3 2024."),
    ({"planning": "Q3 2024"}, [BUSY], "2024-06-30", Timeliness.WITHIN_PLANNING,
     "Gepland voor Q3 2024. Het werk is al begonnen."),
    ({"planning": "Q3 2024"}, [], "2024-07-01", Timeliness.WITHIN_PLANNING,
     "Gepland voor Q3 2024; dat loopt tot en met 30 september 2024."),
    # silence
    ({"planning": "Q3 2024"}, [], "2024-10-01", Timeliness.PASSED_SILENTLY,
     "Gepland voor Q3 2024. Nog geen bericht over de uitvoering."),
    ({"planning": "Q3 2024"}, [], "2026-11-22", Timeliness.PASSED_SILENTLY,
     "Gepland voor Q3 2024. Nog geen bericht over de uitvoering."),
    # leap days
    ({"planning": "februari 2024"}, [BUSY], "2024-02-29", Timeliness.WITHIN_PLANNING,
     "Gepland: februari 2024; dat loopt tot en met 29 februari 2024."),
    ({"planning": "februari 2024"}, [BUSY], "2024-03-01", Timeliness.LATE,
     "Februari 2024 eindigde op 29 februari 2024; laatste bericht van 1 februari 2023: bezig."),
    ({"planning": "29 februari 2024"}, [BUSY], "2024-02-29", Timeliness.WITHIN_PLANNING,
     "Gepland voor 29 februari 2024."),
    ({"planning": "29 februari 2024"}, [BUSY], "2024-03-01", Timeliness.LATE,
     "Gepland was 29 februari 2024; laatste bericht van 1 februari 2023: bezig."),
    ({"planning": "februari 2023"}, [BUSY], "2023-03-01", Timeliness.LATE,
     "Februari 2023 eindigde op 28 februari 2023; laatste bericht van 1 februari 2023: bezig."),
    # finished on the last day, and the day after
    ({"planning": "Q1 2024"}, [report("2024-03-31", "klaar")], "2025-01-01", Timeliness.DONE_ON_TIME,
     "Klaar op 31 maart 2024; Q1 2024 eindigde op 31 maart 2024."),
    ({"planning": "Q1 2024"}, [report("2024-04-01", "klaar")], "2025-01-01", Timeliness.DONE_LATE,
     "Klaar op 1 april 2024; Q1 2024 eindigde op 31 maart 2024."),
    ({"planning": "Q1 2024"}, [report("2024-04-20", "klaar", klaar_op="2024-03-31")], "2025-01-01",
     Timeliness.DONE_ON_TIME, "Klaar op 31 maart 2024; Q1 2024 eindigde op 31 maart 2024."),
    # before the plan and after it
    ({"planning": "Q3 2024"}, [], "2022-12-31", Timeliness.UPCOMING, "Gepland voor Q3 2024."),
    ({"planning": "Doorlopend"}, [BUSY], "2022-12-31", Timeliness.ONGOING,
     "Dit loopt door en kan dus niet te laat zijn."),
    ({"planning": "Doorlopend"}, [BUSY], "2024-12-31", Timeliness.ONGOING,
     "Dit loopt door en kan dus niet te laat zijn."),
    ({"planning": "Doorlopend"}, [BUSY], "2025-01-01", Timeliness.RAN_TO_END,
     "Dit liep door zolang het plan liep en kan dus niet te laat zijn."),
    # what goes on has no end to miss
    ({"planning": "Jaarlijks"}, [TOLD], "2024-12-31", Timeliness.ONGOING,
     "Dit loopt door en kan dus niet te laat zijn."),
    ({"planning": "Q3 2023", "soort": "terugkerend"}, [BUSY], "2024-12-31", Timeliness.ONGOING,
     "Dit loopt door en kan dus niet te laat zijn."),
    ({"planning": "Doorlopend"}, [report("2024-05-01", "klaar")], "2024-06-01", Timeliness.ENDED,
     "Klaar op 1 mei 2024."),
    ({"planning": "Jaarlijks", "soort": "eenmalig"}, [BUSY], "2024-12-31", Timeliness.NOT_PLANNED,
     "De planning noemt geen laatste dag (in het plan staat: Jaarlijks)."),
    # shifted
    ({"planning": "Q1 2024", "verschuivingen": [SHIFT]}, [BUSY], "2024-05-31", Timeliness.LATE,
     "Q1 2024 eindigde op 31 maart 2024; laatste bericht van 1 februari 2023: bezig."),
    ({"planning": "Q1 2024", "verschuivingen": [SHIFT]}, [BUSY], "2024-06-01", Timeliness.RESCHEDULED,
     "Eerst gepland voor Q1 2024, nu voor Q4 2024. Reden: Te druk."),
    ({"planning": "Q1 2024", "verschuivingen": [SHIFT]}, [BUSY], "2024-12-31", Timeliness.RESCHEDULED,
     "Eerst gepland voor Q1 2024, nu voor Q4 2024. Reden: Te druk."),
    ({"planning": "Q1 2024", "verschuivingen": [SHIFT]}, [BUSY], "2025-01-01", Timeliness.LATE,
     "Q4 2024 eindigde op 31 december 2024; laatste bericht van 1 februari 2023: bezig."),
    ({"planning": "Q3 2024", "verschuivingen": [SHIFT]}, [BUSY], "2024-09-30", Timeliness.WITHIN_PLANNING,
     "Gepland voor Q4 2024. Het werk is al begonnen."),
    # a start alone
    ({"planning": "Start Q4 2024"}, [TOLD], "2024-12-31", Timeliness.WITHIN_PLANNING,
     "Gepland: Start Q4 2024; dat begint uiterlijk op 31 december 2024."),
    ({"planning": "Start Q4 2024"}, [TOLD], "2025-01-01", Timeliness.LATE,
     "Start Q4 2024 eindigde op 31 december 2024; laatste bericht van 1 februari 2023: nog niet begonnen."),
    ({"planning": "Start Q4 2024"}, [BUSY], "2025-01-01", Timeliness.WITHIN_PLANNING,
     "Gepland: Start Q4 2024. Het werk is begonnen."),
    ({"planning": "Start Q4 2024"}, [], "2025-01-01", Timeliness.PASSED_SILENTLY,
     "Gepland: Start Q4 2024. Nog geen bericht over de uitvoering."),
    # seasons: their borders are our choice, so it is 'about'
    ({"planning": "najaar 2023"}, [BUSY], "2024-03-01", Timeliness.LATE,
     "Najaar 2023 eindigde op ongeveer 30 november 2023; laatste bericht van 1 februari 2023: bezig."),
    # no moment
    ({"planning": "Ntb"}, [BUSY], "2025-01-01", Timeliness.NOT_PLANNED,
     "De planning is nog te bepalen (in het plan staat: Ntb)."),
    ({"planning": "N.n.b."}, [BUSY], "2025-01-01", Timeliness.NOT_PLANNED,
     "De planning is nog niet bekend (in het plan staat: N.n.b.)."),
    ({"planning": "N.v.t."}, [BUSY], "2025-01-01", Timeliness.NOT_PLANNED,
     "Een planning is niet van toepassing (in het plan staat: N.v.t.)."),
    ({}, [BUSY], "2025-01-01", Timeliness.NOT_PLANNED, "Het plan noemt geen planning."),
    # ended in another way
    ({"planning": "Q1 2024"}, [report("2024-05-01", "gestopt")], "2025-01-01", Timeliness.ENDED,
     "Gestopt op 1 mei 2024."),
    ({"planning": "Doorlopend"}, [report("2024-05-01", "overgenomen")], "2025-01-01", Timeliness.ENDED,
     "Overgenomen op 1 mei 2024."),
    ({"planning": "Q1 2024"}, [report("2024-02-01", "ligt stil")], "2024-04-01", Timeliness.LATE,
     "Q1 2024 eindigde op 31 maart 2024; laatste bericht van 1 februari 2024: ligt stil."),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "reports", "date", "timeliness", "reason"), TABLE)
def test_timeliness(
    fields: dict[str, Any],
    reports: list[dict[str, Any]],
    date: str,
    timeliness: Timeliness,
    reason: str,
    unit: Unit,
) -> None:
    judgement = assessed(unit, action(berichten=reports, **fields), date).judgement
    assert judgement is not None
    assert (judgement.timeliness, judgement.reason) == (timeliness, reason)


def test_the_table_has_every_answer() -> None:
    assert {row[3] for row in TABLE} == set(Timeliness)


@pytest.mark.parametrize(
    ("planning", "date", "timeliness", "reason"),
    [
        ("Week van de Buurt 2024", "2024-09-15", Timeliness.WITHIN_PLANNING,
         "Gepland voor Week van de Buurt 2024. Het werk is al begonnen."),
        ("Week van de Buurt 2024", "2024-09-22", Timeliness.WITHIN_PLANNING,
         "Gepland voor Week van de Buurt 2024; dat loopt tot en met 22 september 2024."),
        ("Week van de Buurt 2024", "2024-09-23", Timeliness.LATE,
         "Week van de Buurt 2024 eindigde op 22 september 2024; laatste bericht van 1 februari 2023: bezig."),
        # no dates are known of 2023: the year is all there is to measure against
        ("Week van de Buurt 2023", "2023-12-31", Timeliness.WITHIN_PLANNING,
         "Gepland voor Week van de Buurt 2023; de dagen staan niet op deze site."),
        ("Week van de Buurt 2023", "2024-01-01", Timeliness.LATE,
         "De dagen van Week van de Buurt 2023 staan niet op deze site, wel het jaar; "
         "laatste bericht van 1 februari 2023: bezig."),
    ],
)  # fmt: skip
def test_an_event_with_and_without_dates(
    planning: str, date: str, timeliness: Timeliness, reason: str, unit: Unit
) -> None:
    one = action(planning=planning, berichten=[BUSY])
    found = assess(with_actions(unit, one), one, day(date), [EVENT], shows_timeliness=True)
    assert found.judgement is not None
    assert (found.judgement.timeliness, found.judgement.reason) == (timeliness, reason)


def test_timeliness_is_not_shown_before_any_progress_was_published(unit: Unit) -> None:
    one = action(planning="Q1 2024", berichten=[report("2024-03-01", "bezig", gepubliceerd_op="2024-05-01")])
    other = action("andere", planning="Q1 2024", plan=SECOND_PROGRAMME)
    both = with_actions(unit, one, other)
    before = assess_all(both, day("2024-04-30"), ())
    after = assess_all(both, day("2024-05-01"), ())
    assert [found.judgement for found in before.values()] == [None, None]
    assert all(found.judgement for found in after.values())


def test_work_set_by_hand_to_begin_then_is_measured_by_its_start(unit: Unit) -> None:
    one = action(planning="Q3 2024", planning_betekent="begin", berichten=[BUSY])
    judgement = assessed(unit, one, "2024-10-01").judgement
    assert judgement is not None
    assert judgement.timeliness is Timeliness.WITHIN_PLANNING


@pytest.mark.parametrize(
    ("fields", "start", "end", "precision", "edge"),
    [
        ({"planning": "Q3 2024"}, "2024-07-01", "2024-09-30", Precision.QUARTER, None),
        # What an editor wrote wins on its own side only, and leaves the wording as exact as it was.
        ({"planning": "Q3 2024", "planning_begin": "2024-08-01"}, "2024-08-01", "2024-09-30", Precision.QUARTER, None),
        ({"planning": "Q3 2024", "planning_einde": "2024-08-31"}, "2024-07-01", "2024-08-31", Precision.QUARTER, None),
        # Of a wording that says nothing, the days are all there is.
        ({"planning": "later", "planning_begin": "2024-08-01"}, "2024-08-01", None, Precision.DAY, None),
        ({"planning": "later", "planning_einde": "2024-08-31"}, None, "2024-08-31", Precision.DAY, None),
        ({"planning": "Q3 2024", "planning_betekent": "periode"}, "2024-07-01", "2024-09-30", Precision.QUARTER, None),
        ({"planning": "Q3 2024", "planning_betekent": "begin"}, "2024-07-01", None, Precision.QUARTER, "2024-09-30"),
        ({"planning": "Q3 2024", "planning_betekent": "einde"}, None, "2024-09-30", Precision.QUARTER, "2024-09-30"),
    ],
)  # fmt: skip
def test_days_and_meaning_by_hand(
    fields: dict[str, str], start: str | None, end: str | None, precision: Precision, edge: str | None
) -> None:
    period = first_planning(action(**fields), ()).period
    assert (period.start, period.end) == (start and day(start), end and day(end))
    assert period.precision is precision
    if edge:
        assert period.edge and (period.edge.start, period.edge.end) == (day("2024-07-01"), day(edge))
