"""What all commands have in common, and what nothing has to be imported for: how they end, and what they say."""

from __future__ import annotations

import argparse
import sys

EXIT_CLEAN, EXIT_PROBLEMS, EXIT_WRONG_USE = 0, 1, 2

Commands = argparse._SubParsersAction  # argparse gives this type no public name


def say(line: str) -> None:
    """Print what the command is doing, apart from the report."""
    print(line, file=sys.stderr, flush=True)
