"""The Jinja environment: templates arrange what Python decided, and escape everything by default."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import dutch
from generator.compiled_templates import keep_compiled
from generator.rendering import prose

TEMPLATES = Path(__file__).resolve().parents[2] / "site_templates"


def template_environment(folder: Path = TEMPLATES) -> Environment:
    """Return an environment in which an unknown name is an error and data is never markup."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # {# opens the id of a Markdown heading, so comments need a mark of their own.
        comment_start_string="{##",
        comment_end_string="##}",
    )
    environment.filters.update(
        prose=prose.prose,
        heading=prose.heading,
        html_heading=prose.html_heading,
        date=dutch.date_text,
        euro=dutch.euro_text,
        number=dutch.number_text,
        listed=dutch.list_text,
        in_words=dutch.in_words,
        capitalised=dutch.capitalised,
    )
    environment.globals["count"] = dutch.count_text
    return keep_compiled(environment)
