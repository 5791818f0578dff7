"""Every kind of thing in a report, in sentences of our own, garbled as OCR garbles them."""

from __future__ import annotations

import pytest

from soat_core.engine.suggestion import Engine
from soat_core.text import comparable, new_tone_placement

GARBLED = "Bao cao két qua cng tac nim 2024 cua don vi va phuong huéng nhiém vu nim 2025. "
"""Stands before, so that the report counts as garbled."""


def corrected(engine: Engine, text: str) -> str:
    whole = GARBLED + text
    found = engine.analyse(whole).suggest(0, len(whole))
    return " ".join(s.best.text for s in found if s.start >= len(GARBLED))


@pytest.mark.parametrize(
    ("read", "truth"),
    [
        # two words in one, also with the hook of ơ between them
        ("trién khai hoatdong cua co quan", "triển khai hoạt động của cơ quan"),
        ("cac CO’SO Y TE", "các CƠ SỞ Y TẾ"),
        # one token in two
        ("theo Nghi dinh 29/201 1/ND-CP ngay", "theo Nghị định 29/2011/NĐ-CP ngày"),
        # digits for letters
        ("cong tac thong tin d6i ngoai", "công tác thông tin đối ngoại"),
        # a measure, and what only looks like one
        ("Ngoi nha dai 4m va réng 3m", "Ngôi nhà dài 4m và rộng 3m"),
        ("tuyén truyén bing 4m thanh va hinh anh", "tuyên truyền bằng âm thanh và hình ảnh"),
        # a capital that was a small letter
        ("Day 1a Jan dau tién don vi t6 chirc", "Đây là lần đầu tiên đơn vị tổ chức"),
        # among foreign names
        ("Quan hé véi Panama, Marshall va Palau", "Quan hệ với Panama, Marshall và Palau"),
        # capitals
        ("UY BAN NHAN DAN TiNH", "ỦY BAN NHÂN DÂN TỈNH"),
        # codes, piece by piece
        ("Thong tu s6 123/2014/1T-BTC cua", "Thông tư số 123/2014/TT-BTC của"),
        ("muc 44.13.ND.2.15 quy dinh", "mục 44.13.NĐ.2.15 quy định"),
        # acronyms that nobody spells out
        ("HDND va UBND xa", "HĐND và UBND xã"),
        # places
        ("huyén Bao Lac, tinh Cao Bang", "huyện Bảo Lạc, tỉnh Cao Bằng"),
    ],
)
def test_it_comes_back(engine: Engine, read: str, truth: str) -> None:
    assert comparable(corrected(engine, read)) == comparable(truth)


@pytest.mark.parametrize(
    "thing",
    [
        "15/11/2024",
        "1.250.000.000",
        "12,5%",
        "lienhe@cqdp.gov.vn",
        "https://dichvucong.gov.vn/p/home",
        "a)",
        "+",
        "II.",
        "Website",
        "Facebook",
        "ISO",
        "0912.345.678",
        "25kg",
        "1,5ha",
        "120m2",
        "8h30",
    ],
)
def test_it_is_left_as_it_is(engine: Engine, thing: str) -> None:
    assert corrected(engine, f"{thing} cua don vi").split()[0] == thing


def test_tones_are_put_where_the_report_has_them(engine: Engine) -> None:
    text = "Phong trào văn hoá, xã hội hoá giáo dục, khoẻ mạnh và hoà bình. Viec x6a d6i"
    found = engine.analyse(text).suggest(0, len(text))
    word = next(s.best.text for s in found if text[s.start : s.end] == "x6a")
    assert word == new_tone_placement(word)
    old = text.replace("hoá", "hóa").replace("khoẻ", "khỏe").replace("hoà", "hòa")
    found = engine.analyse(old).suggest(0, len(old))
    assert next(s.best.text for s in found if old[s.start : s.end] == "x6a") != word


@pytest.mark.parametrize(
    ("read", "written"),
    [
        # á is read d where the mark stood on the a, and ó é or 6 where it stood on the o
        ("c6ng nghiép hod, hién dai hod dat nuée, van hod dan t6c va xa h6i hod", "hoá"),
        ("c6ng nghiép héa, hién dai héa dat nuée, van h6a dan t6c va xa h6i héa", "hóa"),
    ],
)
def test_tones_are_put_where_the_garbled_letters_say(
    engine: Engine, read: str, written: str
) -> None:
    found = engine.analyse(read).suggest(0, len(read))
    words = [one.best.text.rstrip(",") for one in found if read[one.start] == "h"]
    assert words.count(written) == 4


def test_a_name_is_known_and_said_so(engine: Engine) -> None:
    text = GARBLED + "huyén Bao Lac, tinh Cao Bang, huyén Nguyén Binh, huyén Ha Quang"
    reasons = [s.why for s in engine.analyse(text).suggest(0, len(text))]
    assert any("places" in why for why in reasons)
