"""What the whole site shares: its settings, terms, telephone numbers and named events."""

from __future__ import annotations

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
    WebAddress,
    WholeNumber,
    YesNo,
    key,
)


class Source(Entity):
    """Where something comes from: a document and the place in it."""

    plan: PlanReference = key("plan", "Het plan waar dit in staat.")
    section: Line = key("plaats", "De plaats in dat plan, bijvoorbeeld: paragraaf 1.1.")


class OutsideSource(Entity):
    """A source that is not one of the plans, for example Statistics Netherlands."""

    name: Line = key("naam", "De naam van de bron, bijvoorbeeld: CBS, Gebieden in Nederland.")
    table: Line | None = key("tabel", "Het nummer van de tabel.", default=None)
    address: WebAddress | None = key("adres", "Het webadres van de bron.", default=None)
    retrieved_on: Date | None = key("opgehaald_op", "De dag waarop dit is overgenomen.", default=None)
    licence: Line | None = key("licentie", "De licentie van de cijfers.", default=None)


class CodeHostKind(DutchEnum):
    """The kinds of code host whose edit links we know how to write."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"


class CodeHost(Entity):
    """Where the data is kept, so that every page can link to its file."""

    kind: CodeHostKind = key("soort", "Het soort codehost: github, gitlab of forgejo.")
    address: WebAddress = key("adres", "Het webadres van de opslagplaats.")
    branch: Line = key("tak", "De naam van de hoofdtak.", default="main")


class SiteSettings(Entity):
    """The name, the sender and the address of the site (`data/site.yml`)."""

    name: Line = key("naam", "De naam van de site.")
    sender: Line = key("afzender", "Wie deze site maakt.")
    purpose: Line = key("waarvoor", "Waar de site voor is, in één zin.")
    mailbox: EmailAddress | None = key(
        "postbus", "Het algemene e-mailadres voor vragen en verbeteringen.", default=None
    )
    address: WebAddress | None = key("adres", "Het webadres waarop de site staat.", default=None)
    code_host: CodeHost | None = key("codehost", "Waar de bestanden van deze site staan.", default=None)
    taken_over_by: Line | None = key(
        "overgenomen_door",
        "Het samenwerkingsverband dat de site heeft overgenomen. Leeg: de site is van niemand officieel.",
        default=None,
    )


class Term(Entity):
    """A term or an abbreviation that a resident need not know."""

    id: Identifier = key("id", "De naam in het webadres, bijvoorbeeld: riec.")
    name: Line = key("begrip", "Het begrip, voluit geschreven.")
    abbreviation: Line | None = key("afkorting", "De afkorting, als die er is.", default=None)
    explanation: Line = key("uitleg", "Wat het betekent, in gewone taal.")
    spellings: tuple[Line, ...] = key(
        "ook_geschreven_als", "Andere schrijfwijzen in de teksten.", default=()
    )
    list_only: YesNo = key(
        "alleen_in_lijst",
        "Ja als de uitleg alleen op de pagina met begrippen staat, en niet bij elke tekst.",
        default=False,
    )
    remark: Line | None = key("opmerking", "Een opmerking over dit begrip, bijvoorbeeld over de bron.", default=None)


class Terms(Entity):
    """All terms of the site (`data/begrippen.yml`)."""

    terms: tuple[Term, ...] = key("begrippen", "Alle begrippen en afkortingen.")


class HelpLine(Entity):
    """A telephone number that a resident needs."""

    name: Line = key("naam", "Wie u belt.")
    number: PhoneNumber = key("nummer", "Het telefoonnummer.")
    when: Line = key("wanneer", "Wanneer u dit nummer belt.")


class HelpLines(Entity):
    """The numbers on every municipality's page (`data/contact.yml`)."""

    lines: tuple[HelpLine, ...] = key("nummers", "De telefoonnummers, de belangrijkste eerst.")


class ThemeCall(Entity):
    """When to call a number of `data/contact.yml` about one theme."""

    number: PhoneNumber = key("nummer", "Een nummer dat ook in contact.yml staat.")
    when: Line = key("wanneer", "Wanneer u dit nummer bij dit onderwerp belt.")


class Theme(Entity):
    """A subject as residents know it, across all partnerships."""

    id: Identifier = key("id", "De naam in het webadres, waar prioriteiten en acties naar verwijzen.")
    name: Line = key("naam", "Hoe een inwoner dit onderwerp noemt.")
    summary: Line = key("samenvatting", "Waar het over gaat, in één gewone zin.")
    order: WholeNumber = key("volgorde", "De plaats in de lijst: 1 komt eerst.", ge=1)
    advice: tuple[Line, ...] = key(
        "wat_kunt_u_doen", "Wat inwoners en ondernemers zelf kunnen doen. Alleen algemeen bekend advies.", default=()
    )
    calls: tuple[ThemeCall, ...] = key("wie_belt_u", "Wie u bij dit onderwerp belt, het belangrijkste eerst.", default=())


class Themes(Entity):
    """All themes of the site (`data/themas.yml`)."""

    themes: tuple[Theme, ...] = key("themas", "Alle onderwerpen van de site.")


class EventEdition(Entity):
    """One year of a named event."""

    year: WholeNumber = key("jaar", "Het jaar.", ge=1990, le=2099)
    start: Date = key("begin", "De eerste dag.")
    end: Date = key("einde", "De laatste dag.")
    source: Line = key("bron", "Waar deze data vandaan komen.")


class Event(Entity):
    """An event that plannings refer to by name, such as the Week van de Veiligheid."""

    name: Line = key("naam", "De naam van het evenement, zonder jaar.")
    explanation: Line = key("uitleg", "Wat het is, in één zin.")
    editions: tuple[EventEdition, ...] = key(
        "edities", "De jaren waarvan de data bekend zijn, met hun bron.", default=()
    )


class Events(Entity):
    """All named events (`data/evenementen.yml`)."""

    events: tuple[Event, ...] = key("evenementen", "Alle evenementen met een naam.")


class Section(Entity):
    """A piece of text under a heading of its own."""

    title: Line = key("kop", "De kop boven de tekst.")
    text: Prose = key("tekst", "De tekst.")
    place: Line | None = key("plaats", "De plaats in het plan waar dit op steunt.", default=None)


class Goal(Entity):
    """Something a plan promises to reach. A goal may have no action at all."""

    id: Identifier = key("id", "De naam van dit doel, waar acties naar verwijzen.")
    text: Prose = key("tekst", "Het doel, in gewone taal.")
    measurable: YesNo | None = key(
        "meetbaar", "Of het doel meetbaar is opgeschreven (ja of nee). Dit is een oordeel van de redactie.",
        default=None,
    )
    measurable_because: Line | None = key("meetbaar_toelichting", "Waarom wel of niet.", default=None)
    place: Line | None = key("plaats", "De plaats in het plan.", default=None)


__all__ = [
    "CodeHost", "CodeHostKind", "Event", "EventEdition", "Events", "Goal", "HelpLine", "HelpLines",
    "OutsideSource", "Section", "SiteSettings", "Source", "Term", "Terms", "Theme", "ThemeCall", "Themes", "YesNo",
]
