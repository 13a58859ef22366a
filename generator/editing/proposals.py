"""What a command wants to change, or why it will not; and carrying it out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.editing.changes import Changes, Judge, new_errors, write
from generator.loading.names import RESERVED_NAME
from generator.model.values import slug
from generator.problems import Problem, allowed_values, nearest, printable, quoted


@dataclass(frozen=True)
class Proposal:
    """Changes that have not been made yet, and what to tell the editor afterwards."""

    changes: Changes
    told: tuple[str, ...]


@dataclass(frozen=True)
class Refusal:
    """Why nothing has changed. The message is Dutch."""

    message: str
    problems: tuple[Problem, ...] = ()


NOTHING_CHANGED = "Er is niets veranderd."


def carry_out(proposal: Proposal, judge: Judge, before: Iterable[Problem]) -> Refusal | None:
    """Write the changes when the data stays free of errors. Returns why not, when they are not written."""
    errors = new_errors(before, judge(proposal.changes))
    if errors:
        return Refusal(f"Met deze wijziging kloppen de gegevens niet meer. {NOTHING_CHANGED}", tuple(errors))
    return put(proposal.changes)


def put(changes: Changes) -> Refusal | None:
    """Write changes that were judged. Returns why not, when the disk does not take them."""
    try:
        write(changes)
    except OSError as error:
        name = Path(str(error.filename)).as_posix()
        return Refusal(f"{name} kan niet worden geschreven. {NOTHING_CHANGED}")
    return None


def wrong_name(name: str) -> Refusal | None:
    """Return why a name cannot be part of an address, or nothing when it can."""
    if name == RESERVED_NAME:
        return Refusal(
            f"{quoted(name)} kan geen naam zijn: dat adres is van de site zelf. Kies een andere naam."
        )
    meant = slug(printable(name))
    if name == meant:
        return None
    return Refusal(
        f"De naam {quoted(name)} kan geen webadres zijn. "
        f"Gebruik alleen kleine letters, cijfers en streepjes. Bijvoorbeeld: {meant}."
    )


def no_partnership(name: str, known: Collection[str]) -> str:
    """Return in Dutch that there is no partnership of some name, and which there are."""
    parts = (f"Er is geen samenwerking {quoted(name)}.", allowed_values(known), nearest(name, known))
    return " ".join(filter(None, parts))


def parts_of(path: str, data: Path) -> tuple[str, ...]:
    """Return the names in a path, whether it was typed as an address or as a file in the data folder."""
    bare = path.removesuffix("/").removesuffix(".yml").strip("/")
    return tuple(bare.removeprefix(f"{data.as_posix().strip('/')}/").split("/"))


def read_text(path: Path) -> str:
    """Return the text of a file with its own line breaks."""
    return path.read_bytes().decode("utf-8")
