"""Monitoring: rounds of reporting, and indicators with their values."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar

from generator.model.action import Progress, Release
from generator.model.allowances import Allowances, allowances_key
from generator.model.embargo import PublicFrom, embargo_key
from generator.model.fields import (
    ActionReference,
    Date,
    DutchEnum,
    Entity,
    GoalReference,
    Identifier,
    LiesUnder,
    Line,
    MunicipalityReference,
    Number,
    PlanReference,
    PriorityReference,
    Prose,
    Record,
    RecordKind,
    SummarisedBy,
    WholeNumber,
    WrittenByProgram,
    YesNo,
    key,
    summary_key,
)
from generator.model.shared import OutsideSource
from generator.model.statline import StatLine


class RoundStatus(DutchEnum):
    """Whether a round can still change."""

    OPEN = "open"
    FROZEN = "bevroren"


class Notice(Entity):
    """A remark or correction that came after a round was frozen."""

    on: Date = key("op", "De dag.", example="2024-11-01")
    text: Prose = key(
        "tekst",
        "De mededeling of verbetering.",
        example="In het bericht stond een verkeerd aantal. Het zijn twee buurten.",
    )


class FrozenAction(Entity):
    """What was known about one action when a round was frozen."""

    action: ActionReference = key("actie", "De actie.")
    title: Line = key("titel", "De titel op dat moment.", example="Buurtapp")
    planning: Line = key("planning", "De planning op dat moment.", example="Q3 2024")
    progress: Progress | None = key(
        "voortgang", "Hoe ver de actie was. Leeg: nog geen bericht.", default=None, example="bezig"
    )
    last_update_on: Date | None = key("laatste_bericht", "De dag van het laatste bericht.", default=None)
    timeliness: Line | None = key(
        "op_schema", "Of de actie op schema lag.", default=None, example="op schema"
    )
    reason: Line | None = key(
        "reden", "Waarom, in één zin.", default=None, example="Het derde kwartaal is nog niet voorbij."
    )
    counts: YesNo = key("telt_mee", "Nee als de actie is samengevoegd of overgenomen.", default=True)
    reported_in_round: YesNo = key("bericht_in_ronde", "Of er in deze ronde een bericht was.")
    municipalities: tuple[MunicipalityReference, ...] = key("gemeenten", "De gemeenten die meedoen.")
    priority: PriorityReference = key("prioriteit", "De prioriteit.")


class FrozenBottleneck(Entity):
    """An open bottleneck when a round was frozen."""

    action: ActionReference = key("actie", "De actie.")
    title: Line = key("titel", "Het knelpunt.", example="Te weinig begeleiders")
    requested: Line = key("gevraagd", "Wat er werd gevraagd.", example="Geld voor een extra begeleider.")
    requested_from: Line | None = key("aan_wie", "Aan wie.", default=None, example="de basisteamdriehoek")


class Snapshot(Entity):
    """What was known when a round was frozen. Written by `plansite freeze`, never by hand."""

    frozen_on: Date = key("gemaakt_op", "De dag van bevriezen.", example="2024-10-20")
    checksum: Line = key(
        "controlegetal", "Een controlegetal over de momentopname.", example="0f3a9c1d2b4e5f60"
    )
    actions: tuple[FrozenAction, ...] = key("acties", "Alle acties, zoals ze er toen voor stonden.")
    bottlenecks: tuple[FrozenBottleneck, ...] = key("knelpunten", "De open knelpunten.", default=())


class Round(Record):
    """One monitoring round, with four fixed headings."""

    kind: ClassVar[RecordKind] = RecordKind.ROUND

    title: Line = key(
        "titel", "De naam van de ronde, bijvoorbeeld: Derde kwartaal 2024.", example="Derde kwartaal 2024"
    )
    plan: PlanReference = key("plan", "Het plan waar de ronde over gaat.")
    reference_date: Date = key("peildatum", "De dag waarvoor de stand geldt.", example="2024-09-30")
    meeting_on: Date | None = key(
        "vergadering_op", "De dag waarop het overleg dit besprak.", default=None, example="2024-10-15"
    )
    status: RoundStatus = key("status", "open of bevroren.", default=RoundStatus.OPEN)
    release: Release | None = key(
        "vrijgegeven", "Wie dit vrijgaf om te publiceren, en wanneer.", default=None
    )
    summary: Line | None = summary_key(
        "samenvatting",
        "deze ronde",
        "Twee van de vier buurten zijn begonnen. Er is een begeleider te weinig.",
    )
    review: Annotated[Prose | None, SummarisedBy("summary")] = key(
        "terugblik",
        "De achterliggende periode en resultaten.",
        default=None,
        example="Twee buurten zijn begonnen.",
    )
    developments: Annotated[Prose | None, SummarisedBy("summary")] = key(
        "ontwikkelingen",
        "Actuele ontwikkelingen en cijfers.",
        default=None,
        example="Er waren minder meldingen dan vorig jaar.",
    )
    correction: Annotated[Prose | None, SummarisedBy("summary")] = key(
        "bijsturing",
        "Knelpunten en gevraagde bijsturing.",
        default=None,
        example="Er is een extra begeleider nodig.",
    )
    outlook: Annotated[Prose | None, SummarisedBy("summary")] = key(
        "vooruitblik", "Wat er komt.", default=None, example="In het najaar beginnen twee andere buurten."
    )
    notices: tuple[Notice, ...] = key(
        "mededelingen", "Wat na het bevriezen is gemeld of verbeterd.", default=()
    )
    snapshot: Annotated[Snapshot, WrittenByProgram()] | None = key(
        "momentopname", "De stand bij het bevriezen. Maakt plansite zelf.", default=None
    )
    public_from: PublicFrom = embargo_key()
    allowances: Allowances = allowances_key()
    former_ids: tuple[Identifier, ...] = key("aliassen", "Eerdere namen in het webadres.", default=())

    def is_public(self, date: datetime.date) -> bool:
        """Whether the round was over and released for publication by a date."""
        return self.reference_date <= date and self.release is not None and self.release.on <= date


class Direction(DutchEnum):
    """Which way an indicator should go."""

    UP = "hoger"
    DOWN = "lager"
    NONE = "geen"


class ValueStatus(DutchEnum):
    """How certain a value is."""

    FINAL = "definitief"
    PROVISIONAL = "voorlopig"
    REVISED = "herzien"
    MISSING = "ontbreekt"
    UNKNOWN = "onbekend"
    """The source does not say whether the value can still change."""

    @property
    def remark(self) -> str:
        """What a reader must know; nothing for a final value."""
        if self is ValueStatus.UNKNOWN:
            return "niet bekend of dit definitief is"
        return "" if self is ValueStatus.FINAL else self.value


class IndicatorValue(Entity):
    """One value for one area and one period."""

    area: Identifier = key("gebied", "De gemeente, of ‘samen’ voor alle gemeenten.", example="samen")
    period: Line = key("periode", "Het jaar of kwartaal, bijvoorbeeld: 2024.", example="2023")
    value: Number | None = key("waarde", "De waarde. Leeg als die ontbreekt.", default=None, example="120")
    count: WholeNumber | None = key(
        "aantal", "Het aantal achter een verhouding of percentage.", default=None, example="120"
    )
    rounded_to: WholeNumber | None = key(
        "afgerond_op",
        "Waarop de bron dit aantal afrondde: 5 is op vijftallen.",
        default=None,
        ge=2,
        example="5",
    )
    status: ValueStatus = key(
        "stand",
        "definitief, voorlopig, herzien of ontbreekt; onbekend als de bron niet zegt of het nog kan veranderen.",
        default=ValueStatus.FINAL,
    )
    reason: Line | None = key(
        "reden",
        "Waarom de waarde ontbreekt of is herzien.",
        default=None,
        example="De gemeente telde dat jaar niet.",
    )
    published_on: Date | None = key(
        "gepubliceerd_op", "De dag waarop deze waarde op de site kwam.", default=None
    )
    source: OutsideSource | None = key(
        "bron", "De bron, als die anders is dan die van de indicator.", default=None
    )


class Target(Entity):
    """What an indicator should reach: a number, or words where no number was agreed."""

    period: Line = key("periode", "Wanneer het doel gehaald moet zijn.", example="2027")
    value: Number | None = key("waarde", "Het getal.", default=None, example="90")
    words: Line | None = key(
        "woorden",
        "Het doel in woorden, zoals afgesproken.",
        default=None,
        example="minder meldingen dan in 2023",
    )
    area: Identifier | None = key(
        "gebied", "De gemeente, of leeg voor alle gebieden.", default=None, example="samen"
    )


class Break(Entity):
    """A point where a series cannot be compared with what came before."""

    period: Line = key("periode", "De eerste periode na de breuk.", example="2024")
    explanation: Line = key(
        "uitleg",
        "Waarom de cijfers ervoor en erna anders zijn.",
        example="Sinds 2024 kunnen inwoners ook met een app melden.",
    )


class AreaCaution(Entity):
    """What a reader must know about a figure in one area only."""

    area: Identifier = key("gebied", "De gemeente, of samen.", example="aalduin")
    text: Line = key(
        "tekst",
        "Wat een lezer over het cijfer van dit gebied moet weten.",
        example="De gemeente telde eerst op een andere manier.",
    )


class Indicator(Record):
    """A figure that is followed over the years."""

    kind: ClassVar[RecordKind] = RecordKind.INDICATOR

    title: Line = key("titel", "De naam van het cijfer.", example="Meldingen van overlast door jongeren")
    summary: Line = key(
        "samenvatting",
        "Wat het cijfer zegt, in één gewone zin.",
        example="Hoe vaak inwoners overlast door jongeren meldden.",
    )
    definition: Annotated[Prose, SummarisedBy("summary")] = key(
        "definitie", "Wat er precies is geteld.", example="Het aantal meldingen bij de gemeente in een jaar."
    )
    unit: Line = key(
        "eenheid", "De eenheid, bijvoorbeeld: misdrijven per 1.000 inwoners.", example="meldingen"
    )
    count_unit: Line | None = key(
        "eenheid_aantal",
        "De eenheid van het aantal, bijvoorbeeld: misdrijven.",
        default=None,
        example="meldingen",
    )
    minimum: Number | None = key("minimum", "De laagste waarde die kan.", default=None, example="0")
    maximum: Number | None = key("maximum", "De hoogste waarde die kan.", default=None, example="100")
    direction: Direction = key(
        "gewenste_richting", "hoger, lager of geen.", default=Direction.NONE, example="lager"
    )
    priority: Annotated[PriorityReference, LiesUnder()] | None = key(
        "prioriteit", "De prioriteit waar het bij hoort.", default=None
    )
    goals: tuple[GoalReference, ...] = key("doelen", "De doelen waar het iets over zegt.", default=())
    actions: tuple[ActionReference, ...] = key("acties", "De acties waar het iets over zegt.", default=())
    baseline: Line | None = key("nulmeting", "De periode van de nulmeting.", default=None, example="2023")
    targets: tuple[Target, ...] = key("streefwaarden", "Wat bereikt moet worden.", default=())
    values: tuple[IndicatorValue, ...] = key("waarden", "De waarden.")
    breaks: tuple[Break, ...] = key("breuken", "Breuken in de reeks.", default=())
    small_numbers_below: WholeNumber | None = key(
        "kleine_aantallen_onder",
        "Onder dit aantal toont de site geen percentages.",
        default=None,
        example="5",
    )
    cautions: tuple[Line, ...] = key(
        "let_op",
        "Wat een lezer moet weten voor hij het cijfer gebruikt.",
        default=(),
        example="Niet iedereen meldt overlast.",
    )
    area_cautions: tuple[AreaCaution, ...] = key(
        "let_op_per_gebied", "Wat een lezer over het cijfer van één gebied moet weten.", default=()
    )
    source: OutsideSource = key("bron", "De bron van de waarden.")
    statline: StatLine | None = key(
        "statline",
        "Welke cellen van welke tabel in StatLine dit zijn. Nodig voor plansite import-cbs.",
        default=None,
    )
    method: Prose | None = key(
        "methode",
        "Hoe het is gemeten, en wat de grenzen zijn.",
        default=None,
        example="De gemeente telt elke melding één keer.",
    )
    public_from: PublicFrom = embargo_key()
    allowances: Allowances = allowances_key()
    former_ids: tuple[Identifier, ...] = key("aliassen", "Eerdere namen in het webadres.", default=())
