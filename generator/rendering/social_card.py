"""The image beside a shared link: a name, a sentence and whose site it is, as a small PNG.

Everything is fixed that could differ per computer: the font is ours, and Pillow lays out the letters by itself,
because its other way of doing so depends on a library of the system.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageColor, ImageDraw, ImageFont

from generator.colour import INK, MUTED, PAPER
from generator.rendering.templates import TEMPLATES

WIDTH, HEIGHT = 1200, 630
_MARGIN = 80
_TEXT_WIDTH = WIDTH - 2 * _MARGIN
_TAB_HEIGHT, _BAND_TOP = 64, 464
_GAP = 14
_SMALLEST = 24
_BOLD, _REGULAR = "SourceSans3-Bold.ttf", "SourceSans3-Regular.ttf"
_SHADES = 4
"""The steps from paper to a colour at the edge of a letter. Three colours with four each fit in four bits a pixel."""


@dataclass(frozen=True)
class Card:
    """What stands on an image. Empty texts are left out."""

    name: str
    text: str
    detail: str
    site: str
    sender: str
    note: str
    colour: str

    @property
    def alt(self) -> str:
        """The same in words, for who cannot see the image."""
        parts = (self.note, self.name, self.text, self.detail, self.site)
        return " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts if part)


@dataclass(frozen=True)
class Block:
    """A text cut into lines, in the largest letters with which it fits."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    colour: str

    @property
    def leading(self) -> int:
        """The height of one line."""
        return _leading(self.font.size)

    @property
    def height(self) -> int:
        """The height of all lines."""
        return len(self.lines) * self.leading


@lru_cache(maxsize=1024)
def card_png(card: Card) -> bytes:
    """Return an image of 1200 by 630 pixels. Made at most once as long as the program runs."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, _BAND_TOP, WIDTH, HEIGHT), fill=card.colour)
    if card.note:
        _tab(draw, card.note, card.colour)
    _stack(
        image,
        (_TAB_HEIGHT + _GAP, _BAND_TOP - _GAP),
        block(card.name, _BOLD, INK, largest=116, room=204),
        block(card.text, _REGULAR, INK, largest=42, room=102),
        block(card.detail, _REGULAR, MUTED, largest=34, room=42),
    )
    _stack(
        image,
        (_BAND_TOP, HEIGHT),
        block(card.site, _BOLD, PAPER, largest=40, room=48),
        block(card.sender, _REGULAR, PAPER, largest=26, room=64),
    )
    return _small_png(image, card.colour)


def block(text: str, weight: str, colour: str, *, largest: int, room: int) -> Block:
    """Return a text in the largest letters with which it fits in the room; what never fits is cut off with '…'."""
    for size in range(largest, _SMALLEST, -2):
        lines = _lines(text, weight, _TEXT_WIDTH / size)
        if len(lines) * _leading(size) <= room and all(
            _width(one, weight) * size <= _TEXT_WIDTH for one in lines
        ):
            return Block(_balanced(text, weight, size), _font(weight, size), colour)
    most, width = room // _leading(_SMALLEST), _TEXT_WIDTH / _SMALLEST
    lines = _lines(text, weight, width)
    kept = lines[:most] if len(lines) <= most else (*lines[: most - 1], f"{lines[most - 1]}…")
    cut = tuple(_shortened(line, weight, width) for line in kept)
    return Block(cut, _font(weight, _SMALLEST), colour)


def _leading(size: float) -> int:
    return round(size * 1.2)


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(TEMPLATES / "fonts" / weight, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _advance(letter: str, weight: str) -> float:
    return _font(weight, 100).getlength(letter) / 100


def _width(text: str, weight: str) -> float:
    """Return how wide a text is, in letter sizes: the sum of its letters, since this layout moves none together."""
    return sum(_advance(letter, weight) for letter in text)


def _lines(text: str, weight: str, width: float) -> tuple[str, ...]:
    lines: list[list[str]] = []
    space, taken = _advance(" ", weight), 0.0
    for word in text.split():
        own = _word_width(word, weight)
        if lines and taken + space + own <= width:
            lines[-1].append(word)
            taken += space + own
        else:
            lines.append([word])
            taken = own
    return tuple(" ".join(line) for line in lines)


@lru_cache(maxsize=4096)
def _word_width(word: str, weight: str) -> float:
    """The same for a word, which is asked for again with every size and width that is tried."""
    return _width(word, weight)


def _balanced(text: str, weight: str, size: int) -> tuple[str, ...]:
    """Return the text in as few lines as it takes, about equally long: no single word on the last one."""
    best = _lines(text, weight, _TEXT_WIDTH / size)
    for width in range(_TEXT_WIDTH - 20, 0, -20):
        narrower = _lines(text, weight, width / size)
        if len(narrower) != len(best):
            break
        best = narrower
    return best


def _shortened(line: str, weight: str, width: float) -> str:
    if _width(line, weight) <= width:
        return line
    while _width(f"{line}…", weight) > width:
        line = line[:-1]
    return f"{line}…"


def _stack(image: Image.Image, within: tuple[int, int], *blocks: Block) -> None:
    """Draw blocks below each other, halfway between two heights."""
    highest, lowest = within
    shown = [one for one in blocks if one.lines]
    y = (highest + lowest - sum(one.height for one in shown) - _GAP * (len(shown) - 1)) // 2
    for one in shown:
        for number, line in enumerate(one.lines):
            top = y + number * one.leading - _GAP
            image.paste(one.colour, (_MARGIN - _GAP, top), _letters(line, one.font))
        y += one.height + _GAP


@lru_cache(maxsize=256)
def _letters(line: str, font: ImageFont.FreeTypeFont) -> Image.Image:
    """Return a line as the ink on it. Half of the lines of an image stand on others too: those of the site, of a plan.

    Remembering them saves a third of the time that an image takes.
    """
    leading = _leading(font.size)
    # With some room around it, since a letter may reach out of its line.
    ink = Image.new("L", (_TEXT_WIDTH + 2 * _GAP, leading + 2 * _GAP))
    ImageDraw.Draw(ink).text((_GAP, _GAP + leading // 2), line, font=font, fill=255, anchor="lm")
    return ink


def _tab(draw: ImageDraw.ImageDraw, note: str, colour: str) -> None:
    font, room = _font(_BOLD, 32), 24
    draw.rectangle((_MARGIN, 0, _MARGIN + font.getlength(note) + 2 * room, _TAB_HEIGHT), fill=colour)
    draw.text((_MARGIN + room, _TAB_HEIGHT // 2), note, font=font, fill=PAPER, anchor="lm")


def _small_png(image: Image.Image, colour: str) -> bytes:
    """Return the image as a PNG with a palette: the colours on it, and the shades between each and the paper."""
    shades = [shade for one in (INK, MUTED, colour) for shade in _shades(one)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for shade in shades for channel in shade])
    file = io.BytesIO()
    # Level 8 takes three times as long, and saves a kilobyte of thirteen.
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(file, "PNG", compress_level=6)
    return file.getvalue()


def _shades(colour: str) -> list[tuple[int, ...]]:
    pairs = list(zip(ImageColor.getrgb(PAPER), ImageColor.getrgb(colour), strict=True))
    last = _SHADES - 1
    return [
        tuple((paper * (last - step) + ink * step) // last for paper, ink in pairs) for step in range(_SHADES)
    ]
