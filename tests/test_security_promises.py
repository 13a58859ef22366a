"""Every promise of SECURITY.md names the test that holds it, and each of those exists."""

from __future__ import annotations

import ast
import re
from functools import cache

from tests.support.sites import ROOT

TEXT = (ROOT / "SECURITY.md").read_text("utf-8")
NAMED = re.compile(r"`(tests/[a-z_]+\.py)::(\w+)`|`(tests/problems/[a-z0-9-]+)`")


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def promises() -> list[tuple[str, str]]:
    """Return every row of the tables: what is promised, and what holds it."""
    rows = [re.fullmatch(r"\| (.+) \| (.+) \|", line) for line in TEXT.splitlines()]
    found = [(row[1], row[2]) for row in rows if row]
    return [row for row in found if row not in (("promise", "held by"), ("---", "---"))]


def test_every_test_that_is_named_exists() -> None:
    wrong = [
        match[0]
        for match in NAMED.finditer(TEXT)
        if not ((ROOT / match[3] / "verslag.txt").is_file() if match[3] else match[2] in names_in(match[1]))
    ]
    assert wrong == []


def test_every_promise_names_what_holds_it() -> None:
    assert len(promises()) > 30
    for promise, held_by in promises():
        assert re.sub(NAMED, "", held_by).strip(", ") == "", promise


def test_no_address_is_made_up() -> None:
    assert not re.search(r"[\w.]+@[\w.]+", TEXT)
