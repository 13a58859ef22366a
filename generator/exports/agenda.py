"""The planned moments of a part as a calendar (RFC 5545).

A day, a period or a step is one event over whole days; the day after the last is its end.
The wording of the plan stands in the description, because the dates only place it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from generator import __version__, addresses
from generator.dutch import date_text
from generator.edition import Edition
from generator.exports.part import Part, link
from generator.exports.rows import Case, cases, public_of
from generator.model.action import Milestone
from generator.model.plan import Plan
from generator.model.values import slug
from generator.planning import NamedEvent, Period, UnknownWording, parse_wording
from generator.progress.outcome import PlanningClass
from generator.progress.planned import Planned, shifts_until

_ONE_DAY = datetime.timedelta(days=1)
NO_HOST = "plansite.invalid"


@dataclass(frozen=True)
class Moment:
    """One event: what, when, how often it changed and where to read more."""

    id: str
    title: str
    start: datetime.date
    end: datetime.date
    """The last day, included."""
    description: str
    address: str
    known_on: datetime.date
    """The newest day on which anything about it became known."""
    sequence: int = 0
    category: str = ""
    is_cancelled: bool = False


def agenda(edition: Edition, part: Part) -> bytes:
    """Return the calendar of a part: what is planned, steps, rounds, named events and the ends of plans."""
    calendar = Calendar()
    calendar.add("prodid", f"-//plansite//plansite {__version__}//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", f"Planning: {part.title}")
    calendar.add("x-wr-calname", f"Planning: {part.title}")
    calendar.add("refresh-interval", _ONE_DAY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    events = b"".join(_event(edition, part, moment) for moment in moments(edition, part))
    head, end, _ = bytes(calendar.to_ical()).rpartition(b"END:VCALENDAR")
    return head + events + end + b"\r\n"


def host_of(edition: Edition) -> str:
    """Return the name under which ids are unique: from the data, so that a preview has the same."""
    address = edition.portal.site.address
    return (urlsplit(address).hostname if address else None) or NO_HOST


def moments(edition: Edition, part: Part) -> list[Moment]:
    """Return every event of a part, in order of time."""
    found = [
        *(moment for case in cases(edition, part) for moment in _of_action(case)),
        *_rounds(edition, part),
        *_named_events(edition, part),
        *_plan_ends(edition, part),
    ]
    return sorted(found, key=lambda one: (one.start, one.id))


def _event(edition: Edition, part: Part, moment: Moment) -> bytes:
    """Return an event as it stands in a calendar. Most stand in several, and writing takes the library long."""
    url = link(edition, part.address, moment.address) if edition.base_url else None
    return edition.once(f"event {moment} {url}", lambda: _written(edition, moment, url))


def _written(edition: Edition, moment: Moment, url: str | None) -> bytes:
    known = datetime.datetime.combine(moment.known_on, datetime.time(), datetime.UTC)
    event = CalendarEvent()
    event.add("uid", f"{moment.id}@{host_of(edition)}")
    event.add("dtstamp", known)
    event.add("last-modified", known)
    event.add("sequence", moment.sequence)
    event.add("dtstart", moment.start)
    event.add("dtend", moment.end + _ONE_DAY)
    event.add("summary", moment.title)
    event.add("description", moment.description)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if moment.is_cancelled else "CONFIRMED")
    if moment.category:
        event.add("categories", [moment.category])
    if url:
        event.add("url", url)
    return bytes(event.to_ical())


def _of_action(case: Case) -> Iterator[Moment]:
    """What an action plans: its own moment and its steps. What goes on has no moment."""
    yield from _planned(case)
    action, priority = case.action, case.unit.priorities[case.action.priority].title
    for milestone in action.milestones:
        if _will_not_come(case, milestone):
            continue
        period = parse_wording(milestone.planning, case.edition.events)
        stretch = None if isinstance(period, UnknownWording) else stretch_of(period)
        if stretch:
            yield Moment(
                id=f"{case.unit.id}-{action.id}-stap-{slug(milestone.title)}",
                title=f"{action.title}: {milestone.title}",
                start=stretch[0],
                end=stretch[1],
                description=f"Planning volgens het plan: {milestone.planning}.",
                address=addresses.action_address(case.unit.id, action.id),
                known_on=_first_known(case.edition, case.unit.plans[action.plan]),
                category=priority,
            )


def _will_not_come(case: Case, milestone: Milestone) -> bool:
    """Whether a step is still to be taken, in work that is over here."""
    is_reached = milestone.reached_on is not None and milestone.reached_on <= case.edition.reference_date
    return case.standing.state.has_ended and not is_reached


def _planned(case: Case) -> Iterator[Moment]:
    action, planned = case.action, case.assessment.planned
    stretch = stretch_of(planned.period)
    if (
        case.assessment.goes_on
        or PlanningClass.of(planned.period) is not PlanningClass.MOMENT
        or stretch is None
    ):
        return
    shifts = shifts_until(action, case.edition.reference_date)
    update = case.standing.update
    plan = _first_known(case.edition, case.unit.plans[action.plan])
    yield Moment(
        id=f"{case.unit.id}-{action.id}",
        title=action.title,
        start=stretch[0],
        end=stretch[1],
        description=_description(case, planned),
        address=addresses.action_address(case.unit.id, action.id),
        known_on=max([plan, *(one.on for one in shifts), *([update.published_on] if update else [])]),
        sequence=len(shifts),
        category=case.unit.priorities[action.priority].title,
        is_cancelled=case.standing.state.has_ended_otherwise,
    )


def _description(case: Case, planned: Planned) -> str:
    first = (
        f"Eerst: {case.assessment.first.wording or 'geen planning'}." if case.assessment.has_shifted else ""
    )
    wording = (
        f"Planning volgens het plan: {planned.wording}." if not first else f"Planning nu: {planned.wording}."
    )
    state = f"Hoe ver is het: {case.standing.state.label}."
    return "\n".join(filter(None, (case.action.summary, wording, first, state)))


def stretch_of(period: Period) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and last day of a planned moment: of the period, or of the one side that is named."""
    if period.edge:
        return period.edge.start, period.edge.end
    if period.end is None:
        return (period.start, period.start) if period.start else None
    return period.start or period.end, period.end


