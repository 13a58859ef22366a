"""Every page can be used with a keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_menu_opens_by_keyboard_and_focus_is_always_seen(example_url: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(f"{example_url}lindemark/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Ga naar inhoud"
    seen, opened = set(), False
    for _ in range(25):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => { const one = document.activeElement, box = one.getBoundingClientRect(),
                 style = getComputedStyle(one);
               return [one.tagName, box.width * box.height > 0, style.outlineStyle !== 'none',
                       one.textContent.trim()] }"""
        )
        assert state[1], f"focus is on something that is not shown: {state}"
        assert state[2], f"focus cannot be seen: {state}"
        seen.add(state[3])
        if state[0] == "SUMMARY" and not opened:
            page.keyboard.press("Enter")
            opened = page.locator("header details").evaluate("one => one.open")
    page.close()
    assert opened
    assert "Begrippen" in seen
