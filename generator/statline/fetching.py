"""A table from StatLine itself, with cbsodata: a program that is there only where somebody wants this."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path

from generator.model.statline import Publisher
from generator.program import PROGRAM

# Which of the two cbsodata saves is not what its option `typed` says (1.3.5 has that the wrong way round).
_DATA_FILES = ("TypedDataSet.json", "UntypedDataSet.json")
_SECONDS = 60
_INSTALL = "Installeer het eenmalig met: make statline"


class CannotFetch(Exception):
    """A table could not be had. The message is Dutch."""


def fetch_table(table: str, publisher: Publisher, codes: Iterable[str], folder: Path) -> Path:
    """Save the rows of some municipalities, and the lists of codes, in a folder. Returns the file with the rows."""
    try:
        library = importlib.import_module("cbsodata")
        trouble = importlib.import_module("requests").RequestException
    except ImportError:
        raise CannotFetch(f"Ophalen gaat met het programma cbsodata, en dat is er niet. {_INSTALL}") from None
    wanted = " or ".join(f"startswith(RegioS,'{code}')" for code in sorted(codes))
    try:
        library.download_data(
            table,
            dir=str(folder),
            filters=wanted,
            catalog_url=publisher.catalogue,
            timeout=_SECONDS,
        )
    except trouble as error:
        raise CannotFetch(_why(table, publisher, error)) from None
    except (ValueError, KeyError):  # an answer that is no JSON, or other JSON
        raise CannotFetch(_no_table(table, publisher)) from None
    saved = next((path for name in _DATA_FILES if (path := folder / name).is_file()), None)
    if saved is None:
        raise CannotFetch(_no_table(table, publisher))
    return saved


def _no_table(table: str, publisher: Publisher) -> str:
    return (
        f"{publisher.catalogue} gaf geen tabel {table} terug, maar iets anders. Probeer het later nog eens."
    )


def _why(table: str, publisher: Publisher, error: Exception) -> str:
    # cbsodata wraps an answer that says no, and leaves the answer itself out.
    answers = (getattr(one, "response", None) for one in (error, error.__cause__))
    status = next((answer.status_code for answer in answers if answer is not None), None)
    if status == 404:
        return f"Op {publisher.catalogue} is er geen tabel {table}. Klopt het nummer?"
    if status:
        return f"{publisher.catalogue} gaf een fout ({status}). Probeer het later nog eens."
    return (
        f"{publisher.catalogue} is niet te bereiken. Is er internet? "
        f"Een bestand dat u zelf ophaalt, kunt u ook geven: {PROGRAM} import-cbs BESTAND."
    )
