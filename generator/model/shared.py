"""What the whole site shares: its settings, terms, telephone numbers and named events."""

from __future__ import annotations

from typing import Annotated

from generator.model.allowances import Allowances, allowances_key
from generator.model.embargo import PublicFrom, embargo_key
from generator.model.fields import (
    Date,
    DutchEnum,
    EmailAddress,
    Entity,
    Identifier,
    Line,
    PhoneNumber,
    PlanReference,
    Prose,
    SummarisedBy,
    WebAddress,
    WholeNumber,
    YesNo,
    key,
    summary_key,
)


class Source(Entity):
    """Where something comes from: a document and the place in it."""

    plan: PlanReference = key("plan", "Het plan waar dit in staat.")
    section: Line = key(
        "plaats", "De plaats in dat plan, bijvoorbeeld: paragraaf 1.1.", example="paragraaf 1.1"
    )


class OutsideSource(Entity):
    """A source that is not one of the plans, for example Statistics Netherlands."""

    name: Line = key(
        "naam",
        "De naam van de bron, bijvoorbeeld: CBS, Gebieden in Nederland.",
        example="Jaarverslag 2023 van de gemeente Aalduin",
    )
    table: Line | None = key("tabel", "Het nummer van de tabel.", default=None, example="70072ned")
    address: WebAddress | None = key("adres", "Het webadres van de bron.", default=None)
    retrieved_on: Date | None = key("opgehaald_op", "De dag waarop dit is overgenomen.", default=None)
    licence: Line | None = key("licentie", "De licentie van de cijfers.", default=None, example="CC BY 4.0")


class CodeHostKind(DutchEnum):
    """The kinds of code host whose edit links we know how to write."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"


class CodeHost(Entity):
    """Where the data is kept, so that every page can link to its file."""

    kind: CodeHostKind = key("soort", "Het soort codehost: github, gitlab of forgejo.")
    address: WebAddress = key("adres", "Het webadres van de opslagplaats.")
    branch: Line = key("tak", "De naam van de hoofdtak.", default="main", example="main")


class OpenDataLicence(DutchEnum):
    """The licences that open data of governments have."""

    CC0 = "cc0"
    CC_BY = "cc-by-4.0"


class OpenData(Entity):
    """Under which conditions the data may be used, and by whom it is published."""

    licence: OpenDataLicence | None = key(
        "licentie",
        "De licentie van de open data: cc0 (alles mag) of cc-by-4.0 (alles mag met bronvermelding).",
        default=None,
    )
    publisher_uri: WebAddress | None = key(
        "uitgever_uri",
        "Het webadres waarmee de overheid de afzender aanwijst (TOOI), als de afzender een overheid is.",
        default=None,
        example="https://identifier.overheid.nl/tooi/id/gemeente/gm9001",
    )


class SecurityContact(Entity):
    """Whom to tell about a leak or a mistake in the security of the site (security.txt, RFC 9116)."""

    mailbox: EmailAddress = key("postbus", "Het e-mailadres voor meldingen over de beveiliging van de site.")
    expires_on: Date = key(
        "verloopt_op", "De dag waarop dit opnieuw bekeken moet zijn, hooguit een jaar vooruit."
    )
    policy: WebAddress | None = key(
        "beleid", "Het webadres waar staat hoe u met meldingen omgaat.", default=None
    )


class EditorForm(Entity):
    """The form on the site in which editors change the data without writing YAML."""

    is_on: YesNo = key("aan", "Ja: het formulier staat op de site, op /redactie/.", default=False)
    application: Line | None = key(
        "toepassing",
        "Het kenmerk (client-id) dat GitLab of Forgejo aan het formulier gaf. Nodig bij die twee.",
        default=None,
        example="0f3a9c1d-2b4e-5f60-8a71-c2d3e4f5a6b7",
    )
    login_server: WebAddress | None = key(
        "aanmeldserver",
        "Het webadres van uw eigen server waarmee redacteuren bij GitHub inloggen. Nodig bij GitHub.",
        default=None,
        example="https://inloggen.example.org/auth",
    )


class SiteSettings(Entity):
    """The name, the sender and the address of the site (`data/site.yml`)."""

    name: Line = key("naam", "De naam van de site.", example="Veiligheid in de Duinrand")
    sender: Line | None = key(
        "afzender",
        "Wie deze site maakt. Leeg: de pagina’s noemen geen afzender.",
        default=None,
        example="de redactie van de Duinrand",
    )
    purpose: Line = key(
        "waarvoor",
        "Waar de site voor is, in één zin.",
        example="Hier leest u wat de gemeenten in de Duinrand aan veiligheid doen.",
    )
    mailbox: EmailAddress | None = key(
        "postbus", "Het algemene e-mailadres voor vragen en verbeteringen.", default=None
    )
    address: WebAddress | None = key("adres", "Het webadres waarop de site staat.", default=None)
    code_host: CodeHost | None = key("codehost", "Waar de bestanden van deze site staan.", default=None)
    taken_over_by: Line | None = key(
        "overgenomen_door",
        "Het samenwerkingsverband dat de site heeft overgenomen. Leeg: de site is van niemand officieel.",
        default=None,
        example="Samenwerking Duinrand",
    )
    open_data: OpenData | None = key(
        "open_data", "De licentie en de uitgever van de open data.", default=None
    )
    security: SecurityContact | None = key(
        "beveiliging",
        "Aan wie iemand een lek in de site kan melden. Leeg: de site heeft geen security.txt.",
        default=None,
    )
    editor_form: EditorForm | None = key(
        "redactie",
        "Het formulier waarin redacteuren de gegevens wijzigen. Leeg: het staat niet op de site.",
        default=None,
    )
    has_booklets: YesNo = key(
        "boekjes",
        "Ja: bij elke gemeente en elke samenwerking staat een boekje als PDF.",
        default=False,
    )
    allowances: Allowances = allowances_key()

    @property
    def publisher(self) -> str:
        """The name under which machines know who publishes the site: without a sender the site's own name."""
        return self.sender or self.name


