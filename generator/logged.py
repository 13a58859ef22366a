"""What another program warns about in its log, kept instead of printed: for us a warning is a problem."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def warnings_of(program: str) -> Iterator[list[str]]:
    """Keep the warnings and errors of a program, named as its logger is, in the list that this gives."""
    logger, listener = logging.getLogger(program), _Listener()
    handlers, logger.handlers = logger.handlers, [listener]
    propagate, logger.propagate = logger.propagate, False
    try:
        yield listener.lines
    finally:
        logger.handlers, logger.propagate = handlers, propagate
