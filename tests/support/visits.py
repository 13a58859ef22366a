"""Which pages of a built site a visitor can stay on, one of every kind, and the scripts they load."""

from __future__ import annotations

from tests.support.sites import BuiltSite


def visited(site: BuiltSite) -> list[str]:
    """Return every page on which a visitor can stay: a redirect moves on at once.

    The page "not found" names its files from the root of its host; the example stands below it.
    """
    return [
        address
        for address, tree in site.pages.items()
        if not tree.xpath("//meta[@http-equiv='refresh']")
        and (address != "404.html" or site.inputs.base_url is not None)
    ]


def kinds_of(site: BuiltSite) -> list[str]:
    """Return one page of every kind: the longest, where most can be wrong."""
    longest: dict[str, tuple[int, str]] = {}
    for address in visited(site):
        tree = site.pages[address]
        kind = tree.find("body").get("class") or "zonder"
        longest[kind] = max(longest.get(kind, (0, "")), (len(tree.text_content()), address))
    return sorted(address for _, address in longest.values())


def scripts_of(site: BuiltSite, address: str) -> list[str]:
    """Return the scripts that a page loads."""
    found: list[str] = site.pages[address].xpath("//script/@src")
    return [source.rpartition("/")[2] for source in found]
