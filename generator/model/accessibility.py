"""The accessibility statement: what was assessed, by whom, and what is known not to work."""

from __future__ import annotations

from generator.model.allowances import Allowances, allowances_key
from generator.model.fields import Date, DutchEnum, Entity, Line, WebAddress, key


class AccessibilityStatus(DutchEnum):
    """The status of the Dutch government's register, or that there is none."""

    FULL = "A"
    PARTLY = "B"
    FIRST_MEASURES = "C"
    FAILING = "D"
    NO_STATEMENT = "E"
    NOT_ASSESSED = "niet onderzocht"

    @property
    def meaning(self) -> str:
        """What the register says for the letter; nothing where there is no letter."""
        return _MEANINGS.get(self, "")

    @property
    def needs_assessor(self) -> bool:
        """Whether this status may only be claimed after a person assessed the whole site."""
        return self in (AccessibilityStatus.FULL, AccessibilityStatus.PARTLY)


_MEANINGS = {
    AccessibilityStatus.FULL: "voldoet volledig",
    AccessibilityStatus.PARTLY: "voldoet gedeeltelijk",
    AccessibilityStatus.FIRST_MEASURES: "eerste maatregelen genomen",
    AccessibilityStatus.FAILING: "voldoet niet",
    AccessibilityStatus.NO_STATEMENT: "geen verklaring",
}


class KnownIssue(Entity):
    """Something that does not work for everyone yet."""

    what: Line = key(
        "wat", "Wat niet goed werkt.", example="De kaart is niet met het toetsenbord te bedienen."
    )
    cause: Line = key("oorzaak", "Waardoor dat komt.", example="De kaart is een afbeelding.")
    measure: Line = key(
        "maatregel",
        "Wat eraan gebeurt, en wanneer.",
        example="Onder de kaart staat dezelfde lijst als tekst.",
    )


class AccessibilityStatement(Entity):
    """The statement (`data/toegankelijkheid.yml`)."""

    status: AccessibilityStatus = key(
        "status",
        "De letter uit het register, of niet onderzocht. A en B mogen alleen als een mens de site heeft onderzocht.",
        example="niet onderzocht",
    )
    written_on: Date = key("bijgewerkt_op", "De dag waarop deze verklaring is opgesteld of bijgewerkt.")
    assessed_by: Line | None = key(
        "onderzocht_door",
        "Wie de site heeft onderzocht. Leeg: niemand.",
        default=None,
        example="Bureau Voorbeeld",
    )
    assessed_on: Date | None = key("onderzocht_op", "De dag van het onderzoek.", default=None)
    registered_at: WebAddress | None = key(
        "register", "Het webadres van de verklaring in het register.", default=None
    )
    done: tuple[Line, ...] = key(
        "gedaan",
        "Hoe de site is gemaakt en wat een programma test. Geen belofte dat iets voor iedereen werkt.",
        default=(),
        example="Een programma test het menu met alleen het toetsenbord.",
    )
    issues: tuple[KnownIssue, ...] = key("problemen", "Wat nog niet voor iedereen werkt.", default=())
    allowances: Allowances = allowances_key()
