"""What every state means, and how each counts: the rules of the site as a page for visitors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages import addresses
from generator.pages.page import HOME_CRUMB, Edition, Page
from generator.progress.outcome import RULES, Rule
from generator.progress.rounds import Freshness
from generator.progress.state import State
from generator.progress.timeliness import Timeliness


@dataclass(frozen=True)
class RuleRow:
    """One row of the table of rules, in words."""

    rule: Rule
    when: str


@dataclass(frozen=True)
class StatesView:
    """All states of the site."""

    states: tuple[State, ...]
    timeliness: tuple[Timeliness, ...]
    freshness: tuple[Freshness, ...]
    rules: tuple[RuleRow, ...]


def states_page(edition: Edition) -> Iterator[Page]:
    """Every state in one sentence with its icon, and the table that decides what counts."""
    yield Page(
        address=addresses.STATES,
        template="standen.md.j2",
        kind="standen",
        title="Wat betekenen de standen?",
        description="Wat ‘bezig’, ‘klaar’, ‘later dan gepland’ en ‘nog geen bericht’ op deze site betekenen.",
        view=StatesView(
            tuple(State),
            tuple(Timeliness),
            tuple(Freshness),
            tuple(RuleRow(rule, _when(rule)) for rule in RULES),
        ),
        trail=(HOME_CRUMB,),
        explains_terms=False,
    )


def _when(rule: Rule) -> str:
    conditions = [
        " of ".join(state.label for state in rule.states),
        " of ".join(phase.value for phase in rule.phases),
        {True: "het werk loopt door", False: "het werk heeft een einde", None: ""}[rule.goes_on],
        "er vallen andere acties onder" if rule.is_umbrella else "",
    ]
    return ", ".join(filter(None, conditions)).capitalize()
