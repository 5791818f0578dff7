"""Reading pages, lines and words of a report again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import Image
from tests.core.ocr_making import hocr

from soat_core.errors import InputError
from soat_core.layout import Box
from soat_core.readers.hocr import build, parse
from soat_core.report import Report, Source
from soat_core.scans.cutting import Cut
from soat_core.scans.pixels import Picture
from soat_core.scans.rereading import PagePicture, Rereader
from soat_core.scans.tesseract import Cancelled, Shape, require
from soat_core.text import Span, comparable
from soat_resources import resource_path

LINES = [["Ket", "qua", "cong", "tac"], ["thong", "tin", "d6i", "ngoai"]]
READ = [["Kết", "quả", "công", "tác"], ["thông", "tin", "đối", "ngoại"]]
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract is not installed"
)
HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


def never() -> bool:
    return False


class Reader:
    """Says what it is told to, and keeps what it was given."""

    name = "fake 1"

    def __init__(self, answers: dict[Shape, Sequence[tuple[str, Box, int]]]) -> None:
        self.answers = answers
        self.given: list[tuple[Picture, Shape]] = []

    def languages(self) -> frozenset[str]:
        return frozenset(["vie"])

    def model(self, language: str) -> str:
        return ""

    def read(
        self,
        picture: Picture,
        dpi: float,
        language: str,
        cancelled: Callable[[], bool],
        shape: Shape = Shape.PAGE,
    ) -> bytes:
        if cancelled():
            raise Cancelled("")
        self.given.append((picture, shape))
        rows = [HEAD, f"1\t1\t0\t0\t0\t0\t0\t0\t{picture.width}\t{picture.height}\t-1\t"]
        answer = self.answers.get(shape, ())
        tops = sorted({box.top for _, box, _ in answer})
        for number, (text, box, sure) in enumerate(answer, 1):
            line = tops.index(box.top) + 1
            place = f"{box.left}\t{box.top}\t{box.width}\t{box.height}"
            rows.append(f"5\t1\t1\t1\t{line}\t{number}\t{place}\t{sure}\t{text}")
        return "\n".join([*rows, ""]).encode()


def on_page(scale: float = 1.0) -> list[tuple[str, Box, int]]:
    """The words where ``ocr_making`` has them, on a picture of another size."""
    return [
        (word, Box(*(round(side * scale) for side in (70 * x, 30 * y, 70 * x + 60, 30 * y + 20))),
         95)
        for y, words in enumerate(READ) for x, word in enumerate(words)
    ]  # fmt: skip


@pytest.fixture
def report() -> Report:
    """Its boxes are in a page of 2000 to 3000."""
    text, layout = build(parse(hocr([[LINES]]), "x.hocr")).built()
    return Report(text, Source("x.hocr", ""), layout)


@pytest.fixture
def picture(tmp_path: Path) -> PagePicture:
    """Half as large as the report's page, with ink where words are, though lower down."""
    path = tmp_path / "p0.png"
    page = Image.new("L", (1000, 1500), 255)
    for _, box, _ in on_page(2.0):
        page.paste(0, (box.left + 100, box.top + 200, box.right + 100, box.bottom + 200))
    page.save(path)
    return PagePicture(0, path)


def told(report: Report, readings: Sequence[object]) -> list[tuple[str, str]]:
    return [(report.ocr_text[one.start : one.end], one.text) for one in readings]  # type: ignore[attr-defined]


PAIRS = [
    (left, right) for mine, theirs in zip(LINES, READ, strict=True)
    for left, right in zip(mine, theirs, strict=True)
]  # fmt: skip


def test_a_page_by_its_boxes(report: Report, picture: PagePicture) -> None:
    reader = Reader({Shape.PAGE: on_page(0.5)})
    readings = Rereader(report, reader).page(picture, never)
    assert told(report, readings) == PAIRS
    assert {(round(one.confidence, 3), one.reader) for one in readings} == {(0.95, "fake 1")}


def test_a_page_by_its_text(report: Report, picture: PagePicture) -> None:
    plain = Report.from_text(report.ocr_text)
    readings = Rereader(plain, Reader({Shape.PAGE: on_page(7)})).page(picture, never)
    assert told(plain, readings) == PAIRS


def test_a_line(report: Report, picture: PagePicture) -> None:
    plain = Report.from_text(report.ocr_text)
    answer = [(word, Box(50 * n, 5, 50 * n + 40, 30), 90) for n, word in enumerate(READ[1])]
    reader = Reader({Shape.LINE: answer})
    readings = Rereader(plain, reader).line(picture, 1, never)
    assert told(plain, readings) == PAIRS[4:]
    ((cut, _),) = reader.given
    assert cut.height < 400


