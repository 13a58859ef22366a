"""The report of a measurement: a table per question, and a chart of how long each builder takes."""

from __future__ import annotations

import math
import os
import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Result = dict[str, Any]
_BUILDERS = ("plansite", "material", "hugo", "zensical")
_STAGES = ("start", "load", "check", "pages", "MkDocs", "index", "finish")
_OF_STAGES = (
    ("CPU of each stage in one process, in seconds; `start` is Python and the imports:", "cpu", "cpu"),
    ("On the clock, in seconds, without the start:", "wall", "wall"),
    ("By how much the most memory rose meanwhile, in MB:", "peak", "megabytes"),
    ("Bytes of the files that each stage gave (`load`: that it read), in MB:", "bytes", "bytes"),
)
_RATIOS = ("plansite / Material", "without index / Hugo")
_MEASURES = {
    "user": "User CPU in seconds, of the whole command and what it starts:",
    "cpu": "The same with the CPU of the system, which makes files and processes:",
}
_COLOURS = {"plansite": "#0b4f5f", "material": "#a33c00", "hugo": "#4b3a8f", "zensical": "#6b6b6b"}
_WIDTH, _HEIGHT, _EDGE = 720, 420, 60


def report(results: Sequence[Result], path: Path) -> None:
    """Write the report, and its chart beside it."""
    chart = path.with_suffix(".svg")
    path.parent.mkdir(parents=True, exist_ok=True)
    chart.write_text(chart_of(results), encoding="utf-8")
    path.write_text("\n".join(_lines(results, chart.name)) + "\n", encoding="utf-8")


def _found(results: Iterable[Result], what: str, size: str) -> Result | None:
    return next((one for one in results if one["what"] == what and one.get("size") == size), None)


def _sizes(results: Iterable[Result]) -> list[str]:
    return [one["size"] for one in results if one["what"] == "stages"]


def _lines(results: Sequence[Result], chart: str) -> Iterable[str]:
    yield f"# How fast: {_found_versions(results)}"
    yield ""
    yield "The builders of a row were measured in turn in one run, most sites in several rounds: `make bench`. Of"
    yield "those the middle run counts, and the middle of the ratios within a round, with the lowest and the highest."
    yield "Material has `navigation.prune` and its own search; Hugo a small theme, and no search. What the index takes"
    yield "is measured in another build of the same round, in one process."
    yield ""
    for measure, title in _MEASURES.items():
        yield title
        yield ""
        yield _head("site", "pages", "plansite", "without index", "Material", "Hugo", "Zensical", *_RATIOS)
        for size in _sizes(results):
            yield _row(results, size, measure)
        yield ""
    yield f"![CPU against pages]({chart})"
    yield ""
    if growth := _growth(results):
        yield f"Growth exponent of plansite from 1,000 pages on: {growth:.2f}."
        yield ""
    yield from _clock(results)
    for title, figure, whole in _OF_STAGES:
        yield title
        yield ""
        yield _head("site", *_STAGES, "whole build")
        for size in _sizes(results):
            one = _found(results, "stages", size)
            assert one
            stages = (_shown(one["stages"].get(name, {}).get(figure, 0), figure) for name in _STAGES)
            yield f"| {' | '.join((size, *stages, _shown(one[whole], figure)))} |"
        yield ""
    yield _head("site", "pages", "files")
    for size in _sizes(results):
        one = _found(results, "stages", size)
        assert one
        yield f"| {size} | {one['pages']} | {one['files']} |"
    yield ""
    yield _head(
        "site",
        "check, CPU",
        "again after one change, CPU",
        "of a full Hugo build",
        "same bytes as a first build",
    )
    for size in _sizes(results):
        check, again, hugo = (_found(results, what, size) for what in ("check", "again", "hugo"))
        cells = [size, f"{check['cpu']}" if check else "-", "-", "-", "-"]
        if again and hugo:
            same = "yes" if again["is_same"] else "NO"
            cells[2:] = f"{again['cpu']}", f"{again['cpu'] / hugo['cpu']:.2f}", same
        yield f"| {' | '.join(cells)} |"
    yield from _read_by_people(results)
    yield from _causes(results)
    failed = [one for one in results if one.get("code")]
    if failed:
        yield ""
        yield "Failed: " + "; ".join(
            f"{one['what']} at {one['size']}: {one['said'].strip()!r}" for one in failed
        )


def _clock(results: Sequence[Result]) -> Iterable[str]:
    """Yield how long people wait: for the command as they type it, which uses as many cores as it finds useful."""
    yield f"On the clock, in seconds, on {os.cpu_count()} cores; and the memory of all processes of plansite together"
    yield "but Pagefind's, in MB, looked at ten times a second:"
    yield ""
    yield _head("site", "plansite", "Material", "Hugo", "Zensical", "plansite / Material", "memory")
    for size in _sizes(results):
        found = {name: _found(results, name, size) for name in _BUILDERS}
        wall = {name: one["wall"] for name, one in found.items() if one and not one.get("code")}
        ratio = f"{wall['plansite'] / wall['material']:.2f}" if "material" in wall else "-"
        memory = str(found["plansite"]["megabytes"])  # type: ignore[index]
        yield f"| {' | '.join((size, *(str(wall.get(name, '-')) for name in _BUILDERS), ratio, memory))} |"
    yield ""


def _causes(results: Sequence[Result]) -> Iterable[str]:
    """Yield what a first build spends its time on, without the start; the most of the largest site first."""
    profiles = {one["size"]: one["causes"] for one in results if one["what"] == "profile"}
    if profiles:
        yield ""
        yield "What a first build spends its time on (pyinstrument, without the start):"
        yield ""
        yield _head("cause", *profiles)
        for cause in list(profiles.values())[-1]:
            shares = (f"{100 * causes.get(cause, 0):.0f} %" for causes in profiles.values())
            yield f"| {' | '.join((cause, *shares))} |"


