"""What became public about a part, newest first, as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.dutch import date_text
from generator.edition import Edition
from generator.exports.agenda import host_of
from generator.exports.licences import licence_of
from generator.exports.part import Part, link
from generator.exports.rows import public_of
from generator.exports.templates import export_environment
from generator.model.action import Action, Bottleneck, Update
from generator.model.monitoring import Round
from generator.progress.state import State, concerns, state_of

# A tag: URI names a year in which the host was ours; it never changes, or every entry would be new again.
_TAG_YEAR = 2026
FILE = "wijzigingen.atom"


@dataclass(frozen=True)
class Entry:
    """One thing that became public. `paragraphs` is its full text, in the Markdown of all texts."""

    name: str
    title: str
    on: datetime.date
    address: str
    paragraphs: tuple[str, ...]
    category: str


@dataclass(frozen=True)
class EntryView:
    """An entry as the template shows it."""

    id: str
    title: str
    updated: str
    address: str
    paragraphs: tuple[str, ...]
    category: str


@dataclass(frozen=True)
class FeedView:
    """The feed as the template shows it."""

    id: str
    title: str
    subtitle: str
    updated: str
    page: str
    own_address: str
    sender: str
    rights: str
    entries: tuple[EntryView, ...]


def feed(edition: Edition, part: Part) -> bytes:
    """Return the feed of a part. Without entries it is as old as the plan, and stays so."""
    template = export_environment().get_template("exports/wijzigingen.atom.j2")
    return template.render(feed=_view(edition, part, entries(edition, part))).encode()


def _view(edition: Edition, part: Part, found: list[Entry]) -> FeedView:
    began = part.unit.main_plan.first_day or edition.reference_date
    tag = f"tag:{host_of(edition)},{_TAG_YEAR}:"
    return FeedView(
        id=f"{tag}{part.address}{FILE}",
        title=f"Wat is er veranderd: {part.title}",
        subtitle="Berichten, verschoven planningen, knelpunten en voortgangsberichten.",
        updated=_moment(max((one.on for one in found), default=min(began, edition.reference_date))),
        page=link(edition, part.address, part.address),
        own_address=link(edition, part.address, f"{part.address}{FILE}"),
        sender=edition.portal.site.publisher,
        rights=f"Licentie: {licence_of(edition).name}.",
        entries=tuple(
            EntryView(
                f"{tag}{one.name}",
                one.title,
                _moment(one.on),
                link(edition, part.address, one.address),
                one.paragraphs,
                one.category,
            )
            for one in found
        ),
    )


def _moment(day: datetime.date) -> str:
    """A day as Atom wants it: the data know no hour."""
    return f"{day.isoformat()}T00:00:00Z"


def entries(edition: Edition, part: Part) -> list[Entry]:
    """Return every entry of a part, the newest first."""
    public = public_of(edition, part.unit)
    found = [entry for one in part.actions for entry in _of_action(part, public.actions[one.id])]
    found += [_of_round(part, one) for one in public.rounds.values()]
    return sorted(found, key=lambda one: (one.on, one.name), reverse=True)


def _of_action(part: Part, action: Action) -> Iterator[Entry]:
    yield from _updates(part, action)
    yield from _shifts(part, action)
    for one in action.bottlenecks:
        yield from _bottleneck(part, action, one)


def _entry(part: Part, action: Action, name: str, what: str, on: datetime.date, *paragraphs: str) -> Entry:
    address = addresses.action_address(part.unit.id, action.id)
    return Entry(
        f"{address}{name}",
        f"{action.title}: {what}",
        on,
        address,
        tuple(filter(None, paragraphs)),
        part.unit.priorities[action.priority].title,
    )


def _updates(part: Part, action: Action) -> Iterator[Entry]:
    """A second report of the same day gets a number, so that ids stay what they are when more follow."""
    seen: Counter[datetime.date] = Counter()
    for update in sorted(action.updates, key=lambda one: (one.happened_on, one.published_on)):
        seen[update.happened_on] += 1
        number = f"-{seen[update.happened_on]}" if seen[update.happened_on] > 1 else ""
        if _concerns(part, update):
            name = f"bericht/{update.happened_on.isoformat()}{number}"
            yield _entry(
                part, action, name, _what(part, update), update.published_on, *_update_text(part, update)
            )


def _concerns(part: Part, update: Update) -> bool:
    """Whether an update is about a part: a report about one municipality is not about the others."""
    return part.municipality is None or concerns(update, part.municipality.id)


def _what(part: Part, update: Update) -> str:
    """What the update says of the part: the progress of the municipality itself, else of the whole."""
    own = part.municipality.id if part.municipality else ""
    progress = next(
        (one.progress for one in update.per_municipality if one.municipality == own), update.progress
    )
    state = state_of(progress)
    return "nieuw bericht" if state is State.NO_REPORT else state.label


def _update_text(part: Part, update: Update) -> Iterator[str]:
    names = part.unit.municipalities
    yield f"{date_text(update.happened_on)}:"
    yield update.text
    yield f"Reden: {update.reason}" if update.reason else ""
    yield update.result or ""
    yield from (f"{one.what}: {one.value}" for one in update.figures)
    for one in update.per_municipality:
        remark = f". {one.remark}" if one.remark else ""
        yield f"{names[one.municipality].name}: {one.progress.value}{remark}"


def _shifts(part: Part, action: Action) -> Iterator[Entry]:
    before = action.planning or "geen planning"
    for shift in action.shifts:
        yield _entry(
            part,
            action,
            f"verschuiving/{shift.on.isoformat()}",
            f"verschoven naar {shift.to}",
            shift.on,
            f"Van {before} naar {shift.to}.",
            f"Reden: {shift.reason}",
            f"Besloten door: {shift.decided_by}.",
        )
        before = shift.to


def _bottleneck(part: Part, action: Action, one: Bottleneck) -> Iterator[Entry]:
    public = max(one.reported_on, one.release.on) if one.release else one.reported_on
    yield _entry(
        part,
        action,
        f"knelpunt/{one.id}",
        "nieuw knelpunt",
        public,
        one.title,
        one.cause or "",
        one.consequence or "",
        f"Gevraagd: {one.requested}" if one.requested else "",
    )
    if one.solved_on:
        yield _entry(
            part,
            action,
            f"knelpunt/{one.id}/opgelost",
            "knelpunt opgelost",
            max(one.solved_on, public),
            one.title,
            one.decision or "",
        )


def _of_round(part: Part, this: Round) -> Entry:
    address = addresses.record_address(part.unit.id, "voortgang", this.id)
    texts = (this.review, this.developments, this.correction, this.outlook)
    public = this.release.on if this.release else this.reference_date
    return Entry(
        address.rstrip("/"),
        f"Voortgangsbericht: {this.title}",
        public,
        address,
        tuple(filter(None, texts)),
        "Voortgang",
    )
