"""From the bytes of a file to a tree, and everything that is wrong with its form."""

from __future__ import annotations

import yaml

from generator.loading.building import Builder, Stop
from generator.loading.clues import why_unreadable
from generator.loading.failure import failure_of
from generator.loading.layout import tidy_layout
from generator.loading.nodes import Tree
from generator.loading.text import read_text
from generator.problems import Problem

MOST_BYTES = 1_000_000


def read_tree(file: str, content: bytes) -> tuple[Tree | None, list[Problem]]:
    """Turn the bytes of one file into a tree, and tell everything that is wrong with its form.

    There is no tree when what follows would only be guesses.
    """
    text, problems = read_text(file, content)
    if text is None:
        return None, problems
    tree, found = read_yaml(file, text)
    return tree, [*problems, *found]


def read_yaml(file: str, text: str) -> tuple[Tree | None, list[Problem]]:
    """Turn YAML into a tree, and tell everything that is wrong with its form."""
    tidy, problems = tidy_layout(file, text)
    if tidy is None:
        return None, problems
    builder = Builder(Tree(file, text=tidy), tidy)
    try:
        builder.build()
    except yaml.YAMLError as error:
        failure = failure_of(file, tidy, error, builder.last, builder.open)
        return None, [*problems, *builder.problems, why_unreadable(failure)]
    except Stop as stop:
        return None, [*problems, *builder.problems, stop.problem]
    return builder.tree, [*problems, *builder.problems]
