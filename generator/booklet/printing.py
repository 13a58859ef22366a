"""The only module that knows WeasyPrint: it turns HTML into a PDF that everybody can read (PDF/UA-1).

WeasyPrint is installed only where booklets are made (`make pdf`), so it is imported where it is used.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.booklet.tagging import finish_tags
from generator.logged import warnings_of
from generator.rendering.templates import TEMPLATES

if TYPE_CHECKING:
    from weasyprint import Document

VARIANT = "pdf/ua-1"
_STYLE = TEMPLATES / "booklet" / "boekje.css"
_OURS = (TEMPLATES / "booklet", TEMPLATES / "fonts")

NO_PACKAGE = (
    "De boekjes zijn PDF’s. Het programma dat ze maakt (WeasyPrint) is niet geïnstalleerd. "
    "Geef eerst de opdracht: make pdf"
)
NO_LIBRARY = (
    "De boekjes zijn PDF’s. Het programma dat ze maakt (WeasyPrint) mist een bibliotheek van het "
    "systeem ({library}). Installeer op Debian of Ubuntu: apt-get install {packages}. "
    "Zonder de boekjes werkt al het andere wel."
)
DEBIAN_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


class PrintError(Exception):
    """The PDF cannot be made; the message says what to do about it, in Dutch."""


def require() -> None:
    """Make sure that PDFs can be made here. Raises PrintError when something is not installed."""
    try:
        with warnings.catch_warnings():
            # A system without the newest of its libraries makes the same PDFs, only more slowly.
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint  # noqa: F401
    except ImportError as error:
        raise PrintError(NO_PACKAGE) from error
    except OSError as error:
        library = str(error).split("'")[1] if "'" in str(error) else str(error)
        raise PrintError(NO_LIBRARY.format(library=library, packages=" ".join(DEBIAN_PACKAGES))) from error


def pdf_of(html: str) -> bytes:
    """Return a document as PDF: the same bytes for the same HTML. Raises PrintError with all that is wrong."""
    with _strictly():
        return _finished(_laid_out(html))


def one_page_pdf(html: str, sizes: tuple[float, ...]) -> bytes:
    """Return a document as PDF in the largest of some sizes of type (in points) in which it is one page.

    In the smallest it is as many pages as it takes.
    """
    with _strictly():
        for size in sizes[:-1]:
            document = _laid_out(html, size)
            if len(document.pages) == 1:
                return _finished(document)
        return _finished(_laid_out(html, sizes[-1]))


def _laid_out(html: str, size: float | None = None) -> Document:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    styles = [CSS(filename=_STYLE, url_fetcher=_fetcher(), font_config=fonts)]
    if size:
        styles.append(CSS(string=f"html {{ font-size: {size}pt }}", url_fetcher=_fetcher()))
    return HTML(string=html, base_url=_STYLE.as_uri(), url_fetcher=_fetcher()).render(
        stylesheets=styles, font_config=fonts, pdf_variant=VARIANT
    )


def _finished(document: Document) -> bytes:
    # The identifier is made of the contents: without one, some programs take two booklets for the same.
    pdf: bytes = document.write_pdf(finisher=finish_tags, pdf_variant=VARIANT, pdf_identifier=True)
    return pdf


def _fetcher() -> object:
    """What WeasyPrint may read: our stylesheet and our fonts, never the network."""
    from weasyprint.urls import URLFetcher

    class Ours(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> object:
            if not any(url.startswith(f"{folder.as_uri()}/") for folder in _OURS):
                raise ValueError(f"A booklet loads nothing from elsewhere: {url}")
            return super().fetch(url, headers)

    return Ours(allowed_protocols=("file",))


@contextmanager
def _strictly() -> Iterator[None]:
    """Turn whatever WeasyPrint warns about into a PrintError."""
    require()
    with warnings_of("weasyprint") as said:
        yield
    if said:
        raise PrintError(f"Een boekje kon niet worden opgemaakt: {'; '.join(dict.fromkeys(said))}")
