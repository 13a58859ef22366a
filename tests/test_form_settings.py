"""The settings of the form say what the model says, and where its changes are kept."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.cli import main
from generator.editing.described import fields_of
from generator.editing.form import adding
from generator.editing.form.adding import add_form
from generator.editing.form.bundle import MISSING, Bundle
from generator.editing.form.hosts import host_of, local_host
from generator.editing.form.settings import NAME_FIELD, form_units, settings_of
from generator.editing.kinds import KINDS, kind_named
from generator.inputs import read_inputs
from generator.loading.walk import load_documents
from generator.model.fields import IDENTITY_KEY
from generator.model.shared import CodeHost, CodeHostKind, EditorForm
from generator.problems import Place
from generator.publishing.server_config import Server, server_for
from tests.support.publishing import server_config
from tests.support.sites import EXAMPLE, example_inputs

LOCAL = local_host("http://127.0.0.1:8002")


@pytest.fixture(scope="module")
def settings() -> dict[str, Any]:
    documents, _ = load_documents(EXAMPLE / "data")
    return settings_of(form_units(documents), "data", LOCAL, "http://127.0.0.1:8000/")


def collection(settings: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in settings["config"]["collections"] if one["name"] == name)
    return found


def field(fields: list[dict[str, Any]], *path: str) -> dict[str, Any]:
    found = next(one for one in fields if one["name"] == path[0])
    return field(found["fields"], *path[1:]) if path[1:] else found


def every_form(settings: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield every form: the path of its files, and its fields."""
    for one in settings["config"]["collections"]:
        if "folder" in one:
            yield f"{one['folder']}/*.yml", one["fields"]
        else:
            yield from ((file["file"], file["fields"]) for file in one["files"])


def test_every_kind_of_file_has_a_form(settings: dict[str, Any]) -> None:
    wanted = {
        f"data/{kind.place.replace('*', 'lindemark', 1) if '/' in kind.place else kind.place}"
        for kind in KINDS
    }
    assert {place for place, _ in every_form(settings)} == wanted


def test_every_field_of_the_model_is_in_it_with_label_hint_and_whether_it_is_required(
    settings: dict[str, Any],
) -> None:
    forms = dict(every_form(settings))
    for kind in KINDS:
        place = kind.place.replace("*", "lindemark", 1) if "/" in kind.place else kind.place
        fields = [one for one in forms[f"data/{place}"] if one["name"] != NAME_FIELD]
        same_as_model(kind.model, fields)


def same_as_model(model: type[BaseModel], fields: list[dict[str, Any]]) -> None:
    wanted = {one.key: one for one in fields_of(model) if not one.is_written_by_program}
    assert {one["name"] for one in fields} == set(wanted)
    for shown in fields:
        described = wanted[shown["name"]]
        assert shown["label"] == described.title
        assert shown["hint"].startswith(described.description)
        assert shown["required"] is described.is_required
        if described.group:
            same_as_model(described.group, shown["fields"])


def test_no_field_has_the_name_of_something_that_the_form_adds() -> None:
    assert all(one.key.islower() and "@" not in one.key for kind in KINDS for one in fields_of(kind.model))
    assert IDENTITY_KEY not in (NAME_FIELD, "@bestand")


def test_what_must_be_filled_in_comes_first_and_then_what_grows(settings: dict[str, Any]) -> None:
    names = [one["name"] for one in collection(settings, "lindemark-acties")["fields"]]
    assert names[:7] == [NAME_FIELD, "plan", "titel", "samenvatting", "prioriteit", "niveau", "bron"]
    assert names[7:12] == ["partijen", "verschuivingen", "mijlpalen", "berichten", "knelpunten"]


