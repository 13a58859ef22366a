"""From the model's refusals to problems in Dutch, without those that only follow from another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

from pydantic import BaseModel

from generator.loading.nodes import Path, Tree
from generator.loading.shape import (
    annotation_at,
    annotation_of,
    choices_in,
    inner_model,
    keys_of,
    marks_at,
    model_at,
    required_keys,
)
from generator.model.fields import Reference
from generator.model.guesses import meant_choice
from generator.model.marks import first_mark
from generator.model.meant_lists import meant_list, meant_names
from generator.problems import Problem, allowed_values, closest, did_you_mean, nearest, quoted, short

Detail = Mapping[str, Any]
MOST_PROBLEMS = 100
NO_SPACE = re.compile(r"([a-z_]+):([^\s/:].*)")


def problems_of(
    model: type[BaseModel], tree: Tree, details: Sequence[Detail]
) -> tuple[list[Problem], frozenset[Path]]:
    """Return what an editor has to mend, and the paths that could not be read because of it."""
    meant = _meant_keys(model, tree, details)
    told = (detail for detail in details if not _follows(detail, tree, meant))
    problems = [_translate(model, tree, detail, meant) for detail in islice(told, MOST_PROBLEMS + 1)]
    return problems, frozenset({*(tuple(detail["loc"]) for detail in details), *meant.values()})


def _follows(detail: Detail, tree: Tree, meant: Mapping[Path, Path]) -> bool:
    """Tell whether a refusal is only the consequence of something that is reported already."""
    path = tuple(detail["loc"])
    if detail["type"] == "missing" and path in meant.values():
        return True
    return any(path[:length] in tree.broken for length in range(len(path) + 1))


def _meant_keys(model: type[BaseModel], tree: Tree, details: Sequence[Detail]) -> dict[Path, Path]:
    """Return for every unknown key the key that was probably meant and does not stand there yet."""
    unknown = [tuple(detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"][
        :MOST_PROBLEMS
    ]
    missing = [tuple(detail["loc"]) for detail in details if detail["type"] == "missing"]
    meant = {}
    for path in unknown:
        group = path[:-1]
        key = closest(str(path[-1]), _unused_keys(model, tree, group)) or _only_one(group, unknown, missing)
        if key:
            meant[path] = (*group, key)
    return meant


def _only_one(group: Path, unknown: Sequence[Path], missing: Sequence[Path]) -> str | None:
    """Return the one key that is missing inside a group in which one key is unknown."""
    strange = [path for path in unknown if path[:-1] == group]
    absent = [str(path[-1]) for path in missing if path[:-1] == group]
    return absent[0] if group and len(strange) == len(absent) == 1 else None


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
    context = {"found": quoted(str(tree.value_at(path))), **detail.get("ctx", {})}
    return Problem(tree.place_of(path), message.format(**context), allowed.format(**context))


_LIMITS = {
    "too_short": ("Deze lijst is leeg.", "Er hoort ten minste {min_length} onderdeel in te staan."),
    "greater_than_equal": ("{found} is te klein.", "Het getal moet {ge} of meer zijn."),
    "less_than_equal": ("{found} is te groot.", "Het getal mag hooguit {le} zijn."),
}


def _unknown_key(model: type[BaseModel], tree: Tree, path: Path, meant: Path | None) -> Problem:
    key, unused = str(path[-1]), _unused_keys(model, tree, path[:-1])
    place = tree.place_of_key(path)
    if key.startswith("-"):
        return Problem(place, _NO_SPACE_AFTER_DASH, f"Schrijf: - {short(key[1:].lstrip())}: …")
    if meant:
        return Problem(place, _no_such_key(key), allowed_values(unused, 6), did_you_mean(str(meant[-1])))
    allowed = allowed_values(unused, 50) or "Alle velden van deze groep staan er al."
    return Problem(place, _no_such_key(key), allowed, _belongs_under(model, tree, path))


def _belongs_under(model: type[BaseModel], tree: Tree, path: Path) -> str:
    """Return the hint that a field belongs to a group that is still empty: it was not indented."""
    group, key = path[:-1], path[-1]
    for other in keys_of(model_at(model, group)):
        inner = inner_model(annotation_of(model_at(model, group), other))
        if inner and key in keys_of(inner) and tree.is_empty((*group, other)):
            return f"Hoort het bij {quoted(other)}? Zet er dan twee spaties voor."
    return ""


_NO_SPACE_AFTER_DASH = "Na het streepje ontbreekt een spatie."


def _no_such_key(key: str) -> str:
    return f"Het veld {quoted(key)} bestaat hier niet."


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
        return Problem(
            tree.place_of(path), "Hier hoort één keuze, geen lijst en geen groep.", allowed_values(choices)
        )
    return Problem(
        tree.place_of(path),
        f"{quoted(found)} is hier geen keuze.",
        allowed_values(choices),
        "" if found.strip().lower() in _TRUTH else nearest(meant_choice(found.strip()), choices),
    )


# What a spreadsheet makes of some words: it looks like "klaar", and says nothing.
_TRUTH = frozenset({"waar", "onwaar", "true", "false"})


def _no_group(model: type[BaseModel], tree: Tree, path: Path, found: object) -> Problem:
    inner, place = model_at(model, path), tree.place_of(path)
    keys = required_keys(inner) or list(keys_of(inner))
    if isinstance(found, str) and (match := NO_SPACE.match(found)):
        message = "Na de dubbele punt ontbreekt een spatie."
        return Problem(place, message, f"Schrijf: {match[1]}: {short(match[2])}.")
    if isinstance(found, list):
        return Problem(place, "Hier hoort een groep van velden, geen lijst.", "Haal de streepjes weg.")
    if found is None and any((*path[:-1], key) in tree.key_places for key in keys):
        fields = f"Laat de velden die hierbij horen eronder inspringen: {', '.join(keys)}."
    else:
        fields = f"Zet op de regels eronder, met twee spaties ervoor: {', '.join(keys)}."
    return Problem(place, "Hier hoort een groep van velden.", fields)


def _no_list(model: type[BaseModel], tree: Tree, path: Path, found: object) -> Problem:
    inner, place = inner_model(annotation_at(model, path)), tree.place_of(path)
    texts = [found] if isinstance(found, str) else list(found) if isinstance(found, dict) else []
    if any(text.startswith("-") for text in texts):
        return Problem(
            place, _NO_SPACE_AFTER_DASH, f"Schrijf: - {short(texts[0].split(' -')[0].strip('- '))}"
        )
    if inner:
        first = (required_keys(inner) or list(keys_of(inner)))[0]
        return Problem(place, _NO_LIST, f"Zet een streepje en een spatie voor elk onderdeel: - {first}: …")
    is_curly = isinstance(found, dict) and not any(found.values())  # {a, b} instead of [a, b]
    if any(text.strip() for text in texts) and (isinstance(found, str) or is_curly):
        meant = _meant_list(model, path, ", ".join(texts))
        if meant:
            return Problem(place, _NO_LIST, f"Zet er rechte haken omheen: {short(meant)}.")
    return Problem(
        place, _NO_LIST, "Zet elk onderdeel op een eigen regel, met een streepje en een spatie ervoor."
    )


def _meant_list(model: type[BaseModel], path: Path, typed: str) -> str | None:
    """Return what was typed as a list. Between names "en" is no part of a name; in a text it may be."""
    is_of_names = first_mark(marks_at(model, path), Reference) is not None
    return f"[{', '.join(meant_names(typed))}]" if is_of_names else meant_list(typed)


_NO_LIST = "Hier hoort een lijst."


_REFUSALS: Mapping[str, Callable[[type[BaseModel], Tree, Path, object], Problem]] = {
    "missing": _missing,
    "enum": _unknown_choice,
    "model_type": _no_group,
    "tuple_type": _no_list,
}
