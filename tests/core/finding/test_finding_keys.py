"""Keys of Telex and VNI become what every input method makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.finding.typing_keys import typed

from soat_core.finding.keys import TELEX, VNI, composed
from soat_core.finding.spelling import Spelling
from soat_core.text import strip_marks


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("ddoois", "đối"),
        ("dooisd", "đối"),
        ("ddoiso", "đối"),
        ("ddoiof", "đồi"),
        ("dduwowcj", "được"),
        ("dduowcj", "được"),
        ("duocwjd", "được"),
        ("thuowr", "thuở"),
        ("truowngf", "trường"),
        ("quyenef", "quyền"),
        ("nguyeenx", "nguyễn"),
        ("hoaf", "hòa"),
        ("hoanf", "hoàn"),
        ("thuyr", "thủy"),
        ("khuyur", "khuỷu"),
        ("giaf", "già"),
        ("gif", "gì"),
        ("quas", "quá"),
        ("muaw", "mưa"),
        ("quaw", "quă"),
        ("luuw", "lưu"),
        ("tw", "tư"),
        ("ngoaos", "ngoáo"),
        ("ngoeof", "ngoèo"),
        ("DDoois", "Đối"),
        ("DDOOIS", "ĐỐI"),
        ("QDD-TTg", "QĐ-TTg"),
        ("thoong tin", "thông tin"),
    ],
)
def test_telex(keys: str, word: str) -> None:
    assert composed(keys, TELEX) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("d9o6i1", "đối"),
        ("doi961", "đối"),
        ("d9oi61", "đối"),
        ("d9u7o7c5", "được"),
        ("duoc759", "được"),
        ("thuo73", "thuở"),
        ("an8", "ăn"),
        ("nguye6n4", "nguyễn"),
        ("1917/QD9", "1917/QĐ"),
        ("2024", "2024"),
        ("d6i", "d6i"),
    ],
)
def test_vni(keys: str, word: str) -> None:
    assert composed(keys, VNI) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("tests", "tets"),  # the tone is taken back, and its key stands for itself
        ("aaa", "aa"),
        ("ddd", "dd"),
        ("xooong", "xoong"),
        ("tww", "tw"),
        ("doisf", "dòi"),  # a later tone goes before an earlier one
        ("doisz", "doi"),
    ],
)
def test_marks_are_taken_back_or_replaced(keys: str, word: str) -> None:
    assert composed(keys, TELEX) == word


def test_letters_that_have_marks_already_take_part() -> None:
    assert composed("đôis", TELEX) == "đối"
    assert composed("đoi6", VNI) == "đôi"
    assert composed("ñandú", TELEX) == "ñandú"


@given(typed(vni=False))
def test_telex_keys_in_any_usual_order_make_the_word(case: tuple[str, str]) -> None:
    word, keys = case
    assert Spelling.of(composed(keys, TELEX)) == Spelling.of(word)


@given(typed(vni=True))
def test_vni_keys_in_any_usual_order_make_the_word(case: tuple[str, str]) -> None:
    word, keys = case
    assert Spelling.of(composed(keys, VNI)) == Spelling.of(word)


@given(st.text(max_size=30))
def test_nothing_is_refused_and_no_plain_text_is_touched(text: str) -> None:
    for method in (TELEX, VNI):
        composed(text, method)
    digits = "".join(char for char in text if not char.isalpha())
    assert composed(digits, TELEX) == composed(digits, TELEX)


@given(st.text("abcdeghiklmnopqrstuvxyz", max_size=9))
def test_vni_leaves_words_without_digits_alone(word: str) -> None:
    assert composed(word, VNI) == word


@given(st.text("aeiouybcdghklmnpqtv", max_size=8))
def test_marks_change_no_plain_letters(word: str) -> None:
    """Whatever Telex makes of keys that are no tones, its plain letters stand among them."""
    letters = iter(word)
    assert all(letter in letters for letter in strip_marks(composed(word, TELEX)))
