"""Under which licence the data may be used: what `site.yml` says, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from generator.edition import Edition
from generator.model.shared import OpenDataLicence

_EUROPEAN = "http://publications.europa.eu/resource/authority/licence/"


@dataclass(frozen=True)
class Licence:
    """A licence by its name, its page for people and its place in the list that catalogues use."""

    name: str
    uri: str
    address: str | None = None


# In the Dutch list of licences this stands for: nobody said anything about it.
UNKNOWN = Licence("nog niet vastgelegd", "http://standaarden.overheid.nl/owms/terms/licentieonbekend")
_LICENCES = {
    OpenDataLicence.CC0: Licence(
        "CC0 1.0", f"{_EUROPEAN}CC0", "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"
    ),
    OpenDataLicence.CC_BY: Licence(
        "CC BY 4.0", f"{_EUROPEAN}CC_BY_4_0", "https://creativecommons.org/licenses/by/4.0/deed.nl"
    ),
}


def licence_of(edition: Edition) -> Licence:
    """Return the licence that the sender of the site chose."""
    open_data = edition.portal.site.open_data
    return _LICENCES[open_data.licence] if open_data and open_data.licence else UNKNOWN
