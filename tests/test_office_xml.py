"""A workbook says what XlsxWriter would say of the same sheets, and its parts fit together as Excel wants them."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.cell import Cell as ReadCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet as ReadSheet

from generator.exports import workbook
from generator.exports.cells import Cell, coded, defused, plain
from generator.exports.office_xml import BOLD, CUT, LINE, About, Row, Sheet, letters
from generator.exports.office_xml import workbook as written_workbook
from generator.exports.part import Part
from tests.support.sites import REAL_INPUTS, edition_for, example_inputs

ABOUT = About(
    "Acties: ’t <Zand> & omstreken", "Stand op 1 juli.", "De „afzender”", datetime.date(2025, 7, 1), "x:y&z"
)
TEXTS = (
    "gewoon",
    "met <b>, & en \"aanhalingstekens\" en 'apostrof'",
    "regel één\nregel twee",
    " spaties ervoor en erachter ",
    "=1+1",
    "-minder",
    "'=al ontscherpt",
    "_x0041_ is geen A",
    "_x0041",
    "😀 é ’",
    "tab\ten bel\x07 en \ufffe",
    "a" * 32_767,
)
VALUES: tuple[Cell, ...] = (
    True,
    False,
    0,
    -7,
    1_234_567_890_123,
    Decimal("12.5"),
    Decimal("-0.10"),
    Decimal("1E+3"),
    datetime.date(1900, 3, 1),
    datetime.date(2026, 2, 28),
    datetime.date(9999, 12, 31),
    (),
    None,
    "",
    ("één", "twee"),
)
SHEETS = (
    Sheet(
        "teksten",
        [28] * 30,
        [Row([f"kolom {place}" for place in range(30)], BOLD), *(Row([text] * 30) for text in TEXTS)],
        has_head=True,
    ),
    Sheet(
        "waarden",
        (14, 14, 90),
        [Row(["a", "b", "c"], BOLD), *(Row([None, one, one]) for one in VALUES)],
        has_head=True,
    ),
    Sheet("leeg", (14, 28), [Row(["a", "b"], BOLD)], has_head=True),
    Sheet(
        "uitleg",
        (20, 90),
        [Row(["Titel"], BOLD), Row(["Een regel."], LINE), Row([]), Row(["a", 1])],
        has_head=False,
    ),
)


def by_another_program(sheets: Sequence[Sheet], about: About) -> bytes:
    """Return the same as XlsxWriter writes it, with every text in its cell, which it does to save memory."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True}) as book:
        add = book.add_format
        looks = {
            None: add({"valign": "top", "text_wrap": True}),
            BOLD: add({"valign": "top", "text_wrap": True, "bold": True}),
            LINE: add({"valign": "top"}),
        }
        day = add({"valign": "top", "num_format": "yyyy-mm-dd"})
        dangerous = add({"valign": "top", "text_wrap": True, "quote_prefix": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            for place, width in enumerate(sheet.widths):
                page.set_column(place, place, width)
            for number, row in enumerate(sheet.rows):
                for place, value in enumerate(row.cells):
                    if isinstance(value, bool):
                        page.write_boolean(number, place, value, looks[LINE])
                    elif isinstance(value, int | Decimal):
                        page.write_number(number, place, float(value), looks[LINE])
                    elif isinstance(value, datetime.date):
                        page.write_datetime(number, place, value, day)
                    elif value not in (None, (), ""):
                        text = plain(value)
                        usual = looks[None] if defused(text) == text else dangerous
                        page.write_string(number, place, text, looks[row.look] if row.look else usual)
            if sheet.has_head:
                page.freeze_panes(1, 1)
                page.autofilter(0, 0, len(sheet.rows) - 1, len(sheet.widths) - 1)
        created = datetime.datetime.combine(about.day, datetime.time())
        named = {
            "title": about.title,
            "comments": about.description,
            "author": about.author,
            "created": created,
        }
        book.set_properties(named)
        book.set_custom_property("Licentie", about.licence)
    return content.getvalue()


def test_it_says_what_another_program_would_say() -> None:
    assert said_by(written_workbook(SHEETS, ABOUT)) == said_by(by_another_program(SHEETS, ABOUT))


def test_texts_are_read_as_they_were_put_in() -> None:
    """But for codes, which a workbook has for signs that XML cannot hold, and openpyxl shows as they are in a cell."""
    sheet = openpyxl.load_workbook(io.BytesIO(written_workbook(SHEETS, ABOUT)))["teksten"]
    read = [sheet.cell(row, 1).value for row in range(2, len(TEXTS) + 2)]
    expected = ["_x005F_x0041_ is geen A" if text.startswith("_x0041_") else coded(text) for text in TEXTS]
    assert read == expected


@pytest.mark.parametrize("inputs", [example_inputs(), REAL_INPUTS], ids=["example", "real"])
def test_so_do_the_workbooks_of_the_plans(inputs: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = edition_for(inputs)
    for unit in edition.portal.units.values():
        for part in (Part(unit), *(Part(unit, municipality=one) for one in unit.municipalities.values())):
            ours = workbook.actions_workbook(edition, part)
            with monkeypatch.context() as patch:
                patch.setattr(workbook, "workbook", by_another_program)
                theirs = workbook.actions_workbook(edition, part)
            assert said_by(ours) == said_by(theirs)


def said_by(content: bytes) -> dict[str, Any]:
    """Return everything that a third program reads in a workbook, and that a user can see."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    properties = book.properties
    return {
        "sheets": {sheet.title: said_of(sheet) for sheet in book.worksheets},
        "open": book.active.title if book.active else None,
        "about": (properties.title, properties.creator, properties.description, properties.lastModifiedBy),
        "days": (properties.created, properties.modified),
        "own": [(one.name, one.value) for one in book.custom_doc_props.props],  # type: ignore[attr-defined]
    }


def said_of(sheet: ReadSheet) -> dict[str, Any]:
    filled = (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)
    return {
        "cells": {cell.coordinate: seen(cell) for cell in filled},
        "widths": {
            name: (one.width, one.min, one.max, one.customWidth)
            for name, one in sheet.column_dimensions.items()
        },
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "area": sheet.dimensions,
    }


def seen(cell: ReadCell | Any) -> tuple[Any, ...]:
    """What a cell holds, as what, and how it looks."""
    return (
        cell.value,
        cell.data_type,
        cell.number_format,
        cell.alignment.vertical,
        cell.alignment.wrap_text,
        (cell.font.b, cell.font.sz, cell.font.name),
        cell.quotePrefix,
    )


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def elements(xml: bytes) -> Iterator[str]:
    """Yield the elements right below the root, in their order, without their namespace."""
    yield from (one.tag.rpartition("}")[2] for one in ElementTree.fromstring(xml))


def test_its_parts_have_their_elements_in_the_order_of_the_standard() -> None:
    ours, theirs = parts_of(written_workbook(SHEETS, ABOUT)), parts_of(by_another_program(SHEETS, ABOUT))
    assert set(theirs) - set(ours) == {"xl/theme/theme1.xml"}
    assert set(ours) - set(theirs) == set()
    for name in ours:
        if name.startswith("xl/") and "rels" not in name:
            known = list(dict.fromkeys(elements(theirs[name])))
            found = list(dict.fromkeys(elements(ours[name])))
            assert found == [one for one in known if one in found], name


def test_filters_have_their_names_and_heads_stay_in_sight() -> None:
    ours, theirs = parts_of(written_workbook(SHEETS, ABOUT)), parts_of(by_another_program(SHEETS, ABOUT))
    assert sorted(said_in(ours["xl/workbook.xml"], "definedName")) == sorted(
        said_in(theirs["xl/workbook.xml"], "definedName")
    )
    assert said_in(ours["xl/workbook.xml"], "sheet") == said_in(theirs["xl/workbook.xml"], "sheet")
    for number in range(1, len(SHEETS) + 1):
        name = f"xl/worksheets/sheet{number}.xml"
        for element in ("sheetView", "pane", "col", "autoFilter", "dimension"):
            assert said_in(ours[name], element) == said_in(theirs[name], element)


def said_in(xml: bytes, element: str) -> list[tuple[list[tuple[str, str]], str]]:
    """Return what every element of a name says: its attributes, and its text. Quotes around a name change nothing."""
    found = ElementTree.fromstring(xml).iter(
        f"{{http://schemas.openxmlformats.org/spreadsheetml/2006/main}}{element}"
    )
    return [(sorted(one.items()), (one.text or "").replace("'", "")) for one in found]


def test_every_part_is_named_and_every_name_is_a_part() -> None:
    parts = parts_of(written_workbook(SHEETS, ABOUT))
    assert next(iter(parts)) == "[Content_Types].xml"
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    overrides = {str(one.get("PartName")).lstrip("/") for one in types if one.tag.endswith("Override")}
    assert overrides == {name for name in parts if not name.endswith(".rels")} - {"[Content_Types].xml"}
    targets = [f"xl/{one}" for one in targets_in(parts["xl/_rels/workbook.xml.rels"])]
    assert sorted([*targets, *targets_in(parts["_rels/.rels"])]) == sorted(overrides)


def targets_in(xml: bytes) -> list[str]:
    return [str(one.get("Target")) for one in ElementTree.fromstring(xml)]


def test_the_same_sheets_are_the_same_bytes_and_name_no_other_program_and_no_hour() -> None:
    content = written_workbook(SHEETS, ABOUT)
    assert written_workbook(SHEETS, ABOUT) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not re.search(rb"Excel|Microsoft", b"".join(parts_of(content).values()))


def test_a_day_that_spreadsheets_count_otherwise_is_a_text() -> None:
    sheet = Sheet(
        "dagen", (14,), [Row([datetime.date(1900, 2, 28)]), Row([datetime.date(1850, 1, 1)])], has_head=False
    )
    read = openpyxl.load_workbook(io.BytesIO(written_workbook([sheet], ABOUT)))["dagen"]
    assert [cell.value for (cell,) in read.iter_rows()] == ["1900-02-28", "1850-01-01"]


def test_a_text_that_is_too_long_for_a_cell_says_where_the_whole_is() -> None:
    sheet = Sheet("lang", (14,), [Row(["a" * 40_000])], has_head=False)
    text = openpyxl.load_workbook(io.BytesIO(written_workbook([sheet], ABOUT)))["lang"]["A1"].value
    assert isinstance(text, str)
    assert len(text) == 32_767
    assert text.endswith(f"a{CUT}")


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_by_letters(place: int, name: str) -> None:
    assert letters(place) == name
    assert get_column_letter(place + 1) == name
