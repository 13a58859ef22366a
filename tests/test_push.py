"""An editor pushes, and the site follows: from the clone to the page in the visitor's browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.publishing import Checkout, WebServer, checkout, nginx, plansite

ACTION = "data/duinrand/acties/buurtapp.yml"
PAGE = "/duinrand/acties/buurtapp/"
REFUSED = (
    "Uw wijziging is niet aangenomen en de site is niet veranderd. "
    "Herstel de fouten, leg dat vast met git commit --all --amend --no-edit en push opnieuw."
)


@dataclass(frozen=True)
class Server:
    """The server of an editor: a repository that publishes what it gets."""

    repository: Path
    target: Path
    editor: Checkout

    @property
    def live(self) -> str:
        """The name of the release that visitors see."""
        return (self.target / "current").readlink().name

    def releases(self) -> list[str]:
        """What plansite says is kept."""
        return plansite("releases", "--to", self.target).stdout.splitlines()


def server_in(folder: Path) -> Server:
    """Name the parts of a server, and install its hooks."""
    repository, target = folder / "plannen.git", folder / "webserver"
    installed = plansite("install-hook", repository, "--to", target)
    assert installed.returncode == 0, installed.stdout
    return Server(repository, target, Checkout(folder / "redactie"))


@pytest.fixture(scope="module")
def first_push(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a repository in which a first push went live, and a clone of it."""
    folder = tmp_path_factory.mktemp("eerste")
    server = server_in(folder)
    first = checkout(folder / "begin")
    first.git("remote", "add", "origin", "../plannen.git")
    pushed = first.push()
    assert pushed.returncode == 0, pushed.stdout
    first.git("clone", "--quiet", "../plannen.git", "../redactie")
    # The folder is copied for every test: the clone must find the repository from there.
    server.editor.git("remote", "set-url", "origin", "../plannen.git")
    return folder


@pytest.fixture
def server(first_push: Path, tmp_path: Path) -> Server:
    """A copy of what the first push made, with hooks that know their own place."""
    shutil.copytree(first_push, tmp_path / "server", symlinks=True)
    return server_in(tmp_path / "server")


@pytest.fixture
def visitor(server: Server, tmp_path: Path) -> Iterator[WebServer]:
    with nginx(tmp_path / "nginx", server.target) as web:
        yield web


def remote_lines(said: str) -> list[str]:
    """Return what the server said on the editor's screen."""
    return [
        line.removeprefix("remote: ").rstrip() for line in said.splitlines() if line.startswith("remote: ")
    ]


def test_from_a_change_to_the_page_and_back(server: Server, visitor: WebServer) -> None:
    before = visitor.get(PAGE)
    assert before.status == 200
    assert "Q3 2024" in before.text

    server.editor.change(ACTION, "planning: Q3 2024", "planning: Q2 2025")
    commit = server.editor.commit("Planning verschoven")
    pushed = server.editor.push()
    assert pushed.returncode == 0, pushed.stdout
    assert f"De nieuwe site staat live (versie {server.live})." in remote_lines(pushed.stdout)
    assert server.live.endswith(commit[:12])
    after = visitor.get(PAGE)
    assert "Q2 2025" in after.text
    assert "Q3 2024" not in after.text
    live = server.live

    server.editor.change(ACTION, "planning: Q2 2025", "planning: ooit een keer")
    server.editor.commit("Vergissing")
    refused = server.editor.push()
    assert refused.returncode == 1
    said = remote_lines(refused.stdout)
    assert any(line.startswith(f"{ACTION}:6:11: fout: ") for line in said), refused.stdout
    assert "    planning: ooit een keer" in said
    assert "1 fout." in said
    assert REFUSED in said
    assert server.live == live
    assert visitor.get(PAGE).text == after.text

    back = plansite("rollback", "--to", server.target)
    assert back.returncode == 0, back.stdout
    assert "Q3 2024" in visitor.get(PAGE).text
    assert [line.partition("(")[2] for line in server.releases()] == ["", "live, teruggezet)"]


def test_a_report_names_files_as_the_editor_knows_them(server: Server) -> None:
    server.editor.change("content/over.md", "titel:", "tietel:")
    server.editor.change(ACTION, "prioriteit: jeugd", "prioriteit: jeugt")
    server.editor.commit()
    said = "\n".join(remote_lines(server.editor.push().stdout))
    assert "content/over.md:2:1: fout: " in said
    assert f"{ACTION}:4:13: fout: " in said
    assert "/tmp" not in said
    assert "Traceback" not in said


def test_the_daily_rebuild_leaves_a_rollback_alone_and_a_push_ends_it(server: Server) -> None:
    first = server.live
    server.editor.change(ACTION, "titel: Buurtapp", "titel: Buurtapp met regels")
    server.editor.commit()
    assert server.editor.push().returncode == 0
    assert plansite("rollback", "--to", server.target).returncode == 0
    assert server.live == first

    daily = ("publish", "--daily", "--repository", server.repository, "--to", server.target)
    left = plansite(*daily)
    assert left.returncode == 0
    assert f"De site is teruggezet naar versie {first}. Die blijft staan tot de volgende push." in left.stdout
    assert server.live == first

    server.editor.change(ACTION, "titel: Buurtapp met regels", "titel: Buurtapp van de wijk")
    newest = server.editor.commit()
    assert server.editor.push().returncode == 0
    assert server.live.endswith(newest[:12])
    pushed = server.live
    rebuilt = plansite(*daily)
    assert rebuilt.returncode == 0, rebuilt.stdout
    assert server.live > pushed
    assert server.live.endswith(newest[:12])


