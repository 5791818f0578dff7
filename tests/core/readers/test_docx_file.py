"""The text of Word documents."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.enum.text import WD_BREAK

from soat_core.errors import InputError
from soat_core.readers import read_document
from soat_core.tei import read_record, write_record


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def text_of(data: bytes) -> str:
    return read_document(data, "báo cáo.docx")[0].report.ocr_text


def test_paragraphs_tables_and_page_breaks() -> None:
    document = docx.Document()
    document.add_heading("BÁO CÁO", 1)
    document.add_paragraph("Két qua cong tac")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["TT", "Nội dung", "1", "Hội nghị\nlần 2"], strict=True):
        cell.text = text
    run = document.add_paragraph("Trước").add_run()
    run.add_break(WD_BREAK.PAGE)
    document.add_paragraph("Trang sau")
    data = saved(document)
    assert text_of(data) == (
        "BÁO CÁO\nKét qua cong tac\nTT\tNội dung\n1\tHội nghị lần 2\nTrước\f\nTrang sau\n"
    )
    opened = read_document(data, "a.docx")[0]
    assert opened.report.page_count == 2
    assert read_record(write_record(opened), "a.tei.xml").report.ocr_text == opened.report.ocr_text


def test_merged_cells_count_once() -> None:
    document = docx.Document()
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "gộp"
    table.cell(0, 2).text = "riêng"
    assert text_of(saved(document)) == "gộp\triêng\n"


def test_links_are_text() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("xem ")
    link = docx.oxml.OxmlElement("w:hyperlink")
    link.append(paragraph.add_run("baocaobang.vn")._r)
    paragraph._p.append(link)
    assert text_of(saved(document)) == "xem baocaobang.vn\n"


def test_an_empty_document_says_so() -> None:
    with pytest.raises(InputError):
        text_of(saved(docx.Document()))


@pytest.mark.parametrize("cut", [40, 400, 4000])
def test_a_cut_document_is_refused(cut: int) -> None:
    document = docx.Document()
    document.add_paragraph("a")
    with pytest.raises(InputError) as told:
        text_of(saved(document)[:-cut])
    assert told.value.where == "báo cáo.docx"


def test_an_archive_that_unpacks_without_end_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"")
        for number in range(30):
            archive.writestr(f"word/{number}.xml", bytes(10_000_000))
    assert len(out.getvalue()) < 1_000_000
    with pytest.raises(InputError) as told:
        text_of(out.getvalue())
    assert "MB" in str(told.value) or "MiB" in str(told.value)
