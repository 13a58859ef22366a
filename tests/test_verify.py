"""A published tree is proven to be what a commit and a date produce, also years later from an archive."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import zipfile
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import __version__
from generator.checksums import FILE, ChecksumError, checksum_list, checksums_of, parse_checksum_list
from generator.cli import main
from generator.lasting_files import lasting_name
from tests.support.publishing import Checkout, checkout
from tests.support.sites import files_of

DATE = "2026-11-22"
DAY = "22 november 2026"
ACTION = "data/duinrand/acties/buurtapp.yml"


@dataclass(frozen=True)
class Editor:
    """Somebody with a clone, in which the site was built."""

    clone: Checkout

    @property
    def site(self) -> Path:
        """The built site."""
        return self.clone.folder / "site"

    @property
    def commit(self) -> str:
        """The commit that it was built from."""
        return self.clone.git("rev-parse", "HEAD").strip()

    def plansite(self, *arguments: str | Path) -> int:
        """Run plansite in the clone."""
        with chdir(self.clone.folder):
            return main(list(map(str, arguments)))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with two commits, of which the second was built; it is copied for each test."""
    editor = Editor(checkout(tmp_path_factory.mktemp("eerste") / "redactie"))
    (editor.clone.folder / ".gitignore").write_text("/site/\n/build/\n", encoding="utf-8")
    editor.clone.change(ACTION, "planning: Q3 2024", "planning: Q2 2025")
    editor.clone.commit("Planning verschoven")
    assert editor.plansite("build", "--reference-date", DATE) == 0
    return editor.clone.folder


@pytest.fixture
def editor(first: Path, tmp_path: Path) -> Editor:
    shutil.copytree(first, tmp_path / "redactie")
    return Editor(Checkout(tmp_path / "redactie"))


