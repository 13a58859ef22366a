"""What an indicator takes from StatLine is one series of one publisher, and can be found in its table."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.indicators import indicators_in, values_in
from generator.loading.folders import Documents
from generator.loading.records import Document
from generator.model.monitoring import Indicator
from generator.model.statline import StatLine, Topic
from generator.problems import Problem, quoted


def series_have_one_source(documents: Documents) -> Iterator[Problem]:
    """The values of an indicator from StatLine all come from its one table: CBS and police count otherwise."""
    for document in indicators_in(documents):
        taken = document.record.statline
        if taken is None or not document.knows("statline"):
            continue
        if document.knows("bron") and not _is_of(document.record.source.table, taken):
            yield _mixed(document, ("bron", "tabel"), document.record.source.table, taken)
        for index, value in values_in(document):
            if value.source and not _is_of(value.source.table, taken):
                yield _mixed(document, ("waarden", index, "bron", "tabel"), value.source.table, taken)


def _is_of(table: str | None, taken: StatLine) -> bool:
    return (table or "").lower() == taken.table.lower()


def _mixed(
    document: Document[Indicator], path: tuple[str | int, ...], table: str | None, taken: StatLine
) -> Problem:
    found = f"tabel {quoted(table)}" if table else "een bron zonder tabelnummer"
    return document.problem(
        path,
        f"Dit cijfer komt uit tabel {taken.table} ({taken.publisher}), maar hier staat {found}.",
        "In één reeks staan cijfers van één bron. Maak voor een andere bron een ander cijfer.",
    )


def tables_have_one_publisher(documents: Documents) -> Iterator[Problem]:
    """A table of StatLine is of the CBS or of the police, everywhere the same."""
    first: dict[str, tuple[Document[Indicator], StatLine]] = {}
    for document in indicators_in(documents):
        taken = document.record.statline
        if taken is None or not document.knows("statline"):
            continue
        other, known = first.setdefault(taken.table.lower(), (document, taken))
        if known.publisher is not taken.publisher:
            yield document.problem(
                ("statline", "uitgever"),
                f"Tabel {taken.table} is hier van {taken.publisher.in_words}, maar in {other.tree.file} van "
                f"{known.publisher.in_words}.",
                "Kies één uitgever voor dezelfde tabel.",
            )


def cells_of_statline_are_named(documents: Documents) -> Iterator[Problem]:
    """What is taken from StatLine has a column or a measure, and one code for a dimension."""
    for document in indicators_in(documents):
        taken = document.record.statline
        if taken is None or not document.knows("statline"):
            continue
        for key, topic in (("waarde", taken.value), ("aantal", taken.count)):
            yield from _unnamed(document, key, topic)
        seen: set[str] = set()
        for index, choice in enumerate(taken.choices):
            if choice.dimension in seen:
                yield document.problem(
                    ("statline", "keuzes", index, "dimensie"),
                    f"Voor {quoted(choice.dimension)} is er al een keuze.",
                    "Laat er één staan: een reeks telt geen codes bij elkaar op.",
                )
            seen.add(choice.dimension)


def _unnamed(document: Document[Indicator], key: str, topic: Topic | None) -> Iterator[Problem]:
    if topic and not (topic.column or topic.measure):
        yield document.problem(
            ("statline", key),
            "Hier staat niet waar dit in de tabel staat.",
            "Vul “kolom” in (OData v3), “maat” (OData v4), of allebei.",
        )
