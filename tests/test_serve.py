"""`plansite serve` in a real browser: a saved change shows itself, and so does a mistake, until it is mended."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.axe import OPTIONS
from tests.support.sites import EXAMPLE, ROOT

pytestmark = pytest.mark.browser

PATIENCE = 120_000  # milliseconds; a busy machine is slow, and that is no mistake of the preview
SERVE = ["-m", "generator", "serve", "--port", "0", "--reference-date", "2026-02-15"]
# The same, with a day that a test can change.
SERVE_FROM_DAY_TO_DAY = ["-c", """
import datetime, sys
from pathlib import Path
from generator.inputs import (Inputs)
from generator.serving.serve import serve
today = lambda: datetime.date.fromisoformat(Path("vandaag.txt").read_text())
inputs = lambda: Inputs(Path("data"), Path("content"), today())
serve(inputs, today, 0, lambda line: print(line, file=sys.stderr, flush=True))
"""]  # fmt: skip
ACTION, ACTION_FILE = "lindemark/acties/wijkschouw/", "data/lindemark/acties/wijkschouw.yml"
ERRORS, WARNINGS = ".voorbeeld-fouten", ".voorbeeld-waarschuwingen"


@dataclass(frozen=True)
class Serving:
    """A copy of the project that is being served: its folder and the address."""

    folder: Path
    address: str

    def file(self, path: str) -> Path:
        return self.folder / path

    def change(self, path: str, before: str, after: str) -> None:
        """Save a file with another text in it."""
        text = self.file(path).read_text(encoding="utf-8")
        assert before in text
        save(self.file(path), text.replace(before, after, 1))


def save(path: Path, text: str) -> None:
    """Save a file as editors do: a new file in the place of the old one."""
    new = path.with_name(f".{path.name}.tmp")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def project(folder: Path) -> Path:
    """Copy what a preview is made from, so that a test may change it."""
    for name in ("generator", "site_templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("data", "content"):
        shutil.copytree(EXAMPLE / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def _hears_ctrl_c() -> None:
    """Tests that were started in the background ignore Ctrl+C, and what they start would do so too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def serving(folder: Path, arguments: Iterable[str] = SERVE) -> Iterator[Serving]:
    """Serve a project, and end that as Ctrl+C does: without a word, and with nothing left behind."""
    said = folder / "said.txt"
    with (
        said.open("w", encoding="utf-8") as stderr,
        subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder,
            env={"PATH": ""},
            stderr=stderr,
            preexec_fn=_hears_ctrl_c,
        ) as program,
    ):
        try:
            yield Serving(folder, told(said, r"http://\S+/"))
        finally:
            program.send_signal(signal.SIGINT)
    assert (program.returncode, "Traceback" in said.read_text("utf-8")) == (0, False), said.read_text("utf-8")
    assert list((folder / "build").iterdir()) == []


def told(said: Path, pattern: str) -> str:
    """Return what the program tells in the terminal, once it does."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not (found := re.search(pattern, said.read_text("utf-8"))) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert found, said.read_text("utf-8")
    return found.group()


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One preview for the tests of this file: starting it takes longer than most of them."""
    with serving(project(tmp_path_factory.mktemp("preview"))) as started:
        yield started


@pytest.fixture
def preview(started: Serving) -> Iterator[Serving]:
    """The preview, with everything put back afterwards that a test changed."""
    before = kept(started.folder)
    yield started
    for path in kept(started.folder).keys() - before.keys():
        path.unlink()
    for path, text in before.items():
        if not path.exists() or path.read_bytes() != text:
            path.write_bytes(text)


def kept(folder: Path) -> dict[Path, bytes]:
    names = ("data", "content", "site_templates")
    found = (path for name in names for path in (folder / name).rglob("*"))
    return {path: path.read_bytes() for path in found if path.is_file()}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    yield page
    context.close()


def visit(page: Page, preview: Serving, address: str) -> Locator:
    """Open a page, and wait until it stands there without errors. Returns its content."""
    page.goto(preview.address + address)
    expect(page.locator("main h1")).not_to_contain_text("Hier staat nog geen pagina", timeout=PATIENCE)
    expect(page.locator(ERRORS)).to_have_count(0, timeout=PATIENCE)
    return page.locator("main")


def shows(element: Locator, text: str) -> None:
    expect(element).to_contain_text(text, timeout=PATIENCE)


def shows_no(element: Locator) -> None:
    expect(element).to_have_count(0, timeout=PATIENCE)


def fetched(address: str, fits: Callable[[bytes], bool]) -> bytes:
    """Return a file as soon as it fits, or as it is when patience has run out."""
    deadline, content = time.monotonic() + PATIENCE / 1000, b""
    while not fits(content) and time.monotonic() < deadline:
        time.sleep(0.2)
        try:
            with urllib.request.urlopen(address) as answer:
                content = answer.read()
        except urllib.error.HTTPError:
            content = b""
    return content


