"""Every export, read back by another program than the one that wrote it, says exactly what the model says."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import openpyxl
import pyshacl
import pytest
import rdflib
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree, html
from pydantic import BaseModel
from pydantic_core import to_json

from generator.checks import check_documents
from generator.edition import Edition
from generator.exports import values
from generator.exports.cells import defused, restored, written
from generator.exports.part import Part, parts_of
from generator.exports.public import public_unit
from generator.exports.table import EXPORTS, exported
from generator.exports.values import public_fields
from generator.inputs import Inputs, edition_of, read_inputs
from generator.loading.walk import load_documents
from generator.model.action import Action
from generator.model.fields import IDENTITY_KEY
from generator.model.monitoring import Indicator, Round
from generator.model.municipality import Municipality
from generator.model.partnership import Partnership
from generator.model.plan import Plan, Priority
from generator.model.portal import Unit
from generator.model.shared import OpenData, OpenDataLicence, SecurityContact
from generator.model.values import web_address
from generator.pages.groups import counted
from generator.pages.lists import late_sections
from generator.pages.timeline import timeline_page
from generator.site import Site
from tests.support.sites import EXAMPLE, REAL_INPUTS, example_inputs, markdown_of

SHAPES = Path(__file__).parent / "exports" / "shapes.ttl"
# The JSON-LD reader of rdflib still uses a class that rdflib itself calls old.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

ALL_PUBLIC = datetime.date(2030, 1, 1)
LISTS = {"plannen": Plan, "prioriteiten": Priority, "gemeenten": Municipality, "acties": Action,
         "voortgang": Round, "indicatoren": Indicator}  # fmt: skip


def edition_for(name: str) -> Edition:
    inputs = {"real": REAL_INPUTS, "example": example_inputs(), "later": example_inputs(ALL_PUBLIC)}[name]
    portal, _, problems = read_inputs(inputs)
    assert portal is not None, "\n".join(map(str, problems))
    return edition_of(portal, inputs)


EDITIONS: dict[str, Edition] = {}


@pytest.fixture(params=["real", "example", "later"])
def edition(request: pytest.FixtureRequest) -> Edition:
    """The real plans, the example, and the example when everything in it has become public."""
    return the_edition(request.param)


@pytest.fixture
def example() -> Edition:
    return the_edition("example")


def the_edition(name: str) -> Edition:
    if name not in EDITIONS:
        EDITIONS[name] = edition_for(name)
    return EDITIONS[name]


def parts(edition: Edition) -> list[Part]:
    return [part for unit in edition.portal.units.values() for part in parts_of(edition, unit)]


def file_of(edition: Edition, part: Part, name: str) -> bytes:
    return exported(edition)[f"{part.address}{name}"]


def without_notes(value: Any) -> Any:
    """Return a record without what its editors keep to themselves: answers and days of embargo."""
    if isinstance(value, tuple):
        return tuple(map(without_notes, value))
    if not isinstance(value, BaseModel):
        return value
    fields = type(value).model_fields
    shown = public_fields(type(value))
    return value.model_copy(
        update={
            name: without_notes(getattr(value, name)) if name in shown else field.default
            for name, field in fields.items()
        }
    )


def public(edition: Edition, unit: Unit) -> Unit:
    return public_unit(unit, edition.reference_date)


# ---- CSV ----


def rows_of(edition: Edition, part: Part) -> list[dict[str, str]]:
    text = file_of(edition, part, "acties.csv").decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def metadata_of(edition: Edition, part: Part) -> list[dict[str, Any]]:
    columns: list[dict[str, Any]] = json.loads(file_of(edition, part, "acties.csv-metadata.json"))[
        "tableSchema"
    ]["columns"]
    return columns


READERS: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "decimal": Decimal,
    "boolean": {"ja": True, "nee": False}.__getitem__,
    "date": datetime.date.fromisoformat,
    "string": str,
}


def value_of(column: Mapping[str, Any], text: str) -> Any:
    """Read a cell the way its metadata says, after taking away what keeps it from being a formula."""
    datatype = column["datatype"] if isinstance(column["datatype"], str) else column["datatype"]["base"]
    text = restored(text) if datatype in ("string", "json") else text
    if "separator" in column:
        items = text.split(column["separator"]) if text else []
        return [json.loads(item, parse_float=Decimal) if datatype == "json" else item for item in items]
    if not text:
        return None
    return READERS[datatype](text)


def record_in(values: Mapping[str, Any]) -> dict[str, Any]:
    """Put the columns of an action back into the form of its file."""
    keys = [str(field.alias) for field in Action.model_fields.values()]
    own = {key: values[key] for key in keys if key in values}
    source = {"plan": values["bron_plan"], "plaats": values["bron_plaats"]}
    return own | {IDENTITY_KEY: values["id"], "bron": source}


def test_csv_gives_every_action_back_whole(edition: Edition) -> None:
    for part in parts(edition):
        columns = metadata_of(edition, part)
        rows = rows_of(edition, part)
        assert [column["titles"] for column in columns] == list(rows[0]) if rows else True
        read = [
            Action.model_validate(
                record_in({one["name"]: value_of(one, row[one["name"]]) for one in columns})
            )
            for row in rows
        ]
        known = public(edition, part.unit).actions
        assert read == [without_notes(known[one.id]) for one in part.actions]


def test_csv_is_rfc_4180(edition: Edition) -> None:
    for part in parts(edition):
        content = file_of(edition, part, "acties.csv")
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        header = content.split(b"\r\n")[0].decode().split(",")
        assert len(header) == len(set(header))


@given(st.text())
def test_defusing_can_be_undone(text: str) -> None:
    assert restored(defused(text)) == text
    assert not defused(text).startswith(tuple("=+-@\t\r＝＋－＠"))


@pytest.mark.parametrize(
    "text", ["=1+1", "+31", "-5", "@SUM(A1)", "'=1", "''@x", "\t=1", "=cmd|' /C calc'!A0"]
)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["’t Zand", "'t Zand", "a=b", "", "1. Nulmeting"])
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


def with_titles(edition: Edition, title: str) -> Edition:
    """Return the edition with one title on every action."""
    units = {
        unit.id: dataclasses.replace(
            unit, actions={one.id: one.model_copy(update={"title": title}) for one in unit.actions.values()}
        )
        for unit in edition.portal.units.values()
    }
    portal = dataclasses.replace(edition.portal, units=units)
    return Edition(portal, edition.reference_date, edition.base_url)


def test_numbers_are_written_as_they_were_typed() -> None:
    typed = ["2.5", "2.50", "100", "1E+2", "-0", "0"]
    assert [written(Decimal(one)) for one in typed] == typed


def test_a_title_that_is_a_formula_is_text_everywhere(example: Edition) -> None:
    title = '=HYPERLINK("https://kwaad.example";"klik")'
    hostile = with_titles(example, title)
    part = parts(hostile)[0]
    assert {row["titel"] for row in rows_of(hostile, part)} == {f"'{title}"}
    cells = [row[2] for row in book_of(hostile, part)["acties"].iter_rows(min_row=2)]
    assert {cell.value for cell in cells} == {title}
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_a_title_that_is_markup_stays_inert(example: Edition) -> None:
    hostile = with_titles(example, '</script><script>alert(1)</script>]]>&"\\;,')
    part = parts(hostile)[0]
    feed = etree.fromstring(file_of(hostile, part, "wijzigingen.atom"))
    assert not feed.xpath("//*[local-name()='script']")
    calendar = Calendar.from_ical(file_of(hostile, part, "agenda.ics"))
    titles = {str(event["summary"]) for event in calendar.walk("VEVENT")}
    assert '</script><script>alert(1)</script>]]>&"\\;,' in titles


# ---- XLSX ----


def book_of(edition: Edition, part: Part) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(file_of(edition, part, "acties.xlsx")))


def sheet_rows(book: openpyxl.Workbook, name: str) -> list[dict[str, Any]]:
    header, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def same(cell: Any, value: Any) -> bool:
    """Whether a cell of a workbook says the same as a typed value of the CSV file."""
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(value, list):
        return bool((cell or "") == "\n".join(value))
    return bool(cell == value)


def test_workbook_says_what_the_csv_says(edition: Edition) -> None:
    for part in parts(edition):
        book = book_of(edition, part)
        columns = [one for one in metadata_of(edition, part) if one["datatype"] != {"base": "json"}]
        for row, found in zip(rows_of(edition, part), sheet_rows(book, "acties"), strict=True):
            assert list(found) == [one["name"] for one in columns]
            wrong = [one for one in columns if not same(found[one["name"]], value_of(one, row[one["name"]]))]
            assert wrong == []


def test_what_an_action_has_several_of_has_a_sheet_of_its_own(edition: Edition) -> None:
    for unit in edition.portal.units.values():
        part = Part(unit)
        book = book_of(edition, part)
        lists = [one for one in metadata_of(edition, part) if one["datatype"] == {"base": "json"}]
        assert [one["name"] for one in lists] == [
            name for name in book.sheetnames if name not in ("acties", "uitleg")
        ]
        for column in lists:
            expected = [
                {"actie": row["id"]} | item
                for row in rows_of(edition, part) for item in value_of(column, row[column["name"]])
            ]  # fmt: skip
            found = sheet_rows(book, column["name"])
            assert [plain_row(item) for item in expected] == [plain_row(item) for item in found]


def plain_row(row: Mapping[str, Any]) -> dict[str, str]:
    """A row as texts: groups spread over columns, lists as JSON lines, days as ISO dates."""
    plain: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            plain |= plain_row({f"{name}_{key}": inner for key, inner in value.items()})
        elif isinstance(value, list):
            plain[name] = "\n".join(
                json.dumps(one, ensure_ascii=False) if isinstance(one, dict) else one for one in value
            )
        elif isinstance(value, datetime.datetime):
            plain[name] = value.date().isoformat()
        elif value is not None:
            plain[name] = str(value)
    return {name: value for name, value in plain.items() if value}


def test_workbook_has_filters_a_frozen_header_and_an_explanation(edition: Edition) -> None:
    for part in parts(edition):
        book = book_of(edition, part)
        for sheet in book.worksheets[:-1]:
            assert sheet.freeze_panes == "B2"
            assert sheet.auto_filter.ref == sheet.dimensions or sheet.max_row == 1
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        explained = {(row[0], row[1]) for row in book["uitleg"].iter_rows(min_row=7, values_only=True)}
        assert explained == {(sheet.title, cell.value) for sheet in book.worksheets[:-1] for cell in sheet[1]}


def test_a_workbook_says_what_it_is(example: Edition) -> None:
    """A file that went around by mail still says what it is, from when, whose and under which licence."""
    unit = example.portal.units["lindemark"]
    book = book_of(example, Part(unit, municipality=unit.municipalities["t-zand"]))
    said = book.properties
    assert (said.title, said.creator, said.language) == (
        "Acties: ’t Zand",
        "Veiligheidsplan Lindemark (fictief voorbeeld)",
        "nl",
    )
    assert said.description == "Eén regel per actie. Stand op 15 februari 2026. Licentie: CC0 1.0."
    licence = document_of(example, Part(unit))["licentie"]
    own = book.custom_doc_props.props  # type: ignore[attr-defined]
    assert [(one.name, one.value) for one in own] == [("Licentie", licence)]


# ---- JSON ----


def document_of(edition: Edition, part: Part) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(file_of(edition, part, "plan.json"), parse_float=Decimal)
    return document


def record(model: Any, values: Mapping[str, Any]) -> Any:
    """Read a record back; its id stands beside its fields."""
    return model.model_validate(
        {IDENTITY_KEY if key == "id" else key: value for key, value in values.items()}
    )


def test_json_follows_its_schema(edition: Edition) -> None:
    schema = json.loads(exported(edition)["plan.schema.json"])
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    validator.check_schema(schema)
    for part in parts(edition):
        document = json.loads(file_of(edition, part, "plan.json"))
        assert [error.message for error in validator.iter_errors(document)] == []


def test_what_is_shared_follows_its_schema_and_is_whole(edition: Edition) -> None:
    files, portal = exported(edition), edition.portal
    schema, document = json.loads(files["gedeeld.schema.json"]), json.loads(files["gedeeld.json"])
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    validator.check_schema(schema)
    assert [error.message for error in validator.iter_errors(document)] == []
    assert document["$schema"] == f"{edition.base_url or ''}gedeeld.schema.json"
    plan = json.loads(file_of(edition, parts(edition)[0], "plan.json"))
    assert [document[key] for key in ("versie", "licentie", "peildatum", "afzender")] == [
        plan[key] for key in ("versie", "licentie", "peildatum", "afzender")
    ]
    known = {
        "themas": portal.themes,
        "doelgroepen": portal.audience_groups,
        "begrippen": portal.terms,
        "nummers": portal.help_lines,
        "evenementen": portal.events,
    }
    for key, records in known.items():
        assert [type(one).model_validate(read) for one, read in zip(records, document[key], strict=True)] == [
            *records
        ]


@pytest.mark.parametrize("inputs", [example_inputs(), REAL_INPUTS], ids=["example", "real"])
def test_json_is_made_of_plain_values(inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pydantic's writer makes something of anything: a text of a number, and of a set a list in any order."""
    made = []

    def strict(value: Any, *, indent: int) -> bytes:
        made.append(json.dumps(value))
        return to_json(value, indent=indent)

    monkeypatch.setattr(values, "to_json", strict)
    markdown_of(inputs)
    assert len(made) > 20


