"""`plansite rename` and `plansite remove` keep addresses alive and change nothing that may stay."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.editing import changes
from generator.editing.patches import CannotPatch, with_commented_item, with_item, with_value, without
from tests.support.sites import EXAMPLE

Run = Callable[..., tuple[int, str, str]]
ACTIONS = "data/lindemark/acties"


@pytest.fixture
def example(tmp_path: Path) -> Iterator[Path]:
    """The example as the working folder, so that paths are as an editor sees them."""
    shutil.copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    with contextlib.chdir(tmp_path):
        yield tmp_path


@pytest.fixture
def run(example: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on 15 February 2026; returns the exit code, the report and what was told."""

    def run_command(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--reference-date", "2026-02-15"])
        found = capsys.readouterr()
        return code, found.out, found.err

    return run_command


def contents(folder: Path) -> dict[str, bytes]:
    data = folder / "data"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()
    }


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}


def lines_changed(before: bytes, after: bytes) -> list[tuple[str, str]]:
    """Return the pairs of lines that differ; the number of lines must be the same."""
    pairs = zip(before.decode().splitlines(), after.decode().splitlines(), strict=True)
    return [(old, new) for old, new in pairs if old != new]


def test_an_action_gets_another_name(run: Run, example: Path) -> None:
    """Also where a frozen round names it: that round stays right."""
    path = example / "data/lindemark/indicatoren/woninginbraken.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "acties: [buurtwacht-opzetten]",
            "# Waar het om gaat:\nacties:\n  - 'buurtwacht-opzetten'  # de eerste",
        ),
        encoding="utf-8",
    )
    before = contents(example)
    code, report, told = run("rename", "lindemark/acties/buurtwacht-opzetten", "buurtwacht")
    assert (code, report) == (0, "")
    assert told == (
        f"{ACTIONS}/buurtwacht-opzetten.yml heet nu {ACTIONS}/buurtwacht.yml.\n"
        "Het oude webadres /lindemark/acties/buurtwacht-opzetten/ verwijst door naar "
        "/lindemark/acties/buurtwacht/.\n"
        "Aangepast: data/lindemark/indicatoren/woninginbraken.yml, regel 14.\n"
        "Aangepast: data/lindemark/voortgang/2023-q4.yml, regel 27.\n"
        "Aangepast: data/lindemark/voortgang/2024-q2.yml, regel 31.\n"
        "Aangepast: data/lindemark/voortgang/2024-q4.yml, regel 23.\n"
    )
    after = contents(example)
    rounds = {f"data/lindemark/voortgang/{name}.yml" for name in ("2023-q4", "2024-q2", "2024-q4")}
    assert changed(before, after) == {
        f"{ACTIONS}/buurtwacht-opzetten.yml",
        f"{ACTIONS}/buurtwacht.yml",
        "data/lindemark/indicatoren/woninginbraken.yml",
        *rounds,
    }
    old = before[f"{ACTIONS}/buurtwacht-opzetten.yml"]
    assert after[f"{ACTIONS}/buurtwacht.yml"] == old + b"aliassen: [buurtwacht-opzetten]\n"
    name = "data/lindemark/indicatoren/woninginbraken.yml"
    assert lines_changed(before[name], after[name]) == [
        ("  - 'buurtwacht-opzetten'  # de eerste", "  - buurtwacht  # de eerste")
    ]
    for name in rounds:
        keys = [new.split(":")[0].strip(" -") for _, new in lines_changed(before[name], after[name])]
        assert sorted(keys) == ["actie", "controlegetal"]
    assert run("check")[0] == 0


def test_and_back_again_leaves_only_the_alias(run: Run, example: Path) -> None:
    before = contents(example)
    run("rename", "lindemark/acties/buurtwacht-opzetten", "buurtwacht")
    assert run("rename", f"{ACTIONS}/buurtwacht.yml", "buurtwacht-opzetten")[0] == 0
    after = contents(example)
    name = f"{ACTIONS}/buurtwacht-opzetten.yml"
    assert changed(before, after) == {name}
    assert after[name] == before[name] + b"aliassen: [buurtwacht]\n"


