"""What an indicator takes from a table in StatLine, the data bank of Statistics Netherlands (CBS)."""

from __future__ import annotations

from generator.model.fields import DutchEnum, Entity, Line, StatLineTable, WholeNumber, key


class Publisher(DutchEnum):
    """Whose figures a table holds. Both publish in StatLine, and count otherwise."""

    CBS = "CBS"
    POLICE = "politie"

    @property
    def catalogue(self) -> str:
        """The host of its tables."""
        return "opendata.cbs.nl" if self is Publisher.CBS else "dataderden.cbs.nl"

    @property
    def in_words(self) -> str:
        """Its name in a sentence."""
        return "het CBS" if self is Publisher.CBS else "de politie"


class Pace(DutchEnum):
    """How long the periods of a series are: a table holds several sorts."""

    YEARS = "jaren"
    QUARTERS = "kwartalen"
    MONTHS = "maanden"


class Topic(Entity):
    """What is measured, by its names in a table."""

    column: Line | None = key(
        "kolom",
        "De naam van de kolom (OData v3).",
        default=None,
        example="TotaalGeregistreerdeMisdrijven_1",
    )
    measure: Line | None = key("maat", "De code van de maat (OData v4).", default=None, example="M004200_2")


class Choice(Entity):
    """One code out of a dimension of a table."""

    dimension: Line = key("dimensie", "De naam van de kolom.", example="SoortMisdrijf")
    code: Line = key("code", "De code, zonder spaties eromheen.", example="T001161")
    title: Line | None = key(
        "naam", "De naam bij die code in StatLine.", default=None, example="Misdrijven, totaal"
    )


class StatLine(Entity):
    """Which cells of one table are the values of an indicator. Municipalities are known by their code."""

    table: StatLineTable = key("tabel", "Het nummer van de tabel.", example="83648NED")
    publisher: Publisher = key("uitgever", "Van wie de cijfers zijn: CBS of politie.")
    pace: Pace = key("perioden", "jaren, kwartalen of maanden.", default=Pace.YEARS)
    value: Topic = key("waarde", "Wat in “waarde” komt.")
    count: Topic | None = key("aantal", "Wat in “aantal” komt.", default=None)
    choices: tuple[Choice, ...] = key(
        "keuzes", "Welke rijen van de tabel: één code voor elke andere kolom.", default=()
    )
    rounded_to: WholeNumber | None = key(
        "afgerond_op",
        "Waarop de uitgever aantallen afrondt: 5 is op vijftallen.",
        default=None,
        ge=2,
        example="5",
    )
