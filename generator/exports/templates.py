"""The Jinja environment of the exports that are XML."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment

from generator.rendering.templates import template_environment


@cache
def export_environment() -> Environment:
    """Return the environment, with its templates read once."""
    return template_environment()
