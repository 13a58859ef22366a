"""What a new file leaves for an editor to fill in is filled in before it is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from generator.checks.each_file import each_file
from generator.loading.records import Document
from generator.model.placeholders import placeholder_in
from generator.problems import Problem, Severity, quoted


@each_file
def placeholders_are_filled(document: Document[Any]) -> Iterator[Problem]:
    """No text, code or date that stands in for something unknown is left in the data."""
    for path, value in document.tree.texts():
        placeholder = placeholder_in(value)
        if placeholder:
            message = f"Hier staat nog {quoted(placeholder)}."
            yield document.problem(path, message, "Schrijf wat hier hoort.", severity=Severity.WARNING)


def unfilled_as_errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems as they count for visitors: for them, what is not filled in yet is no plan."""
    rule = placeholders_are_filled.__name__
    return [replace(one, severity=Severity.ERROR) if one.rule == rule else one for one in problems]
