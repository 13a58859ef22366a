"""One version of the site, of which a page is made when somebody asks for it.

So a saved change waits for the one page that is looked at, and not for all others.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from jinja2 import Environment

from generator.build import settings_of
from generator.edition import Edition
from generator.loading.content import Content
from generator.loading.look import Look
from generator.mkdocs_adapter import Renderer, RenderError, Settings
from generator.pages.layout import markdown_page
from generator.pages.page import Page
from generator.problems import Place, Problem
from generator.rendering.templates import template_environment
from generator.serving.failures import RULE, PageError, problem_of
from generator.site import page_at, stylesheets


@dataclass(frozen=True)
class Workshop:
    """What pages are made with. It serves every version, until the templates or the settings change."""

    templates: Look
    settings: Settings
    environment: Environment
    renderer: Renderer
    theme_files: Mapping[str, bytes]


def workshop_for(edition: Edition, templates: Look, present: Workshop | None) -> Workshop:
    """Return the present workshop where it fits, else a new one: that takes longer than all else of a change."""
    settings = settings_of(edition)
    if present and (present.templates, present.settings) == (templates, settings):
        return present
    renderer = Renderer(settings)
    return Workshop(templates, settings, template_environment(), renderer, renderer.theme_files())


class Version:
    """One version of the site: the same bytes as a build of the same inputs, page by page."""

    def __init__(self, edition: Edition, content: Content, workshop: Workshop) -> None:
        self.edition = edition
        self._content = content
        self._workshop = workshop
        own = dict(stylesheets(edition, workshop.environment))
        self.files: Mapping[str, bytes] = {**workshop.theme_files, **content.files, **own}
        """The files that are not made but taken as they are, and the colours of partnerships."""
        self._pages: dict[str, bytes | None] = {}
        # Several tabs may ask at once, and an edition is not made for that.
        self._lock = threading.Lock()

    def page(self, address: str) -> bytes | None:
        """Return the page at an address, or nothing when there is none. Raises PageError when it cannot be made."""
        with self._lock:
            if address not in self._pages:
                self._pages[address] = self._made(address)
            return self._pages[address]

    def _made(self, address: str) -> bytes | None:
        try:
            page = page_at(self.edition, self._content, address)
            return self._rendered(page) if page else None
        except PageError:
            raise
        except Exception as error:
            raise PageError(problem_of(error)) from error

    def _rendered(self, page: Page) -> bytes:
        markdown = markdown_page(page, self.edition, self._workshop.environment)
        try:
            return self._workshop.renderer.page(page.file, markdown)
        except RenderError as error:
            message = f"Deze pagina kan niet worden opgemaakt: {error}"
            raise PageError(Problem(Place(page.data_file or page.file), message, rule=RULE)) from error

    def not_found(self) -> bytes:
        """Return the page for an address that leads nowhere. Raises PageError when it cannot be made."""
        with self._lock:
            try:
                return self._workshop.renderer.not_found()
            except Exception as error:
                raise PageError(problem_of(error)) from error

    @cached_property
    def look(self) -> bytes:
        """What changes when stylesheets, scripts or pictures do."""
        every = hashlib.sha256()
        for path, content in sorted(self.files.items()):
            every.update(path.encode() + b"\0" + content)
        return every.digest()