class Term(Entity):
    """A term or an abbreviation that a resident need not know."""

    id: Identifier = key("id", "De naam in het webadres, bijvoorbeeld: riec.", example="ivp")
    name: Line = key("begrip", "Het begrip, voluit geschreven.", example="integraal veiligheidsplan")
    abbreviation: Line | None = key("afkorting", "De afkorting, als die er is.", default=None, example="IVP")
    explanation: Line = key(
        "uitleg",
        "Wat het betekent, in gewone taal.",
        example="Een plan voor alles wat met veiligheid te maken heeft.",
    )
    spellings: tuple[Line, ...] = key(
        "ook_geschreven_als", "Andere schrijfwijzen in de teksten.", default=(), example="veiligheidsplan"
    )
    list_only: YesNo = key(
        "alleen_in_lijst",
        "Ja als de uitleg alleen op de pagina met begrippen staat, en niet bij elke tekst.",
        default=False,
    )
    remark: Line | None = key(
        "opmerking",
        "Een opmerking over dit begrip, bijvoorbeeld over de bron.",
        default=None,
        example="De plannen schrijven dit op twee manieren.",
    )


class Terms(Entity):
    """All terms of the site (`data/begrippen.yml`)."""

    terms: tuple[Term, ...] = key("begrippen", "Alle begrippen en afkortingen.")
    allowances: Allowances = allowances_key()


class HelpLine(Entity):
    """A telephone number that a resident needs."""

    name: Line = key("naam", "Wie u belt.", example="Politie, geen spoed")
    number: PhoneNumber = key("nummer", "Het telefoonnummer.")
    when: Line = key(
        "wanneer", "Wanneer u dit nummer belt.", example="U wilt de politie spreken en het heeft geen spoed."
    )


class HelpLines(Entity):
    """The numbers on every municipality's page (`data/contact.yml`)."""

    lines: tuple[HelpLine, ...] = key("nummers", "De telefoonnummers, de belangrijkste eerst.")
    allowances: Allowances = allowances_key()


class ThemeCall(Entity):
    """When to call a number of `data/contact.yml` about one theme."""

    number: PhoneNumber = key("nummer", "Een nummer dat ook in contact.yml staat.")
    when: Line = key(
        "wanneer",
        "Wanneer u dit nummer bij dit onderwerp belt.",
        example="U maakt zich zorgen over een kind.",
    )


class Theme(Entity):
    """A subject as residents know it, across all partnerships."""

    id: Identifier = key(
        "id", "De naam in het webadres, waar prioriteiten en acties naar verwijzen.", example="jongeren"
    )
    name: Line = key("naam", "Hoe een inwoner dit onderwerp noemt.", example="Jongeren")
    summary: Line = key(
        "samenvatting",
        "Waar het over gaat, in één gewone zin.",
        example="Wat de gemeenten doen voor en met jongeren.",
    )
    order: WholeNumber = key("volgorde", "De plaats in de lijst: 1 komt eerst.", ge=1, example="1")
    advice: tuple[Line, ...] = key(
        "wat_kunt_u_doen",
        "Wat inwoners en ondernemers zelf kunnen doen. Alleen algemeen bekend advies.",
        default=(),
        example="Praat met uw kind over wat het online meemaakt.",
    )
    calls: tuple[ThemeCall, ...] = key(
        "wie_belt_u", "Wie u bij dit onderwerp belt, het belangrijkste eerst.", default=()
    )


