"""What an editor should know about CODEOWNERS, which says who looks at a change of which file."""

from __future__ import annotations

from pathlib import Path

FILE = "CODEOWNERS"


def owner_moved(data: Path, path: Path) -> tuple[str, ...]:
    """Return what to tell when a file or a folder that has an owner gets another name, or goes."""
    name = f"/{path.relative_to(data.parent).as_posix()}"
    return (f"In {FILE} staat nog {name}. Pas dat daar ook aan.",) if name in _text(data) else ()


def owner_missing(data: Path, path: Path) -> tuple[str, ...]:
    """Return what to tell when a new file stands among others that each have an owner."""
    text, folder = _text(data), f"/{path.parent.relative_to(data.parent).as_posix()}/"
    name = f"/{path.relative_to(data.parent).as_posix()}"
    return (f"Zet {name} ook in {FILE}, net als de andere.",) if folder in text and name not in text else ()


def _text(data: Path) -> str:
    file = data.parent / FILE
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
