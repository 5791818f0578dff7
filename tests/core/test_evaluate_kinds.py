"""The classes of errors: every one from a true line, a reading of it and what the engine said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.evaluating import judged

from soat_core.evaluate import things
from soat_core.evaluate.alignment import Judged, Judgement
from soat_core.evaluate.mistakes import Kind, Outcome, Row, kind_of, mistakes, outcome_of, thing_of
from soat_core.text import comparable


def errors(ocr: str, gold: str, said: dict[str, str] | None = None) -> dict[str, Kind]:
    """The class of each error, by what was read; what is not ``said`` is left as it was read."""
    found = judged(ocr, gold, {read: [(text, 0.9)] for read, text in (said or {}).items()})
    every = found.judged
    return {
        one.ocr: kind_of(one, every[:at], every[at + 1 :])
        for at, one in enumerate(every)
        if not one.is_right
    }


def error(ocr: str, gold: str, **said: str) -> Kind:
    """The class of the only error."""
    (kind,) = errors(ocr, gold, said).values()
    return kind


# Spaces


def test_joined_words() -> None:
    assert error("cac hoatdong khac", "các hoạt động khác", cac="các", khac="khác") is Kind.JOINED
    assert errors("giira BénB va", "giữa Bên B và", {"giira": "giữa", "va": "và"}) == {
        "BénB": Kind.JOINED
    }


def test_split_words() -> None:
    said = {"so": "số", "ngay": "ngày"}
    assert errors("so 91/201 5 ngay", "số 91/2015 ngày", said) == {
        "91/201": Kind.SPLIT,
        "5": Kind.SPLIT,
    }
    assert errors("bao c áo nay", "báo cáo này", {"bao": "báo", "nay": "này"}) == {
        "c": Kind.SPLIT,
        "áo": Kind.SPLIT,
    }


def test_shifted_boundaries() -> None:
    assert errors("nhà trưòn gđã", "nhà trường đã") == {"trưòn": Kind.SHIFTED, "gđã": Kind.SHIFTED}


def test_two_wrong_neighbours_are_not_shifted() -> None:
    assert Kind.SHIFTED not in errors("nha truong da", "nhà trường đã").values()


def test_invented_and_lost_words() -> None:
    assert errors("công tác xyzw năm", "công tác năm") == {"xyzw": Kind.INVENTED}
    rows = table("công năm", "công tác năm")
    assert rows[Kind.LOST].errors == 1


# Lines and punctuation


def test_hyphens_at_the_end_of_a_line() -> None:
    assert errors("công tác thong-\ntin", "công tác thông-\ntin") == {"thong-": Kind.LINE_END}
    assert errors("công tác thông-\ntin", "công tác thông\ntin") == {"thông-": Kind.LINE_END}
    assert errors("thong- tin", "thông- tin") != {"thong-": Kind.LINE_END}


@pytest.mark.parametrize(
    ("ocr", "gold"),
    [
        ("năm, 2024", "năm 2024"),
        ("năm 2024", "năm, 2024"),
        ("“năm 2024", '"năm 2024'),
        ("năm | 2024", "năm – 2024"),
        ("năm |; 2024", "năm 2024"),
        ("Minh,...và", "Minh,…và"),
        ("vốn.", "vốn ."),
        ("(12) tháng", "12 tháng"),
    ],
)
def test_punctuation_lost_or_invented(ocr: str, gold: str) -> None:
    assert error(ocr, gold) is Kind.PUNCTUATION


def test_lost_marks_are_punctuation() -> None:
    assert table("năm 2024", "năm – 2024")[Kind.PUNCTUATION].errors == 1


# Things


@pytest.mark.parametrize(
    ("ocr", "gold", "kind"),
    [
        ("d) Công tác", "đ) Công tác", Kind.LIST_MARKER),
        ("~ Công tác", "- Công tác", Kind.LIST_MARKER),
        ("l.2. Công tác", "1.2. Công tác", Kind.LIST_MARKER),
        ("tại www.sovnv.vn", "tại www.sonv.vn", Kind.ADDRESS),
        ("thư vanthu@caobang.g0v.vn", "thư vanthu@caobang.gov.vn", Kind.ADDRESS),
        ("số 148/BC-UBNO của", "số 148/BC-UBND của", Kind.DOCUMENT_NUMBER),
        ("số 30/2020/ND-CP", "số 30/2020/NĐ-CP", Kind.DOCUMENT_NUMBER),
        ("theo QD-TTg của", "theo QĐ-TTg của", Kind.DOCUMENT_NUMBER),
        ("số l5/KH-UBND", "số 15/KH-UBND", Kind.DOCUMENT_NUMBER),
        ("ngày 2O/11/2025", "ngày 20/11/2025", Kind.DATE),
        ("đoạn 2025-203O", "đoạn 2025-2030", Kind.DATE),
        ("năm 2O25 xã", "năm 2025 xã", Kind.DATE),
        ("đạt 16% kế", "đạt 1,6% kế", Kind.MEASURE),
        ("diện tích 5 h4", "diện tích 5 ha", Kind.MEASURE),
        ("dài 12kin", "dài 12km", Kind.MEASURE),
        ("là 1.250.00O đồng", "là 1.250.000 đồng", Kind.SUM),
        ("là 25O triệu", "là 250 triệu", Kind.SUM),
        ("II1. CÔNG", "III. CÔNG", Kind.ROMAN_NUMERAL),
        ("quý |V năm", "quý IV năm", Kind.ROMAN_NUMERAL),
        ("mã 44.13.1T.4.2. này", "mã 44.13.TT.4.2. này", Kind.CODE),
        ("các CTDT của", "các CTĐT của", Kind.ACRONYM_D),
        ("Sở GD&DT tỉnh", "Sở GD&ĐT tỉnh", Kind.ACRONYM_D),
        ("của UBNO xã", "của UBND xã", Kind.ACRONYM),
        ("có (Ths) và", "có (ThS) và", Kind.ACRONYM),
        ("có l2 hồ", "có 12 hồ", Kind.LETTERS_FOR_DIGITS),
        ("có 18 hồ", "có 13 hồ", Kind.NUMBER),
    ],
)
def test_things_that_must_not_be_broken(ocr: str, gold: str, kind: Kind) -> None:
    assert error(ocr, gold) is kind


def test_a_right_thing_with_wrong_punctuation_is_punctuation() -> None:
    assert error("số 148/BC-UBND. của", "số 148/BC-UBND, của") is Kind.PUNCTUATION


def test_an_acronym_in_a_heading_is_what_cannot_be_a_word() -> None:
    line = ["UBND", "XÃ", "BAN", "HÀNH"]
    assert [things.is_acronym(line, at) for at in range(4)] == [True, False, False, False]
    assert things.is_acronym(["theo", "BAN"], 1)


@pytest.mark.parametrize("word", ["I", "II.", "IV)", "IX", "XIV", "XXXIX", "II.1", "XL"])
def test_roman_numerals(word: str) -> None:
    assert things.is_roman_numeral(word)


@pytest.mark.parametrize("word", ["", "-", "IIII", "VX", "L", "C", "CV", "Vi", "i", "1"])
def test_no_roman_numerals(word: str) -> None:
    assert not things.is_roman_numeral(word)


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "quyết",
        "khuỷu",
        "giữa",
        "gì",
        "yêu",
        "rượu",
        "xoong",
        "thuở",
        "hoạt",
        "ở",
        "Đà",
        "ươn",
    ],
)
def test_syllables(word: str) -> None:
    assert things.is_syllable(word)


@pytest.mark.parametrize(
    "word", ["Website", "Lenovo", "rôbôt", "bctt", "str", "Facebook", "ngx", "Covid"]
)
def test_no_syllables(word: str) -> None:
    assert not things.is_syllable(word)


# Damage


@pytest.mark.parametrize(
    ("ocr", "result", "gold", "kind"),
    [
        ("s¥", "sĩ", "sỹ", Kind.SPELLING),
        ("ki", "kì", "kỳ", Kind.SPELLING),
        ("d6i", "dội", "đối", Kind.DIGITS_FOR_LETTERS),
        ("6", "6", "ở", Kind.DIGITS_FOR_LETTERS),
        ("$6", "$6", "Số", Kind.DIGITS_FOR_LETTERS),
        ("vOn", "vOn", "vốn", Kind.MIXED_CASE),
        ("Lần", "Lần", "lần", Kind.CASE),
        ("SO", "SỞ", "Sở", Kind.CASE),
    ],
)
def test_kinds_of_damage(ocr: str, result: str, gold: str, kind: Kind) -> None:
    assert error(f"của {ocr} này", f"của {gold} này", **{ocr: result}) is kind


def test_headings_in_capitals() -> None:
    assert error("CÔNG TAC CHỈ ĐẠO", "CÔNG TÁC CHỈ ĐẠO") is Kind.HEADING
    assert error("I. CÔNG TÁC CHi ĐẠO", "I. CÔNG TÁC CHỈ ĐẠO") is Kind.HEADING
    assert error("của CÔNG TAC này", "của CÔNG TÁC này") is not Kind.HEADING
    assert not things.is_heading(["UBND", "-", "HĐND"])


# Names


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("tại tỉnh Hải Lăng và các xã", "Hải Lăng"),
        ("UBND Huyện Trùng Khánh báo cáo", "Trùng Khánh"),
        ("người dân Cao Bằng, Hà Nội đã", "Cao Bằng, Hà Nội"),
        ("Sở Nội vụ tỉnh Cao Bằng", "Cao Bằng"),
        ("thành phố Hồ Chí Minh là", "Hồ Chí Minh"),
        ("tư tưởng Hồ Chí Minh là", ""),
        ("ông Nguyễn Văn An ở", ""),
        ("các xã, Ban Quản lý", ""),
    ],
)
def test_place_names(line: str, places: str) -> None:
    words = comparable(line).split()
    assert [words[at] for at in range(len(words)) if things.is_place(words, at)] == places.split()


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("đồng chí Nông Thị Hoa, Chủ tịch", "Nông Thị Hoa,"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("TS. Trần Đức và", "Trần Đức"),
        ("gặp chị Lan hôm", "Lan"),
        ("ông Y Thanh nói", "Y Thanh"),
        ("Cao Bằng là tỉnh", "Cao Bằng"),  # a place, which is asked for first
        ("Lê là họ", ""),
        ("Ban Quản lý", ""),
    ],
)
def test_persons_names(line: str, people: str) -> None:
    words = comparable(line).split()
    assert [words[at] for at in range(len(words)) if things.is_person(words, at)] == people.split()


@pytest.mark.parametrize(
    ("ocr", "gold", "kind"),
    [
        ("ở Cao Bàng này", "ở Cao Bằng này", Kind.PLACE),
        ("bà Hoàng Thi Mai đã", "bà Hoàng Thị Mai đã", Kind.PERSON),
        ("dùng Facehook để", "dùng Facebook để", Kind.FOREIGN),
    ],
)
def test_errors_in_names(ocr: str, gold: str, kind: Kind) -> None:
    assert error(ocr, gold) is kind


# Plain words


def test_plain_words_by_where_the_engine_failed() -> None:
    script = {
        "ranked": [("sai", 0.6), ("đúng", 0.4)],
        "absent": [("sai", 0.6), ("lại", 0.4)],
        "moi": [("moi", 0.6), ("mới", 0.4)],
    }
    found = judged("ranked absent nin moi", "đúng đúng như mới", script).judged
    assert [outcome_of(one) for one in found] == [
        Outcome.RANKED_WRONG,
        Outcome.ABSENT,
        Outcome.UNTOUCHED,
        Outcome.RANKED_WRONG,
    ]
    assert [kind_of(one) for one in found] == [
        Kind.RANKED_WRONG,
        Kind.ABSENT,
        Kind.UNTOUCHED,
        Kind.RANKED_WRONG,
    ]


# The table


def table(ocr: str, gold: str, examples: int = 0) -> dict[Kind, Row]:
    found = judged(ocr, gold)
    return {row.kind: row for row in mistakes([found], len(gold.split()), examples)}


def test_rows_count_errors_and_the_words_of_their_kind() -> None:
    rows = table("ngày 2O/1/2025 và 5/2/2025 nin nin", "ngày 20/1/2025 và 5/2/2025 như như", 5)
    assert set(rows) == set(Kind)
    date = rows[Kind.DATE]
    assert (date.errors, date.of, date.untouched) == (1, 2, 1)
    assert date.per_1000_tokens == 1000 / 6
    plain = rows[Kind.UNTOUCHED]
    assert (plain.errors, plain.of) == (2, None)
    (example,) = plain.examples
    assert (example.read, example.result, example.truth, example.count) == ("nin", "nin", "như", 2)


def test_examples_are_told_only_if_wanted_and_the_most_frequent_first() -> None:
    ocr, gold = "nin xin xin", "như như như"
    assert table(ocr, gold)[Kind.UNTOUCHED].examples == ()
    (example,) = table(ocr, gold, 1)[Kind.UNTOUCHED].examples
    assert (example.read, example.count) == ("xin", 2)


_PIECES = st.sampled_from(
    ["a", "Á", "|", "-", "6", "/", ".", "KH", "Đ", "ở", "1", "năm", "%", "I", "@", "\u0301", "x"]
)
_WORD = st.lists(_PIECES, min_size=1, max_size=4).map("".join)
_LINE = st.lists(_WORD, max_size=5).map(" ".join)
_TEXT = st.lists(_LINE, max_size=3).map("\n".join)


@given(_TEXT, _TEXT)
def test_every_error_is_in_exactly_one_class(ocr: str, gold: str) -> None:
    found = judged(ocr, gold)
    rows = mistakes([found], len(gold.split()), examples=99)
    wrong = sum(not one.is_right for one in found.judged) + len(found.missing)
    assert sum(row.errors for row in rows) == wrong
    for row in rows:
        assert row.errors == row.ranked_wrong + row.untouched + row.absent
        assert row.errors == sum(example.count for example in row.examples)


def test_what_stands_for_nothing_is_no_thing() -> None:
    assert thing_of(Judged("x", ("x",), 0.5, "", 0, line=("2024",))) is None
    assert mistakes([Judgement((), ())], 0)[0].per_1000_tokens == 0