def _first_known(edition: Edition, plan: Plan) -> datetime.date:
    """A planning is as old as its plan; of a plan without a period only today is known."""
    return min(plan.first_day or edition.reference_date, edition.reference_date)


def _rounds(edition: Edition, part: Part) -> Iterator[Moment]:
    unit = part.unit
    for one in public_of(edition, unit).rounds.values():
        day = one.meeting_on or one.reference_date
        what = "bespreking" if one.meeting_on else "peildatum"
        yield Moment(
            id=f"{unit.id}-voortgang-{one.id}",
            title=f"Voortgang {unit.partnership.short_name}: {what} {one.title}",
            start=day,
            end=day,
            description=f"Het voortgangsbericht gaat over de stand op {date_text(one.reference_date)}.",
            address=addresses.record_address(unit.id, "voortgang", one.id),
            known_on=one.release.on if one.release else one.reference_date,
        )


def _named_events(edition: Edition, part: Part) -> Iterator[Moment]:
    """The weeks and days with a name that actions of this part plan by."""
    planned = {case.assessment.planned.period.event for case in cases(edition, part)}
    for event in edition.events:
        if event.name in planned:
            yield from _editions(edition, part, event)


def _editions(edition: Edition, part: Part, event: NamedEvent) -> Iterator[Moment]:
    explanations = {one.name: one.explanation for one in edition.portal.events}
    for year, (start, end) in event.editions.items():
        yield Moment(
            id=f"evenement-{slug(event.name)}-{year}",
            title=f"{event.name} {year}",
            start=start,
            end=end,
            description=explanations[event.name],
            address=addresses.page_address(part.unit.id, "planning"),
            known_on=datetime.date(year, 1, 1),
        )


def _plan_ends(edition: Edition, part: Part) -> Iterator[Moment]:
    date = edition.reference_date
    for plan in part.plans:
        last = plan.last_day(date)
        if last is None:
            continue
        extension = plan.extension if plan.is_extended(date) else None
        yield Moment(
            id=f"{part.unit.id}-plan-{plan.id}",
            title=f"Laatste dag: {plan.title}",
            start=last,
            end=last,
            description=f"Verlengd door {extension.decision}." if extension else "Dan loopt het plan af.",
            address=addresses.plan_address(part.unit.id, plan.id),
            known_on=extension.decided_on if extension else _first_known(edition, plan),
            sequence=int(extension is not None),
        )