def test_json_gives_every_record_back(edition: Edition) -> None:
    for unit in edition.portal.units.values():
        document, known = document_of(edition, Part(unit)), public(edition, unit)
        expected = (
            known.plans,
            known.priorities,
            known.municipalities,
            known.actions,
            known.rounds,
            known.indicators,
        )
        assert record(Partnership, document["samenwerking"]) == unit.partnership
        for (key, model), records in zip(LISTS.items(), expected, strict=True):
            assert [record(model, one) for one in document[key]] == list(map(without_notes, records.values()))


def test_nothing_is_lost_once_everything_is_public() -> None:
    for unit in the_edition("later").portal.units.values():
        known = public_unit(unit, ALL_PUBLIC)
        assert known.actions == unit.actions
        assert known.rounds == unit.rounds
        assert known.indicators == unit.indicators
        assert known.removed == unit.removed
        unnamed = {one.id: one.model_copy(update={"named_persons": None}) for one in unit.plans.values()}
        assert known.plans == unnamed


def test_a_document_of_a_part_has_the_actions_of_its_page(edition: Edition) -> None:
    for part in parts(edition):
        document = document_of(edition, part)
        ids = [action.id for action in part.actions]
        assert [one["id"] for one in document["acties"]] == ids
        assert [one["actie"] for one in document["standen"]] == ids
        assert document["gaat_over"]["titel"] == part.title


