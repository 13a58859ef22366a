"""The kinds of value a plan is made of, each with its own Dutch message.

YAML is read as text (see `generator.loading`); these types decide what a text means.
Every message here is read by editors.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum, StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

# The loader puts the file name here. No editor can type this key: unknown keys are refused before.
IDENTITY_KEY = "@id"

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE_NUMBER = re.compile(r"-?\d{1,12}")
_DECIMAL = re.compile(r"-?\d{1,12}(?:[.,]\d{1,4})?")
_MUNICIPALITY_CODE = re.compile(r"GM\d{4}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}")
_PHONE = re.compile(r"\+?[0-9][0-9 \-]{1,20}")


def complaint(message: str, allowed: str = "") -> PydanticCustomError:
    """Return the error for a value that cannot be read; `allowed` shows right input."""
    return PydanticCustomError("plansite", "{message}", {"message": message, "allowed": allowed})


def _text(value: Any) -> str:
    if isinstance(value, str):
        stripped = value.strip()
        if not stripped:
            raise complaint("Hier staat niets, maar een tekst is verplicht.")
        if _CONTROL.search(stripped):
            raise complaint("In deze tekst staat een teken dat niet zichtbaar is. Typ de tekst opnieuw.")
        return stripped
    if value is None:
        raise complaint("Hier staat niets, maar een tekst is verplicht.")
    raise complaint("Hier hoort een tekst, geen lijst en geen groep van velden.")


def _line(value: Any) -> str:
    text = _text(value)
    if "\n" in text:
        raise complaint("Deze tekst moet op één regel staan.")
    return text


def _identifier(value: Any) -> str:
    text = _line(value)
    if not _IDENTIFIER.fullmatch(text):
        raise complaint(
            f"“{text}” is geen geldige verwijzing.",
            "Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld: weerbaarheidsscan.",
        )
    return text


def _iso_date(value: Any) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    text = _line(value)
    example = "Schrijf jaar-maand-dag, bijvoorbeeld: 2024-07-01."
    if not _DATE.fullmatch(text):
        raise complaint(f"“{text}” is geen datum.", example)
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise complaint(f"De datum “{text}” bestaat niet.", example) from None


def _whole_number(value: Any) -> int:
    if isinstance(value, int):
        return value
    text = _line(value)
    if not _WHOLE_NUMBER.fullmatch(text):
        raise complaint(f"“{text}” is geen heel getal.", "Schrijf alleen cijfers, bijvoorbeeld: 14637.")
    return int(text)


def _decimal(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = _line(value)
    if not _DECIMAL.fullmatch(text):
        raise complaint(
            f"“{text}” is geen getal.", "Schrijf cijfers met een komma of punt, bijvoorbeeld: 0,15."
        )
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise complaint(f"“{text}” is geen getal.") from None


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = _line(value)
    if text not in ("ja", "nee"):
        raise complaint(f"Hier staat “{text}”.", "Toegestaan: ja, nee.")
    return text == "ja"


def _municipality_code(value: Any) -> str:
    text = _line(value)
    if not _MUNICIPALITY_CODE.fullmatch(text):
        raise complaint(
            f"“{text}” is geen gemeentecode van het CBS.",
            "Schrijf GM en vier cijfers, bijvoorbeeld: GM0351.",
        )
    return text


def _web_address(value: Any) -> str:
    text = _line(value)
    if not re.fullmatch(r"https://[^\s<>\"'\\^`{|}]+", text):
        raise complaint(
            f"“{text}” is geen webadres.", "Een webadres begint met https:// en heeft geen spaties."
        )
    return text


def _email(value: Any) -> str:
    text = _line(value)
    if not _EMAIL.fullmatch(text):
        raise complaint(f"“{text}” is geen e-mailadres.", "Bijvoorbeeld: veiligheid@gemeente.nl.")
    return text


def _phone(value: Any) -> str:
    text = _line(value)
    if not _PHONE.fullmatch(text):
        raise complaint(f"“{text}” is geen telefoonnummer.", "Bijvoorbeeld: 0900-8844.")
    return text


Line = Annotated[str, BeforeValidator(_line)]
"""One line of plain text. Nothing in it is markup."""
Prose = Annotated[str, BeforeValidator(_text)]
"""A longer text in Markdown (paragraphs, lists, emphasis, links), without HTML."""
Identifier = Annotated[str, BeforeValidator(_identifier)]
"""Lower-case letters, digits and hyphens: part of an address."""
Date = Annotated[datetime.date, BeforeValidator(_iso_date)]
"""A calendar day, written year-month-day."""
WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
Number = Annotated[Decimal, BeforeValidator(_decimal)]
Euros = Annotated[Decimal, BeforeValidator(_decimal)]
"""An amount of money in euros."""
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
MunicipalityCode = Annotated[str, BeforeValidator(_municipality_code)]
"""The code that Statistics Netherlands gives a municipality, for example GM0351."""
WebAddress = Annotated[str, BeforeValidator(_web_address)]
EmailAddress = Annotated[str, BeforeValidator(_email)]
PhoneNumber = Annotated[str, BeforeValidator(_phone)]


class RecordKind(Enum):
    """The kinds of record that others refer to, with their Dutch name in messages."""

    PARTNERSHIP = "samenwerking"
    PLAN = "plan"
    PRIORITY = "prioriteit"
    MUNICIPALITY = "gemeente"
    ACTION = "actie"
    ROUND = "voortgangsbericht"
    INDICATOR = "indicator"
    GOAL = "doel"
    LEVEL = "niveau"


@dataclass(frozen=True)
class Reference:
    """Marks a field as the id of another record of the same partnership."""

    kind: RecordKind


PlanReference = Annotated[Identifier, Reference(RecordKind.PLAN)]
PriorityReference = Annotated[Identifier, Reference(RecordKind.PRIORITY)]
MunicipalityReference = Annotated[Identifier, Reference(RecordKind.MUNICIPALITY)]
ActionReference = Annotated[Identifier, Reference(RecordKind.ACTION)]
RoundReference = Annotated[Identifier, Reference(RecordKind.ROUND)]
IndicatorReference = Annotated[Identifier, Reference(RecordKind.INDICATOR)]
GoalReference = Annotated[Identifier, Reference(RecordKind.GOAL)]
LevelReference = Annotated[Identifier, Reference(RecordKind.LEVEL)]


class Entity(BaseModel):
    """Something in a plan. Frozen; refuses keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)


class Record(Entity):
    """An entity with a file of its own; the file name is its id and its address."""

    kind: ClassVar[RecordKind]

    id: str = Field(alias=IDENTITY_KEY)


def key(dutch: str, description: str, **settings: Any) -> Any:
    """Declare a field: its Dutch YAML key and one Dutch sentence for editors.

    With no `default` the key is required.
    """
    return Field(alias=dutch, description=description, **settings)


class DutchEnum(StrEnum):
    """An enumeration whose values are the Dutch words in the data."""
