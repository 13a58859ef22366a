"""What the section of a partnership is made from, as one number: with the same number it has the same bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from generator.digests import digest, digest_of_files, program_digest
from generator.edition import Edition
from generator.loading.disk import EntryKind, kind_of
from generator.loading.look import look_at


@dataclass(frozen=True)
class Fingerprint:
    """What all partnerships of a build share, and where the data of each stand."""

    shared: str
    data: Path

    @classmethod
    def of(cls, edition: Edition, data: Path) -> Fingerprint:
        """Return the fingerprint of a build."""
        whole = edition.portal.whole
        values = [
            program_digest(),
            digest_of_files(data, (path for path in data.iterdir() if kind_of(path) is EntryKind.FILE)),
            edition.reference_date.isoformat(),
            edition.base_url,
            edition.is_preview,
            edition.press is not None,
            whole.partnerships,
            whole.is_fictional,
        ]
        return cls(digest(json.dumps(values).encode()), data)

    def key(self, edition: Edition, unit: str) -> str:
        """Return what the section of a partnership is made from, as one number."""
        folder = f"data/{unit}/"
        days = {path: f"{day}" for path, day in sorted(edition.modified.items()) if path.startswith(folder)}
        seen = (Path(path) for path, *_ in look_at([self.data / unit]))
        files = digest_of_files(self.data.resolve(), seen)
        return digest(json.dumps([self.shared, unit, files, days]).encode())
