"""From a tree of texts to a typed record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from generator.loading.nodes import Path, Tree
from generator.loading.refusals import NO_SPACE, Detail, problems_of
from generator.loading.salvage import salvaged
from generator.model.fields import IDENTITY_KEY, Entity
from generator.model.texts import Text, texts_of
from generator.problems import Problem, Severity, short

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True)
class Document(Generic[E]):
    """A record together with the file it came from and the places in that file.

    When something in the file could not be read, the record is what is left of it
    (see `generator.loading.salvage`) and `broken` names what is not.
    """

    tree: Tree
    record: E
    broken: frozenset[Path] = frozenset()
    _judged: dict[object, tuple[Problem, ...]] = field(default_factory=dict, init=False, repr=False)

    @property
    def file(self) -> str:
        """The path of the file, as editors know it."""
        return self.tree.file

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text in the record. Six rules ask for them, which took a quarter of the time of checking."""
        return tuple(texts_of(self.record))

    def judged(self, check: Callable[[Document[Any]], Iterable[Problem]]) -> tuple[Problem, ...]:
        """Return what a rule about this file alone finds in it. The file is asked once."""
        if check not in self._judged:
            self._judged[check] = tuple(check(self))
        return self._judged[check]

    def knows(self, *path: str | int) -> bool:
        """Whether everything at and under a path could be read, so that what is absent is really absent."""
        return not any(one[: len(path)] == path or path[: len(one)] == one for one in self.broken)

    def problem(
        self,
        path: Path,
        message: str,
        allowed: str = "",
        hint: str = "",
        *,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem about the value at `path`, a path of Dutch keys and list positions."""
        return Problem(self.tree.place_of(path), message, allowed, hint, severity)


def read_record(
    model: type[E], tree: Tree, identity: str | None = None
) -> tuple[Document[E] | None, list[Problem]]:
    """Validate the values of a tree as a record; `identity` is the file name without its ending."""
    if not isinstance(tree.values, dict):
        return None, [_no_fields(tree)]
    values: dict[str, Any] = dict(tree.values)
    details: list[Detail] = []
    if identity is not None:
        if IDENTITY_KEY in values:
            details.append({"type": "extra_forbidden", "loc": (IDENTITY_KEY,)})
        values[IDENTITY_KEY] = identity
    try:
        record = model.model_validate(values)
    except ValidationError as error:
        details += [dict(detail) for detail in error.errors(include_url=False)]
        record = salvaged(model, values)
    problems, broken = problems_of(model, tree, details)
    return Document(tree, record, broken | tree.broken), problems


def _no_fields(tree: Tree) -> Problem:
    place = tree.place_of(())
    if isinstance(tree.values, list):
        return Problem(
            place,
            "Dit bestand is een lijst, maar het moet uit velden bestaan.",
            "Haal de streepjes weg. Schrijf regels als: titel: Een titel.",
        )
    if isinstance(tree.values, str) and (match := NO_SPACE.match(tree.values)):
        return Problem(
            place, "Na de dubbele punt ontbreekt een spatie.", f"Schrijf: {match[1]}: {short(match[2])}."
        )
    return Problem(place, "Dit bestand moet uit velden bestaan.", "Schrijf regels als: titel: Een titel.")
