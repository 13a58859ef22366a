"""Nothing hostile gets in: what is typed in any text of the data is text on every page and in every file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page, expect
from pydantic_core import PydanticCustomError

from generator.inputs import read_inputs
from generator.model import values
from tests.conftest import Serve
from tests.hostile.editions import Spot, bundles, hostile_inputs, is_read, payloads
from tests.problems import cases, mutations
from tests.support.markup import ELEMENTS
from tests.support.sites import BuiltSite, built, text_of
from tests.support.visits import open_folds, visited

# What the Markdown of a text makes that the example may happen not to have.
MARKDOWN = {("a", "href"), ("a", "rel"), ("ol", "start")}
SAFE_SCHEMES = {"", "https", "mailto", "tel"}
OWN_WORDS = {"periode", "planning", "naar", "nulmeting", "tabel"}
"""The last key of every text that is no free text: a moment, a year, or the name of a table."""
TURNS = len(bundles(is_line=True))


@dataclass(frozen=True)
class HostileSite:
    """The example with payloads in all its texts, built."""

    site: BuiltSite
    written: dict[Spot, str]
    kept: list[Spot]


# In `make test` every payload comes in some of the texts; in `make test-full` each comes in all of them.
@pytest.fixture(
    scope="module", params=[0, *(pytest.param(turn, marks=pytest.mark.full) for turn in range(1, TURNS))]
)
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    folder = tmp_path_factory.mktemp("vijandig")
    inputs, written, kept = hostile_inputs(folder, request.param)
    return HostileSite(built(inputs, folder / "site"), written, kept)


def test_the_corpus_is_large_and_is_typed_almost_everywhere(hostile: HostileSite) -> None:
    assert len(payloads()) >= 300
    assert sum(is_read(one.strip() or one, as_line=False) for one in payloads()) >= 300
    assert {
        spot.path[-1] if isinstance(spot.path[-1], str) else spot.path[-2] for spot in hostile.kept
    } <= OWN_WORDS
    assert len(hostile.written) > 5 * len(hostile.kept)


def pairs(site: BuiltSite) -> set[tuple[str, str]]:
    """Return every element of a site with each of its attributes."""
    return {
        (str(element.tag), name)
        for page in site.pages.values()
        for element in page.iter()
        if isinstance(element.tag, str)
        for name in element.attrib
    }


def test_pages_are_made_of_the_same_as_ever(
    hostile: HostileSite, example_site: BuiltSite, real_site: BuiltSite
) -> None:
    assert pairs(hostile.site) - pairs(example_site) - pairs(real_site) <= MARKDOWN
    for address, page in hostile.site.pages.items():
        assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= ELEMENTS, address
        # It parts what is frozen of a round from what came later.
        assert {one.text.strip() for one in page.xpath("//comment()")} <= {"einde van het vaste deel"}, (
            address
        )
        for name in ("main", "head/title", "h1"):
            assert len(page.xpath(f"//{name}")) == 1, (address, name)


def test_no_link_leads_where_a_writer_may_not_lead(hostile: HostileSite) -> None:
    for address, page in hostile.site.pages.items():
        for element in page.xpath("//*[@href or @src or @action]"):
            assert not unsafe(element, hostile.site.base), (address, element.attrib)


def unsafe(element: HtmlElement, base: str) -> bool:
    """Tell whether an element loads, sends or leads to something that it may not."""
    target = element.get("href") or element.get("src") or element.get("action") or ""
    parts = urlsplit(target.removeprefix(base))
    if element.tag != "a":
        return bool(parts.scheme or parts.netloc)
    is_external = bool(parts.netloc)
    return parts.scheme not in SAFE_SCHEMES or is_external != ("external" in (element.get("rel") or ""))


def test_the_only_data_in_a_page_is_json_that_says_so(hostile: HostileSite) -> None:
    for page in hostile.site.pages.values():
        for script in page.xpath("//script[not(@src)]"):
            assert script.get("type") == "application/ld+json"
            assert json.loads(script.text)["@context"] == "https://schema.org"


def test_titles_stand_on_their_page_as_they_were_typed(hostile: HostileSite) -> None:
    titles = {
        f"lindemark/acties/{spot.file.stem}/": text
        for spot, text in hostile.written.items()
        if spot.file.parent.name == "acties" and spot.path == ("titel",)
    }
    assert len(titles) > 10
    for address, title in titles.items():
        assert text_of(hostile.site.pages[address].find(".//h1")) == " ".join(title.split())


# --- In a browser ------------------------------------------------------------------------


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A browser that does not mind the policy of the pages: the first lock has to hold by itself."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if is_foreign(request.url) else None)
    yield page
    context.close()
    assert wrong == []


def is_foreign(url: str) -> bool:
    return urlsplit(url).hostname not in ("127.0.0.1", None)


@pytest.mark.browser
def test_nothing_runs_and_nobody_else_is_asked(hostile: HostileSite, serve: Serve, visitor: Page) -> None:
    start = serve(hostile.site.folder)
    for address in visited(hostile.site):
        visitor.goto(start + address)
        open_folds(visitor)
        assert visitor.evaluate("window.ran") is None, address
    visitor.goto(f"{start}zoeken/?q=script")
    expect(visitor.locator("#zoekstatus")).to_contain_text("gevonden")
    visitor.goto(f"{start}lindemark/acties/")
    open_folds(visitor)
    for one in visitor.locator(".filters select").all():
        one.select_option(index=1)
    assert visitor.evaluate("window.ran") is None


# --- Where names and forms are read ------------------------------------------------------


@pytest.mark.parametrize("payload", payloads())
def test_what_becomes_a_name_of_a_file_or_an_address_is_letters_digits_and_hyphens(payload: str) -> None:
    try:
        found = values.identifier(payload)
    except PydanticCustomError:
        return
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)


def test_what_is_typed_without_quotation_marks_is_read_or_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here YAML itself is attacked: tags, anchors, merges, other documents."""
    cases.lay_out("smalste-site", tmp_path)
    monkeypatch.chdir(tmp_path)
    action = tmp_path / cases.ACTION
    before = action.read_text(encoding="utf-8")
    for payload in payloads():
        after = re.sub(r"(?m)^titel: .*$", lambda _, typed=payload: f"titel: {typed}", before)  # type: ignore[misc]
        assert after != before
        action.write_bytes(after.encode())
        mutations.check_reports(read_inputs(cases.INPUTS)[2])
