"""Words that were used, found by how they begin."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from soat_core.finding import Fit, Query
from soat_core.finding.vocabulary import Vocabulary


def test_words_are_counted_without_punctuation_and_found_by_letters() -> None:
    words = Vocabulary()
    words.add(["Đắk", "Đắk,", "đồng", "12/2024", "Buôn Hồ."])
    assert words.find(Query("dak"), 5) == [("Đắk", 2)]
    assert words.find(Query("d"), 5) == [("Đắk", 2), ("đồng", 1)]
    assert words.find(Query("buoon"), 5) == [("Buôn", 1)]
    assert words.find(Query("12"), 5) == []


def test_what_is_taken_back_is_found_no_more() -> None:
    words = Vocabulary({"Đắk": 0})
    words.add(["đồng"])
    words.add(["đồng"], -1)
    assert words.find(Query("d"), 5) == [("Đắk", 0)]


@given(
    st.lists(st.text("doiđố", min_size=2, max_size=4), max_size=20),
    st.lists(st.text("doiđố", min_size=2, max_size=4), max_size=20),
    st.text("doi", min_size=1, max_size=3),
)
def test_it_agrees_with_looking_at_every_word(
    first: list[str], second: list[str], keys: str
) -> None:
    words, others = Vocabulary(), Vocabulary()
    words.add(first)
    others.add(second)
    words.take_in(others)
    counted = Counter(first + second)
    query = Query(keys)
    expected = {word: count for word, count in counted.items() if query.fit(word) is not Fit.NONE}
    found = words.find(query, 1000)
    assert dict(found) == expected
    assert [query.fit(word) for word, _ in found] == sorted(
        (query.fit(word) for word in expected), reverse=True
    )
