"""The end of every command that changes files: try, write, tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.commands.common import print_problems
from generator.commands.outcome import EXIT_CLEAN, EXIT_PROBLEMS, say
from generator.editing.changes import Changes, judge_of
from generator.editing.proposals import NOTHING_CHANGED, Proposal, Refusal, carry_out, put
from generator.inputs import Inputs
from generator.problems import Problem, has_errors


def finish(proposal: Proposal | Refusal, inputs: Inputs, before: Sequence[Problem]) -> int:
    """Carry out a proposal and tell what changed, or tell why nothing did."""
    refusal = proposal if isinstance(proposal, Refusal) else carry_out(proposal, judge_of(inputs), before)
    if refusal:
        if refusal.problems:
            print_problems(refusal.problems)
        say(refusal.message)
        return EXIT_PROBLEMS
    if isinstance(proposal, Proposal):
        for line in proposal.told:
            say(line)
    return EXIT_CLEAN


@dataclass(frozen=True)
class Import:
    """What a file that an editor gave would change, and what to tell about it."""

    changes: Changes
    told: tuple[str, ...]
    count: str
    problems: tuple[Problem, ...]
    written: str
    """What to tell when it has been written."""


def finish_import(found: Import, *, write: bool) -> int:
    """Tell what would change, and carry it out when that was asked and nothing is wrong."""
    if found.problems:
        print_problems(found.problems)
    if has_errors(found.problems):
        return refused(NOTHING_CHANGED)
    for line in found.told:
        print(line)
    say(found.count)
    if not found.changes:
        return EXIT_CLEAN
    refusal = put(found.changes) if write else None
    if refusal:
        return refused(refusal.message)
    say(found.written if write else _SHOWN)
    return EXIT_CLEAN


_SHOWN = "Er is nog niets geschreven. Klopt dit? Geef dezelfde opdracht met --write erachter."


def refused(message: str) -> int:
    """Tell why nothing is done."""
    say(message)
    return EXIT_PROBLEMS


def refuse_broken_data(problems: Sequence[Problem]) -> int:
    """Tell that the data has to be right first."""
    print_problems([problem for problem in problems if problem.is_error])
    say(f"Er zitten fouten in de gegevens. Herstel die eerst. {NOTHING_CHANGED}")
    return EXIT_PROBLEMS
