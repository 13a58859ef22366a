"""Whatever an editor can type gives the right page, or a clear report: at once, exact, never a traceback."""

from __future__ import annotations

import contextlib
import difflib
import json
import re
import shutil
import time
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.checks import CHECKS, CONTENT_CHECKS, DATED_CHECKS
from generator.checks.content import content_is_sound
from generator.inputs import read_inputs
from generator.loading.walk import load_documents
from generator.problems import Place, Problem, has_errors
from generator.reports import FORMATS, text_report
from generator.rules import TITLES
from tests.problems import cases, mutations

# What an editor need not know. UTF-8 and BOM stay: they are the words of the window in which one saves a file.
JARGON = re.compile(
    r"""\b(?:
    alias | an[ck]hor | anker | array | bool(?:ean)? | bytes? | codec | decod\w+ | dict(?:ionary)? | document
    | encod\w+ | exception | false | float | indent\w* | inline | int(?:eger)? | json | key | mapping | markdown
    | merge | none | null | object | pars\w+ | pydantic | python | regex | scalar | schema | sequence | sleutel
    | stack | stream | string | stuurteken | syntax\w* | tag | token | traceback | true | tuple | type | unicode
    | utf-16 | validat\w* | yaml
    # and no English at all
    | allowed | and | column | did | error | expected | field | file | found | invalid | is[ ]not | line | list
    | missing | must | not | of[ ]the | required | should | the | unexpected | unknown | value | warning | with
    )\b | list\[ | \bU\+[0-9A-F]{4}""",
    re.VERBOSE | re.IGNORECASE,
)


@pytest.mark.parametrize("name", cases.names())
def test_report(name: str) -> None:
    expected = cases.report_file(name).read_text(encoding="utf-8")
    started = time.monotonic()
    found = cases.outcome(name).report
    assert time.monotonic() - started < 20
    if found != expected:
        lines = difflib.unified_diff(
            expected.splitlines(), found.splitlines(), "verslag.txt", "nu", lineterm=""
        )
        accept = f"If this is right: python -m tests.problems.cases {name}"
        pytest.fail("\n".join([*lines, accept]), pytrace=False)


def test_every_case_has_a_report() -> None:
    assert cases.names() == sorted({*cases.folders(), *cases.MADE})


def test_every_check_has_a_case() -> None:
    told = {rule for name in cases.names() for rule in cases.outcome(name).rules}
    checks = {check.__name__ for check in (*CHECKS, *DATED_CHECKS, content_is_sound)}
    assert checks - told == set()


@pytest.mark.parametrize("name", [name for name in cases.names() if cases.pages_file(name).is_file()])
def test_what_is_right_comes_on_the_page(name: str, tmp_path: Path) -> None:
    cases.lay_out(name, tmp_path)
    pages = cases.markdown_in(tmp_path)
    for line in cases.pages_file(name).read_text(encoding="utf-8").splitlines():
        page, _, text = line.partition(": ")
        assert text in pages[page].replace("\\", ""), line


def test_no_report_speaks_jargon() -> None:
    for name in cases.names():
        for line in cases.report_file(name).read_text(encoding="utf-8").splitlines():
            assert not JARGON.search(_own_words(line)), f"{name}: {line}"


def _own_words(line: str) -> str:
    """Return what a report says itself: not the editor's line, and not what it quotes or gives as an example."""
    _, is_message, sentence = line.partition(": fout: ")
    if not is_message:
        _, is_message, sentence = line.partition(": let op: ")
    return re.sub(r"“[^”]*”+|(?:Schrijf|Bijvoorbeeld): .*|\"[^\"]*\"", "", sentence) if is_message else ""


def _as_advised(problem: Problem, line: str) -> tuple[str, str] | None:
    """Return what stands at the place of a report and what it says to write there, if it says so to the letter."""
    typed = line[problem.place.column - 1 :]
    if listed := re.fullmatch(r"Zet er rechte haken omheen: (\[.*\])\.", problem.allowed):
        return typed, listed[1]
    found = re.match("“([^”]+)” is (?:geen|hier geen)|Er is geen .* met de naam “([^”]+)”", problem.message)
    meant = re.fullmatch("Bedoelde u “([^”]+)”\\?", problem.hint)
    wrong = (found[1] or found[2]) if found else ""
    return (wrong, meant[1]) if meant and wrong and typed.startswith(wrong) else None


