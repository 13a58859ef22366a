"""What a site asks of those who use it: bytes of a visitor's pages and searches, seconds of an editor's waiting."""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Response, expect, sync_playwright

from tests.tools import chromium

_SAVES = 5
_PATIENCE = 120_000  # milliseconds


def measured(folder: Path, unit: str, question: str) -> dict[str, Any]:
    """Return figures of the site in a folder, for the partnership with this id."""
    site = folder / "site"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        with _served(site) as address:
            own = _search(browser, f"{address}zoeken/?q={question}&samenwerking={unit}")
            all_of_it = _search(browser, f"{address}zoeken/?q={question}")
        found = {
            "pages": _bytes_of_pages(site / unit),
            "portal": max(_portal_pages(site, unit), key=lambda one: one[1]),
            "search": own,
            "search_all": all_of_it,
            "serve": _saves(browser, folder, unit),
        }
        browser.close()
    return found


def _bytes_of_pages(folder: Path) -> dict[str, int]:
    pages = [path.stat().st_size for path in sorted(folder.rglob("index.html"))]
    return {"number": len(pages), "bytes": sum(pages), "home": (folder / "index.html").stat().st_size}


def _portal_pages(site: Path, unit: str) -> Iterator[tuple[str, int]]:
    """Yield the pages of the portal with their size as a server sends them."""
    partnerships = {path.parent.name for path in site.glob("*/kleuren.*.css")} | {unit}
    partnerships |= {path.parent.parent.name for path in site.glob("*/acties/index.html")}
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).as_posix()
        top, _, below = address.partition("/")
        if top not in partnerships and not (top == "widget" and below):
            yield address, len(gzip.compress(path.read_bytes(), mtime=0))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _search(browser: Browser, address: str) -> dict[str, int]:
    """Return what a first question costs: the page, what it loads, and everything for the answer."""
    context = browser.new_context()
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address)
    expect(page.locator("#zoekstatus")).to_contain_text("gevonden", timeout=_PATIENCE)
    page.wait_for_load_state("networkidle")
    sizes = [min(len(body), len(gzip.compress(body, mtime=0))) for body in (one.body() for one in answers)]
    context.close()
    return {"requests": len(sizes), "bytes": sum(sizes)}


def _saves(browser: Browser, folder: Path, unit: str) -> list[float]:
    """Return the seconds from saving a title to seeing it, of several times, while the preview runs."""
    action = min((folder / "data" / unit / "acties").iterdir())
    before = action.read_text("utf-8")
    inputs = ["--data", str(folder / "data"), "--content", str(folder / "content")]
    command = [
        sys.executable,
        "-m",
        "generator",
        "serve",
        "--port",
        "0",
        *inputs,
        "--reference-date",
        "2026-11-26",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=_hears_ctrl_c) as program:
        try:
            assert program.stderr
            address = next(filter(None, (re.search(r"http://\S+/", line) for line in program.stderr))).group()
            threading.Thread(target=program.stderr.read, daemon=True).start()
            page = browser.new_page()
            _opened(page, f"{address}{unit}/acties/{action.stem}/")
            # The whole build that follows in the background takes the other core; it is what an editor has too.
            seconds = [_seen(page, action, before, f"Proef {number}") for number in range(_SAVES)]
            page.close()
        finally:
            action.write_text(before, encoding="utf-8")
            program.send_signal(signal.SIGINT)
    return [round(one, 2) for one in [statistics.median(seconds), *seconds]]


def _hears_ctrl_c() -> None:
    """Who measures in the background is deaf to Ctrl+C, and what it starts would be so too, and never end."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _opened(page: Page, address: str) -> None:
    """Open a page once the preview has one; until then it answers with another that asks again by itself."""
    deadline = time.monotonic() + _PATIENCE / 1000
    while time.monotonic() < deadline:
        with suppress(urllib.error.HTTPError), urllib.request.urlopen(address):
            page.goto(address)
            return
        time.sleep(0.5)
    raise TimeoutError(address)


def _seen(page: Page, path: Path, text: str, title: str) -> float:
    time.sleep(1)
    new = path.with_name(f".{path.name}.tmp")
    new.write_text(re.sub("titel: .*", f"titel: {title}", text, count=1), encoding="utf-8")
    began = time.monotonic()
    new.replace(path)
    # Asked by ourselves: what waits inside the page is stopped by its policy, and Playwright's own steps are long.
    while time.monotonic() - began < _PATIENCE / 1000:
        if title in page.locator("main h1").inner_text():
            return time.monotonic() - began
        time.sleep(0.01)
    raise TimeoutError(title)
