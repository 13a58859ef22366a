"""Fetching from StatLine itself: with cbsodata and a network it works; without either it says so."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import requests

from tests.support.sheets import Run, runner, texts
from tests.support.statline import CRIMES, FILES, figures_in, plan_with_figures

HOST = "https://opendata.cbs.nl/ODataFeed/odata/83648NED/"
NOTHING = "Er is niets veranderd."


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    with plan_with_figures(tmp_path) as folder:
        yield folder


@pytest.fixture
def run(site: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


def answer(url: str, body: Any, status: int = 200) -> requests.Response:
    found = requests.Response()
    found.status_code, found.url = status, url
    found._content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return found


class StatLine:
    """Answers as StatLine does, and remembers what was asked."""

    def __init__(self) -> None:
        typed = json.loads((FILES / "typed/TypedDataSet.json").read_text(encoding="utf-8"))["value"]
        self.asked: list[str] = []
        self.tables: dict[str, list[dict[str, Any]]] = {
            "TableInfos": [{"ID": 0, "Identifier": "83648NED", "Title": "Verzonnen misdrijven"}],
            "TypedDataSet": [one for one in typed if one["RegioS"] in ("GM9001", "GM9002")],
            "UntypedDataSet": [],
            "Perioden": [
                {"Key": "2022JJ00", "Title": "2022", "Status": "Definitief"},
                {"Key": "2023JJ00", "Title": "2023*", "Status": "NaderVoorlopig"},
            ],
            "RegioS": [{"Key": "GM9001", "Title": "Aalduin"}],
            "SoortMisdrijf": [{"Key": "T001161", "Title": "Misdrijven, totaal"}],
            "DataProperties": [],
        }

    def send(self, _: requests.Session, request: requests.PreparedRequest, **__: Any) -> requests.Response:
        url = unquote(request.url or "")
        self.asked.append(url)
        name = url.removeprefix(HOST).partition("?")[0]
        value = self.tables[name] if name else [{"name": one, "url": HOST + one} for one in self.tables]
        return answer(url, {"odata.metadata": f"{HOST}$metadata", "value": value})


def test_a_table_is_fetched_for_the_municipalities_of_the_plans(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    statline = StatLine()
    monkeypatch.setattr(requests.Session, "send", lambda *given, **options: statline.send(*given, **options))
    code, report, told = run("import-cbs", "--table", "83648NED", "--retrieved", "2026-04-09", "--write")
    assert code == 0, report
    assert told.startswith("3 nieuwe waarden en 1 andere waarde, in 1 bestand.")
    assert figures_in(CRIMES)[2] == ("aalduin", "2023", "29,4", "590", "voorlopig")
    rows = next(url for url in statline.asked if "TypedDataSet" in url)
    assert "startswith(RegioS,'GM9001')+or+startswith(RegioS,'GM9002')" in rows


def no_network(*_: Any, **__: Any) -> requests.Response:
    raise requests.ConnectionError("Name or service not known")


@pytest.mark.parametrize(
    ("send", "expected"),
    [
        (
            no_network,
            "opendata.cbs.nl is niet te bereiken. Is er internet? Een bestand dat u zelf ophaalt, kunt u ook geven: "
            ".venv/bin/plansite import-cbs BESTAND.",
        ),
        (
            lambda *_, **__: answer(HOST, b"", 404),
            "Op opendata.cbs.nl is er geen tabel 83648NED. Klopt het nummer?",
        ),
        (
            lambda *_, **__: answer(HOST, b"", 503),
            "opendata.cbs.nl gaf een fout (503). Probeer het later nog eens.",
        ),
        (
            lambda *_, **__: answer(HOST, b"<html>Onderhoud</html>"),
            "opendata.cbs.nl gaf geen tabel 83648NED terug, maar iets anders. Probeer het later nog eens.",
        ),
    ],
)
def test_what_goes_wrong_on_the_way_is_told(
    run: Run, site: Path, monkeypatch: pytest.MonkeyPatch, send: Any, expected: str
) -> None:
    before = texts(site)
    monkeypatch.setattr(requests.Session, "send", send)
    assert run("import-cbs", "--table", "83648NED", "--write") == (1, "", f"{expected} {NOTHING}\n")
    assert texts(site) == before


def test_without_cbsodata_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cbsodata", None)
    assert run("import-cbs", "--table", "83648NED") == (
        1, "",
        "Ophalen gaat met het programma cbsodata, en dat is er niet. Installeer het eenmalig met: make statline "
        f"{NOTHING}\n",
    )  # fmt: skip


def test_a_table_that_nothing_takes_from_is_not_fetched(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests.Session, "send", no_network)
    assert run("import-cbs", "--table", "83649NED") == (
        1, "",
        "Geen enkel cijfer in de gegevens komt uit tabel 83649NED. Toegestaan: 47013NED, 83648NED. "
        f"Bedoelde u “83648NED”? {NOTHING}\n",
    )  # fmt: skip
