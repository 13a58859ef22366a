"""Every page is sound HTML, with one outline, landmarks, and tables that a screen reader can read."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urljoin

from lxml import html

from tests.support.sites import BuiltSite, text_of
from tests.tools import nu_checker


def test_the_nu_checker_finds_nothing(either_site: BuiltSite) -> None:
    done = subprocess.run(
        [*nu_checker.COMMAND, "--skip-non-html", "--format", "json", str(either_site.folder)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    found = {f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in messages if is_bad(one)}
    assert not found, "\n".join(sorted(found)[:20])


def is_bad(message: dict[str, str]) -> bool:
    """Errors, and warnings apart from two.

    A slash in <br /> says nothing, and MkDocs writes it. And a page that is read from disk has no host that 'self'
    could mean, so everything seems to break its policy: whether it does, browsers say in another test.
    """
    is_known = message["message"].startswith(
        (
            "Trailing slash on void elements",
            "Resource violates Content Security",
            "Inline script violates Content",
        )
    )
    return message["type"] == "error" or (message.get("subType") == "warning" and not is_known)


def test_the_checker_would_find_an_error() -> None:
    page = "<!doctype html><html lang=nl><title>x</title><p id=a><p id=a>"
    done = subprocess.run(
        [*nu_checker.COMMAND, "--format", "json", "-"],
        input=page,
        capture_output=True,
        text=True,
        check=False,
    )
    assert any("Duplicate ID" in one["message"] for one in json.loads(done.stderr)["messages"])


def test_every_page_is_dutch(either_site: BuiltSite) -> None:
    assert {page.get("lang") for page in either_site.pages.values()} == {"nl"}


def test_every_page_has_one_main_heading_and_no_level_is_left_out(either_site: BuiltSite) -> None:
    failures = [
        f"{address}: {levels(page)}" for address, page in either_site.mains.items() if jumps(levels(page))
    ]
    assert failures == []


def levels(page: html.HtmlElement) -> list[int]:
    return [int(one.tag[1]) for one in page.getroottree().getroot().iter("h1", "h2", "h3", "h4", "h5", "h6")]


def jumps(found: list[int]) -> bool:
    """Whether headings do not begin with the only level one, or leave a level out."""
    one_first = found[:1] == [1] and found.count(1) == 1
    return not one_first or any(after > before + 1 for before, after in pairwise(found))


def test_ids_are_unique_on_every_page(either_site: BuiltSite) -> None:
    failures = [
        f"{address}: {name}"
        for address, page in either_site.pages.items()
        for name, count in Counter(page.xpath("//@id")).items()
        if count > 1
    ]
    assert failures == []


def test_no_two_pages_have_the_same_title(either_site: BuiltSite) -> None:
    titles = Counter(text_of(either_site.pages[address].find(".//title")) for address in either_site.mains)
    assert {title: count for title, count in titles.items() if count > 1} == {}


def test_every_page_has_a_description(either_site: BuiltSite) -> None:
    lacking = [
        address
        for address in either_site.mains
        if address != "404.html"
        and not any(either_site.pages[address].xpath("//meta[@name='description']/@content"))
    ]
    assert lacking == []


def test_every_page_has_its_landmarks_and_they_have_names(either_site: BuiltSite) -> None:
    assert list(bad_landmarks(either_site)) == []


def bad_landmarks(site: BuiltSite) -> Iterator[str]:
    for address in site.whole_pages:
        page = site.pages[address]
        for path in ("//main", "//body/header", "//body/footer"):
            if len(page.xpath(path)) != 1:
                yield f"{address}: {len(page.xpath(path))} times {path}"
        names = [one.get("aria-label") for one in page.iter("nav")]
        if None in names or len(set(names)) != len(names):
            yield f"{address}: navigation is called {names}"


def test_menus_and_trail_say_where_you_are(either_site: BuiltSite) -> None:
    """aria-current: the trail ends in this page, and a link to it, or to the part it lies in, is marked as such."""
    assert list(lost(either_site)) == []
    marked = {one for page in either_site.pages.values() for one in page.xpath("//header//@aria-current")}
    assert marked == {"page", "true"}


def lost(site: BuiltSite) -> Iterator[str]:
    for address in site.whole_pages:
        page = site.pages[address]
        trail = [text_of(one) for one in page.xpath("//nav[@class='crumbs']//*[@aria-current='page']")]
        if trail not in ([], [text_of(page.find(".//h1"))]) or bool(trail) == (address in ("", "404.html")):
            yield f"{address}: the trail ends in {trail}"
        for link in page.xpath("//nav//a"):
            leads_here = urljoin(f"/{address}", link.get("href")) == f"/{address}"
            if leads_here != (link.get("aria-current") == "page") and not link.get("href").startswith("#"):
                yield f"{address}: {text_of(link)} is marked {link.get('aria-current')}"


def test_every_table_has_a_caption_and_headers(either_site: BuiltSite) -> None:
    assert list(bad_tables(either_site)) == []


def bad_tables(site: BuiltSite) -> Iterator[str]:
    for address, page in site.pages.items():
        for table in page.iter("table"):
            if table.find("caption") is None or not text_of(table.find("caption")):
                yield f"{address}: a table without a caption"
            if any(
                one.get("scope") not in ("col", "row", "colgroup", "rowgroup") for one in table.iter("th")
            ):
                yield f"{address}: a header without a direction"
            if any(row.find("th") is None for row in table.xpath(".//tr[not(td/@colspan)]")):
                yield f"{address}: a row without a header"


def test_nothing_is_inline_and_nothing_comes_from_another_host(either_site: BuiltSite) -> None:
    assert list(foreign(either_site)) == []


def foreign(site: BuiltSite) -> Iterator[str]:
    for address, page in site.pages.items():
        scripts = page.xpath("//script[not(@src) and not(@type='application/ld+json')]")
        if scripts or page.xpath("//@style | //style | //@*[starts-with(name(), 'on')]"):
            yield f"{address}: inline style or script"
        for link in page.xpath("//link[not(@rel='canonical')]/@href | //@src"):
            if "//" in link:
                yield f"{address}: {link}"
