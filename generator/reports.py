"""Problems as text for people and for machines."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generator.problems import Problem


def text_report(problems: Sequence[Problem]) -> str:
    """Return every problem with its line of the file, a caret below the spot, and a count at the end."""
    blocks = [_block(problem) for problem in problems]
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


def _block(problem: Problem) -> str:
    place = problem.place
    text = f"{place}: {problem.severity.label}: {problem.sentence}\n"
    line = _line_of(place.file, place.line)
    if line is None:
        return text
    return f"{text}    {line}\n    {' ' * (max(place.column, 1) - 1)}^\n"


def _line_of(file: str, number: int) -> str | None:
    """Return one line of a file, or nothing when there is no such line to show."""
    path = Path(file)
    if number < 1 or not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    return lines[number - 1].rstrip("\r").replace("\t", " ") if number <= len(lines) else None


def github_report(problems: Sequence[Problem]) -> str:
    """Return the problems as annotations on a pull request."""
    return "".join(
        f"::{'error' if problem.is_error else 'warning'} file={problem.place.file},line={max(problem.place.line, 1)},"
        f"col={max(problem.place.column, 1)}::{_escaped(problem.sentence)}\n"
        for problem in problems
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def json_report(problems: Sequence[Problem]) -> str:
    """Return the problems as JSON, for other tools."""
    rows = [
        {
            "bestand": problem.place.file, "regel": problem.place.line, "kolom": problem.place.column,
            "ernst": problem.severity.label, "melding": problem.message, "toegestaan": problem.allowed,
            "bedoeld": problem.hint, "regel_id": problem.rule,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def sarif_report(problems: Sequence[Problem]) -> str:
    """Return the problems as SARIF 2.1.0, which code hosts show beside the line."""
    results = [
        {
            "ruleId": problem.rule,
            "level": "error" if problem.is_error else "warning",
            "message": {"text": problem.sentence},
            "locations": [{"physicalLocation": {
                "artifactLocation": {"uri": problem.place.file},
                "region": {"startLine": max(problem.place.line, 1), "startColumn": max(problem.place.column, 1)},
            }}],
        }
        for problem in problems
    ]
    driver = {"name": "plansite", "rules": [{"id": rule} for rule in sorted({problem.rule for problem in problems})]}
    return json.dumps({"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]},
                      ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": text_report,
    "github": github_report,
    "json": json_report,
    "sarif": sarif_report,
}
