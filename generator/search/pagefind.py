"""The only module that knows Pagefind: it hands the program documents, and gets the files of an index back.

Pagefind can also read a folder and write another, but it says nothing when the disk is full.
"""

from __future__ import annotations

import base64
import gzip
import json
import subprocess
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_SIGNATURE = b"pagefind_dcd"
# What the browser needs: the reader of an index, and the program that ranks Dutch words.
_READER = ("pagefind.js", "wasm.nl.pagefind")
_INDEX = ("pagefind-entry.json", "*.pf_meta", "index/*", "fragment/*")
_FRAGMENT = "fragment/*.pf_fragment"
_END = b","  # of a question and of an answer, which are JSON in base64


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


def make_index(documents: Mapping[str, str], *, with_reader: bool) -> Mapping[str, bytes]:
    """Return the files of an index, by their path in its folder. `documents` are pages of HTML by the path of each.

    One reader serves all indexes of a site; `with_reader` puts it beside this one.

    Raises SearchIndexError where Pagefind is missing, refuses a document or stops.
    """
    with _Pagefind(executable()) as pagefind:
        index = pagefind.ask(type="NewIndex", config={"force_language": "nl"})["index_id"]
        for path, html in documents.items():
            pagefind.ask(type="AddFile", index_id=index, file_path=path, url=None, file_contents=html)
        answer = pagefind.ask(type="GetFiles", index_id=index)
    # The rest are interfaces that Pagefind brings along and nothing here loads: 0.5 MB for each index.
    wanted = (*_INDEX, *_READER) if with_reader else _INDEX
    files = {file["path"].removeprefix("pagefind/"): file["content"] for file in answer["files"]}
    index = {
        path: base64.b64decode(content)
        for path, content in sorted(files.items())
        if any(fnmatchcase(path, pattern) for pattern in wanted)
    }
    if sum(fnmatchcase(path, _FRAGMENT) for path in index) != len(documents):
        raise SearchIndexError("Pagefind heeft niet alle pagina’s in de zoekindex gezet.")
    return index


class _Pagefind:
    """The program, waiting for questions on its standard input. It forgets what comes after its input ends."""

    def __init__(self, program: Path) -> None:
        self._process = subprocess.Popen(
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self, **question: object) -> Any:
        """Return the answer to one question."""
        assert self._process.stdin and self._process.stdout
        message = json.dumps({"message_id": 0, "payload": question}).encode()
        try:
            self._process.stdin.write(base64.b64encode(message) + _END)
            self._process.stdin.flush()
            answer = json.loads(base64.b64decode(self._answer()))["payload"]
        except (OSError, EOFError, ValueError):
            raise SearchIndexError(self._stopped()) from None
        if answer["type"] == "Error":
            raise SearchIndexError(f"Pagefind kon de zoekindex niet maken: {answer['message']}")
        return answer

    def _answer(self) -> bytes:
        assert self._process.stdout
        read = bytearray()
        while not read.endswith(_END):
            more = self._process.stdout.read1()  # type: ignore[attr-defined]
            if not more:
                raise EOFError("Pagefind stopped")
            read += more
        return bytes(read[: -len(_END)])

    def _stopped(self) -> str:
        self._process.kill()
        _, said = self._process.communicate()
        return f"Pagefind kon de zoekindex niet maken. {said.decode(errors='replace').strip()}".strip()


def addresses_in(index: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return the address of every document in an index, by the name that Pagefind gave it."""
    return {
        Path(path).stem: str(fragment(content)["url"]).removeprefix("/")
        for path, content in index.items()
        if fnmatchcase(path, _FRAGMENT)
    }


def fragment(content: bytes) -> Mapping[str, object]:
    """Return what an index keeps of one document, to show it as a result."""
    found: Mapping[str, object] = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
    return found
