"""Configuration for a web server that fits the site as it is built."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from generator.address_list import AddressKind
from generator.content_policy import page_policy, with_frames
from generator.lasting_files import PATTERN
from generator.publishing.addresses_alive import EarlierError, addresses_in
from generator.publishing.writing import filled

SERVERS: Mapping[str, str] = {"nginx": "nginx.conf.j2", "caddy": "Caddyfile.j2"}
_DOMAIN = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_PATH = re.compile(r"/[A-Za-z0-9._/+@_-]*")
# Quotation marks are written as &#39; in the page; nothing else in it means something to a server.
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([A-Za-z0-9 :;&#./-]+)"')
_ADDRESS = re.compile(r"/[a-z0-9/._-]*(#[a-z0-9._-]+)?")


class ConfigError(Exception):
    """No configuration can be made of this. The message is for who asks."""


@dataclass(frozen=True)
class Redirect:
    """An old address and where it leads now."""

    old: str
    new: str


@dataclass(frozen=True)
class Server:
    """What a configuration says about one site."""

    root: str
    domain: str
    redirects: tuple[Redirect, ...] = ()
    plain_port: int | None = None
    """The port to listen on without https, behind a server that does https; else https on 443."""
    certificate: str = ""
    certificate_key: str = ""
    form_policy: str = ""
    """What the form for editors may load, as its own page says; empty when the site has no form."""

    @property
    def variable(self) -> str:
        """How nginx's variables of this site begin; another site on the same server has others."""
        return f"$plansite_{re.sub('[^a-z0-9]', '_', self.domain)}"

    @property
    def lasting_files(self) -> str:
        """A regular expression for the addresses whose content never changes."""
        return PATTERN

    @property
    def policy(self) -> str:
        """What a page may load: only what is its own, nothing inline, and no frame may hold it."""
        return with_frames(page_policy(), "'none'")

    @property
    def widget_policy(self) -> str:
        """The same for the widget, which exists to stand in other sites."""
        return with_frames(page_policy(), "*")

    @property
    def search_policy(self) -> str:
        """The same for the search page, whose index is searched by WebAssembly."""
        return with_frames(page_policy(runs_webassembly=True), "'none'")

    @property
    def editor_policy(self) -> str:
        """The same as the form's page says, and no frame may hold it."""
        return with_frames(self.form_policy, "'none'")


def server_for(
    root: Path, domain: str, plain_port: int | None, certificate: str | None, key: str | None
) -> Server:
    """Look at a built or published site and return what its server has to know. Raises ConfigError."""
    # Not resolved: the link "current" has to stay in the path.
    folder = root.absolute()
    site = folder / "current" if (folder / "current").is_dir() else folder
    files = [
        site.as_posix(),
        certificate or f"/etc/letsencrypt/live/{domain}/fullchain.pem",
        key or f"/etc/letsencrypt/live/{domain}/privkey.pem",
    ]
    _judge(domain, files)
    try:
        listed = addresses_in(site)
    except EarlierError as error:
        raise ConfigError(str(error)) from error
    redirects = tuple(
        Redirect(one.address, one.target)
        for one in listed
        if one.kind is AddressKind.REDIRECT
        and _ADDRESS.fullmatch(one.address)
        and _ADDRESS.fullmatch(one.target)
    )
    return Server(files[0], domain, redirects, plain_port, files[1], files[2], _form_policy(site))


def _form_policy(site: Path) -> str:
    """Return what the form's page says that it may load, if the site has the form."""
    page = site / "redactie" / "index.html"
    if not page.is_file():
        return ""
    found = _POLICY.search(page.read_text(encoding="utf-8"))
    if not found:
        raise ConfigError("De pagina /redactie/ zegt niet wat zij mag laden. Bouw de site opnieuw.")
    return unescape(found[1])


def _judge(domain: str, files: list[str]) -> None:
    """These values become part of a program, so they may hold no sign that means something there."""
    if not _DOMAIN.fullmatch(domain):
        raise ConfigError(f"“{domain}” is geen domeinnaam. Schrijf bijvoorbeeld: plannen.voorbeeld.nl.")
    for file in files:
        if not _PATH.fullmatch(file):
            raise ConfigError(
                f"Het pad {file} kan niet in de instellingen: gebruik geen spaties of leestekens."
            )


def server_config(kind: str, server: Server) -> str:
    """Return the configuration for a kind of server."""
    return filled(SERVERS[kind], server=server)
