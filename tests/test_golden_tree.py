"""The example as Markdown is what stands in `tests/expected/docs/`: any change is seen, and accepted."""

from __future__ import annotations

import difflib
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PIL import Image

from generator.site import Site, write_site
from tests.support.sites import ROOT, files_of

EXPECTED = ROOT / "tests" / "expected" / "docs"
ACCEPT = "If this is right: python -m pytest tests/test_golden_tree.py --accept"
MOST_FILES, MOST_LINES = 10, 40
ARCHIVES = (".xlsx", ".zip")


def test_the_example_is_as_expected(example_markdown: Site, pytestconfig: pytest.Config) -> None:
    now = dict(comparable(name, content) for name, content in example_markdown.items())
    if pytestconfig.getoption("accept"):
        write_site(now, EXPECTED)
    report = "\n".join(differences(files_of(EXPECTED), now))
    if report:
        pytest.fail(f"{report}\n{ACCEPT}", pytrace=False)


def comparable(name: str, content: bytes) -> tuple[str, bytes]:
    """Return an archive or an image as what is in it: how it was compressed differs per machine."""
    if Path(name).suffix == ".png":
        image = Image.open(io.BytesIO(content)).convert("RGB")
        width, height = image.size
        return f"{name}.txt", f"{width} x {height}  {hashlib.sha256(image.tobytes()).hexdigest()}\n".encode()
    if Path(name).suffix not in ARCHIVES:
        return name, content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [comparable(member, archive.read(member)) for member in archive.namelist()]
    lines = [f"{hashlib.sha256(inner).hexdigest()}  {member}\n" for member, inner in members]
    return f"{name}.txt", "".join(lines).encode()


def test_the_report_of_a_change_can_be_read() -> None:
    before = {"same.md": b"1\n", "gone.md": b"x\n", "other.md": b"a\nb\nc\n", "font.woff2": b"\xff\xfe"}
    after = {"same.md": b"1\n", "new.md": b"x\n", "other.md": b"a\nB\nc\n", "font.woff2": b"\xff\xfd"}
    assert list(differences(before, after)) == [
        "gone.md: is not made any more",
        "new.md: is new",
        "font.woff2: has other bytes",
        "--- expected/other.md",
        "+++ now/other.md",
        "@@ -1,3 +1,3 @@",
        " a",
        "-b",
        "+B",
        " c",
    ]


def test_a_long_report_is_cut_off() -> None:
    before = {f"{number}.md": b"a\n" for number in range(MOST_FILES + 2)}
    after = {name: b"b\n" for name in before}
    assert list(differences(before, after))[-1] == "and 2 more files"


def differences(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """Say how two trees differ: files gone, files new, and the lines that changed."""
    yield from (f"{name}: is not made any more" for name in sorted(before.keys() - after.keys()))
    yield from (f"{name}: is new" for name in sorted(after.keys() - before.keys()))
    changed = [name for name in sorted(before.keys() & after.keys()) if before[name] != after[name]]
    for name in changed[:MOST_FILES]:
        yield from _changed_lines(name, before[name], after[name])
    if len(changed) > MOST_FILES:
        yield f"and {len(changed) - MOST_FILES} more files"


def _changed_lines(name: str, before: bytes, after: bytes) -> Iterator[str]:
    if Path(name).suffix not in (".md", ".css", ".js", ".svg", ".txt", ".json", ".csv", ".xml"):
        yield f"{name}: has other bytes"
        return
    old, new = before.decode().splitlines(), after.decode().splitlines()
    lines = list(difflib.unified_diff(old, new, f"expected/{name}", f"now/{name}", lineterm=""))
    yield from lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        yield f"and {len(lines) - MOST_LINES} more lines"
