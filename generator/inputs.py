"""What a build is made from, and how it is read: everything is checked before anything is made of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from generator.address_list import Listed
from generator.booklet.press import Printer
from generator.checks import check_content, check_documents
from generator.checks.content import content_is_sound
from generator.checks.existing_names import with_existing_names
from generator.checks.placeholders import unfilled_as_errors
from generator.edition import Edition, Revision
from generator.embargo import public_portal
from generator.garbage import nothing_is_garbage
from generator.history import History
from generator.loading.content import Content, load_content
from generator.loading.portal import portal_of
from generator.loading.walk import Parse, load_documents, parse_document
from generator.model.portal import Portal
from generator.problems import Problem, has_errors
from generator.site import GeneratedAddresses, all_pages, listed

Finish = Callable[["Inputs", Portal, Path], list[Problem]]
"""Adds something to a rendered site that is no page of it, such as the form for editors."""


class Booklets(Enum):
    """Whether the booklets are made. They need WeasyPrint and a few seconds each."""

    NEVER = "never"
    AS_SET = "as set"
    """As `boekjes` in `site.yml` says."""
    ALWAYS = "always"


@dataclass(frozen=True)
class Inputs:
    """What a build is made from. The day is an input too; nothing below reads a clock for it."""

    data: Path
    content: Path
    reference_date: datetime.date
    partnerships: tuple[str, ...] = ()
    base_url: str | None = None
    is_preview: bool = False
    is_live: bool = False
    """Whether visitors will see it: then nothing may be left that still has to be filled in."""
    modified: History = field(default_factory=dict)
    """When each file last changed; empty when that is not known."""
    revision: Revision | None = None
    """The state of the repository, for the version stamp."""
    finishes: tuple[Finish, ...] = ()
    booklets: Booklets = Booklets.NEVER


def read_inputs(inputs: Inputs) -> tuple[Portal | None, Content, list[Problem]]:
    """Load and check everything. Returns the portal, with what is held back, only when there are no errors."""
    portal, _, content, problems = _read(inputs, parse_document)
    return portal, content, problems


def read_edition(
    inputs: Inputs, parse: Parse = parse_document
) -> tuple[Edition | None, Content, list[Problem]]:
    """Load and check everything. Returns the edition only when there are no errors."""
    _, edition, content, problems = _read(inputs, parse)
    return edition, content, problems


@nothing_is_garbage()
def _read(inputs: Inputs, parse: Parse) -> tuple[Portal | None, Edition | None, Content, list[Problem]]:
    documents, problems = load_documents(inputs.data, inputs.partnerships, parse)
    content, found = load_content(inputs.content)
    problems = [
        *problems,
        *found,
        *check_documents(documents, inputs.reference_date),
        *check_content(content),
    ]
    problems = with_existing_names(problems, documents)
    if inputs.is_live:
        problems = unfilled_as_errors(problems)
    portal = portal_of(documents, problems)
    edition = edition_of(portal, inputs) if portal else None
    generated = GeneratedAddresses(edition) if edition else None
    names = {name for unit in documents.units.values() for name in unit.names}
    problems = sorted([*problems, *content_is_sound(content, generated, names)])
    if has_errors(problems):
        return None, None, content, problems
    return portal, edition, content, problems


def edition_of(portal: Portal, inputs: Inputs) -> Edition:
    """Return the edition that these inputs ask for: nothing in it is held back until after its day."""
    address = inputs.base_url or portal.site.address
    base_url = f"{address.rstrip('/')}/" if address else None
    return Edition(
        public_portal(portal, inputs.reference_date),
        inputs.reference_date,
        base_url,
        inputs.is_preview,
        modified=inputs.modified,
        revision=inputs.revision,
        press=Printer() if _has_booklets(portal, inputs.booklets) else None,
    )


def _has_booklets(portal: Portal, booklets: Booklets) -> bool:
    return booklets is Booklets.ALWAYS or (booklets is Booklets.AS_SET and portal.site.has_booklets)


def read_addresses(inputs: Inputs) -> tuple[Listed, ...] | None:
    """Return every address of the site that these inputs give; nothing when they have errors."""
    edition, content, _ = read_edition(inputs)
    return tuple(map(listed, all_pages(edition, content))) if edition else None
