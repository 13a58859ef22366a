"""Schemas for editor programs say what the model says, and a second judge agrees with our own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner, Result

from generator.cli import main
from generator.editing.described import fields_of
from generator.editing.examples import example_files
from generator.editing.generated import editor_settings, outdated
from generator.editing.kinds import KINDS, FileKind, kind_at
from generator.editing.schema import schema_of
from generator.loading.folders import RECORD_FOLDERS, SHARED_FILES, UNIT_FILES
from generator.loading.walk import read_document
from generator.model.fields import Record
from generator.problems import has_errors
from tests.support.sites import ROOT

REAL, EXAMPLE, MINIMAL = ROOT / "data", ROOT / "tests/example/data", ROOT / "tests/minimal/data"


def files_of(kind: FileKind, data: Path) -> list[Path]:
    return sorted(path for path in data.glob(kind.place) if path.is_file())


def second_judge(arguments: Sequence[str]) -> Result:
    return CliRunner().invoke(check_jsonschema, arguments)


@pytest.mark.parametrize(("data", "with_readme"), [(REAL, True), (EXAMPLE, False)])
def test_what_is_written_from_the_model_is_current(data: Path, with_readme: bool) -> None:
    found = [path.relative_to(ROOT).as_posix() for path in outdated(data, with_readme=with_readme)]
    readme = "" if with_readme else " --no-readme"
    assert found == [], f"run: plansite schema --data {data.relative_to(ROOT).as_posix()}{readme}"


def test_every_kind_of_file_has_a_schema() -> None:
    models = {*SHARED_FILES.values(), *UNIT_FILES.values(), *RECORD_FOLDERS.values()}
    assert {kind.model for kind in KINDS} == models


def test_vs_code_knows_the_schemas() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == editor_settings(["data", "tests/example/data"])


@pytest.mark.parametrize("data", [REAL, EXAMPLE])
def test_the_first_line_of_every_file_leads_to_its_schema(data: Path) -> None:
    for path in sorted(data.rglob("*.yml")):
        kind = kind_at(path.relative_to(data).as_posix())
        assert kind is not None, path
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert schema.resolve() == data / kind.schema_file
        assert schema.is_file()


def test_an_action_is_explained_in_dutch() -> None:
    properties = schema_of(next(kind for kind in KINDS if kind.name == "actie"))["properties"]
    assert properties["planning"] == {
        "title": "Planning",
        "description": "De planning, precies zoals in het plan.",
        "type": ["string", "number", "null"],
        "pattern": r"^\s*[^\s](?:[^\n]*[^\s])?\s*$",
        "maxLength": 2000,
        "examples": ["Q3 2024"],
    }
    assert properties["prioriteit"]["description"] == (
        "De prioriteit waar de actie bij hoort. Verwijst naar: prioriteit."
    )
    assert properties["soort"]["enum"] == ["eenmalig", "doorlopend", "terugkerend", "evenement", None]
    assert properties["berichten"]["items"] == {"$ref": "#/$defs/berichten"}


def test_every_field_has_a_title_a_description_and_an_example() -> None:
    for kind in KINDS:
        schema = schema_of(kind)
        for group in (schema, *schema["$defs"].values()) if "$defs" in schema else (schema,):
            assert group["additionalProperties"] is False
            for key, field in group["properties"].items():
                is_group = "$ref" in json.dumps(field)
                assert field["title"], (kind.name, key)
                assert field["description"], (kind.name, key)
                assert is_group or field["examples"], (kind.name, key)


def test_no_example_is_the_general_one() -> None:
    """A text says more by an example of its own."""
    general = {"Een korte tekst", "Een langere tekst."}
    for kind in KINDS:
        for field in fields_of(kind.model):
            assert field.example not in general, (kind.name, field.key)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_second_judge_accepts_all_data(kind: FileKind) -> None:
    files = [str(path) for data in (REAL, EXAMPLE, MINIMAL) for path in files_of(kind, data)]
    assert files
    done = second_judge(["--schemafile", str(REAL / kind.schema_file), *files])
    assert done.exit_code == 0, done.output


def test_the_schemas_are_schemas() -> None:
    files = [str(REAL / kind.schema_file) for kind in KINDS]
    assert second_judge(["--check-metaschema", *files]).exit_code == 0


ACTION, ROUND = "duinrand/acties/buurtapp.yml", "duinrand/voortgang/2024-q3.yml"
PARTNERSHIP = "duinrand/samenwerking.yml"
# Every one of these is a text in an example file and what an editor might make of it by mistake.
MISTAKES = {
    "unknown-field": (ACTION, "titel: Buurtapp", "titel: Buurtapp\nomschrijving: Een app"),
    "misspelt-field": (ACTION, "planning:", "planing:"),
    "required-field-missing": (ACTION, "niveau: samen\n", ""),
    "required-field-empty": (ACTION, "titel: Buurtapp", "titel:"),
    "only-spaces": (ACTION, "titel: Buurtapp", "titel: '  '"),
    "not-a-choice": (ACTION, "rol: trekker", "rol: baas"),
    "choice-with-a-capital": (ACTION, "voortgang: bezig", "voortgang: Bezig"),
    "date-in-dutch-order": (ACTION, "gebeurd_op: 2024-07-01", "gebeurd_op: 01-07-2024"),
    "date-in-words": (ACTION, "gebeurd_op: 2024-07-01", "gebeurd_op: 1 juli 2024"),
    "month-that-does-not-exist": (ROUND, "peildatum: 2024-09-30", "peildatum: 2024-13-30"),
    "text-where-a-list-belongs": (ACTION, "doelen: [eerder-hulp]", "doelen: eerder-hulp"),
    "list-where-a-text-belongs": (ACTION, "titel: Buurtapp", "titel: [Buurtapp]"),
    "group-where-a-text-belongs": (ACTION, "titel: Buurtapp", "titel:\n  kort: Buurtapp"),
    "text-where-a-group-belongs": (ROUND, "  op: 2024-10-15\n  door: de basisteamdriehoek\n", "  ja\n"),
    "two-lines-where-one-belongs": (ACTION, "titel: Buurtapp", "titel: |\n  Buurt\n  app"),
    "name-with-capitals": (ACTION, "prioriteit: jeugd", "prioriteit: Jeugd"),
    "name-with-a-space": (ACTION, "doelen: [eerder-hulp]", "doelen: [eerder hulp]"),
    "amount-with-a-euro-sign": (PARTNERSHIP, "per_inwoner: 0,25", "per_inwoner: € 0,25"),
    "negative-amount": (PARTNERSHIP, "per_inwoner: 0,25", "per_inwoner: -0,25"),
    "yes-in-english": (PARTNERSHIP, "samen: ja", "samen: yes"),
    "yes-as-true": (PARTNERSHIP, "samen: ja", "samen: true"),
    "empty-list-where-one-is-needed": (PARTNERSHIP, "gemeenten: [aalduin]", "gemeenten: []"),
    "number-with-a-point": ("duinrand/gemeenten/aalduin.yml", "aantal: 14637", "aantal: 14.637"),
    "number-as-a-word": ("duinrand/prioriteiten/jeugd.yml", "volgorde: 1", "volgorde: eerste"),
    "number-too-low": ("duinrand/prioriteiten/jeugd.yml", "volgorde: 1", "volgorde: 0"),
    "code-without-letters": ("duinrand/gemeenten/aalduin.yml", "code: GM9001", "code: 9001"),
    "address-without-https": ("site.yml", "adres: https://example.org\n", "adres: www.example.org\n"),
    "mailbox-without-at": ("site.yml", "postbus: veiligheid@example.org", "postbus: veiligheid"),
    "phone-in-words": ("contact.yml", "nummer: 0900-8844", "nummer: bel ons"),
}
# Not wrong, though it looks odd: both judges accept them.
ODDITIES = {
    "optional-field-empty": (ACTION, "planning: Q3 2024", "planning:"),
    "optional-list-empty": (ACTION, "doelen: [eerder-hulp]", "doelen:"),
    "title-that-is-a-number": (ACTION, "titel: Buurtapp", "titel: 2024"),
    "number-between-quotes": ("duinrand/prioriteiten/jeugd.yml", "volgorde: 1", "volgorde: '1'"),
    "amount-with-a-point": (PARTNERSHIP, "per_inwoner: 0,25", "per_inwoner: 0.25"),
    "date-between-quotes": (ACTION, "gebeurd_op: 2024-07-01", 'gebeurd_op: "2024-07-01"'),
    "text-on-more-lines": (ACTION, "tekst: De eerste", "tekst: |\n      Kort.\n\n      De eerste"),
    "title-that-folds": (ACTION, "titel: Buurtapp", "titel: >-\n  Buurt\n  app"),
}


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples of the field reference as files, and the schemas beside them."""
    folder = tmp_path_factory.mktemp("examples")
    for name, text in example_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    shutil.copytree(REAL / ".schema", folder / ".schema")
    return folder


