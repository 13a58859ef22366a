"""The form for editors in a browser: what is changed in it, and only that, is changed in the file and on the site."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.sites import EXAMPLE, ROOT

pytestmark = pytest.mark.browser

PATIENCE = 300.0
ACTION = "data/lindemark/acties/wijkschouw.yml"


@dataclass(frozen=True)
class WorkingCopy:
    """A copy of the example as a repository, with the form and the site running on it."""

    folder: Path
    form: str
    site: str

    def git(self, *arguments: str) -> str:
        """Return what git answers in this repository."""
        return subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=self.folder, check=True, capture_output=True, encoding="utf-8",
        ).stdout  # fmt: skip

    def changes(self) -> list[str]:
        """Return the lines that went and came since the last commit, without the names of the files."""
        lines = self.git("diff", "--unified=0").splitlines()
        return [line for line in lines if re.match(r"[+-](?![+-]{2} )", line)]

    def page(self, address: str, text: str) -> str:
        """Return a page of the site as soon as a text stands on it."""
        deadline, found = time.monotonic() + PATIENCE, ""
        while time.monotonic() < deadline and text not in found:
            try:
                with urllib.request.urlopen(self.site + address, timeout=PATIENCE) as answer:
                    found = answer.read().decode()
            except OSError:
                time.sleep(0.2)
        return found


def free_ports() -> int:
    """Return a port that is free together with the two after it."""
    while True:
        with socket.socket() as first:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            with socket.socket() as second, socket.socket() as third:
                try:
                    second.bind(("127.0.0.1", port + 1))
                    third.bind(("127.0.0.1", port + 2))
                except OSError:
                    continue
            return port


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkingCopy]:
    """`make redactie` on a copy of the example; it ends as an editor ends it, with Ctrl+C."""
    folder = tmp_path_factory.mktemp("redactie")
    for part in ("data", "content"):
        shutil.copytree(EXAMPLE / part, folder / part)
    port = free_ports()
    copy = WorkingCopy(folder, f"http://127.0.0.1:{port + 1}/redactie/", f"http://127.0.0.1:{port}/")
    copy.git("init", "--quiet")
    copy.git("add", "--all")
    copy.git(
        "-c", "user.name=proef", "-c", "user.email=proef@example.org", "commit", "--quiet", "--message=Begin"
    )
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "redactie", "--port", str(port)],
        cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stderr is not None
        said = next(line for line in process.stderr if "Het formulier staat op" in line)
        assert said == f"Het formulier staat op {copy.form} en de site op {copy.site}\n"
        yield copy
        process.send_signal(signal.SIGINT)
        process.stderr.read()
        assert process.wait(PATIENCE) == 0
    for one in (port, port + 1, port + 2):
        with socket.socket() as connection:
            assert connection.connect_ex(("127.0.0.1", one)) != 0, "something still runs"


@pytest.fixture
def copy(running: WorkingCopy) -> Iterator[WorkingCopy]:
    yield running
    running.git("checkout", "--quiet", ".")
    running.git("clean", "--quiet", "--force", "data")


@dataclass
class Form:
    """The form in a browser, as an editor handles it."""

    page: Page
    copy: WorkingCopy
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Go to a part of the form and wait until it is there."""
        self.page.goto(f"{self.copy.form}#/collections/{address}")
        self.page.locator("label").first.wait_for()

    def inside(self, text: str) -> Locator:
        """Fold an item of a list open and return it."""
        item = self.page.locator("[class*=ListItem-listControlItem]", has_text=text).last
        item.locator("button").first.click()
        return item

    def save(self) -> None:
        """Save, and wait until the form says that it did."""
        self.page.get_by_role("button", name="Opslaan").click()
        self.page.get_by_role("menuitem", name="Nu opslaan").click()
        expect(self.page.get_by_text("Wijzigingen opgeslagen")).to_be_visible()


def value_of(where: Page | Locator, key: str) -> Locator:
    """Return what an editor fills in for a field."""
    return where.locator(f"[id^='{key}-field-']").first


def choose(where: Page | Locator, key: str, choice: str) -> None:
    """Choose one of the choices of a field."""
    value_of(where, key).click()
    page = where.page if isinstance(where, Locator) else where
    page.get_by_role("option", name=choice, exact=True).click()


@pytest.fixture
def form(copy: WorkingCopy, browser: Browser) -> Iterator[Form]:
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="nl-NL")
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    found = Form(page, copy)
    page.on("request", lambda request: found.asked.append(request.url))
    page.on(
        "console",
        lambda message: found.said.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: found.said.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    yield found
    context.close()


def test_a_change_of_an_update_changes_only_that_and_is_shown(form: Form) -> None:
    form.open("lindemark-acties/entries/wijkschouw")
    update = form.inside("2025-03-20 · Eerste schouw in ’t Zand")
    value_of(update, "tekst").fill('Eerste schouw: met "24" bewoners.\n\nHet was droog # en koud')
    form.save()
    assert form.copy.changes() == [
        "-    tekst: Eerste schouw in ’t Zand, met 23 bewoners.",
        "+    tekst: |-",
        '+      Eerste schouw: met "24" bewoners.',
        "+",
        "+      Het was droog # en koud",
    ]
    assert "Het was droog # en koud" in form.copy.page("lindemark/acties/wijkschouw/", "Het was droog")
    assert {url.split("/")[2].split(":")[0] for url in form.asked if "//" in url} == {"127.0.0.1"}
    assert form.said == []
