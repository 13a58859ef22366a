"""Reports say what they must say, and what is frozen stays as it was."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.planning import events_of
from generator.freezing import checksum
from generator.loading.folders import Documents
from generator.loading.records import Document
from generator.model.action import Action, Bottleneck, Progress, Update
from generator.model.monitoring import RoundStatus
from generator.planning import UnknownWording, parse_wording
from generator.problems import Problem, allowed_values, nearest
from generator.program import PROGRAM

Path = tuple[str | int, ...]
# A milestone may lie this far outside the planning of its action before it is taken for a mistake.
_MILESTONE_SLACK = datetime.timedelta(days=366)


def updates_are_complete(documents: Documents) -> Iterator[Problem]:
    """'Klaar' goes with a finish date, 'ligt stil' and 'gestopt' with a reason, and days are in order."""
    for document, action in _actions(documents):
        for index, update in enumerate(action.updates):
            yield from _update_problems(document, action, update, ("berichten", index))


def _actions(documents: Documents) -> Iterator[tuple[Document[Action], Action]]:
    for unit in documents.units.values():
        for document in unit.of("acties").values():
            if document.knows():  # what a damaged file says about progress cannot be judged yet
                yield document, document.record


def _update_problems(
    document: Document[Action], action: Action, update: Update, path: Path
) -> Iterator[Problem]:
    if update.progress is Progress.DONE and update.finished_on is None:
        yield document.problem(
            (*path, "voortgang"),
            "Bij “klaar” ontbreekt het veld “klaar_op”.",
            "Vul de dag in waarop de actie klaar was.",
        )
    if update.finished_on and update.progress is not Progress.DONE:
        yield document.problem(
            (*path, "klaar_op"),
            "“klaar_op” is ingevuld, maar de voortgang is niet “klaar”.",
            "Zet “voortgang: klaar”, of haal “klaar_op” weg.",
        )
    if update.progress and update.progress.needs_reason and not update.reason:
        yield document.problem(
            (*path, "voortgang"),
            f"Bij “{update.progress.value}” ontbreekt het veld “reden”.",
            "Schrijf in één zin waarom.",
        )
    if update.published_on < update.happened_on:
        yield document.problem(
            (*path, "gepubliceerd_op"),
            "Dit bericht kwam op de site voordat het gebeurde.",
            f"Kies {update.happened_on.isoformat()} of later.",
        )
    if update.finished_on and update.finished_on > update.happened_on:
        yield document.problem(
            (*path, "klaar_op"),
            "De actie was later klaar dan het bericht zegt.",
            f"Kies {update.happened_on.isoformat()} of eerder.",
        )
    yield from _destination_problems(document, action, update, path)


def _destination_problems(
    document: Document[Action], action: Action, update: Update, path: Path
) -> Iterator[Problem]:
    """What was merged or handed over says into what, or to whom."""
    if update.progress is Progress.MERGED and action.merged_into is None:
        yield document.problem(
            (*path, "voortgang"),
            "Bij “samengevoegd” ontbreekt het veld “samengevoegd_met” van de actie.",
            "Noem de actie waar deze in opging.",
        )
    if update.progress is Progress.HANDED_OVER and not (action.handed_over_to or action.replaced_by):
        yield document.problem(
            (*path, "voortgang"),
            "Bij “overgenomen” ontbreekt wie de actie overnam.",
            "Vul “overgenomen_door” of “vervangen_door” in bij de actie.",
        )


def states_name_participants(documents: Documents) -> Iterator[Problem]:
    """The state per municipality names only municipalities that take part in the action."""
    for unit in documents.units.values():
        for document in unit.of("acties").values():
            if not document.knows():
                continue
            action: Action = document.record
            plan = unit.of("plannen").get(action.plan)
            everyone = unit.partnership.record.municipalities if unit.partnership else ()
            members = action.municipalities or (plan.record.municipalities if plan else ()) or everyone
            yield from _strangers(document, members)


def _strangers(document: Document[Action], members: tuple[str, ...]) -> Iterator[Problem]:
    for place, update in enumerate(document.record.updates):
        for index, one in enumerate(update.per_municipality):
            if members and one.municipality not in members:
                yield document.problem(
                    ("berichten", place, "per_gemeente", index, "gemeente"),
                    f"“{one.municipality}” doet niet mee aan deze actie.",
                    allowed_values(members),
                    nearest(one.municipality, members),
                )


def bottlenecks_are_complete(documents: Documents) -> Iterator[Problem]:
    """An open bottleneck has a cause, a consequence and a request; every bottleneck is released."""
    for document, action in _actions(documents):
        for index, one in enumerate(action.bottlenecks):
            yield from _bottleneck_problems(document, one, ("knelpunten", index))


def _bottleneck_problems(document: Document[Action], one: Bottleneck, path: Path) -> Iterator[Problem]:
    if one.release is None:
        yield document.problem(
            path,
            f"Het knelpunt “{one.title}” is niet vrijgegeven om te publiceren.",
            "Vul “vrijgegeven” in, met op en door. Wat niet openbaar is, hoort niet in deze bestanden.",
        )
    if one.solved_on is None:
        missing = [
            key
            for key, value in (
                ("oorzaak", one.cause),
                ("gevolg", one.consequence),
                ("gevraagd", one.requested),
            )
            if value is None
        ]
        if missing:
            yield document.problem(
                path,
                f"Bij het open knelpunt “{one.title}” ontbreekt: {', '.join(missing)}.",
                "Een open knelpunt heeft een oorzaak, een gevolg en wat er wordt gevraagd.",
            )
    if one.solved_on and one.solved_on < one.reported_on:
        yield document.problem(
            (*path, "opgelost_op"),
            "Het knelpunt is opgelost voordat het is gemeld.",
            f"Kies {one.reported_on.isoformat()} of later.",
        )


def milestones_are_near(documents: Documents) -> Iterator[Problem]:
    """A milestone lies within a year of the planning of its action."""
    events = events_of(documents)
    for document, action in _actions(documents):
        planned = parse_wording(action.planning, events)
        if (
            isinstance(planned, UnknownWording)
            or planned.start is None
            or planned.end is None
            or action.shifts
        ):
            continue
        for index, milestone in enumerate(action.milestones):
            step = parse_wording(milestone.planning, events)
            if isinstance(step, UnknownWording):
                continue
            too_early = step.end is not None and step.end < planned.start - _MILESTONE_SLACK
            too_late = step.start is not None and step.start > planned.end + _MILESTONE_SLACK
            if too_early or too_late:
                yield document.problem(
                    ("mijlpalen", index, "planning"),
                    f"De stap “{milestone.title}” ligt meer dan een jaar buiten de planning "
                    f"van de actie ({action.planning}).",
                    "Kies een moment dat bij de planning past.",
                )


def rounds_are_released(documents: Documents) -> Iterator[Problem]:
    """A round is released by a body before it is in these files at all."""
    for unit in documents.units.values():
        for document in unit.of("voortgang").values():
            if document.knows("vrijgegeven") and document.record.release is None:
                yield document.problem(
                    (),
                    "Dit voortgangsbericht is niet vrijgegeven om te publiceren.",
                    "Vul “vrijgegeven” in, met op en door. Wat niet openbaar is, hoort niet in deze bestanden.",
                )


def frozen_rounds_stay(documents: Documents) -> Iterator[Problem]:
    """A frozen round keeps every word it had; corrections go into its notices."""
    for unit in documents.units.values():
        for document in unit.of("voortgang").values():
            if not document.knows():
                continue
            this = document.record
            if this.status is RoundStatus.FROZEN and this.snapshot is None:
                yield document.problem(
                    ("status",),
                    "Deze ronde heet bevroren, maar de momentopname ontbreekt.",
                    f"Zet “status: open” en gebruik de opdracht: {PROGRAM} freeze {unit.id}/{this.id}.",
                )
            if this.status is RoundStatus.OPEN and this.snapshot is not None:
                yield document.problem(
                    ("status",),
                    "Deze ronde heeft een momentopname en kan niet meer open.",
                    "Zet “status: bevroren”.",
                )
            if this.snapshot is not None and this.snapshot.checksum != checksum(this, this.snapshot):
                yield document.problem(
                    ("momentopname", "controlegetal"),
                    "Deze bevroren ronde is veranderd.",
                    "Zet de oude tekst terug. Een verbetering hoort bij “mededelingen”.",
                )
