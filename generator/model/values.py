"""From a text that an editor typed to a value, or a complaint in Dutch.

YAML is read as text (see `generator.loading`); these functions decide what a text means.
Every complaint says what was found, what is allowed and, where it can be guessed, what was meant.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError

from generator.colour import is_colour
from generator.model.guesses import (
    looks_like_date,
    meant_address,
    meant_code,
    meant_date,
    meant_number,
    meant_phone,
)
from generator.problems import did_you_mean, quoted, short

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,12}")
_TOO_LONG = re.compile(r"-?[0-9]{13,}")
_HIGHEST = 999_999_999_999
_DECIMAL = re.compile(r"-?[0-9]{1,12}(?:[.,][0-9]{1,4})?")
# 1.500 is fifteen hundred to a Dutch reader and one and a half to a computer.
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_MUNICIPALITY_CODE = re.compile(r"GM[0-9]{4}")
_STATLINE_TABLE = re.compile(r"[0-9]{5}[A-Za-z]{3}")
_WEB_ADDRESS = re.compile(r"https://[\w-]+(?:\.[\w-]+)*(?::[0-9]+)?(?:[/?#][^\s<>\"'\\^`{|}]*)?")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(r"\+?[0-9][0-9 \-]{1,20}")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LONGEST_LINE = 2_000
_ANSWERS = {
    "ja": "ja", "j": "ja", "yes": "ja", "y": "ja", "true": "ja", "waar": "ja", "wel": "ja",
    "nee": "nee", "n": "nee", "no": "nee", "false": "nee", "onwaar": "nee", "niet": "nee", "neen": "nee",
}  # fmt: skip


def complaint(message: str, allowed: str = "", meant: str | None = None) -> PydanticCustomError:
    """Return the error for a value that cannot be read; `allowed` shows right input."""
    context = {"message": message, "allowed": allowed, "hint": did_you_mean(meant)}
    return PydanticCustomError("plansite", "{message}", context)


def slug(text: str) -> str:
    """Return a valid id that looks like `text`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "naam"


def text(value: Any) -> str:
    """Read a text of any length that is not empty."""
    if value is None:
        raise complaint("Hier staat niets, maar een tekst is verplicht.")
    if isinstance(value, list):
        raise complaint(
            "Hier hoort een tekst, geen lijst.",
            "Haal de haken of streepjes weg, of zet de tekst tussen aanhalingstekens.",
        )
    if isinstance(value, dict):
        raise _text_with_colon(value)
    stripped = str(value).strip()
    if not stripped:
        raise complaint("Hier staat niets, maar een tekst is verplicht.")
    if _CONTROL.search(stripped):
        raise complaint("In deze tekst staat een onzichtbaar teken.", "Typ de tekst opnieuw.")
    return stripped


def _text_with_colon(group: dict[str, Any]) -> PydanticCustomError:
    """Return the complaint about a group of fields that was probably a text with a colon in it."""
    texts = [f"{name}: {value}" for name, value in group.items() if isinstance(value, str)]
    example = f': "{short(texts[0])}"' if len(texts) == len(group) == 1 else ""
    return complaint(
        "Hier hoort een tekst, geen groep van velden.",
        f"Zet een tekst met een dubbele punt tussen aanhalingstekens{example}.",
    )


def line(value: Any) -> str:
    """Read a text on one line."""
    found = text(value)
    if "\n" in found:
        raise complaint(
            "Deze tekst moet op één regel staan.",
            "Is de regel te lang? Zet dan >- achter de dubbele punt, geen |.",
        )
    if len(found) > _LONGEST_LINE:
        raise complaint(
            f"Deze tekst is te lang: {len(found)} tekens.",
            f"Een tekst van één regel heeft er hooguit {_LONGEST_LINE}.",
        )
    return found


def identifier(value: Any) -> str:
    """Read the name of a record or a part of one."""
    found = line(value)
    if not _IDENTIFIER.fullmatch(found):
        if re.search(r"\w ?[;,&+] ?\w| en ", found):
            raise complaint(
                f"{quoted(found)} is niet één naam.",
                "Gebruik alleen kleine letters, cijfers en streepjes.",
            )
        meant = slug(found.removesuffix(".yml").rpartition("/")[2])
        raise complaint(
            f"{quoted(found)} is geen geldige naam.",
            "Gebruik alleen kleine letters, cijfers en streepjes.",
            meant if meant != "naam" else None,
        )
    return found


def date(value: Any) -> datetime.date:
    """Read a day."""
    if isinstance(value, datetime.date):
        return value
    found = line(value)
    example = "Schrijf jaar-maand-dag, bijvoorbeeld: 2024-07-01."
    if not _DATE.fullmatch(found):
        meant = meant_date(found)
        if meant is None and looks_like_date(found):
            raise complaint(f"De datum {quoted(found)} bestaat niet.", example)
        raise complaint(f"{quoted(found)} is geen datum.", example, meant)
    try:
        return datetime.date.fromisoformat(found)
    except ValueError:
        raise complaint(f"De datum {quoted(found)} bestaat niet.", example) from None


