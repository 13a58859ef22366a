"""The open data as a catalogue that others harvest: DCAT-AP-NL 3.0, as Turtle and as JSON-LD.

Every URI from a code list carries its type here, because a validator does not fetch the list.
Nothing is a blank node: the same data give the same names, and so the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD

from generator import addresses
from generator.edition import Edition
from generator.exports.document import SCHEMA_FILE
from generator.exports.licences import licence_of
from generator.exports.values import json_text
from generator.model.portal import Unit

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
EUROPEAN = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"
MUNICIPALITIES = "https://identifier.overheid.nl/tooi/id/gemeente/"
PROFILE = URIRef("https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/")
_LANGUAGE = URIRef(f"{EUROPEAN}language/NLD")
_ACCESS = URIRef(f"{EUROPEAN}access-right/PUBLIC")
_THEME = URIRef(f"{EUROPEAN}data-theme/JUST")
_FREQUENCY = URIRef(f"{EUROPEAN}frequency/IRREG")
_SHA256 = URIRef("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")
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
    graph = edition.once("catalogue", lambda: catalogue(edition, datasets))
    return None if graph is None else graph.serialize(format="turtle", encoding="utf-8")


def json_ld(edition: Edition, datasets: Iterable[Dataset]) -> bytes | None:
    """Return the catalogue as JSON-LD, in a fixed order: the library writes it in any."""
    graph = edition.once("catalogue", lambda: catalogue(edition, datasets))
    if graph is None:
        return None
    return json_text(_ordered(json.loads(graph.serialize(format="json-ld", auto_compact=False))))


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((_ordered(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def catalogue(edition: Edition, datasets: Iterable[Dataset]) -> Graph | None:
    """Return the catalogue as a graph: datasets, their files, the publisher and whom to ask."""
    if edition.base_url is None:
        return None
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (
        ("dcat", DCAT),
        ("dct", DCTERMS),
        ("foaf", FOAF),
        ("skos", SKOS),
        ("vcard", VCARD),
        ("spdx", SPDX),
        ("xsd", XSD),
    ):
        graph.bind(prefix, namespace)
    _Catalogue(graph, edition, edition.base_url).write(datasets)
    return graph


@dataclass(frozen=True)
class _Catalogue:
    graph: Graph
    edition: Edition
    base: str

    def write(self, datasets: Iterable[Dataset]) -> None:
        site = self.edition.portal.site
        node = URIRef(f"{self.base}#catalogus")
        self._say(node, RDF.type, DCAT.Catalog)
        self._words(node, f"Open data van {site.name}", site.purpose)
        self._common(node)
        self._say(node, DCTERMS.conformsTo, self._typed(PROFILE, DCTERMS.Standard))
        self._say(node, FOAF.homepage, self._typed(URIRef(self.base), FOAF.Document))
        self._say(node, DCTERMS.license, self._licence())
        for dataset in datasets:
            self._say(node, DCAT.dataset, self._dataset(dataset))
        self._publisher()
        self._contact()

    def _say(self, subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> None:
        self.graph.add((subject, predicate, value))

    def _typed(self, node: URIRef, kind: URIRef, label: str | None = None) -> URIRef:
        self._say(node, RDF.type, kind)
        if label:
            self._say(node, SKOS.prefLabel, Literal(label, lang="nl"))
        return node

    def _words(self, node: URIRef, title: str, description: str) -> None:
        self._say(node, DCTERMS.title, Literal(title, lang="nl"))
        self._say(node, DCTERMS.description, Literal(description, lang="nl"))

    def _common(self, node: URIRef) -> None:
        """What the catalogue and every dataset have."""
        self._say(node, DCTERMS.publisher, self._publisher_name())
        self._say(node, DCTERMS.creator, self._publisher_name())
        self._say(node, DCAT.contactPoint, URIRef(f"{self.base}#contact"))
        self._say(node, DCTERMS.language, self._typed(_LANGUAGE, DCTERMS.LinguisticSystem))
        self._say(node, DCTERMS.modified, self._day(self.edition.reference_date.isoformat()))

    def _day(self, day: str) -> Literal:
        return Literal(day, datatype=XSD.date)

    def _licence(self) -> URIRef:
        licence = licence_of(self.edition)
        node = self._typed(URIRef(licence.uri), DCTERMS.LicenseDocument)
        self._say(node, DCTERMS.title, Literal(licence.name, lang="nl"))
        return node

    def _publisher_name(self) -> URIRef:
        open_data = self.edition.portal.site.open_data
        return URIRef(
            open_data.publisher_uri if open_data and open_data.publisher_uri else f"{self.base}#afzender"
        )

    def _publisher(self) -> None:
        node = self._typed(self._publisher_name(), FOAF.Agent)
        self._say(node, FOAF.name, Literal(self.edition.portal.site.publisher, lang="nl"))

    def _contact(self) -> None:
        site = self.edition.portal.site
        node = self._typed(URIRef(f"{self.base}#contact"), VCARD.Kind)
        self._say(node, VCARD.fn, Literal(site.publisher, lang="nl"))
        self._say(node, VCARD.hasURL, URIRef(f"{self.base}{addresses.ABOUT}"))
        if site.mailbox:
            self._say(node, VCARD.hasEmail, URIRef(f"mailto:{site.mailbox}"))

    def _dataset(self, dataset: Dataset) -> URIRef:
        node = URIRef(f"{self.base}{dataset.page}#dataset-{dataset.id}")
        self._say(node, RDF.type, DCAT.Dataset)
        self._words(node, dataset.title, dataset.description)
        self._common(node)
        self._say(node, DCTERMS.identifier, Literal(str(node)))
        self._say(node, DCTERMS.accessRights, self._typed(_ACCESS, DCTERMS.RightsStatement))
        self._say(node, DCTERMS.accrualPeriodicity, self._typed(_FREQUENCY, DCTERMS.Frequency))
        self._say(
            node,
            DCAT.theme,
            self._typed(_THEME, SKOS.Concept, "Justitie, rechtsstelsel en openbare veiligheid"),
        )
        self._say(
            node, DCTERMS.conformsTo, self._typed(URIRef(f"{self.base}{SCHEMA_FILE}"), DCTERMS.Standard)
        )
        page = self._typed(URIRef(f"{self.base}{dataset.page}"), FOAF.Document)
        self._say(node, DCAT.landingPage, page)
        self._say(node, FOAF.page, self._typed(URIRef(f"{self.base}{addresses.OPEN_DATA}"), FOAF.Document))
        for keyword in _KEYWORDS:
            self._say(node, DCAT.keyword, Literal(keyword, lang="nl"))
        if dataset.unit:
            self._coverage(node, dataset.unit)
        for distribution in dataset.distributions:
            self._say(node, DCAT.distribution, self._distribution(dataset, distribution))
        return node

    def _coverage(self, node: URIRef, unit: Unit) -> None:
        """Which places and years the data are about; a made-up municipality has no code of the government."""
        for municipality in () if unit.partnership.fictional else unit.municipalities.values():
            place = self._typed(
                URIRef(f"{MUNICIPALITIES}{municipality.code.lower()}"), DCTERMS.Location, municipality.name
            )
            self._say(node, DCTERMS.spatial, place)
        first, last = unit.main_plan.first_day, unit.main_plan.last_day(self.edition.reference_date)
        if first and last:
            period = self._typed(URIRef(f"{node}-looptijd"), DCTERMS.PeriodOfTime)
            self._say(period, DCAT.startDate, self._day(first.isoformat()))
            self._say(period, DCAT.endDate, self._day(last.isoformat()))
            self._say(node, DCTERMS.temporal, period)

    def _distribution(self, dataset: Dataset, file: Distribution) -> URIRef:
        address = URIRef(f"{self.base}{file.path}")
        node = URIRef(f"{address}#bestand")
        self._say(node, RDF.type, DCAT.Distribution)
        self._words(node, f"{file.title}: {dataset.title}", file.description)
        if file.standard:
            self._say(node, DCTERMS.conformsTo, self._typed(URIRef(file.standard), DCTERMS.Standard))
        self._say(node, DCAT.accessURL, address)
        self._say(node, DCAT.downloadURL, address)
        self._say(node, DCTERMS.license, self._licence())
        self._say(node, DCTERMS.language, _LANGUAGE)
        self._say(node, DCTERMS.modified, self._day(self.edition.reference_date.isoformat()))
        self._say(
            node, DCAT.mediaType, self._typed(URIRef(f"{MEDIA_TYPES}{file.media_type}"), DCTERMS.MediaType)
        )
        self._say(
            node,
            DCTERMS.format,
            self._typed(URIRef(f"{EUROPEAN}file-type/{file.file_type}"), DCTERMS.MediaTypeOrExtent),
        )
        self._say(node, DCAT.byteSize, Literal(str(len(file.content)), datatype=XSD.nonNegativeInteger))
        checksum = self._typed(URIRef(f"{address}#sha256"), SPDX.Checksum)
        self._say(checksum, SPDX.algorithm, self._typed(_SHA256, SPDX.ChecksumAlgorithm))
        digest = hashlib.sha256(file.content).hexdigest()
        self._say(checksum, SPDX.checksumValue, Literal(digest, datatype=XSD.hexBinary))
        self._say(node, SPDX.checksum, checksum)
        return node
