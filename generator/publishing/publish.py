"""Publishing a site: build it beside the live one, judge it, and only then make it live."""

from __future__ import annotations

import dataclasses
import datetime
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, suppress
from pathlib import Path

from generator import address_list
from generator.address_list import parse_address_list
from generator.build import Say, build_site
from generator.disk_errors import reason_of
from generator.edition import Revision
from generator.history import history_of_commit
from generator.inputs import Inputs
from generator.problems import Place, Problem, has_errors
from generator.publishing import releases
from generator.publishing.addresses_alive import addresses_in, vanished
from generator.publishing.carrying import carry_over
from generator.publishing.lock import locked
from generator.publishing.releases import Release, Target
from generator.repository import extract

KEEP = 5
_REQUIRED = ("index.html", "404.html", address_list.FILE)


@dataclasses.dataclass(frozen=True)
class Publication:
    """What is to be published, where, and at what moment."""

    inputs: Inputs
    target: Target
    now: datetime.datetime
    keep: int = KEEP
    commit: str = ""
    """The commit that the inputs come from; empty when they are just folders."""


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What came of it: the release that is live now, or the problems that prevented it."""

    problems: list[Problem]
    release: Release | None = None


def publish(publication: Publication, say: Say) -> Outcome:
    """Build and judge a site, and make it live. On an error the live site stays as it was."""
    with holding(publication.target, say):
        problems = _prepared(publication, say)
        if has_errors(problems):
            return Outcome(problems)
        return Outcome(problems, _go_live(publication, _work_site(publication.target), say))


def stage(publication: Publication, say: Say) -> list[Problem]:
    """Build and judge the site of a pushed commit, and set it aside for when git accepts the push."""
    target = publication.target
    with holding(target, say):
        problems = _prepared(publication, say)
        if not has_errors(problems):
            waiting = target.staged(publication.commit)
            if waiting.exists():
                releases.discard(target, waiting)
            _work_site(target).rename(waiting)
    return problems


def publish_staged(publication: Publication, say: Say) -> Outcome:
    """Make the site of an accepted commit live; build it again if it was not set aside."""
    target = publication.target
    with holding(target, say):
        waiting = target.staged(publication.commit)
        if waiting.is_dir():
            return Outcome([], _go_live(publication, waiting, say))
    return publish(publication, say)


@contextmanager
def holding(target: Target, say: Say) -> Iterator[None]:
    """Hold the target folder for oneself, and leave nothing half done in it."""
    target.prepare()
    with locked(target.lock, say):
        releases.clean(target)
        try:
            yield
        finally:
            # What went wrong before is what matters; the next publish cleans with insistence.
            with suppress(OSError):
                releases.clean(target)


def _work_site(target: Target) -> Path:
    return target.work / "site"


def _prepared(publication: Publication, say: Say) -> list[Problem]:
    """Build the site in the work folder. Returns every problem; with an error there is no site."""
    target = publication.target
    target.work.mkdir()
    inputs = dataclasses.replace(publication.inputs, is_live=True)
    report = build_site(inputs, _work_site(target), say)
    if not report.is_finished:
        return report.problems
    return [*report.problems, *_incomplete(_work_site(target)), *_vanished(publication)]


def _incomplete(site: Path) -> Iterator[Problem]:
    """Yield a problem for every file that a whole site has and this one lacks."""
    listed = parse_address_list((site / address_list.FILE).read_text(encoding="utf-8"))
    pages = (f"{one.address.lstrip('/')}index.html" for one in listed)
    for name in (*_REQUIRED, *pages):
        if not (site / name).is_file():
            yield Problem(Place(name), "Deze pagina ontbreekt in de gebouwde site.", rule="publiceren")


def _vanished(publication: Publication) -> list[Problem]:
    """Return an error for every address of the live site that the new one would not have."""
    live = releases.live_release(publication.target)
    if live is None:
        return []
    earlier = addresses_in(publication.target.releases / live.name)
    present = addresses_in(_work_site(publication.target))
    return vanished(
        earlier, present, publication.inputs.data.as_posix(), publication.inputs.content.as_posix()
    )


def _go_live(publication: Publication, site: Path, say: Say) -> Release:
    target = publication.target
    if live := releases.live_release(target):
        carry_over(target.releases / live.name, site)
    release = releases.add_release(target, site, publication.now, publication.commit)
    releases.make_live(target, release)
    try:
        releases.unpin(target)
        releases.remove_staged(target)
        releases.remove_old(target, publication.keep)
    except OSError as error:
        say(f"De nieuwe site staat live, maar opruimen is niet gelukt: {reason_of(error)}.")
    return release


@contextmanager
def commit_inputs(repository: Path, commit: str, inputs: Inputs) -> Iterator[tuple[Inputs, list[Problem]]]:
    """Give the inputs as a commit has them. Only data and content leave the repository, and no code.

    The work folder is changed meanwhile, so that problems name files as the editor knows them.
    """
    with tempfile.TemporaryDirectory(prefix="plansite-") as folder:
        problems = extract(repository, commit, ("data", "content"), Path(folder))
        modified = history_of_commit(repository, commit)
        with chdir(folder):
            yield (
                dataclasses.replace(
                    inputs,
                    data=Path("data"),
                    content=Path("content"),
                    modified=modified,
                    revision=Revision(commit, is_changed=False),
                ),
                problems,
            )