def test_what_is_not_public_yet_is_in_no_file() -> None:
    inputs = example_inputs(datetime.date(2025, 7, 5))
    portal, _, _ = read_inputs(inputs)
    assert portal is not None
    early = edition_of(portal, inputs)
    everything = b"".join(unzipped(early).values()).decode(errors="replace")
    assert "Eerste schouw in ’t Zand" in everything
    assert "Te weinig belangstelling" not in everything
    assert "In ’t Zand zijn alle schouwen geweest" not in everything
    assert "Twee begeleiders zijn gestopt" not in everything  # released three days later


def unzipped(edition: Edition) -> dict[str, bytes]:
    """Return every export; of an archive what is in it."""
    found = dict(exported(edition))
    for path, content in exported(edition).items():
        if path.endswith((".zip", ".xlsx")):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                found |= {f"{path}/{name}": archive.read(name) for name in archive.namelist()}
    return found


def test_names_of_persons_are_in_no_file() -> None:
    edition = the_edition("real")
    plans = [plan for unit in edition.portal.units.values() for plan in unit.plans.values()]
    names = [person.name for plan in plans if plan.named_persons for person in plan.named_persons.persons]
    assert names
    for content in unzipped(edition).values():
        assert [name for name in names if name.encode() in content] == []


# ---- Counts ----


