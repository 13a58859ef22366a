"""Indicators say what they mean: whole values, known areas, periods that compare."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.dutch import number_text
from generator.loading.folders import Documents
from generator.loading.nodes import Path
from generator.loading.records import Document
from generator.model.monitoring import Indicator, IndicatorValue, Target, ValueStatus
from generator.problems import Problem, allowed_values, nearest
from generator.progress.indicators import JOINT, Moment, moment_of

Indicators = Iterator[Document[Indicator]]


def _indicators(documents: Documents) -> Indicators:
    for unit in documents.units.values():
        yield from unit.of("indicatoren").values()


def values_stay_within_their_unit(documents: Documents) -> Iterator[Problem]:
    """A value or a target is no lower than the minimum of its indicator and no higher than the maximum."""
    for document in _indicators(documents):
        for path, value in _numbers(document.record):
            yield from _outside(document, path, value)


def _numbers(indicator: Indicator) -> Iterator[tuple[Path, Decimal]]:
    for index, value in enumerate(indicator.values):
        if value.value is not None:
            yield ("waarden", index, "waarde"), value.value
    for index, target in enumerate(indicator.targets):
        if target.value is not None:
            yield ("streefwaarden", index, "waarde"), target.value


def _outside(document: Document[Indicator], path: Path, value: Decimal) -> Iterator[Problem]:
    low, high = document.record.minimum, document.record.maximum
    if low is not None and value < low:
        yield document.problem(
            path,
            f"{number_text(value)} is lager dan het minimum van dit cijfer, {number_text(low)}.",
            "Verbeter de waarde, of pas “minimum” aan.",
        )
    if high is not None and value > high:
        yield document.problem(
            path,
            f"{number_text(value)} is hoger dan het maximum van dit cijfer, {number_text(high)}.",
            "Verbeter de waarde, of pas “maximum” aan.",
        )


def values_are_given_once(documents: Documents) -> Iterator[Problem]:
    """An area has one value in a period, however the period is written."""
    for document in _indicators(documents):
        first: dict[tuple[str, Moment | str], int] = {}
        for index, value in enumerate(document.record.values):
            key = (value.area, moment_of(value.period) or value.period)
            if key in first:
                line = document.tree.place_of(("waarden", first[key])).line
                yield document.problem(
                    ("waarden", index, "periode"),
                    f"“{value.area}” heeft al een waarde over {value.period}, op regel {line}.",
                    "Laat er één staan. Een herziene waarde komt in de plaats van de oude.",
                )
            first.setdefault(key, index)


def areas_take_part(documents: Documents) -> Iterator[Problem]:
    """A value is of a municipality of the partnership, or of all of them together."""
    for unit in documents.units.values():
        if not unit.partnership:
            continue
        known = [*unit.partnership.record.municipalities, JOINT]
        for document in unit.of("indicatoren").values():
            for path, area in _areas(document.record):
                if area not in known:
                    yield document.problem(
                        path,
                        f"“{area}” is geen gemeente van deze samenwerking.",
                        allowed_values(known),
                        nearest(area, known),
                    )


def _areas(indicator: Indicator) -> Iterator[tuple[Path, str]]:
    for index, value in enumerate(indicator.values):
        yield ("waarden", index, "gebied"), value.area
    for index, target in enumerate(indicator.targets):
        if target.area:
            yield ("streefwaarden", index, "gebied"), target.area


def values_fit_their_status(documents: Documents) -> Iterator[Problem]:
    """A value is there or is said to be missing, and what is missing or revised has a reason."""
    for document in _indicators(documents):
        for index, value in enumerate(document.record.values):
            for message, allowed in _misfits(value):
                yield document.problem(("waarden", index), message, allowed)


def _misfits(value: IndicatorValue) -> Iterator[tuple[str, str]]:
    is_missing = value.status is ValueStatus.MISSING
    if value.value is None and not is_missing:
        yield (
            "Deze waarde is leeg, maar er staat niet dat zij ontbreekt.",
            "Vul “waarde” in (nul is ook een waarde), of schrijf: stand: ontbreekt, met een reden.",
        )
    if value.value is not None and is_missing:
        yield (
            f"Hier staat “stand: ontbreekt”, maar ook een waarde: {number_text(value.value)}.",
            "Haal één van de twee weg.",
        )
    if is_missing and not value.reason:
        yield "Deze waarde ontbreekt zonder reden.", "Schrijf waarom zij ontbreekt bij “reden”."
    if value.status is ValueStatus.REVISED and not value.reason:
        yield "Deze waarde is herzien zonder reden.", "Schrijf bij “reden” waarom, en wat de oude waarde was."


def targets_are_a_number_or_words(documents: Documents) -> Iterator[Problem]:
    """A target is a number or, where no number was agreed, words; never both and never neither."""
    for document in _indicators(documents):
        for index, target in enumerate(document.record.targets):
            if problem := _unclear(target):
                yield document.problem(("streefwaarden", index), problem, "Kies “waarde” of “woorden”.")


def _unclear(target: Target) -> str:
    if target.value is None and target.words is None:
        return "Deze streefwaarde heeft geen getal en geen woorden."
    if target.value is not None and target.words is not None:
        return "Deze streefwaarde heeft een getal én woorden."
    return ""


def baselines_have_a_value(documents: Documents) -> Iterator[Problem]:
    """The period of the baseline has a value in at least one area."""
    for document in _indicators(documents):
        baseline = document.record.baseline
        known = {moment_of(value.period) for value in document.record.values if value.value is not None}
        if baseline and moment_of(baseline) and moment_of(baseline) not in known:
            periods = sorted(moment for moment in known if moment)
            yield document.problem(
                ("nulmeting",),
                f"Over de nulmeting ({baseline}) is er in geen enkel gebied een waarde.",
                allowed_values(moment.label for moment in periods),
            )


def periods_of_figures_compare(documents: Documents) -> Iterator[Problem]:
    """Every period of an indicator can be understood, and all are of one sort: years, or quarters."""
    for document in _indicators(documents):
        moments = [moment_of(value.period) for value in document.record.values]
        pattern = next((moment for moment in moments if moment), None)
        for path, wording in _periods(document.record):
            moment = moment_of(wording)
            if moment is None:
                yield document.problem(
                    path,
                    f"De periode “{wording}” is niet te begrijpen.",
                    "Schrijf een jaar, een kwartaal of een maand, bijvoorbeeld: 2024, 2024-Q3 of juli 2024.",
                )
            elif pattern and moment.kind != pattern.kind:
                yield document.problem(
                    path,
                    f"De periode “{wording}” is van een andere soort dan “{pattern.label}”.",
                    "Gebruik in één reeks alleen jaren, alleen kwartalen of alleen maanden.",
                )


def _periods(indicator: Indicator) -> Iterator[tuple[Path, str]]:
    if indicator.baseline:
        yield ("nulmeting",), indicator.baseline
    for index, target in enumerate(indicator.targets):
        yield ("streefwaarden", index, "periode"), target.period
    for index, value in enumerate(indicator.values):
        yield ("waarden", index, "periode"), value.period
    for index, broken in enumerate(indicator.breaks):
        yield ("breuken", index, "periode"), broken.period
