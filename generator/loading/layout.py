"""What is wrong with the layout of a text that should be YAML: tabs, odd spaces and conflicts of git."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Place, Problem

# Spaces that are no space to YAML: they come along when text is copied from a web page or from Word.
_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")
# Where a space means something: in front of a field, after a dash, and after the colon of a field.
_MEANING = re.compile(
    f"[ {_ODD_SPACES}]*(?:-[ {_ODD_SPACES}]+)*(?:[a-z_]+[ {_ODD_SPACES}]*:[ {_ODD_SPACES}]+)?"
)
# In a page a line of seven = is the underline of a heading.
CONFLICT_IN_PAGE = re.compile(r"(?:<{7}|>{7}) .")
_CONFLICT = re.compile(rf"{CONFLICT_IN_PAGE.pattern}|={{7}}$")
_TAB = re.compile(r" *(?:- *)*\t")


def tidy_layout(file: str, text: str) -> tuple[str | None, list[Problem]]:
    """Return the text with plain spaces where they count, or None when there are tabs or conflicts."""
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    fatal = [*conflict(file, lines), *_tabs(file, lines)]
    if fatal:
        return None, fatal
    problems = list(_odd_spaces(file, lines))
    return "\n".join(map(_with_plain_spaces, lines) if problems else lines), problems


def conflict(file: str, lines: list[str], marks: re.Pattern[str] = _CONFLICT) -> Iterator[Problem]:
    """Yield a problem when git left two versions of a file in it."""
    found = [number for number, line in enumerate(lines, 1) if marks.match(line)]
    if found:
        yield Problem(
            Place(file, found[0], 1),
            "Dit bestand is door twee mensen tegelijk gewijzigd: beide versies staan er nog in.",
            "Kies wat moet blijven en verwijder de regels met <<<<<<<, ======= en >>>>>>>.",
        )


def _tabs(file: str, lines: list[str]) -> Iterator[Problem]:
    found = [number for number, line in enumerate(lines, 1) if _TAB.match(line) and line.strip()]
    if found:
        more = {1: "", 2: " Op nog één regel ook."}.get(len(found), f" Op nog {len(found) - 1} regels ook.")
        first = lines[found[0] - 1]
        yield Problem(
            Place(file, found[0], first.index("\t") + 1),
            f"Deze regel springt in met een tab.{more}",
            "Gebruik spaties: twee per niveau.",
        )


def _odd_spaces(file: str, lines: list[str]) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        odd = None if line.isascii() else _ODD_SPACE.search(_meaning(line))
        if odd:
            yield Problem(
                Place(file, number, odd.start() + 1),
                "Hier staat een bijzondere spatie, zoals in tekst van een webpagina of uit Word.",
                "Vervang die door een gewone spatie.",
            )


def _meaning(line: str) -> str:
    found = _MEANING.match(line)
    return found.group() if found else ""


def _with_plain_spaces(line: str) -> str:
    meaning = _meaning(line)
    return _ODD_SPACE.sub(" ", meaning) + line[len(meaning) :]
