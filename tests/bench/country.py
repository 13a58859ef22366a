"""A made-up country: any number of partnerships as data files, each about as large as a real one.

    python -m tests.bench.country NUMBER FOLDER [--seed SEED]

Partnership n is the same whatever the number of partnerships is, so sizes can be compared.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.bench.words import DEEDS, DOERS, KINDS, SUBJECTS, place_name, sentences
from tests.support.sites import EXAMPLE

MUNICIPALITIES, PRIORITIES, ACTIONS = 4, 4, 14
_VILLAGES = 4
_PLANS = {"plan": ("ivp-2024-2027", "ivp"), "programme": ("uvp-2025-2026", "uvp")}
_PLANNINGS = (
    "doorlopend", "Q1 2025", "Q3 2025", "Q2 2026", "2025", "2026", "maart 2026", "najaar 2025", "eerste helft 2026",
    "januari 2025 t/m juni 2026", "elk kwartaal", "nader te bepalen",
)  # fmt: skip
_THEMES = ("veilige-buurt", "jeugd", "inbraak")
Record = dict[str, Any]


def write_country(folder: Path, number: int, seed: int = 1) -> None:
    """Write the data and the content of a country with so many partnerships into an empty folder."""
    data = folder / "data"
    data.mkdir(parents=True)
    for shared in sorted((EXAMPLE / "data").glob("*.yml")):
        shutil.copyfile(shared, data / shared.name)
    (data / "site.yml").write_text(_yaml(_site()), encoding="utf-8")
    shutil.copytree(EXAMPLE / "content", folder / "content")
    for index in range(number):
        for path, record in partnership(index, seed):
            target = data / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_yaml(record), encoding="utf-8")


class _Dumper(yaml.SafeDumper):
    """Writes lists as the checks of the layout want them: two signs to the right of their field."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _yaml(record: Record) -> str:
    return yaml.dump(record, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def _site() -> Record:
    return {
        "naam": "Veiligheid in het verzonnen land",
        "afzender": "de makers van plansite",
        "waarvoor": "Meet met verzonnen gemeenten hoe snel een grote site wordt gemaakt.",
        "postbus": "redactie@voorbeeld.example",
        "adres": "https://voorbeeld.example/",
    }


def unit_of(index: int) -> str:
    """Return the id of a partnership."""
    return f"regio-{index:03}"


def partnership(index: int, seed: int) -> Iterator[tuple[str, Record]]:
    """Yield every file of a partnership."""
    unit, chance = unit_of(index), random.Random(f"{seed} {index}")
    places = [
        place_name(index * MUNICIPALITIES * _VILLAGES + one) for one in range(MUNICIPALITIES * _VILLAGES)
    ]
    towns = {_id(name): name for name in places[::_VILLAGES]}
    priorities = {_id(name): name for name in chance.sample(SUBJECTS, PRIORITIES)}
    yield f"{unit}/samenwerking.yml", _partnership(index, list(towns), chance)
    yield f"{unit}/plannen/{_PLANS['plan'][0]}.yml", _plan("plan", index, chance)
    yield f"{unit}/plannen/{_PLANS['programme'][0]}.yml", _plan("programme", index, chance)
    for number, (town, name) in enumerate(towns.items()):
        villages = places[number * _VILLAGES : (number + 1) * _VILLAGES]
        yield f"{unit}/gemeenten/{town}.yml", _municipality(index, number, name, villages, chance)
    for number, (priority, name) in enumerate(priorities.items()):
        yield f"{unit}/prioriteiten/{priority}.yml", _priority(number, priority, name, chance)
    kinds = [(kind, subject) for kind in KINDS for subject in priorities]
    for number, (kind, subject) in enumerate(chance.sample(kinds, ACTIONS)):
        title = f"{kind} {priorities[subject].lower()}"
        yield f"{unit}/acties/{_id(title)}.yml", _action(number, title, subject, list(towns), chance)
    yield f"{unit}/indicatoren/woninginbraken.yml", _indicator(list(towns), next(iter(priorities)), chance)


def _id(name: str) -> str:
    return name.lower().replace(" ", "-")


def _source(chapter: int) -> Record:
    return {"plan": _PLANS["programme"][0], "plaats": f"hoofdstuk {chapter}"}


def _partnership(index: int, towns: list[str], chance: random.Random) -> Record:
    name = place_name(index * MUNICIPALITIES * _VILLAGES)
    return {
        "naam": f"Samenwerking {name}",
        "korte_naam": name,
        "samenvatting": f"Vier verzonnen gemeenten rond {name} werken samen aan veiligheid.",
        "fictief": "ja",
        "gemeenten": towns,
        "basisteam": f"Basisteam {name}",
        "hoofdplan": _PLANS["programme"][0],
        "partners": [
            {"naam": "Politie", "rol": "Denkt mee."},
            {"naam": "Openbaar Ministerie", "rol": "Beslist mee."},
        ],
        "niveaus": [
            {"id": "samen", "naam": "Samen", "samen": "ja"},
            {"id": "lokaal", "naam": "Lokaal", "samen": "nee"},
        ],
        "inleiding": f"{sentences(chance, 3)}\n\n{sentences(chance, 3)}",
        "aanpak": [
            {"kop": f"Deel {one}", "plaats": "hoofdstuk 1", "tekst": sentences(chance, 3)}
            for one in range(1, 4)
        ],
        "sturing": {
            "naam": "driehoek",
            "leden": ["burgemeesters", "politie", "Openbaar Ministerie"],
            "hoe_vaak": "vier keer per jaar",
            "tekst": sentences(chance, 2),
            "bron": _source(2),
        },
        "bijdrage": {
            "per_inwoner": "0,25",
            "waarvoor": "Voor de acties die samen worden gedaan.",
            "bron": _source(3),
        },
        "bron": _source(1),
    }


def _plan(which: str, index: int, chance: random.Random) -> Record:
    identifier, kind = _PLANS[which]
    first, last = identifier.split("-")[1:]
    above: Record = {"valt_onder": _PLANS["plan"][0]} if which == "programme" else {}
    return {
        "soort": kind,
        "titel": f"{'Veiligheidsplan' if which == 'plan' else 'Programma'} {place_name(index * 16)} {first}-{last}",
        "samenvatting": "Een verzonnen plan om mee te meten.",
        **above,
        "periode": {"van": f"{first}-01-01", "tot_en_met": f"{last}-12-31"},
        "ambitie": sentences(chance, 1),
        "trends": [
            {"kop": f"Trend {one}", "plaats": "hoofdstuk 2", "tekst": sentences(chance, 1)}
            for one in range(1, 5)
        ],
        "onderdelen": [
            {"kop": f"Onderdeel {one}", "plaats": f"hoofdstuk {one}", "tekst": sentences(chance, 4)}
            for one in range(1, 4)
        ],
        "besluiten": [
            {"orgaan": "de gemeenteraden", "wat": "vastgesteld", "wanneer": f"december {int(first) - 1}"}
        ],
    }


def _municipality(index: int, number: int, name: str, villages: list[str], chance: random.Random) -> Record:
    return {
        "naam": name,
        "code": f"GM{(index * MUNICIPALITIES + number) % 9_999 + 1:04}",
        "plaatsen": villages,
        "inwoners": {
            "aantal": chance.randrange(8_000, 90_000),
            "op": "2025-01-01",
            "bron": {"naam": "Verzonnen bevolkingscijfers", "tabel": "F1"},
        },
        "karakter_samenvatting": f"{name} is verzonnen.",
        "karakter": sentences(chance, 3),
        "lokaal_hoofdstuk": "nee",
        "bijdrage": {"bedrag": chance.randrange(1_000, 9_000), "bron": _source(3)},
        "bron": _source(7),
    }


def _priority(number: int, identifier: str, name: str, chance: random.Random) -> Record:
    return {
        "plan": _PLANS["programme"][0],
        "titel": name,
        "samenvatting": f"Wat de gemeenten doen aan {name.lower()}.",
        "volgorde": number + 1,
        "themas": [_THEMES[number % len(_THEMES)]],
        "inleiding": f"{sentences(chance, 4)}\n\n{sentences(chance, 2)}",
        "ambities": [{"titel": f"Lijn {one}", "tekst": sentences(chance, 2)} for one in range(1, 3)],
        "doelen": [
            {"id": f"{identifier}-{one}", "tekst": sentences(chance, 1), "plaats": "hoofdstuk 4"}
            for one in range(1, 3)
        ],
        "bron": _source(4),
    }


def _action(number: int, title: str, priority: str, towns: list[str], chance: random.Random) -> Record:
    some: Record = (
        {"niveau": "lokaal", "gemeenten": sorted(chance.sample(towns, chance.choice((1, 2))))}
        if number % 3 == 0
        else {"niveau": "samen"}
    )
    return {
        "plan": _PLANS["programme"][0],
        "titel": title,
        "samenvatting": f"{chance.choice(DOERS)} {chance.choice(DEEDS)}.",
        "tekst": sentences(chance, 3),
        "prioriteit": priority,
        **some,
        "volgorde": number + 1,
        "partijen": [{"naam": "Politie", "rol": "uitvoerder"}, {"naam": "Gemeente", "rol": "trekker"}],
        "planning": _PLANNINGS[number % len(_PLANNINGS)],
        "doelen": [f"{priority}-{chance.choice((1, 2))}"],
        **({"berichten": [_message(chance)]} if number % 4 == 1 else {}),
        "bron": _source(4),
    }


def _message(chance: random.Random) -> Mapping[str, Any]:
    return {
        "gebeurd_op": f"2026-0{chance.randrange(1, 7)}-10",
        "gepubliceerd_op": "2026-07-02",
        "tekst": sentences(chance, 1),
        "voortgang": "bezig",
        "ingevoerd_door": "projectleider",
    }


def _indicator(towns: list[str], priority: str, chance: random.Random) -> Record:
    return {
        "titel": "Woninginbraken",
        "samenvatting": "Hoeveel inbraken er in woningen zijn, per jaar. De cijfers zijn verzonnen.",
        "definitie": "Alle inbraken in woningen, per gemeente en per jaar.",
        "eenheid": "inbraken",
        "minimum": 0,
        "gewenste_richting": "lager",
        "prioriteit": priority,
        "waarden": [
            {
                "gebied": town,
                "periode": year,
                "waarde": chance.randrange(5, 90),
                "gepubliceerd_op": f"{year + 1}-03-01",
            }
            for town in towns
            for year in range(2019, 2026)
        ],
        "bron": {"naam": "Verzonnen politiecijfers"},
    }


def main() -> None:
    """Write a country from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_country(options.folder, options.number, options.seed)


if __name__ == "__main__":
    main()
