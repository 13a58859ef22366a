"""The rows of a file, each put with the indicators that it is a value of: on the code of the municipality."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.model.portal import Portal
from generator.problems import Problem, nearest, quoted
from generator.progress.indicators import moment_of
from generator.statline.codes import (
    PERIODS_ALLOWED,
    REGION_CODE,
    Absence,
    Amount,
    Complaint,
    StatPeriod,
    amount_of,
    observed,
    period_of,
    whole,
)
from generator.statline.delivery import Delivery
from generator.statline.records import ATTRIBUTE, MEASURE, PERIOD, REGION, VALUE, Record, wrong_file
from generator.statline.series import Found, Series, series_taking, topics_of, unfit

_MUNICIPALITY = "GM"
_MOST_NAMED = 12


@dataclass(frozen=True)
class Joined:
    """All that a file says about the plans, and what is wrong with it."""

    series: tuple[Series, ...]
    others: int
    """How many municipalities of the file are in no plan."""
    problems: tuple[Problem, ...]


def joined(portal: Portal, delivery: Delivery, wanted: str | None) -> Joined:
    """Return what a file says about the indicators that take from its table; `wanted` names one of them."""
    series, problems = series_taking(portal, delivery, wanted)
    problems += [problem for one in series for problem in unfit(one, delivery)]
    if problems or not series:
        return Joined((), 0, tuple(sorted(problems)))
    join = _Join(delivery, series)
    for record in delivery.rows.records:
        join.read(record)
    join.finish()
    return Joined(tuple(series), len(join.others), tuple(sorted(set(join.problems))))


class _Join:
    """One reading of all rows."""

    def __init__(self, delivery: Delivery, series: list[Series]) -> None:
        self.problems: list[Problem] = []
        self.others: set[str] = set()
        self._delivery, self._rows, self._series = delivery, delivery.rows, series
        self._codes: dict[str, list[tuple[Series, str]]] = {}
        for one in series:
            for municipality in one.unit.municipalities.values():
                self._codes.setdefault(municipality.code, []).append((one, municipality.id))
        self._regions: dict[str, str | None] = {}
        self._periods: dict[str, StatPeriod | None] = {}
        # What was looked for and seen, and what was seen instead.
        self._seen: dict[tuple[str, str], set[str]] = {}

    def read(self, record: Record) -> None:
        """Read one row, for every series of which it is a cell."""
        code = self._region(record)
        if code is None or not code.startswith(_MUNICIPALITY):
            return
        if code not in self._codes:
            self.others.add(code)
        period = self._period(record)
        if period is None:
            return
        for series, area in self._codes.get(code, ()):
            if not self._is_chosen(series, record):
                continue
            if period.pace is series.taken.pace:
                self._take(series, area, period, record)
            else:
                series.other_paces.setdefault(area, set()).add(period.pace)

    def finish(self) -> None:
        """Complain about codes that never came by: a mistake in them would silently find nothing."""
        if (
            not self._seen
            and not self.problems
            and not any(one.found or one.other_paces for one in self._series)
        ):
            self.problems.append(
                wrong_file(
                    self._rows.file,
                    "In dit bestand staat geen enkele gemeente van de plannen.",
                    f"Haal de tabel op met deze gemeenten: {', '.join(sorted(self._codes))}.",
                )
            )
        for series in self._series:
            wanted = [(choice.dimension, choice.code) for choice in series.taken.choices]
            if self._rows.has_measures:
                wanted += [(MEASURE, topic.measure or "") for _, topic in topics_of(series.taken)]
            for dimension, code in wanted:
                seen = sorted(self._seen.get((series.name, dimension), set()))
                if seen and code not in seen:
                    self.problems.append(
                        wrong_file(
                            self._rows.file,
                            f"Voor {series.name}: in {dimension} komt {quoted(code)} niet voor.",
                            f"Wel gevonden: {', '.join(seen[:_MOST_NAMED])}.",
                            nearest(code, seen),
                        )
                    )

    def _region(self, record: Record) -> str | None:
        text = record.text(REGION)
        if text not in self._regions:
            self._regions[text] = self._code_of(record, text)
        return self._regions[text]

    def _code_of(self, record: Record, text: str) -> str | None:
        if REGION_CODE.fullmatch(text):
            return text
        codebook = self._delivery.codebooks.get(REGION)
        if codebook and text in codebook.by_title:
            return codebook.by_title[text]
        if not text:
            self.problems.append(record.problem(REGION, "Hier staat geen gemeentecode.", _CODE_ALLOWED))
        elif codebook:
            self.problems.append(
                record.problem(REGION, f"De naam {quoted(text)} staat niet in de lijst {REGION} ernaast.",
                               hint=nearest(text, codebook.by_title))
            )  # fmt: skip
        elif not any(one.message.endswith(_NAMES) for one in self.problems):  # once, not for every name
            self.problems.append(
                record.problem(REGION, f"{quoted(text)} is geen gemeentecode. {_NAMES}", _CODES_BESIDE)
            )
        return None

    def _period(self, record: Record) -> StatPeriod | None:
        text = record.text(PERIOD)
        if text not in self._periods:
            self._periods[text] = period_of(text)
            if self._periods[text] is None:
                self.problems.append(
                    record.problem(
                        PERIOD, f"De periode {quoted(text)} is niet te begrijpen.", PERIODS_ALLOWED
                    )
                )
        return self._periods[text]

    def _is_chosen(self, series: Series, record: Record) -> bool:
        is_chosen = True
        for choice in series.taken.choices:
            text = record.text(choice.dimension)
            codebook = self._delivery.codebooks.get(choice.dimension)
            code = codebook.by_title.get(text, text) if codebook else text
            code = choice.code if choice.title and text == choice.title else code
            self._seen.setdefault((series.name, choice.dimension), set()).add(code)
            is_chosen = is_chosen and code == choice.code
        return is_chosen

    def _take(self, series: Series, area: str, period: StatPeriod, record: Record) -> None:
        moment = moment_of(period.wording)
        assert moment  # every period of StatLine is one that plans know
        status = self._delivery.status_of(record.text(PERIOD), period)
        found = series.found.setdefault((area, moment), Found(record, period, status))
        if self._rows.has_measures:
            self._take_measure(series, found, record)
            return
        for key, topic in topics_of(series.taken):
            name = topic.column or ""
            self._put(series, found, key, record, name, amount_of(record.cells.get(name)))

    def _take_measure(self, series: Series, found: Found, record: Record) -> None:
        measure = record.text(MEASURE)
        self._seen.setdefault((series.name, MEASURE), set()).add(measure)
        for key, topic in topics_of(series.taken):
            if topic.measure == measure:
                amount = observed(record.cells.get(VALUE), record.text(ATTRIBUTE))
                self._put(series, found, key, record, VALUE, amount)

    def _put(
        self, series: Series, found: Found, key: str, record: Record, name: str, amount: Amount | Complaint
    ) -> None:
        """Keep a figure, unless it cannot be read or an earlier row said otherwise."""
        if isinstance(amount, Decimal) and key == "aantal":
            amount = whole(amount)
        if isinstance(amount, Complaint):
            self.problems.append(record.problem(name, amount.message, amount.allowed))
            return
        old = found.value if key == "waarde" else found.count
        if old is not None and old != amount:
            earlier = found.places[key][0]
            self.problems.append(
                record.problem(
                    name,
                    f"Deze cel staat er twee keer, met een ander cijfer: {_said(amount)}, en in "
                    f"{earlier.where} {_said(old)}.",
                    "Haal het bestand opnieuw op.",
                )
            )
            return
        found.places.setdefault(key, (record, name))
        if key == "waarde":
            found.value = amount
        else:
            found.count = amount


def _said(amount: Amount) -> str:
    return "geen cijfer" if isinstance(amount, Absence) else str(amount).replace(".", ",")


_NAMES = "In dit bestand staan namen in plaats van codes."
_CODE_ALLOWED = "Schrijf GM en vier cijfers, bijvoorbeeld: GM0351."
_CODES_BESIDE = (
    f"plansite koppelt alleen op de gemeentecode. Leg de lijst {REGION}.json (van cbsodata) of {REGION}Codes.csv "
    "in dezelfde map, of haal de tabel op met codes."
)
