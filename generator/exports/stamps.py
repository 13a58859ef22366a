"""Small files at fixed places: which version this is, what robots may read, whom to tell about a leak."""

from __future__ import annotations

import datetime

from generator import __version__
from generator.edition import Edition
from generator.exports.licences import licence_of
from generator.exports.values import json_text

SECURITY_PATH = ".well-known/security.txt"


def version_stamp(edition: Edition) -> bytes:
    """Return what the site was made from. Without a repository the commit is not known."""
    revision = edition.revision
    return json_text(
        {
            "site": edition.portal.site.name,
            "peildatum": edition.reference_date.isoformat(),
            "plansite": __version__,
            "commit": revision.commit if revision else None,
            "gewijzigd_na_commit": revision.is_changed if revision else None,
            # The rest of what the site depends on, so that it can be built again from the commit.
            "adres": edition.base_url,
            "proefversie": edition.is_preview,
            "samenwerkingen": list(edition.portal.units),
            "toont_wijzigingsdatums": bool(edition.modified),
            "boekjes": edition.press is not None,
            "licentie": licence_of(edition).uri,
        }
    )


def robots(edition: Edition) -> bytes:
    """Return what search engines may read: everything, or of a preview nothing."""
    if edition.is_preview:
        return b"User-agent: *\nDisallow: /\n"
    sitemap = f"\nSitemap: {edition.base_url}sitemap.xml\n" if edition.base_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}".encode()


def security(edition: Edition) -> bytes | None:
    """Return security.txt (RFC 9116), when the data say whom to write to."""
    contact = edition.portal.site.security
    if contact is None:
        return None
    expires = datetime.datetime.combine(contact.expires_on, datetime.time(), datetime.UTC)
    lines = [
        f"Contact: mailto:{contact.mailbox}",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: nl, en",
        *([f"Policy: {contact.policy}"] if contact.policy else []),
        *([f"Canonical: {edition.base_url}{SECURITY_PATH}"] if edition.base_url else []),
    ]
    return "".join(f"{line}\n" for line in lines).encode()
