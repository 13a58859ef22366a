"""A partnership is made by itself, kept as long as nothing of it changes, and put together with the others."""

from __future__ import annotations

import datetime
import gc
import hashlib
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment

from generator import build
from generator.build import build_parts, build_site
from generator.checksums import NO_FILE
from generator.cli import main
from generator.edition import Edition
from generator.inputs import Inputs, read_edition, read_inputs
from generator.mkdocs_adapter import RenderError
from generator.model.portal import Unit
from generator.problems import Severity
from generator.sections import making
from generator.sections.keeping import Keeper
from generator.site import Section, unit_section
from tests.bench.country import unit_of, write_country
from tests.support.sites import REAL_INPUTS, example_inputs, files_of

DAY = datetime.date(2026, 11, 26)
UNITS = [unit_of(number) for number in range(3)]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up country of three partnerships, built once."""
    folder = tmp_path_factory.mktemp("land")
    write_country(folder, len(UNITS))
    finished(inputs_of(folder), folder / "site")
    return folder


@pytest.fixture
def country(first: Path, tmp_path: Path) -> Path:
    """A copy of it, with what the first build kept."""
    return Path(shutil.copytree(first, tmp_path / "land"))


def inputs_of(folder: Path) -> Inputs:
    return Inputs(folder / "data", folder / "content", DAY)


def finished(inputs: Inputs, site: Path, *parts: Path) -> dict[str, bytes]:
    """Build a site and return its files; problems fail the test."""
    report = build_site(inputs, site, lambda line: None, parts)
    assert report.is_finished, "\n".join(map(str, report.problems))
    return files_of(site)


def kept(folder: Path) -> dict[str, int]:
    """Return when the section of each partnership was made."""
    units = folder / ".site-build" / "sections" / "units"
    return {unit: (units / f"{unit}.json").stat().st_mtime_ns for unit in UNITS}


def edited(folder: Path) -> Path:
    """Change a word in one action of the second partnership."""
    path = min((folder / "data" / UNITS[1] / "acties").iterdir())
    path.write_text(path.read_text("utf-8").replace("titel: ", "titel: Nieuwe ", 1), encoding="utf-8")
    return path


def test_parts_made_apart_are_the_same_site(
    country: Path, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = files_of(first / "site")
    for unit in UNITS:
        report = build_parts(inputs_of(country), [unit], tmp_path / "delen" / unit, lambda line: None)
        assert report.is_finished
        made = {path for path in files_of(tmp_path / "delen" / unit) if "/units/" in f"/{path}"}
        assert made and all(path.split("/")[1].partition(".")[0] == unit for path in made)
    parts = [tmp_path / "delen" / unit for unit in UNITS]
    monkeypatch.setattr(making, "unit_section", _must_not_be_made)
    assert finished(inputs_of(country), tmp_path / "samen", *parts) == whole


@pytest.mark.parametrize("inputs", [example_inputs(), REAL_INPUTS], ids=["example", "real"])
def test_parts_of_the_plans_are_the_same_site(
    inputs: Inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = finished(inputs, tmp_path / "heel" / "site")
    parts = [tmp_path / unit.name for unit in sorted(inputs.data.iterdir()) if (unit / "acties").is_dir()]
    for part in parts:
        assert build_parts(inputs, [part.name], part, lambda line: None).is_finished
    monkeypatch.setattr(making, "unit_section", _must_not_be_made)
    assert finished(inputs, tmp_path / "samen" / "site", *parts) == whole


def _must_not_be_made(edition: Edition, environment: object) -> None:
    raise AssertionError(f"{list(edition.portal.units)} was made again")


@pytest.mark.parametrize("count", [2, 3])
def test_several_processes_make_the_same_site(
    count: int, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "fitting_processes", lambda pieces: count)
    assert finished(inputs_of(first), tmp_path / "site") == files_of(first / "site")


def test_a_problem_in_another_process_stops_the_build(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(edition: Edition, environment: Environment) -> Section:
        if UNITS[1] in edition.portal.units:
            raise RenderError("zo niet")
        return unit_section(edition, environment)

    monkeypatch.setattr(making, "unit_section", refuse)
    monkeypatch.setattr(build, "fitting_processes", lambda pieces: 2)
    report = build_site(inputs_of(first), tmp_path / "site", lambda line: None)
    assert [one.message for one in report.problems if one.severity is Severity.ERROR] == [
        "De pagina’s konden niet worden opgemaakt: zo niet"
    ]
    assert not (tmp_path / "site").exists()


def test_only_what_changed_is_made_again_and_the_bytes_are_those_of_a_first_build(
    country: Path, tmp_path: Path
) -> None:
    before = kept(country)
    edited(country)
    again = finished(inputs_of(country), country / "site")
    after = kept(country)
    assert [unit for unit in UNITS if after[unit] != before[unit]] == [UNITS[1]]
    assert again == finished(inputs_of(country), tmp_path / "elders")


def test_a_part_of_other_data_is_made_anew(country: Path, tmp_path: Path) -> None:
    build_parts(inputs_of(country), UNITS, tmp_path / "delen", lambda line: None)
    edited(country)
    joined = finished(inputs_of(country), tmp_path / "samen", tmp_path / "delen")
    assert joined == finished(inputs_of(country), tmp_path / "elders")


def test_a_part_that_was_damaged_is_made_anew(country: Path, first: Path, tmp_path: Path) -> None:
    build_parts(inputs_of(country), UNITS, tmp_path / "delen", lambda line: None)
    page = tmp_path / "delen" / "units" / UNITS[0] / UNITS[0] / "index.html"
    page.write_text("iets anders", encoding="utf-8")
    (tmp_path / "delen" / "units" / f"{UNITS[1]}.json").write_text("{", encoding="utf-8")
    shutil.rmtree(tmp_path / "delen" / "units" / UNITS[2])
    assert finished(inputs_of(country), tmp_path / "samen", tmp_path / "delen") == files_of(first / "site")


def test_a_link_in_a_part_is_not_followed(country: Path, first: Path, tmp_path: Path) -> None:
    build_parts(inputs_of(country), UNITS, tmp_path / "delen", lambda line: None)
    page = tmp_path / "delen" / "units" / UNITS[0] / UNITS[0] / "index.html"
    elsewhere = page.rename(tmp_path / "elders.html")
    page.symlink_to(elsewhere)
    assert finished(inputs_of(country), tmp_path / "samen", tmp_path / "delen") == files_of(first / "site")


def told_otherwise(folder: Path, path: str, checksum: str) -> None:
    """Let a part say another checksum of a file, as who hands it in could."""
    about = folder / "units" / f"{UNITS[0]}.json"
    made = json.loads(about.read_text("utf-8"))
    made["checksums"][path] = checksum
    about.write_text(json.dumps(made), encoding="utf-8")


@pytest.fixture(scope="module")
def unit(first: Path) -> Unit:
    """The first partnership."""
    portal, _, _ = read_inputs(inputs_of(first))
    assert portal
    return portal.units[UNITS[0]]


def is_taken(folder: Path, unit: Unit, made: Path | None = None) -> bool:
    """Whether a build of the same data would take the part of the first partnership; `made` is where it was made."""
    key = json.loads(((made or folder) / "units" / f"{UNITS[0]}.json").read_text("utf-8"))["key"]
    return Keeper(folder).ready(unit, key) is not None


@pytest.fixture
def parts(first: Path, unit: Unit, tmp_path: Path) -> Path:
    """What a build kept, as parts for another one."""
    folder = Path(shutil.copytree(first / ".site-build" / "sections", tmp_path / "delen"))
    assert is_taken(folder, unit)
    return folder


def test_a_part_that_says_it_holds_links_is_not_taken(parts: Path, unit: Unit, tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    (parts / "units" / UNITS[0] / UNITS[0] / "bestand").symlink_to(tmp_path / "geheim.txt")
    told_otherwise(parts, f"{UNITS[0]}/bestand", NO_FILE)
    assert not is_taken(parts, unit)


@pytest.mark.parametrize("place", ["erbij", ""])
def test_a_folder_in_a_part_that_is_a_link_is_not_followed(
    parts: Path, unit: Unit, tmp_path: Path, place: str
) -> None:
    section, elsewhere = parts / "units" / UNITS[0] / UNITS[0], tmp_path / "elders"
    if place:
        elsewhere.mkdir()
        (elsewhere / "geheim.txt").write_text("geheim", encoding="utf-8")
        (section / place).symlink_to(elsewhere)
        told_otherwise(parts, f"{UNITS[0]}/{place}/geheim.txt", hashlib.sha256(b"geheim").hexdigest())
    else:
        section.rename(elsewhere)
        section.symlink_to(elsewhere)
    taken = tmp_path / "overgenomen"
    Keeper(taken).take_over(Keeper(parts), [unit])
    assert not is_taken(taken, unit, parts)
    assert not list(taken.rglob("geheim.txt"))


def test_a_part_that_is_right_is_taken(parts: Path, unit: Unit, tmp_path: Path) -> None:
    taken = tmp_path / "overgenomen"
    Keeper(taken).take_over(Keeper(parts), [unit])
    assert is_taken(taken, unit)


@pytest.mark.parametrize(
    ("path", "is_own"),
    [
        (f"{UNITS[0]}/erbij.html", True),
        (f"widget/{UNITS[0]}/erbij.html", True),
        ("kwaad.html", False),
        ("index.html", False),
        (f"{UNITS[1]}/index.html", False),
        ("widget/kwaad.html", False),
        ("widget", False),
        (f"{UNITS[0]}/{'a/' * 30}diep.html", False),
    ],
)
def test_a_part_with_files_of_others_is_not_taken(parts: Path, unit: Unit, path: str, is_own: bool) -> None:
    file = parts / "units" / UNITS[0] / path
    if file.is_dir():
        shutil.rmtree(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("vreemd", encoding="utf-8")
    assert not is_taken(parts, unit)
    told_otherwise(parts, path, hashlib.sha256(b"vreemd").hexdigest())
    assert is_taken(parts, unit) is is_own


def test_nothing_made_of_data_that_changed_meanwhile_is_taken(parts: Path, unit: Unit) -> None:
    about = parts / "units" / f"{UNITS[0]}.json"
    about.write_text(json.dumps({**json.loads(about.read_text("utf-8")), "key": ""}), encoding="utf-8")
    assert Keeper(parts).ready(unit, "") is None


def test_a_part_cannot_have_another_file_written(
    country: Path, first: Path, parts: Path, unit: Unit, tmp_path: Path
) -> None:
    other = tmp_path / "ander.txt"
    other.write_text("van een ander", encoding="utf-8")
    (parts / "units" / UNITS[0] / "SHA256SUMS").symlink_to(other)
    assert not is_taken(parts, unit)
    # What is no part at all is left where it is.
    (parts / "units" / "...json").write_text("{}", encoding="utf-8")
    os.mkfifo(parts / "units" / UNITS[1] / UNITS[1] / "pijp")
    (parts / "units" / f"{UNITS[2]}.json").unlink()
    os.mkfifo(parts / "units" / f"{UNITS[2]}.json")
    assert finished(inputs_of(country), tmp_path / "samen", parts) == files_of(first / "site")
    assert other.read_text("utf-8") == "van een ander"


def test_what_a_build_kept_itself_can_be_named_as_parts(country: Path, first: Path) -> None:
    kept_here = country / ".site-build" / "sections"
    assert finished(inputs_of(country), country / "site", kept_here) == files_of(first / "site")


def test_data_that_change_while_they_are_read_are_read_again(
    country: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_edition

    def read_and_edited(inputs: Inputs) -> object:
        found = read(inputs)
        edited(country)
        return found

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(build, "read_edition", read_and_edited)
        before = finished(inputs_of(country), country / "site")
    again = finished(inputs_of(country), country / "site")
    assert again != before
    assert again == finished(inputs_of(country), tmp_path / "elders")


@pytest.mark.parametrize(
    "change",
    [
        {"reference_date": datetime.date(2026, 11, 27)},
        {"base_url": "https://anders.example/"},
        {"is_preview": True},
        {"modified": {f"data/{unit}/samenwerking.yml": datetime.date(2026, 1, 1) for unit in UNITS}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_concerns_all_is_a_reason_to_make_all(country: Path, change: dict[str, object]) -> None:
    before = kept(country)
    inputs = replace(inputs_of(country), **change)  # type: ignore[arg-type]
    finished(inputs, country / "site")
    assert all(kept(country)[unit] != before[unit] for unit in UNITS)


def test_shared_terms_are_a_reason_to_make_all(country: Path) -> None:
    before = kept(country)
    terms = country / "data" / "begrippen.yml"
    terms.write_text(terms.read_text("utf-8").replace("uitleg: ", "uitleg: Dus ", 1), encoding="utf-8")
    finished(inputs_of(country), country / "site")
    assert all(kept(country)[unit] != before[unit] for unit in UNITS)


def test_a_partnership_that_left_is_forgotten(country: Path, tmp_path: Path) -> None:
    shutil.rmtree(country / "data" / UNITS[2])
    again = finished(inputs_of(country), country / "site")
    assert not [path for path in again if path.startswith((UNITS[2], f"widget/{UNITS[2]}"))]
    assert again == finished(inputs_of(country), tmp_path / "elders")
    assert not (country / ".site-build" / "sections" / "units" / UNITS[2]).exists()


def test_a_build_says_how_many_files_became_others(country: Path) -> None:
    before, site = files_of(country / "site"), country / "site"
    assert build_site(inputs_of(country), site, lambda line: None).changed == 0
    edited(country)
    report = build_site(inputs_of(country), site, lambda line: None)
    assert 0 < report.changed == differing(before, files_of(site))
    before = files_of(site)
    shutil.rmtree(country / "data" / UNITS[2])
    report = build_site(inputs_of(country), site, lambda line: None)
    assert report.changed == differing(before, files_of(site))


def test_python_searches_for_garbage_again_after_a_build(country: Path) -> None:
    """A preview builds time and again in one process: what a build set aside would stay for ever."""
    usual = gc.get_threshold()
    edited(country)
    finished(inputs_of(country), country / "site")
    assert gc.isenabled()
    assert gc.get_threshold() == usual
    assert gc.get_freeze_count() == 0


def differing(before: dict[str, bytes], after: dict[str, bytes]) -> int:
    """Return how many files are others, beside the list of checksums, which every change changes."""
    paths = (before.keys() | after.keys()) - {"SHA256SUMS"}
    return sum(before.get(path) != after.get(path) for path in paths)


def test_the_commands_make_parts_and_put_them_together(
    country: Path, first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = [
        "--data",
        str(country / "data"),
        "--content",
        str(country / "content"),
        "--reference-date",
        f"{DAY}",
    ]
    part, site = str(tmp_path / "deel"), tmp_path / "samen"
    assert (
        main(["build", *options, "--no-history", "--partnership", UNITS[0], UNITS[2], "--site-dir", part])
        == 0
    )
    assert main(["build", *options, "--no-history", "--parts", part, "--site-dir", str(site)]) == 0
    assert files_of(site) == files_of(first / "site")
    capsys.readouterr()
    assert main(["build", *options, "--partnership", "regio-0001", "--site-dir", part]) == 1
    said = capsys.readouterr()
    assert said.out.startswith(
        f"{country}/data/regio-0001:1:1: fout: Deze samenwerking bestaat niet. "
        "Toegestaan: regio-000, regio-001, regio-002. Bedoelde u “regio-001”?\n"
    )
    assert said.err.endswith(f"Er is niets veranderd aan {part}/.\n")
