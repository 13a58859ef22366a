"""The open data as a catalogue that others harvest: DCAT-AP-NL 3.0, as Turtle and as JSON-LD.

Every URI from a code list carries its type here, because a validator does not fetch the list.
Nothing is a blank node: the same data give the same names, and so the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from generator import addresses
from generator.edition import Edition
from generator.exports import rdf
from generator.exports.document import SCHEMA_FILE
from generator.exports.licences import licence_of
from generator.exports.rdf import DCAT, DCTERMS, FOAF, SKOS, SPDX, TYPE, VCARD, XSD, Statement, name
from generator.exports.values import json_text
from generator.model.portal import Unit

EUROPEAN = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"
MUNICIPALITIES = "https://identifier.overheid.nl/tooi/id/gemeente/"
PROFILE = NamedNode("https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/")
_LANGUAGE = NamedNode(f"{EUROPEAN}language/NLD")
_ACCESS = NamedNode(f"{EUROPEAN}access-right/PUBLIC")
_THEME = NamedNode(f"{EUROPEAN}data-theme/JUST")
_FREQUENCY = NamedNode(f"{EUROPEAN}frequency/IRREG")
_SHA256 = SPDX.checksumAlgorithm_sha256
_KEYWORDS = ("veiligheid", "integraal veiligheidsplan", "uitvoeringsprogramma", "gemeenten")


@dataclass(frozen=True)
class Distribution:
    """A file of a dataset: where it is, what it is, and its bytes."""

    path: str
    title: str
    description: str
    media_type: str
    file_type: str
    """Its code in the European list of file types."""
    standard: str | None
    """The address of what says exactly how the file is made up, where there is such a thing."""
    content: bytes


@dataclass(frozen=True)
class Dataset:
    """Data that belong together: of one partnership, or of the whole site."""

    id: str
    title: str
    description: str
    page: str
    distributions: tuple[Distribution, ...]
    unit: Unit | None = None


def turtle(edition: Edition, datasets: Iterable[Dataset]) -> bytes | None:
    """Return the catalogue as Turtle; nothing for a site without an address, whose data have no names."""
    said = _statements(edition, datasets)
    return rdf.turtle(said) if said else None


def json_ld(edition: Edition, datasets: Iterable[Dataset]) -> bytes | None:
    """Return the catalogue as JSON-LD; nothing for a site without an address."""
    said = _statements(edition, datasets)
    return json_text(rdf.json_ld(said)) if said else None


def _statements(edition: Edition, datasets: Iterable[Dataset]) -> frozenset[Statement]:
    """What the catalogue says: datasets, their files, the publisher and whom to ask."""
    return edition.once("catalogue", lambda: _said(edition, datasets))


def _said(edition: Edition, datasets: Iterable[Dataset]) -> frozenset[Statement]:
    if edition.base_url is None:
        return frozenset()
    catalogue = _Catalogue(edition, edition.base_url)
    catalogue.write(datasets)
    return frozenset(catalogue.said)


@dataclass(frozen=True)
class _Catalogue:
    edition: Edition
    base: str
    said: set[Statement] = field(default_factory=set)

    def write(self, datasets: Iterable[Dataset]) -> None:
        site = self.edition.portal.site
        node = name(f"{self.base}#catalogus")
        self._say(node, TYPE, DCAT.Catalog)
        self._words(node, f"Open data van {site.name}", site.purpose)
        self._common(node)
        self._say(node, DCTERMS.conformsTo, self._typed(PROFILE, DCTERMS.Standard))
        self._say(node, FOAF.homepage, self._typed(name(self.base), FOAF.Document))
        self._say(node, DCTERMS.license, self._licence())
        for dataset in datasets:
            self._say(node, DCAT.dataset, self._dataset(dataset))
        self._publisher()
        self._contact()

    def _say(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        self.said.add((subject, predicate, value))

    def _typed(self, node: NamedNode, kind: NamedNode, label: str | None = None) -> NamedNode:
        self._say(node, TYPE, kind)
        if label:
            self._say(node, SKOS.prefLabel, Literal(label, language="nl"))
        return node

    def _words(self, node: NamedNode, title: str, description: str) -> None:
        self._say(node, DCTERMS.title, Literal(title, language="nl"))
        self._say(node, DCTERMS.description, Literal(description, language="nl"))

    def _common(self, node: NamedNode) -> None:
        """What the catalogue and every dataset have."""
        self._say(node, DCTERMS.publisher, self._publisher_name())
        self._say(node, DCTERMS.creator, self._publisher_name())
        self._say(node, DCAT.contactPoint, name(f"{self.base}#contact"))
        self._say(node, DCTERMS.language, self._typed(_LANGUAGE, DCTERMS.LinguisticSystem))
        self._say(node, DCTERMS.modified, self._day(self.edition.reference_date.isoformat()))

    def _day(self, day: str) -> Literal:
        return Literal(day, datatype=XSD.date)

    def _licence(self) -> NamedNode:
        licence = licence_of(self.edition)
        node = self._typed(NamedNode(licence.uri), DCTERMS.LicenseDocument)
        self._say(node, DCTERMS.title, Literal(licence.name, language="nl"))
        return node

    def _publisher_name(self) -> NamedNode:
        open_data = self.edition.portal.site.open_data
        return name(
            open_data.publisher_uri if open_data and open_data.publisher_uri else f"{self.base}#afzender"
        )

    def _publisher(self) -> None:
        node = self._typed(self._publisher_name(), FOAF.Agent)
        self._say(node, FOAF.name, Literal(self.edition.portal.site.publisher, language="nl"))

    def _contact(self) -> None:
        site = self.edition.portal.site
        node = self._typed(name(f"{self.base}#contact"), VCARD.Kind)
        self._say(node, VCARD.fn, Literal(site.publisher, language="nl"))
        self._say(node, VCARD.hasURL, name(f"{self.base}{addresses.ABOUT}"))
        if site.mailbox:
            self._say(node, VCARD.hasEmail, name(f"mailto:{site.mailbox}"))

    def _dataset(self, dataset: Dataset) -> NamedNode:
        node = name(f"{self.base}{dataset.page}#dataset-{dataset.id}")
        self._say(node, TYPE, DCAT.Dataset)
        self._words(node, dataset.title, dataset.description)
        self._common(node)
        self._say(node, DCTERMS.identifier, Literal(node.value))
        self._say(node, DCTERMS.accessRights, self._typed(_ACCESS, DCTERMS.RightsStatement))
        self._say(node, DCTERMS.accrualPeriodicity, self._typed(_FREQUENCY, DCTERMS.Frequency))
        self._say(
            node,
            DCAT.theme,
            self._typed(_THEME, SKOS.Concept, "Justitie, rechtsstelsel en openbare veiligheid"),
        )
        self._say(node, DCTERMS.conformsTo, self._typed(name(f"{self.base}{SCHEMA_FILE}"), DCTERMS.Standard))
        page = self._typed(name(f"{self.base}{dataset.page}"), FOAF.Document)
        self._say(node, DCAT.landingPage, page)
        self._say(node, FOAF.page, self._typed(name(f"{self.base}{addresses.OPEN_DATA}"), FOAF.Document))
        for keyword in _KEYWORDS:
            self._say(node, DCAT.keyword, Literal(keyword, language="nl"))
        if dataset.unit:
            self._coverage(node, dataset.unit)
        for distribution in dataset.distributions:
            self._say(node, DCAT.distribution, self._distribution(dataset, distribution))
        return node

    def _coverage(self, node: NamedNode, unit: Unit) -> None:
        """Which places and years the data are about; a made-up municipality has no code of the government."""
        for municipality in () if unit.partnership.fictional else unit.municipalities.values():
            place = self._typed(
                NamedNode(f"{MUNICIPALITIES}{municipality.code.lower()}"), DCTERMS.Location, municipality.name
            )
            self._say(node, DCTERMS.spatial, place)
        first, last = unit.main_plan.first_day, unit.main_plan.last_day(self.edition.reference_date)
        if first and last:
            period = self._typed(name(f"{node.value}-looptijd"), DCTERMS.PeriodOfTime)
            self._say(period, DCAT.startDate, self._day(first.isoformat()))
            self._say(period, DCAT.endDate, self._day(last.isoformat()))
            self._say(node, DCTERMS.temporal, period)

    def _distribution(self, dataset: Dataset, file: Distribution) -> NamedNode:
        address = name(f"{self.base}{file.path}")
        node = name(f"{address.value}#bestand")
        self._say(node, TYPE, DCAT.Distribution)
        self._words(node, f"{file.title}: {dataset.title}", file.description)
        if file.standard:
            self._say(node, DCTERMS.conformsTo, self._typed(name(file.standard), DCTERMS.Standard))
        self._say(node, DCAT.accessURL, address)
        self._say(node, DCAT.downloadURL, address)
        self._say(node, DCTERMS.license, self._licence())
        self._say(node, DCTERMS.language, _LANGUAGE)
        self._say(node, DCTERMS.modified, self._day(self.edition.reference_date.isoformat()))
        self._say(
            node, DCAT.mediaType, self._typed(NamedNode(f"{MEDIA_TYPES}{file.media_type}"), DCTERMS.MediaType)
        )
        self._say(
            node,
            DCTERMS.format,
            self._typed(NamedNode(f"{EUROPEAN}file-type/{file.file_type}"), DCTERMS.MediaTypeOrExtent),
        )
        self._say(node, DCAT.byteSize, Literal(str(len(file.content)), datatype=XSD.nonNegativeInteger))
        checksum = self._typed(name(f"{address.value}#sha256"), SPDX.Checksum)
        self._say(checksum, SPDX.algorithm, self._typed(_SHA256, SPDX.ChecksumAlgorithm))
        digest = hashlib.sha256(file.content).hexdigest()
        self._say(checksum, SPDX.checksumValue, Literal(digest, datatype=XSD.hexBinary))
        self._say(node, SPDX.checksum, checksum)
        return node
