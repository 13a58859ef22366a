"""The accessibility statement as a page, from data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edition import Edition
from generator.model.accessibility import AccessibilityStatement
from generator.pages.page import HOME_CRUMB, Page

ADDRESS = "toegankelijkheid/"


@dataclass(frozen=True)
class StatementView:
    """The statement, and where to write to when something does not work."""

    statement: AccessibilityStatement
    mailbox: str | None


def accessibility_page(edition: Edition) -> Iterator[Page]:
    """What was assessed, what does not work yet and whom to tell."""
    yield Page(
        address=ADDRESS,
        template="toegankelijkheid.md.j2",
        kind="toegankelijkheid",
        title="Toegankelijkheid",
        description="Hoe toegankelijk deze site is, en wat daarvan nog niet is onderzocht.",
        view=StatementView(edition.portal.accessibility, edition.portal.site.mailbox),
        trail=(HOME_CRUMB,),
        data_file="toegankelijkheid.yml",
        explains_terms=False,
    )