def test_counts_are_the_same_on_pages_and_in_every_file(edition: Edition) -> None:
    site = site_of(edition)
    for unit in edition.portal.units.values():
        for part in (Part(unit, municipality=one) for one in unit.municipalities.values()):
            assert_counts(edition, part, site)
        assert len(rows_of(edition, Part(unit))) == len(unit.actions)
        counting = [row for row in rows_of(edition, Part(unit)) if row["telt_mee"] == "ja"]
        assert len(counting) == len(counted(edition, unit))


def assert_counts(edition: Edition, part: Part, site: Site) -> None:
    page = html.fromstring(site[f"{part.address}index.md"].decode().split("---\n", 2)[2])
    links = [
        one for one in page.xpath("//ul[@class='glance']/li/a") if one.get("href") in ("#eigen", "#samen")
    ]
    glance = {link.get("href"): int(link.findtext("strong")) for link in links}
    rows, document = rows_of(edition, part), document_of(edition, part)
    sheet = sheet_rows(book_of(edition, part), "acties")
    assert sum(glance.values()) == len(rows) == len(document["acties"]) == len(sheet)
    assert glance.get("#eigen", 0) == sum(row["samen"] == "nee" for row in rows)
    assert [told(row) for row in rows] == [told(one) for one in document["standen"]]
    assert late_in(edition, part) == [
        row["titel"] for row in rows if row["telt_mee"] == "ja" and row["op_schema"] == "later dan gepland"
    ]
    assert [row["id"] for row in rows if (row["stand"] == "klaar") != (row["telt_als"] == "klaar")] == [
        row["id"] for row in rows if row["stand"] == "klaar" and row["telt_als"] == "paraplu"
    ]
    states = Counter(row["stand"] for row in rows if row["telt_mee"] == "ja")
    assert states == Counter(one["stand"] for one in document["standen"] if one["telt_mee"])
    assert states == Counter(row["stand"] for row in sheet if row["telt_mee"])
    on_page = states_in(site, part)
    assert on_page.pop("telt niet mee", 0) == sum(row["telt_mee"] != "ja" for row in rows)
    assert states == on_page


def told(row: Mapping[str, Any]) -> dict[str, str]:
    """What a file says of how far an action is, as texts."""
    names = ("stand", "stand_sinds", "klaar_op", "op_schema", "op_schema_reden", "telt_als", "telt_mee",
             "laatste_bericht", "aantal_berichten")  # fmt: skip
    words = {True: "ja", False: "nee", None: ""}
    values = {name: row[name] for name in names}
    return {
        name: words[value] if value is None or isinstance(value, bool) else str(value)
        for name, value in values.items()
    }


def late_in(edition: Edition, part: Part) -> list[str]:
    """The titles under 'later dan gepland' in the list of what asks for attention."""
    section = next(
        one for one in late_sections(edition, part.unit) if part.municipality and one.title == part.title
    )
    group = section.group("later dan gepland")
    return [row.title for row in group.rows] if group else []


def test_the_files_of_a_municipality_say_what_holds_there(example: Edition) -> None:
    """The schouw is finished in one municipality and goes on in another: a report about one is not about both."""
    unit = example.portal.units["lindemark"]
    rows = {
        name: next(
            told(row)
            for row in rows_of(example, Part(unit, municipality=unit.municipalities.get(name)))
            if row["id"] == "wijkschouw"
        )
        for name in ("", "t-zand", "sint-elooi-oost")
    }
    assert (rows[""]["stand"], rows[""]["laatste_bericht"], rows[""]["aantal_berichten"]) == (
        "bezig",
        "2025-10-14",
        "4",
    )
    assert rows["t-zand"] == {
        "stand": "klaar",
        "stand_sinds": "2025-09-06",
        "klaar_op": "",
        "op_schema": "op tijd klaar",
        "op_schema_reden": "Klaar volgens het bericht van 6 september 2025.",
        "telt_als": "klaar",
        "telt_mee": "ja",
        "laatste_bericht": "2025-09-06",
        "aantal_berichten": "2",
    }
    assert rows["sint-elooi-oost"] | {"op_schema_reden": ""} == {
        "stand": "gestopt",
        "stand_sinds": "2025-07-01",
        "klaar_op": "",
        "op_schema": "niet meer van toepassing",
        "op_schema_reden": "",
        "telt_als": "gestopt",
        "telt_mee": "ja",
        "laatste_bericht": "2025-07-01",
        "aantal_berichten": "1",
    }


