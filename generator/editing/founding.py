"""A new partnership: a complete small plan, with everything in it still to be filled in."""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.editing.creating import NEXT, Request
from generator.editing.kinds import kind_named
from generator.editing.proposals import NOTHING_CHANGED, Proposal, Refusal, parts_of, wrong_name
from generator.editing.skeleton import Known, new_text
from generator.editing.yaml_text import Fields
from generator.loading.folders import ACCESSIBILITY_FILE, OPTIONAL_FILES, SHARED_FILES
from generator.model.fields import RecordKind
from generator.program import PROGRAM

_PLAN, _PRIORITY, _MUNICIPALITY, _ACTION, _GOAL = "plan", "prioriteit-1", "gemeente-1", "actie-1", "doel-1"
_SOURCE: Fields = {"plan": _PLAN}
_KNOWN: Known = {
    RecordKind.PLAN: [_PLAN],
    RecordKind.PRIORITY: [_PRIORITY],
    RecordKind.MUNICIPALITY: [_MUNICIPALITY],
    RecordKind.LEVEL: ["gezamenlijk", "lokaal"],
    RecordKind.GOAL: [_GOAL],
}
_LEVELS: list[Fields] = [
    {"id": "gezamenlijk", "naam": "Gezamenlijk", "samen": "ja"},
    {"id": "lokaal", "naam": "Lokaal", "samen": "nee"},
]
# Numbers that hold everywhere in the Netherlands.
_HELP_LINES: list[Fields] = [
    {"naam": "Alarmnummer", "nummer": "112", "wanneer": "Er is direct gevaar."},
    {
        "naam": "Politie, geen spoed",
        "nummer": "0900-8844",
        "wanneer": "U wilt de politie spreken en het heeft geen spoed.",
    },
    {
        "naam": "Meld Misdaad Anoniem",
        "nummer": "0800-7000",
        "wanneer": "U wilt iets melden zonder uw naam te noemen.",
    },
]
_TERMS: list[Fields] = [
    {"id": "ivp", "begrip": "integraal veiligheidsplan", "afkorting": "IVP",
     "uitleg": "Een plan voor alles wat met veiligheid te maken heeft."},
]  # fmt: skip


def new_partnership(request: Request) -> Proposal | Refusal:
    """Return the changes that make a partnership, and the shared files that the data folder lacks."""
    name = parts_of(request.path, request.data)[0]
    folder = request.data / name
    if request.given:
        return Refusal("Bij een nieuwe samenwerking vult u de velden in de bestanden in.")
    if folder.exists():
        return Refusal(f"{folder.as_posix()} bestaat al. {NOTHING_CHANGED}")
    refusal = wrong_name(request.path) if "/" in request.path.strip("/") else wrong_name(name)
    if refusal:
        return refusal
    changes = {**_shared(request.data, request.date), **_unit(folder)}
    made = sorted(path.as_posix() for path in changes)
    return Proposal(changes, (
        f"De samenwerking “{name}” is gemaakt. Dit zijn de bestanden:",
        *(f"  {path}" for path in made),
        "Vul in wat nog ontbreekt: zoek in deze bestanden naar VUL IN en GM0000.",
        f"Geef plan, gemeente, prioriteit en actie een eigen naam, bijvoorbeeld: "
        f"{PROGRAM} rename {name}/gemeenten/{_MUNICIPALITY} naam-van-de-gemeente",
        NEXT,
    ))  # fmt: skip


def _shared(data: Path, date: datetime.date) -> dict[Path, str]:
    fields: dict[str, Fields] = {
        ACCESSIBILITY_FILE: {"status": "niet onderzocht", "bijgewerkt_op": date.isoformat()},
        "begrippen.yml": {"begrippen": [dict(term) for term in _TERMS]},
        "contact.yml": {"nummers": [dict(line) for line in _HELP_LINES]},
    }
    needed = [file for file in SHARED_FILES if file not in OPTIONAL_FILES and not (data / file).exists()]
    return {
        data / file: new_text(kind_named(file.removesuffix(".yml")), fields.get(file, {}), _KNOWN)
        for file in needed
    }


def _unit(folder: Path) -> dict[Path, str]:
    goals: list[Fields] = [{"id": _GOAL}]
    records: dict[str, tuple[str, Fields]] = {
        "samenwerking.yml": ("samenwerking", _partnership()),
        f"plannen/{_PLAN}.yml": ("plan", {"soort": "ivp"}),
        f"prioriteiten/{_PRIORITY}.yml": (
            "prioriteit",
            {"plan": _PLAN, "volgorde": "1", "doelen": [dict(goal) for goal in goals], "bron": dict(_SOURCE)},
        ),
        f"gemeenten/{_MUNICIPALITY}.yml": ("gemeente", {"lokaal_hoofdstuk": "nee", "bron": dict(_SOURCE)}),
        f"acties/{_ACTION}.yml": (
            "actie",
            {"plan": _PLAN, "prioriteit": _PRIORITY, "niveau": "gezamenlijk", "planning": "Ntb",
             "doelen": [_GOAL], "bron": dict(_SOURCE)},
        ),
    }  # fmt: skip
    return {
        folder / path: new_text(kind_named(kind), fields, _KNOWN) for path, (kind, fields) in records.items()
    }


def _partnership() -> Fields:
    return {
        "gemeenten": [_MUNICIPALITY],
        "hoofdplan": _PLAN,
        "niveaus": [dict(level) for level in _LEVELS],
        "sturing": {"bron": dict(_SOURCE)},
        "bijdrage": {"bron": dict(_SOURCE)},
        "bron": dict(_SOURCE),
    }
