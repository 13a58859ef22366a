"""Colours and the contrast between them, as WCAG 2.2 computes it."""

from __future__ import annotations

import re

_HEX = re.compile(r"#[0-9a-f]{6}")

# The theme on a light screen, as in its stylesheet.
PAPER, INK, MUTED, BRAND = "#ffffff", "#16212b", "#4a5a68", "#0b4f5f"

# The surfaces of the theme, as in its stylesheet: text stands on paper, sometimes on soft.
SURFACES = {
    "licht": {"papier": PAPER, "zacht": "#f3f6f7"},
    "donker": {"papier": "#0f171d", "zacht": "#18232b"},
}
ON_PAPER, ELSEWHERE = 7.0, 4.5


def is_colour(text: str) -> bool:
    """Whether a text is a colour such as #0b4f5f."""
    return _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
