"""How each kind of value is written: what schemas, the field reference and forms say about it.

The functions in `generator.model.values` judge a text; these patterns tell other programs the same.
They are written for JavaScript too, because editors and form builders run that.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Typed(Enum):
    """What an ordinary YAML loader makes of a value that is written rightly."""

    TEXT = ("string",)
    NUMBER_OR_TEXT = ("string", "number")
    """A text such as 2024 is a number to a loader that guesses types."""
    WHOLE_NUMBER = ("integer", "string")
    NUMBER = ("number", "string")


@dataclass(frozen=True)
class Form:
    """The way one kind of value is written, in words, as a pattern and by an example."""

    words: str
    typed: Typed
    pattern: str
    example: str
    longest: int | None = None
    choices: tuple[str, ...] = ()


LINE = Form(
    "tekst op één regel",
    Typed.NUMBER_OR_TEXT,
    r"^\s*[^\s](?:[^\n]*[^\s])?\s*$",
    "Een korte tekst",
    longest=2000,
)
PROSE = Form("tekst, mag lang zijn", Typed.NUMBER_OR_TEXT, r"[^\s]", "Een langere tekst.")
IDENTIFIER = Form(
    "naam van kleine letters, cijfers en streepjes",
    Typed.NUMBER_OR_TEXT,
    "^[a-z0-9]+(?:-[a-z0-9]+)*$",
    "een-naam",
)
DATE = Form(
    "datum: jaar-maand-dag",
    Typed.TEXT,
    "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$",
    "2024-07-01",
)
WHOLE_NUMBER = Form("heel getal", Typed.WHOLE_NUMBER, "^-?[0-9]{1,12}$", "1")
# 1.500 is refused: it is fifteen hundred to a Dutch reader and one and a half to a computer.
_DECIMAL = r"^(?!-?[1-9][0-9]{0,2}\.[0-9]{3}$)-?[0-9]{1,12}(?:[.,][0-9]{1,4})?$"
NUMBER = Form("getal, met een komma als dat nodig is", Typed.NUMBER, _DECIMAL, "0,15")
EUROS = Form("bedrag in euro’s, zonder euroteken", Typed.NUMBER, _DECIMAL, "0,15")
YES_NO = Form("ja of nee", Typed.TEXT, "", "ja", choices=("ja", "nee"))
MUNICIPALITY_CODE = Form("GM en vier cijfers", Typed.TEXT, "^GM[0-9]{4}$", "GM9001")
STATLINE_TABLE = Form("vijf cijfers en drie letters", Typed.TEXT, "^[0-9]{5}[A-Za-z]{3}$", "83648NED")
COLOUR = Form("kleur: een hekje en zes tekens", Typed.TEXT, r"^#[0-9A-Fa-f]{6}$", "#0b4f5f")
WEB_ADDRESS = Form(
    "webadres dat begint met https://", Typed.TEXT, r"""^https://[^\s<>"'\\^`{|}]+$""", "https://example.org"
)
EMAIL = Form(
    "e-mailadres", Typed.TEXT, r"^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}$", "veiligheid@example.org"
)
PHONE = Form(
    "telefoonnummer: cijfers, spaties en streepjes",
    Typed.NUMBER_OR_TEXT,
    r"^\+?[0-9][0-9 \-]{1,20}$",
    "0900-8844",
)
