"""The accessibility statement as a page, from data."""

from __future__ import annotations

from collections.abc import Iterator

from generator.edition import Edition
from generator.pages.page import HOME_CRUMB, Page

ADDRESS = "toegankelijkheid/"


def accessibility_page(edition: Edition) -> Iterator[Page]:
    """What was assessed, what does not work yet and whom to tell."""
    yield Page(
        address=ADDRESS,
        template="toegankelijkheid.md.j2",
        kind="toegankelijkheid",
        title="Toegankelijkheid",
        description="Hoe toegankelijk deze site is, en wat daarvan nog niet is onderzocht.",
        view=edition.portal.accessibility,
        trail=(HOME_CRUMB,),
        data_file="toegankelijkheid.yml",
        explains_terms=False,
    )
