"""Several files as the pages of one report."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core import ocr_making as making

from soat_core.errors import EncodingError, InputError, RecordError
from soat_core.files import open_file, uncertain_bytes
from soat_core.readers.decoding import choices
from soat_core.readers.paged_text import TextFile, read_all
from soat_core.tei import read_record
from soat_core.writers import tei

VIETNAMESE = (
    "Ủy ban nhân dân xã báo cáo kết quả công tác văn thư, lưu trữ như sau: đã ban hành kế hoạch, "
    "hướng dẫn thực hiện quy định về lập hồ sơ công việc."
).lower()


def folder_of(place: Path, *pages: bytes, ending: str = "txt") -> Path:
    folder = place / "bc"
    folder.mkdir()
    for number, data in enumerate(pages, 1):
        (folder / f"{number}.{ending}").write_bytes(data)
    return folder


def test_a_form_feed_parts_pages_unless_one_is_there(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, b"a\n\f", b"b\n", b"", b"c\n\fd\n\f")
    assert open_file(folder).document.report.ocr_text == "a\n\fb\n\f\fc\n\fd\n\f"


texts = st.text("abđố \n\r\f\u00a0", max_size=8)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])


@given(st.lists(st.tuples(texts, encodings), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_the_bytes_of_every_file_come_back(pages: list[tuple[str, str]]) -> None:
    marked = {"utf-16-be": b"\xfe\xff"}
    files = [
        TextFile(f"{at}.txt", marked.get(encoding, b"") + text.encode(encoding))
        for at, (text, encoding) in enumerate(pages)
    ]
    try:
        document = read_all(files, "bc")
    except InputError:
        assert not "".join(text for text, _ in pages).strip()
        return
    report = read_record(tei.record(document), "bc.tei.xml").report
    assert report == document.report
    assert [report.part_to_bytes(part) for part in report.source.parts] == [
        one.data for one in files
    ]
    assert report.ocr_text.split() == "\f".join(text for text, _ in pages).split()


def test_the_hash_of_all_is_that_of_the_list_of_sha256sum(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, b"a\n", "đ\n".encode())
    source = open_file(folder).document.report.source
    told = subprocess.run(
        ["sha256sum", *(part.name for part in source.parts)], cwd=folder, capture_output=True
    )
    assert hashlib.sha256(told.stdout).hexdigest() == source.sha256


@pytest.mark.parametrize(
    ("was", "becomes"),
    [(' to="3"', ' to="2"'), (">1.txt<", ">9.txt<"), ('from="4"', 'from="3"')],
)
def test_an_altered_part_is_refused(tmp_path: Path, was: str, becomes: str) -> None:
    document = open_file(folder_of(tmp_path, b"ab\n", b"cd\n")).document
    data = tei.record(document).decode()
    assert data.count(was) == 1
    with pytest.raises(RecordError):
        read_record(data.replace(was, becomes).encode(), "x.tei.xml")


# Encodings


def test_pages_of_before_unicode_are_told_together(tmp_path: Path) -> None:
    words = VIETNAMESE.split()
    pages = [" ".join(words[at : at + 6]) for at in range(0, len(words), 6)]
    folder = folder_of(tmp_path, *(page.encode("tcvn3") for page in pages), b"1, 2, 3\n")
    report = open_file(folder).document.report
    assert report.ocr_text == "\f".join([*pages, "1, 2, 3\n"])
    assert report.source.encodings == {"tcvn3", "utf-8"}


def test_pages_in_several_encodings(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, VIETNAMESE.encode(), VIETNAMESE.encode("viscii"))
    report = open_file(folder).document.report
    assert report.ocr_text == f"{VIETNAMESE}\f{VIETNAMESE}"
    assert [part.encoding for part in report.source.parts] == ["utf-8", "viscii"]


def test_an_uncertain_encoding_is_asked_for_once(tmp_path: Path) -> None:
    pages = "xã đồng lãng".encode("tcvn3"), "thôn Đông".encode()
    folder = folder_of(tmp_path, *pages)
    with pytest.raises(EncodingError) as told:
        open_file(folder)
    assert told.value.choices == choices(uncertain_bytes(folder))
    report = open_file(folder, "tcvn3").document.report
    assert report.ocr_text == "xã đồng lãng\fthôn Đông"


@pytest.mark.parametrize("data", [b"PK\x03\x04word/", b"%PDF-1.4", bytes(range(30)) * 9])
def test_a_page_that_is_no_text_is_named(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError) as told:
        open_file(folder_of(tmp_path, b"a\n", data))
    assert told.value.where == "2.txt"


# Files of OCR programs


@pytest.mark.parametrize(
    ("make", "ending"), [(making.hocr, "hocr"), (making.alto, "xml"), (making.page_xml, "xml")]
)
def test_pages_of_ocr_programs(tmp_path: Path, make: making.Make, ending: str) -> None:
    pages = [[[["Kính", "gửi"]]], [[["UBND"]], [["xã"]]]]
    folder = folder_of(tmp_path, *(make([page]) for page in pages), ending=ending)
    report = open_file(folder).document.report
    assert report.ocr_text == "Kính gửi\n\fUBND\n\nxã\n"
    layout = report.layout
    assert layout is not None and len(layout.pages) == 2
    near = layout.word_near(1, 0, 0)
    assert near is not None and report.ocr_text[near.start : near.end] == "UBND"
    assert [report.ocr_text[part.start : part.end] for part in report.source.parts] == [
        "Kính gửi\n", "UBND\n\nxã\n",
    ]  # fmt: skip
    assert read_record(tei.record(open_file(folder).document), "x").report == report


def test_a_page_without_a_page_is_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, making.alto([[[["a"]]]]), making.alto([]), ending="xml")
    with pytest.raises(InputError) as told:
        open_file(folder)
    assert told.value.where == "2.xml"
