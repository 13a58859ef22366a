"""axe in Chromium: what it finds wrong on pages, and what it leaves to a person to judge."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.support.judged import JUDGED
from tests.support.visits import open_folds

OPTIONS = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
    ],
    "resultTypes": ["violations", "incomplete"],
    "elementRef": True,
    # A piece of HTML says where it is; finding a selector for each of hundreds of elements takes time.
    "selectors": False,
    # Only rules that are not asked for read stylesheets.
    "preload": False,
}  # fmt: skip

START = "options => { window.found = axe.run(options) }"
# Each result with the place on our list that it fits, or -1.
COLLECT = """async judged => {
  const {violations, incomplete} = await window.found;
  const place = (rule, {element}) => judged.findIndex(one =>
    one.rule === rule && innerWidth < (one.narrower_than ?? Infinity) && element.matches(one.where));
  const results = (rules, isWrong) => rules.flatMap(({id, help, nodes}) => nodes.map(node =>
    ({rule: id, help, html: node.html, is_wrong: isWrong, place: isWrong ? -1 : place(id, node)})));
  return [...results(violations, true), ...results(incomplete, false)];
}"""
JUDGED_AS_DATA = [dataclasses.asdict(one) for one in JUDGED]


@dataclass(frozen=True)
class State:
    """What a visitor looks with."""

    width: int
    scheme: Literal["light", "dark"]


@dataclass(frozen=True)
class Finding:
    """Something that axe found wrong, or could not judge."""

    address: str
    state: State
    rule: str
    help: str
    html: str
    is_wrong: bool
    place: int
    """Which of JUDGED it is, or -1."""

    @property
    def is_accepted(self) -> bool:
        """Tell whether a person looked at it and found it right."""
        return self.place >= 0

    def __str__(self) -> str:
        what = "is wrong" if self.is_wrong else "has not been looked at"
        return (
            f"{self.address} at {self.state.width} px, {self.state.scheme}: "
            f"{self.rule} {what}: {self.help}: {self.html}"
        )


def search(page: Page) -> None:
    """Type a question and wait for its answers, with the filters open."""
    page.get_by_label("Waar wilt u iets over weten?").fill("veiligheid")
    page.keyboard.press("Enter")
    expect(page.locator("#zoekstatus")).to_contain_text("gevonden")
    expect(page.locator("#zoekresultaten li").first).to_be_visible()
    open_folds(page)


def narrow(page: Page) -> None:
    """Filter the list of actions."""
    open_folds(page)
    page.locator(".filters select").first.select_option(index=1)
    expect(page.locator("#gevonden")).not_to_be_empty()


def find_town(page: Page) -> None:
    """Type a part of a name, so that the list of municipalities on the home page is narrowed."""
    open_folds(page)
    if page.locator("#vind").count():
        page.locator("#vind").fill("e")
        expect(page.locator("#gevonden")).not_to_be_empty()


@dataclass(frozen=True)
class Visit:
    """A page and what a visitor does there."""

    address: str
    act: Callable[[Page], None] = open_folds


def examine(
    browser: Browser, site: str, visits: Sequence[Visit], states: Sequence[State]
) -> Iterator[Finding]:
    """Yield what axe finds on pages of a site, each loaded once and looked at in every state.

    Two tabs work at the same time, in processes of their own; so put pages of the same size side by side.
    """
    tabs = [browser.new_context().new_page() for _ in range(2)]
    for start in range(0, len(visits), len(tabs)):
        pairs = list(zip(tabs, visits[start : start + len(tabs)], strict=False))
        for tab, visit in pairs:
            tab.goto(site + visit.address)
            visit.act(tab)
            tab.evaluate(AXE_SCRIPT)
        for state in states:
            for tab, _ in pairs:
                tab.set_viewport_size({"width": state.width, "height": 800})
                tab.emulate_media(color_scheme=state.scheme)
                tab.evaluate(START, OPTIONS)
            for tab, visit in pairs:
                for found in tab.evaluate(COLLECT, JUDGED_AS_DATA):
                    yield Finding(visit.address, state, **found)
    for tab in tabs:
        tab.context.close()