def _follow_advice(problems: list[Problem]) -> set[Place]:
    """Do what reports say, from the end of a line to its start. Returns every place that was written over."""
    written = set[Place]()
    for problem in sorted(problems, key=lambda one: one.place, reverse=True):
        place, path = problem.place, Path(problem.place.file)
        if not place.line or path.suffix != ".yml" or not path.is_file():
            continue
        lines = path.read_text("utf-8", errors="replace").split("\n")
        advice = _as_advised(problem, lines[place.line - 1])
        if advice is None:
            continue
        old, new = advice
        line, start = lines[place.line - 1], place.column - 1
        rest = lines[place.line :]
        while new.startswith("[") and rest and re.match(r"\s+\S", rest[0]):
            rest = rest[1:]  # the other lines of what was no list
        lines[place.line - 1 :] = [f"{line[:start]}{new}{line[start + len(old) :]}", *rest]
        path.write_text("\n".join(lines), encoding="utf-8")
        written |= {Place(place.file, place.line, place.column + step) for step in range(len(new) + 1)}
    return written


def test_what_a_report_advises_is_right(tmp_path: Path) -> None:
    """Whoever does to the letter what a report says, is not told that this is wrong too."""
    followed = 0
    for name in cases.names():
        cases.lay_out(name, tmp_path / name)
        with contextlib.chdir(tmp_path / name):
            written = _follow_advice(read_inputs(cases.INPUTS)[2])
            after = [one for one in read_inputs(cases.INPUTS)[2] if one.is_error and one.place in written]
            # A right value can ask for another one: "klaar" wants a day.
            assert [one for one in after if one.rule in ("inlezen", "references_exist")] == [], name
            followed += bool(written)
    assert followed > 20


def test_values_stay_the_text_that_was_typed(tmp_path: Path) -> None:
    cases.lay_out("waarde-blijft-tekst", tmp_path)
    documents, problems = load_documents(tmp_path / "data")
    action = documents.units["duinrand"].of("acties")["jeugdteam"].record
    assert not problems
    assert action.summary == "NO"
    assert [party.name for party in action.parties] == [
        "1.10", "12:30", "0123", "1.10", "2024-01-01", "1e3", "~", "0x1F",
    ]  # fmt: skip


@pytest.mark.parametrize("wrong", [b'titel: "', b"", b"\xff\xfe", b"- a\n", b"\t- a\n"])
@pytest.mark.parametrize(
    "path", sorted(path.relative_to(cases.MINIMAL) for path in cases.MINIMAL.rglob("*.yml"))
)
def test_a_broken_file_gives_no_problems_in_others(path: Path, wrong: bytes, tmp_path: Path) -> None:
    cases.lay_out("smalste-site", tmp_path)
    (tmp_path / path).write_bytes(wrong)
    with contextlib.chdir(tmp_path):
        _, _, problems = read_inputs(cases.INPUTS)
    assert {problem.place.file for problem in problems} == {path.as_posix()}


def test_mistakes_of_one_file_are_counted_to_a_hundred(tmp_path: Path) -> None:
    cases.lay_out("smalste-site", tmp_path)
    with (tmp_path / cases.ACTION).open("a") as file:
        file.writelines(f"veld_{number}: x\n" for number in range(5_000))
    _, problems = load_documents(tmp_path / "data")
    assert len(problems) == 101
    assert problems[-1].message == "In dit bestand staan nog meer fouten."


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(self)

    cases.lay_out("smalste-site", tmp_path)
    monkeypatch.setattr(Path, "open", refuse)
    _, problems = load_documents(tmp_path / "data")
    assert {problem.message for problem in problems} == {"Dit bestand kan niet worden gelezen."}


def test_the_name_of_a_file_cannot_be_typed_inside_it(tmp_path: Path) -> None:
    cases.lay_out("smalste-site", tmp_path)
    with (tmp_path / cases.ACTION).open("a") as file:
        file.write('"@id": buurtapp\n')
    _, problems = load_documents(tmp_path / "data")
    assert [problem.message for problem in problems] == ["Het veld “@id” bestaat hier niet."]


def test_a_partnership_that_does_not_exist(tmp_path: Path) -> None:
    cases.lay_out("smalste-site", tmp_path)
    _, problems = load_documents(tmp_path / "data", ["duinrant"])
    assert [problem.sentence for problem in problems] == [
        "Deze samenwerking bestaat niet. Toegestaan: duinrand. Bedoelde u “duinrand”?"
    ]


def test_a_data_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    _, problems = load_documents(tmp_path / "data")
    assert [problem.message for problem in problems] == ["Dit is geen map."]


