"""The partnership: who works together, how they decide and how they pay."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.allowances import Allowances, allowances_key
from generator.model.fields import (
    Colour,
    Entity,
    Euros,
    Identifier,
    Line,
    MunicipalityReference,
    PlanReference,
    Prose,
    Record,
    RecordKind,
    SummarisedBy,
    WholeNumber,
    YesNo,
    key,
    summary_key,
)
from generator.model.shared import Section, Source


class Noun(Entity):
    """What a partnership calls one of its levels, with the article that goes with it."""

    singular: Line = key("enkelvoud", "Eén ervan, bijvoorbeeld: speerpunt.", example="speerpunt")
    plural: Line = key("meervoud", "Meer ervan, bijvoorbeeld: speerpunten.", example="speerpunten")
    neuter: YesNo = key("het_woord", "Ja als er ‘het’ voor staat, nee als er ‘de’ voor staat.")

    @property
    def the(self) -> str:
        """The noun with its article: 'het speerpunt'."""
        return f"{'het' if self.neuter else 'de'} {self.singular}"

    @property
    def this(self) -> str:
        """The noun with its demonstrative: 'dit speerpunt'."""
        return f"{'dit' if self.neuter else 'deze'} {self.singular}"


class Words(Entity):
    """The words this partnership uses for the parts of its plan."""

    priority: Noun = key("prioriteit", "Het woord voor een prioriteit.")
    action: Noun = key("actie", "Het woord voor een actie.")
    team: Noun = key("basisteam", "Het woord voor het basisteam van de politie.")


def _default_words() -> Words:
    def noun(singular: str, plural: str, neuter: bool) -> Noun:
        return Noun.made(singular=singular, plural=plural, neuter=neuter)

    return Words.made(
        priority=noun("prioriteit", "prioriteiten", False),
        action=noun("actie", "acties", False),
        team=noun("basisteam", "basisteams", True),
    )


class Level(Entity):
    """A level at which an action is carried out, for example joint or local."""

    id: Identifier = key(
        "id", "De naam waar acties naar verwijzen, bijvoorbeeld: gezamenlijk.", example="samen"
    )
    name: Line = key("naam", "Hoe het niveau heet, bijvoorbeeld: Gezamenlijk.", example="Gezamenlijk")
    joint: YesNo = key("samen", "Ja als gemeenten dit samen doen, nee als één gemeente dit zelf doet.")


class Partner(Entity):
    """An organisation that takes part, by name and role; never a person."""

    name: Line = key("naam", "De organisatie.", example="Politie")
    role: Line = key(
        "rol", "Wat zij in de samenwerking doet.", example="Denkt mee over de plannen en levert cijfers."
    )


class WayOfWorking(Entity):
    """One of the agreed ways of working ('manieren')."""

    title: Line = key("titel", "Een korte titel.", example="Eén aanspreekpunt")
    text: Prose = key("tekst", "De afspraak, in gewone taal.", example="Elke actie heeft één trekker.")


class Steering(Entity):
    """The body that steers, by function; and the smaller one in an incident."""

    name: Line = key(
        "naam", "Hoe het overleg heet, bijvoorbeeld: basisteamdriehoek.", example="basisteamdriehoek"
    )
    members: tuple[Line, ...] = key(
        "leden", "De functies van wie erin zit. Geen namen.", example="burgemeesters"
    )
    frequency: Line = key(
        "hoe_vaak", "Hoe vaak het bijeenkomt, zoals het plan het zegt.", example="vier keer per jaar"
    )
    frequency_is_proposal: YesNo = key(
        "hoe_vaak_is_voorstel", "Ja als het plan dit alleen voorstelt.", default=False
    )
    summary: Line | None = summary_key(
        "samenvatting", "de tekst", "De driehoek volgt het plan en stuurt bij."
    )
    text: Annotated[Prose, SummarisedBy("summary")] = key(
        "tekst", "Wat het overleg doet.", example="De driehoek bespreekt hoe het gaat en stuurt bij."
    )
    agenda: tuple[Line, ...] = key(
        "agenda", "De vaste onderwerpen bij de voortgang.", default=(), example="voortgang van de acties"
    )
    incident_members: tuple[Line, ...] = key(
        "leden_bij_incident",
        "De functies van wie beslist bij een incident.",
        default=(),
        example="burgemeester van de gemeente waar het gebeurt",
    )
    incident_text: Prose | None = key(
        "tekst_bij_incident",
        "Hoe het bij een incident gaat.",
        default=None,
        example="Bij een incident beslist een kleinere groep.",
    )
    source: Source = key("bron", "Waar dit in het plan staat.")


class Contribution(Entity):
    """What each municipality pays towards the joint budget."""

    per_inhabitant: Euros = key(
        "per_inwoner", "Het bedrag per inwoner per jaar, in euro’s.", ge=0, example="0,25"
    )
    purpose: Prose = key("waarvoor", "Waar het geld voor is.", example="Voor de gezamenlijke acties.")
    remark: Prose | None = key(
        "opmerking",
        "Wat een lezer hierbij moet weten.",
        default=None,
        example="Het bedrag stijgt mee met de prijzen.",
    )
    computed_total: YesNo = key(
        "totaal_uitrekenen",
        "Ja als de site het totaal mag uitrekenen uit de inwoners; de pagina zegt dat erbij.",
        default=False,
    )
    source: Source = key("bron", "Waar dit in het plan staat.")


class Colours(Entity):
    """The partnership's own colours, each for a light and a dark screen."""

    brand: Colour = key("merk", "De hoofdkleur op een licht scherm.")
    link: Colour = key("link", "De kleur van links op een licht scherm.")
    brand_dark: Colour = key("merk_donker", "De hoofdkleur op een donker scherm.")
    link_dark: Colour = key("link_donker", "De kleur van links op een donker scherm.")


