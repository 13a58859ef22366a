"""The same input gives the same bytes wherever it is built, and a failed build changes nothing."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.build import build_site
from generator.site import write_site
from tests.support.publishing import checkout, environment
from tests.support.sites import EXAMPLE, ROOT, built, example_inputs, files_of

BROKEN = 'titel: "zonder einde\n'


@dataclass(frozen=True)
class Environment:
    """All that may differ between two machines, and that a site may not depend on."""

    folder: str
    umask: int
    shuffle: int
    """Seed of the order in which folders name their files, and in which the data are copied."""
    variables: Mapping[str, str]


ENVIRONMENTS = (
    Environment("één", 0o022, 1, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}),
    Environment(
        "another place",
        0o077,
        2,
        {"PYTHONHASHSEED": "4000", "TZ": "Pacific/Pago_Pago", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    ),
    Environment(
        "diep/in/een/andere/map",
        0o002,
        3,
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "nl_NL.ISO-8859-1", "USER": "redactie"},
    ),
    Environment(
        "HOOFDLETTERS",
        0o027,
        4,
        {"PYTHONHASHSEED": "77", "TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "0"},
    ),
    Environment(
        "zonder thuis",
        0o000,
        5,
        {"PYTHONHASHSEED": "random", "TZ": "America/St_Johns", "LC_ALL": "POSIX", "HOME": "/nergens"},
    ),
)

# A folder names its files in the order of its file system, which no machine shares with another.
SHUFFLED = """
import os, random, sys

class Shuffled(list):
    def __enter__(self):
        return self
    def __exit__(self, *error):
        pass
    def __next__(self):
        if not self:
            raise StopIteration
        return self.pop()
    def __iter__(self):
        return self
    def close(self):
        pass

chance, scandir, listdir = random.Random(int(sys.argv.pop(1))), os.scandir, os.listdir

def in_another_order(entries):
    entries = list(entries)
    chance.shuffle(entries)
    return entries

os.scandir = lambda path=".": Shuffled(in_another_order(scandir(path)))
os.listdir = lambda path=".": in_another_order(listdir(path))
os.umask(int(sys.argv.pop(1)))
from generator.cli import main
sys.exit(main())
"""


def copied(source: Path, target: Path, seed: int) -> None:
    """Copy a folder, its files made in some other order."""
    paths = sorted(path for path in source.rglob("*") if path.is_file())
    random.Random(seed).shuffle(paths)
    for path in paths:
        new = target / path.relative_to(source)
        new.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, new)


def build(repository: Path, root: Path, here: Environment) -> dict[str, bytes]:
    """Build a copy of the example from the command line as on another machine, and return its files."""
    folder = root / here.folder
    copied(repository, folder, here.shuffle)
    arguments = [str(here.shuffle), str(here.umask), "build", "--reference-date", "2026-02-15"]
    done = subprocess.run(
        [sys.executable, "-c", SHUFFLED, *arguments],
        cwd=folder,
        env=environment() | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": ""} | dict(here.variables),
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return files_of(folder / "site")


def test_five_environments_build_the_same_bytes(tmp_path: Path) -> None:
    repository = checkout(tmp_path / "bron", EXAMPLE).folder
    first, *others = (build(repository, tmp_path, here) for here in ENVIRONMENTS)
    assert {"index.html", "sitemap.xml", "versie.json", "SHA256SUMS"} <= first.keys()
    assert b'"toont_wijzigingsdatums": true' in first["versie.json"]
    for other in others:
        assert first.keys() == other.keys()
        assert [name for name, content in first.items() if other[name] != content] == []


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
