"""The image beside a shared link: a name, a sentence and whose site it is, as a small PNG.

Everything is fixed that could differ per computer: the font is ours, and Pillow lays out the letters by itself,
because its other way of doing so depends on a library of the system.
"""

from __future__ import annotations

import io
import zlib
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
_STEPS = 3
"""From a ground to the ink on it, at the edge of a letter: so three colours on paper fit in four bits a pixel."""


@dataclass(frozen=True)
class Ink:
    """A colour on a ground, as places in the palette of an image: there, every step between the two has its own."""

    ground: int
    full: int

    def places(self) -> bytes:
        """Return the place for every amount of ink from none to 255."""
        step = -1 if self.full < self.ground else 1
        return bytes(self.ground + step * round(amount * _STEPS / 255) for amount in range(256))


_SIZE_OF_SCALE = _STEPS + 1
TEXT, QUIET, BRAND = (Ink(first, first + _STEPS) for first in range(0, 3 * _SIZE_OF_SCALE, _SIZE_OF_SCALE))
ON_BRAND = Ink(BRAND.full, BRAND.ground)


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
    ink: Ink

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
    image = Image.new("L", (WIDTH, HEIGHT), TEXT.ground)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, _BAND_TOP, WIDTH, HEIGHT), fill=BRAND.full)
    if card.note:
        _tab(image, draw, card.note)
    _stack(
        image,
        (_TAB_HEIGHT + _GAP, _BAND_TOP - _GAP),
        block(card.name, _BOLD, TEXT, largest=116, room=204),
        block(card.text, _REGULAR, TEXT, largest=42, room=102),
        block(card.detail, _REGULAR, QUIET, largest=34, room=42),
    )
    _stack(
        image,
        (_BAND_TOP, HEIGHT),
        block(card.site, _BOLD, ON_BRAND, largest=40, room=48),
        block(card.sender, _REGULAR, ON_BRAND, largest=26, room=64),
    )
    return _small_png(image, card.colour)


def block(text: str, weight: str, ink: Ink, *, largest: int, room: int) -> Block:
    """Return a text in the largest letters with which it fits in the room; what never fits is cut off with '…'."""
    for size in range(largest, _SMALLEST, -2):
        lines = _lines(text, weight, _TEXT_WIDTH / size)
        if len(lines) * _leading(size) <= room and all(
            _width(one, weight) * size <= _TEXT_WIDTH for one in lines
        ):
            return Block(_balanced(text, weight, size), _font(weight, size), ink)
    most, width = room // _leading(_SMALLEST), _TEXT_WIDTH / _SMALLEST
    lines = _lines(text, weight, width)
    kept = lines[:most] if len(lines) <= most else (*lines[: most - 1], f"{lines[most - 1]}…")
    cut = tuple(_shortened(line, weight, width) for line in kept)
    return Block(cut, _font(weight, _SMALLEST), ink)


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
            _put(image, (_MARGIN, y + number * one.leading + one.leading // 2), line, one.font, one.ink)
        y += one.height + _GAP


def _put(
    image: Image.Image, start: tuple[int, int], line: str, font: ImageFont.FreeTypeFont, ink: Ink
) -> None:
    """Put a line on the image, from a point halfway up its letters."""
    letters, (left, top) = _letters(line, font, ink)
    image.paste(letters, (start[0] + left, start[1] + top))


@lru_cache(maxsize=256)
def _letters(line: str, font: ImageFont.FreeTypeFont, ink: Ink) -> tuple[Image.Image, tuple[int, int]]:
    """Return a line no larger than its letters, and where that begins, seen from its start halfway up the letters.

    Half of the lines of an image stand on others too: those of the site, of a plan. Remembering them as places in the
    palette saves half of the time that an image takes.
    """
    half = _leading(font.size) // 2 + _GAP  # with some room, since a letter may reach out of its line
    drawn = Image.new("L", (_TEXT_WIDTH + 2 * _GAP, 2 * half))
    ImageDraw.Draw(drawn).text((_GAP, half), line, font=font, fill=255, anchor="lm")
    box = drawn.getbbox() or (0, 0, 1, 1)
    return drawn.crop(box).point(ink.places()), (box[0] - _GAP, box[1] - half)


def _tab(image: Image.Image, draw: ImageDraw.ImageDraw, note: str) -> None:
    font, room = _font(_BOLD, 32), 24
    draw.rectangle((_MARGIN, 0, _MARGIN + font.getlength(note) + 2 * room, _TAB_HEIGHT), fill=BRAND.full)
    _put(image, (_MARGIN + room, _TAB_HEIGHT // 2), note, font, ON_BRAND)


def _small_png(image: Image.Image, colour: str) -> bytes:
    """Return an image of places in the palette as a PNG: the colours on it, and the steps from paper to each."""
    image.putpalette([channel for one in (INK, MUTED, colour) for step in _scale(one) for channel in step])
    file = io.BytesIO()
    # Packs runs of one colour only; looking for more takes half as long again, and saves half a kilobyte of thirteen.
    image.save(file, "PNG", compress_type=zlib.Z_RLE)
    return file.getvalue()


def _scale(colour: str) -> list[tuple[int, ...]]:
    pairs = list(zip(ImageColor.getrgb(PAPER), ImageColor.getrgb(colour), strict=True))
    return [
        tuple((paper * (_STEPS - step) + ink * step) // _STEPS for paper, ink in pairs)
        for step in range(_STEPS + 1)
    ]
