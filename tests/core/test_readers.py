"""Opening whatever a clerk may pick: text in any encoding, and everything that is no text."""

from __future__ import annotations

import codecs
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.actions import ActionKind
from soat_core.errors import EncodingError, InputError
from soat_core.i18n import set_language
from soat_core.readers import read_document

TEXT = "Kết quả công tác\r\nthông tin đối ngoại\n\x0cnăm 2024\r"


def text_of(data: bytes, name: str = "r.ocr.txt", encoding: str | None = None) -> str:
    document, _ = read_document(data, name, encoding)
    assert document.report.to_bytes() == data
    return document.report.ocr_text


def refusal(data: bytes, name: str = "r.txt", encoding: str | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        read_document(data, name, encoding)
    assert caught.value.where.startswith(name)
    assert caught.value.advice
    return caught.value


# Text


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (TEXT.encode(), "utf-8", False),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", True),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", True),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", True),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le", True),
        (TEXT.encode("utf-16-le"), "utf-16-le", False),
        (TEXT.encode("utf-16-be"), "utf-16-be", False),
    ],
)
def test_unicode_text_opens_and_gives_its_bytes_back(data: bytes, encoding: str, bom: bool) -> None:
    document, reader = read_document(data, "dir/r.ocr.txt")
    assert document.report.ocr_text == TEXT
    assert document.report.to_bytes() == data
    source = document.report.source
    assert (source.name, source.encoding, source.bom) == ("r.ocr.txt", encoding, bom)
    assert not reader.is_record


def test_the_import_is_recorded_as_the_program_s_and_cannot_be_undone() -> None:
    document, _ = read_document(b"Bao cao", "r.txt")
    (action,) = document.actions
    assert (action.kind, action.who, action.identity) == (ActionKind.IMPORT, "app", "e0")
    assert document.undo() is None


def test_line_ends_and_odd_characters_stay() -> None:
    for text in (
        "a\rb\r\nc\n\n",
        "\ufeff\ufeffx",
        "tab\there\x0b\x85\u2028\u00a0z",
        "e\u0302\u0301",
    ):
        assert text_of(b"x" + text.encode()) == "x" + text


def test_a_stray_zero_byte_in_much_text_is_kept() -> None:
    data = b"Bao cao thang\n" * 100 + b"\x00"
    assert text_of(data).endswith("\x00")


def test_an_old_encoding_is_asked_for_with_vietnamese_first() -> None:
    data = "Kết quả công tác đối ngoại".encode("cp1258", "replace").replace(b"?", b"\xea\xec")
    error = refusal(data)
    assert isinstance(error, EncodingError)
    assert error.choices[0] == "cp1258"
    for choice in error.choices:
        assert data.decode(choice).encode(choice) == data
    assert text_of(data, encoding=error.choices[0]).startswith("K")


def test_broken_utf_8_is_placed() -> None:
    error = refusal("Kết quả\ncông tác\n".encode() + b"th\xffng\n")
    assert isinstance(error, EncodingError)
    assert "line 3" in error.what
    assert "UTF-8" in error.what
    assert "latin-1" in error.choices


def test_broken_utf_8_behind_a_mark_and_odd_utf_16() -> None:
    assert isinstance(refusal(codecs.BOM_UTF8 + b"a\xff"), EncodingError)
    assert isinstance(refusal(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"c"), EncodingError)
    lone = codecs.BOM_UTF16_LE + b"a\x00" * 20 + b"\x00\xd8"
    assert isinstance(refusal(lone), EncodingError)


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "UTF8", "latin1", "cp1258", "utf-32", "windows-1252"]
)
def test_a_chosen_encoding_is_used_and_gives_the_bytes_back(encoding: str) -> None:
    data = "Bao cao 6 thang".encode(encoding)
    assert text_of(data, encoding=encoding) == "Bao cao 6 thang"


@pytest.mark.parametrize("encoding", ["base64", "rot13", "klingon", "", "idna", "undefined"])
def test_what_is_no_text_encoding_is_refused(encoding: str) -> None:
    refusal("Báo cáo".encode(), encoding=encoding)


