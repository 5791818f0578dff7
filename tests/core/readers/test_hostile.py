"""Readers against what nobody should send them.  ``make fuzz`` does the same for longer."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core import ocr_making as making
from tests.fuzz.fuzzing import mutated
from tests.fuzz.targets import CORPUS, TARGETS, packed

from soat_core.errors import InputError
from soat_core.readers import read_document
from soat_core.scans.pictures import open_pictures
from soat_core.writers import tei
from soat_core.writers.ocr_files import corrected_alto, corrected_hocr

KEPT = [(path.parent.name, path) for path in sorted(CORPUS.rglob("*")) if path.is_file()]
SEEDS = {name: list(target.seeds()) for name, target in TARGETS.items()}


@pytest.mark.parametrize(("name", "path"), KEPT, ids=lambda one: getattr(one, "name", one))
def test_what_was_once_read_wrongly(name: str, path: Path) -> None:
    TARGETS[name].read(path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_what_fuzzing_begins_from_is_read(name: str) -> None:
    for seed in SEEDS[name]:
        TARGETS[name].read(seed)


@pytest.mark.parametrize("name", TARGETS)
@given(number=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_damaged_files_are_read_or_refused(name: str, number: int) -> None:
    target = TARGETS[name]
    words = [word.encode("utf-8", "replace") for word in target.words]
    target.read(mutated(random.Random(number), SEEDS[name], words))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:document/>")
        with archive.open("word/media/1.bin", "w", force_zip64=True) as member:
            for _ in range(65):
                member.write(bytes(4 * 1024 * 1024))
    with pytest.raises(InputError) as told:
        read_document(out.getvalue(), "x.docx")
    assert "MB" in told.value.what


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    data = bytearray(packed(b" " * 100_000))
    at = data.rindex(b"word/document.xml") - 46  # its entry in the directory at the end
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(InputError):
        read_document(bytes(data), "x.docx")


def test_entities_in_a_word_document_are_not_unfolded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    body = f'<w:document xmlns:w="http://x">{"&c;" * 5}</w:document>'
    with pytest.raises(InputError):
        read_document(packed((bomb + body).encode()), "x.docx")


def _bitmap(width: int, height: int) -> bytes:
    return b"BM" + struct.pack("<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, width, height, 1, 24, 0, 0, 0,
                               0, 0, 0)  # fmt: skip


@pytest.mark.parametrize(
    ("data", "side"),
    [
        (_bitmap(100_000, 100_000) + bytes(99), "100000"),
        (b"P4\n100000 100000\n" + bytes(99), "100000"),
        (b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0)
         + b"," + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\x08\x00;", "65535"),
    ],
    ids=["bmp", "pbm", "gif"],
)  # fmt: skip
def test_pictures_of_100000_by_100000_are_refused_by_their_heads(
    tmp_path: Path, data: bytes, side: str
) -> None:
    path = tmp_path / "x"
    path.write_bytes(data)
    with pytest.raises(InputError) as told:
        open_pictures(path)
    assert side in told.value.what


# What fuzzing found


def test_a_record_of_a_report_about_html_is_a_record() -> None:
    document, _ = read_document(b"In hOCR ocr_page is a page and ocr_line a line.\n", "x.txt")
    assert document.report.layout is None
    again, reader = read_document(tei.record(document), "x.tei.xml")
    assert reader.is_record and again.report == document.report


@pytest.mark.parametrize("place", ["-90 5 -20 9", "5 -90 9 -20", "0 0 99999999 9"])
def test_words_outside_the_page_have_no_place(place: str) -> None:
    data = (
        "<html><body><div class='ocr_page' title='bbox 0 0 9 9'><span class='ocr_line'>"
        f"<span class='ocrx_word' title='bbox {place}'>a</span></span></div></body></html>"
    )
    document, _ = read_document(data.encode(), "x.hocr")
    layout = document.report.layout
    assert layout is not None and layout.word(0).box is None
    assert read_document(tei.record(document), "x.tei.xml")[0].report == document.report


def test_words_within_words_are_read_once() -> None:
    data = (
        b"<html><body><div class='ocr_page'><span class='ocr_line'><span class='ocrx_word'>a"
        b"<span class='ocrx_word'>b</span></span></span></div></body></html>"
    )
    assert read_document(data, "x.hocr")[0].report.ocr_text == "ab\n"


def test_control_characters_in_hocr_do_not_keep_it_from_being_written() -> None:
    data = (
        b"<!DOCTYPE html \x01><html><body><div class=ocr_page><span class=ocr_line>"
        b"<span class=ocrx_word title='\x02'>a&#3;b</span></span></div></body>"
    )
    document, _ = read_document(data, "x.hocr")
    [written] = corrected_hocr(document, data)
    assert read_document(written, "x.hocr")[0].report.ocr_text == document.report.ocr_text


def test_a_line_of_alto_without_words_stays() -> None:
    data = making.alto([[[["a"]]]]).replace(b"<TextLine", b"<TextLine ID='leer'/><TextLine", 1)
    document, _ = read_document(data, "x.xml")
    [written] = corrected_alto(document, data)
    assert b"leer" in written
