"""Checks that every internal link and anchor of a rendered site leads somewhere.

A site is rendered part by part. Each part tells what can be linked to in it, and which of its links lead out of it;
those are judged when all parts are there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r'<[a-z][^>]*?\s(?:href|src|action)="([^"]*)"')
_ANCHOR = re.compile(r'<[a-z][^>]*?\sid="([^"]*)"')


@dataclass(frozen=True, order=True)
class DeadLink:
    """A link on a page that leads nowhere on the site."""

    page: str
    link: str

    def __str__(self) -> str:
        return f"{self.page}: de link “{self.link}” leidt nergens heen"


@dataclass(frozen=True)
class Linked:
    """The links of a part of a site."""

    anchors: Mapping[str, frozenset[str]]
    """Every file of the part, with the places in it that a link can lead to."""
    leading_out: Mapping[str, DeadLink]
    """Files and places (after a #) that the part itself does not have, each with the first link that leads there."""


def linked(files: Mapping[str, bytes]) -> Linked:
    """Return what can be linked to in some rendered files of the site, and where their links lead out of them."""
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    anchors = {
        path: frozenset(map(unescape, _ANCHOR.findall(pages[path]))) if path in pages else frozenset()
        for path in files
    }
    leading_out: dict[str, DeadLink] = {}
    for path, text in sorted(pages.items()):
        # It appears at any address, so its links start at the root of a host that nobody knows here.
        if path != "404.html":
            for link, target in _internal(path, text):
                if target not in leading_out and not _is_there(target, anchors):
                    leading_out[target] = DeadLink(path, link)
    return Linked(anchors, leading_out)


def dead_links(parts: Iterable[Linked]) -> list[DeadLink]:
    """Return a link to every place that no part of the site has."""
    parts = list(parts)
    anchors = {path: places for part in parts for path, places in part.anchors.items()}
    return sorted(
        {
            dead
            for part in parts
            for target, dead in part.leading_out.items()
            if not _is_there(target, anchors)
        }
    )


def _internal(page: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield every link inside the site: how it is written, and the file that it leads to with the place after a #."""
    folder = posixpath.dirname(page)
    for link, way, place in filter(None, map(_inside, dict.fromkeys(_LINK.findall(text)))):
        path = posixpath.normpath(posixpath.join(folder, way)) if way else page
        if path == "." or way.endswith("/"):
            path = posixpath.normpath(f"{path}/index.html")
        yield link, f"{path}#{place}"


@lru_cache(maxsize=4096)
def _inside(written: str) -> tuple[str, str, str] | None:
    """Read a link as it stands in HTML: the link, its way and the place after a #; nothing where it leads to a host.

    Pages have their menus in common, so most links were read before.
    """
    link = unescape(written)
    parts = urlsplit(link)
    return None if parts.scheme or parts.netloc else (link, unquote(parts.path), unquote(parts.fragment))


def _is_there(target: str, anchors: Mapping[str, frozenset[str]]) -> bool:
    file, _, place = target.partition("#")
    # A link to a folder leads to the page in it, also without a slash at its end.
    for path in (file, f"{file}/index.html"):
        if path in anchors:
            return not place or place in anchors[path]
    return False