def test_the_old_address_leads_to_the_new_one(run: Run, example: Path) -> None:
    run("rename", "lindemark/acties/buurtwacht-opzetten", "buurtwacht")
    assert run("markdown", "uit")[0] == 0
    old = (example / "uit/lindemark/acties/buurtwacht-opzetten/index.md").read_text(encoding="utf-8")
    assert 'redirect_to: "../buurtwacht/"' in old or "redirect_to: ../buurtwacht/" in old
    assert (example / "uit/lindemark/acties/buurtwacht/index.md").is_file()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("lindemark/plannen/programma-2023-2024", "eerste-programma"),
        ("lindemark/prioriteiten/veilige-buurten", "buurten"),
        ("lindemark/gemeenten/wiekerbroek", "wieker"),
        ("lindemark/voortgang/2024-q4", "najaar-2024"),
        ("lindemark/indicatoren/woninginbraken", "inbraken-per-jaar"),
        ("lindemark/acties/licht-op-orde", "licht"),
    ],
)
def test_every_kind_of_record_can_be_renamed(run: Run, example: Path, path: str, name: str) -> None:
    before = run("check")[1].splitlines()[-1]
    code, report, _ = run("rename", path, name)
    assert (code, report) == (0, "")
    code, report, _ = run("check")
    assert (code, report.splitlines()[-1]) == (0, before)
    unit, folder, old = path.split("/")
    text = (example / "data" / unit / folder / f"{name}.yml").read_text(encoding="utf-8")
    assert old in text.partition("aliassen:")[2]
    assert not (example / "data" / path).with_suffix(".yml").exists()


def test_a_partnership_gets_another_name(run: Run, example: Path) -> None:
    before = contents(example)
    code, report, told = run("rename", "lindemark", "lindestreek")
    assert (code, report) == (0, "")
    assert told == (
        "data/lindemark heet nu data/lindestreek.\n"
        "Elk oud webadres onder /lindemark/ verwijst door naar hetzelfde adres onder /lindestreek/.\n"
    )
    after = contents(example)
    moved = {path.replace("lindemark", "lindestreek", 1): content for path, content in before.items()}
    assert changed(moved, after) == {"data/lindestreek/samenwerking.yml"}
    assert b"aliassen: [" in after["data/lindestreek/samenwerking.yml"]
    assert not (example / "data/lindemark").exists()
    assert run("check")[0] == 0


def test_a_record_is_removed_and_its_address_answers(run: Run, example: Path) -> None:
    before = contents(example)
    reason = "De bron: die telt niet meer."
    code, report, told = run("remove", "lindemark/indicatoren/woninginbraken", "--uitleg", reason)
    assert (code, report) == (0, "")
    assert told == (
        "data/lindemark/indicatoren/woninginbraken.yml is verwijderd.\n"
        "Op het webadres /lindemark/indicatoren/woninginbraken/ staat nu: De bron: die telt niet meer.\n"
    )
    after = contents(example)
    gone = "data/lindemark/vervallen.yml"
    assert changed(before, after) == {gone, "data/lindemark/indicatoren/woninginbraken.yml"}
    assert after[gone] == before[gone] + b"".join(
        f"  - map: indicatoren\n    id: {name}\n    titel: Woninginbraken\n"
        f"    verwijderd_op: 2026-02-15\n    uitleg: '{reason}'\n".encode()
        for name in ("woninginbraken", "inbraken")  # its earlier address stays alive too
    )
    assert run("markdown", "uit")[0] == 0
    page = (example / "uit/lindemark/indicatoren/inbraken/index.md").read_text(encoding="utf-8")
    assert reason in page


def test_what_refers_to_a_removed_record_is_mended(run: Run, example: Path) -> None:
    before = contents(example)
    code, _, told = run("remove", "lindemark/voortgang/2026-q2", "--uitleg", "Er kwam geen bericht.")
    assert code == 0
    assert f"Aangepast: {ACTIONS}/wijkschouw.yml, regel 89.\n" in told
    after = contents(example)
    old, new = (one[f"{ACTIONS}/wijkschouw.yml"].decode().splitlines() for one in (before, after))
    assert old[88].strip() == "ronde: 2026-q2"
    assert new == [*old[:88], *old[89:]]
    assert run("check")[0] == 0


def test_the_first_removed_record_makes_the_list(run: Run, example: Path) -> None:
    (example / "data/lindemark/vervallen.yml").unlink()
    assert run("remove", "lindemark/indicatoren/meldingen-jeugd", "--uitleg", "Dubbel.")[0] == 0
    assert (example / "data/lindemark/vervallen.yml").read_text(encoding="utf-8").splitlines()[:4] == [
        "# yaml-language-server: $schema=../.schema/vervallen.schema.json",
        "vervallen:",
        "  - map: indicatoren",
        "    id: meldingen-jeugd",
    ]


