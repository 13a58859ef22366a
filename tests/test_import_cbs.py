"""Figures of CBS and police come from StatLine's own files into the plans, and say where they come from."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build import make_markdown
from generator.inputs import Inputs
from tests.support.sheets import Run, runner, texts
from tests.support.statline import CRIMES, FILES, POLICE, figures_in, plan_with_figures, values_in

TYPED = str(FILES / "typed/83648NED_UntypedDataSet_31032026_101500.csv")
POLICE_FILE = str(FILES / "police/47013NED_TypedDataSet_01042026_090000.csv")
PROVISIONAL = ("--provisional", "2023")
RETRIEVED = ("--retrieved", "2026-03-31")
FORMS: dict[str, tuple[str, ...]] = {
    "OData v3, CSV": (TYPED, *PROVISIONAL),
    "OData v3, JSON": (str(FILES / "typed/TypedDataSet.json"), *RETRIEVED, *PROVISIONAL),
    "OData v4, JSON": (str(FILES / "observations/Observations.json"), *RETRIEVED),
    "OData v4, CSV": (str(FILES / "bulk/Observations.csv"), *RETRIEVED),
    "cbsodata, CSV": (str(FILES / "labelled/83648NED.csv"), *RETRIEVED),
}
ABSENT = {
    "OData v3, CSV": "Volgens het CBS is het cijfer onbekend, niet betrouwbaar genoeg of geheim.",
    "OData v3, JSON": "In de tabel van het CBS staat geen cijfer.",
    "OData v4, JSON": "Volgens het CBS is het cijfer geheim.",
    "OData v4, CSV": "Volgens het CBS is het cijfer geheim.",
    "cbsodata, CSV": "In de tabel van het CBS staat geen cijfer.",
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    with plan_with_figures(tmp_path) as folder:
        yield folder


@pytest.fixture
def run(site: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_values(run: Run, form: str) -> None:
    code, report, told = run("import-cbs", *FORMS[form], "--write")
    assert code == 0, report
    assert report == (
        "data/duinrand/indicatoren/misdrijven.yml: Misdrijven per inwoner (tabel 83648NED van het CBS)\n"
        "  Aalduin, 2022: 29,9 (aantal: 595), voorlopig → 30,1 (aantal: 600), definitief, afgerond op 5\n"
        "  Aalduin, 2023: nieuw: 29,4 (aantal: 590), voorlopig, afgerond op 5\n"
        "  Noordveen, 2022: nieuw: 0,0 (aantal: 0), definitief, afgerond op 5\n"
        f"  Noordveen, 2023: nieuw: ontbreekt. {ABSENT[form]}\n"
    )
    assert told == (
        "3 nieuwe waarden en 1 andere waarde, in 1 bestand. "
        "1 gemeente in het bestand hoort niet bij een plan.\n"
        "Dit staat nu in de bestanden. Bekijk het met: make serve\n"
    )
    assert figures_in(CRIMES) == [
        ("aalduin", "2021", "31,5", "620", ""),
        ("aalduin", "2022", "30,1", "600", "definitief"),
        ("aalduin", "2023", "29,4", "590", "voorlopig"),
        ("noordveen", "2022", "0,0", "0", ""),
        ("noordveen", "2023", "", "", "ontbreekt"),
    ]
    new = values_in(CRIMES)[2]
    assert new["bron"] == {
        "naam": "CBS, verzonnen misdrijven",
        "tabel": "83648NED",
        "opgehaald_op": "2026-03-31",
        "licentie": "CC BY 4.0",
    }
    assert (new["afgerond_op"], new["gepubliceerd_op"]) == ("5", "2026-04-10")
    assert values_in(CRIMES)[4]["reden"] == ABSENT[form]


@pytest.mark.parametrize("form", FORMS)
def test_a_second_import_changes_nothing(run: Run, site: Path, form: str) -> None:
    run("import-cbs", *FORMS[form], "--write")
    before = texts(site)
    assert run("import-cbs", *FORMS[form], "--write") == (
        0,
        "data/duinrand/indicatoren/misdrijven.yml: Misdrijven per inwoner (tabel 83648NED van het CBS)\n"
        "  Er verandert niets.\n",
        "Er verandert niets. 1 gemeente in het bestand hoort niet bij een plan.\n",
    )
    assert texts(site) == before


def test_nothing_is_written_before_somebody_looked(run: Run, site: Path) -> None:
    before = texts(site)
    code, _, told = run("import-cbs", TYPED, *PROVISIONAL)
    assert code == 0
    assert told.endswith(
        "Er is nog niets geschreven. Klopt dit? Geef dezelfde opdracht met --write erachter.\n"
    )
    assert texts(site) == before


def test_only_lines_that_change_become_others(run: Run, site: Path) -> None:
    before = (site / CRIMES).read_text(encoding="utf-8")
    run("import-cbs", TYPED, *PROVISIONAL, "--write")
    after = (site / CRIMES).read_text(encoding="utf-8")
    assert set(before.splitlines()) - set(after.splitlines()) == {
        "    waarde: 29,9", "    aantal: 595", "    gepubliceerd_op: 2025-05-01",
    }  # fmt: skip
    assert after.splitlines()[0] == "# yaml-language-server: $schema=../../.schema/indicator.schema.json"
    for comment in (
        "# uit het oude bestand",
        "# van voor de verhuizing",
        "# het dorp",
        "# nog eens nakijken",
    ):
        assert after.count(comment) == 1


def test_a_value_that_stays_the_same_gets_its_source(run: Run, site: Path) -> None:
    """Also one between braces: its source does not fit there, so it gets lines of its own."""
    older = Path(TYPED).read_text(encoding="utf-8").replace("2022JJ00", "2021JJ00")
    older = older.replace("    600", "    620").replace("30.1", "31.5")
    (site / "83648NED_TypedDataSet_01042026_101500.csv").write_text(older, encoding="utf-8")
    code, report, told = run(
        "import-cbs", "83648NED_TypedDataSet_01042026_101500.csv", "--provisional", "geen", "--write"
    )
    assert code == 0, report
    assert "  1 waarde blijft gelijk en krijgt een bron en een dag.\n" in report
    assert told.startswith("3 nieuwe waarden en 1 waarde met alleen een bron erbij, in 1 bestand.")
    assert """\
  # uit het oude bestand
  # van voor de verhuizing
  - gebied: aalduin
    periode: 2021
    waarde: 31,5
    aantal: 620
    afgerond_op: 5
    bron:
      naam: CBS, verzonnen misdrijven
      tabel: 83648NED
      opgehaald_op: 2026-04-01
      licentie: CC BY 4.0
  - gebied: aalduin   # het dorp
