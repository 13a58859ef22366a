"""Pages say when their content last changed and link to their file: dates only, never a name."""

from __future__ import annotations

import dataclasses
import datetime
import os
from pathlib import Path

import pytest

from generator.build import make_markdown
from generator.cli import main
from generator.commands.common import revision_of
from generator.edition import Edition
from generator.history import history_of_commit, history_of_folders
from generator.inputs import Inputs, edition_of, read_inputs
from generator.model.shared import CodeHost, CodeHostKind
from generator.pages.layout import edit_url, history_url
from generator.pages.page import Page
from tests.support.publishing import MINIMAL, Checkout, checkout, run

ACTION = "data/duinrand/acties/buurtapp.yml"
TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def editor(tmp_path: Path) -> Checkout:
    """A repository of which one file changed later than the others, and one is not in it yet."""
    made = checkout(tmp_path / "redactie")
    made.git("commit", "--amend", "--no-edit", "--quiet", GIT_COMMITTER_DATE="2026-01-15T12:00:00+0100")
    made.change(ACTION, "titel: Buurtapp", "titel: Buurtapp in de wijk")
    made.git("commit", "--all", "--quiet", "--message=Titel", GIT_COMMITTER_DATE="2026-03-12T12:00:00+0100")
    (made.folder / "data/duinrand/acties/nieuw.yml").write_text("", encoding="utf-8")
    return made


def history(folder: Path) -> dict[str, datetime.date]:
    return dict(history_of_folders(folder / "data", folder / "content"))


def test_each_file_has_the_day_of_its_last_commit(editor: Checkout) -> None:
    found = history(editor.folder)
    assert found[ACTION] == datetime.date(2026, 3, 12)
    assert found["data/site.yml"] == found["content/over.md"] == datetime.date(2026, 1, 15)
    assert "data/duinrand/acties/nieuw.yml" not in found
    assert found == history_of_commit(editor.folder, "HEAD")


def test_folders_deeper_in_a_repository_have_the_same_names(tmp_path: Path) -> None:
    made = checkout(tmp_path / "groot" / "plannen")
    (made.folder / ".git").rename(tmp_path / "groot" / ".git")
    made.git("add", "--all", "..")
    made.git("commit", "--quiet", "--message=Verhuisd", GIT_COMMITTER_DATE="2026-05-01T12:00:00+0200")
    assert history(made.folder)[ACTION] == datetime.date(2026, 5, 1)


def test_asking_git_never_locks_an_editor_out(editor: Checkout) -> None:
    """`git status` likes to refresh its list of files, and a commit at that moment would fail."""
    path, index = editor.folder / ACTION, editor.folder / ".git" / "index"
    os.utime(path, (1, 1))
    before = index.read_bytes()
    assert revision_of(editor.folder / "data", editor.folder / "content") is not None
    assert index.read_bytes() == before


def test_a_shallow_clone_has_no_history(editor: Checkout, tmp_path: Path) -> None:
    clone = tmp_path / "ondiep"
    cloned = run("git", "clone", "--quiet", "--depth=1", f"file://{editor.folder}", str(clone), cwd=tmp_path)
    assert cloned.returncode == 0, cloned.stdout
    assert history(clone) == {}


def test_outside_git_there_is_no_history(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert history(tmp_path) == {}
    run("git", "init", "--quiet", str(tmp_path), cwd=tmp_path)
    assert history(tmp_path) == {}


def test_pages_without_a_file_of_their_own_have_the_newest_day(editor: Checkout) -> None:
    inputs = Inputs(MINIMAL / "data", MINIMAL / "content", TODAY, modified=history(editor.folder))
    site, _, _ = make_markdown(inputs)
    modified = {
        name: next((line for line in text.decode().splitlines() if line.startswith("modified: ")), None)
        for name, text in site.items()
        if name.endswith(".md")
    }
    march, january = (
        'modified: {"date": "2026-03-12", "text": "12 maart 2026"}',
        'modified: {"date": "2026-01-15", "text": "15 januari 2026"}',
    )
    assert modified["duinrand/acties/buurtapp/index.md"] == march
    assert modified["duinrand/acties/jeugdteam/index.md"] == january
    assert modified["duinrand/acties/index.md"] == march
    assert modified["over.md"] == january


def test_a_build_without_history_says_nothing_about_it(editor: Checkout, tmp_path: Path) -> None:
    folders = ["--data", str(editor.folder / "data"), "--content", str(editor.folder / "content")]
    (editor.folder / "data/duinrand/acties/nieuw.yml").unlink()
    for options, expected in (([], True), (["--no-history"], False)):
        assert main(["markdown", str(tmp_path / "uit"), *folders, *options]) == 0
        page = (tmp_path / "uit/duinrand/acties/buurtapp/index.md").read_text("utf-8")
        assert ("12 maart 2026" in page) is expected
        assert "Redactie" not in page


# --- Links to the code host -------------------------------------------------------------


@pytest.fixture(scope="module")
def edition() -> Edition:
    inputs = Inputs(MINIMAL / "data", MINIMAL / "content", TODAY)
    portal, _, _ = read_inputs(inputs)
    assert portal is not None
    return edition_of(portal, inputs)


def hosted(edition: Edition, kind: CodeHostKind, branch: str = "main") -> Edition:
    host = CodeHost.model_construct(kind=kind, address="https://code.example/regio/plannen/", branch=branch)
    site = edition.portal.site.model_copy(update={"code_host": host})
    return dataclasses.replace(edition, portal=dataclasses.replace(edition.portal, site=site))


def page_from(file: str | None) -> Page:
    return Page("x/", "tekst.md.j2", "tekst", "Titel", "Beschrijving", data_file=file)


@pytest.mark.parametrize(
    ("kind", "edit", "history"),
    [
        ("github", "edit/main/", "commits/main/"),
        ("gitlab", "-/edit/main/", "-/commits/main/"),
        ("forgejo", "_edit/main/", "commits/branch/main/"),
    ],
)
def test_links_to_the_file_at_each_host(edition: Edition, kind: str, edit: str, history: str) -> None:
    at_host = hosted(edition, CodeHostKind(kind))
    page, start = page_from("duinrand/acties/buurtapp.yml"), "https://code.example/regio/plannen/"
    assert edit_url(at_host, page) == f"{start}{edit}{ACTION}"
    assert history_url(at_host, page) == f"{start}{history}{ACTION}"
    assert edit_url(at_host, page_from("content/over.md")) == f"{start}{edit}content/over.md"
    assert edit_url(at_host, page_from(None)) is None
    assert history_url(at_host, page_from(None)) is None


def test_a_branch_may_have_any_name(edition: Edition) -> None:
    at_host = hosted(edition, CodeHostKind("github"), "versie/2026 nieuw")
    assert edit_url(at_host, page_from("site.yml")) == (
        "https://code.example/regio/plannen/edit/versie/2026%20nieuw/data/site.yml"
    )


def test_without_a_code_host_there_are_no_links(edition: Edition) -> None:
    site = edition.portal.site.model_copy(update={"code_host": None})
    alone = dataclasses.replace(edition, portal=dataclasses.replace(edition.portal, site=site))
    assert edit_url(alone, page_from("site.yml")) is None
    assert history_url(alone, page_from("site.yml")) is None
