"""The scripts of the form outside a browser: what they make of a file when values in it change."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.editing.form.bundle import Bundle
from generator.editing.form.hosts import local_host
from generator.editing.form.page import FOLDER, form_files, write_files
from generator.editing.form.shapes import shape_of
from generator.editing.kinds import FileKind, kind_named
from tests.support.sites import ROOT

SCRIPT = ROOT / "tests" / "support" / "merging.mjs"
Steps = Sequence[str | int]


@dataclass(frozen=True)
class Edit:
    """What an editor does to one value. Paths are those of the form, where a group that may be absent is a list."""

    path: Steps
    value: Any = ""
    insert: bool = False
    remove: bool = False


@dataclass(frozen=True)
class Case:
    """A file and what is changed in it."""

    kind: FileKind
    text: str
    edits: Sequence[Edit] = field(default=())


@dataclass(frozen=True)
class Merging:
    """The scripts of the form, laid out as on the site."""

    folder: Path

    @staticmethod
    def in_folder(folder: Path) -> Merging:
        """Lay the scripts out."""
        bundle = Bundle()
        assert bundle.is_there(), "run: make form"
        write_files(form_files("proef", {}, local_host("http://localhost").policy, bundle), folder)
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        return Merging(folder / FOLDER)

    def outcomes(self, cases: Iterable[Case]) -> list[Mapping[str, Any]]:
        """Return for each case the text that is saved, or the error."""
        told = [
            {
                "text": case.text,
                "fields": shape_of(case.kind.model),
                "head": f"{case.kind.modeline}\n",
                "edits": [vars(edit) for edit in case.edits],
            }
            for case in cases
        ]
        done = subprocess.run(
            [str(Bundle().node), str(SCRIPT), str(self.folder)],
            input=json.dumps(told),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        outcomes: list[Mapping[str, Any]] = json.loads(done.stdout)
        return outcomes

    def saved(self, kind: str, text: str, *edits: Edit) -> str:
        """Return the text that is saved after some edits."""
        (outcome,) = self.outcomes([Case(kind_named(kind), text, edits)])
        assert "error" not in outcome, outcome
        return str(outcome["text"])

    def refused(self, kind: str, text: str, *edits: Edit) -> str:
        """Return why nothing is saved."""
        (outcome,) = self.outcomes([Case(kind_named(kind), text, edits)])
        return str(outcome["error"])
