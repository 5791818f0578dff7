"""hOCR, ALTO and PAGE of reports that came from pictures or other formats."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core import ocr_making as making
from tests.core.scans.test_scans import FakeReader, tiff
from tests.core.writers.test_ocr_files import edited, pages, rows

from soat_core.actions import PROGRAM, ActionKind
from soat_core.document import Document
from soat_core.edits import Edit, kind_of
from soat_core.errors import OutputError
from soat_core.readers import read_document
from soat_core.review import Review
from soat_core.scans.reading import read_scan
from soat_core.writers import format_of
from soat_core.writers.new_ocr_files import new_alto, new_hocr, new_pages

Write = Callable[[Document], bytes]
WRITERS: list[Write] = [new_hocr, new_alto, lambda document: new_pages(document)[0]]


def words_of(data: bytes) -> list[list[str]]:
    return rows(read_document(data, "a.xml")[0].report.ocr_text.replace("\f", "\n"))


@pytest.mark.parametrize("write", WRITERS[:2])
@given(given_pages=pages, data=st.data())
@settings(max_examples=25, deadline=None)
def test_it_reads_as_it_was_corrected(
    write: Write, given_pages: Sequence[making.Page], data: st.DataObject
) -> None:
    document, _ = read_document(making.hocr(given_pages), "a.hocr")
    report = document.report
    spans = [one for line in range(report.line_count) for one in report.tokens_of_line(line)]
    chosen = data.draw(st.lists(st.sampled_from(spans), unique=True, max_size=4))
    texts = data.draw(st.lists(st.sampled_from(["chữ", "hai chữ", ""]), min_size=4, max_size=4))
    edits = [
        Edit(*span, text, kind_of("?", text)) for span, text in zip(chosen, texts, strict=False)
    ]
    if edits:
        Review(document, PROGRAM).decide(ActionKind.TYPE, edits)
    corrected = rows(document.corrected_text().replace("\f", "\n"))
    if corrected:
        assert words_of(write(document)) == corrected


@pytest.mark.parametrize("write", WRITERS)
def test_a_scan_gets_places_and_confidences(tmp_path: Path, write: Write) -> None:
    document = read_scan(tiff(tmp_path / "a.tif", 1), program=FakeReader())
    again = read_document(write(document), "b.xml")[0].report
    assert again.ocr_text == "Trang1\n"
    was, now = document.report.layout, again.layout
    assert was is not None and now is not None
    assert now.word(0).box == was.word(0).box and now.line(0) == was.line(0)
    assert now.word(0).confidence == pytest.approx(0.96)
    assert (now.pages[0].width, now.pages[0].height) == (200, 300)


def test_what_was_corrected_has_no_confidence_of_the_reader(tmp_path: Path) -> None:
    document = read_scan(tiff(tmp_path / "a.tif", 1), program=FakeReader())
    edited(document, "Trang1", "Trang một")
    layout = read_document(new_alto(document), "b.xml")[0].report.layout
    assert layout is not None and len(layout) == 2
    first, second = layout.word(0), layout.word(1)
    assert first.confidence is None and first.box is not None and second.box is not None
    assert first.box.right <= second.box.left


@pytest.mark.parametrize("identity", ["hocr", "alto"])
def test_several_pages_in_one_file(tmp_path: Path, identity: str) -> None:
    document = read_scan(tiff(tmp_path / "a.tif", 3), program=FakeReader())
    again = read_document(format_of(identity).write(document), "b.xml")[0].report
    assert again.ocr_text == document.report.ocr_text
    assert again.layout is not None and len(again.layout.pages) == 3


def test_page_has_a_file_for_each_page(tmp_path: Path) -> None:
    document = read_scan(tiff(tmp_path / "a.tif", 3), program=FakeReader())
    with pytest.raises(OutputError) as told:
        format_of("page").write(document)
    assert "ZIP" in told.value.advice
    data = format_of("page-files").write(document)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = [words_of(archive.read(name)) for name in sorted(archive.namelist())]
    assert texts == [[["Trang1"]], [["Trang2"]], [["Trang3"]]]


def test_one_format_becomes_another() -> None:
    document, _ = read_document(making.page_xml([[[["Két", "qua"]]]]), "a.xml")
    edited(document, "Két", "Kết")
    assert words_of(format_of("hocr").write(document)) == [["Kết", "qua"]]


@pytest.mark.parametrize("identity", ["hocr", "alto", "page", "page-files"])
def test_text_without_places_cannot_be_written_so(identity: str) -> None:
    document, _ = read_document("Kết quả\n".encode(), "a.txt")
    assert not format_of(identity).fits(document)
    with pytest.raises(OutputError) as told:
        format_of(identity).write(document)
    assert told.value.advice
