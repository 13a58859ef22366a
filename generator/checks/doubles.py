"""What must be unique is unique: names inside a file, codes and terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.loading.folders import Documents
from generator.loading.records import Document
from generator.model.placeholders import placeholder_in
from generator.model.shared import Term
from generator.problems import Problem, Severity, printable, quoted

Path = tuple[str | int, ...]

# Lists whose members have a name of their own: the folder (or the file), the attribute and the Dutch key.
_NAMED_LISTS = (
    ("samenwerking.yml", "levels", "niveaus"),
    ("gemeenten", "local_priorities", "lokale_prioriteiten"),
    ("acties", "bottlenecks", "knelpunten"),
)


def parts_have_their_own_id(documents: Documents) -> Iterator[Problem]:
    """No two levels, local priorities or bottlenecks in one file have the same id."""
    for unit in documents.units.values():
        for owner, attribute, key in _NAMED_LISTS:
            owners = [unit.files[owner]] if owner in unit.files else unit.of(owner).values()
            for document in owners:
                yield from _same_ids(document, key, getattr(document.record, attribute))


def _same_ids(document: Document[Any], key: str, parts: tuple[Any, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, part in enumerate(parts):
        if part.id and part.id in seen:
            yield document.problem(
                (key, index, "id"),
                f"De naam {quoted(part.id)} staat hier twee keer.",
                "Geef elk onderdeel een eigen naam.",
            )
        seen.add(part.id)


def codes_are_unique(documents: Documents) -> Iterator[Problem]:
    """No two municipalities of a partnership have the same code."""
    for unit in documents.units.values():
        owner: dict[str, str] = {}
        for identifier, document in unit.of("gemeenten").items():
            code = document.record.code
            if code and code in owner:
                yield document.problem(
                    ("code",),
                    f"De code {quoted(code)} is al van de gemeente {quoted(owner[code])}.",
                    "Zoek de eigen code van deze gemeente op bij het CBS.",
                )
            owner.setdefault(code, identifier)


def titles_differ(documents: Documents) -> Iterator[Problem]:
    """No two actions of a plan have the same title: one is probably a copy that was never finished."""
    for unit in documents.units.values():
        first: dict[tuple[str, str], str] = {}
        # A copy often has the longer name: jeugdteam-2.
        for _, document in sorted(unit.of("acties").items(), key=lambda item: (len(item[0]), item[0])):
            plan, title = document.record.plan, document.record.title
            other = first.setdefault((plan, title), document.file)
            if plan and title and other != document.file and not placeholder_in(title):
                yield document.problem(
                    ("titel",),
                    f"Er is al een actie met de titel {quoted(title)} in dit plan: {printable(other)}.",
                    "Is dit een kopie? Verbeter de titel, of verwijder een van de twee.",
                    severity=Severity.WARNING,
                )


def terms_are_unique(documents: Documents) -> Iterator[Problem]:
    """No two terms share an id or a spelling: the first would hide the second."""
    document = documents.shared.get("begrippen.yml")
    if not document:
        return
    seen: dict[str, int] = {}
    for index, term in enumerate(document.record.terms):
        for path, spelling in _spellings(term):
            if seen.setdefault(spelling, index) != index:
                other = document.record.terms[seen[spelling]]
                yield document.problem(
                    ("begrippen", index, *path),
                    f"{quoted(spelling)} staat al bij het begrip {quoted(other.name or other.id or '')}.",
                    "Elk begrip en elke afkorting mag één keer.",
                )
    yield from _same_ids(document, "begrippen", document.record.terms)


def _spellings(term: Term) -> Iterator[tuple[Path, str]]:
    if term.name:
        yield ("begrip",), term.name
    if term.abbreviation:
        yield ("afkorting",), term.abbreviation
    for index, spelling in enumerate(term.spellings):
        if spelling:
            yield ("ook_geschreven_als", index), spelling