ACTION_FIELDS: dict[tuple[str, ...], dict[str, Any]] = {
    ("titel",): {"widget": "string", "pattern": [r"^\s*[^\s](?:[^\n]*[^\s])?\s*$", "tekst op één regel"]},
    ("tekst",): {"widget": "text", "pattern": [r"[^\s]", "tekst, mag lang zijn"]},
    ("planning_begin",): {"widget": "datetime", "date_format": "YYYY-MM-DD", "time_format": False},
    ("prioriteit",): {"widget": "relation", "collection": "lindemark-prioriteiten", "value_field": "{{slug}}",
                      "display_fields": ["titel"]},
    ("gemeenten",): {"widget": "relation", "collection": "lindemark-gemeenten", "display_fields": ["naam"],
                     "multiple": True},
    ("niveau",): {"widget": "relation", "collection": "lindemark-samenwerking", "file": "samenwerking",
                  "value_field": "niveaus.*.id", "display_fields": ["niveaus.*.naam"]},
    ("themas",): {"widget": "relation", "collection": "site", "file": "themas", "value_field": "themas.*.id"},
    ("berichten", "voortgang"): {"widget": "select", "required": False},
    ("berichten",): {"widget": "list", "summary": "{{gebeurd_op}} · {{tekst}}"},
    ("knelpunten", "vrijgegeven"): {"widget": "list", "max": 1, "summary": "{{op}} · {{door}}"},
    ("bron",): {"widget": "object", "required": True},
    ("volgorde",): {"hint": "De plaats in de lijst van het plan. Schrijf: heel getal."},
    ("titel_van",): {"hint": "bron: de titel staat zo in het plan. redactie: de site gaf een korte titel. "
                             "Laat u dit leeg, dan geldt: bron."},
}  # fmt: skip


@pytest.mark.parametrize("path", ACTION_FIELDS, ids=".".join)
def test_a_field_is_asked_as_its_values_are(settings: dict[str, Any], path: tuple[str, ...]) -> None:
    found = field(collection(settings, "lindemark-acties")["fields"], *path)
    assert {key: found[key] for key in ACTION_FIELDS[path]} == ACTION_FIELDS[path]


def test_the_choices_of_a_field_are_those_of_the_model(settings: dict[str, Any]) -> None:
    fields = collection(settings, "lindemark-acties")["fields"]
    choices = [one["value"] for one in field(fields, "berichten", "voortgang")["options"]]
    assert choices == [
        "nog niet begonnen",
        "bezig",
        "klaar",
        "gestopt",
        "ligt stil",
        "samengevoegd",
        "overgenomen",
    ]
    goals = field(fields, "doelen")["field"]["options"]
    assert {"label": "Bewoners praten en doen mee.", "value": "bewoners-doen-mee"} in goals


def test_a_form_also_appears_for_data_with_mistakes(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "data", tmp_path / "data")
    for name in ("samenwerking.yml", "plannen/programma-2025-2026.yml", "acties/wijkschouw.yml"):
        (tmp_path / "data/lindemark" / name).write_text("naam: 'open\n", encoding="utf-8")
    documents, problems = load_documents(tmp_path / "data")
    assert problems
    found = settings_of(form_units(documents), "data", LOCAL)
    assert collection(found, "lindemark-acties")["label"] == "lindemark: acties"


def test_what_the_program_writes_is_not_asked(settings: dict[str, Any]) -> None:
    names = {one["name"] for one in collection(settings, "lindemark-voortgang")["fields"]}
    assert "mededelingen" in names
    assert "momentopname" not in names
    assert "momentopname" not in settings["formats"]["voortgang"][0]["fields"]


# --- Where the changes are kept ------------------------------------------------------------

