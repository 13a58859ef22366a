"""How far an action is, as people said it in updates. Nothing else decides a state."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from generator.model.action import Action, Progress, Update


class State(Enum):
    """What a page shows behind 'Hoe ver is het?': a progress value, or that nobody reported yet."""

    NO_REPORT = (
        "nog geen bericht",
        "unknown",
        "Er is nog geen bericht over deze actie. Dat zegt niet of zij is uitgevoerd.",
    )
    NOT_STARTED = (
        "nog niet begonnen",
        "not-started",
        "De uitvoerder laat weten dat het werk nog moet beginnen.",
    )
    RUNNING = ("bezig", "running", "Er wordt aan gewerkt.")
    DONE = ("klaar", "done", "Het werk is af.")
    ON_HOLD = (
        "ligt stil",
        "on-hold",
        "Het werk is begonnen of gepland, maar gaat nu niet door. De reden staat erbij.",
    )
    STOPPED = ("gestopt", "stopped", "De actie gaat niet verder. De reden staat erbij.")
    MERGED = ("samengevoegd", "merged", "De actie is opgegaan in een andere actie.")
    HANDED_OVER = ("overgenomen", "handed-over", "Een andere organisatie doet dit nu.")

    def __init__(self, label: str, style: str, definition: str) -> None:
        self.label = label
        self.style = style
        self.definition = definition

    @property
    def is_done(self) -> bool:
        """Whether the promised work is finished."""
        return self is State.DONE

    @property
    def has_begun(self) -> bool:
        """Whether the work is under way or further."""
        return self in (State.RUNNING, State.DONE, State.ON_HOLD)

    @property
    def has_ended_otherwise(self) -> bool:
        """Whether the action ended without being finished here."""
        return self in (State.STOPPED, State.MERGED, State.HANDED_OVER)

    @property
    def has_ended(self) -> bool:
        """Whether no further work is expected here."""
        return self.is_done or self.has_ended_otherwise

    @property
    def has_report(self) -> bool:
        """Whether anyone said how far the action is."""
        return self is not State.NO_REPORT


_STATE_OF = {
    Progress.NOT_STARTED: State.NOT_STARTED,
    Progress.RUNNING: State.RUNNING,
    Progress.DONE: State.DONE,
    Progress.STOPPED: State.STOPPED,
    Progress.ON_HOLD: State.ON_HOLD,
    Progress.MERGED: State.MERGED,
    Progress.HANDED_OVER: State.HANDED_OVER,
}


@dataclass(frozen=True)
class Standing:
    """A state, and the update that said so."""

    state: State
    update: Update | None = None

    @property
    def finished_on(self) -> datetime.date | None:
        """The day on which the work was finished, if it is."""
        return self.update.finished_on if self.update and self.state.is_done else None


def state_of(progress: Progress | None) -> State:
    """Return the state that a progress value stands for."""
    return _STATE_OF[progress] if progress else State.NO_REPORT


def progress_of(state: State) -> Progress | None:
    """Return the progress value that a state stands for; without a report there is none."""
    return next((progress for progress, known in _STATE_OF.items() if known is state), None)


def counting_updates(
    action: Action, date: datetime.date, known_on: datetime.date | None = None
) -> list[Update]:
    """Return the updates that had happened by a date and were public by then, the newest first.

    A round looks back: it counts what had happened by its reference date and was public on
    a later day, `known_on`.
    """
    public_by = known_on or date
    counting = [
        update for update in action.updates if update.happened_on <= date and update.published_on <= public_by
    ]
    return sorted(counting, key=lambda update: (update.happened_on, update.published_on), reverse=True)


def concerns(update: Update, municipality: str) -> bool:
    """Whether an update is about a municipality: about it, about all, or the end of the whole action.

    An update that tells municipalities apart is about those it names, also where it says besides
    how far the whole is.
    """
    named = [one.municipality for one in update.per_municipality]
    ends_all = update.progress is not None and update.progress.has_ended
    return not named or municipality in named or ends_all


def updates_about(
    action: Action, municipality: str | None, date: datetime.date, known_on: datetime.date | None = None
) -> list[Update]:
    """Return the counting updates about one municipality, or without one all of them, the newest first."""
    updates = counting_updates(action, date, known_on)
    return [update for update in updates if municipality is None or concerns(update, municipality)]


def standing_on(action: Action, date: datetime.date, known_on: datetime.date | None = None) -> Standing:
    """Return the state on a date: that of the newest counting update which says how far it is."""
    for update in counting_updates(action, date, known_on):
        if update.progress:
            return Standing(state_of(update.progress), update)
    return Standing(State.NO_REPORT)


def standing_in(
    action: Action, municipality: str, date: datetime.date, known_on: datetime.date | None = None
) -> Standing:
    """Return the state of one municipality's part of an action.

    Its own newest word counts, unless a later report ended the whole action. Where reports
    tell municipalities apart, silence about one of them is silence; otherwise the whole speaks for all.
    """
    updates = counting_updates(action, date, known_on)
    for update in updates:
        own = next((one for one in update.per_municipality if one.municipality == municipality), None)
        if own:
            return Standing(state_of(own.progress), update)
        if update.progress and update.progress.has_ended:
            return Standing(state_of(update.progress), update)
    if any(update.per_municipality for update in updates):
        return Standing(State.NO_REPORT)
    return standing_on(action, date, known_on)
