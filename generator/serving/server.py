"""The web server of the preview, for this computer only."""

from __future__ import annotations

import errno
import json
import mimetypes
import select
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import cast
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.exports.table import EXPORTS
from generator.program import PROGRAM
from generator.serving.frame import NEWS, OWN, framed, own_file
from generator.serving.preview import Preview

_HOST = "127.0.0.1"
_HEARTBEAT = 15.0


class ServeError(Exception):
    """The preview cannot start; the message is Dutch and says why."""


@dataclass(frozen=True)
class Answer:
    """What a browser gets."""

    status: HTTPStatus
    content: bytes = b""
    media_type: str = "text/html"
    location: str | None = None


class PreviewServer(ThreadingHTTPServer):
    """Serves what the preview makes, and from the finished folder what it does not."""

    daemon_threads = True

    def __init__(self, port: int, preview: Preview, finished: Path) -> None:
        self.preview = preview
        self._finished = finished
        try:
            super().__init__((_HOST, port), _Handler)
        except OSError as error:
            why = "is al in gebruik" if error.errno == errno.EADDRINUSE else "mag niet worden gebruikt"
            raise ServeError(
                f"Poort {port} {why}. Kies een andere, of laat er een kiezen: {PROGRAM} serve --port 0"
            ) from error

    @property
    def address(self) -> str:
        """Where the site can be seen."""
        return f"http://{_HOST}:{self.server_port}/"

    def answer(self, path: str) -> Answer:
        """Return what stands at a path."""
        path = self.inside(path)
        content = own_file(path) if path.startswith(OWN) else self._file(path)
        if content is not None:
            return Answer(HTTPStatus.OK, content, _TYPES.guess_type(path)[0] or "application/octet-stream")
        if path and not path.endswith("/") and "." not in path:
            return Answer(HTTPStatus.FOUND, location=f"/{quote(path)}/")
        state = self.preview.state(path)
        return Answer(state.status, framed(state.html, state.mark, state.report))

    def inside(self, path: str) -> str:
        """Return a path as the site knows it. The page "not found" has links to where the site will stand."""
        version = self.preview.version
        folder = urlsplit((version.edition.base_url if version else None) or "/").path
        inside = unquote(path).removeprefix(folder).lstrip("/")
        return inside.removesuffix("index.html") if f"/{inside}".endswith("/index.html") else inside

    def _file(self, path: str) -> bytes | None:
        """Return a file that is no page: from the newest version, or else as the last whole build left it."""
        version = self.preview.version
        if version and path in version.files:
            return version.files[path]
        try:
            place = (self._finished / path).resolve()
            is_one = place.is_relative_to(self._finished.resolve()) and place.suffix not in ("", ".html")
            return place.read_bytes() if is_one else None
        except (OSError, ValueError):
            return None


def _media_types() -> mimetypes.MimeTypes:
    """Without what the computer believes about endings: on some it says that a script is plain text."""
    types = mimetypes.MimeTypes()
    for export in EXPORTS:
        if not types.guess_type(export.path)[0]:
            types.add_type(export.media_type, PurePosixPath(export.path).suffix)
    return types


_TYPES = _media_types()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Answer one request, or follow the news as long as the browser listens."""
        parts = urlsplit(self.path)
        try:
            if parts.path == f"/{NEWS}":
                self._follow(parse_qs(parts.query).get("pagina", ["/"])[0])
            else:
                self._send(self._preview_server.answer(parts.path))
        except ConnectionError:
            pass  # the browser is no longer there

    def do_HEAD(self) -> None:
        """Answer as GET does, without the content."""
        self.do_GET()

    @property
    def _preview_server(self) -> PreviewServer:
        return cast(PreviewServer, self.server)

    def _send(self, answer: Answer) -> None:
        is_text = answer.media_type.startswith("text/")
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type + ("; charset=utf-8" if is_text else ""))
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-store")
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _follow(self, path: str) -> None:
        """Tell the browser what it should show, now and whenever that changes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        preview = self._preview_server.preview
        address = self._preview_server.inside(path)
        serial = preview.wait(-1, 0)
        while not self._is_left:
            state = preview.state(address)
            # JSON has no line breaks, which would end the message.
            news = json.dumps({"page": state.mark, "report": state.report})
            self.wfile.write(f"data: {news}\n\n".encode())
            serial = preview.wait(serial, _HEARTBEAT)

    @property
    def _is_left(self) -> bool:
        """Whether the browser has gone to another page. It sends nothing more, so all there is to read is the end."""
        return bool(select.select([self.connection], [], [], 0)[0])

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the report."""
