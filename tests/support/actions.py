"""Small actions and units to test rules on, written in the Dutch words of the data."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from generator.model.action import Action
from generator.model.fields import IDENTITY_KEY
from generator.model.monitoring import Round
from generator.model.portal import Unit
from generator.progress.standing import Assessment, assess

FIRST_PROGRAMME, SECOND_PROGRAMME = "programma-2023-2024", "programma-2025-2026"


def day(text: str) -> datetime.date:
    """Return a day: '2024-12-31'."""
    return datetime.date.fromisoformat(text)


def action(identifier: str = "proef", **fields: Any) -> Action:
    """Return an action of the first programme of the example, with other fields as given."""
    usual = {
        IDENTITY_KEY: identifier,
        "plan": FIRST_PROGRAMME,
        "titel": f"De actie {identifier}",
        "samenvatting": "Een proef.",
        "prioriteit": "veilige-buurten",
        "niveau": "kernteam",
        "bron": {"plan": FIRST_PROGRAMME, "plaats": "hoofdstuk 1"},
    }
    return Action.model_validate(usual | fields)


def report(happened: str, progress: str | None = None, **fields: Any) -> dict[str, Any]:
    """Return an update that was published on the day it happened, unless said otherwise."""
    usual = {"gebeurd_op": happened, "gepubliceerd_op": happened, "tekst": "Er is iets gebeurd.",
             "ingevoerd_door": "adviseur"}  # fmt: skip
    reason = {"reden": "Daarom."} if progress in ("ligt stil", "gestopt") else {}
    finish = {"klaar_op": happened} if progress == "klaar" else {}
    said = {"voortgang": progress} if progress else {}
    return usual | said | reason | finish | fields


def with_actions(unit: Unit, *actions: Action) -> Unit:
    """Return a partnership that has these actions only."""
    return dataclasses.replace(unit, actions={one.id: one for one in actions})


def with_rounds(unit: Unit, *rounds: Round) -> Unit:
    """Return a partnership that has these rounds only."""
    return dataclasses.replace(unit, rounds={one.id: one for one in rounds})


def open_round(identifier: str, reference_date: str, **fields: Any) -> Round:
    """Return an open round that was released on its reference date."""
    usual = {
        IDENTITY_KEY: identifier,
        "titel": f"Ronde {identifier}",
        "plan": FIRST_PROGRAMME,
        "peildatum": reference_date,
        "vrijgegeven": {"op": reference_date, "door": "de stuurgroep"},
    }
    return Round.model_validate(usual | fields)


def assessed(unit: Unit, one: Action, date: str) -> Assessment:
    """Return where an action stands on a day, with its timeliness."""
    return assess(with_actions(unit, one), one, day(date), (), shows_timeliness=True)
