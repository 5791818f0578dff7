"""What a person decided before weighs on what is suggested now."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.engine.experience import Experienced
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.memory import Context, Outcome, Remembered

GUESS = (("đói", 0.7), ("đội", 0.2), ("dối", 0.1))


def packed(*contexts: tuple[str, str, int]) -> str:
    import json

    return json.dumps([list(context) for context in contexts], ensure_ascii=False)


def experienced(
    pairs: dict[str, tuple[Outcome, ...]], words: dict[str, int] | None = None
) -> Experienced:
    return Experienced(Remembered(1, pairs, words or {}))


def suggestion(read: str, guesses: tuple[tuple[str, float], ...] = GUESS) -> Suggestion:
    return Suggestion(0, len(read), tuple(Candidate(text, p) for text, p in guesses))


def test_what_was_decided_three_times_comes_first() -> None:
    known = experienced({"d6i": (Outcome("đội", 3, 0),)})
    result = known.decide(suggestion("d6i"), "d6i", "", "")
    assert result.best.text == "đội"
    assert result.best.posterior > 0.7
    assert "3" in result.why


def test_a_text_that_nobody_suggested_is_offered() -> None:
    known = experienced({"Bcng": (Outcome("Bằng", 2, 0),)})
    result = known.decide(suggestion("Bcng,", (("Bông,", 0.9),)), "Bcng,", "", "")
    assert result.best.text == "Bằng,"


def test_neighbours_decide_where_the_decisions_differ() -> None:
    known = experienced(
        {
            "dé": (
                Outcome("để", 4, 0, packed(("tiền", "phục", 4))),
                Outcome("đề", 4, 0, packed(("vấn", "này", 4))),
            )
        }
    )
    guesses = (("để", 0.5), ("đề", 0.45))
    assert known.decide(suggestion("dé", guesses), "dé", "vấn", "khác").best.text == "đề"
    assert known.decide(suggestion("dé", guesses), "dé", "Tiền", "phục").best.text == "để"


def test_what_was_refused_falls_behind() -> None:
    known = experienced({"d6i": (Outcome("đói", 0, 4),)})
    result = known.decide(suggestion("d6i"), "d6i", "", "")
    assert result.best.text == "đội"


def test_a_word_of_ones_own_is_kept_and_found_one_letter_off() -> None:
    known = experienced({}, {"Vinfarm": 1})
    guesses = (("Vina", 0.6), ("Vinfarm", 0.2))
    assert known.decide(suggestion("Vinfarm", guesses), "Vinfarm", "", "").best.text == "Vinfarm"
    off = known.decide(suggestion("Vinfarrn", (("Vinfarrn", 0.5),)), "Vinfarn", "", "")
    assert "Vinfarm" in {candidate.text for candidate in off.candidates}


def test_other_words_are_not_touched() -> None:
    known = experienced({"d6i": (Outcome("đội", 3, 0),)})
    given_ = suggestion("ngoai", (("ngoại", 0.8), ("ngoài", 0.2)))
    assert known.decide(given_, "ngoai", "d6i", "") is given_


@given(
    shares=st.lists(st.floats(0.01, 1), min_size=1, max_size=6),
    accepted=st.integers(0, 30),
    rejected=st.integers(0, 30),
    at=st.integers(0, 7),
)
def test_posteriors_stay_probabilities_in_falling_order(
    shares: list[float], accepted: int, rejected: int, at: int
) -> None:
    total = sum(shares) * 1.01
    guesses = sorted(((f"từ{i}", p / total) for i, p in enumerate(shares)), key=lambda g: -g[1])
    known = experienced({"tu": (Outcome(f"từ{at}", accepted, rejected),)})
    result = known.decide(suggestion("tu", tuple(guesses)), "tu", "", "")
    posteriors = [candidate.posterior for candidate in result.candidates]
    assert posteriors == sorted(posteriors, reverse=True)
    assert all(0 <= p <= 1 for p in posteriors)
    assert sum(posteriors) == pytest.approx(min(sum(posteriors), 1), abs=1e-4)
    assert len({candidate.text for candidate in result.candidates}) == len(posteriors)


def test_contexts_are_those_of_the_memory() -> None:
    assert Outcome("để", 1, 0, packed(("a", "b", 1))).contexts == (Context("a", "b", 1),)
