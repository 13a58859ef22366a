"""Text files for a server, filled in from `site_templates/server/`."""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.rendering.templates import TEMPLATES


def filled(template: str, **values: object) -> str:
    """Return a file for a server. Nothing is escaped in it, so every value must have been judged."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "server"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    return environment.get_template(template).render(values)
