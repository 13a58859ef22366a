"""The releases of a target folder: which there are, which is live, and making one live."""

from __future__ import annotations

import datetime
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.publishing.carrying import FILE_MODE, FOLDER_MODE, carry_over

_TIME = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)(?:-([0-9a-f]{12}))?")


class ReleaseError(Exception):
    """A release cannot be found, or is not whole. The message is for the editor."""


@dataclass(frozen=True, order=True)
class Release:
    """One complete site, published at some moment. The name says when, and from which commit."""

    name: str

    @property
    def time(self) -> datetime.datetime:
        """When it was published."""
        return datetime.datetime.strptime(self.name[:16], _TIME).replace(tzinfo=datetime.UTC)

    @property
    def commit(self) -> str:
        """The first twelve digits of the commit it was built from; empty when it came from a folder."""
        return self.name[17:]


@dataclass(frozen=True)
class Target:
    """A folder that a web server publishes from."""

    folder: Path

    @property
    def current(self) -> Path:
        """The link that the web server follows."""
        return self.folder / "current"

    @property
    def releases(self) -> Path:
        """Where the releases stand."""
        return self.folder / "releases"

    @property
    def work(self) -> Path:
        """Where a site is built."""
        return self.folder / "work"

    @property
    def lock(self) -> Path:
        """The file whose lock a publisher holds."""
        return self.folder / "lock"

    @property
    def pin(self) -> Path:
        """The file that names the release that somebody went back to."""
        return self.folder / "pinned"

    def staged(self, commit: str) -> Path:
        """Return where the site of a pushed commit waits until git has accepted the push."""
        return self.folder / "staged" / commit

    def prepare(self) -> None:
        """Make the folders, readable for the web server whatever the umask is."""
        for folder in (self.folder, self.releases, self.folder / "staged"):
            if not folder.is_dir():
                folder.mkdir(parents=True, exist_ok=True)
                folder.chmod(FOLDER_MODE)


def all_releases(target: Target) -> list[Release]:
    """Return the releases that are kept, the oldest first."""
    if not target.releases.is_dir():
        return []
    return sorted(Release(path.name) for path in target.releases.iterdir() if _NAME.fullmatch(path.name))


def live_release(target: Target) -> Release | None:
    """Return the release that visitors see."""
    try:
        name = target.current.readlink().name
    except OSError:
        return None
    return Release(name) if (target.releases / name).is_dir() else None


def pinned_release(target: Target) -> Release | None:
    """Return the release that somebody went back to, as long as it is the live one."""
    try:
        name = target.pin.read_text(encoding="utf-8").strip()
    except OSError:
        return None
    # Publishing replaces the link and then removes the pin. Killed in between, the pin names
    # a release that is not live, and so means nothing any more.
    live = live_release(target)
    return live if live and live.name == name else None


def add_release(target: Target, site: Path, now: datetime.datetime, commit: str) -> Release:
    """Move a finished site among the releases. It is not live yet."""
    release = Release(_new_name(target, now, commit))
    make_readable(site)
    # The disk has the files before the link points at them: a power cut leaves no empty pages.
    os.sync()
    site.rename(target.releases / release.name)
    return release


def _new_name(target: Target, now: datetime.datetime, commit: str) -> str:
    """Return a name that sorts after all others, even when the clock was set back."""
    moment = now.astimezone(datetime.UTC).replace(microsecond=0)
    for last in all_releases(target)[-1:]:
        moment = max(moment, last.time + datetime.timedelta(seconds=1))
    return f"{moment.strftime(_TIME)}{f'-{commit[:12]}' if commit else ''}"


def make_readable(site: Path) -> None:
    """Let the web server read a site, whatever umask it was built under."""
    for root, _, names in os.walk(site):
        Path(root).chmod(FOLDER_MODE)
        for name in names:
            Path(root, name).chmod(FILE_MODE)


def make_live(target: Target, release: Release) -> None:
    """Point the link at a release. Replacing it is one step for everyone who reads through it."""
    new = target.folder / "current.new"
    new.unlink(missing_ok=True)
    new.symlink_to(Path("releases", release.name))
    new.replace(target.current)


def unpin(target: Target) -> None:
    """Forget that somebody went back to a release."""
    target.pin.unlink(missing_ok=True)


def roll_back(target: Target, name: str | None) -> Release:
    """Make an earlier release live and keep it so until the next push or publish."""
    release = _wanted(target, name)
    new = target.folder / "pinned.new"
    new.write_text(f"{release.name}\n", encoding="utf-8")
    live = live_release(target)
    if live and live != release:
        # Going back is for an emergency: what open pages load comes along only where there is still room for it.
        with suppress(OSError):
            carry_over(target.releases / live.name, target.releases / release.name)
    # The pin comes first: it means nothing until its release is live.
    new.replace(target.pin)
    make_live(target, release)
    return release


def _wanted(target: Target, name: str | None) -> Release:
    releases, live = all_releases(target), live_release(target)
    if name is None:
        earlier = [release for release in releases if live and release < live]
        if not earlier:
            raise ReleaseError("Er is geen eerdere versie om naar terug te gaan.")
        return earlier[-1]
    found = [release for release in releases if release.name.startswith(name)]
    if len(found) != 1:
        names = ", ".join(release.name for release in releases) or "geen"
        wrong = "bestaat niet" if not found else "past op meer versies"
        raise ReleaseError(f"De versie “{name}” {wrong}. Bewaarde versies: {names}.")
    return found[0]


def remove_old(target: Target, keep: int) -> None:
    """Remove all but the newest releases, and never the live one."""
    live = live_release(target)
    for release in all_releases(target)[:-keep]:
        if release != live:
            discard(target, target.releases / release.name)


def remove_staged(target: Target) -> None:
    """Remove every site that waits for git to accept its push."""
    for waiting in sorted((target.folder / "staged").iterdir()):
        discard(target, waiting)


def discard(target: Target, folder: Path) -> None:
    """Remove a folder. It first leaves its place in one step, so that nobody meets half of it."""
    target.work.mkdir(exist_ok=True)
    aside = target.work / f"old-{folder.name}"
    folder.rename(aside)
    shutil.rmtree(aside)


def clean(target: Target) -> None:
    """Remove what a killed publish left behind. Only for the holder of the lock."""
    if target.work.exists():
        shutil.rmtree(target.work)