def test_formats_for_machines(tmp_path: Path) -> None:
    cases.lay_out("alles-tegelijk", tmp_path)
    with contextlib.chdir(tmp_path):
        _, _, problems = read_inputs(cases.INPUTS)
    rows = json.loads(FORMATS["json"](problems))
    results = json.loads(FORMATS["sarif"](problems))["runs"][0]["results"]
    annotations = FORMATS["github"](problems).splitlines()
    assert len(rows) == len(results) == len(annotations) == len(problems)
    assert [row["ernst"] for row in rows].count("let op") == 1
    assert annotations[1] == (
        "::error file=data/begrippen.yml,line=3,col=5::Het veld “begripp” bestaat hier niet. "
        f"{rows[1]['toegestaan']} Bedoelde u “begrip”?"
    )


def test_sarif_is_what_code_hosts_expect(tmp_path: Path) -> None:
    """The parts of SARIF 2.1.0 that are required, as far as this report uses them."""
    cases.lay_out("alles-tegelijk", tmp_path)
    (tmp_path / "data/duinrand/acties/met spatie.yml").touch()
    with contextlib.chdir(tmp_path):
        _, _, problems = read_inputs(cases.INPUTS)
    report = json.loads(FORMATS["sarif"](problems))
    assert set(report) == {"$schema", "version", "runs"}
    assert (report["version"], len(report["runs"])) == ("2.1.0", 1)
    run = report["runs"][0]
    assert set(run) == {"tool", "columnKind", "results"}
    assert run["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["tool"]["driver"]["name"] == "plansite"
    assert rules == sorted(set(rules)), "the ids of rules are unique"
    for result, problem in zip(run["results"], problems, strict=True):
        assert set(result) == {"ruleId", "level", "message", "locations"}
        assert result["ruleId"] in rules
        assert result["level"] == ("error" if problem.is_error else "warning")
        assert result["message"] == {"text": problem.sentence}
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == problem.place.file
        assert not set(place["artifactLocation"]["uri"]) & set(' \\"<>^`{|}')
        assert set(place["region"]) == {"startLine", "startColumn"}
        assert min(place["region"].values()) >= 1


def test_every_rule_has_a_dutch_title(tmp_path: Path) -> None:
    checks = {check.__name__ for check in (*CHECKS, *DATED_CHECKS, *CONTENT_CHECKS, content_is_sound)}
    assert checks - set(TITLES) == set()
    cases.lay_out("alles-tegelijk", tmp_path)
    with contextlib.chdir(tmp_path):
        report = json.loads(FORMATS["sarif"](read_inputs(cases.INPUTS)[2]))
    titles = {
        rule["id"]: rule["shortDescription"]["text"] for rule in report["runs"][0]["tool"]["driver"]["rules"]
    }
    assert titles["references_exist"] == "Een verwijzing leidt naar iets dat bestaat"


def test_a_place_of_a_whole_file_counts_from_one() -> None:
    (row,) = json.loads(FORMATS["json"]([Problem(Place("data/x.yml"), "Fout.")]))
    assert (row["regel"], row["kolom"]) == (1, 1)


def test_errors_stand_before_warnings() -> None:
    warning = cases.report_file("alles-tegelijk").read_text(encoding="utf-8").splitlines()[-2]
    assert ": let op: " in warning


def test_file_names_cannot_forge_a_report() -> None:
    problem = Problem(Place("data/a\n::error file=b,x:\udce9.yml", 1, 1), "Fout.\n::warning::x")
    for report in FORMATS.values():
        assert report([problem]).encode()
    assert FORMATS["github"]([problem]).count("\n") == 1
    assert text_report([problem]).startswith("data/a�::error file=b,x:�.yml:1:1: fout: ")


@pytest.mark.parametrize("seed", range(6))
def test_no_mutation_gives_a_traceback(seed: int, tmp_path: Path) -> None:
    mutations.check(tmp_path, seed=seed, number=50)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(100, 140))
def test_no_mutation_of_ten_thousand_gives_a_traceback(seed: int, tmp_path: Path) -> None:
    # Seen with `pytest -rP`: how many gave a site, and how many a report.
    print(seed, dict(mutations.check(tmp_path, seed=seed, number=250)))


def test_the_smallest_site_has_no_problems(tmp_path: Path) -> None:
    shutil.copytree(cases.MINIMAL, tmp_path, dirs_exist_ok=True)
    with contextlib.chdir(tmp_path):
        portal, _, problems = read_inputs(cases.INPUTS)
    assert portal is not None
    assert not has_errors(problems)
    assert problems == []
