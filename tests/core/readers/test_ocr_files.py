"""Reading hOCR, ALTO, PAGE and Tesseract's TSV, in the dialects of the programs that write them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.core import ocr_making as making

from soat_core.errors import InputError
from soat_core.layout import Box
from soat_core.readers import read_document
from soat_core.readers.tesseract_tsv import COLUMNS
from soat_core.report import Report
from soat_resources import resource_path

Make = Callable[[Sequence[making.Page]], bytes]
ALL: list[Make] = [making.hocr, making.alto, making.page_xml]


def report_of(data: bytes, name: str = "x.xml") -> Report:
    return read_document(data, name)[0].report


def hocr_line(words: str, page: str = "bbox 0 0 100 100") -> bytes:
    return (
        f"<html><body><div class='ocr_page' title='{page}'><span class='ocr_line' "
        f"title='bbox 1 2 30 40'>{words}</span></div></body></html>"
    ).encode()


# What all have in common


@pytest.mark.parametrize("make", ALL)
def test_text_lines_pages_and_boxes(make: Make) -> None:
    report = report_of(make([[[["Kính", "gửi:"], ["UBND"]], [["Căn", "cứ"]]], [[["Trang"]]]]))
    assert report.ocr_text == "Kính gửi:\nUBND\n\nCăn cứ\n\fTrang\n"
    assert report.page_count == 2
    layout = report.layout
    assert layout is not None and layout.level == "word"
    assert [page.name for page in layout.pages] in (["p0.png", "p1.png"], ["", ""])
    assert layout.box_of(6, 10) == Box(70, 0, 130, 20)
    assert layout.box_of(0, 10) == Box(0, 0, 130, 20)
    near = layout.word_near(1, 500, 500)
    assert near is not None and report.ocr_text[near.start : near.end] == "Trang"
    assert layout.line_near(0, 95) == 3


@pytest.mark.parametrize("make", ALL)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_every_word_is_found_at_its_place(make: Make, data: st.DataObject) -> None:
    words = st.text('abđố&<"-.', min_size=1, max_size=4)
    pages = data.draw(
        st.lists(st.lists(st.lists(st.lists(words, min_size=1, max_size=3), min_size=1,
                                   max_size=2), min_size=1, max_size=2), min_size=1, max_size=2)
    )  # fmt: skip
    report = report_of(make(pages))
    layout = report.layout
    assert layout is not None
    every = [word for page in pages for region in page for line in region for word in line]
    found = [layout.word(index) for index in range(len(layout))]
    assert [report.ocr_text[word.start : word.end] for word in found] == every
    assert report.ocr_text.split() == every
    assert len(layout.line_box) == report.line_count
    for word in found:
        assert list(layout.words_in(word.start, word.end)) == [word.index]
        page = report.page_of(word.start)
        assert word.box is not None
        assert layout.word_near(page, word.box.left + 1, word.box.top + 1) == word


@pytest.mark.parametrize("make", ALL)
def test_cut_files_are_refused_with_their_line(make: Make) -> None:
    data = make([[[["Kính", "gửi"]]]])
    if make is making.hocr:
        return  # browsers and we read what is there
    with pytest.raises(InputError) as told:
        report_of(data[: len(data) // 2])
    assert "x.xml" in str(told.value) and any(char.isdigit() for char in told.value.where)


@pytest.mark.parametrize("make", ALL)
def test_entities_are_refused(make: Make) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(InputError):
        report_of(bomb + make([[[["Kính"]]]]))


@pytest.mark.parametrize("make", ALL)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_files_are_read_or_refused(make: Make, data: st.DataObject) -> None:
    whole = bytearray(make([[[["Kính", "gửi"], ["a"]]], [[["b"]]]]))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        report = report_of(bytes(whole))
    except InputError:
        return
    layout = report.layout
    if layout is not None:
        assert len(layout.line_box) == report.line_count
        assert all(report.ocr_text[w.start : w.end].strip()
                   for w in map(layout.word, range(len(layout))))  # fmt: skip


@pytest.mark.parametrize("make", ALL)
def test_a_file_without_words_says_so(make: Make) -> None:
    with pytest.raises(InputError):
        report_of(make([[]]))


# hOCR


def test_hocr_confidence_may_be_a_fraction() -> None:
    layout = report_of(hocr_line("<span class='ocrx_word' title='x_wconf 87.25'>a</span>")).layout
    assert layout is not None and layout.word(0).confidence == pytest.approx(0.8725)


def test_hocr_of_ocropus_has_lines_only() -> None:
    report = report_of(hocr_line("Kính gửi UBND"))
    assert report.ocr_text == "Kính gửi UBND\n"
    assert report.layout is not None and report.layout.level == "line"
    assert report.layout.line(0) == Box(1, 2, 30, 40)
    assert report.layout.box_of(0, 4) is None


def test_hocr_alternatives() -> None:
    word = ("<span class='ocrx_word'><span class='alternatives'><ins class='alt'>đối</ins>"
            "<del class='alt'>đổi</del></span></span>")  # fmt: skip
    report = report_of(hocr_line(word))
    assert report.ocr_text == "đối\n"
    assert report.layout is not None
    assert [one.text for one in report.layout.word(0).alternatives] == ["đổi"]


def test_hocr_that_is_no_xml() -> None:
    data = b"<HTML><BODY><DIV CLASS=ocr_page><SPAN CLASS=ocr_line>a&nbsp;b<BR></DIV></BODY>"
    assert report_of(data, "x.html").ocr_text == "a b\n"


def test_hocr_image_names_may_hold_anything() -> None:
    layout = report_of(
        hocr_line("a", 'image "báo cáo; trang 1.png"; bbox 0 0 9 8; ppageno 3')
    ).layout
    assert layout is not None
    page = layout.pages[0]
    assert (page.name, page.index, page.width, page.height) == ("báo cáo; trang 1.png", 3, 9, 8)


@pytest.mark.parametrize("told", ["bbox 9 9 1 1", "bbox a b c d", "bbox 1e99 0 2 2", "bbox", ""])
def test_hocr_nonsense_boxes_are_none(told: str) -> None:
    layout = report_of(hocr_line(f"<span class='ocrx_word' title='{told}'>a</span>")).layout
    assert layout is not None and layout.word(0).box is None


def test_a_web_page_is_no_hocr() -> None:
    with pytest.raises(InputError) as told:
        report_of(b"<html><body><p>Xin ch\xc3\xa0o</p></body></html>", "trang.xml")
    assert "trang.xml" in str(told.value)


# ALTO


def alto_line(strings: str) -> bytes:
    block = f"<TextBlock ID='b'><TextLine>{strings}</TextLine></TextBlock>".encode()
    return making.alto([[]]).replace(b"</PrintSpace>", block + b"</PrintSpace>")


def test_alto_character_confidence_runs_backwards() -> None:
    layout = report_of(
        alto_line('<String CONTENT="ab" CC="0 9"/><String CONTENT="c" CC="0"/>')
    ).layout
    assert layout is not None
    assert layout.word(0).confidence == pytest.approx(0.5)
    assert layout.word(1).confidence == pytest.approx(1.0)


def test_alto_spaces_where_they_are_told() -> None:
    strings = '<String CONTENT="a"/><String CONTENT="b"/><SP/><String CONTENT="c"/>'
    assert report_of(alto_line(strings)).ocr_text == "ab c\n"
    assert report_of(alto_line(strings.replace("<SP/>", ""))).ocr_text == "a b c\n"


def test_alto_alternatives() -> None:
    string = '<String CONTENT="doi"><ALTERNATIVE>đối</ALTERNATIVE></String>'
    layout = report_of(alto_line(string)).layout
    assert layout is not None and layout.word(0).alternatives[0].text == "đối"


# PAGE


def test_page_lowest_index_wins() -> None:
    data = making.page_xml([[[["x"]]]]).decode()
    several = ("<TextEquiv index='1'><Unicode>đổi</Unicode></TextEquiv>"
               "<TextEquiv index='0' conf='0.7'><Unicode>đối</Unicode></TextEquiv>")  # fmt: skip
    data = data.replace("<TextEquiv><Unicode>x</Unicode></TextEquiv>", several)
    report = report_of(data.encode())
    assert report.ocr_text == "đối\n"
    assert report.layout is not None
    word = report.layout.word(0)
    assert word.confidence == pytest.approx(0.7)
    assert [one.text for one in word.alternatives] == ["đổi"]


def test_page_corrected_lines_go_before_stale_words() -> None:
    data = making.page_xml([[[["d6i", "ngoai"]]]]).decode()
    data = data.replace("<Unicode>d6i ngoai</Unicode>", "<Unicode>đối ngoại</Unicode>")
    report = report_of(data.encode())
    assert report.ocr_text == "đối ngoại\n"
    assert report.layout is not None and report.layout.level == "line"
    assert report.layout.box_of(0, 3) == Box(0, 0, 60, 20)


def test_page_reading_order() -> None:
    data = making.page_xml([[[["hai"]], [["một"]]]]).decode()
    order = (
        "<ReadingOrder><OrderedGroup id='g'><RegionRefIndexed index='1' regionRef='r1'/>"
        "<RegionRefIndexed index='0' regionRef='r4'/></OrderedGroup></ReadingOrder>"
    )
    data = data.replace('<TextRegion id="r1"', order + '<TextRegion id="r1"', 1)
    assert report_of(data.encode()).ocr_text == "một\n\nhai\n"


# Tesseract's TSV

_HEAD = "\t".join(COLUMNS) + "\n"


def test_tsv_rows_of_confidence_minus_one_are_no_words() -> None:
    rows = (
        "1\t1\t0\t0\t0\t0\t0\t0\t100\t200\t-1\t\n4\t1\t1\t1\t1\t0\t1\t2\t30\t40\t-1\t\n"
        '5\t1\t1\t1\t1\t1\t1\t2\t10\t10\t95.5\t"Kính\n5\t1\t1\t1\t1\t2\t11\t2\t10\t10\t0\tgửi\n'
        "5\t1\t1\t1\t2\t1\t1\t20\t10\t10\t-1\tghost\n"
    )
    report = report_of((_HEAD + rows).encode(), "x.tsv")
    assert report.ocr_text == '"Kính gửi\n'
    assert report.layout is not None
    assert report.layout.line(0) == Box(1, 2, 31, 42)
    assert report.layout.word(1).confidence == 0.0


def test_tsv_with_a_broken_row() -> None:
    with pytest.raises(InputError) as told:
        report_of((_HEAD + "5\t1\tx\n").encode(), "x.tsv")
    assert "2" in told.value.where


def test_tsv_of_another_program_is_text() -> None:
    assert report_of(b"ten\tso\nA\t1\n", "x.tsv").layout is None


# The real program


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_tesseract_says_the_same_in_every_format(tmp_path: Path) -> None:
    image = tmp_path / "half.png"
    with Image.open(resource_path("sample", "bao-cao-mau-1.png")) as page:
        page.crop((0, 0, page.width, page.height // 2)).save(image)
    command = ["tesseract", str(image), str(tmp_path / "out"), "-l", "eng", "hocr", "alto", "tsv"]
    subprocess.run(command, check=True, capture_output=True)
    reports = [
        report_of((tmp_path / f"out.{end}").read_bytes(), f"out.{end}")
        for end in ("hocr", "xml", "tsv")
    ]
    first, *others = reports
    assert len(first.ocr_text.split()) > 100
    assert all(other.ocr_text == first.ocr_text for other in others)
    boxes = [report.layout.word_box.tolist() for report in reports if report.layout is not None]
    assert boxes == [boxes[0]] * 3
