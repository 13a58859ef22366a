"""Problems as text for people and for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote

from generator.problems import Problem, Severity, printable
from generator.rules import TITLES

_MOST_BYTES = 2_000_000
_WIDEST = 110
# A place in these is a row and a column of cells, which is no line of text to show.
_SHEETS = (".xlsx", ".csv")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def text_report(problems: Sequence[Problem]) -> str:
    """Return every problem with its line and a caret below the spot: errors, warnings, and how many."""
    lines_of = cache(_lines_of)
    in_order = sorted(problems, key=lambda problem: problem.severity)
    blocks = [_block(problem, lines_of) for problem in in_order]
    return "".join([*blocks, f"{summary(problems)}\n"])


def summary(problems: Sequence[Problem]) -> str:
    """Return how many errors and warnings there are, in one sentence."""
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return "Alles klopt."
    parts = [f"{errors} {'fout' if errors == 1 else 'fouten'}"] if errors else []
    parts += [f"{warnings} {'waarschuwing' if warnings == 1 else 'waarschuwingen'}"] if warnings else []
    return f"{' en '.join(parts)}."


def _block(problem: Problem, lines_of: Callable[[str], Sequence[str]]) -> str:
    shown = excerpt(problem, lines_of)
    return f"{problem}\n" + "".join(f"    {line}\n" for line in shown.splitlines())


def excerpt(problem: Problem, lines_of: Callable[[str], Sequence[str]] | None = None) -> str:
    """Return the line that a problem is about, with a caret below the spot; nothing where there is no such line."""
    place = problem.place
    lines = (lines_of or _lines_of)(place.file) if place.line else ()
    if not 1 <= place.line <= len(lines):
        return ""
    line, spot = _window(printable(lines[place.line - 1].replace("\t", " ")), max(place.column, 1) - 1)
    return f"{line.rstrip()}\n{' ' * spot}^"


def _lines_of(file: str) -> Sequence[str]:
    """Return the lines of a file; none when it is no file, or too large to show."""
    path = Path(file)
    try:
        if path.suffix.lower() in _SHEETS or not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return ()
        return _LINE_BREAK.split(path.read_text(encoding="utf-8-sig", errors="replace"))
    except (OSError, ValueError):
        return ()


def _window(line: str, spot: int) -> tuple[str, int]:
    """Return the part of a long line around a spot, and the spot's position in that part."""
    if len(line) <= _WIDEST:
        return line, spot
    start = max(0, min(spot - _WIDEST // 2, len(line) - _WIDEST))
    end = start + _WIDEST
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    return f"{head}{line[start:end]}{tail}", spot - start + len(head)


def github_report(problems: Sequence[Problem]) -> str:
    """Return the problems as annotations on a pull request."""
    return "".join(
        f"::{'error' if problem.is_error else 'warning'} file={_property(problem.place.name)},"
        f"line={max(problem.place.line, 1)},col={max(problem.place.column, 1)}"
        f"::{_escaped(problem.sentence)}\n"
        for problem in problems
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def json_report(problems: Sequence[Problem]) -> str:
    """Return the problems as JSON, for other tools."""
    rows = [
        {
            "bestand": problem.place.name,
            "regel": max(problem.place.line, 1),
            "kolom": max(problem.place.column, 1),
            "ernst": problem.severity.label,
            "melding": problem.message,
            "toegestaan": problem.allowed,
            "bedoeld": problem.hint,
            "regel_id": problem.rule,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def sarif_report(problems: Sequence[Problem]) -> str:
    """Return the problems as SARIF 2.1.0, which code hosts show beside the line."""
    rules = [
        {"id": rule, "shortDescription": {"text": TITLES.get(rule, rule)}}
        for rule in sorted({problem.rule for problem in problems})
    ]
    run = {
        "tool": {"driver": {"name": "plansite", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(problem) for problem in problems],
    }
    report = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _sarif_result(problem: Problem) -> dict[str, object]:
    place = problem.place
    region = {"startLine": max(place.line, 1), "startColumn": max(place.column, 1)}
    location = {"artifactLocation": {"uri": quote(place.name)}, "region": region}
    return {
        "ruleId": problem.rule,
        "level": "error" if problem.severity is Severity.ERROR else "warning",
        "message": {"text": problem.sentence},
        "locations": [{"physicalLocation": location}],
    }


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": text_report,
    "github": github_report,
    "json": json_report,
    "sarif": sarif_report,
}
