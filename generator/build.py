"""The whole pipeline: data to plan, plan to pages, pages to a finished site.

Problems stop the line before anything is written. The site is finished beside the
present one and takes its place only when nothing is wrong with it.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.booklet.printing import PrintError
from generator.checksums import FILE, differences, known_checksums, write_checksums
from generator.content_policy import page_policy
from generator.garbage import what_is_there_stays
from generator.inputs import Inputs, read_edition
from generator.links import dead_links
from generator.loading.content import Content
from generator.loading.look import Look, look_at
from generator.loading.walk import unknown_partnership
from generator.mkdocs_adapter import Renderer, RenderError, Settings
from generator.pages.layout import not_found
from generator.pages.page import Edition
from generator.problems import Place, Problem, has_errors
from generator.processes import fitting_processes, made_of_each
from generator.rendering.templates import template_environment
from generator.search.pagefind import Indexer, SearchIndexError
from generator.sections.fingerprint import Fingerprint
from generator.sections.keeping import Keeper
from generator.sections.made import Made
from generator.sections.making import PORTAL, Maker
from generator.site import Site, make_site

Say = Callable[[str], None]


@dataclass
class Report:
    """What a build did."""

    problems: list[Problem] = field(default_factory=list)
    pages: int = 0
    changed: int = 0
    """How many files of the site are others than before, or new, or gone."""
    seconds: float = 0.0

    @property
    def is_finished(self) -> bool:
        """Whether there is a new site."""
        return not has_errors(self.problems)


def make_markdown(inputs: Inputs) -> tuple[Site, Edition | None, list[Problem]]:
    """Return content and generated Markdown as one value, or the problems that prevent it."""
    edition, content, problems = read_edition(inputs)
    if edition is None:
        return {}, None, problems
    try:
        return make_site(edition, content, template_environment()), edition, problems
    except PrintError as error:
        return {}, None, [*problems, _unprinted(inputs, error)]


def _unprinted(inputs: Inputs, error: PrintError) -> Problem:
    return Problem(Place((inputs.data / "site.yml").as_posix()), str(error), rule="boekjes")


def build_site(inputs: Inputs, site_folder: Path, say: Say, parts: Iterable[Path] = ()) -> Report:
    """Build the whole site into `site_folder`. On a problem the folder stays as it was.

    A partnership of which nothing changed is not made again: it would give the same bytes. It is taken from the build
    before, or from the folders in `parts` that `build_parts` made, on this computer or on others.
    """
    began, seen = time.monotonic(), look_at([inputs.data])
    say("Gegevens lezen en controleren …")
    edition, content, problems = read_edition(inputs)
    report = Report(problems)
    if edition is None:
        return report
    keys = _keys(edition, inputs, seen)
    work = work_folder(site_folder)
    say("Pagina’s en zoekindex maken …")
    maker = _maker(edition, Keeper(work / "sections"))
    for folder in parts:
        maker.keeper.take_over(Keeper(folder), edition.portal.units.values())
    sections = _made(report, inputs, lambda: _all_sections(maker, edition, content, keys))
    report.problems += _dead_links(sections) if report.is_finished else []
    if report.is_finished:
        say("De site samenstellen …")
        maker.keeper.join((*edition.portal.units, PORTAL), work / "site")
        for finish in inputs.finishes:
            report.problems += finish(inputs, edition.portal, work / "site")
    if report.is_finished:
        known = {path: sum for one in sections for path, sum in one.checksums.items()}
        report.changed = differences(
            known_checksums(site_folder / FILE), write_checksums(work / "site", known)
        ).count
        replace_folder(work / "site", site_folder)
    report.pages = sum(one.pages for one in sections)
    report.seconds = time.monotonic() - began
    return report


def build_parts(inputs: Inputs, partnerships: Sequence[str], folder: Path, say: Say) -> Report:
    """Make only what belongs to some partnerships, for `build_site` to put together with the rest of the site.

    All data are read and checked: what is wrong anywhere is told here too, and every part is that of the same site.
    """
    began, seen = time.monotonic(), look_at([inputs.data])
    say("Gegevens lezen en controleren …")
    edition, _, problems = read_edition(inputs)
    report = Report(problems)
    if edition is None:
        return report
    known = edition.portal.units
    unknown = [name for name in partnerships if name not in known]
    report.problems += [unknown_partnership(inputs.data / name, known) for name in unknown]
    if unknown:
        return report
    keys = _keys(edition, inputs, seen)
    say("Pagina’s en zoekindex maken …")
    maker = _maker(edition, Keeper(folder))
    own = {name: keys[name] for name in partnerships}
    sections = _made(report, inputs, lambda: _unit_sections(maker, edition, own))
    report.pages = sum(one.pages for one in sections)
    report.seconds = time.monotonic() - began
    return report


def _maker(edition: Edition, keeper: Keeper) -> Maker:
    return Maker(template_environment(), Renderer(settings_of(edition)), keeper, Indexer())


def _keys(edition: Edition, inputs: Inputs, seen: Look) -> Mapping[str, str]:
    """Return from what each partnership is made, as one number; none where the data changed while they were read.

    Then what was read need not be what lies there now, and nothing that is made of it may be taken again.
    """
    fingerprint = Fingerprint.of(edition, inputs.data)
    keys = {name: fingerprint.key(edition, name) for name in edition.portal.units}
    return keys if look_at([inputs.data]) == seen else dict.fromkeys(keys, "")


def _all_sections(maker: Maker, edition: Edition, content: Content, keys: Mapping[str, str]) -> list[Made]:
    maker.keeper.forget_others(edition.portal.units)
    units = _unit_sections(maker, edition, keys)
    return [*units, maker.portal(edition, content, units)]


def _unit_sections(maker: Maker, edition: Edition, keys: Mapping[str, str]) -> list[Made]:
    return made_of_each(list(keys), partial(maker.units, edition, keys), fitting_processes(len(keys)))


def _made(report: Report, inputs: Inputs, make: Callable[[], list[Made]]) -> list[Made]:
    """Make sections; where that goes wrong, it is reported and there are none."""
    try:
        with what_is_there_stays():
            return make()
    except PrintError as error:
        report.problems.append(_unprinted(inputs, error))
    except RenderError as error:
        message = f"De pagina’s konden niet worden opgemaakt: {error}"
        report.problems.append(Problem(Place("mkdocs.yml"), message, rule="opmaken"))
    except SearchIndexError as error:
        report.problems.append(Problem(Place("zoekindex"), str(error), rule="zoekindex"))
    return []


def _dead_links(sections: Iterable[Made]) -> list[Problem]:
    return [
        Problem(Place(dead.page), f"De link “{dead.link}” leidt nergens heen.", rule="links")
        for dead in dead_links(one.linked for one in sections)
    ]


def work_folder(site_folder: Path) -> Path:
    """Return where a site is prepared: `build` for the usual folder, else a hidden folder beside it."""
    if site_folder == Path("site"):
        return Path("build")
    return site_folder.parent / f".{site_folder.name}-build"


def settings_of(edition: Edition) -> Settings:
    """Return what MkDocs has to know of an edition, apart from its pages."""
    return Settings(
        name=edition.portal.site.name,
        base_url=edition.base_url,
        date=edition.reference_date,
        extra={"not_found": not_found(edition), "policy": page_policy()},
    )


def replace_folder(new: Path, old: Path) -> None:
    """Put a finished folder in the place of another. The old one is set aside first, then removed."""
    aside = new.with_name(f"{new.name}-old")
    shutil.rmtree(aside, ignore_errors=True)
    old.parent.mkdir(parents=True, exist_ok=True)
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)
