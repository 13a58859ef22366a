"""The sheet of a round: a row per action to report on, and a row for every report that is there already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.dutch import date_text
from generator.editing.starting import known_names
from generator.edition import Edition
from generator.exports.cells import Cell
from generator.model.action import Action, Update
from generator.model.monitoring import Round
from generator.model.portal import Unit
from generator.program import PROGRAM
from generator.progress.state import counting_updates
from generator.sheets.differences import STAMP, stamp_of
from generator.sheets.fields import (
    ENTERED_BY,
    PER_MUNICIPALITY,
    PUBLISHED_ON,
    ROUND,
    SheetField,
    column_of,
    left_out,
    municipality_field,
    update_fields,
)
from generator.sheets.rounds import Choice, Report, chosen_actions, reports_in
from generator.sheets.rows import TITLE
from generator.sheets.sheet import Head, Line, Sheet, open_heads
from generator.sheets.table import Layout

ACTION, REPORT = "actie", "bericht"
_LONGEST_CONTEXT = 200
_CONTEXT = (
    Head(ACTION, "De naam van de actie in het webadres. Daaraan herkent plansite de rij."),
    Head(TITLE, "De titel van de actie.", width=32),
    Head("prioriteit", "De prioriteit waar de actie bij hoort."),
    Head("gemeenten", "De gemeenten die meedoen."),
    Head("planning", "De planning zoals die nu is.", width=16),
    Head("hoe_ver_nu", "Hoe ver de actie is volgens het laatste bericht op de site.", width=16),
    Head("laatste_bericht", "Het laatste bericht op de site.", width=40),
    Head(
        REPORT,
        "De dag van een bericht dat er in deze ronde al is. Leeg: het wordt een nieuw bericht.",
        width=14,
    ),
)
_HIDDEN = (
    Head(ROUND, "De ronde waar het blad bij hoort.", is_hidden=True),
    Head(STAMP, "Een kenmerk van de rij bij het exporteren.", is_hidden=True),
)


def round_fields(unit: Unit) -> tuple[SheetField, ...]:
    """Return the fields of an update, with a column for every municipality where the list of them would be."""
    towns = tuple(municipality_field(town.id, town.name) for town in unit.municipalities.values())
    fields = update_fields()
    at = next(index for index, field in enumerate(fields) if field.is_list)
    return (*fields[:at], *towns, *fields[at:])


def round_layout(unit: Unit) -> Layout:
    """Return the names of the columns of the sheet of a round."""
    required = [field.name for field in update_fields() if field.described.is_required]
    names = (*(head.name for head in (*_CONTEXT, *_HIDDEN)), *(field.name for field in round_fields(unit)))
    return Layout(
        ROUND,
        ACTION,
        names,
        (ACTION, *(name for name in required if name != PUBLISHED_ON)),
        f"{PROGRAM} export-ronde",
    )


def round_sheet(edition: Edition, unit: Unit, this: Round) -> Sheet:
    """Return the sheet to fill in for a round."""
    choice, fields = chosen_actions(unit, this), round_fields(unit)
    rows = _Rows(edition, unit, this, fields)
    return Sheet(
        name=ROUND,
        title=f"Voortgang {unit.partnership.short_name}: {this.title} ({unit.id}/{this.id})",
        fixed=2,
        steps=_steps(unit, this),
        heads=(
            *_CONTEXT,
            *open_heads(fields, known_names(edition.portal, unit), frozenset({PUBLISHED_ON})),
            *_HIDDEN,
        ),
        lines=tuple(line for action in choice.actions for line in rows.of(action)),
        notes=_notes(unit, this, choice),
    )


@dataclass(frozen=True)
class _Rows:
    """Makes the rows of one round."""

    edition: Edition
    unit: Unit
    this: Round
    fields: tuple[SheetField, ...]

    def of(self, action: Action) -> Iterator[Line]:
        """Yield a row for every report that is there, or one to write the first in."""
        reports: list[Report | None] = list(reports_in(self.unit, action, self.this))
        for report in reports or [None]:
            update = report.update if report else None
            yield Line(
                (
                    *self._context(action),
                    report.name if report else None,
                    *(field.read(update) if update else None for field in self.fields),
                    f"{self.unit.id}/{self.this.id}",
                    stamp_of(self.fields, update),
                ),
                self._closed(action, update),
            )

    def _context(self, action: Action) -> tuple[Cell, ...]:
        assessment = self.edition.assessments(self.unit)[action.id]
        latest = next(iter(counting_updates(action, self.edition.reference_date)), None)
        return (
            action.id,
            action.title,
            self.unit.priorities[action.priority].title,
            ", ".join(town.name for town in self.unit.participants(action)),
            assessment.planned.wording,
            assessment.state.label,
            f"{date_text(latest.happened_on)}: {_short(latest.text)}" if latest else None,
        )

    def _closed(self, action: Action, update: Update | None) -> frozenset[str]:
        """A single municipality is the whole action; others that do not take part have nothing to say."""
        towns = {town.id for town in self.unit.participants(action)}
        told = {one.municipality for one in update.per_municipality} if update else set()
        meant = towns | told if len(towns) > 1 else told
        return frozenset(column_of(town) for town in self.unit.municipalities if town not in meant)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_CONTEXT else f"{line[: _LONGEST_CONTEXT - 1]}…"


def _steps(unit: Unit, this: Round) -> tuple[str, ...]:
    command = f"{PROGRAM} import-ronde {unit.id}/{this.id} BESTAND"
    return (
        "Vul in het blad “ronde” de witte kolommen in. De grijze kolommen zijn er om te lezen.",
        "Eén rij is één bericht over één actie. Is er niets te melden? Laat de rij dan leeg.",
        f"U mag “{ENTERED_BY}” in alle rijen invullen. Een rij waarin alleen dat staat, telt als leeg.",
        "Staat er al een bericht in een rij? Dan is dat er al. Wat u daarin wijzigt, wordt gewijzigd.",
        "Een rij weghalen verwijdert geen bericht.",
        "Wilt u nog een bericht over dezelfde actie, of over een actie zonder rij? "
        "Vul dan onderaan een lege rij in, met in de eerste kolom de naam van de actie.",
        "Schrijf een datum als 31-3-2026 of 2026-03-31. Zet meer namen of bronnen in één cel onder elkaar "
        "(Alt+Enter).",
        "Schrijf geen namen van personen. Schrijf een functie.",
        "Het blad is beveiligd tegen vergissingen. Er is geen wachtwoord.",
        f"Bekijk daarna wat er zou veranderen: {command}",
        f"Klopt het? Schrijf het dan in de bestanden: {command} --write",
    )


def _notes(unit: Unit, this: Round, choice: Choice) -> tuple[str, ...]:
    others = sum(action.plan != this.plan for action in unit.actions.values())
    groups = [name for name in left_out(Update) if name != PER_MUNICIPALITY]
    return (
        f"In het blad staan de acties van het plan “{unit.plans[this.plan].title}” die nog niet voorbij zijn, "
        "en de acties met een bericht in deze ronde.",
        *([f"Acties van een ander plan staan er niet in: {others}."] if others else []),
        *(f"Niet in het blad: {action.id} ({reason})." for action, reason in choice.left_out),
        f"Deze velden past u aan in het bestand van de actie: {', '.join(groups)}, en de toelichting per gemeente.",
    )
