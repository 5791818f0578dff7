"""Texts of before Unicode: TCVN3 (ABC), VNI and VISCII."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core import legacy_codecs
from soat_core.errors import EncodingError
from soat_core.readers import read_document
from soat_core.readers.decoding import decode
from soat_core.tei import read_record, write_record

TEXT = (
    "Ủy ban nhân dân xã báo cáo kết quả công tác văn thư, lưu trữ như sau: đã ban hành kế hoạch, "
    "hướng dẫn thực hiện quy định về lập hồ sơ công việc; tổ chức tập huấn nghiệp vụ cho cán bộ.\n"
)
KNOWN = {
    "tcvn3": "Céng hßa x· héi chñ nghÜa ViÖt Nam",
    "vni": "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
}
"""How these look to a program that takes them for Latin-1: the sight that every office knew."""
LETTERS = st.text(
    [
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
    ]
    + list("bcdđĐ .,-0123\n")
)


@pytest.mark.parametrize("codec", KNOWN)
def test_they_look_as_they_always_did(codec: str) -> None:
    text = "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert KNOWN[codec].encode("latin-1").decode(codec) == text
    assert text.encode(codec).decode("latin-1") == KNOWN[codec]


@pytest.mark.parametrize("codec", legacy_codecs.NAMES)
@given(text=LETTERS)
def test_every_letter_comes_back(codec: str, text: str) -> None:
    try:
        data = text.encode(codec)
    except UnicodeEncodeError:
        assert codec == "tcvn3"  # which has no code for some capitals
        return
    if codec != "vni":  # two VNI vowels in a row may look like one with a mark
        assert data.decode(codec) == text
    else:
        assert data.decode(codec).encode(codec) == data or data.decode(codec) != text


@pytest.mark.parametrize("codec", legacy_codecs.NAMES)
def test_the_encoding_shows_by_the_syllables(codec: str) -> None:
    data = TEXT.replace("Ủ", "U").encode(codec)
    document, _ = read_document(data, "x.txt")
    assert document.report.source.encoding == codec
    assert document.report.ocr_text.startswith("Uy ban nhân dân xã")
    assert document.report.to_bytes() == data
    again = read_record(write_record(document), "x.tei.xml")
    assert again.report.to_bytes() == data


def test_few_words_are_asked_about() -> None:
    with pytest.raises(EncodingError) as told:
        decode("Xã Đồng Lãng".encode("tcvn3"), "x.txt")
    assert "tcvn3" in told.value.choices


def test_another_language_is_asked_about() -> None:
    french = "Le café est fermé, où êtes-vous, élève théâtre forêt hôtel garçon naïve déjà " * 3
    with pytest.raises(EncodingError):
        decode(french.encode("latin-1"), "x.txt")


@pytest.mark.parametrize("codec", legacy_codecs.NAMES)
def test_what_was_chosen_is_used(codec: str) -> None:
    data = TEXT.replace("Ủ", "U").encode("viscii")
    try:
        decoded = decode(data, "x.txt", codec)
    except EncodingError:
        return
    assert decoded.encoding == codec
    assert decoded.text.encode(codec) == data
