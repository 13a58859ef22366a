"""`plansite serve` shows a saved change, keeps the last good page, and recovers by itself."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.sites import ROOT

PATIENCE = 60.0


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A preview of the smallest site, in a folder of its own: the folder and the address."""
    shutil.copytree(ROOT / "tests" / "minimal", tmp_path, dirs_exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--port", str(port)],
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PATH": ""}, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        yield tmp_path, f"http://127.0.0.1:{port}/"
        server.terminate()


def shown(address: str, fits: Callable[[str], bool]) -> str:
    """Return the page at an address as soon as it fits, or as it is when patience has run out."""
    deadline, text = time.monotonic() + PATIENCE, ""
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                text = answer.read().decode()
        except OSError:
            text = ""
        if fits(text):
            break
        time.sleep(0.05)
    return text


def test_a_saved_change_is_shown_and_a_mistake_changes_nothing(preview: tuple[Path, str]) -> None:
    folder, address = preview
    action = folder / "data" / "duinrand" / "acties" / "jeugdteam.yml"
    before = action.read_text(encoding="utf-8")
    title = next(line for line in before.splitlines() if line.startswith("titel:"))
    page = f"{address}duinrand/acties/jeugdteam/"
    assert title.removeprefix("titel:").strip() in shown(page, lambda text: "<h1" in text)
    action.write_text(before.replace(title, "titel: Een nieuwe titel"), encoding="utf-8")
    assert "Een nieuwe titel" in shown(page, lambda text: "Een nieuwe titel" in text)
    action.write_text(before.replace(title, "titel:"), encoding="utf-8")
    assert "Een nieuwe titel" in shown(page, lambda text: "<h1" in text)
    action.write_text(before.replace(title, "titel: Weer goed"), encoding="utf-8")
    assert "Weer goed" in shown(page, lambda text: "Weer goed" in text)