def test_a_chosen_encoding_that_does_not_fit_is_refused() -> None:
    error = refusal("Báo cáo".encode(), encoding="ascii")
    assert isinstance(error, EncodingError)
    assert "cp1252" in error.choices


def test_lone_surrogates_never_get_in() -> None:
    refusal(b"a +2AA- b", encoding="utf-7")
    refusal(rb"a \ud800 b", encoding="unicode_escape")


@given(st.binary(min_size=1, max_size=60))
def test_whatever_opens_gives_its_bytes_back(data: bytes) -> None:
    try:
        document, _ = read_document(data, "r.txt")
    except EncodingError as error:
        for choice in error.choices:
            assert data.decode(choice).encode(choice) == data
    except InputError:
        pass
    else:
        assert document.report.to_bytes() == data
        document.report.ocr_text.encode("utf-8")


# No text


def _docx() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return stream.getvalue()


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("r.txt", "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"II*\x00\x08\x00", "TIFF"),
        (_docx(), "Word"),
        (_zip(), "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "DOC"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (bytes(range(256)), "binary"),
        (b"\x00" * 1000, "binary"),
    ],
)
def test_other_kinds_of_file_are_named(data: bytes, word: str) -> None:
    assert word in refusal(data).what


def test_a_pdf_stays_a_pdf_whatever_encoding_is_chosen() -> None:
    assert "PDF" in refusal(b"%PDF-1.7", encoding="latin-1").what


def test_a_text_whose_record_could_not_be_opened_again_is_refused() -> None:
    assert "4 MB" in refusal(b"Bao cao\n" * 600_000).what
    assert "PDF" in refusal(b"%PDF-1.7" * 600_000).what


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b" \r\n\x0c"])
def test_files_without_text(data: bytes) -> None:
    assert "no text" in refusal(data).what


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"<?xml version='1.0'?><alto xmlns='x'/>", "r.xml", "ALTO"),
        (b"<PcGts/>", "r.xml", "PAGE"),
        (b"<!DOCTYPE html><html><body/></html>", "r.hocr", "hOCR"),
        (b"<?xml version='1.0'?><!-- a --><book/>", "r.txt", "book"),
        ("\ufeff<?xml version='1.0'?><svg/>".encode("utf-16-le"), "r.txt", "svg"),
        (b"Bao cao", "r.tei.xml", "broken"),
        (b"<?xml version='1.0'?>", "r.xml", "broken"),
        (b"", "r.xml", "broken"),
    ],
)
def test_foreign_and_broken_xml_is_named(data: bytes, name: str, word: str) -> None:
    assert word in refusal(data, name).what


def test_tei_that_is_broken_or_carries_a_doctype_is_refused() -> None:
    tei = "http://www.tei-c.org/ns/1.0"
    assert "1" in refusal(f'<TEI xmlns="{tei}"><text>'.encode(), "r.tei.xml").where
    refusal(f'<!DOCTYPE TEI [<!ENTITY x "y">]><TEI xmlns="{tei}">&x;</TEI>'.encode(), "r.tei.xml")
    refusal(f'<TEI xmlns="{tei}"><teiHeader/></TEI>'.encode(), "r.txt")


def test_text_that_merely_begins_with_an_angle_bracket_is_text() -> None:
    assert text_of(b"<< CONG HOA >>") == "<< CONG HOA >>"
    assert text_of(b"<a> Bao cao") == "<a> Bao cao"


def test_a_file_name_that_is_no_utf_8_is_made_printable() -> None:
    document, _ = read_document(b"Bao cao", "b\udce1o.txt")
    assert document.report.source.name == "b\ufffdo.txt"


def test_it_speaks_vietnamese() -> None:
    set_language("vi")
    try:
        error = refusal(b"%PDF-1.7")
    finally:
        set_language("en")
    assert str(error) == (
        "r.txt: đây là PDF, không phải văn bản. "
        "Hãy nhận dạng chữ (OCR) tệp này trước, rồi mở tệp văn bản nhận được."
    )
