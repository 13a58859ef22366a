"""A page as Markdown: front matter for the theme, and the body with its terms explained."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

from jinja2 import Environment

from generator.dutch import date_text
from generator.lasting_files import lasting_name
from generator.markdown_page import MarkdownPage
from generator.model.portal import Unit
from generator.pages import addresses
from generator.pages.downloads import downloads_of
from generator.pages.home import all_towns
from generator.pages.menus import FOOTER, breadcrumbs, links, main_menu, section_menu
from generator.pages.page import Crumb, Edition, Page
from generator.pages.portal import sender_line
from generator.pages.social import social_values
from generator.pages.structured import structured_data
from generator.rendering.terms import explained

_FICTIONAL = "Fictief voorbeeld: deze gemeenten, dit plan en alles wat hier staat zijn verzonnen."
_PREVIEW = "Proefversie: dit is niet de echte site."


def not_found(edition: Edition) -> dict[str, object]:
    """Return what the page 'not found' shows. It appears at any address, so its links start at the root of the host.

    Plain values, because they stand in the configuration of MkDocs.
    """
    root = urlsplit(edition.base_url or "").path or "/"
    towns = tuple(Crumb(town.title, town.address) for town in all_towns(edition))
    return {
        "title": "Deze pagina bestaat niet",
        "kind": "niet-gevonden",
        "noindex": True,
        "root": root,
        "banner": banner(edition),
        "footer_text": sender_line(edition),
        **{
            name: [{"title": crumb.title, "url": f"{root}{crumb.address}"} for crumb in crumbs]
            for name, crumbs in (("menu", main_menu(edition)), ("footer", FOOTER), ("towns", towns))
        },
    }


def markdown_page(page: Page, edition: Edition, environment: Environment) -> MarkdownPage:
    """Return the Markdown of a page: the same for the same page, edition and templates."""
    return MarkdownPage(_front_matter(page, edition, environment), tidy(_body(page, edition, environment)))


def _body(page: Page, edition: Edition, environment: Environment) -> str:
    def url(address: str) -> str:
        return addresses.relative(page.address, address)

    template = environment.get_template(f"pages/{page.template}")
    words = page.unit.partnership.words if page.unit else None
    body = template.render(
        page=page, view=page.view, unit=page.unit, words=words, url=url, downloads=downloads_of(edition, page)
    )
    if not page.explains_terms:
        return body
    body, terms = explained(body, edition.glossary)
    foot = environment.get_template("parts/begrippen.md.j2")
    return body + foot.render(terms=terms, url=url) if terms else body


def tidy(text: str) -> str:
    """No spaces at an end of line, no empty line before a closing tag: blocks of HTML stay whole in any Markdown."""
    # Line by line: regular expressions that look for the same took a sixtieth of a build.
    kept: list[str] = []
    for line in (line.rstrip(" \t") for line in text.split("\n")):
        if line.startswith("</") and kept and not kept[-1]:
            kept[-1] = line
        elif line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


def _front_matter(page: Page, edition: Edition, environment: Environment) -> dict[str, object]:
    values = {
        key: value
        for key, value in _values(page, edition, environment)
        if value not in (None, "", [], (), False)
    }
    return {**values, **page.front_matter}


def _values(page: Page, edition: Edition, environment: Environment) -> Iterator[tuple[str, object]]:
    yield "title", page.title
    yield "browser_title", page.browser_title
    yield "description", page.description
    yield "kind", page.kind
    yield "stylesheet", _stylesheet(page, environment)
    yield "root", addresses.relative(page.address, addresses.HOME)
    yield "canonical", f"{edition.base_url}{page.address}" if edition.base_url else None
    yield "noindex", edition.is_preview
    yield "banner", banner(edition)
    yield "breadcrumbs", breadcrumbs(page)
    yield "section", section_menu(page)
    yield "menu", links(page, main_menu(edition))
    yield "footer", links(page, FOOTER)
    yield "footer_text", sender_line(edition)
    yield "sources", list(page.sources)
    yield "edit_url", edit_url(edition, page)
    yield "history_url", history_url(edition, page)
    yield "modified", _modified(edition, page)
    yield "feedback_url", _feedback_url(edition, page)
    yield "feeds", _feeds(edition, page)
    yield "social", social_values(edition, page)
    yield "json_ld", structured_data(edition, page)


def colours_of(unit: Unit, environment: Environment) -> tuple[str, bytes] | None:
    """Return the address and the content of the stylesheet with a partnership's own colours, if it has any."""
    if unit.partnership.colours is None:
        return None
    style = environment.get_template("parts/kleuren.css.j2").render(colours=unit.partnership.colours).encode()
    return lasting_name(f"{addresses.unit_address(unit.id)}kleuren.css", style), style


