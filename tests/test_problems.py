"""Whatever an editor can type gives the right page, or a clear report: at once, exact, never a traceback."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.problems import cases


@pytest.mark.parametrize("name", cases.names())
def test_report(name: str, tmp_path: Path) -> None:
    expected = cases.report_file(name).read_text(encoding="utf-8")
    found = cases.report_of(name, tmp_path)
    if found != expected:
        lines = difflib.unified_diff(
            expected.splitlines(), found.splitlines(), "verslag.txt", "nu", lineterm=""
        )
        pytest.fail(
            "\n".join([*lines, f"If this is right: python -m tests.problems.cases {name}"]), pytrace=False
        )
