"""Removes a record: its address then says what became of it, and nothing refers to it any more."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.editing.described import field_of
from generator.editing.kinds import kind_named
from generator.editing.owners import owner_moved
from generator.editing.patches import CannotPatch, with_item, without
from generator.editing.positions import positions_of
from generator.editing.proposals import NOTHING_CHANGED, Proposal, Refusal, parts_of, read_text
from generator.editing.references import Mention, mentions_of
from generator.editing.renaming import find, mended_lines
from generator.editing.yaml_text import field_text
from generator.loading.folders import REMOVED_FILE, Documents, UnitDocuments
from generator.loading.nodes import Value
from generator.loading.shape import model_at

_KEY = "vervallen"
_SNAPSHOT = "momentopname"


def remove(
    documents: Documents, data: Path, path: str, explanation: str, date: datetime.date
) -> Proposal | Refusal:
    """Return the changes that remove a record. The data has no errors."""
    if not explanation:
        return Refusal(
            f"Achter --uitleg staat niets. Schrijf in één zin wat ermee is gebeurd. {NOTHING_CHANGED}"
        )
    found = find(documents, parts_of(path, data))
    if isinstance(found, Refusal):
        return found
    unit, folder, identifier = found
    if not folder:
        return Refusal(f"Een hele samenwerking kan zo niet weg. {NOTHING_CHANGED}")
    own = unit.of(folder)[identifier]
    mentions = [one for one in mentions_of(unit, folder, identifier) if one.document is not own]
    kept = [one for one in mentions if not _can_go(one)]
    if kept:
        return _still_needed(identifier, kept)
    try:
        changes: dict[Path, str | None] = dict(_mended(mentions))
        changes[data / unit.id / REMOVED_FILE] = _with_entries(
            unit, data, folder, own.record, explanation, date
        )
    except CannotPatch as problem:
        return Refusal(f"{problem} {NOTHING_CHANGED}")
    changes[Path(own.file)] = None
    return Proposal(changes, (
        f"{own.file} is verwijderd.",
        f"Op het webadres /{unit.id}/{folder}/{identifier}/ staat nu: {explanation}",
        *mended_lines(one.where for one in mentions),
        *owner_moved(data, Path(own.file)),
    ))  # fmt: skip


def _still_needed(identifier: str, kept: Sequence[Mention]) -> Refusal:
    places = "".join(f"\n  {mention.where}" for mention in kept)
    frozen = any(mention.path[0] == _SNAPSHOT for mention in kept)
    advice = (
        "Wat in een vastgelegd voortgangsbericht staat, blijft bestaan. "
        "Zet een actie die niet doorgaat op “gestopt”."
        if frozen
        else "Wijzig eerst die bestanden."
    )
    return Refusal(
        f"{identifier} kan niet weg: deze bestanden kunnen niet zonder.{places}\n{advice} {NOTHING_CHANGED}"
    )


def _can_go(mention: Mention) -> bool:
    """Whether a mention can be left out: an optional field, or an item of a list that may do without."""
    path, model = mention.path, type(mention.document.record)
    if path[0] == _SNAPSHOT:
        return False
    key_path = path if isinstance(path[-1], str) else path[:-1]
    field = field_of(model_at(model, key_path[:-1]), str(key_path[-1]))
    if field is None:
        return False
    return not field.is_required or (isinstance(path[-1], int) and _count(mention, key_path) > 1)


def _count(mention: Mention, path: tuple[str | int, ...]) -> int:
    value: Any = mention.document.tree.values
    for step in path:
        value = value[step]
    return len(value)


def _mended(mentions: Sequence[Mention]) -> dict[Path, str | None]:
    changes: dict[Path, str | None] = {}
    for mention in reversed(mentions):  # from the end, so that what is left to do keeps its place
        path = Path(mention.document.file)
        changes[path] = _without(changes.get(path) or read_text(path), mention.path)
    return changes


def _without(text: str, path: tuple[str | int, ...]) -> str:
    """An empty list goes as a whole."""
    is_last = isinstance(path[-1], int) and positions_of(text).counts[path[:-1]] == 1
    return without(text, path[:-1] if is_last else path)


def _with_entries(
    unit: UnitDocuments, data: Path, folder: str, record: Any, explanation: str, date: datetime.date
) -> str:
    """Return the list of removed records with this one in it, and each of its earlier addresses."""
    path = data / unit.id / REMOVED_FILE
    title = getattr(record, "title", None) or record.name
    entries: list[Value] = [
        {"map": folder, "id": name, "titel": title, "verwijderd_op": date.isoformat(), "uitleg": explanation}
        for name in (record.id, *record.former_ids)
    ]
    if not path.exists():
        return f"{kind_named(_KEY).modeline}\n{field_text(_KEY, entries)}"
    text = read_text(path)
    for entry in entries:
        text = with_item(text, _KEY, entry, order=[_KEY])
    return text
