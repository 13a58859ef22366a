"""What a new version carries of the one before: the styles, scripts and icons that open pages may still ask for.

Only files with a hash of their content in their name are carried, so under a name there is never another content. They
hold no words of the plan: what an editor takes back or holds back is gone with the next version. They are no part of
the new version, and stand in a list of their own.
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from generator import checksums
from generator.checksums import Checksums, checksum_list, checksums_of_files, known_checksums
from generator.lasting_files import keeps_its_word

FOLDER_MODE, FILE_MODE = 0o755, 0o644
"""What a web server can read, whatever umask a site was built under."""
FILE = "SHA256SUMS.vorige"
"""Names the carried files with their checksums, in the form of `sha256sum`."""


def carry_over(live: Path, site: Path) -> None:
    """Copy into a finished site what only the live version has and its open pages may still load.

    What the live version carried itself is left behind: so a site does not grow with every version. Raises OSError
    where the disk refuses, with nothing carried.
    """
    own = known_checksums(site / checksums.FILE)
    if not own:
        return  # what belongs to it is not known, so nothing is added or taken away
    _forget(site, own)
    try:
        _carry(live, site, own)
    except OSError:
        _forget(site, own)
        raise


def _carry(live: Path, site: Path, own: Checksums) -> None:
    contents = {
        path: content
        for path, checksum in known_checksums(live / checksums.FILE).items()
        if path not in own and _is_within(path) and keeps_its_word(path, checksum)
        if (content := _content(live, path)) is not None and hashlib.sha256(content).hexdigest() == checksum
    }
    if contents:
        # The list comes first: what it names is taken away again after an attempt that was cut off.
        _write(site / FILE, checksum_list(checksums_of_files(contents)))
        for path, content in contents.items():
            _make_folder((site / path).parent)
            _write(site / path, content)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    path.chmod(FILE_MODE)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir()
        folder.chmod(FOLDER_MODE)


def carried_by(site: Path, found: Checksums) -> Checksums:
    """Return the files that a site carries of an earlier version, as far as they are what their names say."""
    listed = known_checksums(site / FILE)
    return {path: sum for path, sum in listed.items() if found.get(path) == sum and keeps_its_word(path, sum)}


def without_carried(site: Path, found: Checksums) -> Checksums:
    """Return the checksums of a site's files without those that it carries, and without their list."""
    carried = carried_by(site, found)
    if not carried:
        return found
    return {path: sum for path, sum in found.items() if path not in carried and path != FILE}


def _forget(site: Path, own: Checksums) -> None:
    """Remove what was carried before: also by an attempt that was cut off, of which a file may be half there."""
    for path in known_checksums(site / FILE):
        if path not in own and _is_within(path):
            (site / path).unlink(missing_ok=True)
    (site / FILE).unlink(missing_ok=True)


def _content(live: Path, path: str) -> bytes | None:
    """Return a file of the live version; nothing where a link stands in its place, or on the way to it."""
    place = live / path
    is_own = place.resolve() == live.resolve() / path and place.is_file()
    return place.read_bytes() if is_own else None


def _is_within(path: str) -> bool:
    """Whether a path that a list names stays in the folder of that list."""
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts and "\0" not in path
