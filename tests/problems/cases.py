"""Every mistake as a small pair: files that are wrong, and the exact report about them.

A case is a folder here. What is in its `data/` and `content/` lies over `tests/minimal`;
`verwijder.txt` names what is taken away from that, `verslag.txt` is the report, and for files
that are right `op-de-pagina.txt` says what must be on which page.
What is too large or too odd for git is made by a function below.

`python -m tests.problems.cases [CASE ...]` writes the present reports as the right ones.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.build import make_markdown
from generator.inputs import Inputs, read_inputs
from generator.reports import text_report

FOLDER = Path(__file__).parent
MINIMAL = FOLDER.parent / "minimal"
INPUTS = Inputs(Path("data"), Path("content"), datetime.date(2025, 1, 1))


def folders() -> list[str]:
    """Return the name of every folder with a case."""
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("_"))


def names() -> list[str]:
    """Return the name of every case."""
    return sorted(path.parent.name for path in FOLDER.glob("*/verslag.txt"))


def report_file(name: str) -> Path:
    """Return where the report of a case stands."""
    return FOLDER / name / "verslag.txt"


def pages_file(name: str) -> Path:
    """Return where it stands what must be on the pages of a case without errors."""
    return FOLDER / name / "op-de-pagina.txt"


@dataclass(frozen=True)
class Outcome:
    """What is said about a case, and which rules say it."""

    report: str
    rules: frozenset[str]


@cache
def outcome(name: str) -> Outcome:
    """Make a case in a folder of its own and judge it, once."""
    with tempfile.TemporaryDirectory() as folder:
        lay_out(name, Path(folder))
        with contextlib.chdir(folder):
            problems = read_inputs(INPUTS)[2]
            return Outcome(text_report(problems), frozenset(problem.rule for problem in problems))


def markdown_in(folder: Path) -> dict[str, str]:
    """Return the pages that are made in a folder, as Markdown."""
    with contextlib.chdir(folder):
        site, _, _ = make_markdown(INPUTS)
    return {path: text.decode() for path, text in site.items() if path.endswith(".md")}


def lay_out(name: str, folder: Path) -> None:
    """Lay the files of a case over those of the smallest site."""
    case = FOLDER / name
    shutil.copytree(MINIMAL, folder, dirs_exist_ok=True)
    for part in ("data", "content"):
        if (case / part).is_dir():
            shutil.copytree(case / part, folder / part, dirs_exist_ok=True)
    if (case / "verwijder.txt").is_file():
        for path in (case / "verwijder.txt").read_text().split():
            _remove(folder / path)
    if name in MADE:
        MADE[name](folder)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


ACTION = "data/duinrand/acties/jeugdteam.yml"


def _empty_data_folder(folder: Path) -> None:
    shutil.rmtree(folder / "data")
    (folder / "data").mkdir()


def _no_data_folder(folder: Path) -> None:
    shutil.rmtree(folder / "data")


def _large_file(folder: Path) -> None:
    with (folder / ACTION).open("a") as file:
        file.write("tekst: >-\n" + "  Steeds maar weer dezelfde regel.\n" * 90_000)


def _long_title(folder: Path) -> None:
    text = (folder / ACTION).read_text()
    (folder / ACTION).write_text(text.replace("titel: Jeugdteam", f"titel: {'Jeugdteam ' * 1_000}: nieuw"))


def _long_line(folder: Path) -> None:
    text = (folder / ACTION).read_text()
    (folder / ACTION).write_text(text.replace("titel: Jeugdteam", f"titel: {'Jeugdteam ' * 1_000}"))


def _deep_lists(folder: Path) -> None:
    with (folder / ACTION).open("a") as file:
        file.write(f"doelgroepen: {'[' * 10_000}\n")


def _deep_groups(folder: Path) -> None:
    with (folder / ACTION).open("a") as file:
        file.writelines(f"{' ' * depth}a:\n" for depth in range(500))


def _deep_folders(folder: Path) -> None:
    for part in ("content", "data/duinrand"):
        deepest = folder / part / "/".join(["a"] * 300)
        deepest.mkdir(parents=True)
        (deepest / "foto.png").touch()


def _many_values(folder: Path) -> None:
    with (folder / ACTION).open("a") as file:
        file.write("doelgroepen:\n" + "  - jongeren\n" * 60_000)


def _many_files(folder: Path) -> None:
    for number in range(5_001):
        (folder / "data/duinrand/acties" / f"actie-{number}.yml").touch()


def _link_to_file(folder: Path) -> None:
    (folder / ACTION).unlink()
    (folder / ACTION).symlink_to("/etc/hostname")


def _link_to_folder(folder: Path) -> None:
    shutil.rmtree(folder / "data/duinrand/acties")
    (folder / "data/duinrand/acties").symlink_to("/etc")


def _link_in_content(folder: Path) -> None:
    (folder / "content/wachtwoorden.md").symlink_to("/etc/passwd")


def _pipe(folder: Path) -> None:
    (folder / ACTION).unlink()
    os.mkfifo(folder / ACTION)


def _strange_name(folder: Path) -> None:
    name = os.fsencode(folder / "data/duinrand/acties") + b"/caf\xe9\n\x1b[31m.yml"
    shutil.copy(os.fsencode(folder / ACTION), name)


def _alias_bomb(folder: Path) -> None:
    levels = [f"  - &a{level + 1} [{', '.join([f'*a{level}'] * 9)}]\n" for level in range(9)]
    with (folder / ACTION).open("a") as file:
        file.writelines(["doelgroepen:\n", "  - &a0 jongeren\n", *levels])


def _second_partnership(folder: Path) -> None:
    """Another partnership has an action that this one refers to."""
    shutil.copytree(folder / "data/duinrand", folder / "data/elders")
    (folder / "data/elders/acties/buurtapp.yml").rename(folder / "data/elders/acties/wijkwacht.yml")
    with (folder / ACTION).open("a") as file:
        file.write("vervolg_van: wijkwacht\n")


MADE: dict[str, Callable[[Path], None]] = {
    "gemaakt-bom-van-verwijzingen": _alias_bomb,
    "gemaakt-diep-in-elkaar-groepen": _deep_groups,
    "gemaakt-diep-in-elkaar-haken": _deep_lists,
    "gemaakt-geen-datamap": _no_data_folder,
    "gemaakt-groot-bestand": _large_file,
    "gemaakt-koppeling-in-content": _link_in_content,
    "gemaakt-koppeling-naar-bestand": _link_to_file,
    "gemaakt-koppeling-naar-map": _link_to_folder,
    "gemaakt-lange-regel": _long_line,
    "gemaakt-lange-regel-niet-te-lezen": _long_title,
    "gemaakt-lege-datamap": _empty_data_folder,
    "gemaakt-mappen-diep-in-elkaar": _deep_folders,
    "gemaakt-pijp": _pipe,
    "gemaakt-verwijzing-naar-andere-samenwerking": _second_partnership,
    "gemaakt-vreemde-bestandsnaam": _strange_name,
    "gemaakt-zeer-veel-bestanden": _many_files,
    "gemaakt-zeer-veel-waarden": _many_values,
}


def accept(wanted: list[str]) -> None:
    """Write the present report of the wanted cases (none: of all cases) as the right one."""
    for name in wanted or sorted({*folders(), *MADE}):
        report = outcome(name).report
        report_file(name).parent.mkdir(exist_ok=True)
        report_file(name).write_text(report, encoding="utf-8")
        print(f"{name}: {report.splitlines()[-1]}")


if __name__ == "__main__":
    accept(sys.argv[1:])
