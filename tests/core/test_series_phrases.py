"""Phrases that recur are found as somebody with much time would find them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from soat_core.series import Phrases, Readings
from soat_core.series.phrases import LONGEST, SHORTEST


def phrases_of(text: str) -> tuple[Readings, Phrases]:
    readings = Readings(text)
    return readings, Phrases(readings)


def found_in(text: str) -> dict[str, list[int]]:
    """Every phrase with the first tokens of its places."""
    readings, phrases = phrases_of(text)
    return {
        readings.name(phrases.places(n)[0], phrases.length(n)): list(phrases.places(n))
        for n in range(len(phrases))
    }


def test_a_phrase_may_run_over_a_line_end_and_keeps_no_letter_case() -> None:
    assert found_in("Cong tac thong tin\nva cong tac thong\ntin") == {"cong tac thong tin": [0, 5]}


def test_no_phrase_runs_over_punctuation_a_paragraph_or_a_page() -> None:
    assert found_in("a b. c d\na b. c d") == {"a b": [0, 4], "c d": [2, 6]}
    assert found_in("a b\n\nc d e a b\n\nc d") == {"a b": [0, 5], "c d": [2, 7]}
    assert found_in("a b\fc d x a b\fc d") == {"a b": [0, 5], "c d": [2, 7]}


def test_the_hook_of_a_letter_parts_nothing() -> None:
    assert found_in("thu' ky x thu' ky") == {"thu ky": [0, 3]}


def test_what_recurs_at_any_length_is_found_once() -> None:
    words = " ".join(f"w{n}" for n in range(LONGEST + 9))
    assert {name: at for name, at in found_in(f"{words} x {words}").items()} == {
        " ".join(words.split()[:LONGEST]): [0, LONGEST + 10]
    }


def test_there_may_be_none() -> None:
    for text in ("", "a", "a b c", "\n\n\f", "a. a. a."):
        assert found_in(text) == {}


texts = st.lists(st.sampled_from(["a", "b", "B", "c", "a,", "\n", "\n\n"]), max_size=24).map(
    " ".join
)


@given(texts)
def test_every_phrase_that_cannot_be_made_longer_is_found(text: str) -> None:
    readings = Readings(text)
    names = [readings.names[number] for number in readings.ids]
    breaks = [*readings.breaks, True]

    def beside(at: int, place: int) -> object:
        """What stands beside a phrase, which is nothing like it where none could."""
        edge = at if at > place else place
        if not 0 <= at < len(names) or breaks[edge]:
            return object()
        return names[at]

    wanted: dict[str, list[int]] = {}
    for length in range(SHORTEST, len(names) + 1):
        places: dict[str, list[int]] = {}
        for first in range(len(names) - length + 1):
            if not any(breaks[first + 1 : first + length]):
                places.setdefault(" ".join(names[first : first + length]), []).append(first)
        for name, at in places.items():
            left = {beside(first - 1, first) for first in at}
            right = {beside(first + length, first + length - 1) for first in at}
            if len(at) > 1 and len(left) > 1 and len(right) > 1:
                wanted[name] = at
    assert found_in(text) == wanted


@given(texts)
def test_the_phrases_over_a_token_are_those_with_a_place_there(text: str) -> None:
    readings, phrases = phrases_of(text)
    for token in range(len(readings)):
        wanted = {
            number
            for number in range(len(phrases))
            if any(at <= token < at + phrases.length(number) for at in phrases.places(number))
        }
        found = phrases.covering(token)
        assert set(found) == wanted
        lengths = [phrases.length(number) for number in found]
        assert lengths == sorted(lengths, reverse=True)


@given(texts, st.lists(st.booleans(), min_size=24, max_size=24))
def test_what_stands_open_is_counted_place_by_place(text: str, waits: list[bool]) -> None:
    readings, phrases = phrases_of(text)
    waiting = np.array(waits[: len(readings)], np.uint8)
    doubts = np.arange(1, len(readings) + 1, dtype=np.int32) * 1000
    standing = phrases.standing(waiting, doubts)
    for number in range(len(phrases)):
        places = [range(at, at + phrases.length(number)) for at in phrases.places(number)]
        is_open = [place for place in places if sum(waiting[t] for t in place) >= 2]
        assert standing.places[number] == phrases.open_places(number, waiting) == len(is_open)
        assert standing.tokens[number] == sum(int(waiting[t]) for p in is_open for t in p)
        doubt = sum(int(doubts[t]) for p in is_open for t in p if waiting[t])
        assert standing.doubt[number] == doubt
