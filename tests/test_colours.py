"""A partnership's own colours: on its pages only, in light and dark, and never the dark ones on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from generator.colour import ELSEWHERE, ON_PAPER, SURFACES, contrast
from tests.support.sites import ROOT, BuiltSite

BRAND, BRAND_DARK = "#5a2a6b", "#e0b8f0"
STYLE = ROOT / "site_templates/theme/stijl/plansite.css"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("scheme", "media", "colour"),
    [("light", "screen", BRAND), ("dark", "screen", BRAND_DARK), ("dark", "print", BRAND)],
)
def test_the_colour_in_use(scheme: str, media: str, colour: str, example_url: str, browser: Browser) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{example_url}lindemark/")
    page.emulate_media(media=media)  # type: ignore[arg-type]
    used = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--brand').trim()")
    page.close()
    assert used == colour


def test_only_pages_of_the_partnership_load_them(example_site: BuiltSite) -> None:
    for address in example_site.whole_pages:
        page = example_site.pages[address]
        own = [link for link in page.xpath("//link[@rel='stylesheet']/@href") if "/kleuren." in f"/{link}"]
        assert bool(own) == bool(page.xpath("//nav[@class='section-menu']")), address


def test_the_colours_of_the_site_pass_the_same_rule() -> None:
    """Every colour that text has, on what can be behind it."""
    names = ("ink", "muted", "brand", "link", "done", "running", "late", "stopped", "unknown")
    parts = STYLE.read_text(encoding="utf-8").split("prefers-color-scheme: dark", maxsplit=1)
    for screen, part in zip(("licht", "donker"), parts, strict=True):
        values = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", part))
        for name in names:
            assert contrast(values[name], SURFACES[screen]["papier"]) >= ON_PAPER, f"{screen}: {name}"
            assert contrast(values[name], SURFACES[screen]["zacht"]) >= ELSEWHERE, f"{screen}: {name}"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#ffffff", "#000000", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#0b4f5f", "#ffffff", 9.1),
        ("#aaaaaa", "#aaaaaa", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.05)
    assert contrast(one, other) == contrast(other, one)
