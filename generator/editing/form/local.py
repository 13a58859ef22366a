"""The form on this computer: it changes the files of the working copy, and the site beside it shows them."""

from __future__ import annotations

import functools
import http.server
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.editing.form.bundle import Bundle
from generator.editing.form.hosts import Host, local_host
from generator.editing.form.page import FOLDER, form_files, write_files
from generator.editing.form.settings import form_units, settings_of
from generator.loading.walk import load_documents

_HERE = "127.0.0.1"


class LocalFormError(Exception):
    """The form cannot run here. The message is for the editor."""


@dataclass(frozen=True)
class Ports:
    """The three ports that the form takes on this computer, one after the other."""

    first: int

    @property
    def site(self) -> str:
        """The address of the site."""
        return f"http://{_HERE}:{self.first}"

    @property
    def form(self) -> str:
        """The address of the form."""
        return f"http://{_HERE}:{self.first + 1}"

    @property
    def files(self) -> str:
        """The address of the program that reads and writes the files."""
        return f"http://{_HERE}:{self.first + 2}"


def run_form(data: Path, ports: Ports, serve_site: Sequence[str], say: Callable[[str], None]) -> None:
    """Serve the form until interrupted. `serve_site` is the command that shows the site itself."""
    bundle, host = Bundle(), local_host(ports.files)
    folder = Path("build") / "redactie"
    write_files(local_files(data, ports, host, bundle), folder)
    # Ending this program ends the others too, however it is ended.
    for end in (signal.SIGINT, signal.SIGTERM):
        signal.signal(end, signal.default_int_handler)
    with (
        _running([str(bundle.node), str(bundle.server)], _environment(data, ports), bundle.folder) as files,
        _running(serve_site, os.environ),
        _page_server(folder, ports) as page,
    ):
        _wait_for(files, ports.first + 2)
        say(f"Het formulier staat op {ports.form}/{FOLDER}/ en de site op {ports.site}/")
        say(f"Wat u opslaat, staat meteen in de bestanden in {data.as_posix()}/. Stop met Ctrl+C.")
        page.serve_forever()


def local_files(data: Path, ports: Ports, host: Host, bundle: Bundle) -> Mapping[str, bytes]:
    """Return the files of a form that changes a data folder, also when there are mistakes in it."""
    documents, _ = load_documents(data)
    settings = settings_of(form_units(documents), data.resolve().name, host, f"{ports.site}/")
    return form_files("werkkopie", settings, host.policy, bundle)


def _environment(data: Path, ports: Ports) -> Mapping[str, str]:
    """Return what decap-server is told: which files it may change, and who may ask it to."""
    return {
        "GIT_REPO_DIRECTORY": str(data.resolve().parent),
        "BIND_HOST": _HERE,
        "PORT": str(ports.first + 2),
        "ORIGIN": ports.form,
        "LOG_LEVEL": "error",
    }


@contextmanager
def _running(
    command: Sequence[str], environment: Mapping[str, str], folder: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, env=environment, cwd=folder) as process:
        try:
            yield process
        finally:
            process.terminate()
            # After Ctrl+C, Python itself would wait for a quarter of a second only.
            process.wait()


@contextmanager
def _page_server(folder: Path, ports: Ports) -> Iterator[http.server.ThreadingHTTPServer]:
    handler = functools.partial(_Quiet, directory=str(folder))
    try:
        server = http.server.ThreadingHTTPServer((_HERE, ports.first + 1), handler)
    except OSError:
        raise LocalFormError(_taken(ports.first + 1)) from None
    with server:
        yield server


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: an editor has no use for a line per request."""


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    while not _answers(port):
        if process.poll() is not None:
            raise LocalFormError(_taken(port))
        time.sleep(0.1)


def _answers(port: int) -> bool:
    with socket.socket() as connection:
        return connection.connect_ex((_HERE, port)) == 0


def _taken(port: int) -> str:
    return f"Poort {port} is al in gebruik. Kies een andere, bijvoorbeeld: --port 9000."
