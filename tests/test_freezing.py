"""Freezing writes what was known into the round's file, once; afterwards nothing in it may change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.support.sites import EXAMPLE

ROUND = "lindemark/2026-q2"
DATE = "2026-07-15"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the example whose open round has a remark of an editor in it."""
    folder = tmp_path / "example"
    shutil.copytree(EXAMPLE, folder)
    file = round_file(folder)
    file.write_text(f"# Een opmerking van de redactie\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    return folder


def round_file(folder: Path, name: str = "2026-q2") -> Path:
    return folder / "data" / "lindemark" / "voortgang" / f"{name}.yml"


def plansite(command: str, folder: Path, *more: str) -> int:
    places = ["--data", str(folder / "data"), "--content", str(folder / "content")]
    return main([command, *more, *places, "--reference-date", DATE])


def test_freezing_adds_the_snapshot_and_touches_nothing_else(copy: Path) -> None:
    before = round_file(copy).read_text(encoding="utf-8")
    assert plansite("freeze", copy, ROUND) == 0
    after = round_file(copy).read_text(encoding="utf-8")
    kept, mark, snapshot = after.partition("status: bevroren\n")
    assert kept == before
    assert mark
    assert snapshot.startswith(
        "# De stand bij het bevriezen. Verander hier niets; gebruik ‘mededelingen’.\n"
        "momentopname:\n  gemaakt_op: '2026-07-15'\n  controlegetal: "
    )
    assert "actie: oefening-stroomuitval" in snapshot


def test_the_status_of_an_open_round_is_replaced(copy: Path) -> None:
    file = round_file(copy)
    text = file.read_text(encoding="utf-8").replace("vergadering_op:", "status: open\nvergadering_op:")
    file.write_text(text, encoding="utf-8")
    assert plansite("freeze", copy, ROUND) == 0
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("status:")] == ["status: bevroren"]
    assert "# Een opmerking van de redactie" in lines


def test_what_was_frozen_passes_every_check(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plansite("check", copy)
    before = capsys.readouterr().out
    plansite("freeze", copy, ROUND)
    capsys.readouterr()
    assert plansite("check", copy) == 0
    assert capsys.readouterr().out == before


def test_freezing_says_what_it_did(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plansite("freeze", copy, ROUND)
    assert capsys.readouterr().err == "De ronde lindemark/2026-q2 is bevroren op 2026-07-15.\n"


def test_a_round_is_frozen_once(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plansite("freeze", copy, ROUND)
    frozen = round_file(copy).read_bytes()
    capsys.readouterr()
    assert plansite("freeze", copy, ROUND) == 1
    assert capsys.readouterr().err == "De ronde “Eerste helft van 2026” is al bevroren.\n"
    assert round_file(copy).read_bytes() == frozen


def test_a_round_that_is_not_over_is_not_frozen(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = round_file(copy)
    file.write_text(
        file.read_text(encoding="utf-8").replace("peildatum: 2026-06-30", "peildatum: 2026-12-31"),
        encoding="utf-8",
    )
    assert plansite("freeze", copy, ROUND) == 1
    said = "De peildatum van de ronde “Eerste helft van 2026” is 2026-12-31. Die dag is nog niet geweest.\n"
    assert capsys.readouterr().err == said


def test_a_round_that_is_not_released_is_not_frozen(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = round_file(copy)
    release = "vrijgegeven:\n  op: 2026-07-07\n  door: de stuurgroep\n"
    text = file.read_text(encoding="utf-8")
    assert release in text
    file.write_text(text.replace(release, ""), encoding="utf-8")
    before = file.read_bytes()
    assert plansite("freeze", copy, ROUND) == 1
    assert "Dit voortgangsbericht is niet vrijgegeven om te publiceren." in "".join(capsys.readouterr())
    assert file.read_bytes() == before


def test_a_round_that_does_not_exist_is_refused_with_those_that_do(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plansite("freeze", copy, "lindemark/2026-q3") == 1
    assert capsys.readouterr().err == (
        "Er is geen ronde “lindemark/2026-q3”. Toegestaan: lindemark/2023-q4, lindemark/2024-q2, "
        "lindemark/2024-q4, lindemark/2025-q2, lindemark/2025-q4, lindemark/2026-q2. "
        "Bedoelde u “lindemark/2026-q2”?\n"
    )


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("vooruitblik: In augustus beslist", "vooruitblik: In september beslist"),
        ("    voortgang: bezig\n", "    voortgang: klaar\n"),
        ("peildatum: 2024-06-30", "peildatum: 2024-06-29"),
        ("    bericht_in_ronde: nee\n", "    bericht_in_ronde: ja\n"),
    ],
)
def test_a_frozen_round_that_changes_is_refused(
    was: str, becomes: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = round_file(copy, "2024-q2")
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    assert plansite("check", copy) == 1
    line = 1 + next(number for number, one in enumerate(text.splitlines()) if "controlegetal" in one)
    assert capsys.readouterr().out.startswith(
        f"{file}:{line}:18: fout: Deze bevroren ronde is veranderd. "
        "Zet de oude tekst terug. Een verbetering hoort bij “mededelingen”.\n"
    )


def test_a_frozen_round_may_gain_notices_an_earlier_address_and_an_answer(copy: Path) -> None:
    file = round_file(copy, "2025-q2")
    more = (
        "aliassen: [2024-h1]\nmededelingen:\n  - op: 2026-07-14\n    tekst: Bel 06 00000000.\n"
        "toegestaan:\n  - tekst: 06 00000000\n    reden: Dit nummer bestaat niet.\nopenbaar_vanaf: 2026-07-01\n"
    )
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert plansite("check", copy) == 0
