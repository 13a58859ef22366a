"""EXPORTS: every file for machines that the site has. A new one is one function and one entry here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from generator import addresses
from generator.edition import Edition
from generator.exports.agenda import agenda
from generator.exports.archive import archive
from generator.exports.catalogue import Dataset, Distribution, json_ld, turtle
from generator.exports.document import SCHEMA_FILE, plan_document
from generator.exports.export import Export, File
from generator.exports.feed import feed
from generator.exports.licences import licence_of
from generator.exports.paper import STANDARD, booklet, sheet, sheets_of
from generator.exports.part import Part, whole
from generator.exports.schema import plan_schema, shared_schema
from generator.exports.shared import SHARED_SCHEMA_FILE, shared_document
from generator.exports.stamps import SECURITY_PATH, robots, security, version_stamp
from generator.exports.text_table import actions_csv, actions_metadata
from generator.exports.values import json_text
from generator.exports.workbook import actions_workbook
from generator.model.portal import Unit


def _zip(edition: Edition) -> bytes:
    """Everything about whole partnerships, with a list of checksums in front."""
    files = [file for file in _before_archive(edition) if file.export.media_type != "text/plain"]
    files += [file for unit in edition.portal.units.values() for file in whole_files(edition, unit)]
    manifest = [
        {
            "pad": file.path,
            "titel": f"{file.export.title}: {file.about}",
            "mediatype": file.export.media_type,
            "bytes": len(file.content),
            "sha256": hashlib.sha256(file.content).hexdigest(),
        }
        for file in files
    ]
    listed = json_text(
        {
            "site": edition.portal.site.name,
            "peildatum": edition.reference_date.isoformat(),
            "licentie": licence_of(edition).uri,
            "bestanden": manifest,
        }
    )
    return archive({"manifest.json": listed, **{file.path: file.content for file in files}})


def _turtle(edition: Edition) -> bytes | None:
    return turtle(edition, _datasets(edition))


def _json_ld(edition: Edition) -> bytes | None:
    return json_ld(edition, _datasets(edition))


EXPORTS: tuple[Export, ...] = (
    Export(
        "boekje",
        "Boekje voor op papier of tablet",
        "Wat is beloofd en hoe het ermee staat, om mee te nemen naar een vergadering.",
        "application/pdf",
        "PDF",
        "{deel}boekje.pdf",
        of_part=booklet,
        schema=STANDARD,
        file_type="PDF",
        linked_from=("",),
    ),
    Export(
        "overzicht",
        "Dit vel als PDF",
        "Een gemeente op één vel papier.",
        "application/pdf",
        "PDF",
        "{deel}overzicht.pdf",
        of_part=sheet,
        parts=sheets_of,
        linked_from=("",),
    ),
    Export(
        "acties-csv",
        "Acties als tabel (CSV)",
        "Eén regel per actie: wat het plan zegt en hoe het ermee staat.",
        "text/csv",
        "CSV",
        "{deel}acties.csv",
        of_part=actions_csv,
        schema="{deel}acties.csv-metadata.json",
        file_type="CSV",
        linked_from=("", "acties/"),
    ),
    Export(
        "acties-csv-uitleg",
        "Uitleg bij de CSV-tabel",
        "Wat elke kolom betekent, voor programma’s (CSVW).",
        "application/csvm+json",
        "CSVW",
        "{deel}acties.csv-metadata.json",
        of_part=actions_metadata,
    ),
    Export(
        "acties-xlsx",
        "Acties voor Excel of LibreOffice",
        "Dezelfde tabel, met filters, losse bladen en uitleg.",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel",
        "{deel}acties.xlsx",
        of_part=actions_workbook,
        file_type="XLSX",
        linked_from=("", "acties/"),
    ),
    Export(
        "plan-json",
        "Alles (JSON)",
        "Het hele plan met alle acties, berichten en cijfers, voor programma’s.",
        "application/json",
        "JSON",
        "{deel}plan.json",
        of_part=plan_document,
        schema=SCHEMA_FILE,
        file_type="JSON",
        linked_from=("",),
    ),
    Export(
        "agenda",
        "Planning voor uw agenda",
        "Wat wanneer gepland is. Neemt u een abonnement op dit adres? Dan werkt uw agenda zichzelf bij.",
        "text/calendar",
        "iCalendar",
        "{deel}agenda.ics",
        of_part=agenda,
        schema="https://www.rfc-editor.org/rfc/rfc5545",
        file_type="ICS",
        linked_from=("", "planning/"),
    ),
    Export(
        "wijzigingen",
        "Nieuws over wat er verandert",
        "Berichten en verschoven planningen, om op te abonneren.",
        "application/atom+xml",
        "Atom",
        "{deel}wijzigingen.atom",
        of_part=feed,
        schema="https://www.rfc-editor.org/rfc/rfc4287",
        file_type="ATOM",
        linked_from=("", "wijzigingen/"),
    ),
    Export(
        "schema",
        "Beschrijving van de JSON-bestanden",
        "Welke velden er zijn en wat erin kan staan (JSON Schema).",
        "application/schema+json",
        "JSON Schema",
        SCHEMA_FILE,
        of_site=plan_schema,
    ),
    Export(
        "gedeeld",
        "Onderwerpen, doelgroepen, begrippen, nummers en evenementen",
        "Wat voor alle samenwerkingen hetzelfde is.",
        "application/json",
        "JSON",
        "gedeeld.json",
        of_site=shared_document,
        schema=SHARED_SCHEMA_FILE,
    ),
    Export(
        "gedeeld-schema",
        "Beschrijving van het gedeelde JSON-bestand",
        "Welke velden daarin staan (JSON Schema).",
        "application/schema+json",
        "JSON Schema",
        SHARED_SCHEMA_FILE,
        of_site=shared_schema,
    ),
    Export(
        "versie",
        "Versie van deze site",
        "Uit welke gegevens en op welke dag de site is gemaakt.",
        "application/json",
        "JSON",
        "versie.json",
        of_site=version_stamp,
    ),
    Export(
        "robots",
        "Voor zoekmachines",
        "Wat zoekmachines mogen lezen.",
        "text/plain",
        "tekst",
        "robots.txt",
        of_site=robots,
    ),
    Export(
        "beveiliging",
        "Lek gevonden?",
        "Aan wie u een lek in de site meldt (RFC 9116).",
        "text/plain",
        "tekst",
        SECURITY_PATH,
        of_site=security,
    ),
    Export(
        "catalogus-ttl",
        "Catalogus (Turtle)",
        "Wat er aan open data is, voor data.overheid.nl (DCAT-AP-NL 3.0).",
        "text/turtle",
        "Turtle",
        "catalogus.ttl",
        of_site=_turtle,
        schema="https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/",
    ),
    Export(
        "catalogus-jsonld",
        "Catalogus (JSON-LD)",
        "Dezelfde catalogus in een andere vorm.",
        "application/ld+json",
        "JSON-LD",
        "catalogus.jsonld",
        of_site=_json_ld,
        schema="https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/",
    ),
    Export(
        "alles-zip",
        "Alles in één keer",
        "De bestanden van elke samenwerking als geheel en van de hele site, met controlegetallen. "
        "De bestanden van één gemeente of één prioriteit zitten er niet in.",
        "application/zip",
        "ZIP",
        "data.zip",
        of_site=_zip,
        file_type="ZIP",
    ),
)


def part_files(edition: Edition, unit: Unit) -> Iterator[File]:
    """Yield the files of a partnership and of everything in it that has files of its own."""
    yield from _made(edition, _asked(edition, unit))


def files_beside(edition: Edition, unit: Unit, address: str) -> Iterator[File]:
    """Yield the files that a page links to, and make no others: that would take longer than the page."""
    linked = edition.once(f"exports beside the pages of {unit.id}", lambda: _by_page(edition, unit))
    yield from _made(edition, linked.get(address, ()))


def _by_page(edition: Edition, unit: Unit) -> Mapping[str, list[tuple[Part, Export]]]:
    pages: dict[str, list[tuple[Part, Export]]] = {}
    for part, export in _asked(edition, unit):
        for page in export.linked_from:
            pages.setdefault(f"{part.address}{page}", []).append((part, export))
    return pages


def _asked(edition: Edition, unit: Unit) -> Iterator[tuple[Part, Export]]:
    return ((part, export) for export in EXPORTS for part in export.parts(edition, unit))


def _made(edition: Edition, asked: Iterable[tuple[Part, Export]]) -> Iterator[File]:
    for part, export in asked:
        if export.of_part:
            path = export.path.format(deel=part.address)
            content = edition.once(f"export {path}", partial(_content, edition, part, export, path))
            if content is not None:
                yield File(export, path, part.title, content, part)


def _content(edition: Edition, part: Part, export: Export, path: str) -> bytes | None:
    if path in edition.made:
        return edition.made[path]
    return export.of_part(edition, part) if export.of_part else None


def site_files(edition: Edition) -> tuple[File, ...]:
    """Return the files about the site as a whole, the archive of all others last."""
    return edition.once("exports", lambda: (*_before_archive(edition), *_of_site(edition, is_archive=True)))


def _before_archive(edition: Edition) -> tuple[File, ...]:
    return edition.once("exports in the archive", lambda: tuple(_of_site(edition, is_archive=False)))


def _of_site(edition: Edition, *, is_archive: bool) -> Iterator[File]:
    for export in EXPORTS:
        if export.of_site and (export.of_site is _zip) == is_archive:
            content = export.of_site(edition)
            if content is not None:
                yield File(export, export.path, edition.portal.site.name, content)


def exported(edition: Edition) -> Mapping[str, bytes]:
    """Return every file for machines by its path."""
    units = edition.portal.units.values()
    files = [*site_files(edition), *(file for unit in units for file in part_files(edition, unit))]
    return {file.path: file.content for file in files}


def printed_files(edition: Edition) -> Mapping[str, bytes]:
    """Return every booklet and sheet by its path."""
    asked = (
        pair
        for unit in edition.portal.units.values()
        for pair in _asked(edition, unit)
        if pair[1].media_type == "application/pdf"
    )
    return {file.path: file.content for file in _made(edition, asked)}


def whole_files(edition: Edition, unit: Unit) -> tuple[File, ...]:
    """Return the files about a partnership as a whole."""
    return tuple(_made(edition, ((whole(unit), export) for export in EXPORTS)))


def _datasets(edition: Edition) -> Iterator[Dataset]:
    """A dataset per partnership."""
    for unit in edition.portal.units.values():
        yield Dataset(
            id=unit.id,
            title=f"Veiligheidsplannen van {unit.partnership.name}",
            description=unit.partnership.summary,
            page=addresses.unit_address(unit.id),
            distributions=tuple(_distributions(edition, unit)),
            unit=unit,
        )


def _distributions(edition: Edition, unit: Unit) -> Iterator[Distribution]:
    for file in whole_files(edition, unit):
        if file.export.file_type:
            yield Distribution(
                path=file.path,
                title=file.export.title,
                description=file.export.description,
                media_type=file.export.media_type,
                file_type=file.export.file_type,
                standard=_standard(edition, file),
                content=file.content,
            )


def _standard(edition: Edition, file: File) -> str | None:
    """The whole address of the schema of a file: ours, or that of the standard that it follows."""
    return f"{edition.base_url}{file.explanation}" if file.explanation else file.schema
