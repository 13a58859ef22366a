"""Indicators say what they mean: whole values, known areas, periods that compare."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.dutch import number_text
from generator.loading.folders import Documents
from generator.loading.nodes import Path
from generator.loading.records import Document
from generator.model.monitoring import Indicator, IndicatorValue, Target, ValueStatus
from generator.problems import Problem, allowed_values, quoted, short
from generator.progress.indicators import Moment, moment_of


def values_stay_within_their_unit(documents: Documents) -> Iterator[Problem]:
    """A value or a target is no lower than the minimum of its indicator and no higher than the maximum."""
    for document in indicators_in(documents):
        numbers = [(("waarden", index, "waarde"), value.value) for index, value in values_in(document)]
        goals = [(("streefwaarden", index, "waarde"), target.value) for index, target in _targets(document)]
        for path, number in [*numbers, *goals]:
            if number is not None:
                yield from _outside(document, path, number)


def indicators_in(documents: Documents) -> Iterator[Document[Indicator]]:
    """Yield the files of all indicators."""
    for unit in documents.units.values():
        yield from unit.of("indicatoren").values()


def values_in(document: Document[Indicator]) -> Iterator[tuple[int, IndicatorValue]]:
    """Yield the values that could be read whole, each with its place: of the others nothing can be said yet."""
    for index, value in enumerate(document.record.values):
        if document.knows("waarden", index):
            yield index, value


def _targets(document: Document[Indicator]) -> Iterator[tuple[int, Target]]:
    for index, target in enumerate(document.record.targets):
        if document.knows("streefwaarden", index):
            yield index, target


def _outside(document: Document[Indicator], path: Path, value: Decimal) -> Iterator[Problem]:
    low, high = document.record.minimum, document.record.maximum
    if low is not None and value < low:
        message = f"{number_text(value)} is lager dan het minimum van dit cijfer, {number_text(low)}."
        yield document.problem(path, message, "Verbeter de waarde, of pas “minimum” aan.")
    if high is not None and value > high:
        message = f"{number_text(value)} is hoger dan het maximum van dit cijfer, {number_text(high)}."
        yield document.problem(path, message, "Verbeter de waarde, of pas “maximum” aan.")


def values_are_given_once(documents: Documents) -> Iterator[Problem]:
    """An area has one value in a period, however the period is written."""
    for document in indicators_in(documents):
        first: dict[tuple[str, Moment | str], int] = {}
        for index, value in values_in(document):
            place = first.setdefault((value.area, moment_of(value.period) or value.period), index)
            if place != index:
                line = document.tree.place_of(("waarden", place)).line
                yield document.problem(
                    ("waarden", index, "periode"),
                    f"{quoted(value.area)} heeft al een waarde over {short(value.period)}, op regel {line}.",
                    "Laat er één staan. Een herziene waarde komt in de plaats van de oude.",
                )


def values_fit_their_status(documents: Documents) -> Iterator[Problem]:
    """A value is there or is said to be missing, and what is missing or revised has a reason."""
    for document in indicators_in(documents):
        for index, value in values_in(document):
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
        message = f"Hier staat “stand: ontbreekt”, maar ook een waarde: {number_text(value.value)}."
        yield message, "Haal één van de twee weg."
    if is_missing and not value.reason:
        yield "Deze waarde ontbreekt zonder reden.", "Schrijf bij “reden” waarom zij ontbreekt."
    if value.status is ValueStatus.REVISED and not value.reason:
        yield "Deze waarde is herzien zonder reden.", "Schrijf bij “reden” waarom, en wat de oude waarde was."


def small_numbers_can_be_seen(documents: Documents) -> Iterator[Problem]:
    """Where small numbers are guarded, every value has the number behind it."""
    for document in indicators_in(documents):
        least = document.record.small_numbers_below
        for index, value in values_in(document):
            if least is not None and value.value is not None and value.count is None:
                message = "Bij deze waarde ontbreekt het veld “aantal”."
                reason = f"Dit cijfer toont niets onder een aantal van {least}, en dat is zo niet te zien."
                yield document.problem(("waarden", index), message, reason)


def targets_are_a_number_or_words(documents: Documents) -> Iterator[Problem]:
    """A target is a number or, where no number was agreed, words; never both and never neither."""
    for document in indicators_in(documents):
        for index, target in _targets(document):
            if target.value is None and target.words is None:
                message = "Deze streefwaarde heeft geen getal en geen woorden."
                yield document.problem(("streefwaarden", index), message, "Vul “waarde” in, of “woorden”.")
            if target.value is not None and target.words is not None:
                message = "Deze streefwaarde heeft een getal én woorden."
                yield document.problem(("streefwaarden", index), message, "Kies “waarde” of “woorden”.")


def baselines_have_a_value(documents: Documents) -> Iterator[Problem]:
    """The period of the baseline has a value in at least one area."""
    for document in indicators_in(documents):
        baseline = moment_of(document.record.baseline) if document.record.baseline else None
        moments = {moment_of(value.period) for _, value in values_in(document) if value.value is not None}
        if baseline and baseline not in moments and document.knows("waarden"):
            message = f"Over de nulmeting, {baseline.label}, is er in geen enkel gebied een waarde."
            known = sorted(moment for moment in moments if moment)
            yield document.problem(("nulmeting",), message, allowed_values(one.label for one in known))


def periods_of_figures_compare(documents: Documents) -> Iterator[Problem]:
    """Every period of an indicator can be understood, and all are of one sort: years, or quarters."""
    for document in indicators_in(documents):
        moments = (moment_of(value.period) for _, value in values_in(document))
        pattern = next((moment for moment in moments if moment), None)
        for path, wording in _periods(document):
            yield from _incomparable(document, path, wording, pattern)


def _incomparable(
    document: Document[Indicator], path: Path, wording: str, pattern: Moment | None
) -> Iterator[Problem]:
    moment = moment_of(wording)
    if moment is None:
        message = f"De periode {quoted(wording)} is niet te begrijpen."
        examples = "Schrijf een jaar, een kwartaal of een maand, bijvoorbeeld: 2024, Q3 2024 of juli 2024."
        yield document.problem(path, message, examples)
    elif pattern and moment.kind != pattern.kind:
        message = f"De periode {quoted(wording)} is van een andere soort dan {quoted(pattern.label)}."
        rule = "Gebruik in één reeks alleen jaren, alleen kwartalen of alleen maanden."
        yield document.problem(path, message, rule)


def _periods(document: Document[Indicator]) -> Iterator[tuple[Path, str]]:
    if document.record.baseline:
        yield ("nulmeting",), document.record.baseline
    for index, target in _targets(document):
        yield ("streefwaarden", index, "periode"), target.period
    for index, value in values_in(document):
        yield ("waarden", index, "periode"), value.period
    for index, broken in enumerate(document.record.breaks):
        if document.knows("breuken", index):
            yield ("breuken", index, "periode"), broken.period
