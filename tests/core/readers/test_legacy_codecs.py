"""Texts of before Unicode: TCVN3 (ABC), VNI and VISCII."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core import legacy_codecs
from soat_core.errors import EncodingError
from soat_core.readers import read_document
from soat_core.readers.decoding import choices, decode
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


# Capitals that are such only in their font


IN_CAPITALS = """\
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
ỦY BAN NHÂN DÂN XÃ HÀ TÂY
Số: 12/BC-UB
BÁO CÁO
Tình hình kinh tế - xã hội năm 1998 và việc thực hiện nhiệm vụ của Sở Nội vụ, Bộ CHQS tỉnh
I. KẾT QUẢ ĐẠT ĐƯỢC VỀ KINH TẾ
KT. CHỦ TỊCH
"""


def typed(text: str) -> bytes:
    """As it was typed in a font such as .VnTimeH: TCVN3 has no capitals with tones."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    return "".join(
        char.lower() if tones & set(unicodedata.normalize("NFD", char)) else char for char in text
    ).encode("tcvn3")


def test_capitals_of_old_fonts_are_capitals() -> None:
    data = typed(IN_CAPITALS)
    assert data.decode("tcvn3").startswith("CộNG HòA Xã HộI")
    report = read_document(data, "x.txt")[0].report
    assert report.ocr_text == IN_CAPITALS
    assert report.source.encoding == "tcvn3h" and report.to_bytes() == data
    again = read_record(write_record(read_document(data, "x.txt")[0]), "x.tei.xml")
    assert again.report.to_bytes() == data


def test_they_can_be_left_as_they_are() -> None:
    data = typed(IN_CAPITALS)
    assert set(choices(data)[:2]) == {"tcvn3", "tcvn3h"}
    assert decode(data, "x.txt", "tcvn3").text.startswith("CộNG")


PIECES = "CộNG HòA Xã HộI ở à Về sở Nội vụ KINH Tế NăM 12/CV-UB đạT ý \n"


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=12))
def test_the_bytes_come_back_whatever_was_raised(words: list[str]) -> None:
    data = " ".join(words).encode("tcvn3")
    assert data.decode("tcvn3h").encode("tcvn3h") == data


def test_a_short_text_is_told_by_the_words_that_everybody_writes() -> None:
    text = "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nKính gửi: Sở Nội vụ\n"
    for codec in legacy_codecs.NAMES:
        assert decode(text.encode(codec), "x.txt").encoding == codec


def test_the_signs_of_word_are_signs() -> None:
    text = "“Xây dựng nông thôn mới” – giai đoạn 1996…\n"
    assert b"\x93X" in text.encode("tcvn3")
    assert text.encode("tcvn3").decode("tcvn3") == text
    data = (TEXT.replace("Ủ", "U") + text).encode("tcvn3")
    assert read_document(data, "x.txt")[0].report.ocr_text.endswith(text)


# Saved as UTF-8 by a program that took them for Western European


@pytest.mark.parametrize("codec", ["tcvn3", "vni"])
def test_what_was_saved_as_utf8_by_mistake(codec: str) -> None:
    text = TEXT.replace("Ủ", "U") + "“Xây dựng nông thôn mới” – 1996\n"
    data = text.encode(codec).decode("cp1252").encode("utf-8")
    document = read_document(data, "x.txt")[0]
    assert document.report.ocr_text == text
    assert document.report.source.encoding == f"{codec}_utf8"
    assert document.report.to_bytes() == data
    again = read_record(write_record(document), "x.tei.xml")
    assert again.report.to_bytes() == data
    # and it can be left as it is
    assert {"utf-8", f"{codec}_utf8"} <= set(choices(data))
    assert decode(data, "x.txt", "utf-8").text == data.decode("utf-8")


def test_french_in_utf8_is_french() -> None:
    french = "Le café est fermé, où êtes-vous, élève théâtre forêt hôtel garçon naïve déjà " * 3
    assert decode(french.encode(), "x.txt").encoding == "utf-8"


def test_vietnamese_in_utf8_is_what_it_is() -> None:
    assert decode(TEXT.encode(), "x.txt").encoding == "utf-8"
    ocr = (
        "Két qua cong tac thong tin déi ngoai thành phô quan tâm, nhân dân, báo cáo, hành chính à "
    )
    assert decode((ocr * 5).encode(), "x.txt").encoding == "utf-8"