def _read_by_people(results: Sequence[Result]) -> Iterable[str]:
    """Yield what visitors load and editors wait for; bytes of pages as they are, of the rest as a server sends them."""
    yield ""
    yield _head(
        "site",
        "home of a partnership (bytes)",
        "a page of it on average (bytes)",
        "largest page of the portal (kB, gzip)",
        "first answer within a partnership",
        "first answer of the portal",
        "from saving to seeing (s, median of five)",
    )
    for one in results:
        if one["what"] == "reader":
            pages, (largest, size) = one["pages"], one["portal"]
            cells = (
                one["size"],
                pages["home"],
                round(pages["bytes"] / pages["number"]),
                f"{size / 1000:.1f} (/{largest.removesuffix('index.html')})",
                *(
                    f"{search['bytes'] / 1000:.0f} kB, {search['requests']} requests"
                    for search in (one["search"], one["search_all"])
                ),
                one["serve"][0],
            )
            yield f"| {' | '.join(map(str, cells))} |"


def _head(*names: str) -> str:
    return f"| {' | '.join(names)} |\n|{' --- |' * len(names)}"


def _found_versions(results: Sequence[Result]) -> str:
    return str(next(one["text"] for one in results if one["what"] == "versions"))


def _row(results: Sequence[Result], size: str, measure: str) -> str:
    found = {name: _found(results, name, size) for name in _BUILDERS}
    took = {name: one[measure] for name, one in found.items() if one and not one.get("code")}
    ours, stages = found["plansite"], _found(results, "stages", size)
    assert ours and stages
    own, index = ours[measure], stages["stages"]["index"][measure]
    ratios = (
        _beside(ours, found["material"], measure) if "material" in took else "-",
        _beside(ours, found["hugo"], measure, without=stages[f"index_{measure}"]) if "hugo" in took else "-",
    )
    others = (str(took.get(name, "-")) for name in _BUILDERS[1:])
    cells = (size, str(stages["pages"]), str(own), f"{own - index:.2f}", *others, *ratios)
    return f"| {' | '.join(cells)} |"


def _shown(figure: float, name: str) -> str:
    return f"{figure / 1_000_000:.1f}" if name == "bytes" else f"{figure}"


def _beside(ours: Result, other: Result | None, measure: str, *, without: Sequence[float] = ()) -> str:
    """Return how many times as long we take as another builder, in the same round; `without` some seconds of ours."""
    assert other
    mine, theirs = (one[f"rounds_{measure}"] for one in (ours, other))
    rounds = zip(mine, without or [0] * len(mine), theirs, strict=True)
    ratios = [(one - index) / its for one, index, its in rounds]
    spread = f" ({min(ratios):.2f} to {max(ratios):.2f})" if len(ratios) > 1 else ""
    return f"{statistics.median(ratios):.2f}{spread}"


def _points(results: Sequence[Result], name: str) -> list[tuple[int, float]]:
    """Return pages and CPU of a builder; it made the pages that plansite made of the same size."""
    pages = {one["size"]: one["pages"] for one in results if one["what"] == "stages"}
    return sorted(
        (pages[one["size"]], one["cpu"]) for one in results if one["what"] == name and not one.get("code")
    )


def _growth(results: Sequence[Result]) -> float | None:
    """Return the slope of CPU against pages, both as logarithms, by least squares."""
    points = [
        (math.log(pages), math.log(cpu)) for pages, cpu in _points(results, "plansite") if pages >= 1_000
    ]
    if len(points) < 2:
        return None
    middle = [sum(one) / len(points) for one in zip(*points, strict=True)]
    spread = sum((x - middle[0]) ** 2 for x, _ in points)
    return float(sum((x - middle[0]) * (y - middle[1]) for x, y in points) / spread)


def chart_of(results: Sequence[Result]) -> str:
    """Return CPU against pages as SVG, both on a logarithmic scale: a straight line is a power."""
    points = {name: _points(results, name) for name in _BUILDERS}
    every = [point for line in points.values() for point in line]
    left, right = math.log(min(x for x, _ in every)), math.log(max(x for x, _ in every)) + 0.01
    low, high = math.log(min(y for _, y in every)), math.log(max(y for _, y in every))

    def place(x: float, y: float) -> str:
        across = _EDGE + (math.log(x) - left) / (right - left) * (_WIDTH - 3 * _EDGE)
        up = _HEIGHT - _EDGE - (math.log(y) - low) / (high - low) * (_HEIGHT - 2 * _EDGE)
        return f"{across:.1f},{up:.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"',
        'font-family="sans-serif" font-size="13">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        f'<text x="{_EDGE}" y="24">CPU seconds against pages, both logarithmic</text>',
    ]
    for name, line in points.items():
        if line:
            corners = " ".join(place(*one) for one in line)
            look = f'fill="none" stroke="{_COLOURS[name]}" stroke-width="2"'
            parts.append(f'<polyline {look} points="{corners}"/>')
            for x, y in line:
                across, up = place(x, y).split(",")
                parts.append(f'<circle cx="{across}" cy="{up}" r="3" fill="{_COLOURS[name]}"/>')
            across, up = place(*line[-1]).split(",")
            parts.append(
                f'<text x="{float(across) + 8}" y="{up}" fill="{_COLOURS[name]}">{name} {line[-1][1]:.0f} s</text>'
            )
    return "\n".join([*parts, "</svg>"]) + "\n"
