"""The form for editors in a browser: what is changed in it, and only that, is changed in the file and on the site."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.editing.form import local
from tests.support.sites import EXAMPLE, ROOT

pytestmark = pytest.mark.browser

PATIENCE = 120.0
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

    def shows(self, address: str, text: str) -> None:
        """Wait until a text stands on a page of the site."""

        def is_shown() -> bool:
            try:
                with urllib.request.urlopen(self.site + address, timeout=PATIENCE) as answer:
                    return text in answer.read().decode()
            except OSError:
                return False  # the site is not there yet

        wait_for(is_shown)


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, or patience has run out."""
    deadline = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert is_so()


def answers(port: int) -> bool:
    with socket.socket() as connection:
        return connection.connect_ex(("127.0.0.1", port)) == 0


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


@contextmanager
def started(folder: Path, port: int) -> Iterator[Path]:
    """`make redactie` on a copy of the example; it ends as an editor ends it, with Ctrl+C. Gives what it says."""
    for part in ("data", "content"):
        shutil.copytree(EXAMPLE / part, folder / part)
    told = folder.with_name(f"{folder.name}-gezegd.txt")
    with (
        told.open("w", encoding="utf-8") as said,
        subprocess.Popen(
            [sys.executable, "-m", "generator", "redactie", "--port", str(port)],
            cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
            stdout=subprocess.DEVNULL, stderr=said,
        ) as process,
    ):  # fmt: skip
        yield told
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0, told.read_text("utf-8")
    assert [one for one in (port, port + 1, port + 2) if answers(one)] == [], "something still runs"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkingCopy]:
    folder, port = tmp_path_factory.mktemp("redactie"), free_ports()
    copy = WorkingCopy(folder, f"http://127.0.0.1:{port + 1}/redactie/", f"http://127.0.0.1:{port}/")
    with started(folder, port) as told:
        expected = f"Het formulier staat op {copy.form} en de site op {copy.site}\n"
        wait_for(lambda: expected in told.read_text("utf-8"))
        copy.shows("", "<h1")
        copy.git("init", "--quiet")
        copy.git("add", "--all")
        copy.git(
            "-c",
            "user.name=proef",
            "-c",
            "user.email=proef@example.org",
            "commit",
            "--quiet",
            "--message=Begin",
        )
        yield copy


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

    def add(self, key: str) -> Locator:
        """Add an item to a list and return it."""
        self.page.locator(f"[id^='{key}-field-']").first.get_by_role(
            "button", name="Voeg onderdeel toe"
        ).first.click()
        return self.page.locator(f"[id^='{key}-field-'] > div > [class*=ListItem-listControlItem]").last

    def remove(self, text: str) -> None:
        """Take an item out of a list."""
        self.page.locator("[class*=ListItem-listControlItem]", has_text=text).last.locator("button").nth(
            1
        ).click()

    def save(self) -> None:
        """Save, and wait until the form says that it did."""
        self.page.get_by_role("button", name="Opslaan").click()
        self.page.get_by_role("menuitem", name="Nu opslaan").click()
        expect(self.page.get_by_text("Wijzigingen opgeslagen")).to_be_visible()


def value_of(where: Page | Locator, key: str) -> Locator:
    """Return what an editor fills in for a field."""
    return where.locator(f"[id^='{key}-field-']:visible").first


def choose(where: Page | Locator, key: str, choice: str) -> None:
    """Choose one of the choices of a field."""
    value_of(where, key).press("ArrowDown")
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


def test_what_it_started_has_ended_when_it_ends(tmp_path: Path) -> None:
    """Also what takes a second to stop, such as a preview in the middle of a build."""
    ready = tmp_path / "klaar"
    slow = f"""
import signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: (time.sleep(1), sys.exit()))
open({ready.as_posix()!r}, "w").close()
time.sleep(600)
"""
    with (
        pytest.raises(KeyboardInterrupt),
        local._running([sys.executable, "-c", slow], os.environ) as process,
    ):
        wait_for(ready.exists)
        raise KeyboardInterrupt
    assert process.returncode == 0


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
    form.copy.shows("lindemark/acties/wijkschouw/", "Het was droog # en koud")
    assert {url.split("/")[2].split(":")[0] for url in form.asked if "//" in url} == {"127.0.0.1"}
    assert form.said == []


def test_what_is_added_emptied_and_removed_is_all_that_changes(form: Form) -> None:
    form.open("lindemark-acties/entries/wijkschouw")
    value_of(form.page, "planning_einde").wait_for()
    value_of(form.page, "planning").fill("")
    form.remove("Stichting Buurt & Zo · uitvoerder")
    update = form.add("berichten")
    value_of(update, "gebeurd_op").fill("2026-06-01")
    value_of(update, "gepubliceerd_op").fill("2026-06-02")
    value_of(update, "tekst").fill("Alle schouwen zijn geweest.")
    value_of(update, "ingevoerd_door").fill("1.10")
    choose(update, "voortgang", "klaar")
    form.save()
    added = [
        "+  - gebeurd_op: 2026-06-01",
        "+    gepubliceerd_op: 2026-06-02",
        "+    tekst: Alle schouwen zijn geweest.",
        "+    voortgang: klaar",
        "+    ingevoerd_door: 1.10",
    ]
    gone = ["-  - naam: Stichting Buurt & Zo", "-    rol: uitvoerder", "-planning: Q2 2025"]
    assert form.copy.changes() == [*gone, *added]
    value_of(form.page, "planning").fill("Q2 2025")
    form.save()
    assert form.copy.changes() == [*gone[:2], *added], "a second time, the first changes stay"


