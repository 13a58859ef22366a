"""Every count equals the length of the list that it links to, on every page, on any day of four years."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from lxml import html

from generator.inputs import edition_of, read_inputs
from generator.planning import Quarter
from generator.rendering.templates import template_environment
from generator.site import Site, make_site
from tests.support.counts import Count, counts_on, list_lengths
from tests.support.sites import BuiltSite, built, example_inputs, text_of

QUARTERS = [Quarter(year, number) for year in range(2023, 2027) for number in range(1, 5)]
DAY = datetime.timedelta(days=1)
DATES = sorted(
    {
        datetime.date(2022, 12, 31),
        datetime.date(2024, 2, 29),
        datetime.date(2026, 2, 15),
        datetime.date(2027, 6, 30),
        datetime.date(2027, 7, 1),
        *(quarter.end for quarter in QUARTERS),
        *(quarter.end + DAY for quarter in QUARTERS),
    }
)
# What `make test` looks at; the rest takes long.
SOME = [date for date in DATES if date.month == 12 or date.month == 2 or date.year == 2027]
EVERY = [pytest.param(date, marks=() if date in SOME else pytest.mark.full, id=str(date)) for date in DATES]
RENDERED = [datetime.date(2022, 12, 31), datetime.date(2024, 10, 1), datetime.date(2026, 12, 31)]
END_OF_FROZEN_PART = "<!-- einde van het vaste deel -->"


Editions = Callable[[datetime.date], Site]


@pytest.fixture(scope="module")
def edition() -> Editions:
    """The example as Markdown on any date; every date is made once."""
    portal, content, problems = read_inputs(example_inputs())
    assert portal is not None, "\n".join(map(str, problems))
    environment = template_environment()
    return functools.cache(
        lambda date: make_site(edition_of(portal, example_inputs(date)), content, environment)
    )


# On the built site


@pytest.fixture(scope="module", params=RENDERED, ids=str)
def other_day(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The example as it was, and as it will be, on another day."""
    return built(example_inputs(request.param), tmp_path_factory.mktemp("day") / "site")


def test_counts_on_both_sites_are_as_long_as_their_lists(either_site: BuiltSite) -> None:
    assert list(wrong_counts(either_site)) == []


def test_counts_on_other_days_are_as_long_as_their_lists(other_day: BuiltSite) -> None:
    assert list(wrong_counts(other_day)) == []


def wrong_counts(site: BuiltSite) -> Iterator[str]:
    counts = [count for address, main in site.mains.items() for count in counts_on(address, main)]
    assert len(counts) > 50
    for count in counts:
        if count.target.endswith("#voortgang"):
            lengths = {reported_in(site, count)}
        else:
            lengths = list_lengths(site.mains, count.target)
        if count.number not in lengths:
            yield f"{count.page}: “{count.text}” leads to {lengths} at {count.target}"


def reported_in(site: BuiltSite, count: Count) -> int:
    """Return the sum of the counts per state on a municipality's page, without those nobody reported on."""
    items = site.mains[count.page].xpath(".//ul[@class='plain-list']/li")
    said = [re.fullmatch(r"(.+): (\d+) \S+", text_of(item)) for item in items]
    attention = ("Later dan gepland", "Verschoven", "Telt niet mee")
    found = {match.group(1): int(match.group(2)) for match in said if match}
    return sum(number for name, number in found.items() if name not in ("Nog geen bericht", *attention))


def test_headings_that_count_are_right(either_site: BuiltSite) -> None:
    wrong = []
    for address, main in either_site.mains.items():
        if "/lijsten/" not in address and "wijzigingen/" not in address:
            continue
        for heading in main.xpath(".//h2[@id] | .//h3[@id]"):
            number = re.search(r": (\d+)(?: maatregele?n?| acties?)?$", text_of(heading))
            lengths = list_lengths(either_site.mains, f"{address}#{heading.get('id')}")
            if number and lengths != {int(number.group(1))}:
                wrong.append(f"{address}: {text_of(heading)}")
    assert wrong == []


