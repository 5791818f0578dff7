"""Which files are the pages of one report, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core import ocr_making as making

from soat_core.errors import InputError
from soat_core.page_files import (
    PageKind,
    are_pages,
    common_name,
    natural_key,
    pages_chosen,
    pages_in,
)

PAGE = [[["Kính", "gửi"]]]


def fill(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        data = making.alto([PAGE]) if name.endswith(".xml") else b"x\n"
        (folder / name).write_bytes(data)
    return folder


def test_pages_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    folder = fill(tmp_path / "bc", "trang 10.txt", "Trang 2.txt", "trang 1.txt", "trang 1b.txt")
    pages = pages_in(folder)
    names = [path.name for path in pages.paths]
    assert names == ["trang 1.txt", "trang 1b.txt", "Trang 2.txt", "trang 10.txt"]
    assert (pages.kind, pages.name) == (PageKind.TEXT, "bc")
    assert pages.record == folder / "bc.tei.xml"


@given(st.lists(st.integers(0, 10**30), min_size=2, max_size=6, unique=True))
def test_numbers_of_any_size_are_in_order(numbers: list[int]) -> None:
    paths = sorted((Path(f"p{number}.txt") for number in numbers), key=natural_key)
    assert [int(path.stem[1:]) for path in paths] == sorted(numbers)


@pytest.mark.parametrize(
    "beside",
    ["1.png", "quet.pdf", ".DS_Store", "Thumbs.db", "bc.tei.xml", "bc.tei.xml~", "bc.tei.xml~2"],
)
def test_what_may_lie_beside_pages_of_text(tmp_path: Path, beside: str) -> None:
    folder = fill(tmp_path / "bc", "1.txt", "2.txt")
    (folder / beside).write_bytes(b"x")
    (folder / "cũ").mkdir()
    assert [path.name for path in pages_in(folder).paths] == ["1.txt", "2.txt"]


def test_a_folder_of_pictures_and_one_of_alto(tmp_path: Path) -> None:
    assert pages_in(fill(tmp_path / "a", "2.png", "1.jpg")).kind is PageKind.PICTURE
    assert pages_in(fill(tmp_path / "b", "2.xml", "1.xml", "1.png")).kind is PageKind.ALTO


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "no pages"),
        (("a.txt", "ghi chú.docx"), "ghi chú.docx"),
        (("a.txt", "a.xml"), "1 ALTO"),
        (("a.pdf", "b.pdf"), "2 PDF"),
        (("a.pdf", "b.png"), "1 PDF"),
        (("bảng.xlsx",), "bảng.xlsx"),
    ],
)
def test_what_is_wrong_with_a_folder_is_told(
    tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    folder = fill(tmp_path / "bc", *names)
    with pytest.raises(InputError) as told:
        pages_in(folder)
    assert said in told.value.what and told.value.where == str(folder) and told.value.advice


def test_a_folder_of_folders_is_told(tmp_path: Path) -> None:
    (tmp_path / "bc" / "tháng 5").mkdir(parents=True)
    with pytest.raises(InputError) as told:
        pages_in(tmp_path / "bc")
    assert "folders" in told.value.what


def test_chosen_files_are_called_by_what_their_names_share(tmp_path: Path) -> None:
    folder = fill(tmp_path / "bc", "bao-cao_tr.10.txt", "bao-cao_tr.9.txt", "1.txt", "2.txt")
    pages = pages_chosen([folder / "bao-cao_tr.10.txt", folder / "bao-cao_tr.9.txt"])
    assert [path.name for path in pages.paths] == ["bao-cao_tr.9.txt", "bao-cao_tr.10.txt"]
    assert pages.record == folder / "bao-cao_tr.tei.xml"
    assert pages_chosen([folder / "1.txt", folder / "2.txt"]).name == "bc"


def test_chosen_files_of_several_kinds_are_refused(tmp_path: Path) -> None:
    folder = fill(tmp_path / "bc", "1.txt", "2.png")
    with pytest.raises(InputError):
        pages_chosen([folder / "1.txt", folder / "2.png"])


@pytest.mark.parametrize(
    ("names", "are"),
    [
        (("a.png", "cong van.jpg"), True),
        (("trang 1.txt", "trang 12.txt"), True),
        (("bao cao.txt", "cong van.txt"), False),
        (("a1.tei.xml", "a2.tei.xml"), False),
        (("a1.docx", "a2.docx"), False),
        (("a1.txt",), False),
    ],
)
def test_what_looks_like_pages(names: tuple[str, ...], are: bool) -> None:
    assert are_pages([Path(name) for name in names]) is are
    assert not are_pages([Path(str(at), name) for at, name in enumerate(names)])


def test_nothing_in_common() -> None:
    assert common_name([Path("1.txt"), Path("2.txt")]) == ""
    assert common_name([Path("a 1.ocr.txt"), Path("a 2.ocr.txt")]) == "a"
