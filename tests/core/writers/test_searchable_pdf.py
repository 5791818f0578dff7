"""The picture is seen, the corrected text is searched."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from tests.core import ocr_making as making

from soat_core.actions import PROGRAM, ActionKind
from soat_core.document import Document
from soat_core.edits import Edit, kind_of
from soat_core.errors import OutputError
from soat_core.files import export
from soat_core.readers.ocr_file import read
from soat_core.report import Report
from soat_core.review import Review
from soat_core.scans.reading import read_scan
from soat_core.writers.searchable_pdf import searchable_pdf

PAGES = [[[["Két", "qua", "cong", "tac"], ["nim", "2024"]]], [[["d6i", "ngoai", "hoatdong"]]]]


@pytest.fixture
def report(tmp_path: Path) -> Document:
    """Two pages with pictures, two words corrected."""
    for number in range(2):
        Image.new("RGB", (2000, 3000), (255, 255 - 90 * number, 255)).save(
            tmp_path / f"p{number}.png", dpi=(200, 200)
        )
    document = read(making.hocr(PAGES), "a.hocr", None)
    text = document.report.ocr_text
    changes = {"Két": "Kết", "nim": "năm", "d6i": "đối", "hoatdong": "hoạt động"}
    edits = [
        Edit(text.index(word), text.index(word) + len(word), new, kind_of(word, new))
        for word, new in changes.items()
    ]
    Review(document, PROGRAM).decide(ActionKind.TYPE, edits)
    return document


def test_the_corrected_text_can_be_read_from_it(report: Document, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(searchable_pdf(report, tmp_path / "a.hocr"))
    again = read_scan(path).report
    assert again.ocr_text.split() == report.corrected_text().split()
    assert again.page_count == 2
    assert again.ocr_text.splitlines()[0] == "Kết qua cong tac"


def test_words_stand_where_they_stood(report: Document, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(searchable_pdf(report, tmp_path / "a.hocr"))
    again = read_scan(path).report
    assert again.layout is not None
    for word, box in (("qua", (70, 0, 130, 20)), ("2024", (70, 30, 130, 50))):
        at = again.ocr_text.index(word)
        found = again.layout.box_of(at, at + len(word))
        assert found is not None
        # pixels at 300 dpi for pixels at 200
        assert abs(found.left - box[0] * 1.5) < 6 and abs(found.top - box[1] * 1.5) < 12


def test_the_pages_look_like_their_pictures(report: Document, tmp_path: Path) -> None:
    from contextlib import closing

    from soat_core.scans.pictures import open_pictures

    path = tmp_path / "out.pdf"
    path.write_bytes(searchable_pdf(report, tmp_path / "a.hocr"))
    with closing(open_pictures(path)) as pictures:
        assert pictures.size(0) == (3000, 4500)  # 10 by 15 inches
        seen = [pictures.picture(page, width=10).data[:3] for page in range(2)]
    assert [abs(value[1] - wanted) < 8 for value, wanted in zip(seen, (255, 165), strict=True)] == [
        True, True
    ]  # fmt: skip


def test_a_missing_picture_is_named(report: Document, tmp_path: Path) -> None:
    (tmp_path / "p1.png").unlink()
    with pytest.raises(OutputError) as told:
        searchable_pdf(report, tmp_path / "a.hocr")
    assert "2" in told.value.what


def test_plain_text_tells_no_places(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        searchable_pdf(Document(Report.from_text("a")), tmp_path / "a.txt")


def test_it_tells_how_many_pages_are_written(report: Document, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    searchable_pdf(report, tmp_path / "a.hocr", lambda done, count: told.append((done, count)))
    assert told == [(0, 2), (1, 2)]


def test_whoever_stops_it_finds_the_file_as_it_was(report: Document, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"mine")

    def stop_at_the_second_page(done: int, _count: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(
            report, out, "pdf", overwrite=True, beside=tmp_path / "a.hocr",
            progress=stop_at_the_second_page,
        )  # fmt: skip
    assert out.read_bytes() == b"mine"
