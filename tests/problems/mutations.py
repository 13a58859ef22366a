"""Small accidents to the files of the smallest site, all of which end in a page or a located report."""

from __future__ import annotations

import contextlib
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from generator.build import make_markdown
from generator.problems import Problem, has_errors
from generator.reports import FORMATS
from tests.problems import cases

PIECES = [
    b":", b": ", b"- ", b"-", b"#", b" #", b'"', b"'", b"[", b"]", b"{", b"}", b",", b"|", b">", b"&a ",
    b"*a ", b"!x ", b"%", b"@", b"`", b"\\", b"? ", b"<<: ", b"\t", b"\n", b"\r", b"\r\n", b" ", b"  ",
    b"---\n", b"...\n", b"\x00", b"\x1b", b"\xe9", b"\xff", b"\xef\xbb\xbf", b"\xc2\x85", b"\xc2\xa0",
    b"\xe2\x80\x8b", b"\xe2\x80\xa8", b"\xcc\x88", b"\xf0\x9f\x98\x80", b"\xe2\x80\x9c",
    b"\xe2\x80\x99s ", b'"\\ud800"', b'"\\x00"', b"null", b"~", b"ja", b"2024-02-30", b"1.500", b"-1",
    b"9" * 30, b"a" * 3000, b"[[" * 15, b"  - " * 5, b"{{ x }}", b"<script>", b"aliassen: [x]\n",
    b"=======\n", b"<<<<<<< x\n",
]  # fmt: skip


def _insert(text: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(PIECES) + text[place:]


def _delete(text: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(text) + 1)
    return text[:place] + text[place + chance.randrange(1, 6) :]


def _cut_off(text: bytes, chance: random.Random) -> bytes:
    return text[: chance.randrange(len(text) + 1)]


def _lines(text: bytes, chance: random.Random) -> bytes:
    """Repeat, drop, move, indent or dedent a line."""
    lines = text.split(b"\n")
    here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            lines.insert(here, lines[there])
        case 1:
            del lines[here]
        case 2:
            lines[here], lines[there] = lines[there], lines[here]
        case 3:
            lines[here] = chance.choice([b" ", b"  ", b"    ", b"\t"]) + lines[here]
        case _:
            lines[here] = lines[here].lstrip()
    return b"\n".join(lines)


def _value(text: bytes, chance: random.Random) -> bytes:
    lines = text.split(b"\n")
    here = chance.randrange(len(lines))
    name, colon, value = lines[here].partition(b":")
    lines[here] = (
        name
        + colon
        + b" "
        + chance.choice([*PIECES, b"", b"[a, b]", b"{a: b}"])
        + chance.choice([b"", value])
    )
    return b"\n".join(lines)


def _name(text: bytes, chance: random.Random) -> bytes:
    names = re.findall(rb"^ *(?:- )?([\w@]+):", text, re.MULTILINE) or [b"titel"]
    return text.replace(chance.choice(names), chance.choice([*names, b"titel", b"id"]), 1)


def _noise(text: bytes, chance: random.Random) -> bytes:
    return bytes(byte if chance.random() > 0.01 else chance.randrange(256) for byte in text)


ACCIDENTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _insert, _insert, _delete, _cut_off, _lines, _lines, _value, _value, _name, _noise,
)  # fmt: skip


def check(folder: Path, *, seed: int, number: int) -> Counter[str]:
    """Let a number of accidents happen, one after the other, each to the site as it was. Returns what came of them."""
    outcomes: Counter[str] = Counter()
    chance = random.Random(seed)
    cases.lay_out("smalste-site", folder)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for _ in range(number):
        chosen = chance.sample(files, chance.choice([1, 1, 1, 2]))
        before = {path: path.read_bytes() for path in chosen}
        for path, text in before.items():
            for _ in range(chance.choice([1, 1, 2, 4])):
                text = chance.choice(ACCIDENTS)(text, chance)
            path.write_bytes(text)
        with contextlib.chdir(folder):
            outcomes[_check_outcome()] += 1
        for path, text in before.items():
            path.write_bytes(text)
    return outcomes


def _check_outcome() -> str:
    site, edition, problems = make_markdown(cases.INPUTS)
    assert (edition is None) == has_errors(problems)
    assert bool(site) != has_errors(problems)
    check_reports(problems)
    return "a report" if edition is None else "a site"


def check_reports(problems: list[Problem]) -> None:
    """Every problem has a sentence and a place that is there, in every form of report."""
    for problem in problems:
        _check_place(problem)
    for report in FORMATS.values():
        report(problems).encode()


def _check_place(problem: Problem) -> None:
    assert problem.message.endswith((".", "!", "?")), problem
    if problem.place.line:
        text = Path(problem.place.file).read_bytes().decode("utf-8", "replace")
        lines = re.split(r"\r\n|\r|\n", text)
        assert problem.place.line <= len(lines), problem
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem
