"""The same input gives the same bytes wherever it is built, and a failed build changes nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import build_site
from generator.site import write_site
from tests.support.sites import EXAMPLE, ROOT, built, example_inputs, files_of

BROKEN = 'titel: "zonder einde\n'


def build(folder: Path, umask: int, environment: dict[str, str]) -> dict[str, bytes]:
    """Build the example from the command line, in a working folder of its own, and return its files."""
    folder.mkdir()
    program = f"import os, sys; os.umask({umask}); from generator.cli import main; sys.exit(main())"
    arguments = ["build", "--data", str(EXAMPLE / "data"), "--content", str(EXAMPLE / "content")]
    subprocess.run(
        [sys.executable, "-c", program, *arguments, "--site-dir", "out", "--reference-date", "2026-02-15"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        check=True,
        capture_output=True,
    )
    return files_of(folder / "out")


def test_two_builds_are_byte_identical(tmp_path: Path) -> None:
    here = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    there = {"PYTHONHASHSEED": "4000", "TZ": "Pacific/Pago_Pago", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"}
    first = build(tmp_path / "één", 0o022, here)
    second = build(tmp_path / "another place", 0o077, there)
    assert first.keys() == second.keys()
    assert [name for name, content in first.items() if second[name] != content] == []
    assert {"index.html", "sitemap.xml", "sitemap.xml.gz"} <= first.keys()


def test_the_sitemap_bears_the_reference_date(tmp_path: Path) -> None:
    sitemap = files_of(built(example_inputs(), tmp_path / "site").folder)["sitemap.xml"].decode()
    assert "<lastmod>2026-02-15</lastmod>" in sitemap


def test_a_failed_build_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    copy = tmp_path / "example"
    shutil.copytree(EXAMPLE, copy)
    site = tmp_path / "site"
    before = files_of(built(example_inputs(root=copy), site).folder)
    (copy / "data" / "lindemark" / "acties" / "wijkschouw.yml").write_text(BROKEN, encoding="utf-8")
    report = build_site(example_inputs(root=copy), site, lambda line: None)
    assert not report.is_finished
    assert files_of(site) == before


def test_a_failed_build_says_so_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from generator.cli import main

    copy, site = tmp_path / "example", tmp_path / "site"
    shutil.copytree(EXAMPLE, copy)
    (copy / "data" / "lindemark" / "acties" / "wijkschouw.yml").write_text(BROKEN, encoding="utf-8")
    arguments = ["--data", str(copy / "data"), "--content", str(copy / "content"), "--site-dir", str(site)]
    assert main(["build", *arguments]) == 1
    assert f"Er is niets veranderd aan {site}/." in capsys.readouterr().err
    assert not site.exists()


def test_only_what_changed_is_written_again(tmp_path: Path) -> None:
    long_ago = 1_000_000_000
    write_site({"a/index.md": b"a", "b/index.md": b"b", "c.md": b"c"}, tmp_path)
    for path in tmp_path.rglob("*.md"):
        os.utime(path, (long_ago, long_ago))
    changed = write_site({"a/index.md": b"a", "b/index.md": b"new", "d.md": b"d"}, tmp_path)
    assert changed == 3, "one changed, one new, one gone"
    assert (tmp_path / "a" / "index.md").stat().st_mtime == long_ago
    assert files_of(tmp_path) == {"a/index.md": b"a", "b/index.md": b"new", "d.md": b"d"}


def test_a_folder_without_pages_goes_too(tmp_path: Path) -> None:
    write_site({"a/b/index.md": b"a"}, tmp_path)
    write_site({"c.md": b"c"}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["c.md"]
