"""Reads the ledger: one book per plan, and one of what readers easily miss or misunderstand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from tests.ledger.sources import Kind, Piece

FOLDER = Path(__file__).parent

Words = tuple[str, ...]
WordsPerPage = Mapping[str, Words]
# A piece is known by its section, its number there, what it is, and its hash.
PieceKey = tuple[str, int, Kind, str]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PlannedAction(_Entry):
    """What the plan prints above and below an action."""

    title: str = Field(alias="titel")
    title_by: Literal["bron", "redactie"] = Field("bron", alias="titel_van")
    priority: str = Field(alias="prioriteit")
    municipality: str | None = Field(None, alias="gemeente")
    planning: str | None = None


class PieceEntry(_Entry):
    """One piece of a source and the pages that carry it, or why it is on none."""

    section: str = Field(alias="afdeling")
    number: int = Field(alias="nummer")
    kind: Kind = Field(alias="soort")
    count: int = Field(1, alias="aantal")
    hash: str
    pages: WordsPerPage = Field({}, alias="staat_op")
    action: PlannedAction | None = Field(None, alias="actie")
    left_out: str | None = Field(None, alias="vervalt")
    remark: str | None = Field(None, alias="opmerking")

    @property
    def key(self) -> PieceKey:
        """What the piece is recognised by."""
        return (self.section, self.number, self.kind, self.hash)

    @property
    def action_id(self) -> str:
        """The id of the action that carries the piece."""
        return next(iter(self.pages)).rstrip("/").rpartition("/")[2]

    def __str__(self) -> str:
        return f"{self.section}, {self.kind} {self.number}"


class Book(_Entry):
    """The ledger of one plan."""

    source: str = Field(alias="bron")
    partnership: str = Field(alias="samenwerking")
    pieces: tuple[PieceEntry, ...] = Field(alias="stukken")

    @property
    def actions(self) -> dict[str, PlannedAction]:
        """The actions of the plan by their id, in the order of the plan."""
        return {piece.action_id: piece.action for piece in self.pieces if piece.action}


class Note(_Entry):
    """One point that is easily missed or got wrong."""

    number: int = Field(alias="nummer")
    pages: WordsPerPage = Field(alias="staat_op")
    not_on: WordsPerPage = Field({}, alias="staat_niet_op")
    only_on: WordsPerPage = Field({}, alias="alleen_op")
    nowhere: Words = Field((), alias="nergens")


class Notes(_Entry):
    """All those points, the terms that want an explanation, and the errors of the scanned texts."""

    notes: tuple[Note, ...] = Field(alias="noten")
    terms: Words = Field(alias="begrippen")
    scanning_errors: Words = Field(alias="scanfouten")
    # Hashes, because those names do not belong in this project at all.
    unnamed_people: frozenset[str] = Field(alias="geen_namen")


def load_book(partnership: str) -> Book:
    """Read the ledger of one plan."""
    return Book.model_validate(_yaml(f"{partnership}.yml"))


def load_notes() -> Notes:
    """Read what is easily missed or got wrong."""
    return Notes.model_validate(_yaml("notes.yml"))


def _yaml(name: str) -> object:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def key_of(piece: Piece) -> PieceKey:
    """Return what a piece of a source is recognised by."""
    return (piece.section, piece.number, piece.kind, piece.hash)
