"""A partnership's own colours can be read by everyone, on a light and on a dark screen."""

from __future__ import annotations

from collections.abc import Iterator

from generator.colour import ELSEWHERE, ON_PAPER, SURFACES, contrast
from generator.loading.folders import Documents
from generator.problems import Problem

_BETTER = {"licht": "donkerdere", "donker": "lichtere"}
_SCREEN_OF = {"merk": "licht", "link": "licht", "merk_donker": "donker", "link_donker": "donker"}


def colours_have_contrast(documents: Documents) -> Iterator[Problem]:
    """A colour differs enough from what is behind it: 7 to 1 on paper, 4.5 to 1 elsewhere."""
    for unit in documents.units.values():
        document = unit.partnership
        if not document or not document.knows("kleuren") or document.record.colours is None:
            continue
        colours = document.record.colours
        values = {"merk": colours.brand, "link": colours.link,
                  "merk_donker": colours.brand_dark, "link_donker": colours.link_dark}  # fmt: skip
        for key, colour in values.items():
            for message, allowed in _shortfalls(colour, _SCREEN_OF[key]):
                yield document.problem(("kleuren", key), message, allowed)


def _shortfalls(colour: str, screen: str) -> Iterator[tuple[str, str]]:
    for surface, background in SURFACES[screen].items():
        least = ON_PAPER if surface == "papier" else ELSEWHERE
        found = contrast(colour, background)
        if found < least:
            yield (
                f"De kleur {colour} is op een {screen} scherm niet goed te lezen ({_number(found)} op 1).",
                f"Kies een {_BETTER[screen]} kleur: het verschil met de achtergrond {background} "
                f"moet ten minste {_number(least)} op 1 zijn.",
            )


def _number(value: float) -> str:
    return f"{int(value * 10) / 10:.1f}".replace(".", ",")
