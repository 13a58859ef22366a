"""Addresses never die: a list of them goes with every site, and the next one is held against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.address_list import AddressKind, Listed, address_list, parse_address_list
from generator.cli import main
from generator.publishing.addresses_alive import vanished
from generator.site import Site
from tests.support.publishing import Checkout, checkout
from tests.support.sites import BuiltSite

ACTION = "data/duinrand/acties/buurtapp.yml"


@pytest.fixture
def editor(tmp_path: Path) -> Checkout:
    return checkout(tmp_path / "redactie")


def check(editor: Checkout, against: str | Path) -> int:
    data, content = editor.folder / "data", editor.folder / "content"
    return main(["check", "--data", str(data), "--content", str(content), "--against", str(against)])


def test_the_list_has_every_page_of_the_site(example_site: BuiltSite) -> None:
    listed = parse_address_list((example_site.folder / "adressen.txt").read_text("utf-8"))
    pages = {f"/{address}" for address in example_site.pages if address != "404.html"}
    assert {one.address for one in listed} == pages
    assert [one.address for one in listed] == sorted(one.address for one in listed)


def test_the_list_marks_what_moved_and_what_is_gone(example_markdown: Site) -> None:
    listed = {one.address: one for one in parse_address_list(example_markdown["adressen.txt"].decode())}
    assert listed["/lindemark/acties/wijkschouw/"].kind is AddressKind.PAGE
    assert listed["/lindemark/acties/buurtschouw/"] == Listed(
        "/lindemark/acties/buurtschouw/", AddressKind.REDIRECT, "/lindemark/acties/wijkschouw/"
    )
    assert listed["/lindemark/acties/bord-aan-de-weg/"].kind is AddressKind.TOMBSTONE


def test_what_is_written_is_what_is_read() -> None:
    listed = (
        Listed("/"),
        Listed("/a/b/", AddressKind.REDIRECT, "/c/#d"),
        Listed("/a/weg/", AddressKind.TOMBSTONE),
    )
    assert parse_address_list(address_list(reversed(listed))) == listed


def test_web_addresses_can_be_compared_too() -> None:
    text = "# van een zoekmachine\nhttps://example.org/a/\n\nhttps://example.org/a/index.html\n/b/\n"
    assert [one.address for one in parse_address_list(text)] == ["/a/", "/a/", "/b/"]


def test_a_vanished_record_says_where_and_what_to_do() -> None:
    problems = vanished([Listed("/p/acties/buurtapp/")], [Listed("/p/acties/buurt-app/")])
    assert [str(problem) for problem in problems] == [
        "data/p/acties/buurtapp.yml:1:1: fout: "
        "Het adres /p/acties/buurtapp/ stond op de site en zou verdwijnen. "
        "Zet het bestand terug. "
        "Moet het anders heten? Geef de opdracht: .venv/bin/plansite rename p/acties/buurtapp NIEUWE-NAAM. "
        "Moet het weg? Geef de opdracht: .venv/bin/plansite remove p/acties/buurtapp "
        '--uitleg "Wat ermee is gebeurd." '
        "Het lijkt op “/p/acties/buurt-app/”."
    ]


def test_only_almost_the_same_name_in_the_same_folder_is_called_alike() -> None:
    present = [
        Listed("/p/acties/buurtfeest/"),
        Listed("/q/acties/buurtap/"),
        Listed("/p/gemeenten/buurtapp/"),
    ]
    (problem,) = vanished([Listed("/p/acties/buurtapp/")], present)
    assert problem.hint == ""


def test_a_vanished_page_of_another_kind_can_be_written_by_hand() -> None:
    assert [str(problem) for problem in vanished([Listed("/p/cijfers/")], [Listed("/")])] == [
        "content/p/cijfers.md:1:1: fout: Het adres /p/cijfers/ stond op de site en zou verdwijnen. "
        "Zet in content/p/cijfers.md een pagina die zegt waar de inhoud nu staat."
    ]


def test_a_redirect_or_an_explanation_is_an_answer() -> None:
    earlier = [Listed("/a/"), Listed("/b/")]
    present = [
        Listed("/a/", AddressKind.REDIRECT, "/c/"),
        Listed("/b/", AddressKind.TOMBSTONE),
        Listed("/c/"),
    ]
    assert vanished(earlier, present) == []


def test_an_earlier_version_in_git(editor: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(editor, "HEAD") == 0
    (editor.folder / ACTION).rename(editor.folder / "data/duinrand/acties/wijkapp.yml")
    capsys.readouterr()
    assert check(editor, "HEAD") == 1
    said = capsys.readouterr().out
    file = (editor.folder / ACTION).as_posix()
    gone = "Het adres /duinrand/acties/buurtapp/ stond op de site en zou verdwijnen."
    assert said.startswith(f"{file}:1:1: fout: {gone}")
    assert said.endswith("1 fout.\n")
    editor.change(
        "data/duinrand/acties/wijkapp.yml", "titel: Buurtapp", "aliassen: [buurtapp]\ntitel: Buurtapp"
    )
    assert check(editor, "HEAD") == 0


def test_a_list_in_a_file_and_a_folder(
    editor: Checkout, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "adressen.txt"
    file.write_text("https://example.org/\nhttps://example.org/duinrand/oud/\n", encoding="utf-8")
    for against in (file, tmp_path):
        assert check(editor, against) == 1
        assert "Het adres /duinrand/oud/ stond op de site" in capsys.readouterr().out
    page = tmp_path / "site" / "over" / "index.html"
    page.parent.mkdir(parents=True)
    page.touch()
    assert check(editor, tmp_path / "site") == 0


@pytest.mark.parametrize(
    ("against", "message"),
    [
        ("geen-versie", "“geen-versie” is geen bestand, geen map en geen versie in git.\n"),
        ("--against=-n", "“-n” is geen bestand, geen map en geen versie in git.\n"),
    ],
)
def test_nothing_to_compare_with_is_wrong_use(
    editor: Checkout, capsys: pytest.CaptureFixture[str], against: str, message: str
) -> None:
    option = against if against.startswith("--") else f"--against={against}"
    data, content = editor.folder / "data", editor.folder / "content"
    assert main(["check", "--data", str(data), "--content", str(content), option]) == 2
    assert capsys.readouterr().err == message


def test_a_folder_without_a_site_is_wrong_use(
    editor: Checkout, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leeg").mkdir()
    assert check(editor, tmp_path / "leeg") == 2
    assert capsys.readouterr().err == f"In de map {tmp_path}/leeg staat geen site en geen adressen.txt.\n"


def test_a_version_with_errors_cannot_be_compared_with(
    editor: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    editor.change(ACTION, "planning: Q3 2024", "planning: ooit een keer")
    editor.commit()
    editor.change(ACTION, "planning: ooit een keer", "planning: Q3 2024")
    assert check(editor, "HEAD") == 2
    assert (
        capsys.readouterr().err == "De versie “HEAD” heeft zelf fouten, dus daarmee is niet te vergelijken.\n"
    )
