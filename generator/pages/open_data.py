"""The page about open data: every file for machines, what it is for, and how to begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator import addresses
from generator.edition import Edition
from generator.exports.cells import CellKind
from generator.exports.licences import Licence, licence_of
from generator.exports.office_xml import letters
from generator.exports.rows import action_columns
from generator.exports.table import site_files, whole_files
from generator.exports.text_table import FILE
from generator.pages import parts
from generator.pages.downloads import Download, download
from generator.pages.page import HOME_CRUMB, Page
from generator.pages.widget import widget_address


@dataclass(frozen=True)
class DownloadGroup:
    """The files of one partnership, or of the site as a whole."""

    id: str
    title: str
    files: tuple[Download, ...]


@dataclass(frozen=True)
class OpenDataView:
    """Everything the page shows. Files are made when it is written, not when its address is asked for."""

    edition: Edition

    @cached_property
    def groups(self) -> tuple[DownloadGroup, ...]:
        """The files, a group per partnership."""
        units = self.edition.portal.units.values()
        return tuple(
            DownloadGroup(
                unit.id, unit.partnership.name, tuple(map(download, whole_files(self.edition, unit)))
            )
            for unit in units
        )

    @cached_property
    def site_files(self) -> tuple[Download, ...]:
        """The files about the site as a whole."""
        return tuple(map(download, site_files(self.edition)))

    @property
    def has_booklets(self) -> bool:
        """Whether there are booklets among the files."""
        return self.edition.press is not None

    @property
    def licence(self) -> Licence:
        """Under which licence the data may be used."""
        return licence_of(self.edition)

    @property
    def has_address(self) -> bool:
        """Whether the site has an address, so that others can point at it."""
        return self.edition.base_url is not None

    @property
    def table_address(self) -> str:
        """Where the first table of actions is, for the examples."""
        unit = next(iter(self.edition.portal.units.values()))
        return (
            f"{self.edition.base_url}{addresses.unit_address(unit.id)}{FILE}"
            if self.edition.base_url
            else FILE
        )

    @property
    def state_column(self) -> str:
        """The letter of the column that says how far an action is, in the workbook."""
        names = [one.name for one in action_columns() if one.kind is not CellKind.GROUPS]
        return letters(names.index("stand"))

    @property
    def widgets(self) -> tuple[parts.Link, ...]:
        """The small page of every municipality that takes part."""
        return tuple(
            parts.Link(one.name, widget_address(unit, one.id))
            for unit in self.edition.portal.units.values()
            for one in unit.members(self.edition.reference_date)
        )

    @property
    def widget_code(self) -> parts.Link | None:
        """The first of them, with the whole address that another website needs."""
        first = self.widgets[0] if self.widgets else None
        return (
            parts.Link(first.text, f"{self.edition.base_url}{first.address}")
            if first and self.has_address
            else None
        )


def open_data_page(edition: Edition) -> Iterator[Page]:
    """What is there for who wants to count, follow or build upon it."""
    yield Page(
        address=addresses.OPEN_DATA,
        template="open-data.md.j2",
        kind="open-data",
        title="Open data",
        description="Alle gegevens van deze site als bestand: tabellen, agenda’s en nieuws.",
        view=OpenDataView(edition),
        trail=(HOME_CRUMB,),
        explains_terms=False,
    )
