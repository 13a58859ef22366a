"""A visitor who has a keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, Page

from tests.support.visits import script

HAS_FOCUS = "one => one === document.activeElement"


def walk(page: Page, address: str) -> Iterator[str]:
    """Yield what is wrong on the way through a page with Tab, and back with Shift and Tab."""
    page.goto(address)
    page.evaluate(script("stops"))
    count: int = page.evaluate("stops.count")
    for _ in range(count):
        page.keyboard.down("Tab")
    yield from page.evaluate("stops.end()")
    page.keyboard.down("Shift")
    for _ in range(count - 1):
        page.keyboard.down("Tab")
    # The last stop is where the way back starts, so it counts for both.
    yield from page.evaluate("stops.end(true)")
    page.keyboard.up("Shift")


def tab_to(page: Page, wanted: Locator) -> list[str]:
    """Press Tab until an element has the focus; return what had it on the way."""
    passed: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.count() and wanted.first.evaluate(HAS_FOCUS):
            return passed
        passed.append(page.evaluate("document.activeElement.textContent.trim()"))
    raise AssertionError(f"Tab does not lead to {wanted}; it leads to {passed}")
