"""One spelling for many, so that the grammar need not know how a plan was typed."""

from __future__ import annotations

import re
import unicodedata

_SPELLINGS = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r";", ","),
        (r"[\s()\[\]:]+", " "),
        (r"(?<=[a-z])\.(?=[0-9])", " "),  # okt.2024
        (r"(?<=[a-z])\.|\.$", ""),  # n.v.t., okt. 2024, Q4 2024.
        (r"\b(?:tot en met|t ?/ ?m|tm)\b", " tot "),  # "tot" is inclusive: see grammar
        (r"\bhalf jaar\b", "halfjaar"),
        (r"\b(?:de|het) ", ""),
        (r" ?, ?", ", "),
        (r" +", " "),
    )
)


def plain(wording: str) -> str:
    """Return a wording in lower case with one kind of space, dash and "tot".

    Accents, articles, brackets and the dots of abbreviations go as well. Compatibility
    forms stay what they are: a footnote sign must not turn "week 4¹" into week 41.
    """
    text = "".join(map(_letter, unicodedata.normalize("NFD", wording))).lower()
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    return text.strip(" ,")


def is_blank(wording: str) -> bool:
    """Whether nothing is visible: white space and zero-width marks only."""
    return all(c.isspace() or unicodedata.category(c) == "Cf" for c in wording)


def _letter(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Mn", "Cf"):  # accents; soft hyphens and other invisible marks
        return ""
    return "-" if category == "Pd" or char == "\N{MINUS SIGN}" else char
