"""Another name for a record: its file, its old address and everything that refers to it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.editing.described import fields_of
from generator.editing.owners import owner_moved
from generator.editing.patches import CannotPatch, with_item, with_value, with_values, without
from generator.editing.proposals import (
    NOTHING_CHANGED,
    Proposal,
    Refusal,
    no_partnership,
    parts_of,
    read_text,
    wrong_name,
)
from generator.editing.references import mentions_of
from generator.freezing import checksum
from generator.loading.folders import RECORD_FOLDERS, UNIT_FILE, Documents, UnitDocuments
from generator.loading.reading import read_tree
from generator.loading.records import Document, read_record
from generator.model.fields import Entity
from generator.model.monitoring import Round
from generator.problems import closest, did_you_mean, nearest, quoted

_ALIASES = "aliassen"
_CHECKSUM = ("momentopname", "controlegetal")


def rename(documents: Documents, data: Path, path: str, new: str) -> Proposal | Refusal:
    """Return the changes that give a record or a partnership another name. The data has no errors."""
    parts = parts_of(path, data)
    refusal = wrong_name(new)
    if refusal:
        return refusal
    found = find(documents, parts)
    if isinstance(found, Refusal):
        return found
    unit, folder, old = found
    if new == (old or unit.id):
        return Refusal(f"Zo heet het al. {NOTHING_CHANGED}")
    try:
        return _rename_record(unit, data, folder, old, new) if folder else _rename_unit(unit, data, new)
    except CannotPatch as problem:
        return Refusal(f"{problem} {NOTHING_CHANGED}")


def find(documents: Documents, parts: tuple[str, ...]) -> tuple[UnitDocuments, str, str] | Refusal:
    """Return what a path names: a partnership, a folder and an id. A partnership itself has no last two."""
    unit = documents.units.get(parts[0])
    if unit is None:
        return Refusal(no_partnership(parts[0], documents.units))
    if len(parts) == 1:
        return unit, "", ""
    if len(parts) != 3 or parts[1] not in RECORD_FOLDERS:
        return _no_path(unit, "/".join(parts), parts[-1])
    ids = unit.ids.get(parts[1], [])
    if parts[2] not in ids:
        return _refused(
            f"Er is geen bestand {quoted(f'{parts[2]}.yml')} in {unit.id}/{parts[1]}.", nearest(parts[2], ids)
        )
    return unit, parts[1], parts[2]


def _no_path(unit: UnitDocuments, typed: str, name: str) -> Refusal:
    """Refuse a path without a folder, or with one that there is not; the record is known by its name."""
    paths = [f"{unit.id}/{folder}/{one}" for folder in RECORD_FOLDERS for one in unit.ids.get(folder, [])]
    named = closest(name, [path.rpartition("/")[2] for path in paths], cutoff=0.8)
    meant = next((path for path in paths if named and path.endswith(f"/{named}")), None)
    message = f"{quoted(typed)} is geen pad van een bestand."
    example = next((path for path in paths if "/acties/" in path), f"{unit.id}/acties/naam")
    return _refused(message, did_you_mean(meant) if meant else f"Schrijf bijvoorbeeld: {example}.")


def _refused(*parts: str) -> Refusal:
    return Refusal(" ".join(part for part in parts if part))


def _rename_record(unit: UnitDocuments, data: Path, folder: str, old: str, new: str) -> Proposal | Refusal:
    source, target = data / unit.id / folder / f"{old}.yml", data / unit.id / folder / f"{new}.yml"
    if target.exists():
        return Refusal(f"{target.as_posix()} bestaat al. {NOTHING_CHANGED}")
    mentions = list(mentions_of(unit, folder, old))
    changes: dict[Path, str | None] = {}
    for document in {mention.document.file: mention.document for mention in mentions}.values():
        paths = [mention.path for mention in mentions if mention.document is document]
        changes[Path(document.file)] = _mended(document, dict.fromkeys(paths, new))
    own = unit.of(folder)[old]
    changes[target] = with_alias(changes.get(source) or read_text(source), own, old, new)
    changes[source] = None
    address, present = f"/{unit.id}/{folder}/{old}/", f"/{unit.id}/{folder}/{new}/"
    return Proposal(changes, (
        f"{source.as_posix()} heet nu {target.as_posix()}.",
        f"Het oude webadres {address} verwijst door naar {present}.",
        *mended_lines([mention.where for mention in mentions]),
        *owner_moved(data, source),
    ))  # fmt: skip


def mended_lines(places: Iterable[str]) -> list[str]:
    """Return what was mended elsewhere, one line for each place."""
    return [f"Aangepast: {place}." for place in places]


def _mended(document: Document[Any], values: dict[tuple[str | int, ...], str]) -> str:
    """Return the text of a file with other references in it; a frozen round keeps a right checksum."""
    text = with_values(read_text(Path(document.file)), values)
    if not isinstance(document.record, Round) or document.record.snapshot is None:
        return text
    tree, _ = read_tree(document.file, text.encode())
    mended = read_record(Round, tree, document.record.id)[0] if tree else None
    if mended is None or mended.record.snapshot is None:
        return text
    return with_value(text, _CHECKSUM, checksum(mended.record, mended.record.snapshot))


def with_alias(text: str, document: Document[Any], old: str, new: str) -> str:
    """Return the text of a record with its old name among the earlier ones, and no longer its new name."""
    former = list(document.record.former_ids)
    if new in former:
        path: tuple[str | int, ...] = (_ALIASES,) if len(former) == 1 else (_ALIASES, former.index(new))
        text = without(text, path)
    model: type[Entity] = type(document.record)
    return with_item(text, _ALIASES, old, order=[field.key for field in fields_of(model)])


def _rename_unit(unit: UnitDocuments, data: Path, new: str) -> Proposal | Refusal:
    source, target = data / unit.id, data / new
    if target.exists():
        return Refusal(f"{target.as_posix()} bestaat al. {NOTHING_CHANGED}")
    files = sorted(path for path in source.rglob("*") if path.is_file())
    changes: dict[Path, str | None] = {target / path.relative_to(source): read_text(path) for path in files}
    own = unit.files[UNIT_FILE]
    changes[target / UNIT_FILE] = with_alias(read_text(source / UNIT_FILE), own, unit.id, new)
    changes |= dict.fromkeys(files)
    return Proposal(changes, (
        f"{source.as_posix()} heet nu {target.as_posix()}.",
        f"Elk oud webadres onder /{unit.id}/ verwijst door naar hetzelfde adres onder /{new}/.",
        *owner_moved(data, source),
    ))  # fmt: skip
