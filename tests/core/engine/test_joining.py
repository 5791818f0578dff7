"""Which neighbours were one token."""

from __future__ import annotations

from itertools import pairwise

import pytest

from soat_core.engine.joining import absorbed
from soat_core.text import tokens

WORDS = {"nghị", "nghi", "trong", "cáo", "CÁO", "CAO"}
CODES = {"UBTVQH", "UBTVQH14", "TT-BTC", "TTLT-BYT"}


def pieces(text: str) -> list[str]:
    spans = list(tokens(text))
    words = [text[start:end] for start, end in spans]
    gaps = ["", *(text[a.end : b.start] for a, b in pairwise(spans))]
    absorbs = absorbed(
        words,
        [gap == " " for gap in gaps],
        lambda letters: letters.lower() in WORDS,
        lambda letters: letters not in "aoyà",
        CODES.__contains__,
    )
    found: list[str] = []
    for at, word in enumerate(words):
        found[-1:] = [f"{found[-1]} {word}"] if at in absorbs else [*found[-1:], word]
    return found


@pytest.mark.parametrize(
    "one",
    [
        "29/201 1/TT-BTC",
        "06/1 1/2024,",
        "10/11/ 2024",
        "43/2019/QH 14,",
        "44.13. TT.2.15.",
        "7. 7.LQ.14.",
        "343/2017/UBT VQH14,",
        "58/2015/TTLT-B YT",
        "N ghi",
        "C ÁO",
    ],
)
def test_what_was_one_is_joined(one: str) -> None:
    assert pieces(f"theo {one} cua") == ["theo", one, "cua"]


@pytest.mark.parametrize(
    "text",
    [
        "15/2020/TT-BTC ngay 10",
        "Điều 1 2 và 3",
        "năm 2024 5 ngày",
        "1. 2. Trong năm",
        "ngày 10/11/2024 1 người",
        "cao a b",
        "N\nghi",
        "N  ghi",
        "nh trong",
        "86 580/2018/TT-BTC",
        "so 201 5",
    ],
)
def test_what_stood_apart_stays_apart(text: str) -> None:
    assert pieces(text) == text.split()


def test_a_year_is_joined_behind_its_word() -> None:
    assert pieces("nam 201 5.") == ["nam", "201 5."]
