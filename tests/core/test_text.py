"""Counting characters, and the two spellings of Vietnamese tones."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.making import texts

from soat_core.text import (
    base_letter,
    comparable,
    from_utf16,
    new_tone_placement,
    old_tone_placement,
    strip_marks,
    to_utf16,
    tokens,
    tone_placement_votes,
    utf16_length,
)


def qt_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_tokens_are_what_split_gives(text: str) -> None:
    assert [text[start:end] for start, end in tokens(text)] == text.split()


@given(texts, st.integers(0, 40), st.integers(0, 40))
def test_tokens_of_a_part_stay_inside(text: str, start: int, end: int) -> None:
    start, end = min(start, len(text)), min(end, len(text))
    spans = list(tokens(text, start, end))
    assert [text[s.start : s.end] for s in spans] == text[start:end].split()


@given(texts)
def test_offsets_agree_with_utf16(text: str) -> None:
    assert utf16_length(text) == qt_length(text)
    for offset in range(len(text) + 1):
        assert to_utf16(text, offset) == qt_length(text[:offset])
        assert from_utf16(text, to_utf16(text, offset)) == offset


def test_the_middle_of_a_pair_is_its_start() -> None:
    assert [from_utf16("a😀b", units) for units in range(5)] == [0, 1, 1, 2, 3]
    assert from_utf16("ab", 99) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("HÒA", "HOÀ"),
        ("Hòa", "Hoà"),
        ("khỏe", "khoẻ"),
        ("thủy", "thuỷ"),
        ("ủy ban", "uỷ ban"),
        ("Ủy ban", "Uỷ ban"),
    ],
)
def test_both_placements(old: str, new: str) -> None:
    assert old_tone_placement(new) == old
    assert new_tone_placement(old) == new
    assert tone_placement_votes(f"{old} {new} {new}") == (1, 2)


@pytest.mark.parametrize("word", ["quá", "quý", "QUỶ", "hoàn", "toán", "thuyền", "khoét", "của"])
def test_syllables_with_one_placement_stay(word: str) -> None:
    assert old_tone_placement(word) == word
    assert new_tone_placement(word) == word


@given(texts)
def test_placement_settles(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    old = old_tone_placement(text)
    assert old_tone_placement(old) == old
    assert tone_placement_votes(old)[1] == 0
    assert len(old) == len(text)


def test_marks_come_off() -> None:
    assert strip_marks("Ủy ban nhân dân TỈNH Đắk Lắk") == "Uy ban nhan dan TINH Dak Lak"
    assert [base_letter(char) for char in "ệĐơz1"] == ["e", "D", "o", "z", "1"]


def test_what_scoring_does_not_tell_apart() -> None:
    decomposed = unicodedata.normalize("NFD", "hoà  bình\n")
    assert comparable(decomposed) == comparable("hòa bình") == "hòa bình"
