"""Reports of several files, written back file by file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from tests.core import ocr_making as making

from soat_core.actions import PROGRAM, ActionKind
from soat_core.document import Document
from soat_core.edits import Edit, kind_of
from soat_core.errors import OutputError
from soat_core.files import open_file
from soat_core.review import Review
from soat_core.writers import FORMATS, format_of


def edited(document: Document, was: str, becomes: str) -> None:
    start = document.report.ocr_text.index(was)
    edit = Edit(start, start + len(was), becomes, kind_of(was, becomes))
    Review(document, PROGRAM).decide(ActionKind.TYPE, [edit])


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(document: Document, fmt: str, beside: Path) -> dict[str, bytes]:
    return unpacked(format_of(fmt).write(document, beside=beside))


def test_pages_of_text_as_imported_and_as_corrected(tmp_path: Path) -> None:
    pages = {"1.txt": b"\xef\xbb\xbfd6i\r\nb\r\n\f", "2.txt": "nim".encode("utf-16"), "10.txt": b""}
    for name, data in pages.items():
        (tmp_path / name).write_bytes(data)
    opened = open_file(tmp_path)
    edited(opened.document, "d6i", "đối\nngoại")
    edited(opened.document, "nim", "năm")
    assert written(opened.document, "ocr-files", opened.path) == pages
    assert written(opened.document, "files", opened.path) == {
        "1.txt": "đối\r\nngoại\r\nb\r\n\f".encode(), "2.txt": "năm".encode(), "10.txt": b"",
    }  # fmt: skip


def test_a_word_that_went_over_to_the_next_page(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("Uỷ ban nhân\n")
    (tmp_path / "2.txt").write_text("dân xã\n")
    opened = open_file(tmp_path)
    edited(opened.document, "nhân\n\fdân", "nhân dân")
    files = written(opened.document, "files", opened.path)
    assert b"".join(files.values()).decode().split() == ["Uỷ", "ban", "nhân", "dân", "xã"]


@pytest.mark.parametrize(
    ("make", "ending"), [(making.hocr, "hocr"), (making.alto, "xml"), (making.page_xml, "xml")]
)
def test_files_of_ocr_programs(tmp_path: Path, make: making.Make, ending: str) -> None:
    pages = [make([[[["d6i", "ngoai"]]]]), make([[[["nim"]]]])]
    for number, data in enumerate(pages):
        (tmp_path / f"{number}.{ending}").write_bytes(data)
    opened = open_file(tmp_path)
    unchanged = written(opened.document, "files", opened.path)
    assert [_canonical(data) for data in unchanged.values()] == [_canonical(one) for one in pages]
    edited(opened.document, "nim", "năm")
    again = tmp_path / "lại"
    again.mkdir()
    for name, data in written(opened.document, "files", opened.path).items():
        (again / name).write_bytes(data)
    assert open_file(again).document.report.ocr_text == "d6i ngoai\n\fnăm\n"


def test_a_file_that_was_changed_since_is_named(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.xml").write_bytes(making.alto([[[["a"]]]]))
    opened = open_file(tmp_path)
    (tmp_path / "2.xml").write_bytes(making.alto([[[["b"]]]]))
    with pytest.raises(OutputError) as told:
        written(opened.document, "files", opened.path)
    assert told.value.where.endswith("2.xml")


def test_only_formats_that_fit_are_offered(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("a")
    offered = {fmt.identity for fmt in FORMATS if fmt.fits(open_file(tmp_path).document)}
    assert {"text", "tei", "files", "ocr-files"} <= offered
    assert not offered & {"hocr", "alto", "page"}
    one = {fmt.identity for fmt in FORMATS if fmt.fits(open_file(tmp_path / "1.txt").document)}
    assert not one & {"files", "ocr-files"}


def _canonical(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data), method="c14n")
