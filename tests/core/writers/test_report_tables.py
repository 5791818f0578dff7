"""The tables of a report as CSV and as sheets of Excel."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from soat_core.document import Document
from soat_core.errors import OutputError
from soat_core.report import Report
from soat_core.writers import format_of

TEXT = (
    "Phân công:\n\nSTT    Nội dung             Đơn vị\n1      =Lập kế hoạch        Phòng Văn hóa\n"
    "2      Mở lớp cho các       Đài xã\n       xã trong huyện\n\nKết quả như sau.\n\n"
    "Nội dung\tNăm 2023\tNăm 2024\nVăn bản\t45\t52\nTin bài\t120\t\n"
)
FIRST = [
    ["STT", "Nội dung", "Đơn vị"],
    ["1", "'=Lập kế hoạch", "Phòng Văn hóa"],
    ["2", "Mở lớp cho các xã trong huyện", "Đài xã"],
]
SECOND = [["Nội dung", "Năm 2023", "Năm 2024"], ["Văn bản", "45", "52"], ["Tin bài", "120", ""]]


@pytest.fixture
def document() -> Document:
    return Document(Report.from_text(TEXT))


def test_csv_has_them_one_below_the_other(document: Document) -> None:
    data = format_of("csv-tables").write(document).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(data))) == [*FIRST, [], *SECOND]


def test_excel_has_a_sheet_for_each(document: Document) -> None:
    book = openpyxl.load_workbook(io.BytesIO(format_of("xlsx-tables").write(document)))
    assert book.sheetnames == ["Table 1", "Table 2"]
    rows = list(book["Table 1"].iter_rows(values_only=True))
    assert rows[1] == ("1", "=Lập kế hoạch", "Phòng Văn hóa")
    assert book["Table 1"]["B2"].data_type == "s"
    assert [list(row) for row in book["Table 2"].iter_rows(values_only=True)][:2] == SECOND[:2]


def test_a_report_without_tables_says_so() -> None:
    with pytest.raises(OutputError, match="no table"):
        format_of("csv-tables").write(Document(Report.from_text("Không có bảng nào ở đây.\n")))
