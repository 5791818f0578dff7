"""The text of Word documents."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK

from soat_core.errors import InputError
from soat_core.files import uncertain_bytes
from soat_core.readers import read_document
from soat_core.readers.decoding import choices
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


# Fonts of before Unicode


WORDS = "Những kết quả đã đạt được như trên là của ủy ban nhân dân tỉnh"


def seen(text: str, codec: str) -> str:
    """What a program without the font shows."""
    return text.encode(codec).decode("latin-1")


def test_text_in_old_fonts_is_read_as_these_show_it() -> None:
    document = docx.Document()
    title = document.add_paragraph().add_run(seen("Báo cáo kết quả năm 1998", "tcvn3"))
    title.font.name = ".VnTimeH"
    paragraph = document.add_paragraph()
    for part in (WORDS[:12], WORDS[12:]):
        paragraph.add_run(seen(part, "tcvn3")).font.name = ".VnTime"
    paragraph.add_run(" – thêm vào năm 2010").font.name = "Times New Roman"
    data = saved(document)
    assert text_of(data) == f"BÁO CÁO KẾT QUẢ NĂM 1998\n{WORDS} – thêm vào năm 2010\n"
    opened = read_document(data, "a.docx")[0]
    assert opened.report.source.encoding == "tcvn3"
    assert read_record(write_record(opened), "a.tei.xml").report.source == opened.report.source


def test_the_font_may_be_that_of_the_style() -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = "VNI-Times"  # type: ignore[union-attr]
    told = seen(WORDS, "vni")
    at = told.index("aû")  # Word parts a letter from its tone
    paragraph = document.add_paragraph(told[: at + 1])
    paragraph.add_run(told[at + 1 :])
    assert text_of(saved(document)) == f"{WORDS}\n"


def test_unicode_that_was_typed_in_an_old_font_is_left_alone() -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = ".VnTime"  # type: ignore[union-attr]
    document.add_paragraph("là được")
    document.add_paragraph(seen("là được", "tcvn3"))
    assert text_of(saved(document)) == "là được\nlà được\n"


def test_small_letters_of_capital_fonts_are_capitals_without_tones_too() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Thanh tra").font.name = ".VnArialH"
    assert text_of(saved(document)) == "THANH TRA\n"


def test_where_the_fonts_are_lost_the_text_tells() -> None:
    document = docx.Document()
    document.add_paragraph(seen(WORDS, "tcvn3"))
    data = saved(document)
    assert text_of(data) == f"{WORDS}\n"
    # and the person has the last word
    left = read_document(data, "a.docx", "cp1252")[0].report
    assert left.ocr_text == seen(WORDS, "tcvn3") + "\n" and left.source.encoding == "utf-8"
    assert read_document(data, "a.docx", "vni")[0].report.source.encoding == "vni"


def test_other_languages_are_left_alone() -> None:
    document = docx.Document()
    text = "Le café est fermé, où êtes-vous, élève théâtre forêt hôtel garçon naïve déjà " * 3
    document.add_paragraph(text)
    document.add_paragraph(f"{WORDS} – café")
    assert text_of(saved(document)) == f"{text}\n{WORDS} – café\n"


def test_what_it_could_be_otherwise_is_shown(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(seen(WORDS, "tcvn3")).runs[0].font.name = ".VnTime"
    path = tmp_path / "a.docx"
    path.write_bytes(saved(document))
    assert choices(uncertain_bytes(path))[0] == "tcvn3"
