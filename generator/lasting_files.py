"""Files with a hash of their content in their name: under one name there is only ever one content.

So a page always gets the styles and scripts that it was made with, however long a cache keeps them, and whichever
version of the site was published meanwhile.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

_DIGITS = 8
_HASH = rf"\.([0-9a-f]{{{_DIGITS}}})\."
# Only where nothing of an editor stands: the name of a picture may hold a date, which looks like a hash.
_NAMED = re.compile(rf"(?:^|/)(?:stijl/[^/]+{_HASH}(?:css|js|svg|png)|kleuren{_HASH}css)$")
_INDEXED = r"pagefind/(?:(?:index|fragment)/[^/]+\.pf_(?:index|fragment)|[^/]+\.pf_meta)$"
PATTERN = rf"/stijl/[^/]+{_HASH}(css|js|svg|png)$|/kleuren{_HASH}css$|/{_INDEXED}"
"""The addresses of files that never change, for the configuration of a web server: these, and those of the indexer."""
FOLDERS = ("stijl", "pagefind")
"""The folders that hold such files, in which nothing else may stand."""


def lasting_name(path: str, content: bytes) -> str:
    """Return the path of a file with the hash of its content in its name: stijl/plansite.1a2b3c4d.css."""
    name = PurePosixPath(path)
    return name.with_name(
        f"{name.stem}.{hashlib.sha256(content).hexdigest()[:_DIGITS]}{name.suffix}"
    ).as_posix()


def keeps_its_word(path: str, checksum: str) -> bool:
    """Whether a file has a hash in its name, and the SHA-256 (in hexadecimal) that the name says."""
    named = _NAMED.search(path)
    return named is not None and checksum.startswith(next(filter(None, named.groups())))
