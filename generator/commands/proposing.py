"""The end of every command that changes files: try, write, tell."""

from __future__ import annotations

from collections.abc import Sequence

from generator.build import Inputs
from generator.commands.common import EXIT_CLEAN, EXIT_PROBLEMS, print_problems, say
from generator.editing.changes import judge_of
from generator.editing.proposals import NOTHING_CHANGED, Proposal, Refusal, carry_out
from generator.problems import Problem


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


def refuse_broken_data(problems: Sequence[Problem]) -> int:
    """Tell that the data has to be right first."""
    print_problems([problem for problem in problems if problem.is_error])
    say(f"Er zitten fouten in de gegevens. Herstel die eerst. {NOTHING_CHANGED}")
    return EXIT_PROBLEMS
