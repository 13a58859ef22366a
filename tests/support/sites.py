"""Built sites, and their pages as HTML trees."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import html

from generator.build import build_site, make_markdown
from generator.edition import Edition
from generator.inputs import Inputs, edition_of, read_inputs
from generator.problems import Problem
from generator.site import Site, write_site

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "tests" / "example"
SOFT_HYPHEN = "\u00ad"

REAL_INPUTS = Inputs(
    ROOT / "data",
    ROOT / "content",
    datetime.date(2026, 11, 22),
    base_url="https://veiligheid.example/",
)


def example_inputs(date: datetime.date = datetime.date(2026, 2, 15), root: Path = EXAMPLE) -> Inputs:
    """Return the inputs that build the example, or a copy of it, on a date."""
    return Inputs(root / "data", root / "content", date)


def edition_for(inputs: Inputs) -> Edition:
    """Return the data, ready to be made into pages; problems fail the test."""
    portal, _, problems = read_inputs(inputs)
    assert portal is not None, "\n".join(map(str, problems))
    return edition_of(portal, inputs)


def new_problems(inputs: Inputs) -> list[Problem]:
    """Return what is wrong with a changed copy of the example, without what the example itself is told.

    Some of its reports wait for a day that is still to come, and some of its texts try to be HTML.
    """
    told = {"updates_are_not_in_the_future", "signs_in_texts_work"}
    return [problem for problem in read_inputs(inputs)[2] if problem.rule not in told]


def markdown_of(inputs: Inputs) -> Site:
    """Return every file before it is rendered; problems fail the test."""
    site, edition, problems = make_markdown(inputs)
    assert edition is not None, "\n".join(map(str, problems))
    return site


@dataclass(frozen=True)
class BuiltSite:
    """A rendered site on disk."""

    inputs: Inputs
    folder: Path

    @cached_property
    def pages(self) -> Mapping[str, html.HtmlElement]:
        """Every page as a tree, by its address: 'lindemark/acties/' or '404.html'."""
        return {
            file.relative_to(self.folder).as_posix().removesuffix("index.html"): html.parse(file).getroot()
            for file in sorted(self.folder.rglob("*.html"))
        }

    def write_markdown(self, folder: Path) -> Path:
        """Write the Markdown that the site was rendered from, and return where."""
        write_site(markdown_of(self.inputs), folder)
        return folder

    @cached_property
    def mains(self) -> Mapping[str, html.HtmlElement]:
        """The content of every page that is no redirect."""
        return {
            address: page.find(".//main")
            for address, page in self.pages.items()
            if not page.xpath("//meta[@http-equiv='refresh']")
        }

    @cached_property
    def whole_pages(self) -> tuple[str, ...]:
        """The addresses of pages with a header and a footer: no redirects, and no part for other sites."""
        return tuple(address for address in self.mains if not address.startswith("widget/"))

    @cached_property
    def base(self) -> str:
        """The web address of the site, or a made-up one."""
        found = self.pages[""].xpath("//link[@rel='canonical']/@href")
        return str(found[0]) if found else "https://site.example/"


def built(inputs: Inputs, folder: Path) -> BuiltSite:
    """Build a site; problems fail the test."""
    report = build_site(inputs, folder, lambda line: None)
    assert report.is_finished, "\n".join(map(str, report.problems))
    return BuiltSite(inputs, folder)


def text_of(element: html.HtmlElement) -> str:
    """Return the text that a reader sees in an element, on one line."""
    return " ".join(str(element.text_content()).replace(SOFT_HYPHEN, "").split())


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