def test_a_push_that_was_cut_off_is_made_good_by_the_daily_rebuild(server: Server) -> None:
    """Git accepted the push, and then the server lost its power before the site went live."""
    hook = server.repository / "hooks" / "post-receive"
    script = hook.read_text(encoding="utf-8")
    assert plansite("rollback", "--to", server.target, server.live).returncode == 0
    hook.write_text("#!/bin/sh\nkill -9 $$\n", encoding="utf-8")
    server.editor.change(ACTION, "titel: Buurtapp", "titel: Buurtapp voor iedereen")
    newest = server.editor.commit()
    server.editor.push()
    assert not server.live.endswith(newest[:12])
    hook.write_text(script, encoding="utf-8")
    daily = plansite("publish", "--daily", "--repository", server.repository, "--to", server.target)
    assert daily.returncode == 0, daily.stdout
    assert server.live.endswith(newest[:12])


def test_other_branches_are_only_kept(server: Server) -> None:
    live = server.live
    server.editor.git("switch", "--quiet", "--create", "proef")
    server.editor.change(ACTION, "planning: Q3 2024", "planning: ooit een keer")
    server.editor.commit()
    pushed = server.editor.push("proef")
    assert pushed.returncode == 0
    assert remote_lines(pushed.stdout) == ["Alleen de tak main komt op de site; proef is alleen bewaard."]
    assert server.live == live


def test_the_branch_of_the_site_cannot_be_removed(server: Server) -> None:
    removed = server.editor.push(":main")
    assert removed.returncode == 1
    assert "De tak main is de site en kan niet worden verwijderd." in removed.stdout


def test_an_address_does_not_vanish_by_a_push(server: Server) -> None:
    live = server.live
    (server.editor.folder / ACTION).unlink()
    server.editor.commit("Weg ermee")
    refused = server.editor.push()
    assert refused.returncode == 1
    assert (
        f"{ACTION}:1:1: fout: Het adres {PAGE} stond op de site en zou verdwijnen. Zet het bestand terug. "
        "Moet het anders heten? Geef de opdracht: .venv/bin/plansite rename duinrand/acties/buurtapp NIEUWE-NAAM. "
        "Moet het weg? Geef de opdracht: .venv/bin/plansite remove duinrand/acties/buurtapp "
        '--uitleg "Wat ermee is gebeurd."'
    ) in "\n".join(remote_lines(refused.stdout))
    assert server.live == live

    (server.editor.folder / "data/duinrand/vervallen.yml").write_text(
        "vervallen:\n  - map: acties\n    id: buurtapp\n    titel: Buurtapp\n"
        "    verwijderd_op: 2026-11-01\n    uitleg: De app is gestopt.\n",
        encoding="utf-8",
    )
    server.editor.commit("Met uitleg")
    accepted = server.editor.push()
    assert accepted.returncode == 0, accepted.stdout
    assert "De app is gestopt." in (server.target / "current/duinrand/acties/buurtapp/index.html").read_text(
        "utf-8"
    )


def test_what_is_not_filled_in_does_not_go_live(server: Server) -> None:
    live = server.live
    made = plansite("new", "actie", "duinrand/nieuw", cwd=server.editor.folder)
    assert made.returncode == 0, made.stdout
    assert plansite("check", cwd=server.editor.folder).returncode == 0
    server.editor.commit("Nog niet af")
    refused = server.editor.push()
    assert refused.returncode == 1
    said = remote_lines(refused.stdout)
    new = "data/duinrand/acties/nieuw.yml"
    assert any(
        line.startswith(f"{new}:") and line.endswith("fout: Hier staat nog “VUL IN”. Schrijf wat hier hoort.")
        for line in said
    ), said
    assert REFUSED in said
    assert server.live == live


def test_a_report_without_its_day_does_not_go_live(server: Server) -> None:
    made = plansite(
        "new", "update", "duinrand/buurtapp", "gepubliceerd_op=2099-12-31", "tekst=Klaar.",
        "voortgang=bezig", "ingevoerd_door=adviseur", cwd=server.editor.folder,
    )  # fmt: skip
    assert made.returncode == 0, made.stdout
    server.editor.commit("Zonder dag")
    refused = server.editor.push()
    assert refused.returncode == 1
    assert "fout: Hier staat nog “2099-12-31”. Schrijf wat hier hoort." in refused.stdout


