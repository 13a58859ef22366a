"""Checks that every internal link and anchor of a rendered site leads somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
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


def dead_links(site: Path) -> list[DeadLink]:
    """Return every internal link of a rendered site whose page, file or anchor does not exist."""
    pages = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.html"))
    }
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    anchors = {name: frozenset(map(unescape, _ANCHOR.findall(text))) for name, text in pages.items()}
    return sorted(
        {
            DeadLink(name, link)
            for name, text in pages.items()
            if name != "404.html"
            for link in _internal(text)
            if not _leads_somewhere(name, link, files, anchors)
        }
    )


def _internal(text: str) -> Iterator[str]:
    for found in _LINK.findall(text):
        link = unescape(found)
        parts = urlsplit(link)
        if not parts.scheme and not parts.netloc:
            yield link


def _leads_somewhere(page: str, link: str, files: set[str], anchors: Mapping[str, frozenset[str]]) -> bool:
    parts = urlsplit(link)
    target = (
        posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        if parts.path
        else page
    )
    if parts.path.endswith("/") or target in (".", ""):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    elif target not in files and f"{target}/index.html" in files:
        target = f"{target}/index.html"
    if target not in files:
        return False
    return not parts.fragment or unquote(parts.fragment) in anchors.get(target, frozenset())
