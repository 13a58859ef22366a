"""An action: what is promised, when, by whom; and what people report about it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.allowances import Allowances, allowances_key
from generator.model.embargo import PublicFrom, embargo_key
from generator.model.fields import (
    ActionReference,
    Date,
    DutchEnum,
    Entity,
    GoalReference,
    Identifier,
    LevelReference,
    LiesUnder,
    Line,
    MunicipalityReference,
    PlanReference,
    PriorityReference,
    Prose,
    Record,
    RecordKind,
    RoundReference,
    SummarisedBy,
    ThemeReference,
    WholeNumber,
    key,
)
from generator.model.shared import Source


class Nature(DutchEnum):
    """What kind of work an action is; decides what 'done' and 'late' can mean."""

    ONE_OFF = "eenmalig"
    CONTINUOUS = "doorlopend"
    RECURRING = "terugkerend"
    EVENT = "evenement"


class PlanningMeaning(DutchEnum):
    """What a planned period says: the work happens in it, starts in it or ends in it."""

    WITHIN = "periode"
    STARTS = "begin"
    ENDS = "einde"


class TitleOrigin(DutchEnum):
    """Who gave an action its title."""

    SOURCE = "bron"
    EDITORS = "redactie"


class PartyRole(DutchEnum):
    """What a party does in an action."""

    LEAD = "trekker"
    CONTRACTOR = "uitvoerder"
    PARTNER = "partner"
    FUNDER = "financier"
    ADVISER = "adviseur"


class Progress(DutchEnum):
    """How far an action is, as said by people in an update."""

    NOT_STARTED = "nog niet begonnen"
    RUNNING = "bezig"
    DONE = "klaar"
    STOPPED = "gestopt"
    ON_HOLD = "ligt stil"
    MERGED = "samengevoegd"
    HANDED_OVER = "overgenomen"

    @property
    def has_ended(self) -> bool:
        """Whether no further work is expected."""
        return self in (Progress.DONE, Progress.STOPPED, Progress.MERGED, Progress.HANDED_OVER)

    @property
    def needs_reason(self) -> bool:
        """Whether an update must say why."""
        return self in (Progress.ON_HOLD, Progress.STOPPED)


class Party(Entity):
    """An organisation that works on the action."""

    name: Line = key("naam", "De organisatie of functie. Geen persoonsnamen.", example="Gemeente Aalduin")
    role: PartyRole = key("rol", "Wat zij doet: trekker, uitvoerder, partner, financier of adviseur.")


class Release(Entity):
    """Who released something for publication, and when."""

    on: Date = key("op", "De dag van vrijgave.", example="2024-10-15")
    by: Line = key("door", "Het overleg of orgaan dat het vrijgaf.", example="de basisteamdriehoek")


class Shift(Entity):
    """A change of the planning. The first planning is never changed itself."""

    on: Date = key("op", "De dag van het besluit.")
    to: Line = key(
        "naar", "De nieuwe planning, in dezelfde woorden als een gewone planning.", example="Q4 2024"
    )
    reason: Line = key(
        "reden", "Waarom de planning verschuift.", example="Er waren nog niet genoeg vrijwilligers."
    )
    decided_by: Line = key("besloten_door", "Wie dat besloot.", example="de basisteamdriehoek")
    round: RoundReference | None = key("ronde", "Het voortgangsbericht waarin dit staat.", default=None)


class Milestone(Entity):
    """A step on the way, with a planning of its own."""

    title: Line = key("titel", "De stap.", example="Eerste groep begonnen")
    planning: Line = key("planning", "Wanneer, bijvoorbeeld: Q3 2024.", example="Q3 2024")
    reached_on: Date | None = key("gehaald_op", "De dag waarop de stap is gezet.", default=None)


class MunicipalProgress(Entity):
    """How far one municipality is with a joint action."""

    municipality: MunicipalityReference = key("gemeente", "De gemeente.")
    progress: Progress = key("voortgang", "Hoe ver deze gemeente is.", example="bezig")
    remark: Line | None = key(
        "toelichting", "Een korte toelichting.", default=None, example="Aalduin begon in mei."
    )


class ReportedFigure(Entity):
    """A number in an update, as reported."""

    what: Line = key("wat", "Wat er is geteld.", example="buurten met een groep")
    value: Line = key("waarde", "Het aantal of bedrag, met eenheid.", example="2 buurten")


class Update(Entity):
    """What someone reported about an action on a day. The only source of its state."""

    happened_on: Date = key("gebeurd_op", "De dag waarop dit gebeurde.")
    published_on: Date = key("gepubliceerd_op", "De dag waarop dit bericht op de site kwam.")
    text: Prose = key(
        "tekst", "Wat er is gebeurd, in gewone taal.", example="De eerste twee buurten zijn begonnen."
    )
    progress: Progress | None = key("voortgang", "Hoe ver de actie hierna is.", default=None, example="bezig")
    reason: Line | None = key(
        "reden", "Waarom de actie stilligt of is gestopt.", default=None, example="Er is geen geld meer."
    )
    finished_on: Date | None = key("klaar_op", "De dag waarop de actie klaar was.", default=None)
    result: Prose | None = key(
        "resultaat", "Wat het heeft opgeleverd.", default=None, example="In vier buurten is nu een groep."
    )
    per_municipality: tuple[MunicipalProgress, ...] = key(
        "per_gemeente", "Hoe ver elke gemeente is, als dat verschilt.", default=()
    )
    figures: tuple[ReportedFigure, ...] = key("cijfers", "Aantallen in dit bericht.", default=())
    round: RoundReference | None = key("ronde", "Het voortgangsbericht waar dit bij hoort.", default=None)
    sources: tuple[Line, ...] = key(
        "bronnen", "Waar dit uit blijkt.", default=(), example="Verslag van de werkgroep, 12 juni 2024"
    )
    agreed_with: tuple[Line, ...] = key(
        "afgestemd_met",
        "Met wie dit is afgestemd, als functie of organisatie.",
        default=(),
        example="politie",
    )
    entered_by: Line = key(
        "ingevoerd_door", "De functie van wie dit invoerde. Geen naam.", example="beleidsadviseur veiligheid"
    )
    public_from: PublicFrom = embargo_key()


class Bottleneck(Entity):
    """Something that blocks an action, released for publication."""

    id: Identifier = key(
        "id",
        "De naam van dit knelpunt, bijvoorbeeld: te-weinig-begeleiders.",
        example="te-weinig-begeleiders",
    )
    title: Line = key("titel", "Het knelpunt in een paar woorden.", example="Te weinig begeleiders")
    reported_on: Date = key("gemeld_op", "De dag waarop het is gemeld.")
    cause: Line | None = key(
        "oorzaak", "Waardoor het komt.", default=None, example="Er melden zich weinig vrijwilligers."
    )
    consequence: Line | None = key(
        "gevolg", "Wat het gevolg is.", default=None, example="Nieuwe buurten moeten wachten."
    )
    requested: Line | None = key(
        "gevraagd", "Wat er wordt gevraagd.", default=None, example="Geld voor een extra begeleider."
    )
    requested_from: Line | None = key(
        "aan_wie", "Aan wie dat wordt gevraagd.", default=None, example="de basisteamdriehoek"
    )
    decision: Line | None = key(
        "besluit", "Wat er is besloten.", default=None, example="De driehoek vraagt het aan de gemeenten."
    )
    decided_on: Date | None = key(
        "besloten_op", "De dag van het besluit.", default=None, example="2024-10-15"
    )
    solved_on: Date | None = key("opgelost_op", "De dag waarop het is opgelost.", default=None)
    release: Release | None = key(
        "vrijgegeven", "Wie dit vrijgaf om te publiceren, en wanneer.", default=None
    )
    public_from: PublicFrom = embargo_key()


class Action(Record):
    """One action of a plan."""

    kind: ClassVar[RecordKind] = RecordKind.ACTION

    plan: PlanReference = key("plan", "Het plan waar de actie in staat.")
    title: Line = key("titel", "De titel. Of hij zo in het plan staat, zegt titel_van.", example="Buurtapp")
    title_origin: TitleOrigin = key(
        "titel_van",
        "bron: de titel staat zo in het plan. redactie: de site gaf een korte titel.",
        default=TitleOrigin.SOURCE,
    )
    summary: Line = key(
        "samenvatting",
        "Wat de actie inhoudt, in één gewone zin.",
        example="Bewoners waarschuwen elkaar met een app.",
    )
    text: Annotated[Prose | None, SummarisedBy("summary")] = key(
        "tekst",
        "Meer uitleg, in gewone taal.",
        default=None,
        example="De gemeente helpt buurten om een groep te beginnen.",
    )
    priority: PriorityReference = key("prioriteit", "De prioriteit waar de actie bij hoort.")
    level: LevelReference = key("niveau", "Het niveau, bijvoorbeeld: gezamenlijk of lokaal.")
    municipalities: tuple[MunicipalityReference, ...] = key(
        "gemeenten", "De gemeenten die meedoen. Leeg: alle gemeenten van het plan.", default=()
    )
    order: WholeNumber = key("volgorde", "De plaats in de lijst van het plan.", default=0, example="1")
    audience: tuple[Line, ...] = key("doelgroepen", "Voor wie de actie is.", default=(), example="bewoners")
    themes: tuple[ThemeReference, ...] = key(
        "themas",
        "De onderwerpen waar dit bij hoort, uit themas.yml. Leeg: die van de prioriteit.",
        default=(),
    )
    parties: tuple[Party, ...] = key("partijen", "Wie eraan werken, met hun rol.", default=())
    nature: Nature | None = key("soort", "eenmalig, doorlopend, terugkerend of evenement.", default=None)
    planning: Line | None = key(
        "planning", "De planning, precies zoals in het plan.", default=None, example="Q3 2024"
    )
    planning_start: Date | None = key(
        "planning_begin", "De eerste dag, als de woorden dat niet goed zeggen.", default=None
    )
    planning_end: Date | None = key(
        "planning_einde", "De laatste dag, als de woorden dat niet goed zeggen.", default=None
    )
    planning_meaning: PlanningMeaning | None = key(
        "planning_betekent", "periode, begin of einde, als de woorden dat niet zeggen.", default=None
    )
    planning_remark: Line | None = key(
        "planning_toelichting",
        "Wat een lezer over de planning moet weten.",
        default=None,
        example="Het plan noemt twee verschillende kwartalen.",
    )
    shifts: tuple[Shift, ...] = key(
        "verschuivingen", "Wijzigingen van de planning, de oudste eerst.", default=()
    )
    umbrella: Annotated[ActionReference, LiesUnder()] | None = key(
        "paraplu", "De actie waar deze onder valt.", default=None
    )
    editorial_remark: Line | None = key(
        "onze_lezing",
        "Wat de redactie zelf uit het plan heeft opgemaakt.",
        default=None,
        example="Het plan zegt niet welke gemeente begint.",
    )
    goals: tuple[GoalReference, ...] = key("doelen", "De doelen waar de actie aan werkt.", default=())
    continues: ActionReference | None = key(
        "vervolg_van", "De actie uit het vorige plan waar dit op volgt.", default=None
    )
    merged_into: ActionReference | None = key(
        "samengevoegd_met", "De actie waar deze in opging.", default=None
    )
    replaced_by: ActionReference | None = key("vervangen_door", "De actie die deze vervangt.", default=None)
    handed_over_to: Line | None = key(
        "overgenomen_door", "Wie de actie overnam.", default=None, example="Veiligheidsregio Duinrand"
    )
    milestones: tuple[Milestone, ...] = key("mijlpalen", "Stappen op weg naar het resultaat.", default=())
    updates: tuple[Update, ...] = key("berichten", "Berichten over de voortgang.", default=())
    bottlenecks: tuple[Bottleneck, ...] = key("knelpunten", "Wat de actie ophoudt.", default=())
    source: Source = key("bron", "Waar de actie in het plan staat.")
    public_from: PublicFrom = embargo_key()
    allowances: Allowances = allowances_key()
    former_ids: tuple[Identifier, ...] = key("aliassen", "Eerdere namen in het webadres.", default=())
