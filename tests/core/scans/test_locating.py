"""Where the picture of a page is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.layout import PageImage
from soat_core.page_files import natural_key
from soat_core.scans.locating import PictureFolder, pictures_in


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(b"")


def test_the_name_in_the_ocr_file_goes_first(tmp_path: Path) -> None:
    touch(tmp_path, "scan.png", "a.png", "a.hocr")
    found = PictureFolder(tmp_path / "a.hocr").picture(PageImage("scan.png"), 0, 1)
    assert found == tmp_path / "scan.png"


@pytest.mark.parametrize("name", ["/home/lan/scan.png", "C:\\Scan\\scan.png", "../scan.png"])
def test_only_its_last_part_counts(tmp_path: Path, name: str) -> None:
    touch(tmp_path, "scan.png", "a.hocr")
    found = PictureFolder(tmp_path / "a.hocr").picture(PageImage(name), 0, 1)
    assert found == tmp_path / "scan.png"


@pytest.mark.parametrize("name", ["..", "../..", "/etc/passwd", "a\0b", "", "."])
def test_nothing_outside_the_folder_is_ever_read(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    touch(tmp_path, "scan.png")
    assert PictureFolder(folder / "a.hocr").picture(PageImage(name), 0, 1) is None


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    touch(tmp_path, "secret.png")
    (folder / "scan.png").symlink_to(tmp_path / "secret.png")
    assert PictureFolder(folder / "a.hocr").picture(PageImage("scan.png"), 0, 1) is None


def test_the_name_of_the_report(tmp_path: Path) -> None:
    touch(tmp_path, "bao-cao.tif")
    for name in ("bao-cao.txt", "bao-cao.ocr.txt", "bao-cao.tei.xml"):
        assert PictureFolder(tmp_path / name).picture(PageImage(), 1, 3) == tmp_path / "bao-cao.tif"


def test_one_picture_a_page(tmp_path: Path) -> None:
    touch(tmp_path, "bao-cao-01.png", "bao-cao-2.png", "bao-cao khac 3.png", "bao-cao.png")
    report = tmp_path / "bao-cao.txt"
    assert PictureFolder(report).picture(PageImage(), 0, 3) == tmp_path / "bao-cao-01.png"
    assert PictureFolder(report).picture(PageImage(), 1, 3) == tmp_path / "bao-cao-2.png"
    assert PictureFolder(report).picture(PageImage(), 2, 3) is None


def test_pictures_are_numbered_as_people_do(tmp_path: Path) -> None:
    touch(tmp_path, "p10.png", "p2.png", "p1.PNG", "note.txt")
    assert [path.name for path in pictures_in(tmp_path)] == ["p1.PNG", "p2.png", "p10.png"]
    assert pictures_in(tmp_path / "not there") == []


@given(st.lists(st.text("ab01 9", min_size=1, max_size=6)))
def test_any_names_can_be_sorted(names: list[str]) -> None:
    assert len(sorted((Path(name) for name in names), key=natural_key)) == len(names)
