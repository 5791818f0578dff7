"""Which words of a second reading stand where the report's tokens stand."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from soat_core.layout import Box
from soat_core.scans.matching import Match, ReadWord, Token, matches
from soat_core.text import Span


def tokens(*lines: str, wide: int = 0) -> list[Token]:
    """Tokens of lines of text; with ``wide`` pixels for a letter they have boxes."""
    found, offset = [], 0
    for number, line in enumerate(lines):
        at = 0
        for word in line.split():
            at = line.index(word, at)
            box = letters(at, len(word), number, wide)
            found.append(Token(Span(offset + at, offset + at + len(word)), word, number, box))
            at += len(word)
        offset += len(line) + 1
    return found


def words(*lines: str, wide: int = 0) -> list[ReadWord]:
    return [ReadWord(one.text, 0.9, one.line, one.box) for one in tokens(*lines, wide=wide)]


def letters(start: int, length: int, line: int, wide: int) -> Box | None:
    if not wide:
        return None
    return Box(start * wide, line * 40, (start + length) * wide, line * 40 + 30)


def told(found: Sequence[Match]) -> list[tuple[str, str]]:
    return [
        (" ".join(t.text for t in match.tokens), " ".join(w.text for w in match.words))
        for match in found
    ]


# By the text


def test_words_of_a_line_are_brought_together() -> None:
    found = matches(tokens("thong tin d6i ngoai"), words("thông tin đối ngoại"))
    assert told(found) == [
        ("thong", "thông"), ("tin", "tin"), ("d6i", "đối"), ("ngoai", "ngoại"),
    ]  # fmt: skip


def test_split_and_joined_words() -> None:
    found = matches(tokens("congtac ph ong chong"), words("công tác phòng chống"))
    assert told(found) == [("congtac", "công tác"), ("ph ong", "phòng"), ("chong", "chống")]


def test_what_one_side_does_not_have_is_left_out() -> None:
    found = matches(tokens("ngay ~~ 12 thang"), words("ngày 12 tháng 5"))
    assert told(found) == [("ngay", "ngày"), ("12", "12"), ("thang", "tháng")]


def test_lines_that_one_side_lacks_pull_nothing_along() -> None:
    found = matches(
        tokens("mot hai ba bon", "nam sau bay tam"),
        words("tiêu đề trang giấy", "một hai ba bốn", "năm sáu bảy tám"),
    )
    assert [word for _, word in told(found)] == [
        "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám",
    ]  # fmt: skip


def test_a_line_that_was_seen_as_two_is_still_one() -> None:
    found = matches(tokens("XA HOI Doc lap"), words("XÃ HỘI", "Độc lập"))
    assert [word for _, word in told(found)] == ["XÃ", "HỘI", "Độc", "lập"]


@given(st.lists(st.sampled_from(["thong", "tin", "12", "ngoai", "cong"]), max_size=12))
def test_the_same_text_matches_itself(line: list[str]) -> None:
    found = matches(tokens(" ".join(line)), words(" ".join(line)))
    assert told(found) == [(word, word) for word in line]


some_line = st.lists(st.text("abcd", min_size=1, max_size=5), max_size=8).map(" ".join)


@given(st.lists(some_line, max_size=4), st.lists(some_line, max_size=4))
def test_nothing_is_matched_twice_and_order_is_kept(left: list[str], right: list[str]) -> None:
    given_tokens, given_words = tokens(*left), words(*right)
    found = matches(given_tokens, given_words)
    for side, all_of in (
        ([token for match in found for token in match.tokens], given_tokens),
        ([id(word) for match in found for word in match.words], list(map(id, given_words))),
    ):
        places = [all_of.index(one) for one in side]
        assert places == sorted(set(places))


# By the boxes


def test_boxes_tell_whatever_the_text_says() -> None:
    found = matches(tokens("xxx yyyy", wide=10), words("ông Tuấn", wide=10))
    assert told(found) == [("xxx", "ông"), ("yyyy", "Tuấn")]


def test_boxes_tell_in_any_order() -> None:
    mine = tokens("mot hai", "ba bon", wide=10)
    assert told(matches(mine, words("một hai", "ba bốn", wide=10)[::-1])) == [
        ("mot", "một"), ("hai", "hai"), ("ba", "ba"), ("bon", "bốn"),
    ]  # fmt: skip


def test_boxes_of_split_and_joined_words() -> None:
    found = matches(tokens("congtac ph ong", wide=10), words("côn tác phong", wide=10))
    assert told(found) == [("congtac", "côn tác"), ("ph ong", "phong")]


def test_a_word_across_two_lines_says_nothing() -> None:
    one = ReadWord("CỘNG", 0.9, 0, Box(0, 0, 40, 80))
    assert matches(tokens("CONG", "CONG", wide=10), [one]) == []


def test_no_words_are_no_matches() -> None:
    assert matches(tokens("cong tac", wide=10), []) == []
    assert matches([], words("công tác", wide=10)) == []
