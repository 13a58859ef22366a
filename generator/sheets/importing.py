"""A filled-in sheet, judged as a whole: what would change, and everything that is in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.editing.changes import Changes, Judge, new_problems
from generator.problems import Problem
from generator.sheets.intentions import Intention, Reply, brought_back, new_texts
from generator.sheets.opening import open_book
from generator.sheets.table import Layout, Table, table_of

ReplyOf = Callable[[Table], Reply]


@dataclass(frozen=True)
class Judged:
    """What a sheet would change; nothing as long as there are errors."""

    intentions: tuple[Intention, ...]
    changes: Changes
    problems: tuple[Problem, ...]


def judged(
    path: Path, layouts: Sequence[Layout], reply_of: ReplyOf, judge: Judge, before: Sequence[Problem]
) -> Judged:
    """Read a sheet that is laid out as the first layout says, and judge the data with its changes in it.

    The rows that are right are judged too when others are wrong, so that every problem is told at once.
    """
    book, problems = open_book(path)
    if book is None:
        return Judged((), {}, tuple(problems))
    table, problems = table_of(book, layouts[0], layouts[1:])
    if table is None or any(problem.is_error for problem in problems):
        return Judged((), {}, tuple(problems))
    reply = reply_of(table)
    texts, unchanged = new_texts(table, reply.intentions)
    found = new_problems(before, judge(texts)) if texts else []
    problems = [*problems, *reply.problems, *unchanged, *brought_back(table, reply.intentions, texts, found)]
    return Judged(reply.intentions, texts, tuple(sorted(problems)))