def test_a_word_is_read_in_its_line_and_alone(report: Report, picture: PagePicture) -> None:
    start = report.ocr_text.index("d6i")
    alone = {Shape.WORD: [("đội", Box(20, 20, 60, 60), 97)]}
    reader = Reader(alone)
    readings = Rereader(report, reader).word(picture, Span(start, start + 3), never)
    assert [shape for _, shape in reader.given] == [Shape.LINE, Shape.WORD]
    assert told(report, readings) == [("d6i", "đội")]


def test_the_surer_of_both_counts(report: Report, picture: PagePicture) -> None:
    page = Picture(1000, 1500, 1, b"\xff" * 1_500_000)
    line, start = Cut(page, Box(0, 15, 135, 25)), report.ocr_text.index("d6i")
    # where the third word of the line stands on what is cut out of it
    left = round(70 * line.magnified) + 16
    answers = {
        Shape.LINE: [("đối", Box(left, 30, left + 90, 60), 91)],
        Shape.WORD: [("đội", Box(20, 20, 60, 60), 50)],
    }
    readings = Rereader(report, Reader(answers)).word(picture, Span(start, start + 3), never)
    assert told(report, readings) == [("d6i", "đối")]


def test_another_page_is_refused(picture: PagePicture) -> None:
    report = Report.from_text("Báo cáo tình hình thực hiện nhiệm vụ sáu tháng đầu năm\n")
    reader = Reader({Shape.PAGE: [("Zzz", Box(0, 0, 40, 30), 90), ("Qxx", Box(50, 0, 90, 30), 90)]})
    with pytest.raises(InputError, match="does not show page 1"):
        Rereader(report, reader).page(picture, never)


def test_an_empty_picture_is_refused(picture: PagePicture) -> None:
    report = Report.from_text("Báo cáo tình hình thực hiện nhiệm vụ sáu tháng đầu năm\n")
    with pytest.raises(InputError, match="does not show"):
        Rereader(report, Reader({})).page(picture, never)


def test_a_missing_picture_is_told(report: Report, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        Rereader(report, Reader({})).page(PagePicture(0, tmp_path / "no.png"), never)


def test_who_no_longer_wants_it_gets_nothing(report: Report, picture: PagePicture) -> None:
    with pytest.raises(Cancelled):
        Rereader(report, Reader({})).page(picture, lambda: True)


@pytest.mark.parametrize(
    "box", [Box(0, 0, 5, 5), Box(990, 1490, 1400, 1600), Box(2000, 2000, 2100, 2100)]
)
def test_boxes_at_and_beyond_the_edge_can_be_cut(box: Box) -> None:
    page = Picture(1000, 1500, 1, bytes(1_500_000))
    cut = Cut(page, box)
    picture = cut.picture
    assert len(picture.data) == picture.width * picture.height
    assert picture.width >= 32
    assert picture.height >= 32


def test_places_on_a_cut_are_places_on_the_page() -> None:
    page = Picture(1000, 1500, 1, bytes(1_500_000))
    box = Box(300, 400, 420, 430)
    cut = Cut(page, box)
    around = cut.on_page(Box(0, 0, cut.picture.width, cut.picture.height))
    assert around.left < box.left < box.right < around.right
    assert around.top < box.top < box.bottom < around.bottom


# With the program itself

SAMPLE = PagePicture(0, resource_path("sample", "bao-cao-mau-1.png"))


def sample() -> Report:
    return Report.from_text(
        resource_path("sample", "bao-cao-mau.ocr.txt").read_text(encoding="utf-8")
    )


@needs_tesseract
def test_the_sample_page_reads_nearly_right() -> None:
    report = sample()
    readings = Rereader(report, require()).page(SAMPLE, never)
    gold = resource_path("sample", "bao-cao-mau.gold.txt").read_text(encoding="utf-8")
    known = {comparable(word) for word in gold.split()}
    words = [word for one in readings for word in comparable(one.text).split()]
    assert sum(word in known for word in words) > 0.97 * len(words)
    assert len(readings) > 0.9 * len(report.ocr_text[slice(*report.page_span(0))].split())


@needs_tesseract
def test_lines_are_found_by_their_ink_and_read() -> None:
    report = sample()
    with_words = [n for n in range(8, 20) if report.line_text(n).strip()]
    for line in with_words[:3]:
        readings = Rereader(report, require()).line(SAMPLE, line, never)
        assert len(readings) >= len(report.line_text(line).split()) - 1