def test_the_calendar_of_a_municipality_has_no_steps_of_work_that_is_over_there(example: Edition) -> None:
    unit = example.portal.units["lindemark"]

    def titles(municipality: str) -> set[str]:
        part = Part(unit, municipality=unit.municipalities.get(municipality))
        events = Calendar.from_ical(file_of(example, part, "agenda.ics")).walk("VEVENT")
        return {str(one["summary"]) for one in events}

    step = "Wijkschouw met bewoners: Alle acht schouwen in Lindemark"
    assert [name for name in ("", "lindemark", "t-zand", "sint-elooi-oost") if step in titles(name)] == [
        "",
        "lindemark",
    ]
    assert "Wijkschouw met bewoners: Eerste schouw" in titles("t-zand")


def states_in(site: Site, part: Part) -> Counter[str]:
    """The numbers of the list that divides the actions of a municipality by how far they are."""
    assert part.municipality
    page = html.fromstring(site[f"{part.unit.id}/lijsten/gemeente/index.md"].decode().split("---\n", 2)[2])
    found: Counter[str] = Counter()
    for link in html.fromstring(site[f"{part.address}index.md"].decode()).xpath(
        "//a[contains(@href, 'lijsten/gemeente/#')]"
    ):
        label = link.getparent().text.strip().rstrip(":")
        found[label[0].lower() + label[1:]] = int(link.text.split()[0])
    assert page is not None
    return found


SITES: dict[int, Site] = {}


def site_of(edition: Edition) -> Site:
    for name, known in EDITIONS.items():
        if known is edition:
            inputs = {"real": REAL_INPUTS, "example": example_inputs(), "later": example_inputs(ALL_PUBLIC)}[
                name
            ]
            if id(edition) not in SITES:
                SITES[id(edition)] = markdown_of(inputs)
            return SITES[id(edition)]
    raise LookupError


# ---- Calendar ----


def events_of(edition: Edition, part: Part) -> list[Any]:
    return list(Calendar.from_ical(file_of(edition, part, "agenda.ics")).walk("VEVENT"))


def test_calendar_is_accepted_by_a_stricter_reader(edition: Edition) -> None:
    for part in parts(edition):
        calendar = vobject.readOne(file_of(edition, part, "agenda.ics").decode())
        calendar.validate(raiseException=True)
        assert calendar.prodid.value.startswith("-//plansite//")
        assert calendar.refresh_interval.value == "P1D"
        assert calendar.refresh_interval.params == {"VALUE": ["DURATION"]}
        assert calendar.x_published_ttl.value == "P1D"
        events = getattr(calendar, "vevent_list", [])
        for event in events:
            assert event.dtend.value > event.dtstart.value
            assert type(event.dtstart.value) is type(event.dtend.value) is datetime.date
            assert event.dtstamp.value.date() <= edition.reference_date
        assert len({event.uid.value for event in events}) == len(events)


def test_calendar_has_every_planned_moment_of_the_planning(edition: Edition) -> None:
    for unit in edition.portal.units.values():
        view: Any = next(timeline_page(edition, unit)).view
        planned = Counter(row.address for group in view.quarters for row in group.rows)
        found = Counter(
            f"{unit.id}/acties/{identifier}/"
            for event in events_of(edition, Part(unit))
            if (identifier := str(event["uid"]).split("@")[0].removeprefix(f"{unit.id}-")) in unit.actions
        )
        assert found == planned


def test_a_quarter_is_an_event_over_whole_days_with_its_wording(example: Edition) -> None:
    event = event_named(example, "lindemark-buurtwacht-opzetten@")
    assert event["dtstart"].dt == datetime.date(2023, 7, 1)
    assert event["dtend"].dt == datetime.date(2023, 10, 1)
    assert "Planning volgens het plan: Q3 2023." in event["description"]
    assert event["sequence"] == 0


def test_a_shift_raises_the_sequence_and_keeps_the_uid(example: Edition) -> None:
    portal = example.portal
    before = Edition(portal, datetime.date(2025, 6, 1), example.base_url)
    first, now = (event_named(one, "lindemark-wijkschouw@") for one in (before, example))
    assert first["uid"] == now["uid"]
    assert (first["sequence"], now["sequence"]) == (0, 1)
    assert now["dtstart"].dt == datetime.date(2026, 1, 1)
    assert "Planning nu: Q1 2026." in now["description"]
    assert "Eerst: Q2 2025." in now["description"]


