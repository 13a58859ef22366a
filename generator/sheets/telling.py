"""What a sheet changes, in Dutch: per row the old and the new value, and how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.dutch import count_text
from generator.problems import quoted
from generator.sheets.differences import Difference
from generator.sheets.intentions import Intention

_LONGEST = 60
_BEFORE = 15  # so much of what stayed the same stands before what did not
_NEW_LINE = "⏎"


def told(intentions: Sequence[Intention]) -> Iterator[str]:
    """Yield a few lines for every row."""
    for one in intentions:
        what = f": {one.what}" if one.what else ""
        yield f"{one.file.as_posix()} (rij {one.row.number}){what}"
        for difference in one.differences:
            yield f"  {difference.field.name}: {_said(difference, is_new=one.is_new)}"


def count_of(intentions: Sequence[Intention]) -> str:
    """Return how much is new and how much changes."""
    new = sum(one.is_new for one in intentions)
    files = len({one.file for one in intentions})
    if not intentions:
        return "Er verandert niets."
    rows = f"{count_text(len(intentions), 'rij', 'rijen')} met een wijziging"
    fresh = f", waarvan {new} nieuw" if new else ""
    return f"{rows}{fresh}, in {count_text(files, 'bestand', 'bestanden')}."


def _said(difference: Difference, *, is_new: bool) -> str:
    old, new = _window(difference.old, difference.new)
    return new if is_new else f"{old} → {new}"


def _window(old: str, new: str) -> tuple[str, str]:
    """Return two texts from where they begin to differ, so that the difference can be seen."""
    same = next(
        (index for index, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
        min(len(old), len(new)),
    )
    start = same - _BEFORE if max(len(old), len(new)) > _LONGEST and same > _BEFORE else 0
    return _shown(old, start), _shown(new, start)


def _shown(text: str, start: int) -> str:
    if not text:
        return "leeg"
    return quoted(f"{'…' if start else ''}{text[start:]}".replace("\n", f" {_NEW_LINE} "))
