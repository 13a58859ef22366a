"""A repository to push to, a folder to publish in, and a web server in front of it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

from tests.support.sites import ROOT
from tests.tools import web_servers

MINIMAL = ROOT / "tests" / "minimal"

GIT_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Redactie",
    "GIT_AUTHOR_EMAIL": "redactie@voorbeeld.example",
    "GIT_COMMITTER_NAME": "Redactie",
    "GIT_COMMITTER_EMAIL": "redactie@voorbeeld.example",
}


def environment(**more: str) -> dict[str, str]:
    """Return the environment of an editor whose own settings of git do not matter.

    Nor is it counted which code runs there: some of these programs are killed, or have no disk to write on.
    """
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "COVERAGE_"))
    }
    return inherited | GIT_ENVIRONMENT | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | more


def run(*command: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program and keep what it says on its two outputs together, as a screen shows it."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def plansite(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run plansite as a person does."""
    return run(sys.executable, "-m", "generator", *map(str, arguments), cwd=cwd)


def server_config(server: str, root: Path, *options: str) -> str:
    """Return the configuration that plansite writes for a web server."""
    command = [sys.executable, "-m", "generator", "server-config", server, "--root", str(root), *options]
    return subprocess.run(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, encoding="utf-8", check=True
    ).stdout


@dataclass(frozen=True)
class Checkout:
    """A clone of the repository, in which an editor works."""

    folder: Path

    def git(self, *arguments: str, **more: str) -> str:
        """Run git; when it fails, so does the test."""
        done = run("git", *arguments, cwd=self.folder, **more)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def change(self, file: str, old: str, new: str) -> None:
        """Replace a piece of text in a file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file}: {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def commit(self, message: str = "Wijziging") -> str:
        """Commit everything. Returns the commit's name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", f"--message={message}")
        return self.git("rev-parse", "HEAD").strip()

    def push(self, branch: str = "main") -> subprocess.CompletedProcess[str]:
        """Push, and return what the editor sees."""
        return run("git", "push", "origin", branch, cwd=self.folder)


def checkout(folder: Path, source: Path = MINIMAL) -> Checkout:
    """Make a repository of editors with the data and content of a small example."""
    shutil.copytree(source, folder)
    made = Checkout(folder)
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit("Begin")
    return made


@dataclass(frozen=True)
class Answer:
    """What a web server answers."""

    status: int
    headers: Mapping[str, str]
    text: str


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments: object) -> None:
        """A redirect is an answer too."""


@dataclass(frozen=True)
class WebServer:
    """A web server on this computer."""

    address: str

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page. Redirects are not followed."""
        request = urllib.request.Request(self.address + path.lstrip("/"), headers=headers)
        try:
            with urllib.request.build_opener(_StayHere).open(request, timeout=30) as response:
                return _answer(response)
        except urllib.error.HTTPError as error:
            with error:
                return _answer(error)


def _answer(response: HTTPResponse | urllib.error.HTTPError) -> Answer:
    text = response.read().decode(errors="replace")
    return Answer(
        response.status or 0, {name.lower(): value for name, value in response.headers.items()}, text
    )


NGINX = """\
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ }}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def nginx_folder(folder: Path, site: str) -> Path:
    """Write a configuration for nginx around that of the site. Returns the main file."""
    folder.mkdir(parents=True, exist_ok=True)
    types = next(
        path
        for path in (Path("/etc/nginx/mime.types"), Path("/usr/local/etc/nginx/mime.types"))
        if path.exists()
    )
    # Root's temporary folders are for root alone; the server's workers must be able to read them.
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "site.conf").write_text(site, encoding="utf-8")
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, types=types, user=user), encoding="utf-8")
    return folder / "nginx.conf"


@contextmanager
def nginx(folder: Path, root: Path) -> Iterator[WebServer]:
    """Serve a published folder with nginx, as plansite configures it.

    nginx takes over a socket that is open already (as it does when it upgrades itself), so that
    nobody has to wait for it or to hope that a port stays free.
    """
    with socket.socket() as listening:
        listening.bind(("0.0.0.0", 0))
        listening.listen(64)
        port = listening.getsockname()[1]
        site = server_config("nginx", root, "--domain", "localhost", "--plain", str(port))
        process = subprocess.Popen(
            [web_servers.find("nginx"), "-c", str(nginx_folder(folder, site)), "-p", str(folder)],
            env=environment(NGINX=f"{listening.fileno()};"),
            pass_fds=[listening.fileno()],
            stdin=subprocess.DEVNULL,
        )
        try:
            yield WebServer(f"http://127.0.0.1:{port}/")
        finally:
            process.terminate()
            process.wait(timeout=30)
