"""What a new version carries of the one before: the files that pages which somebody has open may still ask for.

Only files that last are carried: under their name there is never another content. So they are no part of the new
version, and stand in a list of their own.
"""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

from generator import checksums
from generator.checksums import ChecksumError, Checksums, checksum_list, parse_checksum_list
from generator.lasting_files import is_lasting, keeps_its_word

FILE = "SHA256SUMS.vorige"
"""Names the carried files with their checksums, in the form of `sha256sum`."""


def carry_over(live: Path, site: Path) -> None:
    """Copy into a finished site what only the live version has and its open pages may still load.

    What the live version carried itself is left behind: so a site does not grow with every version.
    """
    own, earlier = _listed(site / checksums.FILE), _listed(live / checksums.FILE)
    carried = {
        path: sum
        for path, sum in earlier.items()
        if path not in own and _is_within(path) and is_lasting(path) and (live / path).is_file()
    }
    for path in carried:
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(live / path, target)
    if carried:
        (site / FILE).write_bytes(checksum_list(carried))


def without_carried(site: Path, found: Checksums) -> Checksums:
    """Return the checksums of a site's files without those that it carries, as far as these are what they say."""
    listed = _listed(site / FILE)
    proven = {path for path, sum in listed.items() if found.get(path) == sum and keeps_its_word(path, sum)}
    if proven:
        proven.add(FILE)
    return {path: sum for path, sum in found.items() if path not in proven}


def _is_within(path: str) -> bool:
    """Whether a path that a list names stays in the folder of that list."""
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts


def _listed(path: Path) -> Checksums:
    """Return a list of checksums; a site from before there were such lists has none."""
    try:
        return parse_checksum_list(path.read_bytes())
    except (OSError, ChecksumError):
        return {}
