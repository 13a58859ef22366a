"""The only module that knows MkDocs: it renders a folder of Markdown into a folder of HTML."""

from __future__ import annotations

import calendar
import datetime
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

CONFIGURATION = Path(__file__).resolve().parents[1] / "mkdocs.yml"


class RenderError(Exception):
    """MkDocs refused the pages; the message lists what it said."""


def render(
    docs: Path,
    site: Path,
    *,
    name: str,
    base_url: str | None,
    date: datetime.date,
    extra: Mapping[str, object],
) -> None:
    """Render `docs` into `site`, strictly: a warning is an error.

    `date` becomes the date of the sitemap, so that the same input gives the same bytes.
    Raises RenderError with everything MkDocs warned about.
    """
    said = _Listener()
    with _source_date(date), _listening(said):
        try:
            configuration = load_config(
                str(CONFIGURATION),
                docs_dir=str(docs.resolve()),
                site_dir=str(site.resolve()),
                site_name=name,
                site_url=base_url or "",
                strict=True,
                extra=dict(extra),
            )
            build(configuration)
        except (MkDocsException, SystemExit) as error:
            raise RenderError("\n".join(said.lines) or str(error)) from error


class _Listener(logging.Handler):
    """Keeps what MkDocs warns about instead of printing it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _listening(listener: _Listener) -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate


@contextmanager
def _source_date(date: datetime.date) -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(calendar.timegm(date.timetuple()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def live_server(site: Path, rebuild: Callable[[], None], watched: Iterable[Path], port: int) -> int:
    """Serve a folder on this computer, calling `rebuild` and reloading the browser after every change."""
    server = LiveReloadServer(builder=rebuild, host="127.0.0.1", port=port, root=str(site))
    for folder in watched:
        server.watch(str(folder))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
    return 0