def test_a_new_action_has_a_file_of_its_own(form: Form) -> None:
    form.open("lindemark-acties/new")
    page = form.page
    value_of(page, "titel").fill("Straatfeest: méér & beter")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("menuitem", name="Nu opslaan").click()
    expect(page.get_by_text("Samenvatting is verplicht.")).to_be_visible()
    assert form.copy.git("status", "--porcelain", "data") == ""
    value_of(page, "samenvatting").fill("Buren vieren samen feest.")
    choose(page, "plan", 'Programma Lindemark 2025-2026: "Samen & dichtbij"')
    choose(page, "prioriteit", "Veilige buurten")
    choose(page, "niveau", "Kernteam (gemeenten samen)")
    source = page.locator("[id^='bron-field-']")
    choose(source, "plan", 'Programma Lindemark 2025-2026: "Samen & dichtbij"')
    value_of(source, "plaats").fill("1.10")
    form.save()
    made = form.copy.folder / "data/lindemark/acties/straatfeest-meer-beter.yml"
    assert made.read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../.schema/actie.schema.json\n"
        "plan: programma-2025-2026\n"
        "titel: 'Straatfeest: méér & beter'\n"
        "samenvatting: Buren vieren samen feest.\n"
        "prioriteit: veilige-buurten\n"
        "niveau: kernteam\n"
        "bron:\n"
        "  plan: programma-2025-2026\n"
        "  plaats: 1.10\n"
    )
    assert form.copy.changes() == []


def test_files_of_the_whole_site_can_be_changed(form: Form) -> None:
    form.open("site/entries/site")
    value_of(form.page, "naam").fill("Plannen van Lindemark (fictief voorbeeld)")
    form.save()
    assert form.copy.changes() == [
        "-naam: Veiligheidsplan Lindemark (fictief voorbeeld)",
        "+naam: Plannen van Lindemark (fictief voorbeeld)",
    ]


def test_a_file_that_cannot_be_read_is_left_alone(form: Form) -> None:
    broken = form.copy.folder / ACTION
    text = broken.read_text(encoding="utf-8").replace("titel: Wijkschouw", "titel: 'Wijkschouw")
    broken.write_text(text, encoding="utf-8")
    form.open("lindemark-acties/entries/wijkschouw")
    for key in ("titel", "samenvatting"):
        value_of(form.page, key).fill("Iets")
    choose(form.page, "plan", 'Programma Lindemark 2025-2026: "Samen & dichtbij"')
    choose(form.page, "prioriteit", "Veilige buurten")
    choose(form.page, "niveau", "Kernteam (gemeenten samen)")
    source = form.page.locator("[id^='bron-field-']")
    choose(source, "plan", 'Programma Lindemark 2025-2026: "Samen & dichtbij"')
    value_of(source, "plaats").fill("hoofdstuk 1")
    form.page.get_by_role("button", name="Opslaan").click()
    form.page.get_by_role("menuitem", name="Nu opslaan").click()
    expect(form.page.get_by_text("Niet opgeslagen:")).to_contain_text("dit bestand is niet te lezen")
    assert broken.read_text(encoding="utf-8") == text


def test_every_form_opens_without_a_complaint(form: Form) -> None:
    """One record of every kind: Decap understands all settings, and the policy of the page refuses it nothing."""
    records = [
        path for path in sorted((form.copy.folder / "data").rglob("*.yml")) if path.stem != "wijkschouw"
    ]
    addresses = {address_of(path.relative_to(form.copy.folder / "data")): path for path in records}
    first = {
        address.split("/")[0] if "lindemark-samen" not in address else address: address
        for address in addresses
    }
    for address in first.values():
        form.open(address)
        form.page.wait_for_load_state("networkidle")
    assert form.said == []
    assert form.copy.changes() == []


def test_a_phone_shows_the_whole_width(form: Form) -> None:
    form.page.set_viewport_size({"width": 360, "height": 740})
    form.open("lindemark-acties/entries/wijkschouw")
    form.inside("2025-03-20 · Eerste schouw")
    assert form.page.evaluate("document.documentElement.scrollWidth") == 360
    value_of(form.page, "titel").fill("Wijkschouw")
    form.save()
    assert form.copy.changes() == ["-titel: Wijkschouw met bewoners", "+titel: Wijkschouw"]


def address_of(path: Path) -> str:
    """Return where the form shows a data file."""
    if len(path.parts) == 3:
        return f"{path.parts[0]}-{path.parts[1]}/entries/{path.stem}"
    collection = f"{path.parts[0]}-samenwerking" if len(path.parts) == 2 else "site"
    return f"{collection}/entries/{path.stem}"
