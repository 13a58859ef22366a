"""From the model's refusals to problems in Dutch, without those that only follow from another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

from pydantic import BaseModel

from generator.loading.nodes import Path, Tree
from generator.loading.shape import annotation_at, choices_in, inner_model, keys_of, model_at, required_keys
from generator.problems import Problem, allowed_values, closest, did_you_mean, nearest, quoted, short

Detail = Mapping[str, Any]
_MOST = 100
_NO_SPACE = re.compile(r"([a-z_]+):([^\s/:].*)")


def problems_of(model: type[BaseModel], tree: Tree, details: Sequence[Detail]) -> tuple[list[Problem], frozenset[Path]]:
    """Return what an editor has to mend, and the paths that could not be read because of it."""
    meant = _meant_keys(model, tree, details)
    told = [detail for detail in details if detail["type"] != "missing" or tuple(detail["loc"]) not in meant.values()]
    problems = [_translate(model, tree, detail, meant) for detail in islice(told, _MOST)]
    if len(told) > _MOST:
        problems.append(Problem(tree.place_of(()), f"In dit bestand staan nog {len(told) - _MOST} fouten.", "Herstel eerst de andere."))
    return problems, frozenset({*(tuple(detail["loc"]) for detail in details), *meant.values()})


def _meant_keys(model: type[BaseModel], tree: Tree, details: Sequence[Detail]) -> dict[Path, Path]:
    """Return for every unknown key the key that was probably meant and does not stand there yet."""
    unknown = (tuple(detail["loc"]) for detail in details if detail["type"] == "extra_forbidden")
    meant = {}
    for path in islice(unknown, _MOST):
        key = closest(str(path[-1]).strip("- "), _unused_keys(model, tree, path[:-1]))
        if key:
            meant[path] = (*path[:-1], key)
    return meant


def _unused_keys(model: type[BaseModel], tree: Tree, group: Path) -> list[str]:
    return [key for key in keys_of(model_at(model, group)) if (*group, key) not in tree.key_places]


def _translate(model: type[BaseModel], tree: Tree, detail: Detail, meant: Mapping[Path, Path]) -> Problem:
    path: Path = tuple(detail["loc"])
    kind: str = detail["type"]
    if kind == "plansite":
        context = detail["ctx"]
        return Problem(tree.place_of(path), context["message"], context["allowed"], context["hint"])
    if kind == "extra_forbidden":
        return _unknown_key(model, tree, path, meant.get(path))
    if kind in _REFUSALS:
        return _REFUSALS[kind](model, tree, path, detail["input"])
    message, allowed = _LIMITS.get(kind, ("Deze waarde klopt niet.", ""))
    context = detail.get("ctx", {})
    return Problem(tree.place_of(path), message.format(**context), allowed.format(**context))


_LIMITS = {
    "too_short": ("Deze lijst is te kort.", "Er hoort ten minste {min_length} regel te staan."),
    "greater_than_equal": ("Dit getal is te klein.", "Het moet {ge} of meer zijn."),
    "less_than_equal": ("Dit getal is te groot.", "Het mag hooguit {le} zijn."),
}


def _unknown_key(model: type[BaseModel], tree: Tree, path: Path, meant: Path | None) -> Problem:
    key, unused = str(path[-1]), _unused_keys(model, tree, path[:-1])
    place = tree.place_of_key(path)
    if key.startswith("-"):
        return Problem(place, "Na het streepje ontbreekt een spatie.", f"Schrijf: - {short(key[1:].lstrip())}: …")
    hint = did_you_mean(str(meant[-1])) if meant else nearest(key, keys_of(model_at(model, path[:-1])))
    return Problem(place, f"Het veld {quoted(key)} bestaat hier niet.", allowed_values(unused, 40), hint)


def _missing(model: type[BaseModel], tree: Tree, path: Path, found: object) -> Problem:
    group, key = path[:-1], str(path[-1])
    description = keys_of(model_at(model, group)).get(key, "")
    return Problem(tree.place_of_key(group), f"Het verplichte veld “{key}” ontbreekt.", description)


def _unknown_choice(model: type[BaseModel], tree: Tree, path: Path, found: object) -> Problem:
    choices = choices_in(annotation_at(model, path))
    if found is None or (isinstance(found, str) and not found.strip()):
        message = "Hier staat niets, maar een keuze is verplicht."
        return Problem(tree.place_of(path), message, allowed_values(choices))
    if not isinstance(found, str):
        return Problem(tree.place_of(path), "Hier hoort één keuze, geen lijst en geen groep.", allowed_values(choices))
    return Problem(tree.place_of(path), f"{quoted(found)} is hier geen keuze.", allowed_values(choices), nearest(found, choices))


def _no_group(model: type[BaseModel], tree: Tree, path: Path, found: object) -> Problem:
    inner = model_at(model, path)
    fields = f"Vul eronder in, ingesprongen: {', '.join(required_keys(inner) or keys_of(inner))}."
    if isinstance(found, str) and (match := _NO_SPACE.match(found)):
        return Problem(tree.place_of(path), "Na de dubbele punt ontbreekt een spatie.", f"Schrijf: {match[1]}: {short(match[2])}.")
    if isinstance(found, list):
        return Problem(tree.place_of(path), "Hier hoort een groep van velden, geen lijst.", f"Haal de streepjes weg. {fields}")
    return Problem(tree.place_of(path), "Hier hoort een groep van velden.", fields)


def _no_list(model: type[BaseModel], tree: Tree, path: Path, found: object) -> Problem:
    inner = inner_model(annotation_at(model, path))
    place = tree.place_of(path)
    if isinstance(found, str) and found.lstrip().startswith("-"):
        return Problem(place, "Na het streepje ontbreekt een spatie.", "Schrijf elk onderdeel op een eigen regel: - onderdeel.")
    if inner:
        first = (required_keys(inner) or list(keys_of(inner)))[0]
        return Problem(place, "Hier hoort een lijst.", f"Zet een streepje en een spatie voor elk onderdeel: - {first}: …")
    if isinstance(found, str) and found.strip():
        items = ", ".join(part.strip() for part in found.split(","))
        return Problem(place, "Hier hoort een lijst.", f"Zet er rechte haken omheen: [{short(items)}].")
    return Problem(place, "Hier hoort een lijst.", "Zet elk onderdeel op een eigen regel: - onderdeel.")


_REFUSALS: Mapping[str, Callable[[type[BaseModel], Tree, Path, object], Problem]] = {
    "missing": _missing,
    "enum": _unknown_choice,
    "model_type": _no_group,
    "tuple_type": _no_list,
}
