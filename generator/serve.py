"""A live preview on this computer: every saved change is built again and shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.build import Inputs, Report, build_site
from generator.mkdocs_adapter import live_server
from generator.rendering.templates import TEMPLATES
from generator.reports import text_report

_FOLDER = Path("build/preview")


def serve(inputs: Callable[[], Inputs], port: int, say: Callable[[str], None]) -> int:
    """Serve the site on `port` until interrupted. The last good pages stay while the data is broken.

    `inputs` is asked again for every build, because the day may have changed.
    """

    def rebuild() -> None:
        _tell(build_site(inputs(), _FOLDER, say), say)

    rebuild()
    if not _FOLDER.is_dir():
        return 1
    say(f"De site staat op http://127.0.0.1:{port}/ (stop met Ctrl+C)")
    first = inputs()
    return live_server(_FOLDER, rebuild, (first.data, first.content, TEMPLATES), port)


def _tell(report: Report, say: Callable[[str], None]) -> None:
    say(text_report(report.problems).rstrip("\n"))
    if not report.is_finished:
        say("U ziet de vorige versie, tot de fouten zijn hersteld.")
