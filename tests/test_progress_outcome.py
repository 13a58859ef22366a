"""One table decides how an action counts; here is what it says of every combination there can be."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import product

import pytest

from generator.model.action import Nature
from generator.model.portal import Unit
from generator.progress.outcome import RULES, Phase, PlanningClass, Situation, outcome_of
from generator.progress.state import State
from tests.support.actions import SECOND_PROGRAMME, action, assessed, day, report
from tests.support.sites import ROOT

EXPECTED = ROOT / "tests" / "expected" / "outcomes.txt"
NATURES = (*Nature, None)


def situations() -> Iterator[Situation]:
    """Yield every combination of nature, planning, state, period and umbrella."""
    for umbrella, phase, state, nature, planning in product(
        (False, True), Phase, State, NATURES, PlanningClass
    ):
        yield Situation(nature, planning, state, phase, umbrella)


def line_of(situation: Situation) -> str:
    outcome = outcome_of(situation)
    what = [
        "paraplu" if situation.is_umbrella else "gewoon",
        situation.phase.value,
        situation.state.label,
        situation.nature.value if situation.nature else "soort onbekend",
        situation.planning.value,
    ]
    counts = ["telt mee" if outcome.counts else "telt niet mee"]
    counts += ["klaar"] * outcome.is_done + ["loopt nog"] * outcome.is_active
    return f"{' / '.join(what)} -> {outcome.label}: {', '.join(counts)}"


def test_every_combination_is_as_expected(pytestconfig: pytest.Config) -> None:
    found = "".join(f"{line_of(situation)}\n" for situation in situations())
    if pytestconfig.getoption("accept"):
        EXPECTED.write_text(found, encoding="utf-8")
    expected = EXPECTED.read_text(encoding="utf-8")
    if found != expected:
        lines = difflib.unified_diff(
            expected.splitlines(), found.splitlines(), "expected", "now", "", "", 0, ""
        )
        command = "If this is right: python -m pytest tests/test_progress_outcome.py --accept"
        pytest.fail("\n".join([*list(lines)[:60], command]), pytrace=False)


def test_every_rule_is_needed() -> None:
    used = {next(rule for rule in RULES if rule.fits(situation)) for situation in situations()}
    assert used == set(RULES)


def test_what_is_done_or_active_counts_and_is_never_both() -> None:
    for situation in situations():
        outcome = outcome_of(situation)
        assert outcome.counts or not (outcome.is_done or outcome.is_active)
        assert not (outcome.is_done and outcome.is_active)


def test_silence_is_never_done_and_never_blamed() -> None:
    labels = {
        outcome_of(one).label for one in situations() if one.state is State.NO_REPORT and not one.is_umbrella
    }
    assert all(label.startswith("nog geen bericht") for label in labels)


@pytest.mark.parametrize(
    ("date", "phase"),
    [
        ("2022-12-31", Phase.BEFORE),
        ("2023-01-01", Phase.DURING),
        ("2024-12-31", Phase.DURING),
        ("2025-01-01", Phase.AFTER),
    ],
)
def test_the_period_of_a_plan_includes_both_its_days(date: str, phase: Phase, unit: Unit) -> None:
    assert Phase.of(unit.plans["programma-2023-2024"], day(date)) is phase


@pytest.mark.parametrize(
    ("date", "phase"),
    [("2026-12-31", Phase.DURING), ("2027-06-30", Phase.DURING), ("2027-07-01", Phase.AFTER)],
)
def test_an_extended_plan_runs_longer(date: str, phase: Phase, unit: Unit) -> None:
    assert Phase.of(unit.plans[SECOND_PROGRAMME], day(date)) is phase


def test_an_extension_counts_from_the_day_it_was_decided(unit: Unit) -> None:
    plan = unit.plans[SECOND_PROGRAMME]
    assert plan.last_day(day("2026-01-21")) == day("2026-12-31")
    assert plan.last_day(day("2026-01-22")) == day("2027-06-30")


@pytest.mark.parametrize(
    ("fields", "date", "label"),
    [
        ({"planning": "Doorlopend"}, "2024-12-31", "bezig, loopt door"),
        ({"planning": "Doorlopend"}, "2025-01-01", "liep tot het einde van het plan"),
        ({"planning": "Q3 2024"}, "2025-01-01", "bezig toen het plan afliep"),
        ({"planning": "Q3 2024", "soort": "terugkerend"}, "2024-12-31", "bezig, loopt door"),
        ({"planning": "Jaarlijks", "soort": "eenmalig"}, "2024-12-31", "bezig"),
        ({}, "2024-12-31", "bezig"),
    ],
)
def test_how_a_running_action_counts(fields: dict[str, str], date: str, label: str, unit: Unit) -> None:
    one = action(berichten=[report("2023-05-01", "bezig")], **fields)
    assert assessed(unit, one, date).outcome.label == label
