"""Every internal link and anchor leads somewhere; found by the build, and once more by other means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from lxml import html

from generator.links import _ANCHOR, _LINK, DeadLink, dead_links, linked
from tests.support.sites import BuiltSite, files_of

ADDRESSES = ("href", "src", "action", "srcset", "poster", "data", "formaction", "cite")


def test_the_build_finds_no_dead_link(either_site: BuiltSite) -> None:
    assert dead_links([linked(files_of(either_site.folder))]) == []


def test_every_link_and_anchor_exists(either_site: BuiltSite) -> None:
    assert list(broken(either_site)) == []


def test_links_and_places_are_those_that_a_parser_finds(either_site: BuiltSite) -> None:
    """The build finds all of them with a pattern, and none in a text that shows how to write a link."""
    for address, page in either_site.pages.items():
        if not address.endswith(".html"):
            text = (either_site.folder / address / "index.html").read_text("utf-8")
            assert [unescape(one) for one in _ANCHOR.findall(text)] == page.xpath("//@id")
            found = page.xpath("//@*[name()='href' or name()='src' or name()='action']")
            assert Counter(unescape(one) for one in _LINK.findall(text)) == Counter(map(str, found))


def broken(site: BuiltSite) -> Iterator[str]:
    """Yield every link that leads nowhere, resolved as a browser does."""
    anchors = {address: set(page.xpath("//@id")) for address, page in site.pages.items()}
    for address, page in site.pages.items():
        for link in links_of(page):
            target, mark, fragment = unquote(urljoin(site.base + address, link)).partition("#")
            if not target.startswith(site.base):
                continue
            path = target.removeprefix(site.base)
            if path not in anchors and not (site.folder / path).is_file():
                yield f"{address}: {link}"
            elif mark and fragment not in anchors.get(path, ()):
                yield f"{address}: {link}: no such place on the page"


def links_of(page: html.HtmlElement) -> Iterator[str]:
    for name in ADDRESSES:
        yield from page.xpath(f"//*[not(self::link[@rel='canonical'])]/@{name}")
    for refresh in page.xpath("//meta[@http-equiv='refresh']/@content"):
        yield refresh.partition("url=")[2]


def test_pages_are_linked_from_somewhere(either_site: BuiltSite) -> None:
    reached: set[str] = set()
    todo = [""]
    while todo:
        address = todo.pop()
        if address in reached or address not in either_site.pages:
            continue
        reached.add(address)
        found = (urljoin(either_site.base + address, link) for link in links_of(either_site.pages[address]))
        todo += [unquote(link).partition("#")[0].removeprefix(either_site.base) for link in found]
    assert set(either_site.whole_pages) - reached - forgotten(either_site) == set()


def forgotten(site: BuiltSite) -> set[str]:
    """Return the pages that live on old addresses only, and the page 'not found'."""
    return {
        address for address, page in site.pages.items() if "kind-vervallen" in page.xpath("//body/@class")
    } | {"404.html"}


@pytest.mark.parametrize(
    ("link", "is_dead"),
    [
        ("b/", False),
        ("b/#place", False),
        ("b/#nowhere", True),
        ("c/", True),
        ("#here", False),
        ("#there", True),
        ("picture.svg", False),
        ("pi%63ture.svg", False),
        ("other.svg", True),
        ("https://elsewhere.example/x/", False),
        ("mailto:post@voorbeeld.example", False),
        ("tel:112", False),
    ],
)
def test_what_counts_as_dead(link: str, is_dead: bool, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "index.html").write_text('<p id="place">', encoding="utf-8")
    (tmp_path / "picture.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "index.html").write_text(f'<p id="here"><a href="{link}">x</a>', encoding="utf-8")
    dead = [DeadLink("index.html", link)] if is_dead else []
    files = files_of(tmp_path)
    assert dead_links([linked(files)]) == dead
    # The same when the site is made in parts.
    assert dead_links(linked({path: content}) for path, content in files.items()) == dead
