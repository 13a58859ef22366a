"""The made-up country that speed is measured with: sound, fictional, and the same for whoever measures."""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.inputs import Inputs, read_inputs
from generator.problems import has_errors
from tests.bench.country import unit_of, write_country
from tests.support.sites import files_of

DAY = datetime.date(2026, 11, 26)


def test_a_country_has_no_mistakes_and_says_that_it_is_made_up(tmp_path: Path) -> None:
    write_country(tmp_path, 3)
    portal, _, problems = read_inputs(Inputs(tmp_path / "data", tmp_path / "content", DAY))
    assert portal and not has_errors(problems)
    assert len(portal.units) == 3
    assert portal.whole.is_fictional
    names = [one.name for unit in portal.units.values() for one in unit.municipalities.values()]
    assert len(set(names)) == len(names) == 12


def test_a_partnership_is_the_same_in_any_country(tmp_path: Path) -> None:
    for folder, number, seed in (("small", 1, 1), ("large", 2, 1), ("other", 1, 2)):
        write_country(tmp_path / folder, number, seed)
    small, large, other = (
        files_of(tmp_path / one / "data" / unit_of(0)) for one in ("small", "large", "other")
    )
    assert small == large
    assert small != other
