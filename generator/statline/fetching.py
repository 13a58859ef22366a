"""A table from StatLine itself, with cbsodata: a program that is there only where somebody wants this."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path

from generator.model.statline import Publisher

DATA_FILE = "TypedDataSet.json"
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
            typed=True,
            filters=wanted,
            catalog_url=publisher.catalogue,
            timeout=_SECONDS,
        )
    except trouble as error:
        raise CannotFetch(_why(table, publisher, getattr(error, "response", None))) from None
    except (ValueError, KeyError):  # an answer that is no JSON, or other JSON
        raise CannotFetch(
            f"{publisher.catalogue} gaf geen tabel {table} terug, maar iets anders. Probeer het later nog eens."
        ) from None
    return folder / DATA_FILE


def _why(table: str, publisher: Publisher, response: object) -> str:
    status = getattr(response, "status_code", None)
    if status == 404:
        return f"Op {publisher.catalogue} is er geen tabel {table}. Klopt het nummer?"
    if status:
        return f"{publisher.catalogue} gaf een fout ({status}). Probeer het later nog eens."
    return (
        f"{publisher.catalogue} is niet te bereiken. Is er internet? "
        "Een bestand dat u zelf ophaalt, kunt u ook geven: plansite import-cbs BESTAND"
    )
