"""Figures: the page with every indicator, and those of one municipality or one action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.dutch import in_words
from generator.model.action import Action
from generator.model.municipality import Municipality
from generator.model.portal import Unit
from generator.model.shared import OutsideSource
from generator.pages import addresses, parts
from generator.pages.figure import Figure, figure_of
from generator.pages.page import Edition, Page, data_file, unit_trail
from generator.progress.indicators import JOINT

APART = "Cijfers staan los van de voortgang. Zij zeggen niet of een actie is uitgevoerd of heeft gewerkt."


@dataclass(frozen=True)
class FiguresView:
    """All figures of a partnership."""

    figures: tuple[Figure, ...]
    lead: str
    notices: tuple[str, ...]


def figures_page(edition: Edition, unit: Unit) -> Iterator[Page]:
    """Every indicator of a partnership, for all its municipalities; no page where there are none."""
    figures = tuple(figure_of(edition, unit, indicator) for indicator in unit.indicators.values())
    if not figures:
        return
    only = figures[0].indicator if len(figures) == 1 else None
    yield Page(
        address=addresses.page_address(unit.id, "cijfers"),
        template="cijfers.md.j2",
        kind="cijfers",
        title=f"Cijfers van {unit.partnership.short_name}",
        description=f"Cijfers over {unit.partnership.name}, met grafiek, tabel en bron.",
        view=FiguresView(figures, _lead(figures), (APART, parts.reference_line(edition))),
        trail=unit_trail(unit),
        unit=unit,
        sources=tuple(
            dict.fromkeys(source_text(line.source) for figure in figures for line in figure.sources)
        ),
        data_file=data_file(unit, "indicatoren", only.id) if only else None,
    )


def _lead(figures: Sequence[Figure]) -> str:
    if len(figures) == 1:
        return f"Hier staat één cijfer: {figures[0].indicator.title.lower()}."
    return f"Hier staan {in_words(len(figures))} cijfers, met grafiek, tabel en bron."


def figures_in(edition: Edition, unit: Unit, municipality: Municipality) -> tuple[Figure, ...]:
    """Return every indicator for one municipality; what exists for all together only shows that."""
    return tuple(
        figure_of(edition, unit, indicator, [municipality.id]) for indicator in unit.indicators.values()
    )


def figures_about(edition: Edition, unit: Unit, action: Action) -> tuple[Figure, ...]:
    """Return the indicators that say something about an action, for the municipalities that take part."""
    areas = [municipality.id for municipality in unit.participants(action)]
    joint = [JOINT] if len(areas) == len(unit.municipalities) else []
    return tuple(
        figure_of(edition, unit, indicator, [*areas, *joint])
        for indicator in unit.indicators.values()
        if action.id in indicator.actions
    )


def source_text(source: OutsideSource) -> str:
    """Return a source outside the plans as people write it."""
    return ", tabel ".join(filter(None, (source.name, source.table)))
