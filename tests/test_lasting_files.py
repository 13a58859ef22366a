"""A page loads only what it was made with: the names of styles, scripts and icons hold the hash of their content."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from generator.checks.content import OWN_FILES
from generator.lasting_files import PATTERN, keeps_its_word, lasting_name
from generator.loading.content import FILE_KINDS
from tests.support.sites import BuiltSite

LOADED = "//link[@rel='stylesheet' or @rel='apple-touch-icon' or @type='image/svg+xml']/@href | //script/@src"


def test_every_page_names_what_it_loads_by_its_content(either_site: BuiltSite) -> None:
    kinds = set()
    for address, page in either_site.pages.items():
        for link in page.xpath(LOADED):
            path = unquote(urljoin(either_site.base + address, link)).removeprefix(either_site.base)
            content = Path(either_site.folder, path).read_bytes()
            assert keeps_its_word(path, hashlib.sha256(content).hexdigest()), f"{address}: {path}"
            kinds.add(Path(path).suffix)
    assert kinds == {".css", ".js", ".svg", ".png"}


def test_nothing_that_a_page_loads_has_a_second_name(either_site: BuiltSite) -> None:
    files = [path.relative_to(either_site.folder).as_posix() for path in either_site.folder.rglob("stijl/*")]
    assert files
    assert [path for path in files if not re.search(PATTERN, f"/{path}")] == []


@pytest.mark.parametrize(
    ("path", "lasts"),
    [
        ("stijl/plansite.1a2b3c4d.css", True),
        ("zblw/kleuren.1a2b3c4d.css", True),
        ("stijl/plansite.css", False),
        ("stijl/plansite.1a2b3c4.css", False),
        ("zblw/pagefind/index/nl_1a2b3c4.pf_index", True),
        ("pagefind/fragment/nl_1a2b3c4.pf_fragment", True),
        ("pagefind/pagefind.nl_1a2b3c4.pf_meta", True),
        ("pagefind/pagefind-entry.json", False),
        ("pagefind/paginas.json", False),
        ("index.html", False),
        # Names that an editor may choose: there a date looks like a hash.
        ("foto.20240101.png", False),
        ("hulp/foto.20240101.png", False),
        ("hulp/pagefind/fragment/index.html", False),
        ("pagefind/index/kwaad.js", False),
    ],
)
def test_what_lasts(path: str, lasts: bool) -> None:
    assert bool(re.search(PATTERN, f"/{path}")) is lasts


def test_another_content_is_another_name() -> None:
    assert lasting_name("stijl/a.css", b"p {}") == "stijl/a.48d24394.css"
    assert lasting_name("stijl/a.css", b"q {}") != lasting_name("stijl/a.css", b"p {}")
    assert not keeps_its_word("stijl/a.48d24394.css", hashlib.sha256(b"q {}").hexdigest())
    assert not keeps_its_word("pagefind/fragment/nl_1a2b3c4.pf_fragment", "1a2b3c4" * 9)


def test_no_file_of_an_editor_can_have_the_name_of_one_of_the_site(either_site: BuiltSite) -> None:
    """Its folders are refused as a whole, and so are the files at its root of the kinds that may stand there."""
    kinds = [path.name for path in either_site.folder.iterdir() if path.suffix in FILE_KINDS]
    assert set(kinds) <= OWN_FILES
