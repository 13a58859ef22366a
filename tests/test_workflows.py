"""The files that code hosts run: valid by the hosts' own schemas, and pinned to what was looked at."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.inputs import Inputs
from tests.support.sites import REAL_INPUTS, ROOT, built, text_of
from tests.tools import actionlint

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--builtin-schema", "vendor.github-workflows", *map(str, WORKFLOWS)],
        [
            "--builtin-schema",
            "vendor.gitlab-ci",
            "--data-transform",
            "gitlab-ci",
            str(ROOT / ".gitlab-ci.yml"),
        ],
    ],
    ids=["github", "gitlab"],
)
def test_hosts_understand_them(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actionlint_finds_nothing(path: Path) -> None:
    assert actionlint.judge(path.read_text("utf-8"), path.relative_to(ROOT).as_posix()) == []


def test_actionlint_looks_at_all() -> None:
    text = WORKFLOWS[0].read_text("utf-8").replace("github.event.", "github.evnt.")
    (found,) = actionlint.judge(text, ".github/workflows/check.yml")
    assert found["message"].startswith('property "evnt" is not defined')


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_to_a_commit(path: Path) -> None:
    """A tag can be moved to other code; a commit cannot."""
    used = re.findall(r"uses: *(\S.*)", path.read_text("utf-8"))
    for action in used:
        assert re.fullmatch(
            r"\./\.github/workflows/[a-z]+\.yml|[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+(\.\d+)*", action
        )


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_may_only_read_unless_a_job_says_so(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    writing = {name for name, job in workflow["jobs"].items() if "write" in str(job.get("permissions"))}
    assert writing <= {"deploy", "publish"}


def test_uploads_keep_hidden_files() -> None:
    """Otherwise .well-known/security.txt would be left out."""
    uploads = 0
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            for step in job.get("steps", []):
                if "upload" in step.get("uses", ""):
                    uploads += 1
                    assert step["with"]["include-hidden-files"] is True
    assert uploads == 5


def test_a_preview_says_so_on_every_page_and_stays_out_of_search_engines(tmp_path: Path) -> None:
    minimal = ROOT / "tests" / "minimal"
    inputs = Inputs(minimal / "data", minimal / "content", REAL_INPUTS.reference_date, is_preview=True)
    pages = built(inputs, tmp_path / "site").pages
    assert len(pages) > 20
    for address, page in pages.items():
        assert page.xpath("//meta[@name='robots' and contains(@content, 'noindex')]"), address
        if not address.startswith("widget/") and "/widget/" not in address:
            assert "Proefversie: dit is niet de echte site." in text_of(page.find("body")), address


def test_what_goes_live_is_filled_in() -> None:
    github = {path.name: path.read_text("utf-8") for path in WORKFLOWS}
    assert 'make site ARGS="--live"' in github["publish.yml"]
    assert "publish.yml" in github["daily.yml"]
    assert "--live" in github["check.yml"]
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert gitlab["pages"]["script"] == ['make site ARGS="--site-dir public --live"']
    assert "--live" in gitlab["check"]["script"][0]


def test_every_municipality_can_have_an_owner() -> None:
    owned = (ROOT / "CODEOWNERS").read_text("utf-8")
    for path in sorted((ROOT / "data").glob("*/gemeenten/*.yml")):
        assert f"# /{path.relative_to(ROOT).as_posix()} " in owned


def test_lines_of_owners_work_when_they_count() -> None:
    """Without the first "# " every line is a path and an owner, and a municipality's own line comes last."""
    lines = [line[2:].split() for line in (ROOT / "CODEOWNERS").read_text("utf-8").splitlines()]
    rules = [line for line in lines if line and line[0].startswith(("/", "*"))]
    assert all(len(rule) == 2 and rule[1].startswith("@") for rule in rules)
    for path in sorted((ROOT / "data").glob("*/gemeenten/*.yml")):
        name = f"/{path.relative_to(ROOT).as_posix()}"
        fitting = [pattern for pattern, _ in rules if pattern == "*" or name.startswith(pattern)]
        assert fitting[-1] == name


def test_owners_are_examples_only() -> None:
    """Lines that count would ask teams that do not exist."""
    lines = (ROOT / "CODEOWNERS").read_text("utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []
    folders = [line.split()[1] for line in lines if line.startswith("# /")]
    assert len(folders) > 3
    for folder in folders:
        assert (ROOT / folder.lstrip("/")).exists(), folder
