"""An update or a bottleneck as an item in the file of its action; every other line stays as it is."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.editing.creating import Request, given_fields, no_unit, to_fill_in
from generator.editing.described import fields_of
from generator.editing.patches import CannotPatch, with_commented_item
from generator.editing.proposals import NOTHING_CHANGED, Proposal, Refusal, parts_of, read_text, wrong_name
from generator.editing.skeleton import new_item_text
from generator.editing.starting import NOT_RELEASED, known_names
from generator.editing.yaml_text import Fields
from generator.model import placeholders
from generator.model.action import Action, Bottleneck, Update
from generator.model.fields import Entity
from generator.model.portal import Portal
from generator.problems import nearest, quoted


@dataclass(frozen=True)
class ItemKind:
    """Something that has no file of its own: it is an item in a list of an action."""

    model: type[Entity]
    key: str
    what: str
    pattern: str
    example: str
    start: Callable[[str, Fields, datetime.date], Fields]
    """The fields that a new one starts with, from its name, the given fields and the day."""
    offered: tuple[str, ...]
    """The optional fields that stand in it behind a #."""


def _update_start(_: str, given: Fields, date: datetime.date) -> Fields:
    """An update without a text waits for a day that does not come, so that it is not published."""
    published = date.isoformat() if "tekst" in given else placeholders.DATE
    return {"gebeurd_op": date.isoformat(), "gepubliceerd_op": published}


def _bottleneck_start(name: str, _: Fields, date: datetime.date) -> Fields:
    unknown = dict.fromkeys(("oorzaak", "gevolg", "gevraagd", "aan_wie"), placeholders.TEXT)
    return {"id": name, "gemeld_op": date.isoformat(), **unknown, "vrijgegeven": dict(NOT_RELEASED)}


ITEM_KINDS = {
    "update": ItemKind(
        Update,
        "berichten",
        "Het bericht",
        "SAMENWERKING/ACTIE",
        "naam-van-de-actie",
        _update_start,
        ("voortgang", "reden", "klaar_op", "resultaat", "ronde"),
    ),
    "knelpunt": ItemKind(
        Bottleneck,
        "knelpunten",
        "Het knelpunt",
        "SAMENWERKING/ACTIE/KNELPUNT",
        "naam-van-de-actie/te-weinig-geld",
        _bottleneck_start,
        ("besluit", "besloten_op", "opgelost_op"),
    ),
}
"""The words on the command line for what is added to an action."""


def new_item(portal: Portal, request: Request) -> Proposal | Refusal:
    """Return the changes that add an update or a bottleneck to the file of an action."""
    kind = ITEM_KINDS[request.word]
    parts = tuple(part for part in parts_of(request.path, request.data) if part != "acties")
    if len(parts) != kind.pattern.count("/") + 1 or parts[0] not in portal.units:
        return no_unit(
            portal, request, f"{kind.pattern}, bijvoorbeeld: {next(iter(portal.units))}/{kind.example}"
        )
    unit, action = portal.units[parts[0]], parts[1]
    if action not in unit.actions:
        hint = nearest(action, unit.actions)
        return Refusal(f"Er is geen actie {quoted(action)} in {unit.id}. {hint}".strip())
    given = given_fields(kind.model, request.given)
    if isinstance(given, Refusal):
        return given
    if refusal := wrong_name(parts[-1]):
        return refusal
    fields = {**kind.start(parts[-1], given, request.date), **given}
    lines = new_item_text(kind.model, fields, kind.offered, known_names(portal, unit))
    return _added(request.data / unit.id / "acties" / f"{action}.yml", kind, lines)


def _added(path: Path, kind: ItemKind, lines: str) -> Proposal | Refusal:
    old = read_text(path)
    try:
        text = with_commented_item(old, kind.key, lines, order=[field.key for field in fields_of(Action)])
    except CannotPatch as problem:
        return Refusal(f"{path.as_posix()}: {problem} {NOTHING_CHANGED}")
    first = _first_other_line(text.splitlines(), old.splitlines())
    last = first + len(text.splitlines()) - len(old.splitlines()) - 1
    told = f"{kind.what} staat in {path.as_posix()}, op regel {first} tot en met {last}."
    return Proposal({path: text}, (told, *to_fill_in(lines)))


def _first_other_line(new: list[str], old: list[str]) -> int:
    same = (number for number, (one, other) in enumerate(zip(new, old, strict=False), 1) if one != other)
    return next(same, len(old) + 1)
