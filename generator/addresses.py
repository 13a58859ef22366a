"""The address of every page, and the links between them.

An address is a path from the site's root with a slash at its end; the home page is "".
The tree of the data mirrors the tree of addresses.
"""

from __future__ import annotations

HOME = ""
TERMS = "begrippen/"
ABOUT = "over/"
STATES = "standen/"
OPEN_DATA = "open-data/"
THEMES = "themas/"
SEARCH = "zoeken/"
A_TO_Z = "a-z/"


def theme_address(identifier: str) -> str:
    """Return the address of a subject across all partnerships."""
    return f"{THEMES}{identifier}/"


def unit_address(unit: str) -> str:
    """Return the address of a partnership's own page."""
    return f"{unit}/"


def page_address(unit: str, name: str) -> str:
    """Return the address of one of a partnership's single pages, such as its list of actions."""
    return f"{unit}/{name}/"


def record_address(unit: str, folder: str, identifier: str) -> str:
    """Return the address of a record: the same path as its file in the data."""
    return f"{unit}/{folder}/{identifier}/"


def plan_address(unit: str, identifier: str) -> str:
    """Return the address of a plan."""
    return record_address(unit, "plannen", identifier)


def priority_address(unit: str, identifier: str) -> str:
    """Return the address of a priority."""
    return record_address(unit, "prioriteiten", identifier)


def municipality_address(unit: str, identifier: str) -> str:
    """Return the address of a municipality."""
    return record_address(unit, "gemeenten", identifier)


def overview_address(unit: str, municipality: str, round_id: str | None = None) -> str:
    """Return the address of a municipality's page on one sheet, now or as of a round."""
    base = f"{municipality_address(unit, municipality)}overzicht/"
    return f"{base}{round_id}/" if round_id else base


def action_address(unit: str, identifier: str) -> str:
    """Return the address of an action."""
    return record_address(unit, "acties", identifier)


def relative(here: str, target: str) -> str:
    """Return the link from one address to another, fragment included; it works under any base path."""
    path, mark, fragment = target.partition("#")
    if path == here:
        return f"#{fragment}" if mark else "./"
    # posixpath.relpath makes both absolute first: that took a thirtieth of a build.
    folders, steps = here.split("/")[:-1], path.split("/")
    shared = 0
    for folder, step in zip(folders, steps[:-1], strict=False):
        if folder != step:
            break
        shared += 1
    link = "../" * (len(folders) - shared) + "/".join(steps[shared:]) or "./"
    return f"{link}{mark}{fragment}"


def markdown_path(address: str) -> str:
    """Return the Markdown file that is rendered at an address."""
    return f"{address}index.md"
