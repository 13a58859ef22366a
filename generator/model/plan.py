"""The plan document and its priorities."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar

from generator.model.allowances import Allowances, allowances_key
from generator.model.embargo import PublicFrom, embargo_key
from generator.model.fields import (
    Date,
    DutchEnum,
    Entity,
    Identifier,
    LiesUnder,
    Line,
    MunicipalityReference,
    PlanReference,
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
from generator.model.shared import Goal, Section, Source


class PlanKind(DutchEnum):
    """The two kinds of plan."""

    STRATEGY = "ivp"
    PROGRAMME = "uvp"

    @property
    def label(self) -> str:
        """What the kind is called in full."""
        return "integraal veiligheidsplan" if self is PlanKind.STRATEGY else "uitvoeringsprogramma"

    @property
    def abbreviation(self) -> str:
        """The usual abbreviation."""
        return self.value.upper()


class DecisionKind(DutchEnum):
    """What a body did with a plan."""

    DISCUSSED = "besproken"
    ADOPTED = "vastgesteld"
    EXTENDED = "verlengd"


class PlanPeriod(Entity):
    """The years a plan covers; both days are included."""

    start: Date = key("van", "De eerste dag.", example="2024-01-01")
    end: Date = key("tot_en_met", "De laatste dag.", example="2027-12-31")


class Extension(Entity):
    """A decision to let a plan run longer."""

    end: Date = key("tot_en_met", "De nieuwe laatste dag.", example="2028-12-31")
    decision: Line = key("besluit", "Wie dat besloot, en wanneer.", example="de gemeenteraden, in juni 2027")
    decided_on: Date = key("besloten_op", "De dag van het besluit.", example="2027-06-24")


class Decision(Entity):
    """A step in the making of the plan."""

    body: Line = key("orgaan", "Wie besloot, bijvoorbeeld: de gemeenteraden.", example="de gemeenteraden")
    kind: DecisionKind = key(
        "wat", "Wat er gebeurde: besproken, vastgesteld of verlengd.", example="vastgesteld"
    )
    when: Line | None = key(
        "wanneer", "Wanneer, zo precies als de bron het zegt.", default=None, example="december 2023"
    )
    remark: Prose | None = key(
        "toelichting",
        "Wat de bron erover zegt, of niet zegt.",
        default=None,
        example="De bron noemt geen dag.",
    )


class Motion(Entity):
    """A motion of a council about the plan."""

    council: MunicipalityReference = key("raad", "De gemeente van de raad die de motie aannam.")
    request: Prose = key(
        "vraag", "Wat de motie vroeg.", example="Onderzoek of er meer verlichting kan komen."
    )
    outcome: Prose | None = key(
        "uitkomst",
        "Wat ermee gebeurde. Leeg als dat niet bekend is.",
        default=None,
        example="Het college heeft dit in 2024 onderzocht.",
    )


class NamedPerson(Entity):
    """A person whom the plan itself names. Shown on the plan's page only, never in exports."""

    name: Line = key("naam", "De naam.", example="A. Voorbeeld")
    function: Line = key("functie", "De functie, zoals het plan die noemt.", example="burgemeester")


class NamedPersons(Entity):
    """The persons a plan names, with the date as far as it is known."""

    remark: Line = key(
        "toelichting",
        "Volgens welk plan, en van welke datum.",
        example="volgens het plan 2024-2027, zonder datum",
    )
    persons: tuple[NamedPerson, ...] = key("lijst", "De namen en functies.")


class PlanDocument(Entity):
    """The published document behind a plan."""

    title: Line = key("titel", "De titel op het document.", example="Samen veilig in de Duinrand")
    address: WebAddress | None = key("adres", "Het webadres van het document.", default=None)
    remark: Prose | None = key(
        "toelichting",
        "Wat een lezer over het document moet weten.",
        default=None,
        example="Alleen de samenvatting is openbaar.",
    )


