"""Fixtures that several tests share. Sites are built once for all tests; no test changes them."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.inputs import read_inputs
from generator.model.portal import Unit
from generator.site import Site
from tests.support.sites import REAL_INPUTS, BuiltSite, built, example_inputs, markdown_of
from tests.tools import chromium

Serve = Callable[[Path], str]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write what the tests found to tests/expected/ as what is right"
    )


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real plans on 22 November 2026, with a web address."""
    return built(REAL_INPUTS, tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The fictional example on 15 February 2026."""
    return built(example_inputs(), tmp_path_factory.mktemp("example") / "site")


@pytest.fixture(params=["real_site", "example_site"])
def either_site(request: pytest.FixtureRequest) -> BuiltSite:
    """Both sites, one after the other."""
    site: BuiltSite = request.getfixturevalue(request.param)
    return site


@pytest.fixture(scope="session")
def example_markdown() -> Site:
    """Every file of the example before it is rendered, on 15 February 2026."""
    return markdown_of(example_inputs())


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what matters is in the test."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve folders on this computer: call it with a folder, get its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def example_url(example_site: BuiltSite, serve: Serve) -> str:
    """The address at which the example can be visited."""
    return serve(example_site.folder)


@pytest.fixture(scope="session")
def real_url(real_site: BuiltSite, serve: Serve) -> str:
    """The address at which the real plans can be visited."""
    return serve(real_site.folder)


@pytest.fixture
def either_url(either_site: BuiltSite, request: pytest.FixtureRequest) -> str:
    """The address at which the one of both sites that it is the turn of can be visited."""
    name: str = request.node.callspec.params["either_site"]
    url: str = request.getfixturevalue(name.replace("_site", "_url"))
    return url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; each test opens pages of its own in it."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium.find(),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def unit() -> Unit:
    """The example partnership as data."""
    portal, _, problems = read_inputs(example_inputs())
    assert portal is not None, "\n".join(map(str, problems))
    return portal.units["lindemark"]
