"""A municipality: what it is like and what it adds to the joint plan."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar

from generator.model.allowances import Allowances, allowances_key
from generator.model.embargo import PublicFrom, embargo_key
from generator.model.fields import (
    Date,
    Entity,
    Euros,
    Identifier,
    LiesUnder,
    Line,
    MunicipalityCode,
    MunicipalityReference,
    PhoneNumber,
    PriorityReference,
    Prose,
    Record,
    RecordKind,
    SummarisedBy,
    ThemeReference,
    WebAddress,
    WholeNumber,
    YesNo,
    key,
    summary_key,
)
from generator.model.shared import Goal, OutsideSource, Section, Source


class Inhabitants(Entity):
    """A count of inhabitants on one day."""

    number: WholeNumber = key("aantal", "Het aantal inwoners.", ge=0, example="14637")
    on: Date = key("op", "De dag waarvoor het aantal geldt.", example="2024-01-01")
    source: OutsideSource = key("bron", "De bron van het aantal.")


class LocalPriority(Entity):
    """A subject a municipality tackles by itself, or on top of a joint priority."""

    id: Identifier = key("id", "De naam in het webadres.", example="drukke-zomers")
    title: Line = key("titel", "De naam, zoals in het plan.", example="Drukke zomers")
    summary: Line = key(
        "samenvatting",
        "Waar het over gaat, in één gewone zin.",
        example="In de zomer blijft het strand voor iedereen veilig.",
    )
    extends: Annotated[PriorityReference, LiesUnder()] | None = key(
        "breidt_uit", "De gezamenlijke prioriteit waar dit bij hoort.", default=None
    )
    themes: tuple[ThemeReference, ...] = key(
        "themas",
        "De onderwerpen waar dit bij hoort, uit themas.yml. Leeg: die van de prioriteit die dit uitbreidt.",
        default=(),
    )
    text: Annotated[Prose, SummarisedBy("summary")] = key(
        "tekst",
        "Wat de gemeente wil, in gewone taal.",
        example="De gemeente maakt afspraken met strandtenten en de politie.",
    )
    goals: tuple[Goal, ...] = key("doelen", "De doelen.", default=())
    public_from: PublicFrom = embargo_key()


class Thread(Section):
    """What runs through everything a municipality does."""

    themes: tuple[ThemeReference, ...] = key(
        "themas", "De onderwerpen waar dit bij hoort, uit themas.yml.", default=()
    )


class PrintedContribution(Entity):
    """A yearly amount exactly as the plan prints it."""

    amount: Euros = key("bedrag", "Het bedrag per jaar, in euro’s.", ge=0, example="1440")
    source: Source = key("bron", "Waar het bedrag staat.")


class MunicipalContact(Entity):
    """How to reach the municipality."""

    website: WebAddress | None = key("website", "De website van de gemeente.", default=None)
    phone: PhoneNumber | None = key("telefoon", "Het telefoonnummer van de gemeente.", default=None)


class Departure(Entity):
    """When and why a municipality no longer takes part."""

    until: Date = key("tot_en_met", "De laatste dag dat de gemeente meedeed.", example="2025-12-31")
    reason: Line = key(
        "reden",
        "Waarom, bijvoorbeeld: samengevoegd met een andere gemeente.",
        example="samengevoegd met een andere gemeente",
    )
    merged_into: MunicipalityReference | None = key(
        "opgegaan_in", "De gemeente waar zij in opging.", default=None
    )


class Municipality(Record):
    """One municipality of a partnership."""

    kind: ClassVar[RecordKind] = RecordKind.MUNICIPALITY

    name: Line = key("naam", "De naam van de gemeente.", example="Aalduin")
    code: MunicipalityCode = key("code", "De gemeentecode van het CBS.")
    places: tuple[Line, ...] = key(
        "plaatsen", "De dorpen en kernen, om op te zoeken.", default=(), example="Aalduin aan Zee"
    )
    inhabitants: Inhabitants | None = key("inwoners", "Het aantal inwoners.", default=None)
    character_summary: Line | None = summary_key(
        "karakter_samenvatting", "wat het plan zegt", "Aalduin is een dorp met drukke zomers."
    )
    character: Annotated[Prose | None, SummarisedBy("character_summary")] = key(
        "karakter",
        "Wat het plan over deze gemeente zegt.",
        default=None,
        example="Het plan noemt Aalduin een dorp met veel bezoekers in de zomer.",
    )
    threads: tuple[Thread, ...] = key("rode_draden", "Wat door alle onderwerpen heen loopt.", default=())
    local_chapter: YesNo = key(
        "lokaal_hoofdstuk", "Of het plan een eigen hoofdstuk over deze gemeente heeft.", example="nee"
    )
    local_chapter_remark: Prose | None = key(
        "lokaal_hoofdstuk_toelichting",
        "Wat er wel en niet over deze gemeente in het plan staat.",
        default=None,
        example="Het plan heeft geen eigen hoofdstuk over Aalduin.",
    )
    local_priorities: tuple[LocalPriority, ...] = key(
        "lokale_prioriteiten", "Wat de gemeente zelf belangrijk vindt.", default=()
    )
    contribution: PrintedContribution | None = key(
        "bijdrage", "De bijdrage per jaar, als het plan die noemt.", default=None
    )
    contact: MunicipalContact | None = key("contact", "Hoe u de gemeente bereikt.", default=None)
    departure: Departure | None = key("vertrokken", "Als de gemeente niet meer meedoet.", default=None)
    source: Source = key("bron", "Waar dit in het plan staat.")
    allowances: Allowances = allowances_key()
    former_ids: tuple[Identifier, ...] = key("aliassen", "Eerdere namen in het webadres.", default=())

    def takes_part(self, date: datetime.date) -> bool:
        """Whether the municipality was still part of the partnership on a date."""
        return self.departure is None or date <= self.departure.until