def event_named(edition: Edition, uid: str) -> Any:
    unit = edition.portal.units["lindemark"]
    return next(event for event in events_of(edition, Part(unit)) if str(event["uid"]).startswith(uid))


# ---- Feed ----


def test_feed_has_every_update_shift_bottleneck_and_round(edition: Edition) -> None:
    for unit in edition.portal.units.values():
        known = public(edition, unit)
        expected = len(known.rounds) + sum(
            len(one.updates)
            + len(one.shifts)
            + len(one.bottlenecks)
            + sum(b.solved_on is not None for b in one.bottlenecks)
            for one in known.actions.values()
        )
        feed = feedparser.parse(file_of(edition, Part(unit), "wijzigingen.atom"))
        assert not feed.bozo
        assert len(feed.entries) == expected
        texts = " ".join(text_in(entry) for entry in feed.entries)
        for action in known.actions.values():
            assert [one.text for one in action.updates if squeezed(one.text) not in squeezed(texts)] == []


def text_in(entry: Any) -> str:
    return html.fromstring(f"<div>{entry.content[0].value}</div>").text_content()  # type: ignore[no-any-return]


def squeezed(text: str) -> str:
    """Only letters and digits, without the numbers of a list: Markdown and HTML differ in the rest."""
    return re.sub(r"[\W_]+", "", re.sub(r"(?m)^\d+\. ", "", text))


ATOM = "{http://www.w3.org/2005/Atom}"


def test_feed_keeps_the_rules_of_atom(edition: Edition) -> None:
    for part in parts(edition):
        feed = etree.fromstring(file_of(edition, part, "wijzigingen.atom"))
        ids = [node.text for node in feed.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"tag:[a-z.]+,2026:[a-z0-9/.-]+", one) for one in ids)
        entries = feed.findall(f"{ATOM}entry")
        for node in (feed, *entries):
            assert len(node.findall(f"{ATOM}title")) == len(node.findall(f"{ATOM}updated")) == 1
            assert len(node.findall(f"{ATOM}link[@rel='alternate']")) == 1
        days = [entry.findtext(f"{ATOM}updated") for entry in entries]
        assert days == sorted(days, reverse=True)
        assert all(day <= f"{edition.reference_date.isoformat()}T00:00:00Z" for day in days)


def test_a_report_about_one_municipality_is_not_news_in_another(example: Edition) -> None:
    unit = example.portal.units["lindemark"]
    told = {
        town: file_of(
            example, Part(unit, municipality=unit.municipalities[town]), "wijzigingen.atom"
        ).decode()
        for town in ("sint-elooi-oost", "wiekerbroek", "broek-en-veen")
    }
    news = "acties/wijkschouw/bericht/2025-07-01</id>"
    assert {town: news in text for town, text in told.items()} == {
        "sint-elooi-oost": True, "wiekerbroek": False, "broek-en-veen": False}  # fmt: skip


# ---- Catalogue ----


@pytest.mark.parametrize(("name", "form"), [("catalogus.ttl", "turtle"), ("catalogus.jsonld", "json-ld")])
def test_catalogue_says_everything_that_is_mandatory(edition: Edition, name: str, form: str) -> None:
    graph = rdflib.Graph().parse(data=exported(edition)[name], format=form)
    conforms, _, report = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(SHAPES))
    assert conforms, report


def test_both_forms_of_the_catalogue_say_the_same(edition: Edition) -> None:
    files = exported(edition)
    turtle = rdflib.Graph().parse(data=files["catalogus.ttl"], format="turtle")
    assert set(turtle) == set(rdflib.Graph().parse(data=files["catalogus.jsonld"], format="json-ld"))


def test_catalogue_names_files_as_they_are(edition: Edition) -> None:
    files = exported(edition)
    graph = rdflib.Graph().parse(data=files["catalogus.ttl"], format="turtle")
    dcat, spdx = rdflib.DCAT, rdflib.Namespace("http://spdx.org/rdf/terms#")
    found = list(graph.subject_objects(dcat.downloadURL))
    assert len(found) == 5 * len(edition.portal.units)
    for node, address in found:
        content = files[str(address).removeprefix(edition.base_url or "")]
        assert int(str(graph.value(node, dcat.byteSize))) == len(content)
        digest = graph.value(graph.value(node, spdx.checksum), spdx.checksumValue)
        assert str(digest).lower() == hashlib.sha256(content).hexdigest()


def test_catalogue_names_a_standard_only_where_a_file_has_one(example: Edition) -> None:
    graph = rdflib.Graph().parse(data=exported(example)["catalogus.ttl"], format="turtle")
    found = {
        str(address).rpartition("/")[2]: [str(one) for one in graph.objects(node, rdflib.DCTERMS.conformsTo)]
        for node, address in graph.subject_objects(rdflib.DCAT.downloadURL)
    }
    assert found == {
        "acties.csv": [f"{example.base_url}lindemark/acties.csv-metadata.json"],
        "acties.xlsx": [],
        "plan.json": [f"{example.base_url}plan.schema.json"],
        "agenda.ics": ["https://www.rfc-editor.org/rfc/rfc5545"],
        "wijzigingen.atom": ["https://www.rfc-editor.org/rfc/rfc4287"],
    }


