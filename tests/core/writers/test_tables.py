"""Tables of edits and annotations: complete, and nothing in them is a formula."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet
from tests.core.edition.hostile import FORMULAS, blank, deleted, empty, hostile, illegible
from tests.core.edition.worked import worked
from tests.core.making import LAN, WHEN, documents

from soat_core.actions import Action, ActionKind
from soat_core.document import Document
from soat_core.edition import edition_of
from soat_core.edits import Edit, EditKind
from soat_core.report import Report
from soat_core.writers import format_of
from soat_core.writers.tables.cells import looks_like_formula, neutral, printable

ODD = [empty, blank, deleted, illegible, hostile, worked]


def rows_of(document: Document, identity: str = "csv") -> list[list[str]]:
    data = format_of(identity).write(document)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def book_of(document: Document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(format_of("xlsx").write(document)))


def sheet_of(book: openpyxl.Workbook, title: str) -> Worksheet:
    sheet = book[title]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_the_edits_of_the_worked_example() -> None:
    head, *rows = rows_of(worked())
    assert head[:8] == [
        "No.", "Page", "Line", "OCR text", "Corrected text", "What was done", "Kind of mistake",
        "Decided by",
    ]  # fmt: skip
    assert [row[3:5] for row in rows][3:7] == [
        ["O1/NQ-CP", "01/NQ-CP"],
        ["củaỦy", "của Ủy"],
        ["tình Nam", "tỉnh Nam"],
        ["thực\nthực hiện", "thực\nhiện"],
    ]
    code = rows[3]
    assert code[:3] == ["4", "1", "10"]
    assert code[5:9] == ["replaced", "letters and digits", "automatic", "Trần Thị Lan"]
    assert datetime.fromisoformat(code[9]) == datetime.fromisoformat("2026-11-22T09:16:08+00:00")
    assert code[10] == "0.99"


def test_the_annotations_of_the_worked_example() -> None:
    _, *rows = rows_of(worked(), "csv-annotations")
    told = [row[3:8] for row in rows]
    assert ["place", "Nam Định", "", "Tỉnh Ninh Bình", ""] in told
    assert ["date", "01/01/2021", "when=2021-01-01", "", ""] in told
    assert ["note", "85,5%", "", "", "Đối chiếu số này với phụ lục 2."] in told
    assert ["Địa danh thủy văn", "Giao Thuỷ", "", "", ""] in told
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]


def test_the_workbook_says_the_same() -> None:
    book = book_of(worked())
    assert book.sheetnames == ["Edits", "Annotations", "Register"]
    told = list(sheet_of(book, "Edits").iter_rows(values_only=True))
    assert [list(row[3:5]) for row in told[1:]] == [row[3:5] for row in rows_of(worked())[1:]]
    assert isinstance(told[1][9], datetime) and told[1][10] == 0.93
    entries = list(sheet_of(book, "Register").iter_rows(values_only=True))
    assert ("place", "Tỉnh Ninh Bình", "37", "Tỉnh Nam Định", None, None, 1) in entries


@given(document=documents())
@settings(max_examples=40)
def test_every_change_is_a_row(document: Document) -> None:
    _, *rows = rows_of(document)
    wanted = [e for e in document.edits if e.kind is not EditKind.KEEP or e.unclear]
    text = document.report.ocr_text
    assert [row[3] for row in rows] == [neutral(text[e.start : e.end]) for e in wanted]


@pytest.mark.parametrize("make", ODD)
def test_no_cell_is_a_formula(make: type[Document]) -> None:
    document = make()  # type: ignore[call-arg]
    for identity in ("csv", "csv-annotations"):
        for cell in (cell for row in rows_of(document, identity) for cell in row):
            assert cell[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    cells = [cell for sheet in book_of(document) for row in sheet.iter_rows() for cell in row]
    assert cells
    for cell in cells:
        assert cell.data_type != "f"
        if isinstance(cell.value, str) and cell.value[:1] in tuple("=+-@"):
            assert cell.data_type == "s" and cell.quotePrefix


def test_hostile_text_is_kept_as_it_was() -> None:
    told = [row[3] for row in sheet_of(book_of(hostile()), "Edits").iter_rows(values_only=True)]
    assert FORMULAS[1] in told


@given(text=st.text(max_size=40))
def test_neutral_text_gives_the_text_back(text: str) -> None:
    told = neutral(text)
    assert not looks_like_formula(told) or told.startswith("'")
    assert (told[1:] if told.startswith("'") else told) == printable(text)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert format_of("xlsx").write(worked()) == format_of("xlsx").write(worked())
    assert edition_of(worked()).changes


def test_the_sheet_says_how_far_it_goes() -> None:
    sheet = sheet_of(book_of(worked()), "Edits")
    count = len(edition_of(worked()).changes) + 1
    assert sheet.auto_filter.ref == sheet.dimensions == f"A1:N{count}"
    assert sheet.freeze_panes == "A2"


def test_what_looks_like_an_escape_of_excel_is_kept() -> None:
    document = Document(Report.from_text("A_x0041_B <&> 'x'\n"))
    document.add_agent(LAN)
    edit = Edit(0, 9, "_x000D_ ]]>&amp;", EditKind.REPLACE)
    document.apply(Action(ActionKind.REPLACE, "lan", WHEN, put=(edit,)))
    # Excel reads such escapes, openpyxl leaves that to whoever uses it
    row = [unescape(str(cell.value)) for cell in list(sheet_of(book_of(document), "Edits").rows)[1]]
    assert row[3:5] == ["A_x0041_B", "_x000D_ ]]>&amp;"]
    assert row[13] == "A_x0041_B <&> 'x'"
