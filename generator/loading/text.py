"""From the bytes of a file to its text, and everything that is wrong with its characters.

What can be understood is repaired and read on, so that one wrong character does not hide
the other problems of a file. A repair never moves what stands before it on its line.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence

from generator.problems import Place, Problem, quoted

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
_NAMES = {
    "\u00ad": "een zacht afbreekstreepje",
    "\u200b": "een spatie zonder breedte",
    "\u200c": "een onzichtbare scheiding",
    "\u200d": "een onzichtbare verbinding",
    "\u2060": "een spatie zonder breedte",
    "\ufeff": "een spatie zonder breedte",
}
# Signs that show nothing. Between two other signs than letters, U+200D joins emoji: that may stay.
_NO_WIDTH = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?<=[\x00-\u024f])[\u200c\u200d]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_NOT_IN_TEXT = bytes(byte for byte in range(32) if byte not in b"\t\n\r")
_HIDDEN = re.compile(f"{_NO_WIDTH.pattern}|{_CONTROL.pattern}")
_DIRECTIONS = ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI", "L", "R")
_LOST = "\ufffd"
# What letters look like after UTF-8 was read as Windows text and saved again: ë became Ã«.
_GARBLED = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|\u00e2\u20ac[\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]"
)


def read_text(file: str, content: bytes) -> tuple[str | None, list[Problem]]:
    """Return the text of a file with its line breaks as \\n, or None when it is no text at all."""
    if content.startswith(_UTF16) or _is_binary(content[:4_000]):
        return None, [
            Problem(
                Place(file),
                "Dit bestand is geen gewone tekst.",
                "Sla het op als tekst, met als codering UTF-8.",
            )
        ]
    problems = []
    if content.startswith(_BOM):
        problems.append(
            Problem(
                Place(file),
                "Dit bestand begint met een onzichtbaar teken.",
                "Sla het op met als codering ‘UTF-8’, niet ‘UTF-8 met BOM’.",
            )
        )
    text, found = _decoded(file, content.removeprefix(_BOM))
    text = _with_plain_breaks(text)
    problems += [*found, *_odd_characters(file, text)]
    return _CONTROL.sub(" ", _NO_WIDTH.sub("", text)), problems


def _decoded(file: str, content: bytes) -> tuple[str, list[Problem]]:
    """Decode UTF-8; what is not, is read as Windows text, in which such files are usually written."""
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = _with_plain_breaks(content[: error.start].decode("utf-8"))
        wrong = content[error.start : error.start + 1].decode("cp1252", "replace")
        problem = Problem(
            Place(file, before.count("\n") + 1, len(before) - before.rfind("\n")),
            f"Het teken {quoted(wrong)} is niet als UTF-8 opgeslagen.",
            "Sla het bestand op met als codering UTF-8.",
        )
        return content.decode("utf-8", _AS_WINDOWS), [problem]


def _is_binary(content: bytes) -> bool:
    """Tell whether so much is no text that this is a Word file, a picture, or text in another coding."""
    controls = len(content) - len(content.translate(None, _NOT_IN_TEXT))
    return controls > max(2, len(content) // 50)


def _with_plain_breaks(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "ignore"), error.end


_AS_WINDOWS = "plansite-as-windows"
codecs.register_error(_AS_WINDOWS, _as_windows)


def _odd_characters(file: str, text: str) -> Iterator[Problem]:
    """Yield at most one problem for each line."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.isascii() and line.isprintable():
            continue
        if hidden := list(_HIDDEN.finditer(line)):
            yield _hidden(Place(file, number, hidden[0].start() + 1), [found.group() for found in hidden])
        elif (lost := line.find(_LOST)) >= 0:
            yield Problem(
                Place(file, number, lost + 1),
                "Hier is een letter verloren gegaan.",
                "Typ de letter opnieuw en sla het bestand op met als codering UTF-8.",
            )
        elif garbled := _GARBLED.search(line):
            yield _garbled(Place(file, number, garbled.start() + 1), garbled.group())


def _hidden(place: Place, signs: Sequence[str]) -> Problem:
    message = f"Hier staat een onzichtbaar teken: {_name(signs[0])}."
    if len(signs) == 1:
        return Problem(place, message, "Verwijder het, of typ dit stuk van de regel opnieuw.")
    names = ", ".join(dict.fromkeys(map(_name, signs)))
    message = f"Op deze regel staan {len(signs)} onzichtbare tekens: {names}. Het eerste staat hier."
    return Problem(place, message, "Typ de regel opnieuw.")


def _name(sign: str) -> str:
    if sign in _NAMES:
        return _NAMES[sign]
    if unicodedata.bidirectional(sign) in _DIRECTIONS:
        return "een teken dat de leesrichting verandert"
    return "een teken voor de computer" if unicodedata.category(sign) == "Cc" else "een teken zonder vorm"


def _garbled(place: Place, found: str) -> Problem:
    try:
        meant = found.encode("cp1252").decode("utf-8")
    except UnicodeError:
        meant = ""
    hint = f"Bedoelde u {quoted(meant)}?" if meant.isprintable() and meant else ""
    return Problem(
        place,
        f"Hier staat {quoted(found)}: een letter die verkeerd is omgezet.",
        "Typ de letter opnieuw en sla het bestand op met als codering UTF-8.",
        hint,
    )
