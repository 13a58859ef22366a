"""What an editor probably meant with a list that was written as one text."""

from __future__ import annotations

import re

from generator.model.values import slug

# A number or a letter in front of an item: "1. jongeren 2. ouderen", "a) jongeren".
_NUMBERED = r"(?:^|(?<=\s))(?:[0-9]{1,2}|[a-z])[.)](?=\s)"
_BETWEEN_WORDS = re.compile(rf"[,;\n•·]|(?:^|\s)[–—*-](?=\s)|{_NUMBERED}")
_BETWEEN_NAMES = re.compile(rf"{_BETWEEN_WORDS.pattern}|\s(?:en|of|and)\s|[&+]|/(?!.*\.yml)")
_AROUND = " ()[]{}\"'“”"
# What would need quotation marks between brackets, or may be one item as well as two.
_UNSURE = re.compile(r"[:#\[\]{}\"'&*!|>%@`“”]|\s(?:en|of)\s")


def meant_names(typed: str) -> list[str]:
    """Return the names in a text, each as the name of a file can be."""
    parts = (part.strip(_AROUND) for part in _BETWEEN_NAMES.split(typed))
    return [slug(part.removesuffix(".yml").rpartition("/")[2]) for part in parts if part]


def meant_list(typed: str) -> str | None:
    """Return a text as a list on one line; nothing where it cannot be told what its items are."""
    parts = [part.strip(_AROUND) for part in _BETWEEN_WORDS.split(typed)]
    items = [part for part in parts if part]
    return None if not items or any(map(_UNSURE.search, items)) else f"[{', '.join(items)}]"