class Themes(Entity):
    """All themes of the site (`data/themas.yml`)."""

    themes: tuple[Theme, ...] = key("themas", "Alle onderwerpen van de site.")
    allowances: Allowances = allowances_key()


class AudienceGroup(Entity):
    """Audiences that a visitor looks for under one name; each action keeps the words of its plan."""

    id: Identifier = key("id", "De naam in het webadres.", example="jongeren")
    name: Line = key("naam", "Hoe de groep in het filter heet.", example="Kinderen en jongeren")
    words: tuple[Line, ...] = key(
        "omvat",
        "De doelgroepen zoals ze bij de acties staan. Een doelgroep mag in meer groepen staan.",
        example="jongeren van 12-18 jaar",
    )

    def holds(self, audience: str) -> bool:
        """Whether an audience, as an action names it, belongs to the group."""
        return audience.casefold() in (word.casefold() for word in self.words)


class AudienceGroups(Entity):
    """The groups of audiences to choose from (`data/doelgroepen.yml`)."""

    groups: tuple[AudienceGroup, ...] = key(
        "doelgroepen", "De groepen waarop een bezoeker kan kiezen, in deze volgorde."
    )
    allowances: Allowances = allowances_key()


class EventEdition(Entity):
    """One year of a named event."""

    year: WholeNumber = key("jaar", "Het jaar.", ge=1990, le=2099, example="2024")
    start: Date = key("begin", "De eerste dag.", example="2024-09-23")
    end: Date = key("einde", "De laatste dag.", example="2024-09-29")
    source: Line = key(
        "bron", "Waar deze data vandaan komen.", example="Aankondiging op de website van de organisatie"
    )


class Event(Entity):
    """An event that plannings refer to by name, such as the Week van de Veiligheid."""

    name: Line = key("naam", "De naam van het evenement, zonder jaar.", example="Week van de Buurt")
    explanation: Line = key(
        "uitleg", "Wat het is, in één zin.", example="Een week waarin buurtbewoners elkaar ontmoeten."
    )
    editions: tuple[EventEdition, ...] = key(
        "edities", "De jaren waarvan de data bekend zijn, met hun bron.", default=()
    )


class Events(Entity):
    """All named events (`data/evenementen.yml`)."""

    events: tuple[Event, ...] = key("evenementen", "Alle evenementen met een naam.")
    allowances: Allowances = allowances_key()


class Section(Entity):
    """A piece of text under a heading of its own."""

    title: Line = key("kop", "De kop boven de tekst.", example="Waarom samen")
    summary: Line | None = summary_key("samenvatting", "de tekst", "Samen weten gemeenten meer.")
    text: Annotated[Prose, SummarisedBy("summary")] = key(
        "tekst", "De tekst.", example="De gemeenten delen kennis en verdelen het werk."
    )
    place: Line | None = key(
        "plaats", "De plaats in het plan waar dit op steunt.", default=None, example="hoofdstuk 2"
    )
    public_from: PublicFrom = embargo_key()


class Goal(Entity):
    """Something a plan promises to reach. A goal may have no action at all."""

    id: Identifier = key("id", "De naam van dit doel, waar acties naar verwijzen.", example="eerder-hulp")
    text: Prose = key("tekst", "Het doel, in gewone taal.", example="Jongeren krijgen eerder hulp.")
    measurable: YesNo | None = key(
        "meetbaar",
        "Of het doel meetbaar is opgeschreven (ja of nee). Dit is een oordeel van de redactie.",
        default=None,
    )
    measurable_because: Line | None = key(
        "meetbaar_toelichting", "Waarom wel of niet.", default=None, example="Het plan noemt geen getal."
    )
    place: Line | None = key("plaats", "De plaats in het plan.", default=None, example="paragraaf 4.2")
    public_from: PublicFrom = embargo_key()


__all__ = [
    "AudienceGroup",
    "AudienceGroups",
    "CodeHost",
    "CodeHostKind",
    "EditorForm",
    "Event",
    "EventEdition",
    "Events",
    "Goal",
    "HelpLine",
    "HelpLines",
    "OutsideSource",
    "Section",
    "SiteSettings",
    "Source",
    "Term",
    "Terms",
    "Theme",
    "ThemeCall",
    "Themes",
    "YesNo",
]
