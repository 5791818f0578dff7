"""What is cut from tokens, and what may be remembered at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from tests.core.memory.strategies import decisions

from soat_core.memory import Decision

WORDS = {"năm", "kết", "quả", "hòa"}


@pytest.mark.parametrize(
    ("read", "text", "core", "decided"),
    [
        ("nim", "năm", "nim", "năm"),
        ("(nim,", "(năm,", "nim", "năm"),
        ("“Két", "“Kết", "Két", "Kết"),
        ("nim.", "năm,", "nim", "năm"),
        ("nim.", "năm", "nim", "năm"),
        ("sir’,", "sử,", "sir’", "sử"),
        ("t?", "ử", "t?", "ử"),
        ("C ÁO", "CÁO", "C ÁO", "CÁO"),
        ("thông\ntin", "thôngtin", "thông tin", "thôngtin"),
        ("hoatdong;", "hoạt động;", "hoatdong", "hoạt động"),
        ("Két", "Két", "Két", "Két"),
        ("|", "I", "|", "I"),
        ("...", "…", "...", "…"),
        ("4%", "4%", "4%", "4%"),
    ],
)
def test_punctuation_around_the_two_is_left_out(
    read: str, text: str, core: str, decided: str
) -> None:
    decision = Decision.of_tokens(read, text)
    assert (decision.read, decision.text) == (core, decided)


def test_letters_are_composed_and_keep_their_case() -> None:
    decomposed = unicodedata.normalize("NFD", "Kết")
    assert Decision(decomposed, "Kết") == Decision("Kết", decomposed)
    assert Decision("KÉT", "KẾT").text == "KẾT"


def test_neighbours_are_words_in_lower_case_and_numbers_a_class() -> None:
    decision = Decision.of_tokens("nim", "năm", left="“TRONG", right="2024,")
    assert (decision.left, decision.right) == ("trong", "<n>")
    assert Decision("nim", "năm", left="x" * 1000).left == ""


def test_a_suggestion_that_was_turned_down_is_one_with_another_core() -> None:
    assert Decision.of_tokens("nim,", "năm,", "nam,").rejected == "nam"
    assert Decision.of_tokens("nim.", "năm,", "năm.").rejected is None
    assert Decision.of_tokens("nim", "năm").rejected is None


def test_new_words_are_those_the_lexicon_lacks() -> None:
    knows = WORDS.__contains__
    assert Decision.of_tokens("GERUC0", "GERUCO", knows=knows).new_words == ("GERUCO",)
    assert Decision.of_tokens("Nim,", "Năm,", knows=knows).new_words == ()
    assert Decision.of_tokens("hoà", "hoà", knows=knows).new_words == ()
    assert Decision.of_tokens("x", "kết Mường quả Tè", knows=knows).new_words == ("Mường", "Tè")
    for no_word in ("15/KH", "A4", "Đ", "-", "nhiềuchữquádàiđểlàmộttừthôi"):
        assert Decision.of_tokens("x", no_word, knows=knows).new_words == ()
    assert Decision.of_tokens("GERUC0", "GERUCO").new_words == ()


@pytest.mark.parametrize(
    ("read", "text"),
    [
        ("", "năm"),
        ("nim", ""),
        ("O12345678", "012345678"),
        ("06/11/2O24", "06/11/2024"),
        ("lan@gmai1.com", "lan@gmail.com"),
        ("x", "một câu dài năm chữ"),
        ("x", "a" * 65),
        ("x" * 65, "a"),
        ("x", "\ud800"),
    ],
)
def test_what_is_no_use_or_somebody_s_own_is_not_kept(read: str, text: str) -> None:
    assert not Decision(read, text).may_be_kept


@pytest.mark.parametrize(
    ("read", "text"), [("ND-CP", "NĐ-CP"), ("1a", "là"), ("2O24", "2024"), ("C ÁO", "CÁO")]
)
def test_short_ones_are_kept(read: str, text: str) -> None:
    assert Decision(read, text).may_be_kept


@settings(deadline=None)
@given(decisions)
def test_making_one_again_from_its_parts_changes_nothing(decision: Decision) -> None:
    again = Decision(decision.read, decision.text, decision.first)
    assert (again.read, again.text, again.first) == (
        decision.read,
        decision.text,
        decision.first,
    )
    for text in (decision.read, decision.text, *decision.new_words):
        assert unicodedata.is_normalized("NFC", text)
        assert " ".join(text.split()) == text
    for word in (decision.left, decision.right):
        assert len(word.split()) <= 1
        assert word == "<n>" or not any(map(str.isdigit, word))
