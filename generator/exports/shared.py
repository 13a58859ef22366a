"""What all partnerships share, as one JSON document."""

from __future__ import annotations

from generator.edition import Edition
from generator.exports.document import FORMAT_VERSION
from generator.exports.licences import licence_of
from generator.exports.part import link
from generator.exports.values import json_text, json_value

SHARED_SCHEMA_FILE = "gedeeld.schema.json"
_ROOT = ""


def shared_document(edition: Edition) -> bytes:
    """Return the themes, groups of audiences, terms, telephone numbers and named events."""
    portal = edition.portal
    return json_text(
        {
            "$schema": link(edition, _ROOT, SHARED_SCHEMA_FILE),
            "versie": FORMAT_VERSION,
            "peildatum": edition.reference_date.isoformat(),
            "licentie": licence_of(edition).uri,
            "afzender": portal.site.publisher,
            "webadres": link(edition, _ROOT, _ROOT),
            "themas": json_value(tuple(portal.themes)),
            "doelgroepen": json_value(portal.audience_groups),
            "begrippen": json_value(portal.terms),
            "nummers": json_value(portal.help_lines),
            "evenementen": json_value(portal.events),
        }
    )