def test_a_forced_push_does_not_take_away_what_a_colleague_published(server: Server) -> None:
    colleague = Checkout(server.editor.folder.with_name("collega"))
    server.editor.git("clone", "--quiet", "../plannen.git", "../collega")
    colleague.change(ACTION, "planning: Q3 2024", "planning: Q2 2025")
    colleague.commit("Planning verschoven")
    assert colleague.push().returncode == 0
    live = server.live

    server.editor.change("content/over.md", "titel: ", "titel: Nu ")
    server.editor.commit("Titel")
    forced = server.editor.push("+main")
    assert forced.returncode == 1
    assert remote_lines(forced.stdout) == [
        "Uw wijziging is niet aangenomen: daarmee zou verdwijnen wat al op de site staat. "
        "Haal dat eerst op met git pull --rebase en push opnieuw, zonder --force."
    ]
    assert server.live == live

    server.editor.git("pull", "--quiet", "--rebase", "origin", "main")
    taken = server.editor.push()
    assert taken.returncode == 0, taken.stdout
    assert "Q2 2025" in (server.target / "current/duinrand/acties/buurtapp/index.html").read_text("utf-8")


def test_something_new_is_taken_back_with_remove(server: Server) -> None:
    folder, new = server.editor.folder, "data/duinrand/acties/wijkapp.yml"
    text = (folder / ACTION).read_text("utf-8").replace("titel: Buurtapp", "titel: Wijkapp")
    (folder / new).write_text(text, encoding="utf-8")
    server.editor.commit("Nieuw")
    pushed = server.editor.push()
    assert pushed.returncode == 0, pushed.stdout
    removed = plansite("remove", "duinrand/acties/wijkapp", "--uitleg", "Dit was een vergissing.", cwd=folder)
    assert removed.returncode == 0, removed.stdout
    server.editor.commit("Teruggedraaid")
    assert server.editor.push().returncode == 0
    page = (server.target / "current/duinrand/acties/wijkapp/index.html").read_text("utf-8")
    assert "Dit was een vergissing." in page


def test_nothing_from_the_push_is_run(server: Server, tmp_path: Path) -> None:
    """Code, templates, settings and hooks in the pushed commit are not looked at."""
    trap = tmp_path / "gevangen"
    folder = server.editor.folder

    def plant(*names: str) -> int:
        for name in names:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(
                f"import pathlib; pathlib.Path({str(trap)!r}).touch()\n", encoding="utf-8"
            )
        server.editor.commit("Val")
        return server.editor.push().returncode

    (folder / "mkdocs.yml").write_text("hooks: [generator/__init__.py]\n", encoding="utf-8")
    (folder / ".gitattributes").write_text("* filter=boos export-subst\n", encoding="utf-8")
    names = ("generator/__init__.py", "generator/__main__.py", "sitecustomize.py", "mkdocs.py", "yaml.py")
    assert plant(*names) == 0
    # Among the data they are files that do not belong there.
    assert plant("data/yaml.py", "data/jinja2.py") == 1
    assert not trap.exists()


def test_a_link_out_of_the_repository_is_refused(server: Server) -> None:
    (server.editor.folder / "content/wachtwoorden.txt").symlink_to("/etc/passwd")
    server.editor.commit()
    refused = server.editor.push()
    assert refused.returncode == 1
    assert (
        "content/wachtwoorden.txt:1:1: fout: Dit is een koppeling naar iets anders, geen bestand of map. "
        "Zet hier het bestand of de map zelf neer."
    ) in remote_lines(refused.stdout)


def test_pages_say_when_their_file_changed(server: Server) -> None:
    server.editor.change(ACTION, "titel: Buurtapp", "titel: Buurtapp in de wijk")
    server.editor.git("add", "--all")
    server.editor.git("commit", "--quiet", "--message=Titel", GIT_COMMITTER_DATE="2026-03-12T23:30:00+0000")
    assert server.editor.push().returncode == 0
    page = (server.target / "current/duinrand/acties/buurtapp/index.html").read_text("utf-8")
    # Half past eleven at night in London is the next day in the Netherlands.
    assert '<p>Inhoud laatst gewijzigd op <time datetime="2026-03-13">13 maart 2026</time></p>' in page


def test_hooks_of_someone_else_are_left_alone(tmp_path: Path) -> None:
    repository = tmp_path / "plannen.git"
    assert plansite("install-hook", repository, "--to", tmp_path / "web").returncode == 0
    assert plansite("install-hook", repository, "--to", tmp_path / "web").returncode == 0
    hook = repository / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\n# van een ander\n", encoding="utf-8")
    refused = plansite("install-hook", repository, "--to", tmp_path / "web")
    assert refused.returncode == 1
    assert f"{hook} bestaat al en is niet van plansite. Haal het eerst weg." in refused.stdout
    assert hook.read_text(encoding="utf-8") == "#!/bin/sh\n# van een ander\n"


def test_a_folder_that_is_no_bare_repository_gets_no_hooks(tmp_path: Path) -> None:
    editor = checkout(tmp_path / "redactie")
    refused = plansite("install-hook", editor.folder, "--to", tmp_path / "web")
    assert refused.returncode == 1
    assert f"{editor.folder} is geen kale git-opslag (bare repository)." in refused.stdout
