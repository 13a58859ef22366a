"""The list of every address of a site, which the site carries with it as a file.

The next edition is compared with it, so that no address dies unseen; a web server's
redirects are made from it. A line holds an address from the root; a tab and a word
follow where the page only leads on (with its target) or says what became of a record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

FILE = "adressen.txt"


class AddressKind(Enum):
    """What a visitor finds at an address."""

    PAGE = "pagina"
    REDIRECT = "doorverwijzing"
    TOMBSTONE = "vervallen"


@dataclass(frozen=True, slots=True)
class Listed:
    """One address of the site, with a slash at both ends; the home page is /."""

    address: str
    kind: AddressKind = AddressKind.PAGE
    target: str = ""

    def __str__(self) -> str:
        words = (self.address, "" if self.kind is AddressKind.PAGE else self.kind.value, self.target)
        return "\t".join(word for word in words if word)


def address_list(addresses: Iterable[Listed]) -> str:
    """Return the list as text, sorted."""
    return "".join(sorted(f"{address}\n" for address in addresses))


def parse_address_list(text: str) -> tuple[Listed, ...]:
    """Read a list of addresses: one of ours, or any text with one web address per line."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(_listed(line.split("\t")) for line in lines if line and not line.startswith("#"))


def _listed(words: list[str]) -> Listed:
    kinds = {kind.value: kind for kind in AddressKind}
    kind = kinds.get(words[1], AddressKind.PAGE) if len(words) > 1 else AddressKind.PAGE
    return Listed(_from_root(words[0]), kind, words[2] if len(words) > 2 else "")


def _from_root(address: str) -> str:
    """Return an address without its host and its index.html, beginning with a slash."""
    path = urlsplit(address).path.removesuffix("index.html")
    return f"/{path.lstrip('/')}"