def test_made_up_municipalities_have_no_code_of_the_government(example: Edition) -> None:
    assert b"identifier.overheid.nl" not in exported(example)["catalogus.ttl"]
    assert b"tooi/id/gemeente/gm0355" in exported(the_edition("real"))["catalogus.ttl"]


def test_without_an_address_there_is_no_catalogue(example: Edition) -> None:
    files = exported(dataclasses.replace(fresh(example), base_url=None))
    assert not {"catalogus.ttl", "catalogus.jsonld"} & set(files)
    assert {"lindemark/acties.csv", "lindemark/wijzigingen.atom", "data.zip"} <= set(files)


def fresh(edition: Edition) -> Edition:
    """The same edition, of which nothing is made yet."""
    return Edition(edition.portal, edition.reference_date, edition.base_url, edition.is_preview)


def test_licence_and_publisher_come_from_the_data(example: Edition) -> None:
    address = "https://identifier.overheid.nl/tooi/id/gemeente/gm9999"
    site = example.portal.site.model_copy(
        update={"open_data": OpenData(licentie=OpenDataLicence.CC_BY, uitgever_uri=address)}  # type: ignore[call-arg]
    )
    portal = dataclasses.replace(example.portal, site=site)
    text = exported(Edition(portal, example.reference_date, example.base_url))["catalogus.ttl"].decode()
    assert f"dct:publisher <{address}>" in text
    assert "licence/CC_BY_4_0" in text
    unsaid = dataclasses.replace(example.portal, site=site.model_copy(update={"open_data": None}))
    text = exported(Edition(unsaid, example.reference_date, example.base_url))["catalogus.ttl"].decode()
    assert "licentieonbekend" in text
    assert "/#afzender>" in text


@pytest.mark.parametrize("place", ["[x]/", "%zz/", "%/", "#a#b/", "\ue000/"])
def test_catalogue_takes_any_address_that_a_site_can_have(example: Edition, place: str) -> None:
    address = f"https://voorbeeld.example/{place}"
    assert web_address(address) == address
    files = exported(Edition(example.portal, example.reference_date, address))
    turtle = rdflib.Graph().parse(data=files["catalogus.ttl"], format="turtle")
    assert set(turtle) == set(rdflib.Graph().parse(data=files["catalogus.jsonld"], format="json-ld"))
    assert len(list(turtle.subjects(rdflib.RDF.type, rdflib.DCAT.Distribution))) == 5


def test_catalogue_writes_what_a_name_cannot_hold_as_a_number(example: Edition) -> None:
    edition = Edition(example.portal, example.reference_date, "https://voorbeeld.example/a%20b/[y]/50%/")
    text = exported(edition)["catalogus.ttl"].decode()
    assert "<https://voorbeeld.example/a%20b/%5By%5D/50%25/lindemark/acties.csv#bestand>" in text


def test_catalogue_uses_words_that_exist(edition: Edition) -> None:
    graph = rdflib.Graph().parse(data=exported(edition)["catalogus.ttl"], format="turtle")
    used = {str(term) for term in (*graph.predicates(), *graph.objects(None, rdflib.RDF.type))}
    known = (rdflib.RDF, rdflib.DCAT, rdflib.DCTERMS, rdflib.FOAF, rdflib.SKOS)
    others = {term for term in used if not any(rdflib.URIRef(term) in vocabulary for vocabulary in known)}
    spdx = {"Checksum", "ChecksumAlgorithm", "algorithm", "checksum", "checksumValue"}
    vcard = {"Kind", "fn", "hasURL", "hasEmail"}
    assert {term.rpartition("#")[2] for term in others} <= spdx | vcard
    assert all(
        term.startswith(("http://spdx.org/rdf/terms#", "http://www.w3.org/2006/vcard/ns#")) for term in others
    )


# ---- Archive, stamps, determinism ----


def test_archive_holds_what_its_manifest_says(edition: Edition) -> None:
    files = exported(edition)
    with zipfile.ZipFile(io.BytesIO(files["data.zip"])) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("manifest.json"))
        listed = {one["pad"]: one for one in manifest["bestanden"]}
        assert set(archive.namelist()) == {"manifest.json", *listed}
        for path, one in listed.items():
            assert archive.read(path) == files[path]
            assert one["bytes"] == len(files[path])
            assert one["sha256"] == hashlib.sha256(files[path]).hexdigest()
    for unit in edition.portal.units:
        assert {f"{unit}/acties.csv", f"{unit}/acties.xlsx", f"{unit}/plan.json"} <= set(listed)


def test_two_editions_of_the_same_give_the_same_bytes(edition: Edition) -> None:
    first, second = exported(edition), exported(fresh(edition))
    assert [path for path in first if first[path] != second.get(path)] == []
    assert set(first) == set(second)


