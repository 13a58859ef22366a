"""A visitor's own settings: zoom, wider letters, fewer movements, other colours, and no scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.keyboard import walk
from tests.support.sites import BuiltSite
from tests.support.visits import kinds_of, opened, script, scripts_of

pytestmark = pytest.mark.browser

# Both sites have the same styles. The example has every part of a page; the real plans follow where there is more time.
EXAMPLE_FIRST = pytest.mark.parametrize(
    "either_site", ["example_site", pytest.param("real_site", marks=pytest.mark.full)], indirect=True
)

# --- Zoom and letters ------------------------------------------------------------------------


def test_at_400_percent_everything_can_be_read(
    browser: Browser, either_site: BuiltSite, either_url: str
) -> None:
    """A screen of 1280 by 1024 pixels becomes one of 320 by 256 (WCAG 1.4.4 and 1.4.10)."""
    wrong = [
        f"{address}: {line}"
        for address, page in opened(browser, either_site, either_url, viewport={"width": 320, "height": 256})
        for line in page.evaluate(script("cramped"))
    ]
    assert not wrong, "\n".join(wrong)


SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""


@pytest.mark.parametrize(
    ("either_site", "width"),
    [
        ("example_site", 320),
        ("real_site", 1280),
        pytest.param("example_site", 1280, marks=pytest.mark.full),
        pytest.param("real_site", 320, marks=pytest.mark.full),
    ],
    indirect=["either_site"],
)
def test_with_more_space_between_letters_everything_can_be_read(
    browser: Browser, either_site: BuiltSite, either_url: str, width: int
) -> None:
    """Who needs more space between letters, words and lines loses nothing (WCAG 1.4.12)."""
    wrong = []
    for address, page in opened(browser, either_site, either_url, viewport={"width": width, "height": 800}):
        # A reader's own style is no part of the page, so its content policy does not reach it.
        page.evaluate(
            "css => { const own = new CSSStyleSheet(); own.replaceSync(css); document.adoptedStyleSheets = [own]; }",
            SPACED,
        )
        wrong += [f"{address}: {line}" for line in page.evaluate(script("cramped"))]
    assert not wrong, "\n".join(wrong)


# --- Movement --------------------------------------------------------------------------------

MOVES = """() => [...document.querySelectorAll("*")].filter(one => [null, "::before", "::after"].some(part => {
    const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one, part);
    return animationName !== "none" || /[1-9]/.test(transitionDuration) || scrollBehavior === "smooth";
})).map(one => one.outerHTML.slice(0, 80))"""


@EXAMPLE_FIRST
def test_nothing_moves_for_who_asked_for_less_motion(
    browser: Browser, either_site: BuiltSite, either_url: str
) -> None:
    for address, page in opened(browser, either_site, either_url, reduced_motion="reduce"):
        assert page.evaluate(MOVES) == [], address
        page.keyboard.press("Tab")
        page.mouse.move(200, 200)
        assert page.evaluate("document.getAnimations().length") == 0, address


# --- Forced colours --------------------------------------------------------------------------


@EXAMPLE_FIRST
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.full)])
def test_forced_colours_reach_everything(
    browser: Browser, either_site: BuiltSite, either_url: str, scheme: str
) -> None:
    """No colour of the site is left that could vanish on a ground that the visitor chose, and no box either."""
    visits = opened(browser, either_site, either_url, forced_colors="active", color_scheme=scheme)
    wrong = [
        f"{address}: {line}" for address, page in visits for line in page.evaluate(script("forced_colours"))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def forced(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(forced_colors="active", viewport={"width": 360, "height": 640})
    yield context.new_page()
    context.close()


def test_forced_colours_leave_every_state_a_shape_of_its_own(forced: Page, example_url: str) -> None:
    forced.goto(f"{example_url}standen/")
    shapes: dict[str, bytes] = {}
    for style in forced.locator("main .state").evaluate_all("all => all.map(one => one.className)"):
        # Alone at one place, so that equal shapes are equal pixels.
        forced.evaluate("style => { document.body.innerHTML = `<span class='${style}'></span>` }", style)
        shapes[style] = forced.locator(".state").screenshot()
    assert len(shapes) > 7
    assert len(set(shapes.values())) == len(shapes)


def test_forced_colours_show_what_is_planned_and_where_we_are(forced: Page, example_url: str) -> None:
    forced.goto(f"{example_url}lindemark/acties/wijkschouw/")
    heights = "all => all.map(one => parseFloat(getComputedStyle(one).borderTopWidth))"
    bars = forced.locator(".ribbon")
    planned = bars.locator(".planned, .was").evaluate_all(heights)
    others = bars.locator("li:not(.planned, .was)").evaluate_all(heights)
    assert planned and others
    assert min(planned) > 10 * max(others)
    grounds = "all => [...new Set(all.map(one => getComputedStyle(one).backgroundColor))]"
    assert bars.locator(".now").evaluate_all(grounds) == ["rgb(0, 0, 0)"]
    assert "rgb(0, 0, 0)" not in bars.locator("li:not(.now)").evaluate_all(grounds)


@pytest.mark.parametrize("address", ["", "lindemark/acties/", "lindemark/acties/wijkschouw/"])
def test_forced_colours_show_the_focus(forced: Page, example_url: str, address: str) -> None:
    assert list(walk(forced, example_url + address)) == []


# --- No scripts ------------------------------------------------------------------------------

# What a visitor reads and can follow, apart from what only scripts offer.
CONTENT = """() => {
  document.querySelectorAll(".narrow, noscript, [role=status]").forEach(one => one.remove());
  return [document.body.innerText.split(/\\s+/).join(" "), [...document.links].map(link => link.href)];
}"""


def test_without_scripts_every_kind_of_page_says_the_same(
    browser: Browser, either_site: BuiltSite, either_url: str
) -> None:
    contexts = [browser.new_context(java_script_enabled=enabled) for enabled in (True, False)]
    with_scripts, without = (context.new_page() for context in contexts)
    # A page that loads no script is the same page.
    scripted = [address for address in kinds_of(either_site) if scripts_of(either_site, address)]
    assert "zoeken/" in scripted
    for address in scripted:
        with_scripts.goto(either_url + address)
        without.goto(either_url + address)
        expect(without.locator(".narrow").first).to_be_hidden()
        assert without.evaluate(CONTENT) == with_scripts.evaluate(CONTENT), address
    for context in contexts:
        context.close()