def test_a_saved_change_shows_itself(preview: Serving, page: Page) -> None:
    main = visit(page, preview, "lindemark/acties/buurt-aan-de-grens/")
    preview.change("data/lindemark/acties/buurt-aan-de-grens.yml", "planning: Ntb", "planning: maart 2027")
    shows(main, "maart 2027")


def test_a_mistake_stands_above_the_old_page_until_it_is_mended(preview: Serving, page: Page) -> None:
    visit(page, preview, ACTION)
    title = page.locator("h1").text_content()
    page.evaluate("scrollTo(0, 400)")
    line = preview.file(ACTION_FILE).read_text(encoding="utf-8").splitlines().index("niveau: kernteam") + 1
    preview.change(ACTION_FILE, "niveau: kernteam", "niveau: kerntem")
    report = page.locator(ERRORS)
    shows(report, "1 fout. U ziet de vorige versie, tot de fouten zijn hersteld.")
    shows(report, f"data/lindemark/acties/wijkschouw.yml, regel {line} ")
    shows(report, "Bedoelde u “kernteam”?")
    assert report.locator("pre").text_content() == "niveau: kerntem\n        ^"
    assert report.get_attribute("role") == "alert"
    expect(report).to_be_in_viewport()
    assert page.locator("h1").text_content() == title
    assert page.evaluate("scrollY") >= 400
    preview.change(ACTION_FILE, "titel: Wijkschouw", "titel: Rondgang")
    preview.change(ACTION_FILE, "niveau: kerntem", "niveau: kernteam")
    shows(page.locator("h1"), "Rondgang")
    shows_no(report)


def test_whoever_opens_a_page_meanwhile_sees_the_report_too(preview: Serving, page: Page) -> None:
    visit(page, preview, "over/")
    preview.change(ACTION_FILE, "planning: Q2 2025", "planning: ooit")
    shows(page.locator(ERRORS), "wijkschouw.yml")
    page.goto(preview.address + ACTION)
    assert "wijkschouw.yml" in page.locator(ERRORS).inner_text()
    assert "Q2 2025" in page.locator("main").inner_text()


def test_a_new_page_comes_and_goes_with_its_file(preview: Serving, page: Page) -> None:
    main = visit(page, preview, "nieuws/")
    shows(main, "Deze pagina bestaat niet")
    text = "---\ntitel: Nieuws\nbeschrijving: Nieuws.\n---\nEr is [een pagina](over.md).\n"
    save(preview.file("content/nieuws.md"), text)
    shows(main, "Er is een pagina.")
    main.get_by_role("link", name="een pagina").click()
    expect(page).to_have_url(f"{preview.address}over/")
    page.go_back()
    preview.file("content/nieuws.md").unlink()
    shows(main, "Deze pagina bestaat niet")


def test_many_files_at_once_are_one_change(preview: Serving, page: Page) -> None:
    """As git does when it goes to another branch."""
    main = visit(page, preview, "lindemark/acties/")
    folder = preview.file("data/lindemark/acties")
    text = (folder / "afspraken-over-privacy.yml").read_text(encoding="utf-8")
    for number in range(30):
        new = text.replace("over privacy", f"nummer {number}")
        (folder / f"afspraken-{number}.yml").write_text(new, encoding="utf-8")
    shows(main, "Afspraken nummer 29")
    expect(main.get_by_text(re.compile(r"Afspraken nummer \d+"))).to_have_count(30)
    (folder / "afspraken-0.yml").rename(folder / "afspraken-nul.yml")
    for number in range(1, 30):
        (folder / f"afspraken-{number}.yml").unlink()
    expect(main.get_by_text(re.compile(r"Afspraken nummer \d+"))).to_have_count(1, timeout=PATIENCE)
    expect(main.get_by_role("link", name="Afspraken nummer 0")).to_have_attribute("href", "afspraken-nul/")


def test_a_template_and_a_style_show_themselves(preview: Serving, page: Page) -> None:
    main = visit(page, preview, ACTION)
    preview.change("site_templates/pages/actie.md.j2", "\n# ", "\n<p>Proefregel</p>\n\n# ")
    shows(main, "Proefregel")
    style = "h1 { letter-spacing: 7px !important; }\n"
    preview.change("site_templates/theme/stijl/plansite.css", "/* ", f"{style}/* ")
    expect(page.locator("h1")).to_have_css("letter-spacing", "7px", timeout=PATIENCE)
    preview.change("site_templates/theme/base.html", "<body", '<body data-proef="ja"')
    expect(page.locator("body")).to_have_attribute("data-proef", "ja", timeout=PATIENCE)