def whole_number(value: Any) -> int:
    """Read a number without decimals."""
    if isinstance(value, int):
        return value
    found = line(value)
    if _TOO_LONG.fullmatch(found):
        raise complaint(f"{quoted(found)} heeft te veel cijfers.", f"Het getal mag hooguit {_HIGHEST} zijn.")
    if not _WHOLE_NUMBER.fullmatch(found):
        meant = meant_number(found)
        whole = meant if meant and _WHOLE_NUMBER.fullmatch(meant) else None
        raise complaint(
            f"{quoted(found)} is geen heel getal.", "Schrijf alleen cijfers, bijvoorbeeld: 14637.", whole
        )
    return int(found)


def number(value: Any) -> Decimal:
    """Read a number, with or without decimals."""
    if isinstance(value, Decimal):
        return value
    found = line(value)
    if _THOUSANDS.fullmatch(found):
        raise complaint(
            f"{quoted(found)} kan op twee manieren worden gelezen.",
            f"Schrijf {found.replace('.', '')} of {found.replace('.', ',')}.",
        )
    if _TOO_LONG.fullmatch(found):
        raise complaint(f"{quoted(found)} heeft te veel cijfers.", f"Het getal mag hooguit {_HIGHEST} zijn.")
    if not _DECIMAL.fullmatch(found):
        example = "Schrijf alleen cijfers, met een komma als dat nodig is, bijvoorbeeld: 0,15."
        raise complaint(f"{quoted(found)} is geen getal.", example, meant_number(found))
    return Decimal(found.replace(",", "."))


def yes_no(value: Any) -> bool:
    """Read a yes or a no."""
    if isinstance(value, bool):
        return value
    found = line(value)
    if found not in ("ja", "nee"):
        meant = _ANSWERS.get(found.lower())
        raise complaint(f"{quoted(found)} is hier geen keuze.", "Toegestaan: ja, nee.", meant)
    return found == "ja"


def municipality_code(value: Any) -> str:
    """Read the code that Statistics Netherlands gives a municipality."""
    found = line(value)
    if not _MUNICIPALITY_CODE.fullmatch(found):
        raise complaint(
            f"{quoted(found)} is geen gemeentecode van het CBS.",
            "Schrijf GM en vier cijfers, bijvoorbeeld: GM0351.",
            meant_code(found),
        )
    return found


def statline_table(value: Any) -> str:
    """Read the number of a table in StatLine."""
    found = line(value)
    if not _STATLINE_TABLE.fullmatch(found):
        raise complaint(
            f"{quoted(found)} is geen nummer van een tabel in StatLine.",
            "Schrijf vijf cijfers en drie letters, bijvoorbeeld: 83648NED.",
        )
    return found


def is_web_address(text: str) -> bool:
    """Whether a text is the address of a page or a site, with https."""
    return _WEB_ADDRESS.fullmatch(text) is not None and _CONTROL.search(text) is None


def web_address(value: Any) -> str:
    """Read a web address."""
    found = line(value)
    if not is_web_address(found):
        meant = meant_address(found)
        raise complaint(
            f"{quoted(found)} is geen webadres.",
            "Een webadres begint met https:// en heeft geen spaties.",
            meant if meant and is_web_address(meant) else None,
        )
    return found


def colour(value: Any) -> str:
    """Read a colour: a hash and six digits or letters a to f."""
    found = line(value).lower()
    if not is_colour(found):
        example = f'Schrijf: "#{found}".' if is_colour(f"#{found}") else 'Bijvoorbeeld: "#0b4f5f".'
        raise complaint(
            f"{quoted(found)} is geen kleur.",
            f"Een kleur is een hekje en zes tekens, tussen aanhalingstekens. {example}",
        )
    return found


def email(value: Any) -> str:
    """Read an e-mail address."""
    found = line(value)
    if not _EMAIL.fullmatch(found):
        raise complaint(f"{quoted(found)} is geen e-mailadres.", "Bijvoorbeeld: veiligheid@gemeente.nl.")
    return found


def phone(value: Any) -> str:
    """Read a telephone number."""
    found = line(value)
    if not _PHONE.fullmatch(found):
        meant = meant_phone(found)
        raise complaint(
            f"{quoted(found)} is geen telefoonnummer.",
            "Gebruik cijfers, spaties en streepjes, bijvoorbeeld: 0900-8844.",
            meant if meant and _PHONE.fullmatch(meant) else None,
        )
    return found
