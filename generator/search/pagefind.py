"""The only module that knows Pagefind: it runs the program and tidies what it leaves behind."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import zlib
from collections.abc import Mapping
from pathlib import Path

_SIGNATURE = b"pagefind_dcd"
# What the browser needs: the reader of an index, and the program that ranks Dutch words.
_READER = ("pagefind.js", "wasm.nl.pagefind")
_INDEX = ("pagefind-entry.json", "*.pf_meta", "index/*", "fragment/*")


class SearchIndexError(Exception):
    """The index could not be made; the message is Dutch and says why."""


def executable() -> Path:
    """Return the program. Raises SearchIndexError where it is not installed."""
    try:
        from pagefind_bin import get_executable

        return Path(get_executable())
    except (ImportError, FileNotFoundError):
        raise SearchIndexError(
            "Het programma Pagefind is niet geïnstalleerd. Zonder Pagefind kan er geen zoekindex komen."
        ) from None


def make_index(documents: Path, target: Path, *, with_reader: bool) -> None:
    """Index a folder of HTML documents into `target`, which then holds the index and nothing else.

    One reader serves all indexes of a site; `with_reader` puts it beside this one.
    """
    shutil.rmtree(target, ignore_errors=True)
    done = subprocess.run(
        [executable(), "--site", documents, "--output-path", target, "--force-language", "nl", "--silent"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not (target / "pagefind-entry.json").is_file():
        raise SearchIndexError(
            f"Pagefind kon de zoekindex niet maken: {(done.stderr or done.stdout).strip()}"
        )
    _keep(target, (*_INDEX, *_READER) if with_reader else _INDEX)
    number = sum(1 for _ in documents.rglob("index.html"))
    if len(list(target.glob("fragment/*"))) != number or not all(map(_is_whole, _files_of(target))):
        raise SearchIndexError("De zoekindex is niet heel. Waarschijnlijke oorzaak: de schijf is vol.")


def _keep(folder: Path, patterns: tuple[str, ...]) -> None:
    """Delete the interfaces that Pagefind brings along and nothing here loads: 0.5 MB for each index."""
    kept = {path for pattern in patterns for path in folder.glob(pattern)}
    for path in _files_of(folder):
        if path not in kept:
            path.unlink()


def _files_of(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def _is_whole(path: Path) -> bool:
    """Whether all of a file was written. Pagefind ends as if nothing happened on a disk that is full."""
    content = path.read_bytes()
    if path.suffix == ".js":
        return content.rstrip().endswith(b"};")
    try:
        if path.suffix == ".json":
            json.loads(content)
            return True
        return gzip.decompress(content).startswith(_SIGNATURE)
    except (ValueError, OSError, EOFError, zlib.error):
        return False


def addresses_in(index: Path) -> Mapping[str, str]:
    """Return the address of every document in an index, by the name that Pagefind gave it."""
    return {
        path.stem: str(fragment(path)["url"]).removeprefix("/")
        for path in sorted((index / "fragment").glob("*.pf_fragment"))
    }


def fragment(path: Path) -> Mapping[str, object]:
    """Return what an index keeps of one document, to show it as a result."""
    found: Mapping[str, object] = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))
    return found
