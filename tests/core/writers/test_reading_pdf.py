"""PDF for reading and text in paragraphs: all text once, also of odd reports."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from tests.core.edition.hostile import blank, deleted, empty, hostile, illegible
from tests.core.edition.ink import flowed, letters
from tests.core.edition.worked import worked
from tests.core.making import documents

from soat_core.document import Document
from soat_core.edition import edition_of
from soat_core.edition.lines import plain
from soat_core.errors import OutputError
from soat_core.report import Report
from soat_core.writers import format_of
from soat_core.writers.print.fonts import drawable, register

ODD = [empty, blank, deleted, illegible, hostile]


def text_of(data: bytes) -> str:
    pdf = pdfium.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def read(document: Document) -> str:
    return text_of(format_of("reading-pdf").write(document))


def pages_of(document: Document) -> int:
    pdf = pdfium.PdfDocument(format_of("reading-pdf").write(document))
    try:
        return len(pdf)
    finally:
        pdf.close()


def test_the_worked_example_can_be_read() -> None:
    told = read(worked())
    assert "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM" in told
    assert "đưa dịch vụ Internet đến" in " ".join(told.split())
    assert letters(told.replace("Footnotes", "")) == letters(flowed(worked()))


def test_the_outline_names_the_headings() -> None:
    pdf = pdfium.PdfDocument(format_of("reading-pdf").write(worked()))
    found = [(mark.level, mark.get_title()) for mark in pdf.get_toc()]
    assert found == [(0, "I. KẾT QUẢ"), (1, "1. Thu ngân sách"), (0, "II. PHƯƠNG HƯỚNG")]
    assert (
        pdf.get_metadata_value("Title") == "Báo cáo: Về tình hình kinh tế - xã hội quý I năm 2021"
    )
    pdf.close()


@pytest.mark.parametrize("make", ODD)
def test_odd_reports(make: type[Document]) -> None:
    document = make()  # type: ignore[call-arg]
    register()
    # what the font has no sign for is a replacement character, which is no ink
    numbers = "".join(map(str, range(2, pages_of(document) + 1)))
    assert letters(read(document)) == letters(drawable(flowed(document)) + numbers)


def test_a_long_report_has_numbered_pages() -> None:
    text = "\n\n".join(f"Đoạn {n}. " + "Nội dung của báo cáo công tác. " * 20 for n in range(40))
    document = Document(Report.from_text(text))
    pdf = pdfium.PdfDocument(format_of("reading-pdf").write(document))
    assert len(pdf) > 3
    firsts = [page.get_textpage().get_text_range().split()[0] for page in pdf]
    assert firsts[1:] == [str(number) for number in range(2, len(pdf) + 1)]
    assert firsts[0] == "Đoạn"
    pdf.close()


def test_pdf_without_pictures_is_pdf_for_reading(tmp_path: Path) -> None:
    document = worked()
    assert format_of("pdf").fits(document)
    beside = tmp_path / "bao-cao.tei.xml"
    data = format_of("pdf").write(document, beside=beside)
    assert data == format_of("reading-pdf").write(document)
    assert not format_of("searchable-pdf").fits(document)
    with pytest.raises(OutputError, match="where its words stand"):
        format_of("searchable-pdf").write(document, beside=beside)


@given(document=documents())
@settings(max_examples=60)
def test_all_text_flows_once(document: Document) -> None:
    told = format_of("flow").write(document).decode()
    parts = [p for p in edition_of(document).parts if p.is_shown and not p.is_furniture]
    assert letters(told) == letters("".join(plain(part.items) for part in parts))


def test_paragraphs_of_the_worked_example() -> None:
    told = format_of("flow").write(worked()).decode().split("\n\n")
    assert told[0] == "ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH"
    assert "- Thu nội địa đạt 1.250 tỷ đồng;\n- Thu từ xuất nhập khẩu đạt 310 tỷ đồng." in told
    assert told[-1] == "1 Báo cáo số 12/BC-STC ngày 10/3/2021 của Sở Tài chính.\n"
    assert "2\tXuất nhập khẩu\t1.200\t310" in told[12]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert format_of("reading-pdf").write(worked()) == format_of("reading-pdf").write(worked())