""" in (site / CRIMES).read_text(encoding="utf-8")


def test_provisional_becomes_final_and_final_is_revised(run: Run, site: Path) -> None:
    run("import-cbs", TYPED, *PROVISIONAL, "--write")
    later = Path(TYPED).read_text(encoding="utf-8").replace("    600", "    605").replace("30.1", "30.3")
    (site / "83648NED_TypedDataSet_02042026_101500.csv").write_text(later, encoding="utf-8")
    code, report, _ = run(
        "import-cbs", "83648NED_TypedDataSet_02042026_101500.csv", "--provisional", "geen", "--write"
    )
    assert code == 0, report
    assert report.splitlines()[1:] == [
        "  Aalduin, 2022: 30,1 (aantal: 600), definitief, afgerond op 5 → 30,3 (aantal: 605), herzien, afgerond op 5",
        "  Aalduin, 2023: 29,4 (aantal: 590), voorlopig, afgerond op 5 → 29,4 (aantal: 590), definitief, afgerond op 5",
    ]
    assert values_in(CRIMES)[1]["reden"] == "Eerst stond hier 30,1 (aantal: 600)."
    assert [one["bron"]["opgehaald_op"] for one in values_in(CRIMES)[1:]] == ["2026-04-02"] * 2 + [
        "2026-03-31"
    ] * 2


def test_what_a_file_does_not_tell_is_not_known(run: Run) -> None:
    code, report, _ = run("import-cbs", TYPED, "--write")
    assert code == 0
    assert "  Aalduin, 2023: nieuw: 29,4 (aantal: 590), niet bekend of definitief, afgerond op 5\n" in report
    assert (
        "  Het bestand zegt niet wat voorlopig is. Weet u het wel? Zet het erbij met --provisional.\n"
        in report
    )
    assert figures_in(CRIMES)[2] == ("aalduin", "2023", "29,4", "590", "onbekend")


def test_names_without_any_star_tell_nothing(run: Run, site: Path) -> None:
    shutil.copytree(FILES / "labelled", site / "labels")
    path = site / "labels/83648NED.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2023*", "2023"), encoding="utf-8")
    _, report, _ = run("import-cbs", "labels/83648NED.csv", *RETRIEVED)
    assert "  Aalduin, 2023: nieuw: 29,4 (aantal: 590), niet bekend of definitief, afgerond op 5\n" in report
    periods = [{"Key": "2022JJ00", "Title": "2022", "Status": "Definitief"},
               {"Key": "2023JJ00", "Title": "2023", "Status": "Voorlopig"}]  # fmt: skip
    (site / "labels/Perioden.json").write_text(json.dumps(periods), encoding="utf-8")
    _, report, _ = run("import-cbs", "labels/83648NED.csv", *RETRIEVED)
    assert "  Aalduin, 2023: nieuw: 29,4 (aantal: 590), voorlopig, afgerond op 5\n" in report


@pytest.mark.parametrize(
    ("pace", "values"),
    [
        ("jaren", [("2022", "121"), ("2023", "98")]),
        ("kwartalen", [("Q1 2023", "31"), ("Q2 2023", "27")]),
        ("maanden", [("mei 2023", "11"), ("juni 2023", "7")]),
    ],
)
def test_a_series_has_periods_of_one_sort(
    run: Run, site: Path, pace: str, values: list[tuple[str, str]]
) -> None:
    path = site / POLICE
    path.write_text(
        path.read_text(encoding="utf-8").replace("perioden: jaren", f"perioden: {pace}"), encoding="utf-8"
    )
    code, report, told = run("import-cbs", POLICE_FILE, "--provisional", "geen", "--write")
    assert (code, told.splitlines()[0]) == (0, "4 nieuwe waarden, in 1 bestand."), report
    found = [(one["periode"], one["waarde"]) for one in values_in(POLICE) if one["gebied"] == "aalduin"]
    assert found == values
    assert not any("afgerond_op" in one for one in values_in(POLICE))


def test_cbs_and_police_each_stay_in_their_own_series(run: Run, site: Path) -> None:
    before = texts(site)
    code, report, _ = run("import-cbs", POLICE_FILE, "--into", "duinrand/misdrijven", "--write")
    assert code == 1
    assert report == (
        f"{POLICE_FILE}:1:1: fout: Het cijfer duinrand/misdrijven komt uit tabel 83648NED (CBS), en dit bestand is "
        "van tabel 47013NED. In één reeks staan cijfers van één bron. Maak voor een andere tabel een ander cijfer.\n"
        "1 fout.\n"
    )
    assert texts(site) == before
    run("import-cbs", POLICE_FILE, "--write")
    assert texts(site)[CRIMES] == before[CRIMES]


def test_a_count_that_is_not_rounded_does_not_say_so(run: Run, site: Path) -> None:
    odd = Path(TYPED).read_text(encoding="utf-8").replace("    590", "    591")
    (site / "83648NED.csv").write_text(odd, encoding="utf-8")
    code, report, _ = run("import-cbs", "83648NED.csv", *RETRIEVED, *PROVISIONAL, "--write")
    assert code == 0
    assert report.splitlines()[0] == (
        "83648NED.csv:4:5: let op: Rij 4, kolom E (TotaalGeregistreerdeMisdrijven_1): 591 is geen veelvoud van 5, "
        "terwijl het CBS daarop afrondt. Is dit bestand echt van tabel 83648NED? Bij deze waarde komt niet te staan "
        "dat zij is afgerond."
    )
    assert "afgerond_op" not in values_in(CRIMES)[2]


def test_a_municipality_that_the_file_lacks_is_told(run: Run, site: Path) -> None:
    rows = Path(TYPED).read_text(encoding="utf-8").splitlines()
    (site / "83648NED.csv").write_text(
        "\n".join(one for one in rows if "GM9002" not in one), encoding="utf-8"
    )
    _, report, _ = run("import-cbs", "83648NED.csv", *RETRIEVED, *PROVISIONAL)
    assert report.endswith("  Niet in het bestand: Noordveen.\n")


def test_a_municipality_with_other_periods_only_is_no_absent_one(run: Run, site: Path) -> None:
    rows = Path(POLICE_FILE).read_text(encoding="utf-8").splitlines()
    name = "47013NED_TypedDataSet_01042026_090000.csv"
    (site / name).write_text(
        "\n".join(one for one in rows if "GM9002" not in one or "JJ00" not in one), encoding="utf-8"
    )
    _, report, _ = run("import-cbs", name, "--provisional", "geen")
    assert report.endswith("  Noordveen: alleen kwartalen en maanden; dit cijfer gebruikt jaren.\n")
    assert "Niet in het bestand" not in report


def test_a_file_with_other_periods_only_is_not_one_of_other_municipalities(run: Run, site: Path) -> None:
    path = site / POLICE
    without = path.read_text(encoding="utf-8").replace(
        "  keuzes:\n    - dimensie: SoortMisdrijf\n      code: 0.0.0\n", ""
    )
    path.write_text(without, encoding="utf-8")
    name = "47013NED_TypedDataSet_01042026_090000.csv"
    (site / name).write_text(
        "RegioS;Perioden;GeregistreerdeMisdrijven_1\nGM9001;2023KW01;31\n", encoding="utf-8"
    )
    assert run("import-cbs", name) == (
        0,
        "data/duinrand/indicatoren/politie.yml: Misdrijven bij de politie (tabel 47013NED van de politie)\n"
        "  Er verandert niets.\n"
        "  Niet in het bestand: Noordveen.\n"
        "  Aalduin: alleen kwartalen; dit cijfer gebruikt jaren.\n",
        "Er verandert niets.\n",
    )


@pytest.mark.parametrize(
    "name", ["ok_83648NED.csv", "cijfers-83648ned (1).csv", "mijn 83648NED_TypedDataSet_31032026_101500.csv"]
)
def test_the_table_may_stand_anywhere_in_the_name(run: Run, site: Path, name: str) -> None:
    shutil.copy(TYPED, site / name)
    code, report, told = run("import-cbs", name, *(() if "TypedDataSet" in name else RETRIEVED), *PROVISIONAL)
    assert code == 0, report
    assert told.startswith("3 nieuwe waarden en 1 andere waarde, in 1 bestand.")


def name_years(site: Path) -> None:
    """Let the texts of the figure tell where it begins and ends, as an editor does."""
    path = site / CRIMES
    text = path.read_text(encoding="utf-8")
    text = text.replace(
        "samenvatting: Hoeveel misdrijven er per 1.000 inwoners zijn geregistreerd.\n",
        "samenvatting: >-\n  Hoeveel misdrijven er per 1.000 inwoners zijn geregistreerd,\n"
        "  van 2021 tot en met 2022.\n",
    ).replace(
        "  - De cijfers zijn verzonnen.\n",
        "  - De cijfers zijn verzonnen. Het zijn er geen 2.022 en ook geen 12022.\n  - De cijfers stoppen in 2022.\n",
    )
    path.write_text(f"{text}methode: Latere jaren staan nog niet op deze site.\n", encoding="utf-8")


def test_texts_that_name_the_old_last_year_are_told_with_their_line(run: Run, site: Path) -> None:
    name_years(site)
    for options in ((), ("--write",)):
        _, report, _ = run("import-cbs", TYPED, *PROVISIONAL, *options)
        lines = (site / CRIMES).read_text(encoding="utf-8").splitlines()
        caution = lines.index("  - De cijfers stoppen in 2022.") + 1
        method = lines.index("methode: Latere jaren staan nog niet op deze site.") + 1
        assert lines[4] == "  van 2021 tot en met 2022."
        assert report.splitlines()[-4:] == [
            "  Kijk deze teksten na: zij noemen 2022.",
            "    regel 5: samenvatting",
            f"    regel {caution}: let_op",
            f"  Kijk ook na of “methode” nog klopt (regel {method}).",
        ]
    assert run("import-cbs", TYPED, *PROVISIONAL)[1].splitlines()[1:] == ["  Er verandert niets."]


def test_texts_that_name_the_old_first_year_are_told(run: Run, site: Path) -> None:
    name_years(site)
    older = (
        Path(TYPED)
        .read_text(encoding="utf-8")
        .replace("2022JJ00", "2020JJ00")
        .replace("2023JJ00", "2021JJ00")
    )
    (site / "83648NED.csv").write_text(older, encoding="utf-8")
    _, report, _ = run("import-cbs", "83648NED.csv", *RETRIEVED, "--provisional", "geen")
    assert "  Kijk deze teksten na: zij noemen 2021.\n    regel 5: samenvatting\n" in report
    assert "let_op" not in report


def test_texts_stay_true_when_no_period_is_new(run: Run, site: Path) -> None:
    name_years(site)
    rows = Path(TYPED).read_text(encoding="utf-8").splitlines()
    (site / "83648NED.csv").write_text(
        "\n".join(one for one in rows if "2023JJ00" not in one), encoding="utf-8"
    )
    code, report, _ = run("import-cbs", "83648NED.csv", *RETRIEVED, "--provisional", "geen")
    assert code == 0
    assert "Aalduin, 2022" in report
    assert "Kijk" not in report


def test_a_name_never_joins(run: Run, site: Path) -> None:
    """The labels of cbsodata become codes by the list of codes beside the file, not by the names in a plan."""
    shutil.copytree(FILES / "labelled", site / "labels")
    names = json.loads((site / "labels/RegioS.json").read_text(encoding="utf-8"))
    for one in names:
        one["Key"] = {"GM9001": "GM9002", "GM9002": "GM9001"}.get(one["Key"], one["Key"])
    (site / "labels/RegioS.json").write_text(json.dumps(names), encoding="utf-8")
    code, _, _ = run("import-cbs", "labels/83648NED.csv", *RETRIEVED, "--write")
    assert code == 0
    assert ("noordveen", "2022", "30,1", "600", "") in figures_in(CRIMES)


def text_of(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode()


def test_imported_figures_are_on_the_site_with_all_that_is_known(run: Run, site: Path) -> None:
    run("import-cbs", TYPED, *PROVISIONAL, "--write")
    assert run("check")[0] == 0
    made, edition, _ = make_markdown(Inputs(site / "data", site / "content", datetime.date(2026, 4, 10)))
    assert edition is not None
    page = text_of(made["duinrand/gemeenten/aalduin/index.md"])
    # Of one value it is not known: then each of the others says that it is rounded.
    assert '29,4</td><td class="n">590</td><td>Voorlopig; aantal afgerond op vijftallen</td>' in page
    assert "Bron: CBS, verzonnen misdrijven, tabel 83648NED. Overgenomen op 31 maart 2026." in page
    assert "Van de andere cijfers staat de dag er niet bij. Licentie: CC BY 4.0." in page
    page = text_of(made["duinrand/gemeenten/noordveen/index.md"])
    assert "De aantallen zijn afgerond op vijftallen." in page
    assert "Ontbreekt: Volgens het CBS is het cijfer onbekend, niet betrouwbaar genoeg of geheim</td>" in page
    document = json.loads(text_of(made["duinrand/plan.json"]))
    values = next(one for one in document["indicatoren"] if one["id"] == "misdrijven")["waarden"]
    value = next(one for one in values if (one["gebied"], one["periode"]) == ("aalduin", "2023"))
    assert value["afgerond_op"] == 5
    assert value["stand"] == "voorlopig"
    assert value["bron"]["opgehaald_op"] == "2026-03-31"