def _stylesheet(page: Page, environment: Environment) -> str | None:
    colours = colours_of(page.unit, environment) if page.unit else None
    return addresses.relative(page.address, colours[0]) if colours else None


def _feeds(edition: Edition, page: Page) -> list[dict[str, str]]:
    """Return the feeds of a page in the form in which readers of news look for them."""
    return [
        {
            "title": f"{one.title}: {one.about}",
            "type": one.media_type,
            "url": addresses.relative(page.address, one.address),
        }
        for one in downloads_of(edition, page)
        if one.is_feed
    ]


def banner(edition: Edition) -> str:
    """Return what stands above every page of a preview or of a fictional site."""
    return " ".join(
        part
        for part in (_PREVIEW if edition.is_preview else "", _FICTIONAL if edition.is_fictional else "")
        if part
    )


def source_path(name: str) -> str:
    """Return the path of a page's file in the repository: written by hand, or data."""
    return name if name.startswith("content/") else f"data/{name}"


_EDIT_PATHS = {"github": "edit/{branch}/", "gitlab": "-/edit/{branch}/", "forgejo": "_edit/{branch}/"}
_HISTORY_PATHS = {
    "github": "commits/{branch}/",
    "gitlab": "-/commits/{branch}/",
    "forgejo": "commits/branch/{branch}/",
}


def edit_url(edition: Edition, page: Page) -> str | None:
    """Return the link that opens the page's file at the code host, where one is configured."""
    return _host_url(edition, page, _EDIT_PATHS)


def history_url(edition: Edition, page: Page) -> str | None:
    """Return the link to all versions of the page's file at the code host, where one is configured."""
    return _host_url(edition, page, _HISTORY_PATHS)


def _host_url(edition: Edition, page: Page, paths: Mapping[str, str]) -> str | None:
    host = edition.portal.site.code_host
    if host is None or page.data_file is None:
        return None
    path = paths[host.kind.value].format(branch=quote(host.branch))
    return f"{host.address.rstrip('/')}/{path}{quote(source_path(page.data_file))}"


def modified(edition: Edition, page: Page) -> datetime.date | None:
    """Return the day on which the page's file last changed; without a file of its own, any file that it draws on."""
    if page.data_file:
        return edition.modified.get(source_path(page.data_file))
    folder = f"data/{page.unit.id}/" if page.unit else "data/"
    return edition.once(f"newest in {folder}", lambda: _newest(edition, folder))


def _newest(edition: Edition, folder: str) -> datetime.date | None:
    return max((day for path, day in edition.modified.items() if path.startswith(folder)), default=None)


def _modified(edition: Edition, page: Page) -> dict[str, str] | None:
    date = modified(edition, page)
    return {"date": date.isoformat(), "text": date_text(date)} if date else None


def _feedback_url(edition: Edition, page: Page) -> str | None:
    mailbox = edition.portal.site.mailbox
    if mailbox is None:
        return None
    address = f"{edition.base_url or ''}{page.address}".replace("&", "%26")
    return f"mailto:{mailbox}?subject=Klopt%20er%20iets%20niet%3F&body=Over%20de%20pagina%20{address}"
