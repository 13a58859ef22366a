"""Imports go one way, one module knows MkDocs, and only the command line knows what day it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sites import ROOT

PACKAGE = ROOT / "generator"

# From the bottom up: a part may import what stands on its own line or on a line above it.
LAYERS = (
    (
        "problems",
        "disk_errors",
        "dutch",
        "garbage",
        "processes",
        "program",
        "rules",
        "colour",
        "addresses",
        "content_policy",
        "digests",
        "lasting_files",
        "logged",
        "links",
        "vocabulary",
    ),
    ("planning", "repository", "reports", "address_list", "checksums", "compiled_templates", "markdown_page"),
    ("model", "history", "mkdocs_adapter"),
    ("loading", "progress", "rendering", "embargo"),
    ("freezing", "edition"),
    ("checks", "exports"),
    ("pages",),
    ("booklet",),
    ("site", "search"),
    ("sections", "inputs"),
    ("build",),
    ("serving", "publishing", "editing"),
    ("sheets",),
    ("statline",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
HEIGHT = {name: height for height, layer in enumerate(LAYERS) for name in layer}

CLOCKS = {
    "date": {"today"},
    "datetime": {"today", "now", "utcnow"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "strftime"},
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """Return the part of the generator that a file belongs to: a module, or a folder of them."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports_of(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports name their package in full"
            assert node.module is not None
            yield node.module
            if node.module == "generator":
                yield from (f"generator.{name.name}" for name in node.names)


def ours(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports_of(path) if name.startswith("generator.")} - {
        "__version__"
    }


def test_every_part_has_its_place() -> None:
    parts = {part_of(path) for path in modules()} - {"__init__"}
    assert parts == set(HEIGHT), "add a new part to LAYERS, as low as it can be"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_down(path: Path) -> None:
    if part_of(path) == "__init__":
        assert ours(path) == set()
        return
    height = HEIGHT[part_of(path)]
    upward = {name for name in ours(path) if HEIGHT[name] > height}
    beside = {name for name in ours(path) if HEIGHT[name] == height and name != part_of(path)}
    assert upward == set(), "imports go from high to low"
    assert beside == set(), "parts on one line do not know each other"


def test_one_module_knows_mkdocs() -> None:
    knowing = {
        path.name
        for path in modules()
        if any(name.split(".")[0] in ("mkdocs", "material", "properdocs") for name in imports_of(path))
    }
    assert knowing == {"mkdocs_adapter.py"}


def test_only_the_command_line_reads_the_clock() -> None:
    assert {path.name for path in modules() if list(clocks_in(path.read_text(encoding="utf-8")))} == {
        "cli.py"
    }


def clocks_in(code: str) -> Iterator[str]:
    """Yield the lines of code that ask what day or hour it is; how long something took is no day."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS.get(owner(node), ()):
            yield ast.unparse(node)
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            yield ast.unparse(node)


def owner(node: ast.Attribute) -> str:
    """Return the name before the last dot: 'date' in 'datetime.date.today'."""
    value = node.value
    return value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")


@pytest.mark.parametrize(
    "code",
    [
        "import datetime\ndatetime.date.today()",
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.datetime.now(None)",
        "import time\ntime.time()",
        "from time import time\ntime()",
    ],
)
def test_a_clock_is_recognised(code: str) -> None:
    assert list(clocks_in(code))
