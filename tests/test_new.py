"""`plansite new` makes files that are right from the start, and never touches what is there."""

from __future__ import annotations

import contextlib
import difflib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.editing.kinds import kind_at
from tests.support.sites import ROOT

Run = Callable[..., tuple[int, str, str]]
NEXT = "Controleer daarna met: make check\n"


@pytest.fixture
def minimal(tmp_path: Path) -> Iterator[Path]:
    """The smallest site as the working folder, so that paths are as an editor sees them."""
    shutil.copytree(ROOT / "tests/minimal", tmp_path, dirs_exist_ok=True)
    with contextlib.chdir(tmp_path):
        yield tmp_path


@pytest.fixture
def run(minimal: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on 12 March 2026; returns the exit code, the report and what was told."""

    def run_command(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--reference-date", "2026-03-12"])
        found = capsys.readouterr()
        return code, found.out, found.err

    return run_command


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def added_lines(before: str, after: str) -> list[str]:
    """Return the lines that were added; any other change fails the test."""
    changes = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]
    assert [line for line in changes if line.startswith("-")] == []
    return [line[2:] for line in changes]


def errors_in(report: str) -> list[str]:
    return [line for line in report.splitlines() if ": fout: " in line]


def test_a_new_action(run: Run, minimal: Path) -> None:
    code, report, told = run(
        "new", "actie", "duinrand/fietsen-graveren", "titel=Fietsen graveren", "planning=Q2 2026"
    )
    assert (code, report) == (0, "")
    assert told == (
        "data/duinrand/acties/fietsen-graveren.yml is gemaakt.\n"
        "Op 2 plekken staat nog iets om in te vullen. Zoek naar: VUL IN.\n" + NEXT
    )
    lines = (minimal / "data/duinrand/acties/fietsen-graveren.yml").read_text(encoding="utf-8").splitlines()
    assert lines[: lines.index("")] == [
        "# yaml-language-server: $schema=../../.schema/actie.schema.json",
        "# Een actie. Wat er is beloofd, wanneer en door wie. Hier staan ook de berichten over de voortgang.",
        "# Het plan waar de actie in staat. Kies uit: ivp-2024-2027.",
        "plan: ivp-2024-2027",
        "# De titel. Of hij zo in het plan staat, zegt titel_van.",
        "titel: Fietsen graveren",
        "# Wat de actie inhoudt, in één gewone zin.",
        "samenvatting: VUL IN",
        "# De prioriteit waar de actie bij hoort. Kies uit: jeugd.",
        "prioriteit: jeugd",
        "# Het niveau, bijvoorbeeld: gezamenlijk of lokaal. Kies uit: samen, lokaal.",
        "niveau: samen",
        "# De planning, precies zoals in het plan.",
        "planning: Q2 2026",
        "# Waar de actie in het plan staat.",
        "bron:",
        "  plan: ivp-2024-2027",
        "  plaats: VUL IN",
    ]
    at = lines.index("# doelen: [eerder-hulp]")
    assert lines[at - 1] == "# De doelen waar de actie aan werkt. Kies uit: eerder-hulp."
    assert errors_in(run("check")[1]) == []


def test_what_is_offered_behind_a_sign_can_be_used(run: Run, minimal: Path) -> None:
    """Taking the # away gives fields that the loader knows."""
    run("new", "prioriteit", "duinrand/verkeer")
    path = minimal / "data/duinrand/prioriteiten/verkeer.yml"
    head, _, offered = path.read_text(encoding="utf-8").partition("\n\n")
    fields = [
        line[2:] for line in offered.splitlines()[1:] if line.startswith("# ") and not line[2:3].isupper()
    ]
    path.write_text("\n".join([head, *fields, ""]), encoding="utf-8")
    problems = errors_in(run("check")[1])
    # What the examples name is not in the smallest site, or is in it already.
    about_other_files = ("Er is geen", "kring", "is al van")
    assert [line for line in problems if not any(words in line for words in about_other_files)] == []


@pytest.mark.parametrize(
    ("word", "path", "file", "count"),
    [
        ("plan", "duinrand/uvp-2026", "duinrand/plannen/uvp-2026.yml", 2),
        ("prioriteit", "duinrand/verkeer", "duinrand/prioriteiten/verkeer.yml", 4),
        ("actie", "duinrand/acties/nieuw", "duinrand/acties/nieuw.yml", 3),
        ("actie", "data/duinrand/acties/nieuw.yml", "duinrand/acties/nieuw.yml", 3),
        ("indicator", "duinrand/meldingen", "duinrand/indicatoren/meldingen.yml", 6),
    ],
)
def test_every_kind_is_right_from_the_start(
    run: Run, minimal: Path, word: str, path: str, file: str, count: int
) -> None:
    before = texts(minimal)
    code, report, told = run("new", word, path)
    assert (code, report) == (0, "")
    assert told == (
        f"data/{file} is gemaakt.\n"
        f"Op {count} plekken staat nog iets om in te vullen. Zoek naar: VUL IN.\n" + NEXT
    )
    after = texts(minimal)
    assert set(after) - set(before) == {f"data/{file}"}
    kind = kind_at(file)
    assert kind is not None
    assert after[f"data/{file}"].startswith(f"{kind.modeline}\n")
    report = run("check")[1]
    assert errors_in(report) == []
    assert report.count("Hier staat nog “VUL IN”. Schrijf wat hier hoort.") == count


@pytest.mark.parametrize("word", ["plan", "prioriteit", "actie", "gemeente", "ronde", "indicator"])
def test_nothing_of_the_partnership_of_the_examples_is_in_a_new_file(
    run: Run, minimal: Path, word: str
) -> None:
    """The smallest site is taken for a real one here: what it is called itself may stand there."""
    (minimal / "data/duinrand").rename(minimal / "data/echt")
    before = texts(minimal)
    assert run("new", word, "echt/2026-q2")[0] == 0
    (made,) = (text for file, text in texts(minimal).items() if file not in before)
    for line in made.splitlines():
        if not re.match("# .*Kies uit:|# .*bijvoorbeeld:", line):
            assert not re.search("Aalduin|Noordveen|Duinrand", line), line


def test_no_group_is_offered_with_nothing_in_it(run: Run, minimal: Path) -> None:
    run("new", "gemeente", "duinrand/zandwijk")
    lines = (minimal / "data/duinrand/gemeenten/zandwijk.yml").read_text(encoding="utf-8").splitlines()
    assert lines[lines.index("# contact:") + 1].startswith("#   ")


def test_a_new_municipality_is_in_the_list_of_its_partnership(run: Run, minimal: Path) -> None:
    before = texts(minimal)["data/duinrand/samenwerking.yml"]
    code, _, told = run("new", "gemeente", "duinrand/zandhoek", "naam=Zandhoek", "code=GM9003")
    assert code == 0
    assert told == (
        "data/duinrand/gemeenten/zandhoek.yml is gemaakt.\n"
        "data/duinrand/samenwerking.yml is bijgewerkt.\n"
        "Op 1 plek staat nog iets om in te vullen. Zoek naar: VUL IN.\n" + NEXT
    )
    after = texts(minimal)["data/duinrand/samenwerking.yml"]
    assert after == before.replace("[aalduin, noordveen]", "[aalduin, noordveen, zandhoek]")


def test_a_new_round_is_not_public_before_it_is_released(run: Run, minimal: Path) -> None:
    code, _, told = run("new", "ronde", "duinrand/2025-q4")
    assert code == 0
    assert told == (
        "data/duinrand/voortgang/2025-q4.yml is gemaakt.\n"
        "Op 2 plekken staat nog iets om in te vullen. Zoek naar: VUL IN of 2099-12-31.\n" + NEXT
    )
    text = texts(minimal)["data/duinrand/voortgang/2025-q4.yml"]
    assert "titel: Vierde kwartaal 2025\n" in text
    assert "peildatum: 2025-12-31\n" in text
    assert "vrijgegeven:\n  op: 2099-12-31\n  door: VUL IN\n" in text
    assert run("markdown", "uit")[0] == 0
    assert not (minimal / "uit/duinrand/voortgang/2025-q4/index.md").exists()


ACTION = "data/duinrand/acties/buurtapp.yml"


def test_a_new_update_leaves_every_other_line_alone(run: Run, minimal: Path) -> None:
    commented = "# De app van de buurt.\n" + texts(minimal)[ACTION].replace(
        "bron:", "# Uit het plan:\nbron:  # zie daar"
    )
    (minimal / ACTION).write_text(commented, encoding="utf-8")
    code, report, told = run(
        "new", "update", "duinrand/buurtapp", "tekst=De eerste groep: begonnen", "voortgang=bezig",
        "ingevoerd_door=projectleider",
    )  # fmt: skip
    assert (code, report) == (0, "")
    assert told == f"Het bericht staat in {ACTION}, op regel 9 tot en met 27.\n" + NEXT
    after = texts(minimal)[ACTION]
    assert added_lines(commented, after) == [
        "berichten:",
        "  # De dag waarop dit gebeurde.",
        "  - gebeurd_op: 2026-03-12",
        "    # De dag waarop dit bericht op de site kwam.",
        "    gepubliceerd_op: 2026-03-12",
        "    # Wat er is gebeurd, in gewone taal.",
        "    tekst: 'De eerste groep: begonnen'",
        "    # Hoe ver de actie hierna is. Kies uit: nog niet begonnen, bezig, klaar, gestopt, ligt stil, "
        "samengevoegd, overgenomen.",
        "    voortgang: bezig",
        "    # Waarom de actie stilligt of is gestopt.",
        "    # reden: Er is geen geld meer.",
        "    # De dag waarop de actie klaar was.",
        "    # klaar_op: 2024-07-01",
        "    # Wat het heeft opgeleverd.",
        "    # resultaat: In vier buurten is nu een groep.",
        "    # Het voortgangsbericht waar dit bij hoort.",
        "    # ronde: 2024-q3",
        "    # De functie van wie dit invoerde. Geen naam.",
        "    ingevoerd_door: projectleider",
    ]
    assert after.splitlines()[27:29] == ["# Uit het plan:", "bron:  # zie daar"]


def test_a_second_update_comes_after_the_first(run: Run, minimal: Path) -> None:
    for text in ("Eerst.", "Daarna."):
        assert (
            run("new", "update", "duinrand/acties/buurtapp", f"tekst={text}", "ingevoerd_door=adviseur")[0]
            == 0
        )
    text = texts(minimal)[ACTION]
    assert text.count("berichten:") == 1
    assert text.index("tekst: Eerst.") < text.index("tekst: Daarna.") < text.index("bron:")
    assert errors_in(run("check")[1]) == []


def test_an_update_without_a_text_is_not_public(run: Run, minimal: Path) -> None:
    told = run("new", "update", "duinrand/buurtapp")[2]
    assert told.splitlines()[1:] == [
        "Op 3 plekken staat nog iets om in te vullen. Zoek naar: VUL IN of 2099-12-31.",
        "Controleer daarna met: make check",
    ]
    assert "    gepubliceerd_op: 2099-12-31\n" in texts(minimal)[ACTION]
    assert run("markdown", "uit")[0] == 0
    page = (minimal / "uit/duinrand/acties/buurtapp/index.md").read_text(encoding="utf-8")
    assert "Buurtapp" in page
    assert "VUL IN" not in page


def test_a_new_bottleneck(run: Run, minimal: Path) -> None:
    before = texts(minimal)[ACTION]
    code, _, told = run("new", "knelpunt", "duinrand/buurtapp/te-weinig-geld", "titel=Te weinig geld")
    assert code == 0
    assert told == (
        f"Het knelpunt staat in {ACTION}, op regel 8 tot en met 32.\n"
        "Op 6 plekken staat nog iets om in te vullen. Zoek naar: VUL IN of 2099-12-31.\n" + NEXT
    )
    added = added_lines(before, texts(minimal)[ACTION])
    assert added[:3] == [
        "knelpunten:",
        "  # De naam van dit knelpunt, bijvoorbeeld: te-weinig-begeleiders.",
        "  - id: te-weinig-geld",
    ]
    assert errors_in(run("check")[1]) == []


def test_line_breaks_of_windows_stay(run: Run, minimal: Path) -> None:
    content = (minimal / ACTION).read_bytes().replace(b"\n", b"\r\n")
    (minimal / ACTION).write_bytes(content)
    assert run("new", "update", "duinrand/buurtapp", "tekst=Begonnen.", "ingevoerd_door=adviseur")[0] == 0
    after = (minimal / ACTION).read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n") > content.count(b"\n")


def test_a_new_partnership_is_a_small_plan_that_builds(run: Run, minimal: Path) -> None:
    shutil.rmtree(minimal / "data")
    code, report, told = run("new", "partnerschap", "heideveld")
    assert (code, report) == (0, "")
    assert told == (
        "De samenwerking “heideveld” is gemaakt. Dit zijn de bestanden:\n"
        "  data/begrippen.yml\n"
        "  data/contact.yml\n"
        "  data/heideveld/acties/actie-1.yml\n"
        "  data/heideveld/gemeenten/gemeente-1.yml\n"
        "  data/heideveld/plannen/plan.yml\n"
        "  data/heideveld/prioriteiten/prioriteit-1.yml\n"
        "  data/heideveld/samenwerking.yml\n"
        "  data/site.yml\n"
        "  data/toegankelijkheid.yml\n"
        "Vul in wat nog ontbreekt: zoek in deze bestanden naar VUL IN en GM0000.\n"
        "Geef plan, gemeente, prioriteit en actie een eigen naam, bijvoorbeeld: "
        ".venv/bin/plansite rename heideveld/gemeenten/gemeente-1 naam-van-de-gemeente\n" + NEXT
    )
    code, report, _ = run("check")
    assert code == 0
    assert report.count("Hier staat nog “VUL IN”.") > 20
    assert report.count("Hier staat nog “GM0000”.") == 1
    assert run("build", "--site-dir", "site")[0] == 0
    assert (minimal / "site/heideveld/acties/actie-1/index.html").is_file()


def test_a_partnership_beside_others_leaves_the_shared_files_alone(run: Run, minimal: Path) -> None:
    before = texts(minimal)
    assert run("new", "partnerschap", "heideveld")[0] == 0
    after = texts(minimal)
    assert {path: after[path] for path in before} == before
    assert all(path.startswith("data/heideveld/") for path in after if path not in before)


REFUSALS = {
    "it-is-there": (
        ("actie", "duinrand/buurtapp"),
        "data/duinrand/acties/buurtapp.yml bestaat al. Er is niets veranderd.\n",
    ),
    "partnership-is-there": (
        ("partnerschap", "duinrand"),
        "data/duinrand bestaat al. Er is niets veranderd.\n",
    ),
    "name-with-capitals": (
        ("actie", "duinrand/Nieuwe Actie"),
        "De naam “Nieuwe Actie” kan geen webadres zijn. Gebruik alleen kleine letters, cijfers en streepjes. "
        "Bijvoorbeeld: nieuwe-actie.\n",
    ),
    "no-such-partnership": (
        ("actie", "duinrant/nieuw"),
        "Er is geen samenwerking “duinrant”. Toegestaan: duinrand. Bedoelde u “duinrand”? "
        "Schrijf: SAMENWERKING/NAAM, bijvoorbeeld: duinrand/nieuwe-naam.\n",
    ),
    "only-a-name": (
        ("actie", "nieuw"),
        "Schrijf: SAMENWERKING/NAAM, bijvoorbeeld: duinrand/nieuwe-naam.\n",
    ),
    "no-such-action": (
        ("update", "duinrand/buurtap"),
        "Er is geen actie “buurtap” in duinrand. Bedoelde u “buurtapp”?\n",
    ),
    "bottleneck-without-a-name": (
        ("knelpunt", "duinrand/buurtapp"),
        "Schrijf: SAMENWERKING/ACTIE/KNELPUNT, bijvoorbeeld: duinrand/naam-van-de-actie/te-weinig-geld.\n",
    ),
    "no-such-field": (
        ("ronde", "duinrand/2025-q4", "titl=Vierde kwartaal"),
        "Er is hier geen veld “titl”. Toegestaan: titel, plan, peildatum, vergadering_op, status, "
        "vrijgegeven, samenvatting, terugblik, ontwikkelingen, bijsturing, vooruitblik, mededelingen, "
        "momentopname, openbaar_vanaf, toegestaan, aliassen. Bedoelde u “titel”?\n",
    ),
    "an-empty-value": (
        ("actie", "duinrand/nieuw", "titel="),
        "Achter “titel=” staat niets. Laat het weg, of schrijf er iets achter.\n",
    ),
    "a-name-of-the-site-itself": (
        ("actie", "duinrand/index"),
        "“index” kan geen naam zijn: dat adres is van de site zelf. Kies een andere naam.\n",
    ),
    "no-value": (
        ("actie", "duinrand/nieuw", "titel"),
        "“titel” is geen veld met een waarde. Schrijf: veld=waarde.\n",
    ),
    "group-of-fields": (
        ("actie", "duinrand/nieuw", "bron=hoofdstuk 1"),
        "“bron” bestaat uit meer velden. Vul het in het bestand in.\n",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_says_why(run: Run, minimal: Path, name: str) -> None:
    before = texts(minimal)
    arguments, expected = REFUSALS[name]
    assert run("new", *arguments) == (1, "", expected)
    assert texts(minimal) == before


def test_an_unknown_kind_is_wrong_use(run: Run) -> None:
    assert run("new", "actei", "duinrand/nieuw") == (
        2,
        "",
        "“actei” is hier geen keuze. Toegestaan: actie, ronde, gemeente, prioriteit, indicator, plan, "
        "update, knelpunt, partnerschap. Bedoelde u “actie”?\n",
    )


def test_a_wrong_value_is_refused_with_the_report(run: Run, minimal: Path) -> None:
    before = texts(minimal)
    code, report, told = run("new", "actie", "duinrand/nieuw", "planning=binnenkort eens")
    assert code == 1
    assert report.startswith("data/duinrand/acties/nieuw.yml:14:11: fout: De planning “binnenkort eens”")
    assert told == "Met deze wijziging kloppen de gegevens niet meer. Er is niets veranderd.\n"
    assert texts(minimal) == before


def test_broken_data_is_mended_first(run: Run, minimal: Path) -> None:
    (minimal / ACTION).write_text("titel: Buurtapp\n", encoding="utf-8")
    code, report, told = run("new", "actie", "duinrand/nieuw")
    assert code == 1
    assert f"{ACTION}:1:1: fout: " in report
    assert told == "Er zitten fouten in de gegevens. Herstel die eerst. Er is niets veranderd.\n"
