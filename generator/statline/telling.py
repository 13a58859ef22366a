"""What a file of StatLine changes, in Dutch: per indicator, per area and period, the old and the new value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.dutch import count_text, list_text
from generator.model.monitoring import IndicatorValue, ValueStatus
from generator.statline.changes import Change
from generator.statline.imported import Imported, ImportedSeries
from generator.statline.outdated import OutdatedText, outdated_texts
from generator.statline.revising import written

_CERTAINTY = {ValueStatus.UNKNOWN: "niet bekend of definitief"}


def told(imported: Imported, *, is_written: bool) -> Iterator[str]:
    """Yield what changes, a line for every value; values that only get their source are counted.

    Lines of texts are those of the file as the editor will find it: with the changes once it is written.
    """
    for one in imported.series:
        taken = one.series.taken
        source = f"tabel {taken.table} van {taken.publisher.in_words}"
        yield f"{one.file.as_posix()}: {one.series.indicator.title} ({source})"
        yield from (f"  {_line(one, change)}" for change in one.changes if not change.is_same_figure)
        yield from (f"  {line}" for line in _rest(one))
        text = one.after if is_written else one.before
        yield from (
            f"  {line}" for line in _to_look_at(outdated_texts(one.series.indicator, one.changes, text))
        )


def _line(one: ImportedSeries, change: Change) -> str:
    name = one.series.unit.municipalities[change.area].name
    new = _said(change.new)
    return f"{name}, {change.period}: " + (f"{_said(change.old)} → {new}" if change.old else f"nieuw: {new}")


def _said(value: IndicatorValue) -> str:
    if value.value is None:
        return f"ontbreekt. {value.reason}" if value.reason else "ontbreekt"
    count = f" (aantal: {value.count})" if value.count is not None else ""
    rounded = f", afgerond op {value.rounded_to}" if value.rounded_to else ""
    return f"{written(value.value)}{count}, {_CERTAINTY.get(value.status, value.status.value)}{rounded}"


def _rest(one: ImportedSeries) -> Iterator[str]:
    only_source = sum(change.is_same_figure for change in one.changes)
    if only_source:
        count = count_text(only_source, "waarde blijft gelijk en krijgt", "waarden blijven gelijk en krijgen")
        yield f"{count} een bron en een dag."
    if not one.changes:
        yield "Er verandert niets."
    if one.series.absent:
        yield f"Niet in het bestand: {list_text([one.name for one in one.series.absent])}."
    for municipality, paces in one.series.at_other_pace:
        yield f"{municipality.name}: alleen {list_text(paces)}; dit cijfer gebruikt {one.series.taken.pace}."
    if one.has_unknown:
        yield "Het bestand zegt niet wat voorlopig is. Weet u het wel? Zet het erbij met --provisional."


def _to_look_at(texts: Sequence[OutdatedText]) -> Iterator[str]:
    named = [one for one in texts if one.years]
    if named:
        years = sorted({year for one in named for year in one.years})
        yield f"Kijk deze teksten na: zij noemen {' of '.join(years)}."
        yield from (f"  regel {one.line}: {one.field}" for one in named)
    for one in texts:
        if not one.years:
            yield f"Kijk ook na of “{one.field}” nog klopt (regel {one.line})."


def count_of(imported: Imported) -> str:
    """Return how much is new and how much changes, and what is left alone."""
    changes = [change for one in imported.series for change in one.changes]
    others = (
        f" {count_text(imported.others, 'gemeente', 'gemeenten')} in het bestand "
        f"{'hoort' if imported.others == 1 else 'horen'} niet bij een plan."
        if imported.others
        else ""
    )
    return f"{_counted(changes, len(imported.texts))}{others}"


def _counted(changes: Sequence[Change], files: int) -> str:
    if not changes:
        return "Er verandert niets."
    new = sum(change.old is None for change in changes)
    same = sum(change.is_same_figure for change in changes)
    other = len(changes) - new - same
    parts = [
        count_text(new, "nieuwe waarde", "nieuwe waarden") if new else "",
        count_text(other, "andere waarde", "andere waarden") if other else "",
        count_text(same, "waarde met alleen een bron erbij", "waarden met alleen een bron erbij")
        if same
        else "",
    ]
    return f"{list_text([part for part in parts if part])}, in {count_text(files, 'bestand', 'bestanden')}."
