"""A bare git repository that publishes what is pushed to it.

Before git accepts a push, the site is built from it and judged; a problem refuses the push
and its report appears on the editor's screen. Once git has accepted it, the site goes live.
Only data/ and content/ are taken from the push. What builds them is the generator that is
installed on the server: nothing from the push is ever run.
"""

from __future__ import annotations

import dataclasses
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from generator.build import Say
from generator.inputs import read_inputs
from generator.problems import Problem, has_errors
from generator.publishing.publish import Outcome, Publication, commit_inputs, publish_staged, stage
from generator.publishing.writing import filled
from generator.repository import RepositoryError, commit_of, git_answer

PRE, POST = "pre-receive", "post-receive"
_MARK = "plansite install-hook"
_LARGEST_PUSH = "100m"
Show = Callable[[Iterable[Problem]], None]


class HookError(Exception):
    """The repository cannot get our hooks. The message is for who installs them."""


@dataclasses.dataclass(frozen=True)
class Update:
    """One branch or tag that a push moves from one commit to another."""

    old: str
    new: str
    ref: str

    @property
    def removes(self) -> bool:
        """Whether the push takes the branch away."""
        return set(self.new) == {"0"}


@dataclasses.dataclass(frozen=True)
class Hook:
    """What the hooks of a repository know: which branch is the site, and how it is published."""

    repository: Path
    branch: str
    publication: Publication

    @property
    def ref(self) -> str:
        """The full name of the branch that is the site."""
        return f"refs/heads/{self.branch}"


def updates_from(lines: Iterable[str]) -> Iterator[Update]:
    """Read what git tells a hook on standard input."""
    for line in lines:
        yield Update(*line.rstrip("\n").split(" ", 2))


def pre_receive(hook: Hook, updates: Iterable[Update], say: Say, show: Show) -> bool:
    """Judge a push. Returns whether git may accept it."""
    for update in updates:
        if update.ref != hook.ref:
            name = update.ref.split("/", 2)[-1]
            say(f"Alleen de tak {hook.branch} komt op de site; {name} is alleen bewaard.")
        elif update.removes:
            say(f"De tak {hook.branch} is de site en kan niet worden verwijderd.")
            return False
        elif not _follows(hook, update):
            say(
                "Uw wijziging is niet aangenomen: daarmee zou verdwijnen wat al op de site staat. "
                "Haal dat eerst op met git pull --rebase en push opnieuw, zonder --force."
            )
            return False
        elif not _may_go_live(hook, update.new, say, show):
            say(
                "Uw wijziging is niet aangenomen en de site is niet veranderd. "
                "Herstel de fouten, leg dat vast met git commit --all --amend --no-edit en push opnieuw."
            )
            return False
    return True


def _follows(hook: Hook, update: Update) -> bool:
    """Whether a push leaves in place what was accepted before: a forced one need not."""
    if set(update.old) == {"0"}:  # the branch is new
        return True
    return git_answer(hook.repository, "merge-base", "--is-ancestor", update.old, update.new) is not None


def _may_go_live(hook: Hook, commit: str, say: Say, show: Show) -> bool:
    with commit_inputs(hook.repository, commit, hook.publication.inputs) as (inputs, found):
        publication = dataclasses.replace(hook.publication, inputs=inputs, commit=commit)
        problems = sorted([*found, *(read_inputs(inputs)[2] if found else stage(publication, say))])
        show(problems)
    return not has_errors(problems)


def post_receive(hook: Hook, updates: Iterable[Update], say: Say, show: Show) -> bool:
    """Make an accepted push live. Returns whether the site shows it now."""
    if hook.ref not in [update.ref for update in updates]:
        return True
    outcome = publish_commit(hook, say, show)
    if outcome.release is None:
        say("De wijziging is bewaard, maar de site is niet veranderd.")
        return False
    say(f"De nieuwe site staat live (versie {outcome.release.name}).")
    return True


def publish_commit(hook: Hook, say: Say, show: Show) -> Outcome:
    """Make the newest accepted commit live, which may be of a later push than the one that asks."""
    commit = commit_of(hook.repository, hook.ref)
    if commit is None:
        raise RepositoryError(f"De tak {hook.branch} bestaat niet in {hook.repository}.")
    with commit_inputs(hook.repository, commit, hook.publication.inputs) as (inputs, found):
        outcome = publish_staged(dataclasses.replace(hook.publication, inputs=inputs, commit=commit), say)
        problems = [*found, *outcome.problems]
        if problems:  # a site that was set aside was reported on when git asked
            show(problems)
    return outcome


def install(repository: Path, branch: str, options: Sequence[str]) -> None:
    """Make a repository publish on push; one that does not exist yet is made. Raises HookError."""
    if not repository.exists():
        subprocess.run(
            ["git", "init", "--quiet", "--bare", f"--initial-branch={branch}", str(repository)], check=True
        )
    if git_answer(repository, "rev-parse", "--is-bare-repository") != "true\n":
        raise HookError(f"{repository} is geen kale git-opslag (bare repository).")
    folder = repository / "hooks"
    for name in (PRE, POST):
        present = folder / name
        if present.exists() and _MARK not in present.read_text(encoding="utf-8", errors="replace"):
            raise HookError(f"{present} bestaat al en is niet van plansite. Haal het eerst weg.")
    folder.mkdir(exist_ok=True)
    for name in (PRE, POST):
        _write_hook(folder / name, options)
    # A push larger than this holds something else than plans.
    git_answer(repository, "config", "receive.maxInputSize", _LARGEST_PUSH)


def _write_hook(path: Path, options: Sequence[str]) -> None:
    text = filled(
        "hook.sh.j2",
        mark=_MARK,
        package=shlex.quote(str(Path(__file__).resolve().parents[2])),
        command=shlex.join([sys.executable, "-P", "-m", "generator", "hook", path.name, *options]),
    )
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.chmod(0o755)
    new.replace(path)
