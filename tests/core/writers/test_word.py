"""Word documents: they open again, hold all text once, and are set as the decree wants."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.shared import Length, Pt
from hypothesis import given, settings
from lxml import etree
from tests.core.edition.hostile import blank, deleted, empty, hostile, illegible
from tests.core.edition.ink import flowed, letters
from tests.core.edition.worked import worked
from tests.core.making import LAN, WHEN, documents

from soat_core.actions import Action, ActionKind
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.report import Report
from soat_core.writers import format_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(document: Document) -> bytes:
    return format_of("docx").write(document)


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return etree.fromstring(packed.read(f"word/{name}.xml"))


def text_of(root: etree._Element) -> str:
    return "".join(str(element.text or "") for element in root.iter(W + "t"))


def by_style(document: WordDocument, style: str) -> list[str]:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    return [one.text for one in paragraphs if one.style is not None and one.style.name == style]


def test_the_layout_of_the_decree() -> None:
    document = opened(written(worked()))
    [section] = document.sections
    size = section.page_width, section.page_height
    margins = section.top_margin, section.right_margin, section.bottom_margin, section.left_margin
    told = [round(Length(length or 0).mm) for length in (*size, *margins)]
    assert told == [210, 297, 20, 15, 20, 30]
    body = document.styles["Body Text"]
    assert (body.font.name, body.font.size) == ("Times New Roman", Pt(14))
    assert section.different_first_page_header_footer
    assert "PAGE" in etree.tostring(section.header._element).decode()


def test_parts_have_their_styles() -> None:
    document = opened(written(worked()))
    assert by_style(document, "Title") == ["BÁO CÁO"]
    assert by_style(document, "Subtitle") == ["Về tình hình kinh tế - xã hội quý I năm 2021"]
    assert by_style(document, "Heading 1") == ["I. KẾT QUẢ", "II. PHƯƠNG HƯỚNG"]
    assert by_style(document, "Heading 2") == ["1. Thu ngân sách"]
    assert by_style(document, "Soát Cơ quan ban hành") == ["ỦY BAN NHÂN DÂN", "TỈNH NAM ĐỊNH"]
    assert by_style(document, "Soát Danh sách nơi nhận") == [
        "- Như trên;", "- Các sở, ngành;", "- Lưu: VT."
    ]  # fmt: skip
    assert by_style(document, "List")[1] == "- Thu từ xuất nhập khẩu đạt 310 tỷ đồng."
    head, table, end = document.tables
    assert [len(row.cells) for row in (*head.rows, *end.rows)] == [2, 2]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"],
        ["1", "Thu nội địa", "5.000", "1.250"],
        ["2", "Xuất nhập khẩu", "1.200", "310"],
    ]


def test_footnotes_are_footnotes_and_notes_are_comments() -> None:
    data = written(worked())
    footnotes = part(data, "footnotes")
    assert text_of(footnotes).strip() == "Báo cáo số 12/BC-STC ngày 10/3/2021 của Sở Tài chính."
    [reference] = part(data, "document").iter(W + "footnoteReference")
    assert reference.get(W + "id") in {note.get(W + "id") for note in footnotes}
    [comment] = part(data, "comments")
    assert text_of(comment) == "Đối chiếu số này với phụ lục 2."
    assert (comment.get(W + "author"), comment.get(W + "initials")) == ("Lê Văn Minh", "LVM")
    assert comment.get(W + "date") == "2026-11-22T10:16:59Z"


@given(document=documents())
@settings(max_examples=15)
def test_all_text_stands_in_it_once(document: Document) -> None:
    assert letters(text_of(part(written(document), "document"))) == letters(flowed(document))


@pytest.mark.parametrize("make", [empty, blank, deleted, illegible, hostile])
def test_odd_reports(make: type[Document]) -> None:
    document = make()  # type: ignore[call-arg]
    data = written(document)
    assert letters(text_of(part(data, "document"))) == letters(flowed(document))
    opened(data)


def test_what_looks_like_markup_or_a_field_is_text() -> None:
    data = written(hostile())
    assert "<!--<img src=x" in text_of(part(data, "document"))
    fields = [str(field.text) for field in part(data, "document").iter(W + "instrText")]
    assert fields == []


def test_running_heads_go_into_the_header_where_all_are_alike() -> None:
    text = "Một.\n\fSở Thông tin\n\nHai.\n\fSở Thông tin\n\nBa.\n"
    document = Document(Report.from_text(text))
    document.add_agent(LAN)
    heads = [match.span() for match in re.finditer("Sở Thông tin", text)]
    notes = tuple(Annotation(f"n{at}", *span, "header") for at, span in enumerate(heads))
    document.apply(Action(ActionKind.ANNOTATE, "lan", WHEN, annotate=notes))
    data = written(document)
    assert text_of(part(data, "document")) == "Một.Hai.Ba."
    assert [text_of(part(data, f"header{number}")) for number in (1, 2)] == ["Sở Thông tin"] * 2


def test_the_same_document_gives_the_same_bytes() -> None:
    assert written(worked()) == written(worked())