def verdicts(examples: Path, folder: Path, change: tuple[str, str, str]) -> tuple[bool, bool]:
    """Return whether our own loader and the second judge accept a changed example."""
    name, old, new = change
    text = (examples / name).read_text(encoding="utf-8")
    assert old in text
    broken = folder / Path(name).name
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    kind = kind_at(name)
    assert kind is not None
    identity = broken.stem if issubclass(kind.model, Record) else None
    own = not has_errors(read_document(broken, kind.model, identity)[1])
    other = second_judge(["--schemafile", str(examples / kind.schema_file), str(broken)]).exit_code == 0
    return own, other


@pytest.mark.parametrize("name", MISTAKES)
def test_both_judges_refuse(name: str, examples: Path, tmp_path: Path) -> None:
    assert verdicts(examples, tmp_path, MISTAKES[name]) == (False, False)


@pytest.mark.parametrize("name", ODDITIES)
def test_both_judges_accept(name: str, examples: Path, tmp_path: Path) -> None:
    assert verdicts(examples, tmp_path, ODDITIES[name]) == (True, True)


def test_check_names_what_is_outdated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    shutil.copytree(MINIMAL, data)
    assert main(["schema", "--data", str(data), "--no-readme"]) == 0
    capsys.readouterr()
    assert main(["schema", "--data", str(data), "--no-readme", "--check"]) == 0
    assert capsys.readouterr().err == "Alles is al bijgewerkt.\n"
    action = data / "duinrand/acties/buurtapp.yml"
    action.write_text(action.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    (data / ".schema/actie.schema.json").write_text("{}", encoding="utf-8")
    (data / ".schema/oud.schema.json").write_text("{}", encoding="utf-8")
    assert main(["schema", "--data", str(data), "--no-readme", "--check"]) == 1
    assert capsys.readouterr().err == (
        f"{data}/.schema/actie.schema.json moet worden bijgewerkt.\n"
        f"{data}/duinrand/acties/buurtapp.yml moet worden bijgewerkt.\n"
        f"{data}/.schema/oud.schema.json moet weg.\n"
        f"Geef de opdracht: .venv/bin/plansite schema --data {data} --no-readme\n"
    )
    assert main(["schema", "--data", str(data), "--no-readme"]) == 0
    assert main(["schema", "--data", str(data), "--no-readme", "--check"]) == 0


def test_the_loader_passes_over_the_schemas(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(MINIMAL, data)
    shutil.copytree(ROOT / "tests/minimal/content", tmp_path / "content")
    main(["schema", "--data", str(data)])
    assert main(["check", "--data", str(data), "--content", str(tmp_path / "content")]) == 0
