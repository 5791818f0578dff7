"""Numbers in figures and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.entities.number_words import read_words
from soat_core.entities.numbers import decimal_text, read_figure, scale_of

_DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def said(number: int) -> str:
    """A number below a billion in words, each group of three digits in full."""
    groups = [(number // 10**power % 1000, name) for power, name in ((6, "triệu"), (3, "nghìn"))]
    parts = [f"{_group(value)} {name}" for value, name in groups if value]
    if number % 1000 or not parts:
        parts.append(_group(number % 1000))
    return " ".join(parts)


def _group(value: int) -> str:
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    words = [_DIGITS[hundreds], "trăm"]
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif ones:
        words.append("linh")
    if ones:
        after_tens = {1: "mốt", 5: "lăm"} if tens > 1 else {5: "lăm"} if tens else {}
        words.append(after_tens.get(ones, _DIGITS[ones]))
    return " ".join(words)


@given(st.integers(1, 10**9 - 1))
def test_words_say_their_number(number: int) -> None:
    assert read_words(said(number)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Một triệu hai trăm năm mươi nghìn", 1_250_000),
        ("hai mươi tư", 24),
        ("một nghìn không trăm lẻ năm", 1_005),
        ("ba tỷ\nhai trăm triệu", 3_200_000_000),
        ("hai nghìn tỷ", 2 * 10**12),
        ("mười lăm ngàn", 15_000),
        ("một tỷ rưỡi", 1_500_000_000),
        ("rưỡi", None),
        ("bảy trăm đồng", None),
        ("trăm một", None),
        ("hai triệu ba triệu", None),
        ("", None),
        ("nghìn", None),
    ],
)
def test_words(words: str, number: int | None) -> None:
    assert read_words(words) == number


@given(st.lists(st.sampled_from(["một", "mười", "trăm", "linh", "nghìn", "tỷ", "lăm", "mươi"])))
def test_any_words(words: list[str]) -> None:
    number = read_words(" ".join(words))
    assert number is None or number >= 0


@given(st.integers(0, 10**15))
def test_grouped_figures(number: int) -> None:
    figure = read_figure(f"{number:,}".replace(",", "."))
    assert figure is not None and figure.value == number


@pytest.mark.parametrize(
    ("text", "value", "certain"),
    [
        ("1.250.000", "1250000", True),
        ("1.250,75", "1250.75", True),
        ("12,5", "12.5", True),
        ("2.5", "2.5", False),
        ("12,500", "12.5", False),
        ("1,250,000", "1250000", True),
        ("007", "7", True),
    ],
)
def test_figures(text: str, value: str, certain: bool) -> None:
    figure = read_figure(text)
    assert figure is not None
    assert (decimal_text(figure.value), figure.certain) == (value, certain)


@pytest.mark.parametrize("text", ["", "12.", ",5", "1.25.000", "năm", "١٢"])
def test_no_figures(text: str) -> None:
    assert read_figure(text) is None


def test_scales() -> None:
    assert scale_of("nghìn tỷ") == 10**12
    assert scale_of("") == 1
    assert decimal_text(Decimal("1E+3")) == "1000"
