"""Measures builds of several sizes beside other builders, in turn, and writes a report.

    python -m tests.bench [--sizes 1 3 20 100 200] [--report FILE] [--folder FOLDER]

Small sites and the largest are built several times, in turn with the other builders, and the middle one of each
counts: on a busy machine two runs of the same differ by a third. Results are kept line by line in
build/bench/results.jsonl, so that a run that was cut off still says something.
A folder in memory (/dev/shm) keeps the disk out of it: one that just lost thousands of files takes long to make others.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.build import work_folder
from tests.bench.country import unit_of, write_country
from tests.bench.memory import with_memory
from tests.bench.reader import measured
from tests.bench.report import report
from tests.bench.rivals import RIVALS, Rival, install, versions
from tests.support.sites import ROOT, files_of

_RESULTS = Path("build/bench/results.jsonl")
_QUESTION = "verkeer"
_ROUNDS = {"real": 7, "1": 3, "3": 3, "20": 3, "200": 3}
"""How often a site is built by each builder; a site that is not named here, once."""


_PROFILED = ("real", "20")
"""Of which sites is told what takes the time: a profiler takes as long again."""


def main() -> None:
    """Measure, and write the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[1, 3, 20, 100, 200])
    parser.add_argument(
        "--slow", type=int, default=100, help="the largest size for builders that are much slower"
    )
    parser.add_argument("--folder", type=Path, default=_RESULTS.parent, help="where the sites are made")
    parser.add_argument("--report", type=Path, help="a Markdown file; its chart comes beside it")
    options = parser.parse_args()
    install()
    _RESULTS.unlink(missing_ok=True)
    # As on any computer where a program ran before, and as the other builders were installed.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-m", "compileall", "-q", "generator"], check=True)
    work = options.folder.absolute()
    _keep({"what": "versions", "text": f"Python {sys.version.split()[0]}, {versions()}"})
    real = work / "real"
    shutil.rmtree(real, ignore_errors=True)
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, real / name)
    _measure("real", real, tuple(RIVALS))
    _profile("real", real)
    _keep({"what": "reader", "size": "real", **measured(real, "zblw", "inbraak")})
    for size in options.sizes:
        folder = work / f"country-{size}"
        shutil.rmtree(folder, ignore_errors=True)
        write_country(folder, size)
        _measure(str(size), folder, tuple(one for one in RIVALS if not one.is_slow or size <= options.slow))
        _profile(str(size), folder)
        _keep({"what": "reader", "size": str(size), **measured(folder, unit_of(0), _QUESTION)})
        _measure_again(str(size), folder)
        shutil.rmtree(folder)
    if options.report:
        report([json.loads(line) for line in _RESULTS.read_text("utf-8").splitlines()], options.report)


def _keep(result: dict[str, Any]) -> None:
    print(json.dumps(result), flush=True)
    with _RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(result) + "\n")


def _measure(size: str, folder: Path, rivals: Sequence[Rival]) -> None:
    """Build cold, and let every other builder make the same pages, in turn."""
    docs = folder / "docs"
    subprocess.run(_plansite("markdown", folder, str(docs)), check=True, capture_output=True)
    rounds = [_round(folder, docs, rivals) for _ in range(_ROUNDS.get(size, 1))]
    for name in rounds[0]:
        _keep({"what": name, "size": size, **_middle([one[name] for one in rounds])})
    shutil.rmtree(docs)


def _round(folder: Path, docs: Path, rivals: Sequence[Rival]) -> dict[str, dict[str, Any]]:
    """Return what each builder took, each once."""
    took = {"plansite": _as_typed(folder), "stages": _built(folder)}
    for rival in rivals:
        work = folder.with_name("rival") / rival.name
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        took[rival.name] = _run(rival.prepare(docs, work))
        shutil.rmtree(work)
    return took | {"check": _run(_plansite("check", folder))}


def _middle(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the run that took neither most nor least user CPU, with what each took; or one that failed."""
    failed = [run for run in runs if run.get("code")]
    ordered = failed or sorted(runs, key=lambda run: float(run["user"]))
    index = [run.get("stages", {}).get("index", {}) for run in runs]
    return ordered[len(ordered) // 2] | {
        f"{name}{measure}": [one.get(measure, 0) for one in found]
        for measure in ("cpu", "user")
        for name, found in (("rounds_", runs), ("index_", index))
    }


def _profile(size: str, folder: Path) -> None:
    if size in _PROFILED:
        _keep({"what": "profile", "size": size, "causes": _json_of("profiled", str(folder))})


def _measure_again(size: str, folder: Path) -> None:
    """Build once more after a word in one action changed, and compare with a first build of the same."""
    path = min((folder / "data" / unit_of(0) / "acties").iterdir())
    path.write_text(path.read_text("utf-8").replace("titel: ", "titel: Nieuwe ", 1), encoding="utf-8")
    again = _as_typed(folder, again=True)
    warm = files_of(folder / "site")
    _as_typed(folder)
    _keep({"what": "again", "size": size, **again, "is_same": warm == files_of(folder / "site")})


def _built(folder: Path) -> dict[str, Any]:
    return _json_of("once", str(folder))


def _as_typed(folder: Path, *, again: bool = False) -> dict[str, Any]:
    """Build as an editor does, with as many processes as the program chooses; cold, or what is left after a change."""
    site = folder / "site"
    if not again:
        shutil.rmtree(work_folder(site), ignore_errors=True)
        shutil.rmtree(site, ignore_errors=True)
    return with_memory(lambda: _run(_plansite("build", folder, "--site-dir", str(site))))


def _json_of(module: str, *arguments: str) -> dict[str, Any]:
    """Run one of our programs, and return what its last line says."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _plansite(command: str, folder: Path, *more: str) -> Sequence[str]:
    inputs = ["--data", str(folder / "data"), "--content", str(folder / "content")]
    return [sys.executable, "-m", "generator", command, *more, *inputs, "--reference-date", "2026-11-26"]


def _run(command: Sequence[str]) -> dict[str, Any]:
    """Run another program. Returns what it took, and how it ended."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    user = after.ru_utime - before.ru_utime
    cpu = user + after.ru_stime - before.ru_stime
    said = {} if done.returncode == 0 else {"said": (done.stderr or done.stdout)[-300:]}
    took = {"wall": round(wall, 2), "cpu": round(cpu, 2), "user": round(user, 2)}
    return took | {"code": done.returncode, **said}


if __name__ == "__main__":
    main()
