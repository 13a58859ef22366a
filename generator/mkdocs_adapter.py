"""The only module that knows MkDocs: it renders pages of Markdown into HTML."""

from __future__ import annotations

import calendar
import datetime
import os
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from markdown import Markdown
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, MkDocsException
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.compiled_templates import keep_compiled
from generator.lasting_files import lasting_name
from generator.logged import warnings_of
from generator.markdown_page import MarkdownPage
from generator.problems import short

CONFIGURATION = Path(__file__).resolve().parents[1] / "mkdocs.yml"
_THEME = CONFIGURATION.parent / "site_templates" / "theme"
_NOT_FOUND = "404.html"
_MOST_HEADINGS = 4096
_HEADING = re.compile(r"#{1,6} [^\r\n]+ \{#[^{}\s]+\}")
# The day and the warnings of MkDocs belong to the whole program, and a preview has several threads.
_ALONE = threading.Lock()


class RenderError(Exception):
    """MkDocs refused the pages; the message lists what it said."""


@dataclass(frozen=True)
class Settings:
    """What holds for the site as a whole."""

    name: str
    base_url: str | None
    date: datetime.date
    """The date of the sitemap, so that the same input gives the same bytes."""
    extra: Mapping[str, object]
    """What every page has, and what the page "not found" shows, which has no front matter."""


class Renderer:
    """Renders pages one by one, each to the bytes that it has in the site as a whole.

    That can be, because nothing on a page hangs on other pages: its menus stand in its front matter and its
    links are finished. Configuration and templates are read once, which takes as long as rendering many pages.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        read = {path: (_THEME / path).read_bytes() for path in _theme_paths()}
        names = {
            path: lasting_name(path, content) if _is_loaded(path) else path for path, content in read.items()
        }
        self._theme_files = {names[path]: content for path, content in read.items()}
        # MkDocs wants a folder that is there; nothing is read from it and nothing is written.
        self._configuration = _configuration(
            settings, CONFIGURATION.parent / "content", Path(os.devnull), names
        )
        self._theme = keep_compiled(self._configuration.theme.get_env())
        # A list of headings, tables and code stand on no page of ours as Markdown.
        self._markdown = Markdown(extensions=["attr_list"])
        self._headings: dict[str, str] = {}

    def rendered(self, texts: Mapping[str, MarkdownPage]) -> dict[str, bytes]:
        """Return the HTML of pages by its path on the site. Raises RenderError where MkDocs would warn."""
        with _strictly(self._settings):
            self._read_headings(line for text in texts.values() for line in text.between_blocks())
            return dict(self._rendered(path, text) for path, text in sorted(texts.items()))

    def page(self, path: str, text: MarkdownPage) -> bytes:
        """Return the HTML of one page. Raises RenderError where MkDocs would warn."""
        (html,) = self.rendered({path: text}).values()
        return html

    def _rendered(self, path: str, text: MarkdownPage) -> tuple[str, bytes]:
        configuration = self._configuration
        file = File(path, None, configuration.site_dir, configuration.use_directory_urls)
        page = Page(None, file, configuration)
        page.meta = dict(text.front_matter)
        page.content = "\n".join(self._headings.get(block, block) for block in text.blocks)
        template = self._theme.get_template(str(page.meta.get("template", "main.html")))
        context = get_context(Navigation([], []), [], configuration, page)
        return file.dest_uri, template.render(context).encode(errors="xmlcharrefreplace")

    def _read_headings(self, lines: Iterable[str]) -> None:
        """Remember the HTML of headings. Raises BuildError at what is no heading.

        Our templates write every block of HTML as one paragraph that begins with a tag, which is also what CommonMark
        asks, so a block is finished. Python-Markdown would read each tag to find where it ends: that took two thirds of
        the time of a page. What is left are headings of one line, with an id of their own, which can be read in one go;
        most stand on many pages. Anything else would be a text that got out of its block, and is refused.
        """
        if len(self._headings) > _MOST_HEADINGS:
            self._headings.clear()
        new = [line for line in dict.fromkeys(lines) if line not in self._headings]
        if odd := next((line for line in new if not _HEADING.fullmatch(line)), None):
            raise BuildError(f"Tussen de blokken van een pagina staat: {short(odd)}")
        html = self._markdown.reset().convert("\n\n".join(new)).split("\n") if new else []
        if len(html) != len(new):
            raise BuildError(f"Een van deze koppen is niet één regel: {short(' '.join(new))}")
        self._headings.update(zip(new, html, strict=True))

    def not_found(self) -> bytes:
        """Return the page for an address that leads nowhere."""
        root = urlsplit(self._settings.base_url or "/").path
        with _strictly(self._settings):
            context = get_context(Navigation([], []), [], self._configuration, base_url=root)
            return self._theme.get_template(_NOT_FOUND).render(context).encode()

    def whole_site_files(self) -> dict[str, bytes]:
        """Return what MkDocs adds to a site: the files of the theme, and the page "not found"."""
        return {**self.theme_files(), _NOT_FOUND: self.not_found()}

    def theme_files(self) -> dict[str, bytes]:
        """Return the files that the theme adds to the site, such as its stylesheet, by the names that pages know."""
        return dict(self._theme_files)


def _theme_paths() -> list[str]:
    """The files of the theme that are no templates. Material's own are left out: our theme never loads them."""
    paths = (path.relative_to(_THEME) for path in sorted(_THEME.rglob("*")) if path.is_file())
    return [path.as_posix() for path in paths if path.suffix not in (".html", ".xml")]


def _is_loaded(path: str) -> bool:
    """Whether pages load a file by a name that they give; what browsers ask for by themselves has a fixed name."""
    return "/" in path


def _configuration(settings: Settings, docs: Path, site: Path, names: Mapping[str, str]) -> MkDocsConfig:
    return load_config(
        str(CONFIGURATION),
        docs_dir=str(docs.resolve()),
        site_dir=str(site.resolve()),
        site_name=settings.name,
        site_url="",  # a page says its address itself
        strict=True,
        extra={**settings.extra, "names": names},
    )


@contextmanager
def _strictly(settings: Settings) -> Iterator[None]:
    """Let MkDocs work on the day of the site, and turn whatever it warns about into a RenderError."""
    with _ALONE, warnings_of("mkdocs") as said:
        try:
            with _source_date(settings.date):
                yield
        except (MkDocsException, SystemExit) as error:
            raise RenderError("\n".join(said) or str(error)) from error
    if said:
        raise RenderError("\n".join(said))


@contextmanager
def _source_date(date: datetime.date) -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(calendar.timegm(date.timetuple()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
