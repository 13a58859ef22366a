"""What a page of the site may load: the policy that its own HTML and the web server both give to a browser."""

from __future__ import annotations

_OWN = "'self'"
# Search runs its index as WebAssembly, which browsers count as making a program out of data.
_OWN_AND_WEBASSEMBLY = "'self' 'wasm-unsafe-eval'"


def page_policy(*, runs_webassembly: bool = False) -> str:
    """Return the Content-Security-Policy of a page: only what is the site's own, and nothing inline."""
    scripts = _OWN_AND_WEBASSEMBLY if runs_webassembly else _OWN
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
    )


def with_frames(policy: str, frames: str) -> str:
    """Return a policy that also says who may show the page in a frame; only a server can say that."""
    return f"{policy}; frame-ancestors {frames}"
