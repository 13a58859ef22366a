"""The kinds of value a plan is made of, each with its own Dutch message.

YAML is read as text (see `generator.loading`); `generator.model.values` decides what a text means.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from generator.model import forms, values

# The loader puts the file name here. No editor can type this key: unknown keys are refused before.
IDENTITY_KEY = "@id"

Line = Annotated[str, BeforeValidator(values.line), forms.LINE]
"""One line of plain text. Nothing in it is markup."""
Prose = Annotated[str, BeforeValidator(values.text), forms.PROSE]
"""A longer text in Markdown (paragraphs, lists, emphasis, links), without HTML."""
Identifier = Annotated[str, BeforeValidator(values.identifier), forms.IDENTIFIER]
"""Lower-case letters, digits and hyphens: part of an address."""
Date = Annotated[datetime.date, BeforeValidator(values.date), forms.DATE]
"""A calendar day, written year-month-day."""
WholeNumber = Annotated[int, BeforeValidator(values.whole_number), forms.WHOLE_NUMBER]
Number = Annotated[Decimal, BeforeValidator(values.number), forms.NUMBER]
Euros = Annotated[Decimal, BeforeValidator(values.number), forms.EUROS]
"""An amount of money in euros."""
YesNo = Annotated[bool, BeforeValidator(values.yes_no), forms.YES_NO]
MunicipalityCode = Annotated[str, BeforeValidator(values.municipality_code), forms.MUNICIPALITY_CODE]
"""The code that Statistics Netherlands gives a municipality, for example GM0351."""
StatLineTable = Annotated[str, BeforeValidator(values.statline_table), forms.STATLINE_TABLE]
"""The number of a table in StatLine, for example 83648NED."""
Colour = Annotated[str, BeforeValidator(values.colour), forms.COLOUR]
"""A colour such as #0b4f5f."""
WebAddress = Annotated[str, BeforeValidator(values.web_address), forms.WEB_ADDRESS]
EmailAddress = Annotated[str, BeforeValidator(values.email), forms.EMAIL]
PhoneNumber = Annotated[str, BeforeValidator(values.phone), forms.PHONE]


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
    THEME = "thema"


@dataclass(frozen=True)
class Reference:
    """Marks a field as the id of another record of the same partnership, or of a theme of the whole site."""

    kind: RecordKind


LONG_TEXT = 80
"""A text of more words needs a summary: a slow reader (150 words a minute) spends half a minute on it."""


@dataclass(frozen=True)
class SummarisedBy:
    """Marks a text that has a summary above it once it is long: the attribute that holds the summary."""

    attribute: str


@dataclass(frozen=True)
class WrittenByProgram:
    """Marks a field that the program fills in: no editor changes it, by hand or in the form."""


@dataclass(frozen=True)
class StaysInFile:
    """Marks a field for editors only: it is on no page and in no file for machines."""


@dataclass(frozen=True)
class LiesUnder:
    """Marks a reference to what something belongs to: as long as that is not public, neither is this."""


PlanReference = Annotated[Identifier, Reference(RecordKind.PLAN)]
PriorityReference = Annotated[Identifier, Reference(RecordKind.PRIORITY)]
MunicipalityReference = Annotated[Identifier, Reference(RecordKind.MUNICIPALITY)]
ActionReference = Annotated[Identifier, Reference(RecordKind.ACTION)]
RoundReference = Annotated[Identifier, Reference(RecordKind.ROUND)]
IndicatorReference = Annotated[Identifier, Reference(RecordKind.INDICATOR)]
GoalReference = Annotated[Identifier, Reference(RecordKind.GOAL)]
LevelReference = Annotated[Identifier, Reference(RecordKind.LEVEL)]
ThemeReference = Annotated[Identifier, Reference(RecordKind.THEME)]


class Entity(BaseModel):
    """Something in a plan. Frozen; refuses keys that it does not know."""

    # Its parts are built when one is first read: each by itself at the start took a fortieth of a small build.
    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False, defer_build=True)

    @classmethod
    def made(cls, **attributes: Any) -> Self:
        """Return an entity made by the program, from its English attributes; files use the Dutch keys only."""
        return cls.model_validate(attributes, by_alias=False, by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, values: Any) -> Any:
        """A field that may be left out may also be left blank: forms and templates write it so."""
        return without_blanks(cls, values) if isinstance(values, dict) else values


def without_blanks(model: type[BaseModel], values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a group without optional fields in which nothing stands."""
    optional = optional_keys(model)
    return {key: value for key, value in values.items() if key not in optional or not is_blank(value)}


def is_blank(value: Any) -> bool:
    """Tell whether nothing stands here, or nothing but spaces."""
    return value is None or (isinstance(value, str) and not value.strip())


@cache
def optional_keys(model: type[BaseModel]) -> frozenset[str]:
    """Return the keys that an editor may leave out."""
    return frozenset(field.alias or "" for field in model.model_fields.values() if not field.is_required())


class Record(Entity):
    """An entity with a file of its own; the file name is its id and its address."""

    kind: ClassVar[RecordKind]

    id: str = Field(alias=IDENTITY_KEY)


def key(dutch: str, description: str, *, example: str | None = None, **settings: Any) -> Any:
    """Declare a field: its Dutch YAML key, one Dutch sentence and an example (in a list: of one item).

    With no `default` the key is required.
    """
    return Field(alias=dutch, description=description, examples=[example] if example else None, **settings)


def summary_key(dutch: str, of: str, example: str) -> Any:
    """Declare the summary of a text (in Dutch: of what) that may grow long."""
    description = (
        f"Het belangrijkste van {of}, in hooguit drie zinnen. Nodig bij meer dan {LONG_TEXT} woorden."
    )
    return key(dutch, description, default=None, example=example)


class DutchEnum(StrEnum):
    """An enumeration whose values are the Dutch words in the data."""
