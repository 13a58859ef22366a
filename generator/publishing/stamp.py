"""What a site and an archive say about themselves: enough to make the site again."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.edition import Revision

STAMP_FILE, ARCHIVE_FILE = "versie.json", "archief.json"
_COMMIT = "^([0-9a-f]{40}|[0-9a-f]{64})$"
_MOST_BYTES = 100_000_000
Read = TypeVar("Read", bound=BaseModel)


class StampError(Exception):
    """A file that says where a site comes from is missing or unreadable. The message is for who checks."""


class Stamp(BaseModel):
    """What a site was made from: `versie.json`, written by `generator.exports.stamps`."""

    model_config = ConfigDict(frozen=True)

    reference_date: datetime.date = Field(alias="peildatum")
    generator: str = Field(alias="plansite")
    commit: str | None = Field(alias="commit", pattern=_COMMIT)
    is_changed: bool | None = Field(alias="gewijzigd_na_commit")
    base_url: str | None = Field(alias="adres")
    is_preview: bool = Field(alias="proefversie")
    partnerships: tuple[str, ...] = Field(alias="samenwerkingen")
    has_history: bool = Field(alias="toont_wijzigingsdatums")
    has_booklets: bool = Field(alias="boekjes")

    @property
    def revision(self) -> Revision | None:
        """The state of the repository that the site was made from, if it was made from one."""
        return Revision(self.commit, bool(self.is_changed)) if self.commit else None


class ArchiveRecord(BaseModel):
    """What an archive holds that its data do not: when each file last changed, as git knew it then."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    reference_date: datetime.date = Field(alias="peildatum")
    commit: str | None = Field(alias="commit")
    generator: str = Field(alias="plansite")
    generator_commit: str | None = Field(alias="plansite_commit")
    modified: Mapping[str, datetime.date] = Field(alias="laatst_gewijzigd")


def read_stamp(site: Path) -> Stamp:
    """Return what a built site says that it was made from. Raises StampError."""
    return _read(site / STAMP_FILE, Stamp)


def read_archive_record(archive: Path) -> ArchiveRecord:
    """Return what an unpacked archive says of itself. Raises StampError."""
    return _read(archive / ARCHIVE_FILE, ArchiveRecord)


def _read(path: Path, kind: type[Read]) -> Read:
    if path.is_symlink() or not path.is_file():
        raise StampError(f"{path.name} ontbreekt, dus waar de site van is gemaakt is niet bekend.")
    if path.stat().st_size > _MOST_BYTES:
        raise StampError(f"{path.name} is te groot.")
    try:
        return kind.model_validate_json(path.read_bytes())
    except ValidationError as error:
        names = sorted({str(one["loc"][0]) for one in error.errors() if one["loc"]})
        where = f": kijk bij {', '.join(names)}" if names else ""
        raise StampError(f"{path.name} is niet zoals plansite het schrijft{where}.") from error
