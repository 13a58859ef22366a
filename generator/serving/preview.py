"""The state of the preview: the last good version of the site, and the problems that stand above it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus

from markupsafe import Markup

from generator.inputs import Inputs, read_edition
from generator.loading.look import Look
from generator.loading.walk import parse_document
from generator.problems import Problem, has_errors
from generator.serving.failures import PageError, problem_of
from generator.serving.frame import PREVIOUS, UNFIT, UNMADE, WAITING, Finding, finding, nothing_yet, report_of
from generator.serving.version import Version, Workshop, workshop_for

_MOST_FILES = 50_000


@dataclass(frozen=True)
class State:
    """What a browser should show at an address."""

    status: HTTPStatus
    html: bytes
    mark: str
    """Differs when the page or its looks do; empty while there is no page to change to."""
    report: Markup
    """The problems, as they stand above the page."""


class Preview:
    """What there is to show. Threads of the server ask it; one thread brings it up to date."""

    def __init__(self) -> None:
        self.version: Version | None = None
        self._workshop: Workshop | None = None
        # A change is to one file of many: not reading the others anew saves a third of the time.
        self._parse = lru_cache(_MOST_FILES)(parse_document)
        self._found: list[Finding] = []
        self._found_later: list[Finding] = []
        self._news = threading.Condition()
        self._serial = 0

    def refresh(self, inputs: Inputs, templates: Look) -> list[Problem]:
        """Read everything anew. On errors the last good version stays. Returns the problems."""
        try:
            edition, content, problems = read_edition(inputs, self._parse)
            if edition:
                self._workshop = workshop_for(edition, templates, self._workshop)
                self.version = Version(edition, content, self._workshop)
        except Exception as error:
            problems = [problem_of(error)]
        self._found, self._found_later = list(map(finding, problems)), []
        self._tell()
        return problems

    def add(self, version: Version | None, problems: Iterable[Problem]) -> list[Problem]:
        """Add what a whole build found out about a version, unless there is a newer one. Returns what is new."""
        known = [one.problem for one in self._found]
        if version is not self.version or has_errors(known):
            return []
        new = [problem for problem in problems if problem not in known]
        self._found_later = list(map(finding, new))
        self._tell()
        return new

    def _tell(self) -> None:
        with self._news:
            self._serial += 1
            self._news.notify_all()

    def wait(self, serial: int, seconds: float) -> int:
        """Wait for news after `serial`, but not longer than some seconds. Returns the serial of now."""
        with self._news:
            self._news.wait_for(lambda: self._serial != serial, seconds)
            return self._serial

    def state(self, address: str) -> State:
        """Return what a browser should show at an address."""
        version = self.version
        if version is None:
            return State(HTTPStatus.SERVICE_UNAVAILABLE, nothing_yet(), "", self._report(WAITING))
        try:
            found = version.page(address)
            html = version.not_found() if found is None else found
        except PageError as error:
            report = self._report(UNMADE, finding(error.problem))
            return State(HTTPStatus.SERVICE_UNAVAILABLE, nothing_yet(), "", report)
        mark = hashlib.sha256(html + version.look).hexdigest()
        is_old = has_errors(one.problem for one in self._found)
        report = self._report(PREVIOUS if is_old else UNFIT)
        return State(HTTPStatus.NOT_FOUND if found is None else HTTPStatus.OK, html, mark, report)

    def _report(self, note: str, *of_page: Finding) -> Markup:
        return report_of({*self._found, *self._found_later, *of_page}, note)