def test_a_broken_template_keeps_the_page_and_names_its_line(preview: Serving, page: Page) -> None:
    main = visit(page, preview, ACTION)
    template = "site_templates/pages/actie.md.j2"
    preview.change(template, "{{ page.title", "{{ page.titel")
    shows(page.locator(ERRORS), "Zo kan deze pagina niet worden gemaakt.")
    shows(page.locator(ERRORS), f"{template}, regel 2 ")
    shows(page.locator(f"{ERRORS} pre").first, "{{ page.titel")
    shows(main, "Wijkschouw met bewoners")
    preview.change(template, "{{ page.titel", "Weer: {{ page.title")
    shows(page.locator("h1"), "Weer: ")
    shows_no(page.locator(ERRORS))


def test_the_rest_of_the_site_follows(preview: Serving) -> None:
    """Exports and the search index are made after the pages."""
    table, index = (
        f"{preview.address}lindemark/acties.csv",
        f"{preview.address}lindemark/pagefind/woorden.json",
    )
    assert b"rondgangetje" not in fetched(index, lambda found: found != b"")
    preview.change(ACTION_FILE, "titel: Wijkschouw", "titel: Rondgangetje")
    assert b"Rondgangetje" in fetched(table, lambda found: b"Rondgangetje" in found)
    assert b"rondgangetje" in fetched(index, lambda found: b"rondgangetje" in found)


def test_what_only_a_whole_build_finds_is_told_afterwards(preview: Serving, page: Page) -> None:
    main = visit(page, preview, "over/")
    template, link = "site_templates/pages/tekst.md.j2", '<p>En <a href="#nergens">verder</a>.</p>'
    preview.change(template, "{{ view", f"{link}\n\n{{{{ view")
    shows(main, "En verder.")
    report = page.locator(ERRORS)
    shows(report, "2 fouten. U ziet de nieuwe versie, maar zo kan de site niet worden gepubliceerd.")
    shows(report, "over/index.html")
    shows(report, "De link “#nergens” leidt nergens heen.")
    preview.change(template, link, "<p>En niets.</p>")
    shows(main, "En niets.")
    shows_no(report)


def test_warnings_are_folded_and_no_alarm(preview: Serving, page: Page) -> None:
    visit(page, preview, ACTION)
    preview.change("data/site.yml", "\npostbus: ", "\n# postbus: ")
    warnings = page.locator(WARNINGS)
    shows(warnings.locator("summary"), "12 waarschuwingen.")
    assert warnings.get_attribute("role") == "status"
    expect(warnings.locator("li").first).not_to_be_visible()
    warnings.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(warnings.locator("li").first).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_everyone_can_read_the_report(preview: Serving, browser: Browser, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 640}, color_scheme=scheme)  # type: ignore[arg-type]
    page.set_default_timeout(PATIENCE)
    visit(page, preview, ACTION)
    preview.change("data/site.yml", "\npostbus: ", "\n# postbus: ")
    preview.change(ACTION_FILE, "planning: Q2 2025", "planning: ooit")
    shows(page.locator(ERRORS), "wijkschouw.yml")
    page.evaluate("document.querySelectorAll('#voorbeeld details').forEach(one => one.open = true)")
    assert Axe().run(page, options=OPTIONS).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_preview_that_begins_with_a_mistake_recovers(tmp_path: Path, page: Page) -> None:
    folder = project(tmp_path)
    text = (folder / ACTION_FILE).read_text(encoding="utf-8")
    save(folder / ACTION_FILE, text.replace("titel:", "tietel:", 1))
    with serving(folder) as preview:
        page.goto(preview.address + ACTION)
        report = page.locator(ERRORS)
        shows(report, "1 fout. Zodra de fouten zijn hersteld, ziet u hier de site.")
        shows(report, "Bedoelde u “titel”?")
        shows(page.locator("h1"), "Hier staat nog geen pagina")
        save(folder / ACTION_FILE, text)
        shows(page.locator("h1"), "Wijkschouw met bewoners")
        shows_no(report)


def test_a_new_day_is_noticed(tmp_path: Path) -> None:
    folder = project(tmp_path)
    save(folder / "vandaag.txt", "2026-02-15")
    with serving(folder, SERVE_FROM_DAY_TO_DAY) as preview:
        page = f"{preview.address}lindemark/"
        assert b"15 februari 2026" in fetched(page, lambda found: found != b"")
        save(folder / "vandaag.txt", "2026-02-16")
        assert b"16 februari 2026" in fetched(page, lambda found: b"16 februari 2026" in found)


def test_a_port_that_is_taken_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "generator", "serve", "--port", str(port)],
            cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PATH": ""}, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
    sentence = (
        f"Poort {port} is al in gebruik. Kies een andere, of laat er een kiezen: "
        ".venv/bin/plansite serve --port 0\n"
    )
    assert (done.returncode, done.stderr) == (2, sentence)