def test_version_stamp_says_what_the_site_was_made_from(example: Edition) -> None:
    stamp = json.loads(exported(example)["versie.json"])
    assert stamp["peildatum"] == "2026-02-15"
    assert stamp["commit"] is None
    assert re.fullmatch(r"\d+\.\d+\.\d+", stamp["plansite"])


def test_robots_may_read_all_but_a_preview(example: Edition) -> None:
    assert exported(example)["robots.txt"].decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://voorbeeld.example/veilig/sitemap.xml\n"
    )
    preview = dataclasses.replace(fresh(example), is_preview=True)
    assert exported(preview)["robots.txt"] == b"User-agent: *\nDisallow: /\n"


def test_security_contact_is_a_file_only_when_the_data_name_one(example: Edition) -> None:
    contact = SecurityContact(postbus="lek@voorbeeld.example", verloopt_op=datetime.date(2026, 12, 31))  # type: ignore[call-arg]
    for security, expected in ((contact, True), (None, False)):
        site = example.portal.site.model_copy(update={"security": security})
        files = exported(
            Edition(dataclasses.replace(example.portal, site=site), example.reference_date, example.base_url)
        )
        assert (".well-known/security.txt" in files) is expected
        if expected:
            assert files[".well-known/security.txt"].decode() == (
                "Contact: mailto:lek@voorbeeld.example\nExpires: 2026-12-31T00:00:00Z\n"
                "Preferred-Languages: nl, en\n"
                "Canonical: https://voorbeeld.example/veilig/.well-known/security.txt\n"
            )


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2026-11-30", None),
        ("2026-12-01", "De gegevens voor meldingen over beveiliging verlopen op 31 december 2026."),
        ("2027-01-01", "De gegevens voor meldingen over beveiliging zijn verlopen op 31 december 2026."),
    ],
)
def test_an_editor_hears_when_the_security_contact_expires(day: str, message: str | None) -> None:
    documents, _ = load_documents(EXAMPLE / "data", ())
    found = check_documents(documents, datetime.date.fromisoformat(day))
    said = [one.message for one in found if one.rule == "security_contact_is_current"]
    assert said == ([message] if message else [])


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2025-12-31", None),
        (
            "2025-12-30",
            "De gegevens voor meldingen over beveiliging verlopen pas op 31 december 2026, meer dan een jaar vooruit.",
        ),
    ],
)
def test_an_editor_hears_when_the_security_contact_is_looked_at_too_late(
    day: str, message: str | None
) -> None:
    documents, _ = load_documents(EXAMPLE / "data", ())
    found = check_documents(documents, datetime.date.fromisoformat(day))
    said = [one.message for one in found if one.rule == "security_contact_expires_within_a_year"]
    assert said == ([message] if message else [])


# ---- Pages ----


def test_every_export_is_on_the_page_about_open_data(edition: Edition) -> None:
    page = html.fromstring(site_of(edition)["open-data/index.md"].decode())
    links = {link.get("href").removeprefix("../") for link in page.xpath("//a[@href]")}
    for export in EXPORTS:
        for unit in edition.portal.units if export.of_part else ("",):
            path = export.path.format(deel=f"{unit}/")
            assert path in links or path not in exported(edition)


def test_pages_link_to_their_files_with_form_and_size(edition: Edition) -> None:
    site = site_of(edition)
    for part in parts(edition):
        page = html.fromstring(site[f"{part.address}index.md"].decode())
        found = {
            item.find("a").get("href"): item.findtext("small")
            for item in page.xpath("//ul[@class='downloads']/li")
        }
        assert list(found) == ["acties.csv", "acties.xlsx", "plan.json", "agenda.ics", "wijzigingen.atom"]
        assert all(
            re.fullmatch(r"(CSV|Excel|JSON|iCalendar|Atom), ([0-9]+ kB|[0-9,]+ MB)", text)
            for text in found.values()
        )
        explained = {
            item.find("a").get("href"): link.get("href").rpartition("/")[2]
            for item in page.xpath("//ul[@class='downloads']/li")
            for link in item.findall("a")[1:]
            if link.text == "Wat elk veld betekent"
        }
        assert explained == {"acties.csv": "acties.csv-metadata.json", "plan.json": "plan.schema.json"}


def front_matter(page: bytes) -> Iterator[tuple[str, Any]]:
    for line in page.decode().split("---\n")[1].splitlines():
        key, _, value = line.partition(": ")
        yield key, json.loads(value)


def test_pages_describe_themselves_to_search_engines(edition: Edition) -> None:
    for path, content in site_of(edition).items():
        head: dict[str, Any] = dict(front_matter(content)) if path.endswith(".md") else {"noindex": True}
        if head.get("noindex"):
            assert "json_ld" not in head
            continue
        page = head["json_ld"]["@graph"][0]
        assert page["@type"] == "WebPage"
        assert page["name"] == head["title"]
        assert (
            page["url"]
            == f"{edition.base_url}{path.removesuffix('index.md').removesuffix('.md')}".rstrip("/") + "/"
        )
