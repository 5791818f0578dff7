"""Which picture shows which page: found beside the report, or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.core import ocr_making as making

from soat_core.files import open_file
from soat_core.readers import read_document
from soat_core.report import Report
from soat_core.scans.choosing import missing_pictures, pictures_of

LINE = [[["Kính"]]]


def hocr_report(count: int) -> Report:
    """Its pages are on p0.png, p1.png …"""
    return read_document(making.hocr([LINE] * count), "x.hocr")[0].report


def files(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / name for name in names]
    for path in paths:
        path.write_bytes(b"")
    return paths


def found(
    report: Report, beside: Path, chosen: Sequence[Path] = ()
) -> list[tuple[str, int] | None]:
    by_page = pictures_of(report, beside, chosen)
    return [
        (by_page[page].path.name, by_page[page].index) if page in by_page else None
        for page in range(report.page_count)
    ]


def test_chosen_pictures_go_by_the_names_that_the_report_tells(tmp_path: Path) -> None:
    chosen = files(tmp_path / "quét", "p1.png", "p0.png", "bìa.png")
    report = hocr_report(3)
    beside = tmp_path / "x.hocr"
    assert found(report, beside, chosen) == [("p0.png", 0), ("p1.png", 1), ("bìa.png", 2)]
    assert missing_pictures(report, pictures_of(report, beside)) == ["p0.png", "p1.png", "p2.png"]
    assert missing_pictures(report, pictures_of(report, beside, chosen)) == []


def test_one_chosen_picture_leads_to_the_others_of_its_folder(tmp_path: Path) -> None:
    first, _ = files(tmp_path / "quét", "p1.png", "p0.png")
    assert found(hocr_report(2), tmp_path / "x.hocr", [first]) == [("p0.png", 0), ("p1.png", 1)]


def test_other_names_follow_each_other(tmp_path: Path) -> None:
    chosen = files(tmp_path, "s10.png", "s9.png")
    assert found(hocr_report(3), tmp_path / "a" / "x.hocr", chosen) == [
        ("s9.png", 0), ("s10.png", 1), None,
    ]  # fmt: skip


def test_one_file_of_all_pages(tmp_path: Path) -> None:
    [chosen] = files(tmp_path / "quét", "tất cả.pdf")
    report = hocr_report(3)
    assert found(report, tmp_path / "x.hocr", [chosen]) == [("tất cả.pdf", n) for n in range(3)]
    plain = Report.from_text("a\fb\fc")
    assert found(plain, tmp_path / "x.txt", [chosen]) == [("tất cả.pdf", n) for n in range(3)]


def test_pages_of_a_folder_have_pictures_of_their_names(tmp_path: Path) -> None:
    for number in (1, 2, 10):
        (tmp_path / f"trang {number}.txt").write_text(f"{number}\n")
    files(tmp_path, "trang 10.jpg", "Trang 2.JPG")
    opened = open_file(tmp_path)
    report = opened.document.report
    assert found(report, opened.path) == [None, ("Trang 2.JPG", 0), ("trang 10.jpg", 0)]


@pytest.mark.parametrize("name", ["../p0.png", "/etc/p0.png", "C:\\p0.png"])
def test_nothing_outside_the_folder_is_looked_at_unasked(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "bc"
    folder.mkdir()
    files(tmp_path, "p0.png")
    data = making.hocr([LINE]).replace(b"p0.png", name.encode())
    report = read_document(data, "x.hocr")[0].report
    assert found(report, folder / "x.hocr") == [None]
