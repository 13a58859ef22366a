"""What changed since a round, for the whole partnership and for each municipality."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.dutch import date_text
from generator.model.action import Action
from generator.model.monitoring import Round
from generator.model.municipality import Municipality
from generator.model.portal import Unit
from generator.pages import addresses, parts
from generator.pages.page import Crumb, Edition, Page, unit_trail
from generator.progress.changes import Change, ChangeKind, changes_between
from generator.progress.rounds import rounds_on


@dataclass(frozen=True)
class ChangeRow:
    """One change on a page."""

    on: str
    link: parts.Link
    text: str
    municipalities: str


@dataclass(frozen=True)
class ChangeGroup:
    """Changes of one kind."""

    kind: ChangeKind
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True)
class ChangesView:
    """What changed since a day."""

    since: str
    plan_holds: parts.Link | None
    """All actions, where nothing was reported since the plan began."""
    several_plans: bool
    groups: tuple[ChangeGroup, ...]
    count: int
    rounds: tuple[parts.Link, ...]
    municipalities: tuple[parts.Link, ...]
    notices: tuple[str, ...]


def changes_pages(edition: Edition, unit: Unit) -> Iterator[Page]:
    """Since the last round, since each round, and since the last round per municipality."""
    rounds = rounds_on(unit, edition.reference_date)
    latest = rounds[-1] if rounds else None
    yield _page(edition, unit, "wijzigingen", "Wat is er veranderd?", latest)
    for this in rounds:
        yield _page(edition, unit, f"wijzigingen/{this.id}", f"Wat is er veranderd sinds {this.title}?", this)
    for municipality in unit.municipalities.values():
        yield _page(
            edition,
            unit,
            f"gemeenten/{municipality.id}/wijzigingen",
            f"Wat is er veranderd in {municipality.name}?",
            latest,
            municipality,
        )


def _page(
    edition: Edition,
    unit: Unit,
    name: str,
    title: str,
    since: Round | None,
    municipality: Municipality | None = None,
) -> Page:
    parent = (
        Crumb(municipality.name, addresses.municipality_address(unit.id, municipality.id))
        if municipality
        else Crumb("Voortgang", addresses.page_address(unit.id, "voortgang"))
    )
    return Page(
        address=addresses.page_address(unit.id, name),
        template="wijzigingen.md.j2",
        kind="wijzigingen",
        title=title,
        description=f"{title} Klaar, begonnen, verschoven of gestopt, met de reden.",
        view=changes_view(edition, unit, since, municipality),
        trail=unit_trail(unit, parent),
        unit=unit,
        sources=("Berichten, planningen en cijfers op deze site",),
    )


def changes_view(
    edition: Edition, unit: Unit, since: Round | None, municipality: Municipality | None = None
) -> ChangesView:
    """Return what changed since a round, or since the beginning, for one municipality or for all."""
    changes = changes_since(edition, unit, since.reference_date if since else None, municipality)
    return ChangesView(
        since=f"Sinds {date_text(since.reference_date)} ({since.title})" if since else "Sinds het begin",
        plan_holds=None if since or changes else _plan_holds(unit, municipality),
        several_plans=len(parts.plans_of_actions(unit, _actions(unit, municipality))) > 1,
        groups=change_groups(unit, changes),
        count=len(changes),
        rounds=_round_links(edition, unit),
        municipalities=tuple(
            parts.Link(one.name, f"{addresses.municipality_address(unit.id, one.id)}wijzigingen/")
            for one in unit.municipalities.values()
        ),
        notices=parts.notices(edition, unit, parts.plans_of_actions(unit, _actions(unit, municipality))),
    )


def _actions(unit: Unit, municipality: Municipality | None) -> tuple[Action, ...]:
    return unit.actions_in(municipality) if municipality else tuple(unit.actions.values())


def _plan_holds(unit: Unit, municipality: Municipality | None) -> parts.Link | None:
    """Return how many actions there are, with the list of them."""
    words, number = unit.partnership.words.action, len(_actions(unit, municipality))
    address = (
        f"{addresses.page_address(unit.id, 'lijsten/gemeente')}#{municipality.id}"
        if municipality
        else addresses.page_address(unit.id, "acties")
    )
    return (
        parts.Link(f"{number} {words.plural if number != 1 else words.singular}", address) if number else None
    )


def changes_since(
    edition: Edition,
    unit: Unit,
    after: datetime.date | None,
    municipality: Municipality | None = None,
    until: datetime.date | None = None,
) -> list[Change]:
    """Return what became public after a day, for one municipality or for all.

    Since the very beginning everything in the plans would be new: then only what was told since is a change.
    """
    found = changes_between(unit, after, until or edition.reference_date)
    return [
        change
        for change in found
        if (municipality is None or municipality.id in change.municipalities)
        and not (after is None and change.kind is ChangeKind.NEW)
    ]


def change_groups(unit: Unit, changes: Sequence[Change]) -> tuple[ChangeGroup, ...]:
    """Return changes by kind, in the order of the kinds."""
    groups = [
        ChangeGroup(kind, tuple(change_row(unit, change) for change in changes if change.kind is kind))
        for kind in ChangeKind
    ]
    return tuple(group for group in groups if group.rows)


def change_row(unit: Unit, change: Change) -> ChangeRow:
    """Return a change as people read it, with the place where they read more."""
    subject = change.subject
    target = (
        addresses.action_address(unit.id, subject.id)
        if isinstance(subject, Action)
        else f"{addresses.page_address(unit.id, 'cijfers')}#{subject.id}"
    )
    everyone = len(change.municipalities) == len(unit.municipalities)
    names = [unit.municipalities[one].name for one in change.municipalities]
    # No source says on which day something was new: it came with its plan.
    return ChangeRow(
        "" if change.kind is ChangeKind.NEW else date_text(change.on),
        parts.Link(subject.title, target),
        change.text,
        "alle gemeenten" if everyone else ", ".join(names),
    )


def _round_links(edition: Edition, unit: Unit) -> tuple[parts.Link, ...]:
    return tuple(
        parts.Link(one.title, addresses.page_address(unit.id, f"wijzigingen/{one.id}"))
        for one in reversed(rounds_on(unit, edition.reference_date))
    )
