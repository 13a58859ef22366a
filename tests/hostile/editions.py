"""Copies of the example in which every text that an editor can type holds something hostile as well."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic_core import PydanticCustomError

from generator.editing.positions import positions_of
from generator.inputs import Inputs, read_inputs
from generator.loading.text import read_text
from generator.loading.walk import load_documents
from generator.model import values
from generator.model.allowances import ALLOWANCES_KEY
from generator.model.monitoring import Round, RoundStatus
from generator.model.shared import Events
from generator.model.texts import texts_of
from generator.problems import Problem, Severity
from tests.support.sites import example_inputs

PAYLOADS: Mapping[str, list[str]] = json.loads(
    (Path(__file__).parent / "payloads.json").read_text(encoding="utf-8")
)
# A line holds at most 2,000 signs, and its own words stand before it.
_LONGEST = 1_500


@dataclass(frozen=True)
class Spot:
    """A text of the example: its file and the path in it, and whether it is one line."""

    file: Path
    path: tuple[str | int, ...]
    is_line: bool
    text: str


def payloads() -> list[str]:
    """Return every payload of every kind."""
    return [payload for kind in PAYLOADS.values() for payload in kind]


def is_read(payload: str, *, as_line: bool) -> bool:
    """Tell whether the loader takes a payload as a text; what it refuses comes on no page."""
    content, problems = read_text("proef.yml", f"x: {json.dumps(payload, ensure_ascii=False)}".encode())
    if content is None or problems:
        return False
    try:
        (values.line if as_line else values.text)(payload)
    except PydanticCustomError:
        return False
    return True


@cache
def bundles(*, is_line: bool) -> list[str]:
    """Return all payloads that are read, together in as few texts as fit."""
    found, together, between = [], "", " / " if is_line else "\n\n"
    for payload in payloads():
        one = " ".join(payload.split()) if is_line else payload.strip()
        if not one or not is_read(one, as_line=is_line):
            continue
        if len(together) + len(one) > _LONGEST:
            found.append(together)
            together = ""
        together += f"{between if together else ''}{one}"
    return [*found, together]


def hostile_inputs(folder: Path, turn: int) -> tuple[Inputs, dict[Spot, str], list[Spot]]:
    """Write a copy of the example with a bundle in every text; in another turn every text gets another one.

    Returns what stands where now, and which texts stayed as they were because a check refuses anything but what it
    knows there, such as the wording of a planning.
    """
    shutil.copytree(example_inputs().data.parent, folder / "voorbeeld")
    copy = example_inputs(root=folder / "voorbeeld")
    originals = {path: path.read_text(encoding="utf-8") for path in copy.data.rglob("*.yml")}
    written = {spot: _hostile(spot, number + turn) for number, spot in enumerate(_spots(copy.data))}
    kept: list[Spot] = []
    errors: list[Problem] = []
    for _ in range(6):
        for path, original in originals.items():
            path.write_text(_with(original, path, written), encoding="utf-8")
        errors = [one for one in read_inputs(copy)[2] if one.severity is Severity.ERROR]
        if not errors:
            return copy, written, kept
        lines = {(one.place.file, one.place.line) for one in errors}
        refused = [spot for spot in written if (spot.file.as_posix(), _line_of(spot)) in lines]
        assert refused, "\n".join(map(str, errors))
        kept += refused
        for spot in refused:
            del written[spot]
    raise AssertionError("\n".join(map(str, errors)))


def _spots(data: Path) -> Iterator[Spot]:
    documents, _ = load_documents(data)
    for document in documents.all():
        # What is frozen may not change, plannings call an event by its name, and an answer repeats other words.
        if isinstance(document.record, Round) and document.record.status is RoundStatus.FROZEN:
            continue
        for one in texts_of(document.record):
            is_name = isinstance(document.record, Events) and one.path[-1] == "naam"
            if not is_name and one.path[0] != ALLOWANCES_KEY:
                yield Spot(Path(document.tree.file), one.path, not one.is_prose, one.text)


def _hostile(spot: Spot, number: int) -> str:
    found = bundles(is_line=spot.is_line)
    between = " " if spot.is_line else "\n\n"
    return f"{spot.text}{between}{found[number % len(found)]}"


def _with(text: str, file: Path, written: Mapping[Spot, str]) -> str:
    """Return the text of a file with other texts in it, each as a string on one line."""
    spans = positions_of(text).values
    mine = [(spans[spot.path], new) for spot, new in written.items() if spot.file == file]
    for span, new in sorted(mine, key=lambda one: one[0].start, reverse=True):
        is_block = text[span.start : span.end].startswith(("|", ">"))
        text = (
            text[: span.start]
            + json.dumps(new, ensure_ascii=False)
            + ("\n" if is_block else "")
            + text[span.end :]
        )
    return text


def _line_of(spot: Spot) -> int:
    text = spot.file.read_text(encoding="utf-8")
    return text.count("\n", 0, positions_of(text).values[spot.path].start) + 1