class Partnership(Record):
    """The partnership itself (`samenwerking.yml`)."""

    kind: ClassVar[RecordKind] = RecordKind.PARTNERSHIP

    name: Line = key("naam", "De volledige naam van de samenwerking.", example="Samenwerking Duinrand")
    short_name: Line = key("korte_naam", "Een korte naam, voor menu’s.", example="Duinrand")
    summary: Line = key(
        "samenvatting",
        "In één zin: wie werken waaraan.",
        example="De gemeente Aalduin werkt met de politie samen aan veiligheid.",
    )
    fictional: YesNo = key("fictief", "Ja als deze samenwerking is verzonnen als voorbeeld.", default=False)
    municipalities: tuple[MunicipalityReference, ...] = key(
        "gemeenten", "De gemeenten, in de volgorde van het plan.", min_length=1
    )
    team: Line = key("basisteam", "De naam van het basisteam van de politie.", example="Basisteam Duinrand")
    since: WholeNumber | None = key(
        "sinds", "Het jaar waarin de samenwerking begon.", default=None, example="2016"
    )
    main_plan: PlanReference = key("hoofdplan", "Het plan dat nu geldt.")
    partners: tuple[Partner, ...] = key("partners", "De partners en hun rol.")
    words: Words = key("woorden", "Eigen woorden van dit plan.", default_factory=_default_words)
    levels: tuple[Level, ...] = key("niveaus", "De niveaus van acties, bijvoorbeeld gezamenlijk en lokaal.")
    introduction_summary: Line | None = summary_key(
        "inleiding_samenvatting", "de inleiding", "De gemeenten hebben samen meer aan één plan."
    )
    introduction: Annotated[Prose, SummarisedBy("introduction_summary")] = key(
        "inleiding",
        "Waarom de gemeenten samenwerken.",
        example="Wat in de ene gemeente gebeurt, raakt ook de andere. Daarom maken zij samen een plan.",
    )
    approach: tuple[Section, ...] = key("aanpak", "Hoe zij samenwerken, per onderwerp.", default=())
    ways_of_working: tuple[WayOfWorking, ...] = key(
        "manieren", "De afgesproken manieren van werken.", default=()
    )
    steering: Steering = key("sturing", "Wie stuurt, en hoe vaak.")
    contribution: Contribution = key("bijdrage", "Wat de gemeenten betalen.")
    colours: Colours | None = key("kleuren", "Eigen kleuren. Leeg: de kleuren van de site.", default=None)
    colophon: Line | None = key(
        "colofon",
        "Wie samen het plan maakten, volgens het colofon.",
        default=None,
        example="Gemeente Aalduin, politie en Openbaar Ministerie",
    )
    source: Source = key("bron", "Waar dit in het plan staat.")
    allowances: Allowances = allowances_key()
    former_ids: tuple[Identifier, ...] = key("aliassen", "Eerdere namen in het webadres.", default=())
