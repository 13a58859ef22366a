"""Files with a hash of their content in their name: under one name there is only ever one content.

So a page always gets the styles and scripts that it was made with, however long a cache keeps them, and whichever
version of the site was published meanwhile.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

_DIGITS = 8
_NAMED = re.compile(rf"\.([0-9a-f]{{{_DIGITS}}})\.(?:css|js|svg|png)$")
# The indexer names the files that it makes by their content itself.
_INDEXED = re.compile(r"(?:^|/)pagefind/(?:(?:index|fragment)/[^/]+|[^/]+\.pf_meta)$")
PATTERN = rf"\.[0-9a-f]{{{_DIGITS}}}\.(css|js|svg|png)$|/pagefind/((index|fragment)/[^/]+|[^/]+\.pf_meta)$"
"""The addresses of such files, for the configuration of a web server."""


def lasting_name(path: str, content: bytes) -> str:
    """Return the path of a file with the hash of its content in its name: stijl/plansite.1a2b3c4d.css."""
    name = PurePosixPath(path)
    return name.with_name(
        f"{name.stem}.{hashlib.sha256(content).hexdigest()[:_DIGITS]}{name.suffix}"
    ).as_posix()


def is_lasting(path: str) -> bool:
    """Whether a file can never have another content under its name."""
    return bool(_NAMED.search(path) or _INDEXED.search(path))


def keeps_its_word(path: str, checksum: str) -> bool:
    """Whether a file is lasting, and has the SHA-256 (in hexadecimal) that its name says, where it says so."""
    named = _NAMED.search(path)
    return checksum.startswith(named[1]) if named else is_lasting(path)