FORM = EditorForm.made(is_on=True, application="0f3a", login_server="https://inloggen.example/decap/auth")
HOSTS = {
    CodeHostKind.GITHUB: (
        "https://github.com/regio/plannen",
        {"name": "github", "repo": "regio/plannen", "branch": "main", "api_root": "https://api.github.com",
         "base_url": "https://inloggen.example", "auth_endpoint": "decap/auth"},
        "https://api.github.com",
    ),
    CodeHostKind.GITLAB: (
        "https://gitlab.example/groep/regio/plannen.git",
        {"name": "gitlab", "repo": "groep/regio/plannen", "branch": "main", "app_id": "0f3a", "auth_type": "pkce",
         "api_root": "https://gitlab.example/api/v4", "base_url": "https://gitlab.example"},
        "https://gitlab.example",
    ),
    CodeHostKind.FORGEJO: (
        "https://code.example:8443/regio/plannen/",
        {"name": "forgejo", "repo": "regio/plannen", "branch": "main", "app_id": "0f3a",
         "api_root": "https://code.example:8443/api/v1"},
        "https://code.example:8443",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", CodeHostKind)
def test_the_form_asks_its_own_code_host_only(kind: CodeHostKind) -> None:
    address, backend, asked = HOSTS[kind]
    host = host_of(CodeHost.made(kind=kind, address=address, branch="main"), FORM)
    assert {key: value for key, value in host.backend.items() if key != "commit_messages"} == backend
    assert host.policy.split("connect-src ")[1].split(";")[0] == f"'self' blob: {asked}"
    assert set(re.findall(r"https?://[^ ;]+", host.policy)) == {asked}


@pytest.fixture
def with_form(tmp_path: Path) -> Path:
    """A copy of the example that has the form on its site."""
    for part in ("data", "content"):
        shutil.copytree(EXAMPLE / part, tmp_path / part)
    site = tmp_path / "data" / "site.yml"
    site.write_text(site.read_text(encoding="utf-8").replace("aan: nee", "aan: ja"), encoding="utf-8")
    return tmp_path


def add(root: Path, site: Path, **changes: Any) -> list[str]:
    """Add the form to a site as `plansite build` does; return the problems."""
    inputs = example_inputs(root=root)
    portal, _, _ = read_inputs(inputs)
    assert portal is not None
    return [str(problem) for problem in add_form(dataclasses.replace(inputs, **changes), portal, site)]


def test_a_site_has_the_form_only_when_its_settings_say_so(with_form: Path, tmp_path: Path) -> None:
    assert add(EXAMPLE, tmp_path / "uit") == []
    assert add(with_form, tmp_path / "proef", is_preview=True) == []
    assert not (tmp_path / "uit").exists()
    assert not (tmp_path / "proef").exists()
    assert add(with_form, tmp_path / "aan") == []
    page = (tmp_path / "aan" / "redactie" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert "https://code.voorbeeld.example" in page
    found = json.loads((tmp_path / "aan" / "redactie" / "instellingen.json").read_text(encoding="utf-8"))
    assert found["config"]["backend"]["repo"] == "lindemark/plan"


def test_a_form_that_was_not_fetched_is_no_site_without_a_form(
    with_form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "Bundle", lambda: Bundle(tmp_path / "leeg"))
    place = Place((with_form / "data" / "site.yml").as_posix())
    assert add(with_form, tmp_path / "site") == [f"{place}: fout: {MISSING}"]


@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_servers_give_the_form_the_policy_of_its_page(with_form: Path, tmp_path: Path, server: str) -> None:
    site = tmp_path / "site"
    add(with_form, site)
    (site / "adressen.txt").write_text("/\n", encoding="utf-8")
    policy = server_for(site, "plannen.example", None, None, None).editor_policy
    assert "script-src 'self' 'unsafe-eval'; " in policy
    assert "connect-src 'self' blob: https://code.voorbeeld.example; " in policy
    assert policy.endswith("; frame-ancestors 'none'")
    assert policy in server_config(server, site, "--domain", "plannen.example")
    assert "unsafe" not in Server("", "").policy


def test_the_command_says_what_to_do_when_the_form_was_not_fetched(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("generator.commands.form.Bundle", lambda: Bundle(tmp_path))
    assert main(["redactie", "--data", str(EXAMPLE / "data")]) == 1
    assert capsys.readouterr().err == f"{MISSING}\n"
    assert main(["redactie", "--data", "bestaat-niet"]) == 1
    assert capsys.readouterr().err == (
        "bestaat-niet: deze map bestaat niet. Geef de map met de gegevens op.\n"
    )


def test_the_formats_know_which_groups_may_be_absent(settings: dict[str, Any]) -> None:
    fields = settings["formats"]["actie"][0]["fields"]
    assert list(fields)[:3] == ["plan", "titel", "titel_van"]
    assert fields["bron"] == {"fields": {"plan": {}, "plaats": {}}}
    assert fields["knelpunten"]["fields"]["vrijgegeven"] == {
        "fields": {"op": {}, "door": {}},
        "optional": True,
    }
    assert settings["formats"]["actie"][0]["modeline"] == kind_named("actie").modeline
