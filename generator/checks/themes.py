"""The themes of `themas.yml`: each has its own name, its numbers are known, and every priority has one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.loading.folders import Documents, UnitDocuments
from generator.loading.records import Document
from generator.problems import Problem, Severity, allowed_values, nearest, quoted

Path = tuple[str | int, ...]


def themes_are_unique(documents: Documents) -> Iterator[Problem]:
    """No two themes share an id or a name."""
    document = documents.shared.get("themas.yml")
    for key, attribute in (("id", "id"), ("naam", "name")):
        seen: set[str] = set()
        for index, theme in enumerate(document.record.themes if document else ()):
            value = getattr(theme, attribute)
            if document and value and value in seen:
                same = f"de naam {quoted(value)}" if key == "naam" else quoted(f"id: {value}")
                message = f"Er is al een thema met {same}."
                yield document.problem(
                    ("themas", index, key), message, "Geef elk thema een eigen naam en een eigen id."
                )
            seen.add(value)


def theme_numbers_are_known(documents: Documents) -> Iterator[Problem]:
    """A number to call about a theme is one of those in `contact.yml`, which says whose number it is."""
    document, contact = documents.shared.get("themas.yml"), documents.shared.get("contact.yml")
    if not document or not contact or not contact.knows("nummers"):
        return
    known = [line.number for line in contact.record.lines]
    for place, theme in enumerate(document.record.themes):
        for index, call in enumerate(theme.calls):
            if call.number and call.number not in known:
                yield document.problem(
                    ("themas", place, "wie_belt_u", index, "nummer"),
                    f"Het nummer {quoted(call.number)} staat niet in contact.yml.",
                    allowed_values(known),
                    nearest(call.number, known),
                )


def subjects_have_a_theme(documents: Documents) -> Iterator[Problem]:
    """Once there are themes, every priority and local priority belongs to one, where residents look."""
    shared = documents.shared.get("themas.yml")
    if not shared:
        return
    known = [theme.id for theme in shared.record.themes if theme.id]
    for unit in documents.units.values():
        for document, path in _without_theme(unit):
            yield document.problem(
                path,
                "Deze prioriteit hoort nog bij geen enkel thema en staat dus niet op de pagina’s met onderwerpen.",
                allowed_values(known),
                f"Voeg toe, bijvoorbeeld: themas: [{next(iter(known), 'naam')}].",
                severity=Severity.WARNING,
            )


def _without_theme(unit: UnitDocuments) -> Iterator[tuple[Document[Any], Path]]:
    for document in unit.of("prioriteiten").values():
        record = document.record
        if (
            not record.themes
            and not record.parent
            and document.knows("themas")
            and document.knows("valt_onder")
        ):
            yield document, ()
    for document in unit.of("gemeenten").values():
        for index, local in enumerate(document.record.local_priorities):
            if not local.themes and not local.extends and document.knows("lokale_prioriteiten", index):
                yield document, ("lokale_prioriteiten", index)
