"""State comes from updates only, and an update counts when it had happened and was public."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from generator.model.action import Action, Progress
from generator.model.portal import Unit
from generator.progress.changes import ChangeKind, changes_between
from generator.progress.rounds import (
    Coverage,
    Freshness,
    coverage,
    freshness_of,
    frozen_actions,
    late_updates,
    open_bottlenecks,
    updates_in,
)
from generator.progress.standing import assess_all
from generator.progress.state import State, standing_in, standing_on, state_of, updates_about
from generator.progress.timeliness import Judgement, Timeliness
from tests.support.actions import action, day, open_round, report, with_actions, with_rounds


def part(municipality: str, progress: str) -> dict[str, str]:
    return {"gemeente": municipality, "voortgang": progress}


@pytest.mark.parametrize(
    ("reports", "date", "state"),
    [
        ([], "2024-01-01", State.NO_REPORT),
        ([report("2024-01-10", "bezig")], "2024-01-09", State.NO_REPORT),
        ([report("2024-01-10", "bezig")], "2024-01-10", State.RUNNING),
        ([report("2024-01-10", "bezig", gepubliceerd_op="2024-02-01")], "2024-01-31", State.NO_REPORT),
        ([report("2024-01-10", "bezig", gepubliceerd_op="2024-02-01")], "2024-02-01", State.RUNNING),
        # by the day it happened, not by the order or the day of publishing
        ([report("2024-03-01", "klaar"), report("2024-01-10", "bezig")], "2024-04-01", State.DONE),
        (
            [report("2024-01-10", "bezig", gepubliceerd_op="2024-03-15"), report("2024-03-01", "klaar")],
            "2024-04-01",
            State.DONE,
        ),
        # of two from one day the one that was published last
        (
            [report("2024-01-10", "klaar", gepubliceerd_op="2024-01-12"), report("2024-01-10", "bezig")],
            "2024-02-01",
            State.DONE,
        ),
        # a report that does not say how far it is leaves the state as it was
        ([report("2024-01-10", "bezig"), report("2024-03-01")], "2024-04-01", State.RUNNING),
        ([report("2024-03-01")], "2024-04-01", State.NO_REPORT),
    ],
)
def test_the_newest_counting_update_that_says_so(
    reports: list[dict[str, Any]], date: str, state: State
) -> None:
    assert standing_on(action(berichten=reports), day(date)).state is state


def test_every_progress_has_a_state_of_the_same_name() -> None:
    assert {progress.value for progress in Progress} == {state_of(progress).label for progress in Progress}
    assert state_of(None) is State.NO_REPORT
    assert {state_of(progress) for progress in Progress} == set(State) - {State.NO_REPORT}


@pytest.mark.parametrize(
    ("reports", "municipality", "state"),
    [
        # the whole speaks for all while nobody is told apart
        ([report("2024-01-10", "bezig")], "t-zand", State.RUNNING),
        ([report("2024-01-10", "bezig", per_gemeente=[part("t-zand", "klaar")])], "t-zand", State.DONE),
        # where reports tell municipalities apart, silence about one is silence
        (
            [report("2024-01-10", "bezig", per_gemeente=[part("t-zand", "klaar")])],
            "lindemark",
            State.NO_REPORT,
        ),
        # the whole ended: that is true of every part that was not told apart later
        (
            [
                report("2024-01-10", "bezig", per_gemeente=[part("t-zand", "bezig")]),
                report("2024-05-01", "gestopt"),
            ],
            "t-zand",
            State.STOPPED,
        ),
        (
            [
                report("2024-01-10", "bezig", per_gemeente=[part("t-zand", "bezig")]),
                report("2024-05-01", "gestopt"),
            ],
            "lindemark",
            State.STOPPED,
        ),
        # one part stopped, the whole goes on
        (
            [
                report("2024-01-10", None, per_gemeente=[part("t-zand", "gestopt")]),
                report("2024-05-01", "bezig"),
            ],
            "t-zand",
            State.STOPPED,
        ),
        ([], "t-zand", State.NO_REPORT),
    ],
)
def test_the_state_of_one_municipality(
    reports: list[dict[str, Any]], municipality: str, state: State
) -> None:
    assert standing_in(action(berichten=reports), municipality, day("2024-06-01")).state is state


ROUNDS = (open_round("a", "2023-12-31"), open_round("b", "2024-06-30"))


@pytest.mark.parametrize(
    ("reports", "date", "freshness"),
    [
        ([], "2024-07-01", Freshness.NEVER),
        ([report("2024-02-01", "bezig")], "2024-07-01", Freshness.LAST_ROUND),
        ([report("2024-07-01", "bezig")], "2024-07-01", Freshness.LAST_ROUND),
        ([report("2024-01-01", "bezig")], "2024-07-01", Freshness.LAST_ROUND),
        ([report("2023-12-31", "bezig")], "2024-07-01", Freshness.EARLIER),
        ([report("2023-12-31", "bezig")], "2024-06-29", Freshness.LAST_ROUND),
        ([report("2023-02-01", "bezig")], "2023-03-01", Freshness.NO_ROUNDS),
    ],
)
def test_freshness_is_measured_in_rounds(
    reports: list[dict[str, Any]], date: str, freshness: Freshness, unit: Unit
) -> None:
    one = action(berichten=reports)
    assert freshness_of(with_rounds(with_actions(unit, one), *ROUNDS), one, day(date)) is freshness


def test_an_update_belongs_to_the_round_of_its_days_or_to_the_one_it_names(unit: Unit) -> None:
    one = action(
        berichten=[
            report("2023-12-31", tekst="laatste dag van a"),
            report("2024-01-01", tekst="eerste dag van b"),
            report("2023-11-01", tekst="over a, genoemd voor b", ronde="b"),
            report("2024-07-01", tekst="na b"),
        ]
    )
    rounds = with_rounds(with_actions(unit, one), *ROUNDS)
    found = {
        this.id: [update.text for update in updates_in(rounds, one, this, day("2024-12-31"))]
        for this in ROUNDS
    }
    assert found == {
        "a": ["laatste dag van a"],
        "b": ["eerste dag van b", "over a, genoemd voor b"],
    }


def test_coverage_counts_the_actions_that_count_and_have_a_report_in_the_round(unit: Unit) -> None:
    actions = (
        action("een", berichten=[report("2024-02-01", "bezig")], gemeenten=["t-zand"]),
        action("twee", berichten=[report("2023-02-01", "bezig")], gemeenten=["t-zand", "lindemark"]),
        action("drie", gemeenten=["lindemark"]),
        action("vier", berichten=[report("2024-02-01", "samengevoegd")], samengevoegd_met="een"),
        action("vijf", paraplu="zes", gemeenten=["lindemark"]),
        action("zes"),
    )
    rounds = with_rounds(with_actions(unit, *actions), *ROUNDS)
    rows = frozen_actions(rounds, ROUNDS[1], day("2024-07-01"), ())
    assert coverage(rows) == Coverage(1, 4)
    assert coverage(rows, "t-zand") == Coverage(1, 2)
    assert coverage(rows, "lindemark") == Coverage(0, 3)
    assert coverage(rows, "sint-elooi-oost") == Coverage(0, 0)


def test_what_came_after_freezing_is_late(unit: Unit) -> None:
    action_of_then = unit.actions["wijkgericht-overleg"]
    late = [
        pair
        for pair in late_updates(unit, unit.rounds["2023-q4"], day("2026-02-15"))
        if pair[0] is action_of_then
    ]
    assert [update.happened_on for _, update in late] == [day("2023-12-12")]
    assert late_updates(unit, unit.rounds["2023-q4"], day("2024-01-31")) == []


def test_late_updates_are_those_after_the_day_of_freezing_the_oldest_first(unit: Unit) -> None:
    def told(identifier: str, *days: str) -> Action:
        return action(identifier, berichten=[report("2023-12-01", gepubliceerd_op=one) for one in days])

    frozen = unit.rounds["2023-q4"]
    assert frozen.snapshot
    on = frozen.snapshot.frozen_on
    after = [(on + datetime.timedelta(days=more)).isoformat() for more in range(3)]
    other = action(
        "ander", plan="programma-2025-2026", berichten=[report("2023-12-01", gepubliceerd_op=after[1])]
    )
    changed = with_actions(
        unit, told("b", after[2], after[0]), told("a", after[2]), told("c", after[1]), other
    )
    found = late_updates(changed, frozen, day(after[2]))
    assert [(one.id, update.published_on.isoformat()) for one, update in found] == [
        ("c", after[1]),
        ("a", after[2]),
        ("b", after[2]),
    ]


LATER = action(
    "later",
    planning="Q2 2024",
    berichten=[
        report("2024-03-01", "bezig"),
        # It had happened when the round ended, and was told ten days after that.
        report("2024-06-20", "klaar", gepubliceerd_op="2024-07-10"),
        report("2024-07-05", "gestopt"),
    ],
)


@pytest.mark.parametrize(
    ("known_on", "progress", "last"),
    [
        ("2024-06-30", Progress.RUNNING, "2024-03-01"),
        ("2024-07-09", Progress.RUNNING, "2024-03-01"),
        ("2024-07-10", Progress.DONE, "2024-06-20"),
        ("2025-01-01", Progress.DONE, "2024-06-20"),
    ],
)
def test_a_round_keeps_what_was_known_on_a_day_about_its_own_days(
    unit: Unit, known_on: str, progress: Progress, last: str
) -> None:
    rounds = with_rounds(with_actions(unit, LATER), *ROUNDS)
    (row,) = frozen_actions(rounds, ROUNDS[1], day(known_on), ())
    assert (row.progress, row.last_update_on) == (progress, day(last))
    found = updates_in(rounds, LATER, ROUNDS[1], day(known_on))
    assert next(update.happened_on for update in found) == day(last)


def test_a_round_says_that_an_action_has_no_planning_and_no_report(unit: Unit) -> None:
    other = action("ander", plan="programma-2025-2026", prioriteit="veilige-buurten")
    rounds = with_rounds(with_actions(unit, action(), other), *ROUNDS)
    (row,) = frozen_actions(rounds, ROUNDS[1], day("2024-07-01"), ())
    assert (row.action, row.planning, row.progress, row.last_update_on) == (
        "proef",
        "geen planning",
        None,
        None,
    )


TOO_BUSY = {
    "id": "te-druk",
    "titel": "Te druk",
    "gemeld_op": "2024-02-10",
    "opgelost_op": "2024-06-10",
    "vrijgegeven": {"op": "2024-02-20", "door": "de stuurgroep"},
}
RELEASED = action(
    knelpunten=[
        TOO_BUSY,
        {"id": "stil", "titel": "Nog niet vrijgegeven", "gemeld_op": "2024-02-11"},
        {
            "id": "meteen",
            "titel": "Meteen vrijgegeven",
            "gemeld_op": "2024-03-01",
            "vrijgegeven": {"op": "2024-03-01", "door": "de stuurgroep"},
        },
    ]
)


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2024-02-19", []),
        ("2024-02-20", ["te-druk"]),
        ("2024-02-29", ["te-druk"]),
        ("2024-03-01", ["te-druk", "meteen"]),
        ("2024-06-09", ["te-druk", "meteen"]),
        ("2024-06-10", ["meteen"]),
    ],
)
def test_a_bottleneck_is_shown_from_its_release_until_it_is_solved(
    unit: Unit, date: str, shown: list[str]
) -> None:
    found = open_bottlenecks(with_actions(unit, RELEASED), day(date))
    assert [one.id for _, one in found] == shown


CHANGED = action(
    planning="Q1 2024",
    verschuivingen=[
        {"op": "2024-03-01", "naar": "Q4 2024", "reden": "Te druk.", "besloten_door": "het college"}
    ],
    berichten=[
        report("2023-05-01", "nog niet begonnen"),
        report("2024-02-01", "bezig"),
        report("2024-04-01", "bezig"),
        report("2024-05-01", "ligt stil"),
        report("2024-06-01", "bezig"),
        report("2024-07-01", "klaar", gepubliceerd_op="2024-07-15"),
    ],
    knelpunten=[
        TOO_BUSY,
    ],
)


@pytest.mark.parametrize(
    ("after", "until", "kinds"),
    [
        (None, "2023-01-01", [ChangeKind.NEW]),
        ("2023-01-01", "2024-02-19", [ChangeKind.STARTED, ChangeKind.REPORT]),
        ("2024-02-01", "2024-02-20", [ChangeKind.BOTTLENECK]),
        ("2024-02-20", "2024-03-01", [ChangeKind.SHIFTED]),
        ("2024-03-01", "2024-05-01", [ChangeKind.ON_HOLD, ChangeKind.REPORT]),
        ("2024-05-01", "2024-06-10", [ChangeKind.SOLVED, ChangeKind.REPORT]),
        ("2024-06-10", "2024-07-14", []),
        ("2024-06-10", "2024-07-15", [ChangeKind.FINISHED]),
    ],
)
def test_what_changed_between_two_days(
    after: str | None, until: str, kinds: list[ChangeKind], unit: Unit
) -> None:
    import dataclasses

    alone = dataclasses.replace(with_actions(unit, CHANGED), indicators={})
    found = changes_between(alone, day(after) if after else None, day(until))
    assert [change.kind for change in found] == kinds


def test_a_shift_says_from_what_to_what_and_why(unit: Unit) -> None:
    found = changes_between(with_actions(unit, CHANGED), day("2024-02-20"), day("2024-03-01"))
    assert [change.text for change in found if change.kind is ChangeKind.SHIFTED] == [
        "Van Q1 2024 naar Q4 2024. Reden: Te druk."
    ]


def test_a_change_concerns_the_municipalities_that_it_names(unit: Unit) -> None:
    one = action(berichten=[report("2024-02-01", "bezig", per_gemeente=[part("t-zand", "klaar")])])
    found = changes_between(with_actions(unit, one), day("2024-01-31"), day("2024-02-01"))
    concerned = {change.kind: change.municipalities for change in found}
    assert concerned[ChangeKind.FINISHED] == ("t-zand",)
    # The whole began, which says nothing of the municipalities that the report leaves out.
    assert concerned[ChangeKind.STARTED] == ()


def test_a_report_that_names_a_municipality_is_not_about_the_others(unit: Unit) -> None:
    one = action(
        berichten=[
            report("2024-02-01", "bezig", tekst="over alle"),
            report("2024-03-01", tekst="t-zand is klaar", per_gemeente=[part("t-zand", "klaar")]),
            report(
                "2024-04-01", "bezig", tekst="lindemark gaat door", per_gemeente=[part("lindemark", "bezig")]
            ),
            report(
                "2024-05-01", "gestopt", tekst="het geheel stopt", per_gemeente=[part("lindemark", "gestopt")]
            ),
        ]
    )

    def about(municipality: str | None, date: str) -> list[str]:
        return [update.text for update in updates_about(one, municipality, day(date))]

    assert about(None, "2024-04-30") == ["lindemark gaat door", "t-zand is klaar", "over alle"]
    assert about("t-zand", "2024-04-30") == ["t-zand is klaar", "over alle"]
    assert about("lindemark", "2024-04-30") == ["lindemark gaat door", "over alle"]
    assert about("wiekerbroek", "2024-05-31") == ["het geheel stopt", "over alle"]


def test_a_municipality_is_assessed_by_its_own_part(unit: Unit) -> None:
    one = action(
        planning="Q1 2024",
        berichten=[
            report("2024-02-01", per_gemeente=[part("t-zand", "klaar")]),
            report("2024-04-01", "bezig", per_gemeente=[part("lindemark", "bezig")]),
        ],
    )
    known = with_actions(unit, one)
    whole = assess_all(known, day("2024-05-01"), ())[one.id]
    here = assess_all(known, day("2024-05-01"), (), municipality="t-zand")[one.id]
    assert whole.judgement and whole.judgement.timeliness is Timeliness.LATE
    assert here.judgement == Judgement(
        Timeliness.DONE_ON_TIME, "Klaar volgens het bericht van 1 februari 2024."
    )
    assert (whole.outcome.label, here.outcome.label) == ("bezig", "klaar")
