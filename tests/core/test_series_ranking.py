"""The list of series stays in order, whatever changes in it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from soat_core.series import Order, Ranking, Scope, Series, SeriesKey

names = st.sampled_from(["d6i", "đối", "cong", "Công", "tin", "thông tin", "ngoại"])
series = st.builds(
    lambda read, result, count, doubt: Series(
        SeriesKey(Scope.WORD, read, result), count, doubt * count, count
    ),
    names,
    names,
    st.integers(0, 6),
    st.sampled_from([0.0, 0.125, 0.5]),
)


def row(read: str, result: str, count: int) -> Series:
    return Series(SeriesKey(Scope.WORD, read, result), count, 0.0, count)


def test_the_big_ones_come_first_and_single_ones_not_at_all() -> None:
    ranking = Ranking()
    ranking.fill([row("cong", "công", 3), row("d6i", "đối", 9), row("tin", "tín", 1)])
    assert [(one.key.read, one.count) for one in ranking] == [("d6i", 9), ("cong", 3)]


def test_it_is_looked_for_with_marks_or_without() -> None:
    ranking = Ranking()
    ranking.fill([row("cong", "công", 3), row("c6ng", "cống", 2), row("d6i", "đối", 9)])
    for text, found in (
        ("cong", ["cong", "c6ng"]), ("công", ["cong"]), ("CỐNG", ["c6ng"]), ("doi", ["d6i"]),
        ("", ["d6i", "cong", "c6ng"]), ("x", []),
    ):  # fmt: skip
        ranking.look_for(text)
        assert [one.key.read for one in ranking] == found
    assert ranking.total == 3


def test_by_letters_marks_do_not_count() -> None:
    ranking = Ranking()
    ranking.fill([row("e", "đối", 2), row("a", "em", 2), row("b", "dao", 2)])
    ranking.sort(Order.RESULT, falling=False)
    assert [one.key.result for one in ranking] == ["dao", "đối", "em"]
    ranking.sort(Order.RESULT, falling=True)
    assert [one.key.result for one in ranking] == ["em", "đối", "dao"]


@given(
    st.lists(series, max_size=8),
    st.lists(series, max_size=12),
    st.sampled_from(list(Order)),
    st.booleans(),
    st.sampled_from(["", "o", "đ", "thông", "x"]),
)
def test_one_that_changes_stands_where_it_would_stand_from_the_beginning(
    begin: list[Series], changes: list[Series], order: Order, falling: bool, wanted: str
) -> None:
    ranking = Ranking()
    ranking.fill(begin)
    ranking.sort(order, falling=falling)
    ranking.look_for(wanted)
    now = {one.key: one for one in begin if one.count > 1}
    for one in changes:
        was = ranking.row_of(one.key)
        assert was is None or ranking[was].key == one.key
        ranking.take(one.key)
        place = ranking.row_for(one)
        ranking.put(one)
        assert ranking.row_of(one.key) == place
        now[one.key] = one
        anew = Ranking()
        anew.fill(replace(found) for found in now.values())
        anew.sort(order, falling=falling)
        anew.look_for(wanted)
        assert list(ranking) == list(anew)
        assert ranking.total == anew.total
