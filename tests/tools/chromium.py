"""Finds the Chromium that the browser tests drive, and installs Debian's where it may.

`make test` runs this as a program before the tests; the tests themselves only call `find()`.
Playwright's own browser is not used: it comes from a download outside any package registry.
"""

import os
import shutil
import subprocess
import sys

VARIABLE = "PLANSITE_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = (
    "chromium",
    # Without a font that has the metrics of Arial, measured widths say nothing about real pages.
    "fonts-liberation",
    # Playwright's driver needs it, and its wheel does not bring it.
    "libatomic1",
)

NOT_FOUND = f"""\
The tests need Chromium, and there is none on this machine ({", ".join(NAMES)}).
Do one of these:
  install it: as root 'apt-get install {" ".join(PACKAGES)}', or as your system does it;
  name it:    {VARIABLE}=/path/to/chromium make test"""


class ChromiumError(Exception):
    """There is no usable Chromium; the message says what to do about it."""


def find() -> str | None:
    """Return the path of the browser to drive: the one that is named, or the first on PATH."""
    named = os.environ.get(VARIABLE)
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def version(executable: str) -> str:
    """Start the browser, so that a broken one is known before a hundred tests fail on it."""
    try:
        answer = subprocess.run(
            [executable, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise ChromiumError(f"Chromium does not start: {executable}\n{_reason(error)}") from error
    return answer.stdout.strip()


def _reason(error: Exception) -> str:
    return f"{error}\n{getattr(error, 'stderr', None) or ''}".strip()


def may_install() -> bool:
    """Only root on a system with apt; elsewhere a person decides what is installed."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install() -> None:
    """Install Debian's Chromium."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "--quiet"],
        ["apt-get", "install", "--quiet", "--yes", "--no-install-recommends", *PACKAGES],
    ):
        print("Installing Chromium:", " ".join(command), flush=True)
        done = subprocess.run(command, stdin=subprocess.DEVNULL, env=environment, check=False)
        if done.returncode:
            raise ChromiumError(f"{NOT_FOUND}\n'{' '.join(command)}' failed; see above.")


def ensure() -> str:
    """Return the path of a Chromium, installed now if need be."""
    if find() is None and may_install():
        install()
    executable = find()
    if executable is None:
        raise ChromiumError(NOT_FOUND)
    return executable


def main() -> int:
    """Make sure that the browser tests can run."""
    try:
        executable = ensure()
        print(f"Browser: {version(executable)} ({executable})")
    except ChromiumError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
