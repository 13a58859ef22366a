"""Where the form keeps its changes: which code hosts it can log in to, and what its page may ask them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.model.shared import CodeHost, CodeHostKind, EditorForm

_MESSAGES = {
    "create": "{{path}} gemaakt met het formulier",
    "update": "{{path}} gewijzigd met het formulier",
}


@dataclass(frozen=True)
class Host:
    """Where the form keeps its changes."""

    backend: Mapping[str, object]
    """The part "backend" of Decap's configuration."""
    asked: str
    """The origin that the page may ask, besides its own."""

    @property
    def policy(self) -> str:
        """What the page of the form may load and ask.

        Decap evaluates expressions, writes its styles inline and shows its icons as data.
        """
        return (
            "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
            f"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob: {self.asked}; "
            "base-uri 'none'; form-action 'none'"
        )


def local_host(address: str) -> Host:
    """Return the working copy on this computer, behind the program that decap-server is."""
    return Host({"name": "proxy", "proxy_url": f"{address}/api/v1"}, address)


def host_of(code_host: CodeHost, form: EditorForm) -> Host:
    """Return a code host. It never asks Decap's usual go-between for logging in, which is another's."""
    address = urlsplit(code_host.address)
    origin = f"https://{address.netloc}"
    common = {
        "repo": address.path.strip("/").removesuffix(".git"),
        "branch": code_host.branch,
        "commit_messages": _MESSAGES,
    }
    match code_host.kind:
        case CodeHostKind.GITHUB:
            api = "https://api.github.com" if address.netloc == "github.com" else f"{origin}/api/v3"
            return Host({"name": "github", **common, "api_root": api, **_login(form)}, _origin(api))
        case CodeHostKind.GITLAB:
            own = {"api_root": f"{origin}/api/v4", "base_url": origin, "auth_type": "pkce"}
            return Host({"name": "gitlab", **common, **own, "app_id": form.application or ""}, origin)
        case CodeHostKind.FORGEJO:
            own = {"api_root": f"{origin}/api/v1", "app_id": form.application or ""}
            return Host({"name": "forgejo", **common, **own}, origin)


def _login(form: EditorForm) -> Mapping[str, str]:
    login = urlsplit(form.login_server or "")
    return {"base_url": f"{login.scheme}://{login.netloc}", "auth_endpoint": login.path.strip("/") or "auth"}


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
