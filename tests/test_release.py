"""What a release says it is made of is valid, complete and the same each time; leaks are asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.support.sites import ROOT
from tests.tools import audit
from tests.tools.bill_of_materials import UNKNOWN, bill, direct_dependencies, licence_list, packages

LOCK = (ROOT / "requirements.lock").read_text("utf-8")


@pytest.fixture(scope="module")
def text() -> str:
    return bill(LOCK, direct_dependencies())


@pytest.fixture(scope="module")
def made(text: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(text)
    return found


# --- The lock --------------------------------------------------------------------------------


def test_everything_is_locked_with_hashes() -> None:
    entries = re.findall(r"^[a-z0-9._-]+==.*(?:\n {4}.*)*", LOCK, re.MULTILINE)
    assert len(entries) > 100
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    lines = [line for line in LOCK.splitlines() if line and not line.startswith((" ", "#"))]
    assert [line for line in lines if not re.match(r"[a-z0-9._-]+==[0-9]", line)] == []


def test_only_what_has_its_hash_is_installed() -> None:
    installed = [
        line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if "--requirement" in line
    ]
    assert len(installed) == 3
    assert all("$(INSTALL)" in line for line in installed)
    assert "INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes" in (
        ROOT / "Makefile"
    ).read_text("utf-8")


# --- The bill of materials ----------------------------------------------------------------------


def test_it_is_valid_cyclonedx(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_the_judge_of_its_schema_judges(text: str) -> None:
    spoilt = text.replace('"type": "library"', '"type": "boek"', 1)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(spoilt) is not None


def test_it_is_the_same_each_time(text: str) -> None:
    assert bill(LOCK, direct_dependencies()) == text
    assert "timestamp" not in text


def test_it_names_all_that_a_site_is_built_with_and_no_tool_of_the_tests(made: Mapping[str, Any]) -> None:
    site = LOCK.partition("# ======== form ========")[0]
    locked = set(re.findall(r"^([a-z0-9._-]+)==", site, re.MULTILINE))
    named = {one["name"] for one in made["components"]}
    assert named == locked | {"decap-cms", "yaml", "source-sans"}
    assert "pytest" not in named


def test_each_part_has_its_hashes_and_a_licence(made: Mapping[str, Any]) -> None:
    for one in made["components"]:
        (source,) = one["externalReferences"]
        assert source["hashes"], one["name"]
        assert one["licenses"], one["name"]
    assert "https://" not in json.dumps(made["components"]), "no registry is named"


def test_it_says_what_plansite_itself_asks_for(made: Mapping[str, Any]) -> None:
    needs = {one["ref"]: one.get("dependsOn", []) for one in made["dependencies"]}
    asked = {ref.split("/")[1].partition("@")[0] for ref in needs["plansite"]}
    assert asked == {*direct_dependencies(), "decap-cms", "yaml", "source-sans"}
    (pydantic,) = (ref for ref in needs if ref.startswith("pkg:pypi/pydantic@"))
    assert any("pydantic-core" in ref for ref in needs[pydantic])


def test_every_part_has_a_known_licence() -> None:
    assert [one.name for one in packages(LOCK) if UNKNOWN in one.licences] == []
    assert "| mkdocs | 1.6.1 | BSD-2-Clause |\n" in licence_list(LOCK)


# --- Known leaks -----------------------------------------------------------------------------------

SAFE = {"name": "jinja2", "version": "3.1.6", "vulns": []}
LEAKING = {
    "name": "urllib3",
    "version": "2.8.0",
    "vulns": [{"id": "VOORBEELD-1", "fix_versions": ["2.8.1"]}, {"id": "VOORBEELD-2", "fix_versions": []}],
}
SKIPPED = {"name": "pyyaml", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("dependencies", "code", "said"),
    [
        ([SAFE], audit.CLEAN, "Packages looked up: 1. No known leaks."),
        (
            [SAFE, SKIPPED, LEAKING],
            audit.LEAKS,
            "Known leaks:\nurllib3 2.8.0: VOORBEELD-1, mended in 2.8.1\n"
            "urllib3 2.8.0: VOORBEELD-2, mended in no version yet",
        ),
        ([SAFE, SKIPPED], audit.NOT_JUDGED, audit.OFFLINE.format(names="pyyaml")),
        ([SKIPPED], audit.NOT_JUDGED, audit.OFFLINE.format(names="everything")),
        ([], audit.NOT_JUDGED, audit.OFFLINE.format(names="everything")),
    ],
)
def test_what_was_not_judged_is_never_called_clean(
    dependencies: list[Mapping[str, object]], code: int, said: str
) -> None:
    assert audit.verdict(json.dumps({"dependencies": dependencies})) == audit.Verdict(code, said)


def test_an_audit_without_network_says_so() -> None:
    assert audit.verdict("") == audit.Verdict(audit.NOT_JUDGED, audit.OFFLINE.format(names="everything"))
