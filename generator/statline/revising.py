"""A value as a file of StatLine makes it: the figure, how certain it is, and where it comes from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from generator.model.monitoring import IndicatorValue, ValueStatus
from generator.model.shared import OutsideSource
from generator.progress.indicators import moment_of
from generator.statline.codes import Absence
from generator.statline.delivery import Delivery
from generator.statline.series import Found, Series


def written(number: Decimal) -> str:
    """Return a number as editors write it: a comma, and nothing between thousands."""
    return f"{number:f}".replace(".", ",")


def figure_of(value: IndicatorValue) -> tuple[object, ...]:
    """Return what a file of StatLine can say about a value; what its count was rounded to comes last."""
    return value.value, value.count, value.status, value.reason, value.rounded_to


@dataclass(frozen=True)
class Context:
    """What holds for all values of one indicator."""

    series: Series
    delivery: Delivery
    today: datetime.date

    @property
    def source(self) -> OutsideSource:
        """The source of what is taken now: that of the indicator, on the day of the file."""
        source = self.series.indicator.source
        return source.model_copy(
            update={
                "retrieved_on": self.delivery.retrieved_on,
                "licence": self.delivery.licence or source.licence,
            }
        )


def value_after(
    context: Context, area: str, found: Found, before: IndicatorValue | None
) -> IndicatorValue | None:
    """Return a value as the file makes it; the one that was there when the file says nothing else."""
    if found.value is None or (before is None and _is_gone(context, area, found)):
        return before
    number = found.value if isinstance(found.value, Decimal) else None
    count = int(found.count) if isinstance(found.count, Decimal) else None
    status, reason = _certainty(context, found, before, (number, count))
    after = {
        "area": area,
        "period": before.period if before else found.period.wording,
        "value": number,
        "count": count,
        "rounded_to": _rounded(context, number, count),
        "status": status,
        "reason": reason,
    }
    draft = IndicatorValue.made(**after)
    if before and figure_of(before) == figure_of(draft):
        return before if before.source else before.model_copy(update={"source": context.source})
    is_other_number = before is None or (before.value, before.count) != (number, count)
    published = context.today if is_other_number else before.published_on if before else None
    return draft.model_copy(update={"published_on": published, "source": context.source})


def _is_gone(context: Context, area: str, found: Found) -> bool:
    """Whether a municipality without a figure was no longer there: then nothing is missing."""
    moment = moment_of(found.period.wording)
    departure = context.series.unit.municipalities[area].departure
    return bool(departure and moment and isinstance(found.value, Absence) and moment.end > departure.until)


def _rounded(context: Context, number: Decimal | None, count: int | None) -> int | None:
    """Return what a count was rounded to; one that is no multiple of it was not."""
    to = context.series.taken.rounded_to
    counted = count if context.series.taken.count else number
    return to if to and counted is not None and counted % to == 0 else None


def _certainty(
    context: Context, found: Found, before: IndicatorValue | None, numbers: tuple[Decimal | None, int | None]
) -> tuple[ValueStatus, str | None]:
    """Return how certain a value is, and why it is missing or was revised."""
    earlier = _earlier(before) if before and (before.value, before.count) != numbers else ""
    if isinstance(found.value, Absence):
        if before and before.status is ValueStatus.MISSING:
            return ValueStatus.MISSING, before.reason
        return (
            ValueStatus.MISSING,
            f"{found.value.value.format(context.series.taken.publisher.in_words)}{earlier}",
        )
    same_figure = before is not None and not earlier
    if found.status is None:
        return (before.status, before.reason) if before and same_figure else _other(before, None, earlier)
    if before and same_figure:
        is_kept = before.status is found.status or (
            before.status is ValueStatus.REVISED and found.status is ValueStatus.FINAL
        )
        return (before.status, before.reason) if is_kept else (found.status, None)
    return _other(before, found.status, earlier)


def _other(
    before: IndicatorValue | None, status: ValueStatus | None, earlier: str
) -> tuple[ValueStatus, str | None]:
    """Return the certainty of another figure: what replaces a final one is a revision."""
    was_final = before is not None and before.status in (ValueStatus.FINAL, ValueStatus.REVISED)
    if was_final and status is not ValueStatus.PROVISIONAL and earlier:
        return ValueStatus.REVISED, earlier.strip()
    return status or ValueStatus.UNKNOWN, None


def _earlier(before: IndicatorValue | None) -> str:
    if before is None or before.value is None:
        return ""
    count = f" (aantal: {before.count})" if before.count is not None else ""
    return f" Eerst stond hier {written(before.value)}{count}."
