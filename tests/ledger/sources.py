"""Cuts the text of a plan into pieces, always in the same way, so that none can get lost.

A piece is a heading, a paragraph, a point of a list, a row of a table or an action with
its planning. The text of a piece is not kept in this project: its hash is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

_POINT = re.compile(r"(?:[-•→■✓]\s*)+(?=\S)")
_NUMBERED = re.compile(r"(?:\d+\.)+(?:\d+\b)?\s*(?=\S)")
_PLANNING = re.compile(r"\[?Planning:\s*(.+?)(?:\]\(#\))?$")
_SENTENCE_ENDS = (".", ":", ";", "?", "!", ",", '"')
# A heading is shorter than this; a line of running text is longer.
_HEADING_LENGTH = 70


class Kind(StrEnum):
    """What a piece is, in the words of the ledger."""

    HEADING = "kop"
    PARAGRAPH = "alinea"
    POINT = "punt"
    ROW = "rij"
    ACTION = "actie"
    RUNNING_HEADER = "paginakop"
    PAGE_NUMBER = "paginanummer"


# What returns page after page has no place in a section: it is counted instead.
_FURNITURE = {Kind.RUNNING_HEADER: "paginakoppen", Kind.PAGE_NUMBER: "paginanummers"}


@dataclass(frozen=True)
class Piece:
    """One piece of a source: where it stands, what it is, and its text."""

    section: str
    number: int
    kind: Kind
    text: str

    @property
    def hash(self) -> str:
        """The hash by which the ledger knows the piece; white space does not count."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def __str__(self) -> str:
        return f"{self.section}, {self.kind} {self.number}"


@dataclass
class _Draft:
    """A piece while its lines are still being gathered."""

    kind: Kind
    lines: list[str]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.lines).split())

    @property
    def is_open(self) -> bool:
        """Whether the text breaks off, at the end of a page for example."""
        return self.kind in (Kind.PARAGRAPH, Kind.POINT) and not self.text.endswith(_SENTENCE_ENDS)


@dataclass
class _Cutter:
    """One reading of a source, from its first line to its last."""

    drafts: list[_Draft] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def block(self, lines: list[str]) -> None:
        """Add the lines between two empty lines."""
        if _is_heading(lines):
            self._heading(lines.pop(0))
        elif lines[0].isdigit() and len(lines) == 1:
            self.drafts.append(_Draft(Kind.PAGE_NUMBER, [lines.pop(0)]))
        starts_anew = not self._continues(lines)
        for line in lines:
            self._line(line, starts_anew)
            starts_anew = False

    def _heading(self, line: str) -> None:
        repeated = line in self.seen and bool(_NUMBERED.match(line) or line.isupper())
        self.seen.add(line)
        self.drafts.append(_Draft(Kind.RUNNING_HEADER if repeated else Kind.HEADING, [line]))

    def _continues(self, lines: list[str]) -> bool:
        """Whether a block goes on with the sentence that the block before it broke off."""
        return bool(lines and self.drafts and self.drafts[-1].is_open and re.match(r"[a-zà-ÿ(]", lines[0]))

    def _line(self, line: str, starts_anew: bool) -> None:
        if _PLANNING.match(line):
            self._close_action(line)
        elif "\t" in line:
            self.drafts.append(_Draft(Kind.ROW, [line]))
        elif _POINT.match(line) or _NUMBERED.match(line):
            self.drafts.append(_Draft(Kind.POINT, [line]))
        elif starts_anew:
            self.drafts.append(_Draft(Kind.PARAGRAPH, [line]))
        else:
            self.drafts[-1].lines.append(line)

    def _close_action(self, line: str) -> None:
        """A planning ends an action: everything since the point that began it is one piece."""
        first = max(
            i for i, draft in enumerate(self.drafts) if _POINT.match(draft.text) and draft.kind is Kind.POINT
        )
        action = self.drafts[first]
        action.kind = Kind.ACTION
        for draft in self.drafts[first + 1 :]:
            if draft.kind is not Kind.RUNNING_HEADER:
                action.lines += draft.lines
        action.lines.append(line)
        self.drafts[first + 1 :] = [
            one for one in self.drafts[first + 1 :] if one.kind is Kind.RUNNING_HEADER
        ]


def _is_heading(lines: list[str]) -> bool:
    """Whether a block begins with a heading: a short line, alone or above running text."""
    line = lines[0]
    if line.startswith("■"):
        return True
    if len(line) > _HEADING_LENGTH or line.endswith(_SENTENCE_ENDS) or line.isdigit() or "\t" in line:
        return False
    if _POINT.match(line) or _PLANNING.match(line) or line[0].islower():
        return False
    return len(lines) == 1 or len(lines[1]) > _HEADING_LENGTH


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a source, in their order."""
    cutter = _Cutter()
    for block in _blocks(text.splitlines()):
        cutter.block(block)
    return tuple(_placed(cutter.drafts))


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield block
            block = []


def _placed(drafts: Iterable[_Draft]) -> Iterator[Piece]:
    """Give every piece the headings above it and its number under them."""
    path: dict[int, str] = {}
    number = 0
    for draft in drafts:
        if draft.kind is Kind.HEADING:
            depth = _depth(draft.text)
            path = {level: title for level, title in path.items() if level < depth}
            path[depth] = _unmarked(draft.text).strip("*")
            number = 0
        if draft.kind in _FURNITURE:
            yield Piece(_FURNITURE[draft.kind], 0, draft.kind, draft.text)
            continue
        yield Piece(" > ".join(path.values()), number, draft.kind, draft.text)
        number += 1


def _depth(heading: str) -> int:
    if heading.startswith("■"):
        return 3
    return 1 if _NUMBERED.match(heading) else 2


def _unmarked(text: str) -> str:
    mark = _POINT.match(text)
    return text[mark.end() :] if mark else text


def opening_of(piece: Piece) -> str:
    """Return how a piece begins, without the marks around it: of most actions that is the title."""
    return _unmarked(piece.text).lstrip("*")


def planning_of(piece: Piece) -> str | None:
    """Return the planning of an action as printed, without the marks of the text file."""
    planning = _PLANNING.search(piece.text)
    return planning.group(1).replace("\\", "") if planning else None
