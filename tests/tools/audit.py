"""Asks whether anything that is locked has a known leak, with pip-audit.

`make audit` runs this as a program, and so does every night's workflow. pip-audit itself calls it a
success when it could look up nothing at all; here that is a failure with a reason of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"
CLEAN, LEAKS, NOT_JUDGED = 0, 1, 2

OFFLINE = """\
Not judged: {names}.
pip-audit asks the package registry, which this machine does not reach (or only a mirror that knows of no leaks).
Run 'make audit' where it does. The nightly workflow runs it too."""


@dataclass(frozen=True)
class Verdict:
    """What came of it."""

    code: int
    text: str


def verdict(answer: str) -> Verdict:
    """Judge what pip-audit wrote: a leak weighs most, then a package that nobody could judge."""
    try:
        judged = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Verdict(NOT_JUDGED, OFFLINE.format(names="everything"))
    leaks = [
        f"{one['name']} {one['version']}: {leak['id']}, mended in {', '.join(leak['fix_versions']) or 'no version yet'}"
        for one in judged
        for leak in one.get("vulns", [])
    ]
    skipped = [one["name"] for one in judged if "skip_reason" in one]
    if leaks:
        return Verdict(LEAKS, "\n".join(["Known leaks:", *leaks]))
    if skipped or not judged:
        names = "everything" if len(skipped) == len(judged) else ", ".join(sorted(skipped))
        return Verdict(NOT_JUDGED, OFFLINE.format(names=names))
    return Verdict(CLEAN, f"Packages looked up: {len(judged)}. No known leaks.")


def main() -> int:
    """Run pip-audit over the whole lock: what the tests run with can do harm too."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--requirement",
        str(LOCK),
        "--require-hashes",
        "--disable-pip",
    ]
    done = subprocess.run(
        [*command, "--format", "json", "--progress-spinner", "off"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if not done.stdout:  # else it says in its own words that what it could not look up has no leaks
        print(done.stderr, file=sys.stderr, end="")
    found = verdict(done.stdout)
    print(found.text, file=sys.stderr if found.code else sys.stdout)
    return found.code


if __name__ == "__main__":
    sys.exit(main())
