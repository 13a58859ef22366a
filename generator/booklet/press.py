"""The press: a booklet or a sheet from its print template, with what the pages of the site show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from jinja2 import Environment
from markupsafe import Markup

from generator.booklet.cover import Cover, sheet_cover
from generator.booklet.printing import one_page_pdf, pdf_of
from generator.booklet.views import joint_booklet, municipal_booklet
from generator.edition import Edition
from generator.model.monitoring import Round
from generator.model.municipality import Municipality
from generator.model.portal import Unit
from generator.pages.overview import overview_view
from generator.rendering.templates import template_environment

_SHEET_SIZES = (10.0, 9.0, 8.0, 7.5)
"""Points: as large as fits on one sheet."""


@dataclass(frozen=True)
class Printer:
    """Makes the PDFs of an edition. Raises PrintError where that is not possible."""

    def booklet(self, edition: Edition, unit: Unit, municipality: Municipality | None) -> bytes:
        """Return the booklet of a municipality, or of the whole partnership."""
        if municipality:
            view = municipal_booklet(edition, unit, municipality)
            return pdf_of(self._html("gemeente", edition, unit, view.cover, view))
        joint = joint_booklet(edition, unit)
        return pdf_of(self._html("samenwerking", edition, unit, joint.cover, joint))

    def sheet(self, edition: Edition, unit: Unit, municipality: Municipality, this: Round | None) -> bytes:
        """Return a municipality on one sheet, now or as of a round."""
        view = overview_view(edition, unit, municipality, this)
        cover = sheet_cover(edition, unit, municipality, this)
        return one_page_pdf(self._html("overzicht", edition, unit, cover, view), _SHEET_SIZES)

    @cached_property
    def _templates(self) -> Environment:
        return template_environment()

    def _html(self, name: str, edition: Edition, unit: Unit, cover: Cover, view: object) -> str:
        def url(address: str) -> str:
            """Paper has no links from page to page; without an address of the site there are none at all."""
            return f"{edition.base_url}{address}" if edition.base_url else ""

        template = self._templates.get_template(f"booklet/{name}.html.j2")
        values = {"cover": cover, "view": view, "unit": unit, "words": unit.partnership.words, "url": url}
        text = Markup(template.render(values, terms=())).striptags()
        terms = {term.id: term for term in edition.glossary.found_in(text)}
        return template.render(values, terms=terms.values())