class Plan(Record):
    """A four-year plan or a two-year programme."""

    kind: ClassVar[RecordKind] = RecordKind.PLAN

    plan_kind: PlanKind = key("soort", "Het soort plan: ivp of uvp.")
    title: Line = key("titel", "De naam van het plan.", example="Veiligheidsplan Duinrand 2024-2027")
    summary: Line = key(
        "samenvatting",
        "In één zin: wat voor plan dit is.",
        example="Het plan van de gemeenten voor vier jaar.",
    )
    in_sources: YesNo = key(
        "inhoud_bekend",
        "Nee als het plan wel wordt genoemd, maar de inhoud niet op deze site staat.",
        default=True,
    )
    municipalities: tuple[MunicipalityReference, ...] = key(
        "gemeenten", "De gemeenten die meedoen. Leeg: alle gemeenten.", default=()
    )
    parent: PlanReference | None = key("valt_onder", "Het plan waar dit een uitwerking van is.", default=None)
    predecessor: PlanReference | None = key("volgt_op", "Het plan dat hieraan voorafging.", default=None)
    period: PlanPeriod | None = key("periode", "De looptijd. Leeg als die niet bekend is.", default=None)
    extension: Extension | None = key("verlenging", "Een besluit om langer door te gaan.", default=None)
    foreword_summary: Line | None = summary_key(
        "voorwoord_samenvatting", "het voorwoord", "De gemeenten willen meer voorkomen, en dat samen doen."
    )
    foreword: Annotated[Prose | None, SummarisedBy("foreword_summary")] = key(
        "voorwoord",
        "Het voorwoord, in eigen woorden.",
        default=None,
        example="De burgemeesters leggen uit waarom zij dit plan maakten.",
    )
    ambition: Prose | None = key(
        "ambitie",
        "De ambitie.",
        default=None,
        example="De Duinrand is een plek waar iedereen zich veilig voelt.",
    )
    mission: Prose | None = key(
        "missie", "De missie.", default=None, example="De gemeenten beschermen en helpen inwoners."
    )
    vision: Prose | None = key(
        "visie",
        "De visie.",
        default=None,
        example="Veiligheid maken bewoners, ondernemers en gemeenten samen.",
    )
    spearheads: tuple[Line, ...] = key(
        "speerpunten",
        "De speerpunten, zoals het plan ze noemt.",
        default=(),
        example="Eerder hulp voor jongeren",
    )
    trends: tuple[Section, ...] = key("trends", "De trends die het plan ziet.", default=())
    sections: tuple[Section, ...] = key(
        "onderdelen", "Andere onderdelen van het plan, met een kop.", default=()
    )
    goals: tuple[Goal, ...] = key("doelen", "Doelen die niet bij één prioriteit horen.", default=())
    decisions: tuple[Decision, ...] = key("besluiten", "Wie het plan besprak en vaststelde.", default=())
    motions: tuple[Motion, ...] = key("moties", "Moties over het plan.", default=())
    named_persons: NamedPersons | None = key("personen", "Wie het plan bij naam noemt.", default=None)
    document: PlanDocument | None = key("document", "Het document zelf.", default=None)
    source: Source | None = key(
        "bron", "Waar dit plan wordt beschreven, als dat in een ander plan is.", default=None
    )
    allowances: Allowances = allowances_key()
    former_ids: tuple[Identifier, ...] = key("aliassen", "Eerdere namen in het webadres.", default=())

    @property
    def first_day(self) -> datetime.date | None:
        """The first day of the plan, if its period is known."""
        return self.period.start if self.period else None

    def is_extended(self, date: datetime.date) -> bool:
        """Whether an extension had been decided by a date."""
        return self.extension is not None and self.extension.decided_on <= date

    def last_day(self, date: datetime.date) -> datetime.date | None:
        """Return the last day of the plan as known on a date, if its period is known at all."""
        if self.extension and self.is_extended(date):
            return self.extension.end
        return self.period.end if self.period else None

    def has_ended(self, date: datetime.date) -> bool:
        """Whether the plan was over on a date. A plan without a known period has not ended."""
        last_day = self.last_day(date)
        return last_day is not None and last_day < date


class Ambition(Entity):
    """What a priority strives for."""

    title: Line | None = key("titel", "Een korte titel.", default=None, example="Kansen voor elk kind")
    summary: Line | None = summary_key("samenvatting", "de ambitie", "Elk kind is veilig in de eigen buurt.")
    text: Annotated[Prose, SummarisedBy("summary")] = key(
        "tekst", "De ambitie, in gewone taal.", example="Elk kind groeit op in een veilige buurt."
    )


class Priority(Record):
    """A subject that the municipalities tackle together; may lie under another one."""

    kind: ClassVar[RecordKind] = RecordKind.PRIORITY

    plan: PlanReference = key("plan", "Het plan waar dit in staat.")
    title: Line = key("titel", "De naam, precies zoals in het plan.", example="Jeugd")
    summary: Line = key(
        "samenvatting", "Waar het over gaat, in één gewone zin.", example="Jongeren groeien veilig op."
    )
    order: WholeNumber = key("volgorde", "De plaats in de lijst: 1 komt eerst.", ge=1)
    parent: Annotated[PriorityReference, LiesUnder()] | None = key(
        "valt_onder", "De prioriteit waar dit onder valt.", default=None
    )
    introduction_summary: Line | None = summary_key(
        "inleiding_samenvatting", "de inleiding", "Jongeren krijgen hulp nu niet altijd op tijd."
    )
    introduction: Annotated[Prose, SummarisedBy("introduction_summary")] = key(
        "inleiding",
        "Waarom dit een prioriteit is.",
        example="Jongeren die hulp nodig hebben, krijgen die niet altijd op tijd.",
    )
    sections: tuple[Section, ...] = key("onderdelen", "Andere onderdelen, met een kop.", default=())
    ambitions: tuple[Ambition, ...] = key("ambities", "De ambities van het plan.", default=())
    goals: tuple[Goal, ...] = key("doelen", "De doelen van het plan.", default=())
    audience: tuple[Line, ...] = key("doelgroepen", "Voor wie dit is.", default=(), example="jongeren")
    themes: tuple[ThemeReference, ...] = key(
        "themas",
        "De onderwerpen waar dit bij hoort, uit themas.yml. Leeg: die van de prioriteit erboven.",
        default=(),
    )
    working_group: Line | None = key("werkgroep", "Wie eraan werkt.", default=None, example="werkgroep jeugd")
    advice: tuple[Line, ...] = key(
        "wat_kunt_u_doen",
        "Wat inwoners en ondernemers zelf kunnen doen.",
        default=(),
        example="Praat met uw kind over wat het online meemaakt.",
    )
    source: Source = key("bron", "Waar dit in het plan staat.")
    public_from: PublicFrom = embargo_key()
    allowances: Allowances = allowances_key()
    former_ids: tuple[Identifier, ...] = key("aliassen", "Eerdere namen in het webadres.", default=())
