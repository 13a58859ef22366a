"""Addresses never die: a new edition answers at every address that an earlier one had."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator import address_list
from generator.address_list import Listed, parse_address_list
from generator.inputs import Inputs, read_addresses
from generator.loading.folders import RECORD_FOLDERS
from generator.problems import Place, Problem, closest, quoted
from generator.program import PROGRAM
from generator.repository import RepositoryError, commit_of, extract, top_of


class EarlierError(Exception):
    """There is no earlier list to compare with. The message is for the editor."""


def vanished(
    earlier: Iterable[Listed], present: Iterable[Listed], data: str = "data", content: str = "content"
) -> list[Problem]:
    """Return an error for every earlier address at which nothing would be found any more."""
    now = sorted({listed.address for listed in present})
    gone = sorted({listed.address for listed in earlier} - set(now))
    return [_problem(address, now, data, content) for address in gone]


def _problem(address: str, present: list[str], data: str, content: str) -> Problem:
    parts = address.strip("/").split("/")
    alike = _alike(address, present)
    is_record = len(parts) == 3 and parts[1] in RECORD_FOLDERS
    file = f"{data}/{'/'.join(parts)}.yml" if is_record else f"{content}/{'/'.join(parts)}.md"
    return Problem(
        Place(file),
        f"Het adres {address} stond op de site en zou verdwijnen.",
        _remedy(address.strip("/"))
        if is_record
        else f"Zet in {file} een pagina die zegt waar de inhoud nu staat.",
        f"Het lijkt op {quoted(alike)}." if alike else "",
        rule="adressen",
    )


def _alike(address: str, present: list[str]) -> str | None:
    """Return the address in the same folder that is almost the same: a name that was mended, not another page."""
    folder, _, name = address.strip("/").rpartition("/")
    beside = {
        other.strip("/").rpartition("/")[2]: other
        for other in present
        if other.strip("/").rpartition("/")[0] == folder
    }
    meant = closest(name, filter(None, beside), cutoff=0.8)
    return beside[meant] if meant else None


def _remedy(path: str) -> str:
    return (
        "Zet het bestand terug. Moet het anders heten? "
        f"Geef de opdracht: {PROGRAM} rename {path} NIEUWE-NAAM. "
        f'Moet het weg? Geef de opdracht: {PROGRAM} remove {path} --uitleg "Wat ermee is gebeurd."'
    )


def earlier_addresses(against: str, inputs: Inputs) -> tuple[Listed, ...]:
    """Return the addresses of a list in a file, of a built or published site, or of a version in git.

    Raises EarlierError when there is no such thing.
    """
    path = Path(against)
    if path.is_dir():
        return addresses_in(path)
    if path.is_file():
        return parse_address_list(path.read_text(encoding="utf-8", errors="replace"))
    return _addresses_of_version(against, inputs)


def addresses_in(folder: Path) -> tuple[Listed, ...]:
    """Return the addresses of a built site, or of the live release of a target folder."""
    for site in (folder / "current", folder):
        if (site / address_list.FILE).is_file():
            return parse_address_list((site / address_list.FILE).read_text(encoding="utf-8"))
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("index.html"))
    if not pages:
        raise EarlierError(f"In de map {folder} staat geen site en geen {address_list.FILE}.")
    return parse_address_list("\n".join(pages))


def _addresses_of_version(revision: str, inputs: Inputs) -> tuple[Listed, ...]:
    """Read an earlier version of the data and the content, and return the addresses that it gives."""
    data, content = top_of(inputs.data), top_of(inputs.content)
    commit = commit_of(data[0], revision) if data else None
    if data is None or content is None or commit is None:
        raise EarlierError(f"“{revision}” is geen bestand, geen map en geen versie in git.")
    with tempfile.TemporaryDirectory(prefix="plansite-") as folder:
        try:
            extract(data[0], commit, (data[1].rstrip("/"), content[1].rstrip("/")), Path(folder))
        except RepositoryError as error:
            raise EarlierError(str(error)) from error
        then = dataclasses.replace(inputs, data=Path(folder, data[1]), content=Path(folder, content[1]))
        found = read_addresses(then)
    if found is None:
        raise EarlierError(f"De versie “{revision}” heeft zelf fouten, dus daarmee is niet te vergelijken.")
    return found
