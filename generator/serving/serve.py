"""The command that shows the preview."""

from __future__ import annotations

import datetime
import signal
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.build import Report, Say
from generator.inputs import Inputs
from generator.loading.look import Look, look_at
from generator.mkdocs_adapter import CONFIGURATION
from generator.problems import has_errors
from generator.rendering.templates import TEMPLATES
from generator.reports import text_report
from generator.serving.finishing import Finishing
from generator.serving.frame import PREVIOUS, WAITING
from generator.serving.preview import Preview
from generator.serving.server import PreviewServer
from generator.serving.version import Version
from generator.serving.watching import changes

_WORK = Path("build")


def serve(inputs: Callable[[], Inputs], today: Callable[[], datetime.date], port: int, say: Say) -> None:
    """Show the site on this computer until interrupted. Raises ServeError where that cannot be.

    `inputs` is asked again for every change; `today` is asked all the time, because the day is an input too.
    """
    _end_tidily()
    _WORK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="preview-", dir=_WORK, ignore_cleanup_errors=True) as folder:
        finishing = Finishing(Path(folder, "site"))
        preview = Preview()
        with PreviewServer(port, preview, finishing.folder) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            say(f"De site staat op {server.address} (stop met Ctrl+C)")
            try:
                for sight in changes(_eyes(inputs(), today)):
                    _show(preview, finishing, inputs(), sight, say)
            except KeyboardInterrupt:
                server.shutdown()
                finishing.stop()


def _end_tidily() -> None:
    """Let whoever closes the terminal end the preview as Ctrl+C does."""
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.default_int_handler)


@dataclass(frozen=True)
class _Sight:
    """Everything that the site is made from, as it looks from outside."""

    day: datetime.date
    files: Look
    templates: Look


def _eyes(inputs: Inputs, today: Callable[[], datetime.date]) -> Callable[[], _Sight]:
    return lambda: _Sight(
        today(), look_at((inputs.data, inputs.content)), look_at((TEMPLATES, CONFIGURATION))
    )


def _show(preview: Preview, finishing: Finishing, inputs: Inputs, sight: _Sight, say: Say) -> None:
    """Show what the inputs give now, and have the rest made besides."""
    problems = preview.refresh(inputs, sight.templates)
    say(text_report(problems).rstrip("\n"))
    if has_errors(problems):
        say(PREVIOUS if preview.version else WAITING)
    else:
        finishing.want(inputs, partial(_finished, preview, preview.version, say))


def _finished(preview: Preview, version: Version | None, say: Say, report: Report) -> None:
    new = preview.add(version, report.problems)
    if new:
        say(text_report(new).rstrip("\n"))
    if report.is_finished:
        say("De zoekindex en de bestanden zijn bijgewerkt.")
