"""The rules of the data: one small function each, all of them in one table.

A check looks at the documents that could be read and yields problems. Its name is its
id in reports; its docstring states the rule. Checks never stop at the first problem.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator

from generator.checks.addresses import addresses_are_unique
from generator.checks.planning import periods_are_in_order, plannings_are_understood, shifts_are_in_order
from generator.checks.references import references_exist, no_circles
from generator.checks.structure import (
    goals_have_their_own_id,
    levels_fit_municipalities,
    municipalities_are_listed,
    municipalities_take_part,
    terms_are_unique,
    umbrellas_are_one_level,
)
from generator.checks.settings import settings_are_complete
from generator.loading.folders import Documents
from generator.problems import Problem

Check = Callable[[Documents], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    references_exist,
    no_circles,
    addresses_are_unique,
    municipalities_are_listed,
    municipalities_take_part,
    levels_fit_municipalities,
    umbrellas_are_one_level,
    goals_have_their_own_id,
    terms_are_unique,
    plannings_are_understood,
    periods_are_in_order,
    shifts_are_in_order,
    settings_are_complete,
)


def check_documents(documents: Documents, checks: Iterable[Check] = CHECKS) -> list[Problem]:
    """Run the checks and return everything they found, sorted by place."""
    return sorted(problem for check in checks for problem in _named(check, documents))


def _named(check: Check, documents: Documents) -> Iterator[Problem]:
    for problem in check(documents):
        yield dataclasses.replace(problem, rule=check.__name__)
