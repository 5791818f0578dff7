"""Small files as OCR programs write them, each in its own way."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from soat_core.actions import PROGRAM, ActionKind
from soat_core.edits import Edit, kind_of
from soat_core.layout import Box, Layout
from soat_core.readers import read_document
from soat_core.report import Report
from soat_core.review import Review
from soat_core.writers.ocr_files import corrected_alto, corrected_hocr, corrected_page

FILES = Path(__file__).resolve().parents[2] / "_files" / "dialects"
TEXTS = {
    "gimagereader.html": "Uy ban nhan\n\fNoi nhan:\n",
    "ocrmypdf.hocr": "ỦY BAN\n1917/STTTT-\nQLTTBCXB\n",
    "kraken.html": "Két qua\ncong\n",
    "abbyy-alto2.xml": "thuc quan-\ntri\n",
    "kraken-alto3.xml": "Két qua,\n",
    "escriptorium-alto4.xml": "BAO CAO\n\nThue hién Cong vin sd 1917\n",
    "transkribus-page2013.xml": "BAO CAO\n\nđối ngoại\n",
    "kraken-page2019.xml": "Két qua\n",
    "ocrd-page2019.xml": "den nim\n\nSTT\n",
}
WRITE = {"text/vnd.hocr+html": corrected_hocr, "application/alto+xml": corrected_alto,
         "application/vnd.prima.page+xml": corrected_page}  # fmt: skip


def report_of(name: str) -> tuple[Report, Layout]:
    report = read_document((FILES / name).read_bytes(), name)[0].report
    assert report.layout is not None
    return report, report.layout


def box_of(name: str, word: str) -> Box | None:
    report, layout = report_of(name)
    start = report.ocr_text.index(word)
    return layout.box_of(start, start + len(word))


def test_every_dialect_is_there() -> None:
    assert {path.name for path in FILES.iterdir()} == TEXTS.keys()


@pytest.mark.parametrize("name", TEXTS)
def test_its_text(name: str) -> None:
    assert report_of(name)[0].ocr_text == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_unchanged_it_is_written_as_it_was(name: str) -> None:
    data = (FILES / name).read_bytes()
    document, _ = read_document(data, name)
    [written] = WRITE[document.report.source.media_type](document, data)
    assert _canonical(written) == _canonical(data)


@pytest.mark.parametrize("name", TEXTS)
def test_every_word_of_it_can_be_corrected(name: str) -> None:
    data = (FILES / name).read_bytes()
    document, _ = read_document(data, name)
    report = document.report
    spans = [one for line in range(report.line_count) for one in report.tokens_of_line(line)]
    edits = [Edit(*span, "chữ mới", kind_of("x", "chữ mới")) for span in spans]
    Review(document, PROGRAM).decide(ActionKind.TYPE, edits)
    [written] = WRITE[report.source.media_type](document, data)
    again = read_document(written, name)[0].report.ocr_text
    assert again == document.corrected_text()


def test_gimagereader_names_its_picture_and_counts_pages() -> None:
    _, layout = report_of("gimagereader.html")
    assert [(page.name, page.index) for page in layout.pages] == [
        ("bao cao.pdf", 0), ("bao cao.pdf", 1),
    ]  # fmt: skip
    assert layout.word(1).confidence == pytest.approx(0.61)
    assert box_of("gimagereader.html", "nhan") == Box(720, 280, 900, 330)


def test_ocrmypdf_names_a_picture_of_its_own_machine() -> None:
    _, layout = report_of("ocrmypdf.hocr")
    assert (layout.pages[0].name, layout.pages[0].dpi) == ("000003_ocr.png", 300)


def test_kraken_parts_properties_by_commas() -> None:
    _, layout = report_of("kraken.html")
    assert (layout.pages[0].name, layout.pages[0].width) == ("trang 1.png", 1200)
    assert box_of("kraken.html", "qua") == Box(280, 200, 420, 240)
    assert layout.word(0).confidence == pytest.approx(0.85)


def test_alto_in_tenths_of_a_millimetre_and_a_hyphenated_word() -> None:
    _, layout = report_of("abbyy-alto2.xml")
    page = layout.pages[0]
    assert (page.name, page.index, page.width, page.height) == ("trang 1.tif", 0, 2100, 2970)
    assert layout.word(2).alternatives[0].text == "trị"
    assert layout.word(1).confidence == 1.0  # CC of zeros is sure


def test_escriptorium_puts_a_whole_line_where_a_word_should_stand() -> None:
    report, layout = report_of("escriptorium-alto4.xml")
    assert [report.ocr_text[w.start : w.end] for w in map(layout.word, range(3))] == [
        "BAO", "CAO", "Thue",
    ]  # fmt: skip
    cong, line = box_of("escriptorium-alto4.xml", "Cong"), layout.line(2)
    assert cong is not None and line == Box(100, 300, 1400, 360)
    assert line.left < cong.left < cong.right < line.right
    assert (cong.top, cong.bottom) == (line.top, line.bottom)


def test_escriptorium_keeps_its_lines_when_they_are_corrected() -> None:
    name = "escriptorium-alto4.xml"
    data = (FILES / name).read_bytes()
    document, _ = read_document(data, name)
    start = document.report.ocr_text.index("vin")
    Review(document, PROGRAM).decide(ActionKind.TYPE, [Edit(start, start + 3, "văn")])
    [written] = corrected_alto(document, data)
    root = etree.fromstring(written)
    contents = [one.get("CONTENT") for one in root.iter("{*}String")]
    assert contents == ["Thue hién Cong văn sd 1917", "BAO CAO"]


def test_transkribus_lines_that_were_corrected_and_their_words_not() -> None:
    _, layout = report_of("transkribus-page2013.xml")
    assert layout.level == "line"
    assert box_of("transkribus-page2013.xml", "đối") == Box(100, 400, 300, 460)
    assert layout.line(0) == Box(100, 100, 2300, 200)


def test_kraken_gives_words_by_their_letters() -> None:
    _, layout = report_of("kraken-page2019.xml")
    assert layout.word(0).confidence == pytest.approx(0.8)
    assert layout.word(0).box == Box(100, 200, 260, 240)


def test_ocrd_offers_other_readings_and_has_text_in_tables() -> None:
    _, layout = report_of("ocrd-page2019.xml")
    assert [one.text for one in layout.word(0).alternatives] == ["dén"]
    assert layout.pages[0].name == "FILE_0001.tif"


def _canonical(data: bytes) -> bytes:
    parser = etree.XMLParser(load_dtd=False, no_network=True, remove_comments=True)
    return etree.tostring(etree.fromstring(data, parser), method="c14n")
