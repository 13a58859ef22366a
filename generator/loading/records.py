"""From a tree of texts to a typed record, and from the model's refusals to Dutch problems."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from generator.loading.nodes import Path, Tree
from generator.model.fields import IDENTITY_KEY, Entity
from generator.problems import Problem, Severity, allowed_values, nearest

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True)
class Document(Generic[E]):
    """A record together with the file it came from and the places in that file."""

    tree: Tree
    record: E

    @property
    def file(self) -> str:
        """The path of the file, as editors know it."""
        return self.tree.file

    def problem(self, path: Path, message: str, allowed: str = "", hint: str = "", *,
                severity: Severity = Severity.ERROR) -> Problem:
        """Return a problem about the value at `path`, a path of Dutch keys and list positions."""
        return Problem(self.tree.place_of(path), message, allowed, hint, severity)


def read_record(model: type[E], tree: Tree, identity: str | None = None) -> tuple[Document[E] | None, list[Problem]]:
    """Validate the values of a tree as a record; `identity` is the file name without its ending."""
    if not isinstance(tree.values, dict):
        place = tree.place_of(())
        return None, [Problem(place, "Dit bestand moet uit velden bestaan.", "Schrijf regels als: titel: Een titel.")]
    values: dict[str, Any] = dict(tree.values)
    problems = [_unknown_key(model, tree, (IDENTITY_KEY,))] if IDENTITY_KEY in values else []
    if identity is not None:
        values[IDENTITY_KEY] = identity
    try:
        record = model.model_validate(values)
    except ValidationError as error:
        return None, [*problems, *(_translate(model, tree, detail) for detail in error.errors(include_url=False))]
    return (None if problems else Document(tree, record)), problems


def _translate(model: type[Entity], tree: Tree, detail: Mapping[str, Any]) -> Problem:
    path: Path = tuple(detail["loc"])
    kind: str = detail["type"]
    if kind == "plansite":
        context = detail["ctx"]
        return Problem(tree.place_of(path), context["message"], context["allowed"])
    if kind == "extra_forbidden":
        return _unknown_key(model, tree, path)
    if kind == "missing":
        return _missing(model, tree, path)
    if kind == "enum":
        return _unknown_choice(model, tree, path, detail["input"])
    message, allowed = _OTHER_REFUSALS.get(kind, ("Deze waarde klopt niet.", ""))
    context = detail.get("ctx", {})
    return Problem(tree.place_of(path), message.format(**context), allowed.format(**context))


_OTHER_REFUSALS = {
    "model_type": ("Hier hoort een groep van velden.", "Schrijf de velden eronder, twee spaties ingesprongen."),
    "tuple_type": ("Hier hoort een lijst.", "Zet elk onderdeel op een eigen regel met een streepje ervoor."),
    "too_short": ("Deze lijst is te kort.", "Er hoort ten minste {min_length} regel te staan."),
    "greater_than_equal": ("Dit getal is te klein.", "Het moet {ge} of meer zijn."),
    "less_than_equal": ("Dit getal is te groot.", "Het mag hooguit {le} zijn."),
}


def _unknown_key(model: type[Entity], tree: Tree, path: Path) -> Problem:
    key = str(path[-1])
    known = list(keys_of(model_at(model, path[:-1])))
    return Problem(tree.place_of_key(path), f"Het veld “{key}” bestaat hier niet.", allowed_values(known, 40),
                   nearest(key, known))


def _missing(model: type[Entity], tree: Tree, path: Path) -> Problem:
    key = str(path[-1])
    description = keys_of(model_at(model, path[:-1])).get(key, "")
    return Problem(tree.place_of(path[:-1]), f"Het verplichte veld “{key}” ontbreekt.", description)


def _unknown_choice(model: type[Entity], tree: Tree, path: Path, found: object) -> Problem:
    choices = _choices(model, path)
    if not isinstance(found, str):
        return Problem(tree.place_of(path), "Hier staat niets, maar een keuze is verplicht.", allowed_values(choices))
    return Problem(tree.place_of(path), f"“{found}” is hier geen keuze.", allowed_values(choices), nearest(found, choices))


def keys_of(model: type[BaseModel]) -> dict[str, str]:
    """Return the Dutch keys of a model in order, each with its description."""
    return {
        field.alias: field.description or ""
        for field in model.model_fields.values()
        if field.alias and field.alias != IDENTITY_KEY
    }


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """Return the model that describes the group of fields at `path`."""
    current: type[BaseModel] = model
    for step in path:
        if isinstance(step, str):
            inner = next(_models_in(_annotation(current, step)), None)
            current = inner or current
    return current


def _choices(model: type[BaseModel], path: Path) -> list[str]:
    keys = [step for step in path if isinstance(step, str)]
    annotation = _annotation(model_at(model, path[: path.index(keys[-1])]), keys[-1])
    return [str(member.value) for enum in _enums_in(annotation) for member in enum]


def _annotation(model: type[BaseModel], key: str) -> Any:
    return next((field.annotation for field in model.model_fields.values() if field.alias == key), None)


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield the plain types inside Annotated, tuple and optional annotations."""
    origin = typing.get_origin(annotation)
    if origin in (tuple, typing.Union, types.UnionType) or hasattr(annotation, "__metadata__"):
        for part in typing.get_args(annotation):
            yield from _parts(part)
    else:
        yield annotation


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    return (part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, BaseModel))


def _enums_in(annotation: Any) -> Iterator[type[Enum]]:
    return (part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, Enum))
