"""What the preview puts around a page, and no built site has: the report, and the script that follows changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from generator.problems import Problem
from generator.rendering.templates import TEMPLATES, template_environment
from generator.reports import excerpt, summary

# No address of the site begins with a dot, so these are nobody else's.
OWN = ".voorbeeld/"
NEWS = f"{OWN}nieuws"

WAITING = "Zodra de fouten zijn hersteld, ziet u hier de site."
PREVIOUS = "U ziet de vorige versie, tot de fouten zijn hersteld."
UNMADE = "Zo kan deze pagina niet worden gemaakt."
UNFIT = "U ziet de nieuwe versie, maar zo kan de site niet worden gepubliceerd."

_BODY = re.compile(rb"<body[^>]*>")


@dataclass(frozen=True)
class Finding:
    """One problem, with the line that it is about as that was when it was found."""

    problem: Problem
    place: str
    excerpt: str


def finding(problem: Problem) -> Finding:
    """Return a problem as the browser shows it."""
    place = problem.place
    line = f", regel {place.line}" if place.line else ""
    return Finding(problem, f"{place.name}{line}", excerpt(problem))


def report_of(findings: Iterable[Finding], note: str) -> Markup:
    """Return the problems as HTML; `note` says what the page below the errors is."""
    found = sorted(findings, key=lambda one: one.problem)
    errors = [one for one in found if one.problem.is_error]
    warnings = [one for one in found if not one.problem.is_error]
    return _rendered(
        "report.html.j2",
        errors=errors,
        warnings=warnings,
        error_count=summary([one.problem for one in errors]),
        warning_count=summary([one.problem for one in warnings]),
        note=note,
    )


def framed(html: bytes, page: str, report: Markup) -> bytes:
    """Return a page with the report at the top of it, and the script that follows changes."""
    frame = _rendered("frame.html.j2", own=f"/{OWN}", news=f"/{NEWS}", page=page, report=report)
    return _BODY.sub(lambda body: body.group() + frame.encode(), html, count=1)


def nothing_yet() -> bytes:
    """Return the page that stands below the report as long as there is no other page."""
    return _rendered("nothing.html.j2").encode()


def own_file(path: str) -> bytes | None:
    """Return the stylesheet or the script of the preview itself."""
    name = path.removeprefix(OWN)
    return (TEMPLATES / "preview" / name).read_bytes() if name in ("preview.css", "preview.js") else None


@cache
def _environment() -> Environment:
    return template_environment()


def _rendered(template: str, **values: object) -> Markup:
    return Markup(_environment().get_template(f"preview/{template}").render(**values))