def test_rows_of_numbers_add_up(either_site: BuiltSite) -> None:
    wrong = []
    for address, main in either_site.mains.items():
        for row in main.xpath(".//table[@class='counts']/tbody/tr"):
            total, *parts = [int(text_of(cell)) for cell in row.iter("td")]
            if total != sum(parts):
                wrong.append(f"{address}: {text_of(row)}")
    assert wrong == []


def test_the_numbers_beside_the_quarters_are_right(example_site: BuiltSite) -> None:
    address = "lindemark/planning/"
    items = example_site.mains[address].xpath(".//nav[@aria-label='Kwartalen']//li")
    assert items
    for item in items:
        number = int(re.match(r"\d+", text_of(item.find("small"))).group())  # type: ignore[union-attr]
        assert list_lengths(example_site.mains, address + item.find("a").get("href")) == {number}


# In Markdown, on every date


@pytest.mark.parametrize("date", EVERY)
def test_counts_in_markdown(date: datetime.date, edition: Editions) -> None:
    texts = {path: text.decode() for path, text in edition(date).items() if path.endswith("index.md")}
    rows = {path.removesuffix("index.md"): rows_by_anchor(text) for path, text in texts.items()}
    wrong = [
        f"{count.page}: “{count.text}” leads to {count.target}"
        for path, text in texts.items()
        if "/lijsten/" in text
        for count in counts_on(
            path.removesuffix("index.md"), html.fromstring(f"<main>{body_of(text)}</main>")
        )
        if "/lijsten/" in count.target and rows_at(rows, count.target) != count.number
    ]
    assert wrong == []


def rows_at(rows: Mapping[str, Mapping[str, int]], target: str) -> int | None:
    address, _, anchor = target.partition("#")
    return rows[address].get(anchor)


def body_of(text: str) -> str:
    return text.split("---\n", 2)[2]


def rows_by_anchor(text: str) -> dict[str, int]:
    """Return how many rows stand under every heading that has an id."""
    counts: dict[str, int] = {}
    open_headings: list[tuple[int, str]] = []
    for line in body_of(text).splitlines():
        heading = re.fullmatch(r"(#+) .*\{#([\w-]+)\}", line)
        if heading:
            level = len(heading.group(1))
            open_headings = [one for one in open_headings if one[0] < level] + [(level, heading.group(2))]
            counts[heading.group(2)] = 0
        elif line.startswith('<li><div class="what">'):
            for _, anchor in open_headings:
                counts[anchor] += 1
    return counts


# What is frozen


@pytest.mark.parametrize("dates", [SOME, pytest.param(DATES, marks=pytest.mark.full)], ids=["some", "every"])
def test_the_frozen_part_of_a_round_is_the_same_for_ever(
    dates: list[datetime.date], edition: Editions
) -> None:
    first: dict[str, str] = {}
    seen: dict[str, int] = {}
    for date in dates:
        for path, part in frozen_parts(edition(date)):
            assert first.setdefault(path, part) == part, f"{path} changed on {date}"
            seen[path] = seen.get(path, 0) + 1
    assert sorted(Path(path).parent.name for path in seen) == [
        "2023-q4", "2024-q2", "2024-q4", "2025-q2", "2025-q4"
    ]  # fmt: skip
    assert min(seen.values()) > 3


def frozen_parts(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the part of every frozen round's page that may never change."""
    for path, text in site.items():
        if re.fullmatch(r"lindemark/voortgang/[^/]+/index\.md", path) and b"Bevroren op" in text:
            part, mark, _ = body_of(text.decode()).partition(END_OF_FROZEN_PART)
            assert mark, path
            yield path, part


def test_what_came_later_stands_apart(example_site: BuiltSite) -> None:
    main = example_site.mains["lindemark/voortgang/2023-q4/"]
    text = text_of(main)
    assert (
        text.index("4. Vooruitblik")
        < text.index("Later toegevoegd")
        < text.index("Dit bericht is later toegevoegd.")
    )


@pytest.mark.parametrize("date", EVERY)
def test_every_day_is_named_on_pages_that_depend_on_it(date: datetime.date, edition: Editions) -> None:
    from generator.dutch import date_text

    for page in ("voortgang", "planning", "resultaten", "wijzigingen", "lijsten/stand", "acties"):
        assert f"Stand op {date_text(date)}." in edition(date)[f"lindemark/{page}/index.md"].decode()
