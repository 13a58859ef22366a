"""The only module that knows Pagefind: it hands the program documents, and gets the files of an index back.

Pagefind can also read a folder and write another, but it says nothing when the disk is full.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import IO, Any

from generator.problems import short

_SIGNATURE = b"pagefind_dcd"
# What the browser needs: the reader of an index, and the program that ranks Dutch words.
_READER = ("pagefind.js", "wasm.nl.pagefind")
_INDEX = ("pagefind-entry.json", "*.pf_meta", "index/*", "fragment/*")
_FRAGMENT = "fragment/*.pf_fragment"
_FAILED = "Pagefind kon de zoekindex niet maken"
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


@dataclass(frozen=True)
class Index:
    """An index as the browser reads it."""

    files: Mapping[str, bytes]
    """By their path in the folder of the index."""
    addresses: Mapping[str, str]
    """The address of every document, by the name that Pagefind gave it."""


class Indexer:
    """Makes indexes. The program starts with the first one, and ends with the `with` block: starting it takes long."""

    def __init__(self) -> None:
        self._running: _Pagefind | None = None
        self._at_work = ExitStack()

    def __enter__(self) -> Indexer:
        return self

    def __exit__(self, *error: object) -> None:
        self._running = None
        self._at_work.close()

    def _program(self) -> _Pagefind:
        self._running = self._running or self._at_work.enter_context(_started(executable()))
        return self._running

    def index(self, documents: Mapping[str, str], *, with_reader: bool) -> Index:
        """Return an index of pages of HTML, which are given by the path of each.

        One reader serves all indexes of a site; `with_reader` puts it beside this one.

        Raises SearchIndexError where Pagefind is missing, refuses a document or stops.
        """
        # The rest are interfaces that Pagefind brings along and nothing here loads: 0.5 MB for each index.
        wanted = (*_INDEX, *_READER) if with_reader else _INDEX
        files = {
            path: base64.b64decode(content)
            for path, content in sorted(self._asked(documents).items())
            if any(fnmatchcase(path, pattern) for pattern in wanted)
        }
        addresses = addresses_in(files)
        found = set(addresses.values())
        if missing := [path for path in documents if path.removesuffix("index.html") not in found]:
            raise SearchIndexError(f"Pagefind zette niet in de zoekindex: {', '.join(missing)}.")
        return Index(files, addresses)

    def _asked(self, documents: Mapping[str, str]) -> Mapping[str, str]:
        """Return all files that Pagefind makes, in base64, by their path in the folder of the index."""
        pagefind = self._program()
        number = pagefind.ask("index_id", type="NewIndex", config={"force_language": "nl"})
        for path, html in documents.items():
            question = {"index_id": number, "file_path": path, "url": None, "file_contents": html}
            pagefind.ask("page_url", type="AddFile", **question)
        answer = pagefind.ask("files", type="GetFiles", index_id=number)
        pagefind.ask("type", type="DeleteIndex", index_id=number)
        pagefind.forget_warnings()
        return {file["path"].removeprefix("pagefind/"): file["content"] for file in answer}


@contextmanager
def _started(program: Path) -> Iterator[_Pagefind]:
    # A file takes any number of warnings; a pipe that nobody reads would make the program wait for ever.
    with tempfile.TemporaryFile() as warnings:
        try:
            process = subprocess.Popen(
                [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=warnings
            )
        except OSError as error:
            raise SearchIndexError(f"{_FAILED}. {error.strerror}") from None
        assert process.stdin and process.stdout
        try:
            yield _Pagefind(process, process.stdin, process.stdout, warnings)
        finally:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe.close()


@dataclass
class _Pagefind:
    """The program, waiting for questions. It forgets what comes after its input ends, so one by one."""

    process: subprocess.Popen[bytes]
    questions: IO[bytes]
    answers: IO[bytes]
    warnings: IO[bytes]
    known: int = 0
    """How many bytes of warnings are about an index that was made."""

    def forget_warnings(self) -> None:
        """Take note that an index is made, so that what it was warned of is not told of the next one."""
        self.known = os.fstat(self.warnings.fileno()).st_size

    def ask(self, wanted: str, **question: object) -> Any:
        """Return what is wanted of the answer to one question. Raises SearchIndexError where there is none."""
        message = json.dumps({"message_id": 0, "payload": question}).encode()
        try:
            self.questions.write(base64.b64encode(message) + _END)
            self.questions.flush()
            answer = json.loads(base64.b64decode(self._answer()))["payload"]
            if answer["type"] == "Error":
                raise SearchIndexError(f"{_FAILED}: {answer['message']}")
            return answer[wanted]
        except (EOFError, OSError, ValueError, KeyError, TypeError):
            raise SearchIndexError(f"{_FAILED}. {self._stopped()}".strip()) from None

    def _answer(self) -> bytes:
        read = bytearray()
        while not read.endswith(_END):
            more = self.answers.read1()  # type: ignore[attr-defined]
            if not more:
                raise EOFError
            read += more
        return bytes(read[: -len(_END)])

    def _stopped(self) -> str:
        """Stop the program, and return what it warned of meanwhile."""
        self.process.kill()
        self.process.wait()
        self.warnings.seek(self.known)
        return short(self.warnings.read().decode(errors="replace").strip())


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