REFUSALS = {
    "no-explanation": (
        ("remove", "lindemark/acties/wijkschouw", "--uitleg", " "),
        "",
        "Achter --uitleg staat niets. Schrijf in één zin wat ermee is gebeurd. Er is niets veranderd.\n",
    ),
    "no-such-file": (
        ("rename", "lindemark/acties/buurtwacht-opzeten", "buurtwacht"),
        "",
        "Er is geen bestand “buurtwacht-opzeten.yml” in lindemark/acties. "
        "Bedoelde u “buurtwacht-opzetten”?\n",
    ),
    "no-such-partnership": (
        ("rename", "lindemarkt/acties/buurtwacht-opzetten", "buurtwacht"),
        "",
        "Er is geen samenwerking “lindemarkt”. Toegestaan: lindemark. Bedoelde u “lindemark”?\n",
    ),
    "no-path": (
        ("rename", "lindemark/buurtwacht-opzetten", "buurtwacht"),
        "",
        "“lindemark/buurtwacht-opzetten” is geen pad van een bestand. "
        "Bedoelde u “lindemark/acties/buurtwacht-opzetten”?\n",
    ),
    "no-path-and-no-such-name": (
        ("remove", "lindemark/heel-iets-anders", "--uitleg", "Weg."),
        "",
        "“lindemark/heel-iets-anders” is geen pad van een bestand. "
        "Schrijf bijvoorbeeld: lindemark/acties/afspraken-over-privacy.\n",
    ),
    "wrong-name": (
        ("rename", "lindemark/acties/buurtwacht-opzetten", "Buurtwacht"),
        "",
        "De naam “Buurtwacht” kan geen webadres zijn. Gebruik alleen kleine letters, cijfers en streepjes. "
        "Bijvoorbeeld: buurtwacht.\n",
    ),
    "same-name": (
        ("rename", "lindemark/acties/buurtwacht-opzetten", "buurtwacht-opzetten"),
        "",
        "Zo heet het al. Er is niets veranderd.\n",
    ),
    "name-taken": (
        ("rename", "lindemark/acties/buurtwacht-opzetten", "licht-op-orde"),
        "",
        f"{ACTIONS}/licht-op-orde.yml bestaat al. Er is niets veranderd.\n",
    ),
    "address-of-something-removed": (
        ("rename", "lindemark/acties/buurtwacht-opzetten", "bord-aan-de-weg"),
        "data/lindemark/vervallen.yml:4:9: fout: Het adres “bord-aan-de-weg” is al van "
        "acties/bord-aan-de-weg.yml. Wat nog bestaat of een nieuw adres heeft, is niet vervallen.\n"
        "        id: bord-aan-de-weg\n"
        "            ^\n"
        "1 fout.\n",
        "Met deze wijziging kloppen de gegevens niet meer. Er is niets veranderd.\n",
    ),
    "in-a-frozen-round": (
        ("remove", "lindemark/acties/oefening-stroomuitval", "--uitleg", "Dubbel."),
        "",
        "oefening-stroomuitval kan niet weg: deze bestanden kunnen niet zonder.\n"
        "  data/lindemark/voortgang/2025-q2.yml, regel 121\n"
        "  data/lindemark/voortgang/2025-q4.yml, regel 140\n"
        "Wat in een vastgelegd voortgangsbericht staat, blijft bestaan. "
        "Zet een actie die niet doorgaat op “gestopt”. Er is niets veranderd.\n",
    ),
    "still-needed": (
        ("remove", "lindemark/prioriteiten/prettig-wonen", "--uitleg", "Dubbel."),
        "",
        None,
    ),
    "whole-partnership": (
        ("remove", "lindemark", "--uitleg", "Gestopt."),
        "",
        "Een hele samenwerking kan zo niet weg. Er is niets veranderd.\n",
    ),
}


