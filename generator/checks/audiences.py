"""The groups of `doelgroepen.yml`: each has its own name, and together they hold every audience of an action."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.folders import Documents
from generator.problems import Problem, Severity, nearest, quoted

_FILE = "doelgroepen.yml"


def audience_groups_are_unique(documents: Documents) -> Iterator[Problem]:
    """No two groups of audiences share an id or a name."""
    document = documents.shared.get(_FILE)
    if not document:
        return
    for key, attribute in (("id", "id"), ("naam", "name")):
        seen: set[str] = set()
        for index, group in enumerate(document.record.groups):
            value = getattr(group, attribute)
            if value and value in seen:
                yield document.problem(
                    ("doelgroepen", index, key),
                    f"Er is al een groep met {quoted(f'{key}: {value}')}.",
                    "Geef elke groep een eigen naam en een eigen id.",
                )
            seen.add(value)


def audiences_have_a_group(documents: Documents) -> Iterator[Problem]:
    """Once there are groups, every audience of an action belongs to one: else it stands in the filter by itself."""
    shared = documents.shared.get(_FILE)
    if not shared or not shared.knows("doelgroepen"):
        return
    groups = shared.record.groups
    known = [word for group in groups for word in group.words]
    for unit in documents.units.values():
        for document in filter(lambda one: one.knows("doelgroepen"), unit.of("acties").values()):
            for index, audience in enumerate(document.record.audience):
                if not any(group.holds(audience) for group in groups):
                    yield document.problem(
                        ("doelgroepen", index),
                        f"De doelgroep {quoted(audience)} hoort nog bij geen enkele groep in {_FILE} "
                        "en staat dus los in het filter.",
                        f"Zet haar daar bij “omvat” van een groep: {', '.join(group.name for group in groups)}.",
                        nearest(audience, known),
                        severity=Severity.WARNING,
                    )