@pytest.fixture(scope="module")
def archived(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of that commit as a ZIP."""
    target = tmp_path_factory.mktemp("archief") / "2026-11-22.zip"
    assert Editor(Checkout(first)).plansite("archive", "--to", target, "--reference-date", DATE) == 0
    return target


@pytest.fixture
def unpacked(archived: Path, tmp_path: Path) -> Path:
    with zipfile.ZipFile(archived) as archive:
        archive.extractall(tmp_path / "uitgepakt")
    return tmp_path / "uitgepakt"


# --- A site --------------------------------------------------------------------------------


def test_a_site_is_what_its_commit_and_date_produce(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    count = len(files_of(editor.site)) - 1
    commit = editor.commit
    # Later work in the same clone changes nothing about it.
    editor.clone.change(ACTION, "titel: Buurtapp", "titel: Buurtapp met regels")
    assert editor.plansite("verify", "site") == 0
    assert capsys.readouterr().out == (
        f"{count} bestanden: alles is zoals SHA256SUMS zegt.\n"
        f"Opnieuw gebouwd van commit {commit} op peildatum {DAY}: elke byte is gelijk.\n"
    )


def test_what_is_carried_of_the_version_before_is_named(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    content = b"p { color: red }"
    name = lasting_name("stijl/oud.css", content)
    (editor.site / name).write_bytes(content)
    carried = {name: hashlib.sha256(content).hexdigest()}
    (editor.site / "SHA256SUMS.vorige").write_bytes(checksum_list(carried))
    assert editor.plansite("verify", "site") == 0
    assert f"Van de vorige versie, voor wie nog een pagina open heeft: {name}.\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name",
    ["pagefind/fragment/kwaad.html", "pagefind/index/nl_1.pf_index", "stijl/kwaad.js", "kwaad.00000000.js"],
)
def test_what_nobody_carries_is_named_as_extra(
    editor: Editor, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (editor.site / name).write_bytes(b"alert(1)")
    listed = {name: hashlib.sha256(b"alert(1)").hexdigest()}
    (editor.site / "SHA256SUMS.vorige").write_bytes(checksum_list(listed))
    assert editor.plansite("verify", "site") == 1
    assert f"hoort er niet bij: {name}\n" in capsys.readouterr().out


def test_a_site_with_booklets_is_built_with_them_again(editor: Editor) -> None:
    """Also when site.yml did not ask for them, but the command did."""
    assert editor.plansite("build", "--reference-date", DATE, "--booklets") == 0
    assert list(editor.site.rglob("boekje.pdf"))
    assert editor.plansite("verify", "site") == 0


def test_sha256sum_reads_the_list(editor: Editor) -> None:
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", FILE], cwd=editor.site, check=False)
    assert done.returncode == 0


def test_every_change_of_a_published_tree_is_named(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    (editor.site / "index.html").write_text("gekaapt", encoding="utf-8")
    (editor.site / "adressen.txt").unlink()
    (editor.site / "duinrand" / "erbij.js").write_text("alert(1)", encoding="utf-8")
    (editor.site / "over" / "weg\x1b[2J").symlink_to("/etc/passwd")
    os.mkfifo(editor.site / "pijp")
    named = (
        "  gewijzigd: index.html\n"
        "  ontbreekt: adressen.txt\n"
        "  hoort er niet bij: duinrand/erbij.js\n"
        "  hoort er niet bij: over/weg�[2J\n"
        "  hoort er niet bij: pijp\n"
    )
    assert editor.plansite("verify", "site") == 1
    assert capsys.readouterr().out == (
        f"Niet alles is zoals SHA256SUMS zegt:\n{named}"
        f"De site is niet wat commit {editor.commit} op peildatum {DAY} oplevert:\n{named}"
    )


def test_who_changes_the_list_too_is_found_by_building_again(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    (editor.site / "index.html").write_text("gekaapt", encoding="utf-8")
    (editor.site / FILE).write_bytes(checksum_list(checksums_of(editor.site)))
    assert editor.plansite("verify", "site", "--no-rebuild") == 0
    assert editor.plansite("verify", "site") == 1
    assert capsys.readouterr().out.endswith(
        f"De site is niet wat commit {editor.commit} op peildatum {DAY} oplevert:\n"
        "  gewijzigd: SHA256SUMS\n  gewijzigd: index.html\n"
    )


def test_many_differences_are_counted(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(1, 26):
        (editor.site / f"{number:02}.txt").touch()
    assert editor.plansite("verify", "site", "--no-rebuild") == 1
    said = capsys.readouterr().out.splitlines()
    assert said[1] == "  hoort er niet bij: 01.txt"
    assert said[20:] == ["  hoort er niet bij: 20.txt", "  en nog 5."]


def test_a_site_of_changed_files_is_not_what_the_commit_produces(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor.clone.change("content/over.md", "titel:", "# een opmerking\ntitel:")
    editor.clone.change(ACTION, "titel: Buurtapp", "titel: Buurtapp met regels")
    assert editor.plansite("build", "--reference-date", DATE) == 0
    assert json.loads((editor.site / "versie.json").read_text("utf-8"))["gewijzigd_na_commit"] is True
    capsys.readouterr()
    assert editor.plansite("verify", "site") == 1
    assert "  gewijzigd: duinrand/acties/buurtapp/index.html\n" in capsys.readouterr().out
    assert editor.plansite("verify", "site", "--data", "data", "--content", "content") == 0
    assert capsys.readouterr().out.endswith(
        f"Opnieuw gebouwd van data en content op peildatum {DAY}: elke byte is gelijk.\n"
    )


def test_changed_content_is_a_change_too(editor: Editor) -> None:
    editor.clone.change("content/over.md", "titel:", "titel: Meer")
    assert editor.plansite("build", "--reference-date", DATE) == 0
    assert json.loads((editor.site / "versie.json").read_text("utf-8"))["gewijzigd_na_commit"] is True


def test_what_was_asked_for_is_remembered(editor: Editor) -> None:
    """A preview at another address, without history, is built again as such."""
    options = ("--base-url", "https://proef.example/x", "--preview", "--reference-date", "2025-01-31")
    assert editor.plansite("build", *options) == 0
    assert editor.plansite("verify", "site") == 0


def test_a_pushed_site_is_proven_from_the_servers_repository(
    editor: Editor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repository, target = tmp_path / "plannen.git", tmp_path / "web"
    editor.clone.git("clone", "--quiet", "--bare", ".", str(repository))
    published = ("publish", "--repository", repository, "--to", target, "--reference-date", DATE)
    assert editor.plansite(*published) == 0
    capsys.readouterr()
    with chdir(tmp_path):
        assert main(["verify", str(target), "--repository", str(repository)]) == 0
    assert f"Opnieuw gebouwd van commit {editor.commit} " in capsys.readouterr().out


def test_another_version_of_plansite_is_told(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    stamp = editor.site / "versie.json"
    stamp.write_text(stamp.read_text("utf-8").replace(f'"{__version__}"', '"0.0.9"'), encoding="utf-8")
    assert editor.plansite("verify", "site") == 1
    assert (
        f"De site is gemaakt met plansite 0.0.9 en dit is plansite {__version__}. "
        "Verschillen kunnen daarvan komen.\n"
    ) in capsys.readouterr().err


# --- What cannot be told ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("versie.json", None, "versie.json ontbreekt, dus waar de site van is gemaakt is niet bekend."),
        ("versie.json", b"{", "versie.json is niet zoals plansite het schrijft."),
        ("versie.json", b"[" * 100_000, "versie.json is niet zoals plansite het schrijft."),
        ("versie.json", b"\xff\xfe", "versie.json is niet zoals plansite het schrijft."),
        (
            "versie.json",
            b'{"plansite": "0.1.0", "commit": "--help", "peildatum": "morgen", "gewijzigd_na_commit": null,'
            b' "adres": null, "proefversie": false, "samenwerkingen": [], "toont_wijzigingsdatums": false,'
            b' "boekjes": false}',
            "versie.json is niet zoals plansite het schrijft: kijk bij commit, peildatum.",
        ),
        (FILE, None, "SHA256SUMS ontbreekt, dus met controlegetallen is niets te vergelijken."),
        (FILE, b"", None),
        (FILE, b"zomaar wat\n", "Regel 1 van SHA256SUMS is geen controlegetal met een bestandsnaam."),
        (FILE, b"\0\xff\n" * 9, "Regel 1 van SHA256SUMS is geen controlegetal met een bestandsnaam."),
        (
            FILE,
            b"%b  a\n%b  a\n" % (b"0" * 64, b"0" * 64),
            "Regel 2 van SHA256SUMS noemt een bestand dat er al in staat.",
        ),
    ],
)  # fmt: skip
def test_spoilt_files_are_told(
    editor: Editor, file: str, content: bytes | None, told: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = editor.site / file
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    code = editor.plansite("verify", "site", *(["--no-rebuild"] if file == FILE else []))
    assert code == (1 if file == "versie.json" or not told else 2)
    if told:
        assert f"{told}\n" in capsys.readouterr().err


def test_a_folder_that_is_no_site_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bestand").touch()
    (tmp_path / "kring").symlink_to("kring")
    (tmp_path / "leeg").mkdir()
    (tmp_path / "leeg" / "current").symlink_to("current")
    for name in ("niets", "bestand", "kring"):
        assert main(["verify", str(tmp_path / name)]) == 2
        assert capsys.readouterr().err == f"De map {tmp_path / name} bestaat niet.\n"
    assert main(["verify", str(tmp_path / "leeg")]) == 2
    assert (
        capsys.readouterr().err
        == f"In de map {tmp_path / 'leeg'} staat geen site en geen archief van plansite.\n"
    )


def test_a_commit_that_git_does_not_have_is_told(
    editor: Editor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = checkout(tmp_path / "ander")
    assert editor.plansite("verify", "site", "--repository", other.folder) == 2
    assert capsys.readouterr().err == (
        f"De commit {editor.commit} staat niet in {other.folder}. Haal hem op met git fetch, "
        "of noem een andere git-opslag met --repository.\n"
    )
    (tmp_path / "kaal").mkdir()
    assert editor.plansite("verify", "site", "--repository", tmp_path / "kaal") == 2
    assert (
        capsys.readouterr().err == f"{tmp_path / 'kaal'} is geen git-opslag. Noem er een met --repository.\n"
    )


def test_a_shallow_clone_is_told(editor: Editor, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shallow = tmp_path / "ondiep"
    editor.clone.git("clone", "--quiet", "--depth=1", editor.clone.folder.as_uri(), str(shallow))
    assert editor.plansite("verify", "site", "--repository", shallow) == 2
    assert capsys.readouterr().err == (
        f"In {shallow} ontbreekt een deel van de geschiedenis. Haal die op met git fetch --unshallow.\n"
    )


def test_a_site_without_a_commit_is_told(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    assert editor.plansite("build", "--reference-date", DATE, "--no-history") == 0
    capsys.readouterr()
    assert editor.plansite("verify", "site") == 2
    assert capsys.readouterr().err == (
        "De site noemt geen commit. Noem de gegevens waarvan zij is gemaakt met --data en --content.\n"
    )
    assert editor.plansite("verify", "site", "--data", "data", "--content", "content") == 0


# --- An archive ------------------------------------------------------------------------------


def test_an_archive_holds_all_that_is_needed_later(unpacked: Path, first: Path) -> None:
    commit = Editor(Checkout(first)).commit
    assert sorted(path.name for path in unpacked.iterdir()) == [
        "LEESMIJ.txt", "SHA256SUMS", "archief.json", "content", "data", "requirements.lock", "site",
    ]  # fmt: skip
    for folder in ("data", "content", "site"):
        assert files_of(unpacked / folder) == files_of(first / folder)
    read_me = (unpacked / "LEESMIJ.txt").read_text("utf-8")
    assert f"De peildatum is {DAY}." in read_me
    assert f"De gegevens komen uit commit {commit}.\n" in read_me
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", FILE], cwd=unpacked, check=False)
    assert done.returncode == 0


def test_an_archive_proves_itself_without_git(
    unpacked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(unpacked)]) == 0
    assert capsys.readouterr().out.endswith(
        f"Opnieuw gebouwd van het archief op peildatum {DAY}: elke byte is gelijk.\n"
    )
    data = unpacked / ACTION
    data.write_text(data.read_text("utf-8").replace("Q2 2025", "Q1 2025"), encoding="utf-8")
    assert main(["verify", str(unpacked)]) == 1
    said = capsys.readouterr().out
    assert f"Niet alles is zoals SHA256SUMS zegt:\n  gewijzigd: {ACTION}\n" in said
    assert "De site is niet wat het archief op peildatum 22 november 2026 oplevert:\n" in said


def test_an_archive_is_compared_with_the_commit_when_there_is_one(
    unpacked: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    assert editor.plansite("verify", unpacked, "--repository", ".") == 0
    assert f"Opnieuw gebouwd van commit {editor.commit} " in capsys.readouterr().out


def test_the_same_commit_and_date_give_the_same_archive(
    editor: Editor, archived: Path, tmp_path: Path
) -> None:
    """Once from a working copy, once from a repository without one."""
    again = tmp_path / "nogmaals.zip"
    command = ("archive", "--repository", ".git", "--to", again, "--reference-date", DATE)
    assert editor.plansite(*command) == 0
    assert again.read_bytes() == archived.read_bytes()


def test_an_archive_may_be_a_folder(
    editor: Editor, unpacked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "kast" / "2026"
    assert editor.plansite("archive", "--to", target, "--reference-date", DATE) == 0
    assert files_of(target) == files_of(unpacked)
    assert [path.name for path in target.parent.iterdir()] == ["2026"]
    assert capsys.readouterr().err.endswith(
        f"{len(files_of(target))} bestanden in {target}. Peildatum {DAY}, commit {editor.commit}.\n"
    )
    assert editor.plansite("archive", "--to", target, "--reference-date", DATE) == 1
    assert capsys.readouterr().err == f"{target} bestaat al. Kies een andere naam.\n"


def test_no_archive_is_made_of_data_with_mistakes(
    editor: Editor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    editor.clone.change(ACTION, "Q2 2025", "ooit een keer")
    target = tmp_path / "kast" / "2026.zip"
    assert editor.plansite("archive", "--to", target, "--reference-date", DATE) == 1
    said = capsys.readouterr()
    assert f"{ACTION}:6:11: fout: " in said.out
    assert said.err.endswith("Er is geen archief gemaakt.\n")
    assert list(target.parent.iterdir()) == []


# --- The list itself ---------------------------------------------------------------------------


def test_names_that_mean_something_on_a_line_come_back(tmp_path: Path) -> None:
    names = ["twee woorden", "regel\neinde", "wagen\rterug", "schuine\\streep", "é", "map/*ster"]
    expected = {name: f"{number:064x}" for number, name in enumerate(names)}
    assert parse_checksum_list(checksum_list(expected)) == expected


def test_a_list_that_was_cut_off_is_refused() -> None:
    whole = checksum_list({"a": "0" * 64, "b": "1" * 64})
    with pytest.raises(ChecksumError):
        parse_checksum_list(whole[:-1])