def test_who_owned_a_file_is_told_of(run: Run, example: Path) -> None:
    (example / "CODEOWNERS").write_text("# /data/lindemark/acties/wijkschouw.yml  @team\n", encoding="utf-8")
    told = run("rename", "lindemark/acties/wijkschouw", "schouw")[2]
    assert "In CODEOWNERS staat nog /data/lindemark/acties/wijkschouw.yml. Pas dat daar ook aan." in told
    assert "CODEOWNERS" not in run("rename", "lindemark/acties/schouw", "rondje")[2]


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_says_why_and_changes_nothing(run: Run, example: Path, name: str) -> None:
    before = contents(example)
    arguments, report, told = REFUSALS[name]
    code, found_report, found_told = run(*arguments)
    assert (code, found_report) == (1, report)
    assert told is None or found_told == told
    assert contents(example) == before


def test_broken_data_is_mended_first(run: Run, example: Path) -> None:
    (example / ACTIONS / "licht-op-orde.yml").write_text("titel: x\n", encoding="utf-8")
    code, report, told = run("rename", "lindemark/acties/buurtwacht-opzetten", "buurtwacht")
    assert code == 1
    assert ": fout: " in report
    assert told == "Er zitten fouten in de gegevens. Herstel die eerst. Er is niets veranderd.\n"


def test_a_disk_that_fails_halfway_leaves_everything_as_it_was(
    run: Run, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(example)
    put, calls = changes._put, []

    def failing(path: Path, content: bytes | None) -> None:
        if "plansite-" not in path.as_posix():
            calls.append(path)
            if len(calls) == 3:
                raise OSError(28, "No space left on device", str(path))
        put(path, content)

    monkeypatch.setattr(changes, "_put", failing)
    code, _, told = run("rename", "lindemark/acties/buurtwacht-opzetten", "buurtwacht")
    assert code == 1
    assert told.endswith("kan niet worden geschreven. Er is niets veranderd.\n")
    assert contents(example) == before


BLOCK = "# Kop\na: x  # bij a\nlijst:\n  # bij een\n  - een\n  - twee\nb: |\n  tekst\n\nc: [p, q]\n"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("a",), BLOCK.replace("a: x  # bij a\n", "")),
        (("lijst", 1), BLOCK.replace("  - twee\n", "")),
        (("b",), BLOCK.replace("b: |\n  tekst\n", "")),
        (("c", 0), BLOCK.replace("[p, q]", "[q]")),
        (("c", 1), BLOCK.replace("[p, q]", "[p]")),
        (("c",), BLOCK.replace("c: [p, q]\n", "")),
    ],
)
def test_taking_out_leaves_the_rest(path: tuple[str | int, ...], expected: str) -> None:
    assert without(BLOCK, path) == expected


def test_another_value_leaves_the_rest() -> None:
    assert with_value(BLOCK, ("a",), "z") == BLOCK.replace("a: x", "a: z")
    assert with_value(BLOCK, ("c", 1), "r") == BLOCK.replace("[p, q]", "[p, r]")
    assert with_value('a: "x"\n', ("a",), "ja: nee") == "a: 'ja: nee'\n"
    with pytest.raises(CannotPatch, match=r"^De waarde van “b” staat op een eigen regel"):
        with_value(BLOCK, ("b",), "y")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: x\n", "a: x\nc: [new]\n"),
        ("a: x", "a: x\nc: [new]\n"),
        ("a: x\nc:\n", "a: x\nc:\n  - new\n"),
        ("a: x\nc: []\n", "a: x\nc: [new]\n"),
        ("c: [p]\nd: y\n", "c: [p, new]\nd: y\n"),
        ("c:\n- p  # een\n# los\nd: y\n", "c:\n- p  # een\n- new\n# los\nd: y\n"),
        ("c:\n    - p\n    # nog een?\n\nd: y\n", "c:\n    - p\n    # nog een?\n    - new\n\nd: y\n"),
        ("a: x\n# over d\nd: y\n", "a: x\nc: [new]\n# over d\nd: y\n"),
    ],
)
def test_one_more_item(text: str, expected: str) -> None:
    assert with_item(text, "c", "new", order=["a", "c", "d"]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: x\nc: []\nd: y\n", "a: x\nc:\n  - k: v\n    l: w\nd: y\n"),
        ("c:\nd: y\n", "c:\n  - k: v\n    l: w\nd: y\n"),
        ("c:\n- k: p\n  l: |\n    lang\nd: y\n", "c:\n- k: p\n  l: |\n    lang\n- k: v\n  l: w\nd: y\n"),
    ],
)
def test_one_more_group(text: str, expected: str) -> None:
    assert with_commented_item(text, "c", "  - k: v\n    l: w\n", order=["a", "c", "d"]) == expected
